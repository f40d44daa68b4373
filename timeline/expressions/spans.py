"""What a dated phrase means in days: the table of vague words, as bounds and EDTF.

Language-free; the table is that of the annotation guidelines: early, mid and late in a decade
(years 0-3, 4-6, 7-9), in a year (January-April, May-August, September-December) and in a month
(1-10, 11-20, 21-end); the beginning and the end of a year are two months; "about" widens by one
unit on each side; a season is three months, winter beginning in December of its year.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from timeline.expressions.moments import Moment
from timeline.model import Shift, TimeSpan

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first day of one month to the last of another; months beyond 12 run on."""
    a = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    return a, month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)


def window(moment: Moment, mod: str) -> tuple[date, date] | None:
    """The first and last day that a moment with its modifier can mean."""
    year = moment.year
    if year is None or not 2 <= year <= 9990:
        return None
    unit = moment.unit
    try:
        if unit == "century":
            first = year // 100 * 100 + 1
            if mod == "APPROX":
                return date(first - 2, 1, 1), date(first, 12, 31)
            parts = {"START": (0, 33), "MID": (33, 66), "END": (66, 99)}.get(mod, (0, 99))
            return date(first + parts[0], 1, 1), date(first + parts[1], 12, 31)
        if unit == "decade":
            first = year // 10 * 10
            a, b = {"START": (0, 3), "MID": (4, 6), "END": (7, 9), "HALF_START": (0, 4), "HALF_END": (5, 9)}.get(mod, (0, 9))  # fmt: skip
            return date(first + a, 1, 1), date(first + b, 12, 31)
        if unit == "year":
            if mod == "APPROX":
                return date(year - 1, 1, 1), date(year + 1, 12, 31)
            a, b = {"START": (1, 4), "MID": (5, 8), "END": (9, 12), "EDGE_START": (1, 2), "EDGE_END": (11, 12), "EDGE_MID": (5, 8), "HALF_START": (1, 6), "HALF_END": (7, 12)}.get(mod, (1, 12))  # fmt: skip
            return months(year, a, b)
        if unit in ("half", "quarter"):
            n = int(moment.part[1])
            size = 6 if moment.part[0] == "H" else 3
            return months(year, (n - 1) * size + 1, n * size)
        if unit == "season":
            a, b = _SEASONS[moment.part]
            if mod:
                a, b = {"START": (a, a), "MID": (a + 1, a + 1), "END": (b, b)}.get(mod.removeprefix("EDGE_"), (a, b))  # fmt: skip
            return months(year, a, b)
        if unit == "month" and moment.month:
            if mod == "APPROX":
                return months(year, moment.month, moment.month)[0] - timedelta(days=1), month_end(year, moment.month)  # fmt: skip
            end = month_end(year, moment.month)
            a, b = {"START": (1, 10), "MID": (11, 20), "END": (21, end.day), "HALF_START": (1, 15), "HALF_END": (16, end.day)}.get(mod.replace("EDGE_", ""), (1, end.day))  # fmt: skip
            return date(year, moment.month, a), date(year, moment.month, b)
        if unit == "week" and moment.day:
            day = date(year, moment.month, moment.day)
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        if moment.day and moment.month:
            day = date(year, moment.month, moment.day)
            return day, day
        if moment.month:
            return date(year, moment.month, 1), month_end(year, moment.month)
        return months(year, 1, 12)
    except (ValueError, OverflowError):
        return None


def span_of(moment: Moment, mod: str) -> TimeSpan | None:
    """The four bounds of a dated phrase read as something that happened once."""
    found = window(moment, mod)
    if found is None:
        return None
    a, b = found
    return TimeSpan(a, b, a, b, approximate=mod == "APPROX")


def edtf_of(moment: Moment, mod: str) -> str:
    """The phrase in EDTF: the simplest string that covers its window."""
    year = moment.year
    if year is None or not 2 <= year <= 9990:
        return ""
    tail = "~" if mod == "APPROX" else ""
    unit = moment.unit
    plain = not mod or mod == "APPROX"
    if plain:
        if unit == "decade":
            return f"{year // 10:03}X"
        if unit == "year":
            return f"{year:04}{tail}"
        if unit == "season":
            return f"{year:04}-{_EDTF_SEASON[moment.part]}"
        if unit == "month" and moment.month:
            return f"{year:04}-{moment.month:02}{tail}"
        if unit in ("day", "time") and moment.day and moment.month:
            return f"{year:04}-{moment.month:02}-{moment.day:02}{tail}"
    found = window(moment, mod)
    if found is None:
        return ""
    return _between(*found)


def _between(a: date, b: date) -> str:
    """The set "one of" from a to b, at the coarsest units that fit."""
    if (a.month, a.day) == (1, 1) and (b.month, b.day) == (12, 31):
        return f"{a.year:04}" if a.year == b.year else f"[{a.year:04}..{b.year:04}]"
    if a.day == 1 and b == month_end(b.year, b.month):
        one, two = f"{a.year:04}-{a.month:02}", f"{b.year:04}-{b.month:02}"
        return one if one == two else f"[{one}..{two}]"
    return a.isoformat() if a == b else f"[{a.isoformat()}..{b.isoformat()}]"


def shifted_span(moment: Moment, form: Shift, mod: str) -> tuple[TimeSpan | None, str]:
    """The bounds of a step whose amount may be blurred ("almost ten months later")."""
    found = window(moment, mod if mod in ("START", "MID", "END") else "")
    if found is None:
        return None, ""
    a, b = found
    return TimeSpan(a, b, a, b), _between(a, b)
