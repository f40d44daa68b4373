"""Which names of which anchors hold in a text: "the coup" is another one in every country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from timeline.packs.choose import whole_word
from timeline.packs.read import Pack
from timeline.packs.rows import Anchor

Rank = tuple[int, int, int]  # the pack, the kind of name, the country: the lowest wins
UNDATED = ("life-stage", "calendar", "generic")  # kinds without a date of their own


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a table writes it, and the anchor that it means in the text it was asked for.

    `bare`: it dates only after a time word ("after Chernobyl"). `unsure`: another anchor may be
    meant, and neither the text's country nor its pack decides; another date must stand near by.
    """

    name: str
    language: str
    anchor: Anchor
    bare: bool = False
    unsure: bool = False


def names_in(text: str, packs: tuple[Pack, ...]) -> tuple[Name, ...]:
    """Every name that dates in this text, each once, with the anchor it means there.

    `packs` in the order of preference, as `packs_for` gives them. A country's own pack wins over
    a general one, a name that narrators of the text's countries use over one that all use, an
    anchor that is not ambiguous over one that is. Names are told apart without regard to case.
    """
    return _names(home_countries(text, packs), packs)


@lru_cache(maxsize=64)
def _names(home: tuple[str, ...], packs: tuple[Pack, ...]) -> tuple[Name, ...]:
    found: dict[tuple[str, str], tuple[Rank, Name]] = {}
    for number, pack in enumerate(packs):
        for (how, which), name in _offered(pack, home):
            rank, key = (number, how, which), (name.language, name.name.casefold())
            best = found.get(key)
            if best is None or rank < best[0]:
                found[key] = rank, name
            elif rank == best[0] and name.anchor.id != best[1].anchor.id:
                found[key] = rank, replace(best[1], unsure=True)
    return tuple(name for _, name in found.values())


def _offered(pack: Pack, home: tuple[str, ...]) -> Iterator[tuple[tuple[int, int], Name]]:
    """The names of a pack's anchors, each with its place in the order of preference."""
    for anchor in pack.anchors:
        if anchor.kind in UNDATED:
            continue
        ranks = [home.index(country) for country in anchor.countries if country in home]
        if ranks:
            for language, name in _each(anchor.local):
                yield (0, min(ranks)), Name(name, language, anchor, name in anchor.bare)
        unsure = anchor.ambiguous and pack.general and not ranks
        for language, name in _each(anchor.names):
            rank = (2 if unsure else 1, min(ranks, default=len(home)))
            yield rank, Name(name, language, anchor, name in anchor.bare, unsure)


def _each(names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for language, written in names.items():
        for name in written:
            yield language, name


def home_countries(text: str, packs: tuple[Pack, ...]) -> tuple[str, ...]:
    """The countries (ISO codes) whose places and people the text names, most named first; those
    named less than a quarter as often as the first are left out."""
    counts: Counter[str] = Counter()
    for pack in packs:
        names, countries = _places(pack)
        if not names:
            continue
        for index, start, end in _automaton(pack).find_matches_as_indexes(text, overlapping=True):
            if whole_word(text, start, end):
                counts[countries[index]] += 1
    most = max(counts.values(), default=0)
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(country for country, count in ranked if count * 4 >= most)


@lru_cache(maxsize=64)
def _places(pack: Pack) -> tuple[tuple[str, ...], tuple[str, ...]]:
    named = {
        name: place.country
        for place in pack.places
        for name in (*place.demonyms, *place.aliases, place.name)
    }
    return tuple(named), tuple(named.values())


@lru_cache(maxsize=64)
def _automaton(pack: Pack) -> AhoCorasick:
    return AhoCorasick(_places(pack)[0])
