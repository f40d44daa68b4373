"""How many a setting would give: of the named periods, of the ages, of the distances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import ibis.expr.types as ir
from ibis import _

from timeline.catalogue import falls
from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.selection import Selection
from timeline.catalogue.slots import slotted
from timeline.periods import Period

_MOST_AT_ONCE = 100  # periods in one question: each needs two slots


def how_many(catalogue: Asker, selection: Selection) -> int:
    """How many events a selection chooses."""
    shape, days = slotted(selection)
    found: int = catalogue.run(_number(shape), days)["n"][0].as_py()
    return found


def in_periods(catalogue: Asker, selection: Selection, periods: Sequence[Period]) -> list[int]:
    """How many events a selection would choose in each of these periods alone, in their order."""
    found: list[int] = []
    for start in range(0, len(periods), _MOST_AT_ONCE):
        these = tuple(periods[start : start + _MOST_AT_ONCE])
        shape, days = slotted(replace(selection, periods=these))
        found += catalogue.run(_in_each(shape), days).to_pylist()[0].values()
    return found


@lru_cache(maxsize=256)
def _number(selection: Selection) -> ir.Table:
    return narrow("events", selection).aggregate(n=_.count())


@lru_cache(maxsize=64)
def _in_each(selection: Selection) -> ir.Table:
    rows = narrow("events", selection, leave=("periods",))
    return rows.aggregate(
        **{
            f"n{number}": rows.count(where=falls.in_any(rows, (period,), selection.how))
            for number, period in enumerate(selection.periods)
        }
    )
