"""The place of an event: the longest name of the gazetteer in its passage, else a capitalised
word after a word of place. The gazetteer is the packs' `places`; an unknown place keeps its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.packs import Pack

NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?: (?:[A-ZÀ-ÖØ-Þ][\w’'-]+|of the|of|de|del|la))*"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The packs' places ready for search: a pattern of their names, the words for their people."""

    pattern: re.Pattern[str] | None
    peoples: frozenset[str]


@lru_cache(maxsize=32)
def _gazetteer(names: tuple[str, ...], peoples: frozenset[str]) -> Gazetteer:
    longest = sorted(names, key=lambda name: (-len(name), name))
    body = "|".join(map(re.escape, longest))
    return Gazetteer(re.compile(rf"(?<!\w)(?:{body})(?!\w)") if names else None, peoples)


@lru_cache(maxsize=64)
def _words(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    places = pack.places
    names = frozenset(name for place in places for name in (place.name, *place.aliases) if name)
    return names, frozenset(word for place in places for word in place.demonyms)


def gazetteer(packs: Sequence[Pack]) -> Gazetteer:
    """The places of some packs, kept from one testimony to the next."""
    found = [_words(pack) for pack in packs]
    names = frozenset[str]().union(*(names for names, _ in found))
    return _gazetteer(tuple(sorted(names)), frozenset[str]().union(*(who for _, who in found)))


def place_of(passage: str, prepositions: frozenset[str], packs: Sequence[Pack]) -> str:
    """The place a passage names, as written there; "" where it names none.

    `passage` is without its time words ("in May" names no place).
    """
    places = gazetteer(packs)
    led = "|".join(sorted(map(re.escape, prepositions)))
    known = list(places.pattern.finditer(passage)) if places.pattern else []
    if known:
        after = re.compile(rf"(?:^|\W)(?:{led})\s+(?:the\s+)?$", re.IGNORECASE)
        best = max(
            known,
            key=lambda match: (
                bool(after.search(passage[max(0, match.start() - 16) : match.start()])),
                len(match.group()),
                -match.start(),
            ),
        )
        return best.group()
    for free in re.finditer(rf"(?:^|\W)(?:{led})\s+({NAME})(?=\W|$)", passage):
        name = " ".join(free.group(1).split())
        people = name in places.peoples or name.split()[0] in places.peoples
        owner = re.match(r"['’]s\b", passage[free.end() :])
        if not people and not owner:
            return name
    return ""
