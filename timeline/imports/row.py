"""A row of somebody else's timeline, dated, and what was understood of a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape

from timeline.model import (
    BOUNDS,
    CONTEXT_CATEGORIES,
    LIFE_CATEGORIES,
    Scope,
    TimelineError,
    TimeSpan,
)

_UNSHOWN = re.compile(r"(?is)<(script|style)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)")
_BREAK = re.compile(r"(?i)</?(?:p|br|div|li|blockquote|h\d|tr)\b[^>]*>")
_TAG = re.compile(r"<[a-zA-Z/!?][^>]*>")

CATEGORIES = frozenset((*LIFE_CATEGORIES, *CONTEXT_CATEGORIES))


@dataclass(frozen=True, slots=True)
class Row:
    """Something that happened; `where` names its row or line in the file. `person`: to whom it
    happened ("" where the file says nobody), told apart from others of that name by `person_id`.
    `importance` 0: not said. An `era` is a named stretch of time, no event."""

    where: str
    title: str
    span: TimeSpan
    edtf: str
    person: str = ""
    person_id: str = ""
    category: str = ""
    scope: Scope = "life"
    place: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    summary: str = ""
    layer: str = ""
    importance: int = 0
    source_title: str = ""
    source_url: str = ""
    era: bool = False

    @property
    def lane(self) -> str:
        """Whose row it is: equal for two rows of one person."""
        return self.person_id or self.person


@dataclass(frozen=True, slots=True)
class Found:
    """What was understood of a file: its rows, one line for each row that could not be read, and
    `notes` of what was left out or read in one of several ways. `columns` are the columns of a
    table as (ours, theirs), `unused` those that nothing is read from."""

    rows: tuple[Row, ...]
    faults: tuple[str, ...] = ()
    title: str = ""
    format: str = ""
    notes: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def events(self) -> tuple[Row, ...]:
        """The rows that tell of something that happened."""
        return tuple(row for row in self.rows if not row.era)

    @property
    def eras(self) -> tuple[Row, ...]:
        """The named stretches of time."""
        return tuple(row for row in self.rows if row.era)

    @property
    def people(self) -> int:
        """How many people the rows name."""
        return len({row.lane for row in self.events if row.lane})


def on_earth(latitude: float | None, longitude: float | None) -> tuple[float | None, float | None]:
    """Degrees north and east, both or none. Raises TimelineError for what lies nowhere."""
    for name, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        if value is not None and not -most <= value <= most:  # also where it is no number
            raise TimelineError(f"{name}: {value:g} is not on the earth")
    return (latitude, longitude) if None not in (latitude, longitude) else (None, None)


def address(text: str) -> str:
    """A web address as it is; "" for anything else."""
    text = text.strip()
    plain = text.startswith(("http://", "https://")) and "." in text and len(text) <= 2000
    return text if plain and not any(c.isspace() or c < "!" or c in '"<>' for c in text) else ""


def words(text: str) -> str:
    """HTML as a line of words; nothing that a page would run or hide is among them."""
    text = _UNSHOWN.sub(" ", text)
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", text))).split())


def few(notes: Sequence[str], most: int = 40) -> tuple[str, ...]:
    """Notes that can be read: of many the first, and how many more there are."""
    more = len(notes) - most
    return (*notes[:most], *([f"and {more:,} more of that kind"] if more > 0 else []))


def bounds_of(days: dict[str, date | None]) -> tuple[date | None, ...]:
    """Four bounds by name, in their order."""
    return tuple(days.get(name) for name in BOUNDS)
