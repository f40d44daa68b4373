"""Which names of which anchors hold in a text: "the coup" is another one in every country."""

from __future__ import annotations

import re
import unicodedata
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
_BEGINNING = 3  # the first part of so many of a text
_SENTENCE_END = re.compile(r"[.!?…。]\s|\n\s*\n")
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
    false). The others follow by how often their places, people and history are named, in the
    text's first third twice as much; those named less than a quarter as often as the most named
    are left out.
    """
    mentions = [mention for pack in packs for mention in _mentions(text, pack)]
    counts: Counter[str] = Counter()
    for mention in mentions:
        early = mention.start * _BEGINNING < len(text)  # where a life is told to begin
        counts[mention.country] += mention.weight * (2 if early else 1)
    most = max(counts.values(), default=0)
    first_named = {m.country: m.start for m in sorted(mentions, key=lambda m: -m.start)}
    ranked = sorted(counts.items(), key=lambda one: (-one[1], first_named[one[0]], one[0]))
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
    for index, start, end in _automaton(pack).find_matches_as_indexes(plain(text)):
        if whole_word(text, start, end):
            yield _Mention(start, *countries[index])


def _origin(text: str, mentions: list[_Mention]) -> str:
    """The country of the place that is named nearest to the first words of origin, if one is."""
    places = sorted((m.start, m.country) for m in mentions if m.weight > 1)
    starts = [start for start, _ in places]
    for cue in _origins().finditer(text):
        low = bisect_left(starts, cue.start() - _NEAR)
        near = [
            (abs(start - cue.start()), country)
            for start, country in places[low : bisect_left(starts, cue.end() + _NEAR)]
            if not _SENTENCE_END.search(text, min(start, cue.end()), max(start, cue.start()))
        ]
        if near:
            return min(near)[1]
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
    """The names of places, peoples and what happened in one country, each with the country and
    how much it tells about where a story is set: a people's name half as much as the others."""
    named = {plain(name): (place.country, 1) for place in pack.places for name in place.demonyms}
    for anchor in pack.anchors:
        if len(anchor.countries) == 1 and not anchor.ambiguous and anchor.kind not in UNDATED:
            for _, name in _each(anchor.names):
                named[plain(name)] = (anchor.countries[0], 2)
    for place in pack.places:
        names = map(plain, (*place.aliases, place.name))
        named.update(dict.fromkeys(names, (place.country, 2)))
    return tuple(named), tuple(named.values())


def plain(text: str) -> str:
    """A text with its letters stripped of their marks, as long as before: narrators and tables
    write "Quảng Trị" and "Quang Tri"."""
    return text if text.isascii() else "".join(map(_plain, text))


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    marked = len(parts) > 1 and all(map(unicodedata.combining, parts[1:]))
    return parts[0] if marked and parts[0].isascii() else letter


@lru_cache(maxsize=64)
def _automaton(pack: Pack) -> AhoCorasick:
    return AhoCorasick(_places(pack)[0], MatchKind.LeftmostLongest)  # one place within another
