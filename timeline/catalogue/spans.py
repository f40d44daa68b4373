"""A TimeSpan as the columns of a table: its bounds, its outer days, how certain it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from timeline.model import BOUNDS, TimeSpan
from timeline.periods import spread

EPOCH = date(1970, 1, 1).toordinal()

# The widest window that each step of certainty allows, in days; wider, or open, is "wider".
CERTAINTIES = ("day", "month", "year", "wider")
_WIDEST = ((1, "day"), (31, "month"), (366, "year"))


def day_number(day: date | None) -> int | None:
    """Days since 1970-01-01; None stays None."""
    return None if day is None else day.toordinal() - EPOCH


def day_of(number: int) -> date:
    """The day that `day_number` counts, kept within the years 1 to 9999."""
    return date.fromordinal(min(max(number + EPOCH, 1), date.max.toordinal()))


def window(span: TimeSpan) -> tuple[date | None, date | None]:
    """When something began, as a window: for what happened once, the whole of its bounds."""
    if span.point:
        return span.begin_of_the_begin, span.end_of_the_end or span.end_of_the_begin
    return span.begin_of_the_begin, span.end_of_the_begin


def certainty(span: TimeSpan) -> str:
    """How closely the least certain edge is known: "day", "month", "year" or "wider".

    What still goes on has no end to be uncertain of, so only its beginning counts.
    """
    edges = [window(span)]
    if not span.point and not span.ongoing:
        edges.append((span.begin_of_the_end, span.end_of_the_end))
    days = max(_days(first, last) for first, last in edges)
    return next((name for most, name in _WIDEST if days <= most), "wider")


def _days(first: date | None, last: date | None) -> float:
    return float("inf") if first is None or last is None else (last - first).days + 1


def columns(span: TimeSpan, edtf: str) -> dict[str, Any]:
    """The span's columns, as `schema.py` names them."""
    days = spread(span)
    known = [day for day in span.bounds if day is not None]
    return {
        "edtf": edtf,
        **dict(zip(BOUNDS, span.bounds, strict=True)),
        "point": span.point,
        "ongoing": span.ongoing,
        "approximate": span.approximate,
        "first_day": day_number(days.first if days else earliest(known)),
        "last_day": day_number(days.last if days else latest(known)),
        "weight": 1 / days.days if days else None,
    }


def years_between(birth: date, day: date) -> int:
    """Whole years from a birth to a day: the age on that day (29 February counts on 1 March)."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def earliest(days: Iterable[date | None]) -> date | None:
    """The earliest of the days that are known."""
    return min((day for day in days if day is not None), default=None)


def latest(days: Iterable[date | None]) -> date | None:
    """The latest of the days that are known."""
    return max((day for day in days if day is not None), default=None)
