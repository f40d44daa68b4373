"""The Korean words that the events step listens to, from its tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.lexicon import table

# Subjects: what may cling to a noun that does something.
SUBJECT_MARKS = ("께서는", "께서", "에서는", "은", "는", "이", "가", "도", "만")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a clause. `kind`: narrator, family, kin, other, public, crowd, thing, none;
    `title` is how titles and the chronology name them."""

    kind: str
    title: str = ""


NARRATOR = Person("narrator")
NOBODY = Person("none")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a class of `events_words.tsv`."""
    rows = [row["words"].split() for row in table("ko", "events_words") if row["class"] == kind]
    return frozenset(word for found in rows for word in found)


@cache
def starts(kind: str) -> tuple[str, ...]:
    """The same as beginnings of words, the longest first."""
    return tuple(sorted(words(kind), key=len, reverse=True))


@cache
def people() -> dict[str, Person]:
    """Words for people, each with its person."""
    return {
        word: Person(row["kind"], row["title"] or (word if row["kind"] == "public" else ""))
        for row in table("ko", "events_people")
        for word in row["words"].split("|")
    }


def bare(word: str) -> str:
    """A word without the marks at its ends."""
    return word.strip(".,!?…·:;()[]{}<>《》〈〉「」『』\"'“”‘’~-–—")
