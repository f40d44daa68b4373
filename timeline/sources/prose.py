"""Blocks of text taken out of a container → a draft: one text, its blocks parted by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from timeline.model import TimelineError
from timeline.sources.draft import Draft
from timeline.sources.limits import limits, too_large
from timeline.sources.text import draft

# What no text needs and XML, JSON or a terminal may choke on.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_HALF = re.compile(r"[\ud800-\udfff]")


class Heading(str):
    """A block that the container says is a heading."""

    __slots__ = ()


def prose(blocks: Iterable[str], name: str, title: str = "", told: str = "") -> Draft:
    """The draft of these blocks; lines within a block stay lines.

    `title` and `told` are what the container says of itself: guesses that stand above those from
    the text. Raises TimelineError where there is no text, or more than the limit.
    """
    parts: list[str] = []
    headings: set[int] = set()
    most, size, place = limits().text, 0, 0
    for block in blocks:
        words = _clean(block)
        if not words:
            continue
        if isinstance(block, Heading):
            headings.add(place)
        parts.append(words)
        place += len(words) + 2
        size += len(words.encode()) + 2
        if size - 2 > most:
            raise too_large(name, size, most, "holds a text of at least")
    if not parts:
        raise TimelineError(f"{name}: has no text in it")
    found = draft("\n\n".join(parts))
    paragraphs = tuple(
        replace(one, role="heading") if one.start in headings and one.role == "prose" else one
        for one in found.paragraphs
    )
    said = {"title": " ".join(_clean(title).split()), "told": told}
    guessed = {**found.guessed, **{key: value for key, value in said.items() if value}}
    return replace(found, paragraphs=paragraphs, guessed=guessed)


def _clean(block: str) -> str:
    text = _HALF.sub("\ufffd", _CONTROL.sub("", block))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(filter(None, lines))
