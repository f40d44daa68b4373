"""What a selection does: narrow a table, become an address and come back, be said in a sentence.

Everything here walks over `FILTERS`; nothing here knows a single filter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote

import ibis.expr.types as ir

from timeline.catalogue.filters import FILTERS, Filter
from timeline.catalogue.phrases import Phrases
from timeline.catalogue.schema import TABLES
from timeline.catalogue.selection import DEFAULTS, HOWS, How, Selection
from timeline.model import TimelineError


def narrow(table: str, selection: Selection, *, leave: Iterable[str] = ()) -> ir.Table:
    """The rows of "events" or "history" that a selection chooses, as an expression.

    Filters named in `leave`, and those that do not concern the table, are left out.
    """
    rows, skipped = TABLES[table], frozenset(leave)
    for each in FILTERS:
        value = getattr(selection, each.name)
        if table in each.tables and each.name not in skipped and value not in _EVERYTHING:
            rows = each.narrow(rows, value, selection)
    return rows


def to_address(selection: Selection) -> str:
    """The query of the page's address that says this selection; "" for everything."""
    parts: list[tuple[str, str]] = (
        [("how", selection.how)] if selection.how != DEFAULTS["how"] else []
    )
    parts += [(each.name, each.write(getattr(selection, each.name))) for each in _set(selection)]
    return "&".join(f"{name}={quote(text, safe=',.:-')}" for name, text in parts)


def from_address(query: str | Mapping[str, str]) -> Selection:
    """The selection that an address says. Raises TimelineError for what cannot be read."""
    selection, faults = read_address(query)
    if faults:
        raise TimelineError("; ".join(faults))
    return selection


def read_address(query: str | Mapping[str, str]) -> tuple[Selection, tuple[str, ...]]:
    """What of an address could be read, and one line for each part that could not.

    Names that belong to something else than the selection are passed over.
    """
    if isinstance(query, str):
        query = dict(parse_qsl(query.lstrip("?"), keep_blank_values=True))
    readers: dict[str, Callable[[str], Any]] = {each.name: each.read for each in FILTERS}
    readers["how"] = _how
    chosen: dict[str, Any] = {}
    faults: list[str] = []
    for name, text in query.items():
        if name in readers and text:
            try:
                chosen[name] = readers[name](text)
            except ValueError as error:
                faults.append(f"{name}={text[:80]}: {error}")
    return Selection(**chosen), tuple(faults)


def sentence(selection: Selection, phrases: Phrases) -> str:
    """What is shown, in one sentence of the phrases' language."""
    said = [each.say(getattr(selection, each.name), phrases, selection) for each in _set(selection)]
    if not said:
        return phrases.say("selection.everything")
    return phrases.say("selection.sentence", parts=phrases.say("selection.join").join(said))


def _set(selection: Selection) -> list[Filter]:
    """The filters that are set to something else than their default, in the order of FILTERS."""
    return [each for each in FILTERS if getattr(selection, each.name) != DEFAULTS[each.name]]


# Values of a filter that keep every row (a default may keep fewer: scope is the life's own).
_EVERYTHING: tuple[object, ...] = (None, (), "")


def _how(text: str) -> How:
    for how in HOWS:
        if text == how:
            return how
    raise ValueError(f"must be one of {', '.join(HOWS)}")
