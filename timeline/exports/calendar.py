"""Days as parts of the calendar: each edge of a span as precise as it is known, and no more."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.catalogue.phrases import period_ends
from timeline.model import TimeSpan
from timeline.periods import Period

Window = tuple[date | None, date | None]


def outer(span: TimeSpan) -> Period | None:
    """The days between which it fell; of a half-open one what is known; None without any."""
    known = [day for day in span.bounds if day is not None]
    return Period(min(known), max(known)) if known else None


def ends(window: Window) -> tuple[str, str]:
    """A window's two ends as "1997", "1997-03" or "1997-03-09": the widest unit whose edge they
    are; "" where one is not known."""
    first, last = window
    if first is not None and last is not None:
        return period_ends(Period(first, last))
    return first.isoformat() if first else "", last.isoformat() if last else ""


def begin(span: TimeSpan) -> Window:
    """When it began: for what happened once, the whole window."""
    if span.point:
        return span.begin_of_the_begin, span.end_of_the_end
    return span.begin_of_the_begin, span.end_of_the_begin


def end(span: TimeSpan) -> Window:
    """When it ended: for what happened once, the whole window."""
    if span.point:
        return span.begin_of_the_begin, span.end_of_the_end
    return span.begin_of_the_end, span.end_of_the_end


def one(window: Window) -> str:
    """The calendar unit that a window is, as "1997" or "1997-03"; "" where it is none."""
    first, last = ends(window)
    return first if first == last else ""


def day_after(day: date) -> date | None:
    """The next day; None after the last that can be written."""
    return None if day == date.max else day + timedelta(days=1)
