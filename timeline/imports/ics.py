"""iCalendar: events of a calendar. Their ends are exclusive there, as RFC 5545 has them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from timeline import edtf
from timeline.imports.row import Found, Row, read_span
from timeline.model import TimelineError, TimeSpan


def from_ics(data: bytes, name: str) -> Found:
    """The events of a calendar. Raises TimelineError where it is none."""
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(data)
    except (ValueError, KeyError, IndexError) as error:
        raise TimelineError(f"{name}: is no calendar (iCalendar)") from error
    read, faults = [], []
    for number, event in enumerate(calendar.walk("VEVENT"), 1):
        try:
            read.append(_row(number, event))
        except (TimelineError, ValueError, AttributeError) as error:
            faults.append(f"{name}, event {number}: {error}")
    return Found(tuple(read), tuple(faults), str(calendar.get("X-WR-CALNAME", "")))


def _row(number: int, event: Any) -> Row:
    title = str(event.get("SUMMARY", "")).strip()
    if not title:
        raise TimelineError("has no summary")
    written = str(event.get("X-EDTF", ""))
    if written:
        span, shown = read_span(written)
    elif event.get("DTSTART") is None:
        raise TimelineError("has no date")
    else:
        first = _day(event.decoded("DTSTART"))
        last = first
        if event.get("DTEND") is not None:
            ends = event.decoded("DTEND")
            last = _day(ends) if isinstance(ends, datetime) else ends - timedelta(days=1)
        last = max(first, last)
        once = first == last
        span = TimeSpan(first, first, last, last, point=once)
        shown = edtf.write(span)
    categories = event.get("CATEGORIES")
    kinds = categories.cats if hasattr(categories, "cats") else []
    place = event.get("GEO")
    return Row(
        number,
        title,
        span,
        shown,
        category=str(kinds[0]).casefold() if kinds else "",
        place=str(event.get("LOCATION", "")),
        latitude=place.latitude if place is not None else None,
        longitude=place.longitude if place is not None else None,
        summary=str(event.get("DESCRIPTION", "")),
        source_url=str(event.get("URL", "")),
    )


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when
