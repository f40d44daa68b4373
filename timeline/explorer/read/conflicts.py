"""What does not fit together in a testimony, told where it comes up, with what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook

Row = Mapping[str, Any]

SIDES = ("first", "second", "both")


def where(conflict: Row, paragraphs: Sequence[Row]) -> int:
    """The number of the paragraph after which a conflict is told: that of its last passage."""
    last = max((passage["start"] for passage in conflict["passages"]), default=-1)
    over = (each["number"] for each in paragraphs if each["start"] <= last < each["end"])
    return next(over, -1)


def conflict_note(
    t: Interface, testimony: str, conflict: Row, quoted: bool, writes: bool
) -> html.Div:
    """The statements that cannot all be true, why, and whom to trust where that can be kept."""
    passages = sorted(conflict["passages"], key=lambda passage: passage["start"])
    return html.Div(
        [
            html.B(t("panel.conflict")),
            html.Ol([html.Li(_quote(t, passage, quoted)) for passage in passages]),
            html.P(conflict["why"]),
            html.P(t("read.both-kept"), className="note"),
            _choices(t, testimony, conflict) if writes and len(passages) > 1 else None,
        ],
        className="conflict",
        role="note",
        **hook(aria_label=t("panel.conflict")),
    )


def _quote(t: Interface, passage: Row, quoted: bool) -> Any:
    words = f"“{passage['quote']}”" if quoted else passage["quote"]
    return button(
        words, class_="link", title=t("read.to-passage"), data_to_place=str(passage["start"])
    )


def _choices(t: Interface, testimony: str, conflict: Row) -> html.Div:
    return html.Div(
        [
            button(
                t(f"read.trust-{side}"),
                data_trust=side,
                data_testimony=testimony,
                data_conflict=str(conflict["number"]),
            )
            for side in SIDES
        ],
        className="actions",
    )
