"""The place of an event: the longest name of the gazetteer in its passage, else a capitalised
word after a word of place. The gazetteer is the packs' `places`; an unknown place keeps its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.packs import Pack

LATIN_END = "\u024f"  # the last letter of Latin Extended-B
NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?: (?:[A-ZÀ-ÖØ-Þ][\w’'-]+|of the|of|de|del|la))*"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The packs' places ready for search: a pattern of their names, the words for their people."""

    pattern: re.Pattern[str] | None
    peoples: frozenset[str]


@lru_cache(maxsize=32)
def _gazetteer(names: tuple[str, ...], peoples: frozenset[str], led: str) -> Gazetteer:
    """Names as words; in scripts where particles cling to them, one of `led` may follow."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    ways = [
        "(?:" + "|".join(map(re.escape, some)) + ")" + end
        for some, end in (
            ([name for name in longest if name < LATIN_END], r"(?!\w)"),
            ([name for name in longest if name > LATIN_END], rf"(?:(?!\w)|(?={led}))"),
        )
        if some
    ]
    return Gazetteer(re.compile(rf"(?<!\w)(?:{'|'.join(ways)})") if ways else None, peoples)


@lru_cache(maxsize=64)
def _words(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    places = pack.places
    names = frozenset(name for place in places for name in (place.name, *place.aliases) if name)
    return names, frozenset(word for place in places for word in place.demonyms)


def gazetteer(packs: Sequence[Pack], led: str = "") -> Gazetteer:
    """The places of some packs, kept from one testimony to the next; `led`: words of place."""
    return _of(tuple(packs), led or "(?!)")


@lru_cache(maxsize=32)
def _of(packs: tuple[Pack, ...], led: str) -> Gazetteer:
    found = [_words(pack) for pack in packs]
    names = frozenset[str]().union(*(names for names, _ in found))
    peoples = frozenset[str]().union(*(who for _, who in found))
    return _gazetteer(tuple(sorted(names)), peoples, led)


def place_of(passage: str, prepositions: frozenset[str], packs: Sequence[Pack]) -> str:
    """The place a passage names, as written there; "" where it names none.

    `passage` is without its time words ("in May" names no place).
    """
    led = "|".join(sorted(map(re.escape, prepositions)))
    places = gazetteer(packs, led)
    known = list(places.pattern.finditer(passage)) if places.pattern else []
    if known:
        after = re.compile(rf"(?:^|\W)(?:{led})\s+(?:the\s+)?$", re.IGNORECASE)
        behind = re.compile(rf"(?:{led})(?!\w)")
        best = max(
            known,
            key=lambda match: (
                bool(after.search(passage[max(0, match.start() - 16) : match.start()]))
                or (match.group() > LATIN_END and bool(behind.match(passage, match.end()))),
                len(match.group()),
                -match.start(),
            ),
        )
        return best.group()
    for free in re.finditer(rf"(?:^|\W)(?:{led})\s+({NAME})(?=\W|$)", passage):
        name = " ".join(free.group(1).split())
        people = name in places.peoples or name.split()[0] in places.peoples
        owner = name.endswith(("'s", "’s")) or re.match(r"['’]s\b", passage[free.end() :])
        if not people and not owner:
            return name
    return ""
