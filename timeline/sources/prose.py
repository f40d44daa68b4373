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
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_HALF = re.compile(r"[\ud800-\udfff]")


def prose(blocks: Iterable[str], name: str, title: str = "", told: str = "") -> Draft:
    """The draft of these blocks; lines within a block stay lines.

    `title` and `told` are what the container says of itself: guesses that stand above those from
    the text. Raises TimelineError where there is no text, or more than the limit.
    """
    text = "\n\n".join(filter(None, map(_clean, blocks)))
    if not text:
        raise TimelineError(f"{name}: has no text in it")
    size, most = len(text.encode()), limits().text
    if size > most:
        raise too_large(name, size, most, "holds a text of")
    found = draft(text)
    said = {"title": " ".join(title.split()), "told": told}
    return replace(found, guessed={**found.guessed, **{k: v for k, v in said.items() if v}})


def _clean(block: str) -> str:
    lines = (" ".join(line.split()) for line in _CONTROL.sub("", block).splitlines())
    return _HALF.sub("\ufffd", "\n".join(filter(None, lines)))
