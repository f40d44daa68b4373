"""A life as rows of the catalogue's tables.

`rows_of(life, known)` gives {table: [row]} for the tables that testimonies fill. What a question
will filter by is worked out here, once: the person's lane, ages, certainty, the country of a
place, the words to search in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from timeline import edtf
from timeline.catalogue.gazetteer import country_of
from timeline.catalogue.lifeline import LifeLine, Placed, Stretch, in_time, life_line
from timeline.catalogue.searching import folded
from timeline.catalogue.spans import (
    certainty,
    columns,
    day_number,
    earliest,
    latest,
    window,
    years_between,
)
from timeline.model import Event, Life, Passage, Reason, Testimony

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def key_of(testimony: str, event: str) -> str:
    """The name of one event in the whole catalogue: its testimony and its id."""
    return f"{testimony}:{event}"


def life_number(testimony: str) -> int:
    """A number for a testimony's id, the same in every segment. Of a million testimonies two
    share one with a chance of one in thirty million."""
    digest = hashlib.blake2b(testimony.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def lane_of(testimony: Testimony) -> str:
    """The person a testimony belongs to; one person may have told several."""
    return testimony.narrator_id or testimony.id


def rows_of(life: Life, known: Mapping[str, str]) -> Rows:
    """The rows of one life. `known` gives the country of a place (`gazetteer.places_of`).

    What somebody found to be no event has none.
    """
    testimony = life.testimony
    ordered = in_time([event for event in life.events if event.status != "rejected"])
    placed = [Placed(event, country_of(event.place, known)) for event in ordered]
    own = [each for each in placed if each.event.scope == "life"]
    birth = next((event for event in ordered if event.id == life.birth), None)
    born = (None, None) if birth is None else window(birth.span)
    in_conflict = {event for conflict in life.conflicts for event in conflict.events}
    line = life_line(own, life.birth)
    last = window(line.died.span) if line.died else (None, None)
    ends = [*(stretch.begin for stretch in line.stretches[1:]), last]
    return {
        "events": [
            _event(testimony, each, position, born, each.event.id in in_conflict)
            for position, each in enumerate(placed)
        ],
        "lives": [_life(life, own, line, born)],
        "stretches": [
            _stretch(testimony, stretch, end, position)
            for position, (stretch, end) in enumerate(zip(line.stretches, ends, strict=True))
        ],
        "texts": [_text(life)],
        "conflicts": [
            {
                "testimony": testimony.id,
                "number": number,
                "events": [key_of(testimony.id, event) for event in conflict.events],
                "passages": _json([_passage(passage) for passage in conflict.passages]),
                "why": conflict.why,
            }
            for number, conflict in enumerate(life.conflicts)
        ],
    }


def _event(
    testimony: Testimony,
    each: Placed,
    position: int,
    born: tuple[date | None, date | None],
    conflict: bool,
) -> Row:
    event = each.event
    low, high = _ages(event, born)
    narrator = event.narrator or testimony.narrator
    return {
        "key": key_of(testimony.id, event.id),
        "testimony": testimony.id,
        "life": life_number(testimony.id),
        "id": event.id,
        "lane": lane_of(testimony),
        "narrator": narrator,
        "position": position,
        "title": event.title,
        "summary": event.summary,
        "category": event.category,
        "scope": event.scope,
        "place": event.place,
        "country": each.country,
        "latitude": event.latitude,
        "longitude": event.longitude,
        **columns(event.span, event.edtf),
        "basis": event.basis,
        "certainty": certainty(event.span),
        "status": event.status,
        "age_low": low,
        "age_high": high,
        "passage_start": event.passage.start,
        "passage_end": event.passage.end,
        "quote": event.passage.quote,
        "timex": event.timex,
        "also": _json([_passage(passage) for passage in event.also]),
        "reasons": _json([_reason(reason) for reason in event.reasons]),
        "conflict": conflict,
        "disputed": bool(testimony.disputed),
        "notices": list(testimony.notices),
        "language": testimony.language,
        "text_kind": testimony.text_kind,
        "words": folded("\n".join(_told_words(event, narrator))),
    }


def _told_words(event: Event, narrator: str) -> tuple[str, ...]:
    """What is searched for words: every passage that tells it too."""
    passages = (event.passage, *event.also)
    return (event.title, event.summary, *(each.quote for each in passages), event.place, narrator)


def _ages(event: Event, born: tuple[date | None, date | None]) -> tuple[int | None, int | None]:
    """The ages that the narrator may have had: youngest, oldest (whole years, none below 0)."""
    first, last = event.span.begin_of_the_begin, event.span.end_of_the_end
    low = None if born[1] is None or first is None else max(years_between(born[1], first), 0)
    high = None if born[0] is None or last is None else max(years_between(born[0], last), 0)
    return low, high


def _life(
    life: Life,
    own: Sequence[Placed],
    line: LifeLine,
    born: tuple[date | None, date | None],
) -> Row:
    testimony = life.testimony
    birth = next((each for each in own if each.event.id == life.birth), None)
    spans = [each.event.span for each in own]
    return {
        **{
            name: getattr(testimony, name)
            for name in (
                "narrator", "title", "kind", "language", "told", "text_kind", "pseudonym",
                "disputed", "rights", "consent", "access", "source_published", "source_title",
                "source_url", "file", "format", "sha256",
            )
        },
        "testimony": testimony.id,
        "life": life_number(testimony.id),
        "lane": lane_of(testimony),
        "notices": list(testimony.notices),
        "birth": key_of(testimony.id, life.birth) if life.birth else "",
        "no_birth": life.no_birth,
        "birth_place": birth.event.place if birth else "",
        "birth_country": line.stretches[0].country,
        "born_first": born[0],
        "born_last": born[1],
        **_window(testimony, "left", line.left),
        **_window(testimony, "resettled", line.resettled),
        "told_last": _last_day(testimony.told),
        "first_day": day_number(earliest(span.begin_of_the_begin for span in spans)),
        "last_day": day_number(latest(span.end_of_the_end for span in spans)),
        "events": len(own),
        "conflicts": len(life.conflicts),
    }  # fmt: skip


def _window(testimony: Testimony, name: str, event: Event | None) -> Row:
    """When a turn of the life fell, and the key of its event."""
    first, last = window(event.span) if event else (None, None)
    return {
        f"{name}_first": first,
        f"{name}_last": last,
        name: key_of(testimony.id, event.id) if event else "",
    }


def _stretch(
    testimony: Testimony, each: Stretch, end: tuple[date | None, date | None], position: int
) -> Row:
    return {
        "testimony": testimony.id,
        "lane": lane_of(testimony),
        "position": position,
        "state": each.state,
        "begin_first": each.begin[0],
        "begin_last": each.begin[1],
        "end_first": end[0],
        "end_last": end[1],
        "event": key_of(testimony.id, each.event.id) if each.event else "",
        "place": each.place,
        "country": each.country,
    }


def _text(life: Life) -> Row:
    return {
        "testimony": life.testimony.id,
        "text": life.testimony.text,
        "paragraphs": _json([asdict(paragraph) for paragraph in life.testimony.paragraphs]),
        "expressions": _json(
            [
                {"start": each.start, "end": each.end, "text": each.text, "type": each.type,
                 "value": each.value}
                for each in life.expressions
            ]
        ),
    }  # fmt: skip


def _passage(passage: Passage) -> Row:
    return {"start": passage.start, "end": passage.end, "quote": passage.quote}


def _reason(reason: Reason) -> Row:
    return {
        "bound": reason.bound,
        "rule": reason.rule,
        "says": reason.says,
        "passage": _passage(reason.passage) if reason.passage else None,
        "uses": list(reason.uses),
    }


def _last_day(told: str) -> date | None:
    """The last day on which the text may have been told; None where it is not known."""
    return edtf.bounds(told)[1] if told else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
