"""Invented testimonies, and a folder to keep them in, for the tests of keeping."""

from __future__ import annotations

from pathlib import Path

from timeline.catalogue.keeping import Change, Decision, Keeper
from timeline.model import Event, Life, Testimony
from timeline.sources import read

SAILOR = (
    "I was born in the eighties, in a port. At the age of 13, in 1994, I lost my father. "
    "At 20 I went to sea. Two years later I came home. In 2006 I married.\n"
)
# The same, but for what the sailor says of the beginning: nothing but the first year is told.
WEAVER = "I was born in 1961 by a river. At 15 I began to weave. At 30 I left my town.\n"


def told(folder: Path, name: str, text: str, published: str = "2020") -> Testimony:
    """A testimony as it is read from a file beside the catalogue."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.txt"
    file.write_text(text, "utf-8")
    return read(file, published=published)


def keeper(folder: Path) -> Keeper:
    """A keeper of `folder/kept`, beside which nothing ships."""
    return Keeper(folder / "kept", shipped={})


def with_sailor(folder: Path) -> Keeper:
    """A keeper who keeps the sailor's testimony."""
    kept = keeper(folder)
    kept.add(told(folder, "sailor", SAILOR), who="Ann")
    return kept


def event(life: Life, title: str) -> Event:
    """The event of a life that a title names."""
    return next(each for each in life.events if each.title == title)


def dates(life: Life) -> dict[str, str]:
    """{title: EDTF} of the events that are events."""
    return {each.title: each.edtf for each in life.events if each.status != "rejected"}


def decide(
    kept: Keeper, title: str, kind: str, testimony: str = "sailor", /, **value: str
) -> Change:
    """Ann decides something about an event, which its title names."""
    about = event(kept.life(testimony), title).id if title else ""
    return kept.decide(Decision(testimony, about, kind, value, who="Ann", why="she knows"))
