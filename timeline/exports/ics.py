"""iCalendar (RFC 5545): all-day events; what is uncertain says so in words and in X-EDTF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from timeline.exports.calendar import day_after, outer
from timeline.exports.excerpt import (
    PROJECT,
    Excerpt,
    Record,
    doubts,
    noticed,
    source_of,
    told,
    why_told,
)
from timeline.exports.harmless import line, plain, shortened
from timeline.exports.wording import Wording
from timeline.model import BOUNDS

OCTETS = 75  # of a line, before it must be folded


def to_ics(excerpt: Excerpt) -> str:
    """A calendar of the events that have a known day; its description says how many have none.

    An event covers the days between which it fell; the four bounds stand in X- properties, and
    DTEND is the day after the last, as the standard wants it.
    """
    dated = [record for record in excerpt.records if outer(record.event.span)]
    left_out = len(excerpt.records) - len(dated)
    about = [
        *excerpt.statement(),
        *([excerpt.t("statement.undated", number=left_out)] if left_out else []),
    ]
    stamp = f"{_day(excerpt.retrieved)}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{PROJECT}//{_text(excerpt.version)}//{excerpt.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{PROJECT}",
        f"X-WR-CALNAME:{PROJECT}",
        f"DESCRIPTION:{_text(chr(10).join(about))}",
        f"X-WR-CALDESC:{_text(chr(10).join(about))}",
        f"X-SELECTION-ADDRESS:{_text('?' + excerpt.address)}",
    ]
    for record in dated:
        lines += _event(record, stamp, excerpt.t)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for each in lines for part in _folded(each))


def _event(record: Record, stamp: str, t: Wording) -> Iterator[str]:
    event, testimony = record.event, record.testimony
    days = outer(event.span)
    assert days is not None
    after = day_after(days.last)
    narrator = event.narrator or testimony.narrator
    description = [
        t("told.when", when=record.when_in(t.language), edtf=event.edtf or "?"),
        *filter(None, [noticed(testimony, t.language)]),
        told(record, t.language),
        *why_told(event, t.language),
        *doubts(record, t.language),
        t("told.source", source=source_of(testimony)),
    ]
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(line(record.key))}@lives-against-history"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(days.first)}"
    if after is not None:
        yield f"DTEND;VALUE=DATE:{_day(after)}"
    title = f"{narrator}: {event.title}" if narrator else event.title
    yield f"SUMMARY:{_text(shortened(line(title), 200))}"
    yield f"DESCRIPTION:{_text(chr(10).join(shortened(each) for each in description))}"
    yield f"CATEGORIES:{_text(event.category)}"
    if event.place:
        yield f"LOCATION:{_text(line(event.place))}"
    if event.latitude is not None and event.longitude is not None:
        yield f"GEO:{event.latitude:.6f};{event.longitude:.6f}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy because of it
    yield f"X-EDTF:{_text(event.edtf)}"
    for bound, day in zip(BOUNDS, event.span.bounds, strict=True):
        if day is not None:
            yield f"X-{bound.replace('_', '-').upper()};VALUE=DATE:{_day(day)}"
    yield f"X-ONCE:{'TRUE' if event.span.point else 'FALSE'}"
    yield f"X-TITLE:{_text(line(event.title))}"
    yield f"X-NARRATOR:{_text(line(narrator))}"
    yield f"X-NARRATOR-ID:{_text(line(record.lane))}"
    yield f"X-SCOPE:{event.scope}"
    yield f"X-TEXT-KIND:{testimony.text_kind}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A value of type TEXT: backslashes, semicolons, commas and line feeds are escaped."""
    safe = plain(text).replace("\t", " ")
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        safe = safe.replace(sign, escaped)
    return safe


def _folded(text: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never within a character; all but the first begin
    with a blank."""
    rest, room, lead = text.encode("utf-8"), OCTETS, b""
    at = 0
    while True:
        end = min(at + room - len(lead), len(rest))
        while end < len(rest) and rest[end] & 0xC0 == 0x80:
            end -= 1
        yield (lead + rest[at:end]).decode("utf-8")
        at, lead = end, b" "
        if at >= len(rest):
            return
