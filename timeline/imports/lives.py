"""Rows → testimonies, one a person: each row is a paragraph, and its date a known fact.

So a life that was imported is kept, shown, corrected and forgotten like any that was told, and
every date says from which row of which file it comes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from timeline.events.rows import KIND, Told, fact_of
from timeline.imports.ids import id_of
from timeline.imports.row import CATEGORIES, Found, Row
from timeline.model import LIFE_CATEGORIES, KnownFact, Paragraph, Testimony, TimelineError

# More than these are no lives that somebody looks through; the limits keep the page quick.
MOST_PEOPLE = 500
MOST_EVENTS = 1_000  # of one person


def to_lives(
    found: Found, file: str, person: str = "", about: Mapping[str, object] | None = None
) -> tuple[Testimony, ...]:
    """One testimony a person, in the order of the file; `person` is who is meant where the rows
    name nobody, `about` fields that all have (rights, access ...).

    Raises TimelineError, one line, for more people or events than a catalogue takes at once.
    """
    people: dict[str, list[Row]] = {}
    for row in found.events:
        people.setdefault(row.lane, []).append(row)
    if len(people) > MOST_PEOPLE:
        raise TimelineError(
            f"{file}: tells of {len(people):,} people; {MOST_PEOPLE} at once are the most"
        )
    for rows in people.values():
        if len(rows) > MOST_EVENTS:
            whose = rows[0].person or person or found.title or file
            raise TimelineError(
                f"{file}: has {len(rows):,} events of {whose}; {MOST_EVENTS:,} of one person are "
                "the most (bring them in as history)"
            )
    taken: dict[str, int] = {}
    lives = []
    for rows in people.values():
        life = _life(rows[0].person or person or found.title or file, rows, file)
        taken[life.id] = number = taken.get(life.id, 0) + 1
        id = life.id if number == 1 else f"{life.id}-{number}"
        lives.append(replace(life, id=id, **(about or {})))  # type: ignore[arg-type]
    return tuple(lives)


def _life(name: str, rows: list[Row], file: str) -> Testimony:
    parts = [" ".join(_words(row)) for row in rows]
    text = "\n".join(parts)
    paragraphs, start = [], 0
    for number, part in enumerate(parts, 1):
        paragraphs.append(Paragraph(start, start + len(part), number))
        start += len(part) + 1
    facts = tuple(_fact(row, file) for row in rows)
    # The dates belong to what is told: the same words with other dates are another testimony.
    said = "\n".join((text, *(f"{fact.edtf} {fact.note}" for fact in facts)))
    return Testimony(
        id=id_of(name),
        title=name,
        text=text,
        paragraphs=tuple(paragraphs),
        file=file,
        sha256=hashlib.sha256(said.encode()).hexdigest(),
        format="txt",
        kind=KIND,
        text_kind="summary",
        narrator=name,
        source_title=file,
        known_facts=facts,
    )


def _words(row: Row) -> Iterator[str]:
    """What a row says: its title, where it was, and what it says of it."""
    yield row.title
    if row.place and row.place not in row.title:
        yield f"({row.place})"
    if row.summary:
        yield f"– {' '.join(row.summary.split())}"


def _fact(row: Row, file: str) -> KnownFact:
    known = CATEGORIES if row.scope == "context" else frozenset(LIFE_CATEGORIES)
    told = Told(
        row.title,
        row.span,
        row.category if row.category in known else "other",
        row.scope,
        row.place,
        row.latitude,
        row.longitude,
    )
    return fact_of(told, row.edtf, f"{file}, {row.where}")
