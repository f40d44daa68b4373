"""Whose names stand in a selection, and the pseudonym of each: the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import regex

from timeline import lexicon
from timeline.exports.excerpt import Excerpt
from timeline.exports.publish.patterns import key, tidy
from timeline.exports.wording import Wording
from timeline.model import Testimony
from timeline.packs import Pack

_NAME = r"(?:\p{Lu}[\p{L}'’]+(?:-\p{L}+)*)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,2}}"
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
    parts = [part for part in name.split() if len(part) > _LEAST]
    return tuple(parts) if len(name.split()) > 1 else ()


def named_people(text: str, language: str, public: frozenset[str]) -> list[str]:
    """Names that a text gives to relatives and others: beside a word for a relative, or after a
    word that tells a name. What is a place, a month or a name of history is none."""
    found: list[str] = []
    for each in _patterns(language):
        for match in each.finditer(tidy(text)):
            name = match["name"].strip()
            if any(key(part) not in public for part in name.split()):
                found.append(name)
    return list(dict.fromkeys(found))


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[regex.Pattern[str], ...]:
    if "publish_names" not in _tables(language):
        return ()
    classes: dict[str, list[str]] = {}
    for row in lexicon.table(language, "publish_names"):
        classes.setdefault(row["class"], []).append(row["word"])
    kin = [row["word"] for row in lexicon.table(language, "events_family")] if (
        "events_family" in _tables(language)
    ) else []  # fmt: skip
    made = []

    def words(several: Sequence[str]) -> str:
        return "|".join(regex.escape(word) for word in sorted(several, key=len, reverse=True))

    if kin:
        made.append(rf"(?<!\p{{L}})(?i:{words(kin)}),?\s+(?P<name>{_NAMES})")
        if owners := classes.get("owner"):
            made.append(
                rf"(?P<name>{_NAMES}),\s+(?i:{words(owners)})\s+(?:\p{{Ll}}+\s+)?(?i:{words(kin)})"
            )
    if before := classes.get("before"):
        made.append(rf"(?<!\p{{L}})(?i:{words(before)})\s+[“\"']?(?P<name>{_NAMES})")
    if after := classes.get("after"):
        made.append(rf"(?P<name>\p{{Hangul}}{{2,4}})\s?(?:{words(after)})")
    return tuple(regex.compile(each) for each in made)


def _tables(language: str) -> tuple[str, ...]:
    return lexicon.names(language) if language in lexicon.languages() else ()


def public_words(packs: Sequence[Pack]) -> frozenset[str]:
    """Every word of the names of history and places, as `key` compares it: those belong to nobody
    in particular."""
    found: set[str] = set()
    for text in _public_texts(packs):
        found |= {key(part) for part in regex.findall(r"[\p{L}\p{N}'’-]+", text)}
    for language in lexicon.languages():
        for table in ("months", "weekdays"):
            if table in _tables(language):
                for row in lexicon.table(language, table):
                    found |= {key(form) for form in row["forms"].split("|")}
    return frozenset(found)


def _public_texts(packs: Sequence[Pack]) -> Iterator[str]:
    for pack in packs:
        for place in pack.places:
            yield from (place.name, *place.aliases, *place.demonyms)
        for anchor in pack.anchors:
            yield from (name for names in anchor.names.values() for name in names)
        for event in pack.context:
            yield event.title
        for period in pack.periods:
            yield period.label


def pseudonyms(
    excerpt: Excerpt, public: frozenset[str], keep: Iterable[str], t: Wording
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Names with their pseudonyms: of narrators, and of others whom they name."""
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
    others: dict[str, str] = {}
    known = {key(part) for name in narrators for part in (name, *parts_of(name))}
    for testimony in excerpt.testimonies:
        for name in named_people(testimony.text, testimony.language, public):
            if key(name) in kept | known or all(key(part) in known for part in name.split()):
                continue
            first = next((said for other, said in others.items() if _same(name, other)), "")
            said = first or t("publish.person", n=len(set(others.values())) + 1)
            others.setdefault(name, said)
    return narrators, others


def _same(name: str, other: str) -> bool:
    """Whether one of two names is a part of the other."""
    one, two = {key(part) for part in name.split()}, {key(part) for part in other.split()}
    return one <= two or two <= one
