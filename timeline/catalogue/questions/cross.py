"""Counts two ways at once: periods by a column of the events, or by when narrators were born."""

from __future__ import annotations

from collections.abc import Mapping
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
from timeline.catalogue.spans import EPOCH
from timeline.periods import Period

_FOR_BIRTHS = 1004  # this join, told apart from those of filters (`schema.again`)

ANSWER = pa.schema(
    [
        ("column", pa.string()),
        ("row", pa.string()),
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
    """Counts by period and by a column of the events: `column, row, sure, aoristic, possible`.

    `columns` names the periods; `rows` is a column of the events (category, country, basis ...).
    `sure` and `possible` count events; `aoristic` sums their weights: of what lasts it counts the
    share of its days, so that over all periods each event counts once.
    With `of="birth"` an event counts in the period in which its narrator was born.
    """
    shape, days = slotted(selection)
    wide = catalogue.run(_wide(shape, tuple(columns.values()), rows, of), days).to_pylist()
    cells: list[dict[str, Any]] = [
        {
            "column": name,
            "row": row["row"],
            "sure": row[f"sure_{number}"],
            "aoristic": row[f"aoristic_{number}"],
            "possible": row[f"possible_{number}"],
        }
        for number, name in enumerate(columns)
        for row in wide
        if row[f"possible_{number}"]
    ]
    return pa.Table.from_pylist(cells, ANSWER)


@lru_cache(maxsize=64)
def _wide(selection: Selection, periods: tuple[Period, ...], rows: str, of: str) -> ir.Table:
    """One row for each value, with the three figures of every period beside each other."""
    chosen = narrow("events", selection)
    if of == "birth":
        chosen = _as_births(chosen, rows)
    figures = {}
    for number, period in enumerate(periods):
        weight = falls.days_shared(chosen, period, EPOCH) * chosen.weight
        sure, may = (falls.in_any(chosen, [period], how) for how in ("surely", "may"))
        figures[f"sure_{number}"] = chosen.count(where=sure)
        figures[f"aoristic_{number}"] = weight.sum(where=may).fill_null(0.0)
        figures[f"possible_{number}"] = chosen.count(where=may)
    return chosen.group_by(row=chosen[rows].cast("string")).aggregate(**figures).order_by("row")


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
