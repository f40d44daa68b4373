"""A testimony that was imported row by row: each paragraph is an event, and says no more.

Nothing is looked for in the words of such a text: its known facts, one a paragraph, say what the
event is and when.
"""

from __future__ import annotations

from datetime import date

from timeline.model import KnownFact, Mention, Passage, Testimony, TimeSpan

KIND = "imported rows"  # of a testimony: `Testimony.kind`
_MARK = "\t"


def fact_of(span: TimeSpan, edtf: str, category: str, place: str, source: str) -> KnownFact:
    """The known fact of one row. `match` names no words: it belongs to the paragraph of its
    number. `note` holds the rest, the bounds too: an EDTF alone may say less ("1998~")."""
    days = ("" if day is None else day.isoformat() for day in span.bounds)
    marks = "".join(str(int(mark)) for mark in (span.point, span.ongoing, span.approximate))
    return KnownFact("event", edtf, source, note=_MARK.join((category, place, *days, marks)))


def span_of(fact: KnownFact) -> TimeSpan:
    """The span of such a fact."""
    parts = fact.note.split(_MARK)
    days = [date.fromisoformat(day) if day else None for day in parts[2:6]]
    point, ongoing, approximate = (mark == "1" for mark in parts[6])
    return TimeSpan(days[0], days[1], days[2], days[3], point, ongoing, approximate)


def mentions_of_rows(testimony: Testimony) -> tuple[Mention, ...]:
    """One mention a paragraph, in order."""
    found = []
    pairs = zip(testimony.paragraphs, testimony.known_facts, strict=False)
    for number, (paragraph, fact) in enumerate(pairs, 1):
        category, place, *_ = fact.note.split(_MARK)
        text = testimony.text[paragraph.start : paragraph.end]
        found.append(
            Mention(
                id=f"{testimony.id}-e{number:02d}",
                passage=Passage(paragraph.start, paragraph.end, text),
                title=text[:200],
                category=category or "other",
                scope="life",
                order=number,
                place=place,
                lasting=not span_of(fact).point,
                ongoing=span_of(fact).ongoing,
                paragraph=number,
            )
        )
    return tuple(found)
