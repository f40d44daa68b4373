"""Holidays that move: the day (or days) of a feast in a year, from the calendar libraries.

`FEASTS` names each reckoning; the lexicon's table `feasts` gives them names in each language.
To add one: one function from a year to its first day (None where the reckoning gives none) and
one line in `FEASTS`. Days come from calendars, not from lists of public holidays: feasts were
kept where they were no holiday, or forbidden. A sighted or disputed day may be one off; `slack`
says by how many days the bounds are widened.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

Reckoning = Callable[[int], "date | None"]


class Feast(NamedTuple):
    """How a feast is reckoned, how many days it lasts and how far its day is in doubt."""

    day: Reckoning
    days: int = 1
    slack: int = 0


def _easter(shift: int = 0) -> Reckoning:
    def reckon(year: int) -> date | None:
        from dateutil.easter import easter

        if not 1583 <= year <= 4099:
            return None
        return easter(year) + timedelta(days=shift)

    return reckon


def _orthodox(year: int) -> date | None:
    from dateutil.easter import EASTER_ORTHODOX, easter

    return easter(year, EASTER_ORTHODOX) if 1583 <= year <= 4099 else None


def _lunar(month: int, day: int, leap: bool = False) -> Reckoning:
    def reckon(year: int) -> date | None:
        from korean_lunar_calendar import KoreanLunarCalendar

        calendar = KoreanLunarCalendar()
        if not 1000 <= year <= 2050 or not calendar.setLunarDate(year, month, day, leap):
            return None
        return date(calendar.solarYear, calendar.solarMonth, calendar.solarDay)

    return reckon


def _islamic(month: int, day: int) -> Reckoning:
    def reckon(year: int) -> date | None:
        from hijridate import Hijri

        if not 1925 <= year <= 2076:
            return None
        first = int((year - 622) * 33 / 32)
        for hijri in range(first - 1, first + 3):
            found = Hijri(hijri, month, day).to_gregorian()
            if found.year == year:
                return date(found.year, found.month, found.day)
        return None

    return reckon


def _hebrew(month: int, day: int) -> Reckoning:
    def reckon(year: int) -> date | None:
        from pyluach.dates import HebrewDate

        for hebrew in (year + 3760, year + 3761):
            found = HebrewDate(hebrew, month, day).to_pydate()
            if found.year == year:
                return date(found.year, found.month, found.day)
        return None

    return reckon


def _nowruz(year: int) -> date | None:
    from jdatetime import date as persian

    if not 1000 <= year <= 2200:
        return None
    found = persian(year - 621, 1, 1).togregorian()
    return date(found.year, found.month, found.day)


@lru_cache(maxsize=512)
def _national(country: str, word: str, year: int) -> date | None:
    from holidays import country_holidays

    calendar = country_holidays(country)
    if not calendar.start_year <= year <= calendar.end_year:
        return None
    for day, name in sorted(country_holidays(country, years=year, language="en_US").items()):
        if word in name.lower() and "eve" not in name.lower().split():
            return date(day.year, day.month, day.day)
    return None


def _tet(year: int) -> date | None:
    return _national("VN", "lunar new year", year) or _lunar(1, 1)(year)


def _diwali(year: int) -> date | None:
    found = _national("SG", "diwali", year)
    return found if found and found.year == year else None


def _thanksgiving(year: int) -> date | None:
    """The fourth Thursday of November in the United States (the last one before 1942)."""
    if year < 1863:
        return None
    first = date(year, 11, 1)
    thursday = first + timedelta(days=(3 - first.weekday()) % 7)
    weeks = 3 if year >= 1939 else (29 - thursday.day + 1) // 7 if thursday.day <= 2 else 3
    return thursday + timedelta(weeks=weeks)


def _fixed(month: int, day: int) -> Reckoning:
    return lambda year: date(year, month, day) if 1 <= year <= 9999 else None


FEASTS: dict[str, Feast] = {
    "easter": Feast(_easter()),
    "easter+1": Feast(_easter(1)),
    "easter-2": Feast(_easter(-2)),
    "easter-7": Feast(_easter(-7)),
    "easter-46": Feast(_easter(-46)),
    "easter-47": Feast(_easter(-47)),
    "easter+39": Feast(_easter(39)),
    "easter+49": Feast(_easter(49)),
    "easter+50": Feast(_easter(50)),
    "easter+60": Feast(_easter(60)),
    "orthodox": Feast(_orthodox),
    "thanksgiving": Feast(_thanksgiving),
    "lunar-new-year": Feast(_lunar(1, 1)),
    "seollal": Feast(_lunar(1, 1)),
    "dano": Feast(_lunar(5, 5)),
    "chuseok": Feast(_lunar(8, 15)),
    "vesak": Feast(_lunar(4, 8), slack=1),
    "tet": Feast(_tet),
    "ramadan": Feast(_islamic(9, 1), days=30, slack=1),
    "eid-al-fitr": Feast(_islamic(10, 1)),
    "eid-al-adha": Feast(_islamic(12, 10)),
    "ashura": Feast(_islamic(1, 10), slack=1),
    "mawlid": Feast(_islamic(3, 12), slack=1),
    "passover": Feast(_hebrew(1, 15), days=8),
    "rosh-hashanah": Feast(_hebrew(7, 1), days=2),
    "yom-kippur": Feast(_hebrew(7, 10)),
    "hanukkah": Feast(_hebrew(9, 25), days=8),
    "purim": Feast(_hebrew(12, 14)),
    "sukkot": Feast(_hebrew(7, 15), days=7),
    "shavuot": Feast(_hebrew(3, 6)),
    "nowruz": Feast(_nowruz),
    "diwali": Feast(_diwali, slack=1),
    "khmer-new-year": Feast(_fixed(4, 13), days=4),
    "songkran": Feast(_fixed(4, 13), days=3),
}


_NTH = re.compile(r"nth-(\d\d)-(mon|tue|wed|thu|fri|sat|sun)(-?\d)")
_BESIDE = re.compile(r"(.+?)([+-]\d{1,3})")
_LUNAR = re.compile(r"lunar-(leap-)?(\d\d)-(\d\d)")


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The n-th such day of a month; -1 is the last."""
    days = [
        day
        for number in range(1, monthrange(year, month)[1] + 1)
        if (day := date(year, month, number)).weekday() == weekday
    ]
    return days[nth - 1 if nth > 0 else nth] if abs(nth) <= len(days) and nth else None


@lru_cache(maxsize=4096)
def feast_day(name: str, year: int) -> date | None:
    """The (first) day of a feast in a year; None where it cannot be reckoned.

    Besides the names of `FEASTS`: "12-25", a day of every year; "lunar-08-03" (or
    "lunar-leap-04-03"), a day of the lunar year; "nth-05-sun2", the second Sunday of
    May; and any of them with an offset in days
    ("chuseok-1", the day before).
    """
    feast = FEASTS.get(name)
    if feast is not None:
        return feast.day(year)
    if len(name) == 5 and name[2] == "-":
        try:
            return date(year, int(name[:2]), int(name[3:]))
        except ValueError:
            return None
    lunar = _LUNAR.fullmatch(name)
    if lunar is not None:
        return _lunar(int(lunar[2]), int(lunar[3]), leap=bool(lunar[1]))(year)
    nth = _NTH.fullmatch(name)
    if nth is not None:
        return _nth_weekday(year, int(nth[1]), WEEKDAYS.index(nth[2]), int(nth[3]))
    beside = _BESIDE.fullmatch(name)
    if beside is None:
        return None
    day = feast_day(beside[1], year)
    return None if day is None else day + timedelta(days=int(beside[2]))
