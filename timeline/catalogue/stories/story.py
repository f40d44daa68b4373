"""A story and its steps, as values, and how they are written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any, Literal

MOST_STEPS = 100
_PASSAGE = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")  # on one line it is easier to read
Where = Literal["kept", "shipped", "link"]
Access = Literal["private", "public"]


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step: an event and what a presenter wrote to it, or words alone (`event` is "").

    `event` is the event's id, `start` and `end` the characters of its passage (-1: not said) and
    `quote` how that passage begins: with these it is found again when ids or texts have changed.
    """

    testimony: str = ""
    event: str = ""
    start: int = -1
    end: int = -1
    quote: str = ""
    sentence: str = ""
    question: str = ""
    note: str = ""

    @property
    def words_alone(self) -> bool:
        """It shows no event, but only what was written."""
        return not self.event


@dataclass(frozen=True, slots=True)
class Story:
    """Steps in the order in which they are told.

    `access`: whether a server that only shows may list a kept one; `where` it is; `made` and
    `changed` are moments in UTC (ISO 8601; "" = not known).
    """

    id: str
    title: str
    language: str = "en"
    by: str = ""
    steps: tuple[StoryStep, ...] = ()
    access: Access = "private"
    made: str = ""
    changed: str = ""
    changed_by: str = ""
    where: Where = "kept"

    @property
    def shipped(self) -> bool:
        """It ships with the program, and is copied before it is changed."""
        return self.where == "shipped"

    @property
    def testimonies(self) -> tuple[str, ...]:
        """The testimonies that its steps name, the first first."""
        return tuple(dict.fromkeys(step.testimony for step in self.steps if step.testimony))


def handed_on(story: Story) -> Story:
    """A story from elsewhere, to be kept: it gets an id of its own, and is shown to nobody else."""
    return replace(story, id="", access="private", made="", changed="", changed_by="", where="kept")


def fields_of(story: Story) -> dict[str, Any]:
    """A story as its JSON object has it: what is empty is left out."""
    steps = []
    for step in story.steps:
        fields: dict[str, Any] = {
            "testimony": step.testimony,
            "event": step.event,
            "passage": [step.start, step.end] if step.start >= 0 else None,
            "quote": step.quote,
            "sentence": step.sentence,
            "question": step.question,
            "note": step.note,
        }
        steps.append({name: value for name, value in fields.items() if value})
    about = {
        "id": story.id,
        "title": story.title,
        "language": story.language,
        "by": story.by,
        "access": story.access,
        "made": story.made,
        "changed": story.changed,
        "changed_by": story.changed_by,
        "testimonies": list(story.testimonies),
    }
    return {name: value for name, value in about.items() if value} | {"steps": steps}


def written(story: Story) -> str:
    """A story as its file has it."""
    text = json.dumps(fields_of(story), ensure_ascii=False, indent=1)
    return _PASSAGE.sub(r"[\1, \2]", text) + "\n"
