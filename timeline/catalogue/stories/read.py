"""JSON → a story, strictly: what is not meant is a fault, one line each, and nothing is guessed.

Characters that steer a terminal, or turn the direction of writing for what follows, are left out
of what was written; everything else stays as it is and is escaped where it is shown.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from timeline.catalogue.keeping.stories import LIMIT
from timeline.catalogue.stories.story import MOST_STEPS, Story, StoryStep, Where
from timeline.model import TimelineError
from timeline.sources.fields import shown

# The most characters of each text.
ABOUT = {
    "id": 80, "title": 300, "language": 35, "by": 80, "access": 10, "made": 40, "changed": 40,
    "changed_by": 80,
}  # fmt: skip
STEP = {
    "testimony": 300, "event": 400, "quote": 2_000, "sentence": 2_000, "question": 2_000,
    "note": 10_000,
}  # fmt: skip
MOST_FAULTS = 20  # more are counted, not told
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_NO_TEXT = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})


class StoryFaults(TimelineError):
    """A story that cannot be read; `lines` has one line for each fault."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def read_story(data: bytes | str, name: str, where: Where = "kept") -> Story:
    """The story in a JSON text; `name` is what its faults call it. Raises StoryFaults."""
    said = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if len(said) > LIMIT:
        raise StoryFaults((f"{name}: has {len(said):,} bytes; a story has {LIMIT:,} at most",))
    try:
        value = json.loads(said.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise StoryFaults((f"{name}: is no JSON that can be read",)) from None
    return story_from(value, name, where)


def story_from(value: object, name: str, where: Where = "kept") -> Story:
    """The story that a value as read from JSON says. Raises StoryFaults."""
    if not isinstance(value, dict):
        raise StoryFaults((f"{name}: is no story; an object {{…}} with steps is meant",))
    reading = _Reading(name)
    about = reading.texts(value, ABOUT, "", ("steps", "testimonies", "version"))
    if about["id"] and not _ID.fullmatch(about["id"]):
        reading.fault("", f"id says {shown(about['id'])}; letters, figures, - and _ are meant")
    if about["language"] and not _LANGUAGE.fullmatch(about["language"]):
        reading.fault("", f"language says {shown(about['language'])}; such as en or ko is meant")
    if about["access"] not in ("", "public", "private"):
        reading.fault("", f"access says {shown(about['access'])}; public or private is meant")
    steps = value.get("steps")
    if not isinstance(steps, list):
        reading.fault("", "has no list of steps")
        steps = []
    if len(steps) > MOST_STEPS:
        reading.fault("", f"has {len(steps):,} steps; {MOST_STEPS} at most are meant")
        steps = []
    read = [reading.step(number, step) for number, step in enumerate(steps, 1)]
    reading.done()
    return Story(
        about["id"],
        " ".join(about["title"].split()),
        about["language"] or "en",
        about["by"],
        tuple(step for step in read if step is not None),
        "public" if about["access"] == "public" else "private",
        about["made"],
        about["changed"],
        about["changed_by"],
        where,
    )


class _Reading:
    """The faults that were found so far, and the parts as they are read."""

    def __init__(self, name: str) -> None:
        self._name = " ".join(_clean(name).split())[:200]
        self._lines: list[str] = []

    def fault(self, at: str, says: str) -> None:
        self._lines.append(": ".join(filter(None, (self._name, at, says))))

    def done(self) -> None:
        """Raises StoryFaults where there are any."""
        more = len(self._lines) - MOST_FAULTS
        if more > 0:
            self._lines[MOST_FAULTS:] = [f"{self._name}: and {more:,} more faults"]
        if self._lines:
            raise StoryFaults(tuple(self._lines))

    def texts(
        self, value: Mapping[Any, Any], known: Mapping[str, int], at: str, others: tuple[str, ...]
    ) -> dict[str, str]:
        """The texts among the fields; what is missing is ""."""
        for name in value:
            if name not in known and name not in others:
                self.fault(at, f"{shown(name)} is no field of a story")
        found = {}
        for name, most in known.items():
            text = value.get(name)
            found[name] = ""
            if text is None:
                continue
            if not isinstance(text, str):
                self.fault(at, f"{name} says {shown(text)}; words are meant")
            elif len(text) > most:
                self.fault(at, f"{name} has {len(text):,} characters; {most:,} at most are meant")
            else:
                found[name] = _clean(text).strip()
        return found

    def step(self, number: int, value: object) -> StoryStep | None:
        at = f"step {number}"
        if not isinstance(value, dict):
            self.fault(at, f"is {shown(value)}; an object {{…}} is meant")
            return None
        before = len(self._lines)
        said = self.texts(value, STEP, at, ("passage",))
        testimony, _, id = said["event"].rpartition(":")  # a key names its testimony itself
        said["event"], said["testimony"] = id, said["testimony"] or testimony
        if said["event"] and not said["testimony"]:
            self.fault(at, f"does not say of which testimony {shown(said['event'])} is an event")
        if said["testimony"] and not said["event"]:
            self.fault(at, "names a testimony, but no event of it")
        if not any(said.values()) and len(self._lines) == before:
            self.fault(at, "is empty; an event, or words, are meant")
        start, end = self._passage(value.get("passage"), at)
        return StoryStep(start=start, end=end, **said)

    def _passage(self, value: object, at: str) -> tuple[int, int]:
        if value is None:
            return -1, -1
        if isinstance(value, list) and len(value) == 2:
            start, end = value
            whole = type(start) is int and type(end) is int
            if whole and 0 <= start < end < 2**31:
                return start, end
        self.fault(at, f"passage says {shown(value)}; [first, last] in characters is meant")
        return -1, -1


def _clean(text: str) -> str:
    """Text without controls and without what turns the direction of what follows."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char
        for char in text
        if char in "\n\t"
        or not (
            unicodedata.category(char) in _NO_TEXT or unicodedata.bidirectional(char) in _TURNING
        )
    )
