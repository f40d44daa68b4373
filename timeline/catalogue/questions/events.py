"""Which events: the marks of a picture, a page of the table."""

from __future__ import annotations

from functools import lru_cache

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.questions.at_hand import marks_at_hand
from timeline.catalogue.selection import Selection
from timeline.catalogue.slots import slotted

# What a picture and a table need of an event; the rest is asked for when one is opened.
SHOWN = (
    "key", "testimony", "lane", "narrator", "position", "title", "category", "scope", "place",
    "country", "edtf", "begin_of_the_begin", "end_of_the_begin", "begin_of_the_end",
    "end_of_the_end", "point", "ongoing", "approximate", "first_day", "last_day", "basis",
    "certainty", "status", "age_low", "age_high", "conflict", "disputed",
)  # fmt: skip

# Columns a table can be sorted by, and what to sort by then.
SORTS = {
    "date": ("first_day", "last_day"),
    "end": ("last_day", "first_day"),
    "narrator": ("narrator", "first_day"),
    "title": ("title", "first_day"),
    "category": ("category", "first_day"),
    "place": ("place", "first_day"),
    "certainty": ("window_days", "first_day"),
    "age": ("age_low", "age_high"),
    "basis": ("basis", "first_day"),
}


def marks(catalogue: Asker, selection: Selection, limit: int | None = None) -> pa.Table:
    """The chosen events, one row each, by lane and in time order; at most `limit` of them."""
    kept = marks_at_hand(catalogue, selection, SHOWN)
    if kept is not None:
        return kept if limit is None else kept.slice(0, limit)
    shape, days = slotted(selection)
    return catalogue.run(_marks(shape, limit), days)


@lru_cache(maxsize=256)
def _marks(selection: Selection, limit: int | None) -> ir.Table:
    rows = narrow("events", selection).select(*SHOWN)
    ordered = rows.order_by("lane", "testimony", "position")
    return ordered if limit is None else ordered.limit(limit)


def page(
    catalogue: Asker,
    selection: Selection,
    sort: str = "date",
    descending: bool = False,
    offset: int = 0,
    limit: int = 100,
) -> pa.Table:
    """A page of the chosen events, sorted by one of SORTS; what is not known comes last.

    Raises KeyError for another `sort`.
    """
    shape, days = slotted(selection)
    return catalogue.run(_page(shape, sort, descending, offset, limit), days)


@lru_cache(maxsize=256)
def _page(selection: Selection, sort: str, descending: bool, offset: int, limit: int) -> ir.Table:
    rows = narrow("events", selection)
    keys = SORTS[sort]
    rows = rows.mutate(window_days=_.last_day - _.first_day).select(*SHOWN, "window_days", "quote")
    ordered = rows.order_by(*(_sorted(rows, name, descending) for name in keys), rows.key)
    return ordered.limit(limit, offset=offset).drop("window_days")


def _sorted(rows: ir.Table, name: str, descending: bool) -> ir.Value:
    return ibis.desc(name, nulls_first=False) if descending else ibis.asc(name, nulls_first=False)
