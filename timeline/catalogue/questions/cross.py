"""Counts two ways at once: periods by a column of the events, or by when narrators were born."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from timeline.catalogue import falls
from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.schema import again
from timeline.catalogue.selection import Selection
from timeline.catalogue.slots import slotted
from timeline.model import BOUNDS
from timeline.periods import Period

# What tells whether an event falls into a period, and how much of it.
_NEEDED = (*BOUNDS, "point", "first_day", "last_day", "weight")
_FOR_BIRTHS = 1004  # this join, told apart from those of filters (`schema.again`)

ANSWER = pa.schema(
    [
        ("column", pa.string()),
        ("row", pa.string()),
        ("whole", pa.int64()),
        ("sure", pa.int64()),
        ("aoristic", pa.float64()),
        ("possible", pa.int64()),
    ]
)


def cross_table(
    catalogue: Asker,
    selection: Selection,
    columns: Mapping[str, Period],
    rows: str = "category",
    of: str = "event",
) -> pa.Table:
    """Counts by period and by a column of the events: `column, row, whole, sure, aoristic,
    possible`.

    `columns` names the periods; `rows` is a column of the events (category, country, basis ...).
    `sure` and `possible` count events; `aoristic` sums their weights: of what lasts it counts the
    share of its days, so that over all periods each event counts once. `whole` counts events that
    lie surely and wholly in the period, so that whole ≤ aoristic ≤ possible.
    With `of="birth"` an event counts in the period in which its narrator was born.
    """
    if not columns:
        return pa.Table.from_pylist([], ANSWER)
    together = replace(selection, periods=(*selection.periods, *columns.values()))
    shape, days = slotted(together)
    own, asked = shape.periods[: -len(columns)], shape.periods[-len(columns) :]
    found = catalogue.run(_cells(replace(shape, periods=own), asked, rows, of), days).to_pylist()
    names = tuple(columns)
    cells: list[dict[str, Any]] = [
        {**cell, "column": names[cell["number"]]} for cell in found if cell["possible"]
    ]
    return pa.Table.from_pylist(cells, ANSWER)


@lru_cache(maxsize=64)
def _cells(selection: Selection, periods: tuple[Period, ...], rows: str, of: str) -> ir.Table:
    """One row for each period, by its number, and each value."""
    chosen = narrow("events", selection)
    if of == "birth":
        chosen = _as_births(chosen, rows)
    firsts, lasts = (
        ibis.array([ibis.literal(day) for day in days])
        for days in zip(*((each.first, each.last) for each in periods), strict=True)
    )
    # Each event once for every period: one small expression, however many periods there are.
    each = chosen.select(rows, *_NEEDED).mutate(number=ibis.range(len(periods)).unnest())
    each = each.mutate(opens=firsts[each.number], closes=lasts[each.number])
    sure, may = (falls.in_one(each, each.opens, each.closes, how) for how in ("surely", "may"))
    begin, end = falls.day_number(each.opens), falls.day_number(each.closes)
    days = ibis.least(each.last_day, end) - ibis.greatest(each.first_day, begin) + 1
    weight = ibis.greatest(days, 0) * each.weight
    counted = each.group_by(row=each[rows].cast("string"), number=each.number).aggregate(
        whole=each.count(where=_wholly(each)),
        sure=each.count(where=sure),
        aoristic=weight.sum(where=may).fill_null(0.0),
        possible=each.count(where=may),
    )
    return counted.order_by("number", "row")


def _wholly(rows: ir.Table) -> ir.BooleanValue:
    """Whether all the days on which a row may have been are known and lie in its period."""
    begins = rows.begin_of_the_begin.notnull() & (rows.begin_of_the_begin >= rows.opens)
    return begins & rows.end_of_the_end.notnull() & (rows.end_of_the_end <= rows.closes)


def _as_births(rows: ir.Table, keep: str) -> ir.Table:
    """Events with the bounds of their narrator's birth in place of their own."""
    lives = again("lives", _FOR_BIRTHS)
    first, last = lives.born_first, lives.born_last
    begin, end = falls.day_number(first), falls.day_number(last)
    births = lives.select(
        "life",
        begin_of_the_begin=first,
        end_of_the_begin=last,
        begin_of_the_end=first,
        end_of_the_end=last,
        point=ibis.literal(True),
        first_day=begin,
        last_day=end,
        weight=1 / (end - begin + 1).cast("float64"),
    )
    known = births.filter(births.first_day.notnull() | births.last_day.notnull())
    return rows.select("life", keep).inner_join(known, "life")
