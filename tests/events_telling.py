"""Invented testimonies read into mentions, for the tests of what is found in them."""

from __future__ import annotations

from pathlib import Path

from timeline import events, expressions
from timeline.events import Found
from timeline.model import Mention, Paragraph, Testimony
from timeline.packs import packs_for, shipped_packs
from timeline.sources import read

TOLD = "2015-06-01"


def find(testimony: Testimony) -> Found:
    """The three steps before dating."""
    packs = packs_for(f"{testimony.title}\n{testimony.text}", shipped_packs())
    times = expressions.tag(
        testimony.text,
        language=testimony.language,
        dct=testimony.told,
        packs=packs,
        paragraphs=testimony.paragraphs,
    )
    return events.find(testimony, times, packs)


def plain(text: str) -> Testimony:
    """A testimony of one paragraph for each line, all of them prose."""
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            paragraphs.append(Paragraph(start, start + len(line), number))
        start += len(line) + 1
    return Testimony(id="x", title="", text=text, paragraphs=tuple(paragraphs), told=TOLD)


def told(text: str) -> tuple[Mention, ...]:
    """What the lines of a text tell."""
    return find(plain(text)).mentions


def lived(text: str) -> list[Mention]:
    """What they tell of the narrator's life."""
    return [mention for mention in told(text) if mention.scope == "life"]


def only(text: str) -> Mention:
    """The one event that a text tells."""
    found = told(text)
    assert len(found) == 1, [mention.title for mention in found]
    return found[0]


def read_text(folder: Path, text: str, suffix: str = ".txt") -> tuple[Testimony, Found]:
    """A file with this text, read as its suffix says, and what is found in it."""
    path = folder / f"invented{suffix}"
    path.write_text(text, "utf-8")
    testimony = read(path, published=TOLD)
    return testimony, find(testimony)
