"""Small parts that every view is made of: attributes by name, buttons, how graphs behave."""

from __future__ import annotations

from typing import Any

from dash import html

GRAPH: Any = {"displayModeBar": False, "staticPlot": True, "responsive": False}


def hook(**values: str | bool) -> dict[str, Any]:
    """data-… and aria-… attributes from Python names: `hook(data_set="how=may")`."""
    return {name.replace("_", "-"): value for name, value in values.items()}


def button(children: Any, *, name: str = "", title: str = "", **attributes: Any) -> html.Button:
    """A native button; attributes as for `hook`, with `class_` and `id`."""
    known = {
        key: attributes.pop(key)
        for key in ("id", "role", "hidden", "style", "tabIndex")
        if key in attributes
    }
    class_name = attributes.pop("class_", "")
    if name:
        attributes["aria_label"] = name
    return html.Button(
        children,
        type="button",
        className=class_name or None,
        title=title or name or None,
        **known,
        **hook(**attributes),
    )
