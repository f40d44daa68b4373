"""An event as named values: the columns that JSON, CSV and Parquet share, in their order."""

from __future__ import annotations

from typing import Any

from timeline.exports.excerpt import Record, heading, source_of
from timeline.model import (
    BOUNDS,
    Conflict,
    Event,
    Passage,
    Reason,
    Testimony,
    TimeSpan,
)

Row = dict[str, Any]

_EMPTY = Passage(0, 0, "")


def row(record: Record, language: str = "en") -> Row:
    """Every field of an event. Days are `datetime.date`, unknown ones None; `passage_heading`
    says whose words the passage is in; `language` is that of our own words."""
    event, testimony = record.event, record.testimony
    return {
        "key": record.key,
        "id": event.id,
        "testimony": event.testimony,
        "narrator": event.narrator or testimony.narrator,
        "narrator_id": record.lane,
        "pseudonym": testimony.pseudonym,
        "title": event.title,
        "summary": event.summary,
        "category": event.category,
        "scope": event.scope,
        "when": record.when_in(language),
        "edtf": event.edtf,
        **dict(zip(BOUNDS, event.span.bounds, strict=True)),
        "point": event.span.point,
        "ongoing": event.span.ongoing,
        "approximate": event.span.approximate,
        "certainty": record.certainty,
        "basis": event.basis,
        "status": event.status,
        "conflict": record.conflict,
        "age_low": record.age_low,
        "age_high": record.age_high,
        "place": event.place,
        "country": record.country,
        "latitude": event.latitude,
        "longitude": event.longitude,
        "timex": event.timex,
        "text_kind": testimony.text_kind,
        "passage_heading": heading(testimony, language),
        "passage_start": event.passage.start,
        "passage_end": event.passage.end,
        "passage": event.passage.quote,
        "also": [passage(each) for each in event.also],
        "reasons": [reason(each) for each in event.reasons],
        "notices": list(testimony.notices),
        "disputed": testimony.disputed,
        "language": testimony.language,
        "source": source_of(testimony),
        "source_url": testimony.source_url,
        "rights": testimony.rights,
    }


def passage(value: Passage) -> Row:
    """A passage, with offsets in code points."""
    return {"start": value.start, "end": value.end, "quote": value.quote}


def reason(value: Reason) -> Row:
    """One step that fixed a bound."""
    return {
        "bound": value.bound,
        "rule": value.rule,
        "says": value.says,
        "passage": passage(value.passage) if value.passage else None,
        "uses": list(value.uses),
    }


def testimony(value: Testimony) -> Row:
    """Where events come from; without the text itself."""
    return {
        name: getattr(value, name)
        for name in (
            "id", "title", "kind", "language", "told", "text_kind", "narrator", "narrator_id",
            "pseudonym", "source_title", "source_published", "source_url", "rights", "disputed",
            "consent", "access", "file", "sha256",
        )
    } | {"notices": list(value.notices)}  # fmt: skip


def conflict(where: str, value: Conflict) -> Row:
    """Statements of one testimony that cannot all be true; `events` are keys."""
    return {
        "testimony": where,
        "events": list(value.events),
        "passages": [passage(each) for each in value.passages],
        "why": value.why,
    }


def _names() -> tuple[str, ...]:
    nobody = TimeSpan()
    event = Event("", "", "", "", "life", "", _EMPTY, nobody, "", "inferred")
    return tuple(row(Record("", event, Testimony("", "", "", ()))))


NAMES = _names()  # the columns, also where there is no event
