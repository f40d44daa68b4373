"""A testimony in, a dated life out: the three steps in a row, and the JSON that others build on.

    testimony -> time expressions -> mentions of events -> events with bounds, reasons, conflicts

`extract` runs the steps; `to_json` writes a life as docs/extract.schema.json says, which is what
`timeline extract` prints. A field is added in `_event` or `_document`, and in the schema.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from timeline import chronology, events, expressions
from timeline.events import rows
from timeline.model import (
    BOUNDS,
    Conflict,
    Event,
    Life,
    Mention,
    Passage,
    Reason,
    Testimony,
    TimeExpression,
)
from timeline.packs import Pack, packs_for, shipped_packs

# Formats whose text is taken out of a container: offsets count in it, so the JSON carries it.
CONTAINERS = frozenset({"html", "htm", "docx", "pdf"})


def extract(testimony: Testimony, packs: Sequence[Pack] | None = None) -> Life:
    """What happened in a testimony and when, every date with its reasons.

    `packs` are the histories to choose from (None: those that ship); the world's is always used,
    another where the testimony names one of its anchors or places. The narrator comes from the
    text where the testimony does not say who tells. The same testimony gives the same life.
    """
    found = prepare(testimony, packs)
    decided = chronology.Decided(found.fixed)
    return chronology.date(found.testimony, found.expressions, found.mentions, found.packs, decided)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A testimony read and not yet dated: its time expressions and mentions, and the packs that
    it calls for; `known` are these and then all others that there were. `fixed` are dates that
    came with it (`events.rows`), by the ids of their mentions."""

    testimony: Testimony
    expressions: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    packs: tuple[Pack, ...]
    fixed: Mapping[str, chronology.Fixed] = field(default_factory=dict)
    known: tuple[Pack, ...] = ()


def prepare(testimony: Testimony, packs: Sequence[Pack] | None = None) -> Prepared:
    """The first two steps of `extract`, which take the longest: what is dated again after a
    correction is dated from here (`chronology.date`)."""
    known = shipped_packs() if packs is None else tuple(packs)
    chosen = packs_for(f"{testimony.title}\n{testimony.text}", known)
    if testimony.kind == rows.KIND:
        return _of_rows(testimony, chosen, _first(chosen, known))
    found_times = expressions.tag(
        testimony.text,
        language=testimony.language,
        dct=testimony.told,
        kind="narrative",  # who testifies tells a story, however close its dates are
        packs=chosen,
        paragraphs=testimony.paragraphs,
    )
    found = events.find(testimony, found_times, chosen)
    if not testimony.narrator and found.narrator:
        testimony = replace(testimony, narrator=found.narrator)
    return Prepared(
        testimony,
        tuple(found_times),
        found.mentions,
        tuple(chosen),
        known=_first(chosen, known),
    )


def _first(chosen: Sequence[Pack], known: Sequence[Pack]) -> tuple[Pack, ...]:
    """All packs, those that a testimony calls for first."""
    return (*chosen, *(pack for pack in known if pack not in chosen))


def _of_rows(testimony: Testimony, packs: Sequence[Pack], known: tuple[Pack, ...]) -> Prepared:
    """A testimony that was imported: its events and their dates are given."""
    told = rows.mentions_of_rows(testimony)
    mentions = tuple(mention for mention, _ in told)
    fixed = {
        mention.id: chronology.Fixed(said.span, fact.source, "known-fact")
        for (mention, said), fact in zip(told, testimony.known_facts, strict=False)
    }
    return Prepared(testimony, (), mentions, tuple(packs), fixed, known)


def to_json(life: Life) -> dict[str, Any]:
    """A life as plain values ready for JSON: the contract of `timeline extract`.

    Days are ISO 8601 strings or None where a bound is not known; offsets are code points of the
    text as read (of `document.text` for html, docx and pdf).
    """
    testimony = life.testimony
    return {
        "document": _document(testimony),
        "narrator": {
            "name": testimony.narrator,
            "pseudonym": testimony.pseudonym,
            "birth": life.birth or None,
        },
        "events": [_event(event) for event in life.events],
        "conflicts": [_conflict(conflict) for conflict in life.conflicts],
    }


def _document(testimony: Testimony) -> dict[str, Any]:
    document: dict[str, Any] = {
        "id": testimony.id,
        "title": testimony.title,
        "file": testimony.file,
        "sha256": testimony.sha256,
        "format": testimony.format,
        "language": testimony.language,
        "told": testimony.told,
        "source_published": testimony.source_published,
        "text_kind": testimony.text_kind,
    }
    if testimony.format in CONTAINERS:
        document["text"] = testimony.text
    return document


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "testimony": event.testimony,
        "title": event.title,
        "summary": event.summary,
        "category": event.category,
        "scope": event.scope,
        "narrator": event.narrator,
        "place": event.place or None,
        "latitude": event.latitude,
        "longitude": event.longitude,
        "edtf": event.edtf,
        **dict(zip(BOUNDS, map(_day, event.span.bounds), strict=True)),
        "point": event.span.point,
        "ongoing": event.span.ongoing,
        "basis": event.basis,
        "passage": _passage(event.passage),
        **_passage(event.passage),  # and flat, for readers that look for start, end and quote
        "also": [_passage(passage) for passage in event.also],
        "timex": event.timex or None,
        "reasons": [_reason(reason) for reason in event.reasons],
        "status": event.status,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "bound": reason.bound,
        "rule": reason.rule,
        "says": reason.says,
        "passage": None if reason.passage is None else _passage(reason.passage),
        "uses": list(reason.uses),
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "events": list(conflict.events),
        "passages": [[passage.start, passage.end] for passage in conflict.passages],
        "why": conflict.why,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end, "quote": passage.quote}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
