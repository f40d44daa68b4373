"""The narrator's name, and whether the text is told about somebody."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from timeline.events.draft import Reading
from timeline.events.korean.lexis import bare, words
from timeline.events.korean.subjects import Cast
from timeline.lexicon import table

NAME = r"[가-힣○×]{2,4}"
_PROFILED = re.compile(r"([가-힣]{2,4}) ?씨(?:는|가|의|를|도|에게)")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(row["pattern"].replace("NAME", f"(?P<name>{NAME})"))
        for row in table("ko", "events_narrator")
    )


def narrator(reading: Reading) -> str:
    """The narrator's name as the testimony says, else as the text tells it, else a speaker's."""
    testimony = reading.testimony
    if testimony.narrator:
        return testimony.narrator
    for pattern in _patterns():
        found = pattern.search(testimony.text)
        if found:
            return found["name"]
    speakers = Counter(p.speaker for p in testimony.paragraphs if p.speaker and p.role == "prose")
    for name, _ in speakers.most_common(1):
        if name not in words("role-label"):
            return name
    if told_about(reading):
        names = Counter(_PROFILED.findall(testimony.text))
        if names:
            return str(names.most_common(1)[0][0])
    return ""


def told_about(reading: Reading) -> bool:
    """Whether the text is told in the third person: "그는", "김 씨는", hardly any "나는"."""
    text = "\n".join(
        reading.testimony.text[p.start : p.end]
        for p in reading.testimony.paragraphs
        if p.role == "prose"
    )
    text = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", text)
    tokens = [bare(token) for token in text.split()]
    first = sum(token in words("first-person") for token in tokens)
    third = sum(token in words("third-person") for token in tokens)
    third += len(re.findall(r"[가-힣] ?씨(?:는|가|의|를|도|에게|와)", text))
    return third > 2 and first * 4 < third


def cast_for(reading: Reading) -> Cast:
    """The cast at the beginning."""
    profile = told_about(reading)
    name = narrator(reading)
    names = {name} if name else set()
    if profile:
        found = Counter(
            re.findall(r"([가-힣]{1,4}) ?씨(?:는|가|의|를|도|에게)", reading.testimony.text)
        )
        names |= {most for most, _ in found.most_common(1)}
        names |= {name[:1]} if name else set()
    return Cast(profile=profile, names=frozenset(n for n in names if n))
