"""Which events touch on which notice: found by words, since notices belong to testimonies.

The words are tables (`data/lexicon/LANGUAGE/notices.tsv`). An event touches on a notice where its
title, its passage or the sentence around it has such words; beside it stand those events in whose
paragraph they are. It is a help for whoever chooses what a class sees, no finding.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from timeline import lexicon
from timeline.catalogue import Catalogue
from timeline.catalogue.questions.several import paragraphs_of

TABLE = "notices"
MOST_WHOLE = 200  # testimonies that are looked through whole
FAR = 600  # characters on either side of a passage that are read of a long paragraph

_END = re.compile(r"[.!?…。？！][\"”’')\]]*\s|\n")  # of a sentence

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Touch:
    """The notices that an event's own words touch on, and those that only its paragraph does."""

    tells: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


NOTHING = Touch()


@dataclass(frozen=True, slots=True)
class Words:
    """One row of a table: the words of a notice, and which must stand near them."""

    notice: str
    words: re.Pattern[str]
    near: re.Pattern[str] | None

    def stand_in(self, text: str) -> bool:
        """Whether a stretch of text has them."""
        if self.words.search(text) is None:
            return False
        return self.near is None or self.near.search(text) is not None


@cache
def words() -> tuple[Words, ...]:
    """The words of every language: a text may hold several."""
    found = []
    for language in lexicon.languages():
        if TABLE in lexicon.names(language):
            for row in lexicon.table(language, TABLE):
                near = re.compile(row["near"], re.IGNORECASE) if row["near"] else None
                found.append(Words(row["notice"], re.compile(row["words"], re.IGNORECASE), near))
    return tuple(found)


def notices_in(*stretches: str) -> tuple[str, ...]:
    """The notices whose words stand in any of these stretches of text, each read by itself."""
    return _notices(words(), stretches)


def _notices(among: Iterable[Words], stretches: Sequence[str]) -> tuple[str, ...]:
    found = (each.notice for each in among for text in stretches if each.stand_in(text))
    return tuple(dict.fromkeys(found))


def touch_of(title: str, passage: tuple[int, int], paragraph: tuple[int, str]) -> Touch:
    """What an event touches on. `passage` are offsets in the testimony; `paragraph` is where the
    paragraph around it begins, and its text."""
    base, text = paragraph
    low, high = max(passage[0] - base, 0), max(passage[1] - base, 0)
    ends = [found.end() for found in _END.finditer(text)]
    first = max((end for end in ends if end <= low), default=0)
    last = min((end for end in ends if end >= high), default=len(text))
    near = _standing(text[max(min(low - FAR, first), 0) : max(high + FAR, last)])
    tells = (*notices_in(title), *_notices(near, [text[first:last]]))
    beside = (each.notice for each in near if each.notice not in tells)
    return Touch(tuple(dict.fromkeys(tells)), tuple(dict.fromkeys(beside)))


@lru_cache(maxsize=64)
def _standing(text: str) -> tuple[Words, ...]:
    """The rows of words that stand in a text. Events of one paragraph mostly ask for the same."""
    return tuple(each for each in words() if each.stand_in(text))


@lru_cache(maxsize=16)
def _of_events(
    catalogue: Catalogue, state: str, testimonies: tuple[str, ...], keys: tuple[str, ...]
) -> Mapping[str, Touch]:
    """What each of these events touches on, by key; only where it touches on any. No text is kept.
    `state` is the catalogue's, so that a change asks again."""
    found = {}
    for key, title, passage, paragraph in paragraphs_of(catalogue, testimonies, keys):
        touch = touch_of(title, passage, paragraph)
        if touch != NOTHING:
            found[key] = touch
    return found


def touches_of(
    catalogue: Catalogue, testimonies: Collection[str], keys: Collection[str] = ()
) -> Mapping[str, Touch]:
    """What each event of these testimonies touches on, by key; only where it touches on any. Of
    many testimonies only these `keys` are looked at; of few all, which other selections use too."""
    told = tuple(sorted(testimonies))
    chosen = tuple(sorted(keys)) if len(told) > MOST_WHOLE else ()
    return _of_events(catalogue, catalogue.state, told, chosen)
