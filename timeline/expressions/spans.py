"""What a dated phrase means in days: the table of vague words, as bounds and EDTF.

Language-free; the table is that of the annotation guidelines: early, mid and late in a decade
(years 0-3, 4-6, 7-9), in a year (January-April, May-August, September-December) and in a month
(1-10, 11-20, 21-end); the beginning and the end of a year are two months; "about" widens by one
unit on each side; a season is three months, winter beginning in December of its year.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from timeline.expressions.feasts import FEASTS
from timeline.expressions.moments import Moment, add_months
from timeline.model import Quantity, Shift, TimeSpan

Window = tuple[date, date]

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_DECADE = {
    "START": (0, 3), "MID": (4, 6), "END": (7, 9), "EDGE_START": (0, 3), "EDGE_MID": (4, 6),
    "EDGE_END": (7, 9), "HALF_START": (0, 4), "HALF_END": (5, 9),
}  # fmt: skip
_YEAR = {
    "START": (1, 4), "MID": (5, 8), "END": (9, 12), "EDGE_START": (1, 2), "EDGE_MID": (5, 8),
    "EDGE_END": (11, 12), "HALF_START": (1, 6), "HALF_END": (7, 12),
}  # fmt: skip
_CENTURY = {
    "START": (0, 33),
    "MID": (33, 66),
    "END": (66, 99),
    "HALF_START": (0, 49),
    "HALF_END": (50, 99),
}
_THIRD = {"EDGE_START": 0, "START": 0, "MID": 1, "EDGE_MID": 1, "END": 2, "EDGE_END": 2}


def timex_mod(mod: str) -> str:
    """The mod that TIMEX3 knows: an edge and a half are a start or an end."""
    for more in ("EDGE_", "HALF_", "JUST_"):
        mod = mod.removeprefix(more)
    return mod


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> Window:
    """From the first day of one month to the last of another; months beyond 12 run on."""
    a = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    return a, month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)


def window(moment: Moment) -> Window | None:
    """The first and last day that a moment with its modifier can mean; None before year 2."""
    if moment.year is None or not 2 <= moment.year <= 9990:
        return None
    try:
        return _window(moment, moment.year, moment.mod)
    except (ValueError, OverflowError):
        return None


def _window(moment: Moment, year: int, mod: str) -> Window:
    unit = moment.unit
    if unit == "century":
        first = year // 100 * 100 + 1
        if mod == "APPROX":
            return date(first - 2, 1, 1), date(first, 12, 31)
        a, b = _CENTURY.get(mod, (0, 99))
        return date(first + a, 1, 1), date(first + b, 12, 31)
    if unit == "decade":
        first = year // 10 * 10
        a, b = (-1, 10) if mod == "APPROX" else _DECADE.get(mod, (0, 9))
        return date(first + a, 1, 1), date(first + b, 12, 31)
    if unit == "year":
        if mod == "APPROX":
            return date(year - 1, 1, 1), date(year + 1, 12, 31)
        return months(year, *_YEAR.get(mod, (1, 12)))
    if unit in ("half", "quarter"):
        size = 6 if moment.part[0] == "H" else 3
        n = int(moment.part[1])
        return months(year, (n - 1) * size + 1, n * size)
    if unit == "season":
        a, b = _SEASONS.get(moment.part, (1, 12))  # a rainy season: that year
        if mod in _THIRD:
            a = b = a + _THIRD[mod]
        elif mod == "APPROX":
            a, b = a - 1, b + 1
        return months(year, a, b)
    if unit == "week" and moment.day:
        day = date(year, moment.month, moment.day)
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if moment.day and moment.month:
        day = date(year, moment.month, moment.day)
        if mod in ("JUST_BEFORE", "JUST_AFTER"):  # the month before or after
            month = timedelta(days=30)
            return (day - month, day) if mod == "JUST_BEFORE" else (day, day + month)
        return day, day
    if moment.month:
        return _month(year, moment.month, mod)
    return months(year, 1, 12)


def _month(year: int, month: int, mod: str) -> Window:
    last = month_end(year, month)
    if mod == "APPROX":
        (a, am), (b, bm) = add_months(year, month, -1), add_months(year, month, 1)
        return date(a, am, 1), month_end(b, bm)
    if mod in ("HALF_START", "HALF_END"):
        first, end = (1, 15) if mod == "HALF_START" else (16, last.day)
    else:
        third = _THIRD.get(mod)
        first = 1 if third is None else 1 + 10 * third
        end = last.day if third in (None, 2) else first + 9
    return date(year, month, first), date(year, month, end)


def thirds(found: Window, mod: str) -> Window:
    """The first, middle or last third of a season, in whole months; all of it without a mod."""
    third = _THIRD.get(mod)
    if third is None:
        return found
    a, b = found
    size = ((b.year - a.year) * 12 + b.month - a.month + 1) // 3
    year, month = add_months(a.year, a.month, third * size)
    last = add_months(year, month, size - 1)
    return date(year, month, 1), month_end(*last)


def cut(found: Window, which: str, amount: Quantity) -> Window:
    """The first or last so many units of a window: "the last week of August"."""
    a, b = found
    count = amount.high or 1
    if amount.unit == "year":
        size = date(a.year + count, a.month, 1) - date(a.year, a.month, 1)
    elif amount.unit == "month":
        year, month = add_months(a.year, a.month, count)
        size = date(year, month, 1) - date(a.year, a.month, 1)
        if which == "LAST":
            year, month = add_months(b.year, b.month, 1 - count)
            size = b - date(year, month, 1) + timedelta(days=1)
    else:
        size = timedelta(days=count * {"day": 1, "week": 7}.get(amount.unit, 1))
    if which == "FIRST":
        return a, min(b, a + size - timedelta(days=1))
    return max(a, b - size + timedelta(days=1)), b


def feast_window(name: str, first: date, mod: str = "") -> Window:
    """The days of a feast that begins on `first`, widened where its day is in doubt; around a
    feast is a week on either side."""
    if mod == "APPROX":
        return first - timedelta(days=7), first + timedelta(days=7)
    feast = FEASTS.get(name)
    if feast is None:
        return first, first
    slack = timedelta(days=feast.slack)
    return first - slack, first + timedelta(days=feast.days - 1) + slack


def span_between(found: Window | None, approximate: bool = False) -> TimeSpan | None:
    """The four bounds of what happened once in a window."""
    if found is None:
        return None
    a, b = found
    return TimeSpan(a, b, a, b, approximate=approximate)


def edtf_of(moment: Moment) -> str:
    """A moment in EDTF: the simplest string that covers its window."""
    year, unit, mod = moment.year, moment.unit, moment.mod
    if year is None or not 2 <= year <= 9990:
        return ""
    if not mod or mod == "APPROX":
        tail = "~" if mod else ""
        if unit == "decade":
            return f"{year // 10:03}X{tail}"
        if unit == "year":
            return f"{year:04}{tail}"
        if unit == "season":
            return f"{year:04}-{_EDTF_SEASON[moment.part]}{tail}"
        if unit == "month" and moment.month:
            return f"{year:04}-{moment.month:02}{tail}"
        if unit in ("day", "time") and moment.day and moment.month:
            return f"{year:04}-{moment.month:02}-{moment.day:02}{tail}"
    found = window(moment)
    return edtf_between(*found) if found else ""


def edtf_between(a: date, b: date) -> str:
    """The set "one of" from a to b, at the coarsest units that fit."""
    if (a.month, a.day) == (1, 1) and (b.month, b.day) == (12, 31):
        return f"{a.year:04}" if a.year == b.year else f"[{a.year:04}..{b.year:04}]"
    if a.day == 1 and b == month_end(b.year, b.month):
        one, two = f"{a.year:04}-{a.month:02}", f"{b.year:04}-{b.month:02}"
        return one if one == two else f"[{one}..{two}]"
    return a.isoformat() if a == b else f"[{a.isoformat()}..{b.isoformat()}]"


def shifted(base: Moment, form: Shift) -> Window | None:
    """Where a step of so much comes down: the window of what it counts from, moved by the least
    and the most that the words can mean, then widened to whole units of what was counted."""
    amount = form.amount
    found = window(base)
    if found is None or amount is None or amount.low is None or amount.high is None:
        return None
    a, b = found
    low, high = (amount.low, amount.high) if form.direction > 0 else (-amount.high, -amount.low)
    try:
        return _moved(a, low, amount, form.direction)[0], _moved(b, high, amount, form.direction)[1]
    except (ValueError, OverflowError):
        return None


def _moved(day: date, count: int, amount: Quantity, direction: int) -> Window:
    """A day so many units on, widened to the unit."""
    unit = amount.unit
    if unit in ("hour", "day"):
        there = day + timedelta(days=count if unit == "day" else 0)
        return there, there
    if unit == "week":
        there = day + timedelta(weeks=count)
        return there - timedelta(days=3), there + timedelta(days=3)
    rest = amount.months * direction
    size = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = add_months(day.year, day.month, size * count + rest)
    if unit in ("month", "season") or rest:
        return date(year, month, 1), month_end(year, month)
    return date(year, 1, 1), date(year, 12, 31)
