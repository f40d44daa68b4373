"""What a language module hands back: a told clause, before places, merging and numbering.

Plain values without any language in them; `Reading` is what the language module is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from timeline.model import Scope, Testimony, TimeExpression
from timeline.packs import Pack


@dataclass(frozen=True, slots=True)
class Span:
    """Code points start..end of the testimony's text (end exclusive)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause that tells an event.

    `core` is where its verb stands (the part of a passage kept where a quote must not go on);
    `verb` the lemma and `person` whom it befell, by which two tellings are compared; `once` is
    true for what a life has once (birth, death of one person, the end of school). `turning`:
    found without time words. `strength` is how telling the clause is (0 to 1).
    """

    span: Span
    core: Span
    title: str
    category: str
    scope: Scope
    expressions: tuple[int, ...] = ()
    also: tuple[Span, ...] = ()
    verb: str = ""
    person: str = "narrator"
    content: frozenset[str] = frozenset()
    once: bool = False
    turning: bool = False
    lasting: bool | None = None
    edge: Literal["", "begin", "end"] = ""
    after: bool = False
    before: bool = False
    forebear: bool = False  # told of a parent, grandparent, uncle or aunt
    ongoing: bool = False
    quoted: bool = False
    paragraph: int = 0
    entry: str = ""
    anchor: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a language module reads: the testimony, its time expressions, the packs in use."""

    testimony: Testimony
    expressions: Sequence[TimeExpression]
    packs: Sequence[Pack]


class Language(Protocol):
    """A language module: what `timeline/events/<language>` must offer."""

    def read(self, reading: Reading) -> list[Draft]:
        """The told clauses of a testimony, in the order of telling."""

    def narrator(self, reading: Reading) -> str:
        """The name of who tells, or who is told about; "" where the text names nobody."""

    def place_words(self) -> frozenset[str]:
        """The prepositions after which a place stands, lower case."""
