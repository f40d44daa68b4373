"""Components → HTML: for the first page, which can be read before any script runs, and for every
part of the page that changes.

Dash sends a page as data that a script turns into elements one by one, which takes long for
hundreds of them; this writes the same components as HTML, which assets/page-0-fill.js puts in.
Every text and attribute is escaped here: nothing that was told can become markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from dash.development.base_component import Component

_VOID = ("Br", "Hr", "Img", "Input", "Wbr")
_NAMES = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "autoComplete": "autocomplete",
    "spellCheck": "spellcheck",
    "maxLength": "maxlength",
    "inputMode": "inputmode",
}
_LEFT_OUT = ("children", "key", "n_clicks", "disable_n_clicks", "debounce", "persistence")
_PLACES = ("Graph", "AgGrid")  # what only a script can fill


class Written(str):
    """HTML that was written already, by this module: it is put in as it is."""

    __slots__ = ()


def to_html(node: Any) -> str:
    """The HTML of a component, a text or a list of them; of figures, an empty place."""
    if node is None:
        return ""
    if isinstance(node, Written):
        return node
    if isinstance(node, (list, tuple)):
        return "".join(map(to_html, node))
    if not isinstance(node, Component):
        return escape(str(node))
    written: Callable[[], dict[str, Any]] = node.to_plotly_json
    values = written()
    props = values["props"]
    if values["type"] in _PLACES:
        return f'<div id="{escape(str(props.get("id", "")))}"></div>'
    tag = values["type"].lower()
    attributes = "".join(_attribute(name, value) for name, value in props.items())
    if values["type"] in _VOID:
        return f"<{tag}{attributes}>"
    return f"<{tag}{attributes}>{to_html(props.get('children'))}</{tag}>"


def in_pieces(nodes: Sequence[Any]) -> list[tuple[str, str]]:
    """Elements as HTML, each with what is in it apart, so that a page can leave alone an element
    of which only the attributes change. A start tag ends at its first ">"."""
    found = []
    for node in nodes:
        start, _, rest = to_html(node).partition(">")
        within, _, end = rest.rpartition("</")
        found.append((f"{start}></{end}", within))
    return found


def _attribute(name: str, value: Any) -> str:
    if name in _LEFT_OUT or value is None or value is False:
        return ""
    written = _NAMES.get(name, name)
    if name == "style":
        value = ";".join(f"{_css(prop)}:{what}" for prop, what in value.items())
    if value is True:
        return f" {written}"
    return f' {written}="{escape(str(value))}"'


def _css(name: str) -> str:
    """minHeight → min-height."""
    return "".join(f"-{char.lower()}" if char.isupper() else char for char in name)
