"""iCalendar: events of a calendar. Their ends are exclusive there, as RFC 5545 has them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from timeline import edtf
from timeline.imports.dates import Dated, Dates, exact
from timeline.imports.given import NOTHING, Given
from timeline.imports.row import Found, Row, address, bounds_of, few, on_earth
from timeline.model import BOUNDS, Scope, TimelineError, TimeSpan
from timeline.sources.decode import decode

_REPEATS = ("RRULE", "RDATE", "EXRULE")
_FAULTS = (TimelineError, ValueError, AttributeError, TypeError, KeyError, OverflowError)


def from_ics(data: bytes, name: str, given: Given = NOTHING) -> Found:
    """The events of a calendar. Raises TimelineError where it is none."""
    from icalendar import Calendar

    text = decode(data, name)
    try:
        calendars: list[Any] = list(Calendar.from_ical(text, multiple=True))
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise TimelineError(f"{name}: is no calendar (iCalendar)") from error
    if not any(each.name == "VCALENDAR" for each in calendars):
        raise TimelineError(f"{name}: is no calendar (iCalendar)")
    events = [event for each in calendars for event in each.walk("VEVENT")]
    lines = [n for n, line in enumerate(text.split("\n"), 1) if line.strip() == "BEGIN:VEVENT"]
    read, faults, notes = [], [], []
    dates = Dates(given.packs)
    for number, event in enumerate(events):
        where = f"event {number + 1}"
        if len(lines) == len(events):
            where += f" (line {lines[number]})"
        try:
            read.append(_row(where, event, dates))
        except _FAULTS as error:
            says = (
                str(error) if isinstance(error, TimelineError) else "has a date that cannot be read"
            )
            faults.append(f"{name}, {where}: {says}")
            continue
        notes += [f"{where}: {said}" for said in _of(event)]
    others = sum(len(each.walk(kind)) for each in calendars for kind in ("VTODO", "VJOURNAL"))
    if others:
        notes.append(f"tasks and journals are left out: {others}")
    title = str(calendars[0].get("X-WR-CALNAME", "")) if calendars else ""
    return Found(tuple(read), tuple(faults), title, "ics", few(notes))


def _of(event: Any) -> Iterator[str]:
    """What cannot be kept of an event."""
    if any(event.get(name) is not None for name in _REPEATS):
        yield "repeats; only the first time is taken"
    if event.get("RECURRENCE-ID") is not None:
        yield "changes one time of an event that repeats; taken as an event of its own"


def _row(where: str, event: Any, dates: Dates) -> Row:
    title = " ".join(str(event.get("X-TITLE") or event.get("SUMMARY") or "").split())
    if not title:
        raise TimelineError("has no summary")
    dated = _stated(event) or _own(event, dates)
    place = event.get("GEO")
    latitude, longitude = on_earth(
        *((place.latitude, place.longitude) if place is not None else (None, None))
    )
    scope: Scope = "context" if str(event.get("X-SCOPE", "")) == "context" else "life"
    return Row(
        where,
        title,
        dated.span,
        dated.edtf,
        person=" ".join(str(event.get("X-NARRATOR", "")).split()),
        person_id=str(event.get("X-NARRATOR-ID", "")),
        category=_category(event),
        scope=scope,
        place=" ".join(str(event.get("LOCATION", "")).split()),
        latitude=latitude,
        longitude=longitude,
        summary=str(event.get("DESCRIPTION", "")).strip(),
        source_url=address(str(event.get("URL", ""))),
    )


def _category(event: Any) -> str:
    said = event.get("CATEGORIES")
    first = said[0] if isinstance(said, list) and said else said
    kinds = getattr(first, "cats", [])
    return str(kinds[0]).casefold() if kinds else ""


def _stated(event: Any) -> Dated | None:
    """The bounds that our own calendars state; None where it is another's."""
    written = str(event.get("X-EDTF", ""))
    days: dict[str, date | None] = {
        bound: _iso(event.get(f"X-{bound.replace('_', '-')}".upper())) for bound in BOUNDS
    }
    if not any(days.values()):
        return None
    a, b, c, d = bounds_of(days)
    once = str(event.get("X-ONCE", "")).upper()
    point = once == "TRUE" if once else (a, b) == (c, d)
    span = exact((a, b, c, d), point, "/.." in written, written)
    return Dated(span, written or edtf.write(span))


def _iso(value: Any) -> date | None:
    day = getattr(value, "dt", None)  # where its parameter says that it is one
    if day is None and value:
        return date.fromisoformat(str(value))
    return _day(day) if day is not None else None


def _own(event: Any, dates: Dates) -> Dated:
    if str(event.get("X-EDTF", "")):
        return dates.read(str(event["X-EDTF"]))
    if event.get("DTSTART") is None:
        raise TimelineError("has no date")
    begins = event.decoded("DTSTART")
    first = last = _day(begins)
    ends = event.decoded("DTEND") if event.get("DTEND") is not None else None
    if ends is None and event.get("DURATION") is not None:
        ends = begins + event.decoded("DURATION")
    if isinstance(ends, datetime):
        last = (ends - timedelta(microseconds=1)).date() if ends.date() > first else first
    elif ends is not None:
        last = ends - timedelta(days=1)
    if ends is not None and _day(ends) < first:
        raise TimelineError(f"ends ({_day(ends)}) before it begins ({first})")
    last = max(first, last)
    span = TimeSpan(first, first, last, last, point=first == last)
    return Dated(span, edtf.write(span))


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when
