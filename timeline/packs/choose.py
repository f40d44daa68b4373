"""Which packs a testimony is read with: the general ones, and those whose history it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from timeline.packs.names import home_countries
from timeline.packs.read import Pack
from timeline.packs.whole import latin, whole_word

_EXACT, _FOLDED = 0, 1
_UNTELLING = ("life-stage", "calendar", "generic", "yearly", "holiday")


def packs_for(text: str, packs: tuple[Pack, ...]) -> tuple[Pack, ...]:
    """The packs to date `text` with, the one to be preferred first.

    A pack is chosen where the text names a place of the pack's own countries, one of its
    anchors that is not ambiguous, or any of its names in its own script; and where the country
    that the text is about, by its words of birth or by what it names most, is its own. Packs
    named more often come first; general packs come last, since a country's own reading of a
    phrase wins.
    """
    general = tuple(pack for pack in packs if pack.general)
    own = set(home_countries(text, packs, own_first=False)[:1])
    named = [
        (len(signs_in(text, pack)) + bool(own & set(pack.countries)), pack)
        for pack in packs
        if not pack.general
    ]
    chosen = [pack for count, pack in sorted(named, key=lambda one: -one[0]) if count]
    return (*chosen, *general)


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


def _telling(pack: Pack) -> Iterator[str]:
    own_script = [name for event in pack.context for name in event.aliases]
    own_script += [name for period in pack.periods for name in period.aliases]
    for anchor in pack.anchors:
        for names in anchor.names.values():
            own_script += names
            if not anchor.ambiguous and anchor.kind not in _UNTELLING:
                yield from names
    yield from (name for name in own_script if len(name) > 1 and not latin(name))


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
