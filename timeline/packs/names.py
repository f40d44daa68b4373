"""Which names of which anchors hold in a text: "the coup" is another one in every country."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline import lexicon
from timeline.packs.read import Pack
from timeline.packs.rows import Anchor
from timeline.packs.whole import whole_word

Rank = tuple[int, int, bool, bool]  # whose reading, the pack, an edge, unsure: the lowest wins
_OWN = 2  # countries whose local names are understood: the narrator's own and the one most named
_NEAR = 90  # characters between the words of birth and the place
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

    `packs` in the order of preference, as `packs_for` gives them. What people of the narrator's
    own country mean by a name comes first, whether its pack says so or a local name of a general
    one; then another country's pack, then what people of the text's other countries mean (which
    is unsure), then what all mean, and last an ambiguous anchor. Case does not matter.
    """
    return _names(home_countries(text, packs)[:_OWN], packs)


@lru_cache(maxsize=16)
def _names(home: tuple[str, ...], packs: tuple[Pack, ...]) -> tuple[Name, ...]:
    found: dict[tuple[str, str], tuple[Rank, Name]] = {}
    for number, pack in enumerate(packs):
        for whose, name in _offered(pack, home):
            rank = (whose, number, bool(name.anchor.edge), name.unsure)
            key = (name.language, name.name.casefold())
            best = found.get(key)
            if best is None or rank < best[0]:
                found[key] = rank, name
            elif rank == best[0] and name.anchor.id != best[1].anchor.id:
                found[key] = rank, replace(best[1], unsure=True)
    return tuple(name for _, name in found.values())


def _offered(pack: Pack, home: tuple[str, ...]) -> Iterator[tuple[int, Name]]:
    """The names of a pack's anchors, each with its rank: 0 what is meant in the narrator's own
    country, 1 in a country pack, from 2 on in other countries of the text, last anywhere."""
    first = home[:1]
    anywhere = len(home) + 2
    own = anywhere if pack.general else 0 if set(first) & set(pack.countries) else 1
    for anchor in pack.anchors:
        if anchor.kind in UNDATED:
            continue
        ranks = [home.index(country) for country in anchor.countries if country in home]
        if ranks:
            rank = min(ranks) + 2 if min(ranks) else 0
            for language, name in _each(anchor.local):
                yield rank, Name(name, language, anchor, name in anchor.bare, rank > 0)
        unsure = anchor.ambiguous and pack.general and not ranks
        for language, name in _each(anchor.names):
            yield own, Name(name, language, anchor, name in anchor.bare, unsure)


def _each(names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for language, written in names.items():
        for name in written:
            yield language, name


def home_countries(
    text: str, packs: tuple[Pack, ...], *, own_first: bool = True
) -> tuple[str, ...]:
    """The countries (ISO codes) that the text is about, the narrator's own first.

    The first is the one whose place stands nearest to the first words of birth or origin ("born
    in", "come from"); without such words one of a country pack's own (unless `own_first` is
    false). The others follow by how often their places and people are named; those named less
    than a quarter as often as the most named are left out.
    """
    mentions = [mention for pack in packs for mention in _mentions(text, pack)]
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts[mention.country] += mention.weight
    most = max(counts.values(), default=0)
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    home = [country for country, count in ranked if count * 4 >= most]
    own = {country for pack in packs for country in pack.countries if own_first}
    first = _origin(text, mentions) or next((country for country in home if country in own), "")
    return tuple(dict.fromkeys([first, *home] if first else home))


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    country: str
    weight: int


def _mentions(text: str, pack: Pack) -> Iterator[_Mention]:
    named, countries = _places(pack)
    if not named:
        return
    for index, start, end in _automaton(pack).find_matches_as_indexes(text):
        if whole_word(text, start, end):
            yield _Mention(start, *countries[index])


def _origin(text: str, mentions: list[_Mention]) -> str:
    """The country of the place that is named nearest to the first words of origin, if one is."""
    places = sorted((m.start, m.country) for m in mentions if m.weight > 1)
    starts = [start for start, _ in places]
    for cue in _origins().finditer(text):
        low = bisect_left(starts, cue.start() - _NEAR)
        near = places[low : bisect_left(starts, cue.end() + _NEAR)]
        if near:
            return min(near, key=lambda one: abs(one[0] - cue.start()))[1]
    return ""


@lru_cache(maxsize=1)
def _origins() -> re.Pattern[str]:
    """The words of birth and origin of every language (`document` tables, use "origin")."""
    words = [
        row["words"]
        for language in lexicon.languages()
        if "document" in lexicon.names(language)
        for row in lexicon.table(language, "document")
        if row["use"] == "origin"
    ]
    return re.compile("|".join(words) or "(?!)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _places(pack: Pack) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    """The names of places and peoples, each with its country and how much it tells about where
    a story is set: a people's name half as much as a place's."""
    named = {name: (place.country, 1) for place in pack.places for name in place.demonyms}
    for place in pack.places:
        named.update(dict.fromkeys((*place.aliases, place.name), (place.country, 2)))
    return tuple(named), tuple(named.values())


@lru_cache(maxsize=64)
def _automaton(pack: Pack) -> AhoCorasick:
    return AhoCorasick(_places(pack)[0], MatchKind.LeftmostLongest)  # one place within another
