"""A testimony that was imported row by row: each paragraph is an event, and says no more.

Nothing is looked for in the words of such a text: its known facts, one a paragraph, say what the
event is, when and where.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.model import BOUNDS, KnownFact, Mention, Passage, Scope, Testimony, TimeSpan

KIND = "imported rows"  # of a testimony: `Testimony.kind`
_MARK = "\t"  # between the parts of a note, as the first catalogues have them


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of its event beside its words."""

    title: str
    span: TimeSpan
    category: str = "other"
    scope: Scope = "life"
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None


def fact_of(told: Told, edtf: str, source: str) -> KnownFact:
    """The known fact of one row. `match` names no words: it belongs to the paragraph of its
    number. `note` holds the rest, the bounds too: an EDTF alone may say less ("1998~")."""
    span = told.span
    held: dict[str, Any] = {
        "title": told.title, "category": told.category, "scope": told.scope, "place": told.place,
        "latitude": told.latitude, "longitude": told.longitude, "point": span.point,
        "ongoing": span.ongoing, "approximate": span.approximate,
        **{b: day.isoformat() for b, day in zip(BOUNDS, span.bounds, strict=True) if day},
    }  # fmt: skip
    note = json.dumps({key: value for key, value in held.items() if value not in ("", None)})
    return KnownFact("event", edtf, source, note=note)


def told_of(fact: KnownFact, text: str) -> Told:
    """What such a fact says; `text` is its paragraph."""
    if not fact.note.startswith("{"):
        return _first_form(fact, text)
    held: Mapping[str, Any] = json.loads(fact.note)
    days = [date.fromisoformat(held[b]) if b in held else None for b in BOUNDS]
    span = TimeSpan(
        days[0], days[1], days[2], days[3], held["point"], held["ongoing"], held["approximate"]
    )
    return Told(
        str(held.get("title") or text),
        span,
        str(held.get("category", "other")),
        "context" if held.get("scope") == "context" else "life",
        str(held.get("place", "")),
        held.get("latitude"),
        held.get("longitude"),
    )


def _first_form(fact: KnownFact, text: str) -> Told:
    """The note as catalogues were first written: category, place, four days, marks."""
    category, place, *parts = fact.note.split(_MARK)
    days = [date.fromisoformat(day) if day else None for day in parts[:4]]
    point, ongoing, approximate = (mark == "1" for mark in parts[4])
    span = TimeSpan(days[0], days[1], days[2], days[3], point, ongoing, approximate)
    return Told(text, span, category or "other", "life", place)


def mentions_of_rows(testimony: Testimony) -> tuple[tuple[Mention, Told], ...]:
    """One mention a paragraph with what its row says, in order."""
    found = []
    pairs = zip(testimony.paragraphs, testimony.known_facts, strict=False)
    for number, (paragraph, fact) in enumerate(pairs, 1):
        text = testimony.text[paragraph.start : paragraph.end]
        told = told_of(fact, text)
        mention = Mention(
            id=f"{testimony.id}-e{number:02d}",
            passage=Passage(paragraph.start, paragraph.end, text),
            title=told.title[:200],
            category=told.category,
            scope=told.scope,
            order=number,
            place=told.place,
            latitude=told.latitude,
            longitude=told.longitude,
            lasting=not told.span.point,
            ongoing=told.span.ongoing,
            paragraph=number,
        )
        found.append((mention, told))
    return tuple(found)
