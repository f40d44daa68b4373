"""Arithmetic on days of the calendar, as whole numbers, with "not known" at either end.

A day is its proleptic Gregorian ordinal (`date.toordinal`), so that bounds compare and travel
fast. `FIRST` stands for "no lower bound known", `LAST` for "no upper bound known"; every function
here leaves them as they are, and every function is monotone: a later day never gives an earlier
answer. The chronology rests on that (see `network.py`).

Units: "day", "week" (Monday to Sunday), "month", "season", "year", "decade", "century".
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from timeline.model import Quantity

FIRST = date.min.toordinal()
LAST = date.max.toordinal()
_FIRST_YEAR, _LAST_YEAR = date.min.year, date.max.year

# A season's first month and whether the year it is named after is that of its first month.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNIT_MONTHS = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}
_UNIT_DAYS = {"hour": 0, "day": 1, "week": 7}


def to_day(day: date | None, unknown: int) -> int:
    """The ordinal of a date, or `unknown` (FIRST or LAST) for None."""
    return unknown if day is None else day.toordinal()


def to_date(day: int) -> date | None:
    """The date of an ordinal; None where the bound is not known."""
    return None if day <= FIRST or day >= LAST else date.fromordinal(day)


def known(day: int) -> bool:
    """Whether a bound says anything."""
    return FIRST < day < LAST


def clamp(day: int) -> int:
    """An ordinal kept within the calendar."""
    return min(max(day, FIRST), LAST)


def _month_start(index: int) -> int:
    """The first day of a month counted from year 0 (12 a year); clamped."""
    year, month = divmod(index, 12)
    if year < _FIRST_YEAR:
        return FIRST
    if year > _LAST_YEAR:
        return LAST
    return date(year, month + 1, 1).toordinal()


@lru_cache(maxsize=65536)
def add_months(day: int, months: int) -> int:
    """The day moved by calendar months; the last of a month stays within the shorter month."""
    if not known(day):
        return day
    here = date.fromordinal(day)
    index = here.year * 12 + here.month - 1 + months
    start = _month_start(index)
    if not known(start):
        return start
    return min(start + here.day - 1, _month_start(index + 1) - 1)


@lru_cache(maxsize=65536)
def unit_start(day: int, unit: str) -> int:
    """The first day of the calendar unit that the day lies in."""
    if not known(day) or unit in _UNIT_DAYS:
        return day - (day - 1) % 7 if unit == "week" and known(day) else day
    here = date.fromordinal(day)
    if unit == "month":
        return _month_start(here.year * 12 + here.month - 1)
    if unit == "season":
        index = here.year * 12 + here.month - 1
        return _month_start(index - (index + 1 - 3) % 3)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    offset = 1 if unit == "century" else 0
    year = here.year - (here.year - offset) % size
    return _month_start(year * 12)


@lru_cache(maxsize=65536)
def unit_end(day: int, unit: str) -> int:
    """The last day of the calendar unit that the day lies in."""
    if not known(day) or unit in ("hour", "day"):
        return day
    if unit == "week":
        return day + 6 - (day - 1) % 7
    start = unit_start(day, unit)
    return _month_start(_month_index(start) + _UNIT_MONTHS[unit]) - 1


def _month_index(day: int) -> int:
    here = date.fromordinal(day)
    return here.year * 12 + here.month - 1


def add(day: int, amount: int, unit: str, months: int = 0) -> int:
    """The day moved by `amount` units and `months` more; hours and days by plain counting."""
    if not known(day):
        return day
    if unit in _UNIT_DAYS:
        return clamp(add_months(clamp(day + amount * _UNIT_DAYS[unit]), months))
    return clamp(add_months(day, amount * _UNIT_MONTHS[unit] + months))


def add_years(day: int, years: int) -> int:
    """The same day `years` later (29 February falls back to the 28th)."""
    return add_months(day, years * 12)


def months_of(quantity: Quantity, amount: int) -> int:
    """How many months `amount` of a quantity's units are, remainder included."""
    return amount * _UNIT_MONTHS.get(quantity.unit, 0) + quantity.months


def days_of(unit: str) -> int:
    """About how many days a unit has; to compare sizes, never to count."""
    return _UNIT_DAYS.get(unit) or _UNIT_MONTHS.get(unit, 0) * 30 or 1


@lru_cache(maxsize=4096)
def named_start(day: int, name: str) -> int:
    """The first day of the first unit called `name` that starts after `day`.

    `name`: a month, a season, a weekday, or a plain unit ("year": the next calendar year).
    """
    if not known(day):
        return day
    if name in WEEKDAYS:
        return day + 1 + (WEEKDAYS.index(name) - day) % 7
    if name in SEASONS or name in MONTHS:
        month = SEASONS.get(name) or MONTHS.index(name) + 1
        index = _month_index(day)
        return _month_start(index + 1 + (month - 2 - index) % 12)
    return clamp(unit_end(day, name) + 1)


def named_end(start: int, name: str) -> int:
    """The last day of the unit called `name` that starts on `start`."""
    if not known(start) or name in WEEKDAYS:
        return start
    if name in SEASONS:
        return add_months(start, 3) - 1
    if name in MONTHS:
        return unit_end(start, "month")
    return unit_end(start, name)
