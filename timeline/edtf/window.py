"""The first and last day that a written EDTF date can mean, as (year, month, day).

Years are astronomical and may have any size here, so that order can be checked where no calendar
day exists. A new code for a division of the year is one more line in DIVISIONS.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.edtf.values import Day, EdtfError, Window

# Code → first month, last month (above 12: of the next year). ISO 8601-2, 4.8; the months of the
# seasons are those of the meteorologists, and a season over the new year begins in its year.
_SPRING, _SUMMER, _AUTUMN, _WINTER = (3, 5), (6, 8), (9, 11), (12, 14)
DIVISIONS: dict[str, tuple[int, int]] = {
    "21": _SPRING, "22": _SUMMER, "23": _AUTUMN, "24": _WINTER,  # hemisphere not said: northern
    "25": _SPRING, "26": _SUMMER, "27": _AUTUMN, "28": _WINTER,  # northern
    "29": _AUTUMN, "30": _WINTER, "31": _SPRING, "32": _SUMMER,  # southern, spring to winter
    "33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12),  # quarters
    "37": (1, 4), "38": (5, 8), "39": (9, 12),  # thirds
    "40": (1, 6), "41": (7, 12),  # halves
}  # fmt: skip


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(year: int, month: int) -> int:
    """How many days the month has, in the proleptic Gregorian calendar, for any year."""
    return 29 if month == 2 and calendar.isleap(year) else _LENGTHS[month - 1]


def window(year: str, month: str, day: str, significant: int) -> Window | None:
    """First and last day of the written parts; None for a year that is wholly unknown.

    Raises EdtfError where no calendar date fits what is written.
    """
    unknown = year.lstrip("-") == "XXXX"
    if month in DIVISIONS:
        if day:
            raise EdtfError("a season has no day")
        begin, end = DIVISIONS[month]
        first, last = _edges(year, significant)
        after, end = (1, end - 12) if end > 12 else (0, end)
        days = (first, begin, 1), (last + after, end, days_in(last + after, end))
        return None if unknown else days
    if not month:
        first, last = _edges(year, significant)
        return None if unknown else ((first, 1, 1), (last, 12, 31))
    found = _first(year, month, day), _last(year, month, day)
    return None if unknown else found


def _edges(year: str, significant: int) -> tuple[int, int]:
    """The first and the last year that a year, masked or plain, can be."""
    if year.startswith("Y"):
        number, _, exponent = year[1:].partition("E")
        value = int(number) * 10 ** int(exponent or "0")
        low = high = value
    elif year.startswith("-"):
        low, high = -int(year[1:].replace("X", "9")), -int(year[1:].replace("X", "0"))
    else:
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if significant:
        sign, digits = (-1, -low) if low < 0 else (1, low)
        length = max(4, len(str(digits)))
        step = 10 ** max(0, length - significant)
        near = digits // step * step
        low, high = sorted((sign * near, sign * (near + step - 1)))
    return low, high


@lru_cache(maxsize=4096)
def _matching(mask: str, low: int, high: int) -> tuple[int, ...]:
    """The two-digit numbers from low to high that a mask can stand for, ascending."""
    return tuple(n for n in range(low, high + 1) if _fits(f"{n:02d}", mask))


def _fits(digits: str, mask: str) -> bool:
    return all(m in ("X", d) for d, m in zip(digits, mask, strict=True))


def _years(year: str, *, backwards: bool) -> Iterator[int]:
    """The years that a mask can stand for, in order, without building them all."""
    low, high = _edges(year, 0)
    if "X" not in year:
        yield low
        return
    mask, sign = (year[1:], -1) if year.startswith("-") else (year, 1)
    span: Sequence[int] = range(high, low - 1, -1) if backwards else range(low, high + 1)
    for number in span:
        if _fits(f"{number * sign:04d}", mask):
            yield number


def _first(year: str, month: str, day: str) -> Day:
    months = _matching(month, 1, 12)
    days = _matching(day, 1, 31) if day else (1,)
    for y in _years(year, backwards=False) if months and days else ():
        for m in months:
            if days[0] <= days_in(y, m):
                return y, m, days[0]
    raise EdtfError("there is no such day in the calendar")


def _last(year: str, month: str, day: str) -> Day:
    months = _matching(month, 1, 12)
    days = _matching(day, 1, 31) if day else ()
    for y in _years(year, backwards=True):
        for m in reversed(months):
            length = days_in(y, m)
            if not day:
                return y, m, length
            fitting = [d for d in days if d <= length]
            if fitting:
                return y, m, fitting[-1]
    raise EdtfError("there is no such day in the calendar")
