"""The narrator's name and how the text is told: by "I", or about "him" or "her"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.events.draft import Reading
from timeline.events.english.lexis import words
from timeline.events.english.people import Cast
from timeline.events.english.sentences import quotes
from timeline.lexicon import table
from timeline.model import Testimony
from timeline.packs import Pack

WORD = r"(?:(?:Mr|Mrs|Ms|Dr|St)\.|[A-ZÀ-Þ](?:[\w’'-]+|\.))"
NAME = rf"{WORD}(?: (?:{WORD}|bin|de|van|von|al))*"
FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us)\b")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(row["pattern"].replace("NAME", f"(?P<name>{NAME})"))
        for row in table("en", "events_narrator")
    )


def narrator(reading: Reading) -> str:
    """The narrator's name: as the testimony says, else from speaker label, text or profile."""
    testimony = reading.testimony
    if testimony.narrator:
        return testimony.narrator
    for pattern in _patterns():
        found = pattern.search(testimony.text)
        if found:
            return found["name"].strip(" .,’'")
    asking = askers(testimony)
    speakers = Counter(
        p.speaker
        for p in testimony.paragraphs
        if len(p.speaker) > 2 and p.role == "prose" and p.speaker not in asking
    )
    if speakers:
        label = speakers.most_common(1)[0][0]
        return label.title() if label.isupper() else label
    return _profiled(reading) if told_about(reading) else ""


def _small_words() -> frozenset[str]:
    """Words that begin a sentence with a capital and are no name."""
    kinds = ("determiner", "preposition", "pronoun-other", "pronoun-first", "possessive",
             "coordinator", "subordinator", "maybe-subordinator", "adverb")  # fmt: skip
    return frozenset().union(*(words(kind) for kind in kinds))


def askers(testimony: Testimony) -> frozenset[str]:
    """The labels of those who ask: nearly all they say ends with a question mark."""
    said: dict[str, list[bool]] = {}
    for p in testimony.paragraphs:
        if p.speaker and p.role in ("prose", "question"):
            asks = testimony.text[p.start : p.end].rstrip(' \n"”’').endswith("?")
            said.setdefault(p.speaker, []).append(asks)
    if len(said) < 2:
        return frozenset()
    return frozenset(s for s, asks in said.items() if sum(asks) >= 0.7 * len(asks))


def _prose(reading: Reading) -> str:
    """The prose without what stands in quotation marks."""
    text = reading.testimony.text
    out: list[str] = []
    for paragraph in reading.testimony.paragraphs:
        if paragraph.role != "prose":
            continue
        at = paragraph.start
        for start, end in quotes(text, paragraph.start, paragraph.end):
            out.append(text[at:start])
            at = end
        out.append(text[at : paragraph.end])
    return "\n".join(out)


def told_about(reading: Reading) -> bool:
    """Whether the text is told in the third person: hardly any "I" outside quotation marks."""
    prose = _prose(reading)
    first = len(FIRST_PERSON.findall(prose))
    third = len(re.findall(r"\b(?:he|she|his|her|him)\b", prose, re.IGNORECASE))
    return third > 3 and first * 6 < third


def _profiled(reading: Reading) -> str:
    """The name that the prose names most often as somebody who does something."""
    counts: Counter[str] = Counter()
    prose = _prose(reading)
    for match in re.finditer(rf"({NAME})(?:, (?:now )?\d+,)? (?:[a-z]+ed|was|had|has|is|[a-z]+s)\b",
                             prose):  # fmt: skip
        name = match.group(1).strip(" .,’'")
        if name.split()[0].lower() not in _small_words():
            counts[name] += 1
    if not counts:
        return ""
    name, often = counts.most_common(1)[0]
    if " " in name or not often:
        return name
    longer = re.search(rf"((?:[A-ZÀ-Þ][\w’'-]+ )+){re.escape(name)}\b", prose)
    first = longer.group(1).strip() if longer else ""
    return f"{first} {name}" if first and first.split()[0].lower() not in _small_words() else name


def cast_for(reading: Reading) -> Cast:
    """The cast at the beginning: who the narrator is and how the text names them."""
    profile = told_about(reading)
    name = narrator(reading)
    names = frozenset(
        part
        for part in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", name.lower())
        if part not in words("name-title") and len(part) > 1
    )
    gender = ""
    if profile:
        prose = _prose(reading)
        he = len(re.findall(r"\b(?:he|him|his)\b", prose, re.IGNORECASE))
        she = len(re.findall(r"\b(?:she|her|hers)\b", prose, re.IGNORECASE))
        gender = "m" if he >= she else "f"
    known = [_known(pack) for pack in reading.packs]
    return Cast(
        profile=profile,
        gender=gender,
        names=names,
        places=frozenset[str]().union(*(k.places for k in known)),
        rivers=frozenset[str]().union(*(k.rivers for k in known)),
        historic=frozenset[str]().union(*(k.historic for k in known)),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """Lower-case names of a pack: places, rivers, and the capitalised words of its history."""

    places: frozenset[str]
    rivers: frozenset[str]
    historic: frozenset[str]


@lru_cache(maxsize=64)
def _known(pack: Pack) -> _Known:
    titles = [event.title for event in pack.context]
    titles += [name for anchor in pack.anchors for name in anchor.names.get("en", ())]
    capitals = {word.lower() for text in titles for word in re.findall(r"\b[A-ZÀ-Þ]\w+", text)}
    named = [(place, n.lower()) for place in pack.places for n in (place.name, *place.aliases)]
    rivers = {n for place, n in named if place.kind == "river"}
    return _Known(
        frozenset(n for _, n in named),
        frozenset(n.removeprefix("the ").removesuffix(" river") for n in rivers),
        frozenset(capitals),
    )
