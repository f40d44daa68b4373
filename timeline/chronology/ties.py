"""How statements act on bounds: one small function for each way that words tie two moments.

Every function returns the `Tie`s (or `Limit`s) of one relation between variables, both ways
round: what "two years later" says of the later event, and what it then says of the earlier one.
All reach functions are monotone (see `days.py`). The readings of ages, shifts and durations are
those of the annotation guide: shift the window, then widen it to whole units of the unit counted.
"""

from __future__ import annotations

from functools import partial

from timeline.chronology.days import known
from timeline.chronology.network import EARLIEST, LATEST, Limit, Tie
from timeline.chronology.reaches import (
    AGES,
    ahead,
    back,
    before_unit,
    counted_unit,
    end_of,
    last_end,
    last_start,
    least_and_most,
    named_in,
    next_end,
    next_start,
    part_of_year,
    same,
    start_of,
    unit_before,
)
from timeline.model import Age, Quantity


def between(variable: str, first: int, last: int) -> tuple[Limit, ...]:
    """The moment lies between two days, both included; an unknown day says nothing."""
    found = []
    if known(first):
        found.append(Limit(variable, EARLIEST, first))
    if known(last):
        found.append(Limit(variable, LATEST, last))
    return tuple(found)


def not_before(later: str, earlier: str) -> tuple[Tie, ...]:
    """`later` comes on the day of `earlier` or after it."""
    return (
        Tie(later, EARLIEST, earlier, EARLIEST, same),
        Tie(earlier, LATEST, later, LATEST, same),
    )


def same_moment(one: str, other: str) -> tuple[Tie, ...]:
    """Both are one moment."""
    return not_before(one, other) + not_before(other, one)


def apart(later: str, earlier: str, amount: Quantity, *, loose: bool = True) -> tuple[Tie, ...]:
    """`later` comes `amount` after `earlier`, widened to whole calendar units of what is counted.

    `loose`: weeks are taken within three days either way ("three weeks later"). An amount without
    a number ("years later") says only that at least one unit lies between. The third and the
    fourth tie are those of the most that lies between.
    """
    least, most = least_and_most(amount)
    unit = counted_unit(amount)
    slack = 3 if loose and amount.unit == "week" else 0
    ties = [
        Tie(later, EARLIEST, earlier, EARLIEST, partial(ahead, least, unit, -slack, False)),
        Tie(earlier, LATEST, later, LATEST, partial(back, least, unit, slack, True)),
    ]
    if most is not None:
        ties += [
            Tie(later, LATEST, earlier, LATEST, partial(ahead, most, unit, slack, True)),
            Tie(earlier, EARLIEST, later, EARLIEST, partial(back, most, unit, -slack, False)),
        ]
    return tuple(ties)


def following(later: str, earlier: str, name: str) -> tuple[Tie, ...]:
    """`later` lies in the first `name` ("spring", "august", "year") that starts after `earlier`."""
    return (
        Tie(later, EARLIEST, earlier, EARLIEST, partial(next_start, name)),
        Tie(later, LATEST, earlier, LATEST, partial(next_end, name)),
        Tie(earlier, LATEST, later, LATEST, partial(before_unit, name)),
        Tie(earlier, EARLIEST, later, EARLIEST, partial(unit_before, name)),
    )


def preceding(earlier: str, later: str, name: str) -> tuple[Tie, ...]:
    """`earlier` lies in the last `name` that is over before `later` ("the spring before")."""
    return (
        Tie(earlier, EARLIEST, later, EARLIEST, partial(last_start, name)),
        Tie(earlier, LATEST, later, LATEST, partial(last_end, name)),
    )


def in_same(one: str, other: str, unit: str, name: str = "") -> tuple[Tie, ...]:
    """Both lie in one calendar unit ("that year"); `one` in its `name` ("that November")."""
    ties = (
        Tie(other, EARLIEST, one, EARLIEST, partial(start_of, unit)),
        Tie(other, LATEST, one, LATEST, partial(end_of, unit)),
    )
    if name and name != unit:
        return (
            Tie(one, EARLIEST, other, EARLIEST, partial(named_in, name, False)),
            Tie(one, LATEST, other, LATEST, partial(named_in, name, True)),
            *ties,
        )
    return (
        Tie(one, EARLIEST, other, EARLIEST, partial(start_of, unit)),
        Tie(one, LATEST, other, LATEST, partial(end_of, unit)),
        *ties,
    )


def aged(birth: str, at: str, age: Age) -> tuple[Tie, ...]:
    """`at` falls while somebody born at `birth` has the age."""
    first, last, born_first, born_last = AGES[age.mode](age.low, age.high)
    if age.part:
        first = partial(part_of_year, age.part, age.low, False)
        last = partial(part_of_year, age.part, age.high, True)
    return (
        Tie(at, EARLIEST, birth, EARLIEST, first),
        Tie(at, LATEST, birth, LATEST, last),
        Tie(birth, EARLIEST, at, EARLIEST, born_first),
        Tie(birth, LATEST, at, LATEST, born_last),
    )
