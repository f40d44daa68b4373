"""Which packs a testimony is read with: the general ones, and those whose history it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from timeline.packs.read import Pack

_EXACT, _FOLDED = 0, 1
_UNTELLING = ("life-stage", "calendar", "generic", "yearly", "holiday")
LATIN_END = "\u024f"  # the last letter of Latin Extended-B


def packs_for(text: str, packs: tuple[Pack, ...]) -> tuple[Pack, ...]:
    """The packs to date `text` with, the one to be preferred first.

    A pack is chosen where the text names a place of the pack's own countries, one of its
    anchors that is not ambiguous, or any of its names in its own script. Packs named more often
    come first; general packs come last, since a country's own reading of a phrase wins.
    """
    named = [(len(signs_in(text, pack)), pack) for pack in packs if not pack.general]
    chosen = [pack for count, pack in sorted(named, key=lambda one: -one[0]) if count]
    return (*chosen, *(pack for pack in packs if pack.general))


def signs_in(text: str, pack: Pack) -> frozenset[str]:
    """The names in the text that call for the pack."""
    found: set[str] = set()
    for names, automaton in _automata(pack):
        # Place names are matched as written: "Nice" is a place, "nice" is not.
        read = text if names is _signs(pack)[_EXACT] else text.casefold()
        for index, start, end in automaton.find_matches_as_indexes(read, overlapping=True):
            if whole_word(read, start, end):
                found.add(names[index])
    return frozenset(found)


def _latin(text: str) -> bool:
    return all(char <= LATIN_END for char in text if char.isalpha())


def whole_word(text: str, start: int, end: int) -> bool:
    """In Latin script no letter may follow; elsewhere particles are written onto the name."""
    if start and text[start - 1].isalnum():
        return False
    return not (end < len(text) and text[end].isalnum() and _latin(text[start:end]))


def _telling(pack: Pack) -> Iterator[str]:
    own_script = [name for event in pack.context for name in event.aliases]
    own_script += [name for period in pack.periods for name in period.aliases]
    for anchor in pack.anchors:
        for names in anchor.names.values():
            own_script += names
            if not anchor.ambiguous and anchor.kind not in _UNTELLING:
                yield from names
    yield from (name for name in own_script if len(name) > 1 and not _latin(name))


@lru_cache(maxsize=64)
def _signs(pack: Pack) -> tuple[tuple[str, ...], tuple[str, ...]]:
    places = {
        name
        for place in pack.places
        if place.country in pack.countries
        for name in (place.name, *place.aliases, *place.demonyms)
    }
    return tuple(sorted(places)), tuple(sorted({name.casefold() for name in _telling(pack)}))


@lru_cache(maxsize=64)
def _automata(pack: Pack) -> tuple[tuple[tuple[str, ...], AhoCorasick], ...]:
    return tuple((names, AhoCorasick(names)) for names in _signs(pack) if names)
