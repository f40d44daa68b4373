"""Moments: dates as fine as they are known, the arithmetic on them, and their TIMEX3 values.

A `Moment` holds a year (negative before Christ: 480 BC is -480), a month and a day, 0 where not
known, and the unit it is told in. Steps over the birth of Christ count no year 0.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from timeline.expressions.drafts import Day, Fine

_CYCLE = 400  # the Gregorian calendar repeats after 400 years, so that any year can be counted in
SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}


class Moment(NamedTuple):
    """A point of the story. `year` None: no year is known at all."""

    year: int | None
    month: int = 0
    day: int = 0
    unit: Fine = "year"
    part: str = ""
    mod: str = ""  # the words' "early", "the end of", "about": see `spans.window`


def year_number(year: int) -> int:
    """Years in one unbroken row (astronomical: 1 BC is 0)."""
    return year + 1 if year < 0 else year


def year_name(number: int) -> int:
    """The year of a place in the row: negative before Christ."""
    return number - 1 if number <= 0 else number


def add_years(year: int, step: int) -> int:
    return year_name(year_number(year) + step)


def add_months(year: int, month: int, step: int) -> tuple[int, int]:
    total = year_number(year) * 12 + month - 1 + step
    return year_name(total // 12), total % 12 + 1


def add_days(year: int, month: int, day: int, step: int) -> tuple[int, int, int] | None:
    """The day so many days on; None where the calendar has no such day or the step is absurd."""
    number = year_number(year)
    turns = 0 if 1000 < number < 9000 else (4000 - number) // _CYCLE
    try:
        moved = date(number + turns * _CYCLE, month, day) + timedelta(days=step)
    except (ValueError, OverflowError):
        return None
    return year_name(moved.year - turns * _CYCLE), moved.month, moved.day


def weekday_of(year: int, month: int, day: int) -> int:
    """1 Monday to 7 Sunday."""
    number = year_number(year)
    turns = 0 if 0 < number < 9999 else (4000 - number) // _CYCLE
    return date(number + turns * _CYCLE, month, day).isoweekday()


def iso_week(year: int, month: int, day: int) -> tuple[int, int]:
    got = date(year, month, day).isocalendar()
    return got.year, got.week


def year_text(year: int | None, unit: str = "year") -> str:
    """ "1941", "BC0480", "194" (decade), "18" (century), "XXXX" for none."""
    if year is None:
        return {"decade": "XXX", "century": "XX"}.get(unit, "XXXX")
    digits = {"decade": 3, "century": 2}.get(unit, 4)
    whole = f"{abs(year):04}"
    return ("BC" if year < 0 else "") + whole[: len(whole) - 4 + digits]


def day_value(day: Day, year: int | None) -> str:
    """The TIMEX3 value of a date whose year is now known (None: it stays open)."""
    text = year_text(year, day.unit)
    if day.unit in ("century", "decade", "year"):
        return text
    if day.unit in ("season", "half", "quarter"):
        return f"{text}-{day.part}"
    if day.unit == "month":
        return f"{text}-{day.month:02}" if day.month else f"{text}-XX"
    month = f"{day.month:02}" if day.month else "XX"
    number = f"{day.day:02}" if day.day else "XX"
    return f"{text}-{month}-{number}{day.part if day.unit == 'time' else ''}"


def moment_value(moment: Moment) -> str:
    """The TIMEX3 value of a moment."""
    if moment.unit == "week" and moment.year and moment.year > 0 and moment.month and moment.day:
        year, week = iso_week(moment.year, moment.month, moment.day)
        return f"{year:04}-W{week:02}{moment.part}"
    return day_value(
        Day(moment.unit, moment.year, moment.month or None, moment.day or None, moment.part),
        moment.year,
    )
