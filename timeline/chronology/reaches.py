"""How far one bound reaches from another: the monotone functions behind the ties.

Each takes a day and gives a day (see `days.py`); a bound that is not known stays so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from timeline.chronology.days import (
    SEASONS,
    WEEKDAYS,
    add,
    add_months,
    add_years,
    clamp,
    known,
    named_end,
    named_start,
    unit_end,
    unit_start,
)
from timeline.model import Quantity

_JUST = 42  # "had just turned": within six weeks, in days
_PLAIN = {"day", "week", "month", "year", "decade", "century"}
_SHORT = {"hour", "day", "week"}
_COARSE = {"month", "season", "year", "decade", "century"}


def same(day: int) -> int:
    return day


_Length = tuple[int, str, int]  # so many units, and months more


def counted_unit(amount: Quantity) -> str:
    """The calendar unit that a count of `amount` comes down to."""
    if amount.months or _is_vague(amount):
        return "month"
    if amount.unit not in _COARSE:
        return "day"
    return {"season": "month", "decade": "year", "century": "year"}.get(amount.unit, amount.unit)


def _is_vague(amount: Quantity) -> bool:
    """ "About a year", "about a year and a half": three months either way."""
    small = amount.low is not None and amount.low == amount.high and amount.low <= 2
    return amount.about == "about" and amount.unit == "year" and small


def least_and_most(amount: Quantity) -> tuple[_Length, _Length | None]:
    low = amount.low if amount.low is not None else 1
    high = amount.high
    years = {"decade": 10, "century": 100}.get(amount.unit)
    if years:
        return (low * years, "year", amount.months), (
            None if high is None else (high * years, "year", amount.months)
        )
    if _is_vague(amount):
        months = low * 12 + amount.months
        return (months - 3, "month", 0), (months + 3, "month", 0)
    if amount.about == "about" and low == high and amount.unit in ("week", "year"):
        low, high = max(low - 1, 0), low + 1
    least = (low, amount.unit, amount.months)
    return least, None if high is None else (high, amount.unit, amount.months)


def ahead(length: _Length, unit: str, slack: int, late: bool, day: int) -> int:
    moved = clamp(add(day, *length) + slack)
    return unit_end(moved, unit) if late else unit_start(moved, unit)


def back(length: _Length, unit: str, slack: int, late: bool, day: int) -> int:
    count, counted, months = length
    edge = unit_end(day, unit) if late else unit_start(day, unit)
    # The other way round than `ahead`: the months first. They have different lengths: 31 January
    # and 28 February are a month apart.
    moved = add(
        edge, 0 if counted in _SHORT else -count, "month" if counted in _SHORT else counted, -months
    )
    if late and unit != "day":
        moved = unit_end(moved, "month")
    if counted in _SHORT:
        moved = add(moved, -count, counted)
    return clamp(moved + slack)


def next_start(name: str, day: int) -> int:
    return named_start(day, name)


def next_end(name: str, day: int) -> int:
    return named_end(named_start(day, name), name)


def before_unit(name: str, day: int) -> int:
    """The last day on which the unit that ends by `day` can still be the following one."""
    return clamp((unit_start(day, name) if name in _PLAIN else day) - 1)


def unit_before(name: str, day: int) -> int:
    """The first day from which the unit that `day` lies in can be the first to follow."""
    if name in _PLAIN:
        return unit_start(clamp(unit_start(day, name) - 1), name)
    if name in WEEKDAYS:
        return clamp(day - 7)
    months = 14 if name in SEASONS else 12  # a season's last month is two after its first
    return add_months(unit_start(day, "month"), -months)


def last_start(name: str, day: int) -> int:
    if not known(day):
        return day
    if name in _PLAIN:
        return unit_start(clamp(unit_start(day, name) - 1), name)
    if name in WEEKDAYS:
        return named_start(clamp(day - 8), name)
    found = named_start(add_months(day, -16), name)
    following_one = named_start(found, name)
    return following_one if named_end(following_one, name) < day else found


def last_end(name: str, day: int) -> int:
    return named_end(last_start(name, day), name)


def start_of(unit: str, day: int) -> int:
    return unit_start(day, unit)


def end_of(unit: str, day: int) -> int:
    return unit_end(day, unit)


def named_in(name: str, late: bool, day: int) -> int:
    unit = "week" if name in WEEKDAYS else "year"
    start = named_start(clamp(unit_start(day, unit) - 1), name)
    return named_end(start, name) if late else start


def _birthday_eve(years: int, day: int) -> int:
    """The last day before the birthday; a bound at a month's end stays at a month's end, so that
    whole months and years stay whole."""
    if not known(day):
        return day
    moved = add_years(day, years)
    return unit_end(moved, "month") if unit_end(day, "month") == day else moved - 1


def _born_after(years: int, day: int) -> int:
    """The first birthday that leaves somebody younger than `years` on `day`; whole months stay."""
    if not known(day):
        return day
    moved = add_years(day, -years)
    return moved if unit_start(day, "month") == day else moved + 1


def _years(years: int, day: int) -> int:
    return add_years(day, years)


def _years_late(years: int, day: int) -> int:
    moved = add_years(day, years)
    whole = known(day) and unit_end(day, "month") == day
    return unit_end(moved, "month") if whole else moved


def _whole_years(years: int, late: bool, day: int) -> int:
    return (unit_end if late else unit_start)(add_years(day, years), "year")


Reach = Callable[[int], int]
_Four = tuple[Reach, Reach, Reach, Reach]


def _at(low: int, high: int) -> _Four:
    return (
        partial(_years, low),
        partial(_birthday_eve, high + 1),
        partial(_born_after, high + 1),
        partial(_years_late, -low),
    )


def _turned(low: int, high: int) -> _Four:
    return (
        partial(_years, low),
        partial(_years_late, high),
        partial(_years, -high),
        partial(_years_late, -low),
    )


def _just(low: int, high: int) -> _Four:
    def last(day: int) -> int:
        return clamp(add_years(day, high) + _JUST) if known(day) else day

    def born(day: int) -> int:
        return add_years(clamp(day - _JUST), -high) if known(day) else day

    return partial(_years, low), last, born, partial(_years_late, -low)


def _counting(low: int, high: int) -> _Four:
    return (
        partial(_whole_years, low - 1, False),
        partial(_whole_years, high - 1, True),
        partial(_whole_years, 1 - high, False),
        partial(_whole_years, 1 - low, True),
    )


def _ambiguous(low: int, high: int) -> _Four:
    return (
        partial(_whole_years, low - 1, False),
        partial(_birthday_eve, high + 1),
        partial(_born_after, high + 1),
        partial(_whole_years, 1 - low, True),
    )


def _grade(low: int, high: int) -> _Four:
    return (
        partial(_whole_years, low, False),
        partial(_whole_years, high, True),
        partial(_whole_years, -high, False),
        partial(_whole_years, -low, True),
    )


_EDGES = {"year-start": (1, 4), "year-end": (11, 12)}  # months


def part_of_year(name: str, years: int, late: bool, day: int) -> int:
    """The first or last day of a part of the year that comes `years` later."""
    if not known(day):
        return day
    start = unit_start(add_years(day, years), "year")
    if name not in _EDGES:
        return named_in(name, late, start)
    first, last = _EDGES[name]
    return unit_end(add_months(start, last - 1), "month") if late else add_months(start, first - 1)


# How an age reads: a new way to tell an age is one function and one line here.
AGES: dict[str, Callable[[int, int], _Four]] = {
    "at": _at,
    "turned": _turned,
    "just": _just,
    "counting": _counting,
    "ambiguous": _ambiguous,
    "year": _grade,
    "grade": _grade,
}
