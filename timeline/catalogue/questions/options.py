"""How many events settings would give: each named period, each stage of life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import ibis
import ibis.expr.types as ir
from ibis import _

from timeline.catalogue import falls
from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.schema import again
from timeline.catalogue.selection import How, Selection
from timeline.catalogue.slots import slotted
from timeline.periods import Period

Ages = tuple[int, int]

MOST_PERIODS = 100  # of which is asked at once: each needs two slots
_FOR_OPTIONS = 1004  # this join, told apart from those of filters (`schema.again`)


@dataclass(frozen=True, slots=True)
class Options:
    """How many events are chosen, and how many would be with each of these periods, or ages,
    alone instead of the chosen ones, in the order in which they were asked about."""

    chosen: int
    periods: tuple[int, ...]
    ages: tuple[int, ...]


def how_many(catalogue: Asker, selection: Selection) -> int:
    """How many events a selection chooses."""
    shape, days = slotted(selection)
    found: int = catalogue.run(_number(shape), days)["n"][0].as_py()
    return found


def options(
    catalogue: Asker, selection: Selection, periods: Sequence[Period], ages: Sequence[Ages]
) -> Options:
    """The numbers of settings, in one look at the rows; of at most MOST_PERIODS periods."""
    own, asked = len(selection.periods), tuple(periods)[:MOST_PERIODS]
    shape, days = slotted(replace(selection, periods=(*selection.periods, *asked)))
    answer = catalogue.run(_options(shape, own, tuple(ages)), days).to_pylist()[0]
    numbers = [answer[name] for name in sorted(answer)]
    return Options(numbers[0], tuple(numbers[1 : 1 + len(asked)]), tuple(numbers[1 + len(asked) :]))


@lru_cache(maxsize=256)
def _number(selection: Selection) -> ir.Table:
    return narrow("events", selection).aggregate(n=_.count())


@lru_cache(maxsize=128)
def _options(selection: Selection, own: int, ages: tuple[Ages, ...]) -> ir.Table:
    """The numbers, under names in their order. The first `own` periods are the chosen ones."""
    how, chosen, asked = selection.how, selection.periods[:own], selection.periods[own:]
    events = narrow("events", selection, leave=("periods", "age"))
    lives = again("lives", _FOR_OPTIONS).select("life", "born_first", "born_last")
    rows = events.left_join(lives, "life")
    aged = _aged(rows, selection.age, how) if selection.age else ibis.literal(True)
    now = falls.in_any(rows, chosen, how)
    where = [
        now & aged,
        *(falls.in_any(rows, (period,), how) & aged for period in asked),
        *(now & _aged(rows, each, how) for each in ages),
    ]
    return rows.aggregate(
        **{f"n{place:04}": rows.count(where=test) for place, test in enumerate(where)}
    )


def _aged(rows: ir.Table, ages: Ages, how: How) -> ir.BooleanValue:
    born = (rows.born_first, rows.born_last)
    reach = falls.after(born, ages[0], ages[1] + 1, how, whole_years=True)
    return falls.in_one(rows, *reach, how)
