"""Whose names stand in a selection, and the pseudonym of each: the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from timeline import lexicon
from timeline.exports.excerpt import Excerpt
from timeline.exports.publish.finding import may_be_names, named_people, small_words
from timeline.exports.publish.patterns import key
from timeline.exports.wording import Wording
from timeline.model import Testimony
from timeline.packs import Pack, shipped_packs

_LEAST = 2  # letters of a part of a name that is taken out by itself


def narrator_names(testimony: Testimony, others: Iterable[str] = ()) -> tuple[str, ...]:
    """The whole names by which a narrator is known, those in brackets too."""
    found: list[str] = []
    for written in (testimony.narrator, *others):
        for part in re.split(r"[()（）/;,]", written):
            part = part.strip(" \"'“”")
            if part and not part.islower():  # "(pen name)" is no name
                found.append(part)
    return tuple(dict.fromkeys(found))


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name that name somebody by themselves."""
    if regex.fullmatch(r"\p{Hangul}{3,4}", name):
        return (name[1:],)  # without the family name
    parts = [part for part in name.split() if len(part) >= _LEAST]
    return tuple(parts) if len(name.split()) > 1 else ()


@dataclass(frozen=True, slots=True)
class Public:
    """Words, as `key` compares them, that belong to nobody in particular: every `word` of the
    names of history and places, and those of places and of the calendar alone."""

    words: frozenset[str]
    places: frozenset[str]


def public_words(packs: Sequence[Pack]) -> Public:
    """The words of these packs, and of the calendar in each language."""
    places = set(_words(_places(packs)))
    for language in lexicon.languages():
        for table in ("months", "weekdays"):
            if table in lexicon.names(language):
                for row in lexicon.table(language, table):
                    places |= {key(form) for form in row["forms"].split("|")}
    return Public(frozenset(places.union(_words(_history(packs)))), frozenset(places))


@lru_cache(maxsize=1)
def shipped_public() -> Public:
    """Those of the packs that ship."""
    return public_words(shipped_packs())


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (key(part) for part in regex.findall(r"[\p{L}\p{N}'’-]+", text))


def _places(packs: Sequence[Pack]) -> Iterator[str]:
    for pack in packs:
        for place in pack.places:
            yield from (place.name, *place.aliases, *place.demonyms)


def _history(packs: Sequence[Pack]) -> Iterator[str]:
    for pack in packs:
        for anchor in pack.anchors:
            yield from (name for names in anchor.names.values() for name in names)
        yield from (event.title for event in pack.context)
        yield from (period.label for period in pack.periods)


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Names with what stands in for each: narrators, others whom they name, and what only looks
    like a name."""

    narrators: Mapping[str, str]
    others: Mapping[str, str]
    guessed: Mapping[str, str]

    @property
    def all(self) -> dict[str, str]:
        """All together; a name that stands in several has the first."""
        return {**self.guessed, **self.others, **self.narrators}


def pseudonyms(excerpt: Excerpt, public: Public, keep: Iterable[str], t: Wording) -> Pseudonyms:
    """The names in a selection, each always with the same pseudonym; `keep` are none."""
    kept = {key(word) for word in keep}
    narrators: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for testimony in excerpt.testimonies:
        lane = testimony.narrator_id or testimony.id
        number = numbers.setdefault(lane, len(numbers) + 1)
        said = t("publish.narrator", n=number)
        tellers = {
            record.event.narrator
            for record in excerpt.records
            if record.event.testimony == testimony.id and record.event.narrator
        }
        for name in narrator_names(testimony, sorted(tellers)):
            narrators.setdefault(name, said)
        for name in (testimony.id, lane):
            narrators.setdefault(name, said)
    known = {key(part) for name in narrators for part in (name, *parts_of(name))} | kept
    texts = [text for text in _told(excerpt) if text]
    titles = [
        *(each.title for each in excerpt.testimonies),
        *(record.event.title for record in excerpt.records),
    ]
    people = (
        name
        for text in (*texts, *titles)
        for name in named_people(text, public.words, public.places)
    )
    others = _numbered(people, known, t, "publish.person")
    known |= {key(part) for name in others for part in (name, *parts_of(name))}
    guesses = [
        *may_be_names(texts, public.words),
        *may_be_names(titles, public.words, small_words(texts), titles=True),
    ]
    guessed = _numbered(guesses, known, t, "publish.name")
    return Pseudonyms(narrators, others, guessed)


def _told(excerpt: Excerpt) -> Iterator[str]:
    for testimony in excerpt.testimonies:
        yield from (testimony.text, testimony.disputed)
    for record in excerpt.records:
        yield from (record.event.summary, *record.clashes)


def _numbered(names: Iterable[str], known: set[str], t: Wording, word: str) -> dict[str, str]:
    """The names that are not known yet; a part of one is the same person."""
    found: dict[str, str] = {}
    for name in names:
        parts = name.split()
        if key(name) in known or all(key(part) in known for part in parts):
            continue
        if name in found:
            continue
        first = next((said for other, said in found.items() if _same(name, other)), "")
        found[name] = first or t(word, n=len(set(found.values())) + 1)
    return found


def _same(name: str, other: str) -> bool:
    """Whether one of two names is a part of the other."""
    one, two = _keys(name), _keys(other)
    return one <= two or two <= one


def _keys(name: str) -> set[str]:
    """The parts of a name as they are compared; of a Korean one the given name too."""
    if regex.fullmatch(r"\p{Hangul}{3}", name):
        return {key(name[1:]), key(name)}
    return {key(part) for part in name.split()}
