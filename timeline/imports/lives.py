"""Rows → testimonies, one a person: each row is a paragraph, and its date a known fact.

So a life that was imported is kept, shown, corrected and forgotten like any that was told, and
every date says from which row of which file it comes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from timeline.events.rows import KIND, fact_of
from timeline.imports.pack import slug
from timeline.imports.row import Found, Row
from timeline.model import LIFE_CATEGORIES, KnownFact, Paragraph, Testimony

_CATEGORIES = frozenset(LIFE_CATEGORIES)


def to_lives(found: Found, file: str, person: str = "") -> tuple[Testimony, ...]:
    """One testimony a person, in the order of the file; `person` is who is meant where the rows
    name nobody."""
    people: dict[str, list[Row]] = {}
    for row in found.rows:
        people.setdefault(row.person or person or found.title or file, []).append(row)
    return tuple(_life(name, rows, file) for name, rows in people.items())


def _life(name: str, rows: list[Row], file: str) -> Testimony:
    parts = list(_parts(rows))
    text = "\n".join(parts)
    paragraphs, start = [], 0
    for number, part in enumerate(parts, 1):
        paragraphs.append(Paragraph(start, start + len(part), number))
        start += len(part) + 1
    return Testimony(
        id=slug(f"{name}"),
        title=name,
        text=text,
        paragraphs=tuple(paragraphs),
        file=file,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        format="txt",
        kind=KIND,
        text_kind="summary",
        narrator=name,
        source_title=file,
        known_facts=tuple(_fact(row, file) for row in rows),
    )


def _parts(rows: list[Row]) -> Iterator[str]:
    """A paragraph for each row: its title and where it was."""
    for row in rows:
        where = f" ({row.place})" if row.place and row.place not in row.title else ""
        yield " ".join(f"{row.title}{where}".split())


def _fact(row: Row, file: str) -> KnownFact:
    category = row.category if row.category in _CATEGORIES else "other"
    return fact_of(row.span, row.edtf, category, row.place, f"{file}, row {row.number}")
