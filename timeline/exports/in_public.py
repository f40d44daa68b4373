"""Where everybody can read: public testimonies alone, and of narrators who use a pseudonym dates
as told, not as worked out.

What was worked out from several passages may narrow who somebody is, though no passage does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from timeline import edtf
from timeline.exports.excerpt import Excerpt, Record, Timex
from timeline.model import TimeSpan

_CALENDAR = re.compile(r"\d{4}(-\d{2}){0,2}")
_DECADE = re.compile(r"\d{3}")


def dates_as_told(excerpt: Excerpt) -> Excerpt:
    """The excerpt with each event of such a narrator dated by its own words alone: a date that
    they give is kept, anything else becomes the words themselves, without bounds, reasons or ages;
    their life lines go too."""
    shy = {each.id for each in excerpt.testimonies if each.pseudonym}
    if not shy:
        return excerpt
    return replace(
        excerpt,
        records=tuple(
            _as_told(record, excerpt.times.get(record.event.testimony, ()))
            if record.event.testimony in shy
            else record
            for record in excerpt.records
        ),
        lines={key: line for key, line in excerpt.lines.items() if key not in shy},
    )


def _as_told(record: Record, times: Iterable[Timex]) -> Record:
    event = record.event
    inside = [
        time
        for time in times
        if event.passage.start <= time.start and time.end <= event.passage.end
    ]
    said = [text for time in inside if (text := _written(time.value))]
    words = event.timex or (inside[0].text if inside else "")
    span, text = TimeSpan(), ""
    if event.basis == "explicit" and said:
        text = said[0] if event.span.point or len(said) < 2 else f"{min(said)}/{max(said)}"
        try:
            span = replace(edtf.span(text), point=event.span.point, ongoing=event.span.ongoing)
        except (edtf.EdtfError, ValueError):
            span, text = TimeSpan(), ""
    return replace(
        record,
        event=replace(event, span=span, edtf=text, reasons=()),
        as_told="" if text else words,
        age_low=None,
        age_high=None,
        certainty="",
    )


def _written(value: str) -> str:
    if _CALENDAR.fullmatch(value):
        return value
    return f"{value}X" if _DECADE.fullmatch(value) else ""


def public_only(excerpt: Excerpt) -> Excerpt:
    """The excerpt without testimonies that are private."""
    kept = {each.id for each in excerpt.testimonies if each.access == "public"}
    if len(kept) == len(excerpt.testimonies):
        return excerpt
    return replace(
        excerpt,
        records=tuple(each for each in excerpt.records if each.event.testimony in kept),
        testimonies=tuple(each for each in excerpt.testimonies if each.id in kept),
        times={key: times for key, times in excerpt.times.items() if key in kept},
        conflicts=tuple(each for each in excerpt.conflicts if each[0] in kept),
        lines={key: line for key, line in excerpt.lines.items() if key in kept},
    )
