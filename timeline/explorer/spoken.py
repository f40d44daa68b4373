"""What is announced after each change: which page it is, what it shows, how lives are lined up."""

from __future__ import annotations

from timeline.explorer.interface import Interface
from timeline.explorer.view import View, kind_of


def spoken(t: Interface, view: View, said: str) -> str:
    """The sentence of the selection, with what stands beside it only for the eye."""
    parts = [said]
    if view.page:
        method = view.page == "method"
        name = t("research.method") if method else t(f"page.{view.page}")
        parts = [f"{name}.", said]
    if view.axis:
        kind = kind_of(view.axis)
        first = t("axis.from-first", kind=t.named("category", kind)) if kind else ""
        parts.append(t("say.axis", axis=first or t(f"axis.{view.axis}")))
    if view.order != "birth":
        parts.append(t("say.order", order=t(f"order.{view.order}")))
    return " ".join(parts)
