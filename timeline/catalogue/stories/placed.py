"""Where the steps of a story are in a catalogue: by id, by passage, by how the passage begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal

from timeline.catalogue import questions
from timeline.catalogue.catalogue import Catalogue
from timeline.catalogue.keeping.applying import of_a_person
from timeline.catalogue.stories.story import Story, StoryStep

Lost = Literal["", "testimony", "event"]
QUOTED = 120  # characters of a passage that a step keeps
_LIKE = 0.6  # how like the first words have to be where a text was changed

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """A step and its event in a catalogue. `key` is "" where there is none: for words alone, and
    where `lost` says what is not there, the "testimony" or the "event" in it. `row` is the event
    as `questions.told` gives it, with its `quote`."""

    step: StoryStep
    key: str = ""
    lost: Lost = ""
    row: Row | None = field(default=None, compare=False)


def placed(catalogue: Catalogue, story: Story) -> tuple[Placed, ...]:
    """Every step of a story, in its order, with the event that it shows."""
    return placed_all(catalogue, (story,))[0]


def placed_all(catalogue: Catalogue, stories: Sequence[Story]) -> tuple[tuple[Placed, ...], ...]:
    """The same for several stories; each testimony is asked for once."""
    ids = dict.fromkeys(id for story in stories for id in story.testimonies)
    told = {id: _Told.of(catalogue, id) for id in ids}
    return tuple(
        tuple(
            Placed(step) if step.words_alone else _place(step, told[step.testimony])
            for step in story.steps
        )
        for story in stories
    )


def step_of(catalogue: Catalogue, key: str) -> StoryStep | None:
    """A step for an event of the catalogue; None where there is no such event. The words of a
    testimony that is not public are not put into it: stories are handed on."""
    return next(iter(steps_of(catalogue, (key,))), None)


def steps_of(catalogue: Catalogue, keys: Sequence[str]) -> tuple[StoryStep, ...]:
    """Steps for events of the catalogue, in their order; what is not there is left out."""
    found: dict[str, StoryStep] = {}
    for testimony in dict.fromkeys(key.rpartition(":")[0] for key in keys):
        told = _Told.of(catalogue, testimony)
        life = questions.life_of(catalogue, testimony)
        if told is None or life is None:
            continue
        for row in told.rows:
            start, end = row["passage_start"], row["passage_end"]
            quote = row["quote"][:QUOTED] if life["access"] == "public" else ""
            found[row["key"]] = StoryStep(testimony, row["id"], start, end, quote)
    return tuple(found[key] for key in keys if key in found)


@dataclass(frozen=True, slots=True)
class _Told:
    """The events of a testimony with their passages, and its text."""

    rows: Sequence[Row]
    text: str

    @classmethod
    def of(cls, catalogue: Catalogue, testimony: str) -> _Told | None:
        text = questions.text(catalogue, testimony)
        if text is None:
            return None
        rows = questions.told(catalogue, testimony)
        for row in rows:
            row["quote"] = text["text"][row["passage_start"] : row["passage_end"]]
        return cls(rows, text["text"])


def _place(step: StoryStep, told: _Told | None) -> Placed:
    if told is None:
        return Placed(step, lost="testimony")
    row = _row(step, told)
    return Placed(step, row["key"], row=row) if row else Placed(step, lost="event")


def _row(step: StoryStep, told: _Told) -> Row | None:
    """The event that a step shows."""
    named = next((row for row in told.rows if row["id"] == step.event), None)
    passage = _passage(step, told.text)
    if passage is None:
        return named if not step.quote else _likest(step.quote, told)
    if named is not None and _shared(named, passage) > 0:
        return named
    if of_a_person(step.event):
        return None
    best = max(told.rows, key=lambda row: _shared(row, passage), default=None)
    return best if best is not None and _shared(best, passage) > 0 else None


def _passage(step: StoryStep, text: str) -> tuple[int, int] | None:
    """Where a step's passage is in the text as it is now; None where it is not there, or was not
    said."""
    length = max(step.end - step.start, len(step.quote))
    if not step.quote:
        return (step.start, step.end) if 0 <= step.start < step.end <= len(text) else None
    if step.start >= 0 and text.startswith(step.quote, step.start):
        return step.start, step.end
    found, at = [], text.find(step.quote)
    while at >= 0:
        found.append(at)
        at = text.find(step.quote, at + 1)
    if not found:
        return None
    start = min(found, key=lambda place: abs(place - step.start))
    return start, start + length


def _likest(quote: str, told: _Told) -> Row | None:
    """The event of which the passage begins most like a quote; None where none is like it."""
    likeness = {
        row["key"]: SequenceMatcher(None, quote, row["quote"][: len(quote)]).ratio()
        for row in told.rows
    }
    best = max(told.rows, key=lambda row: likeness[row["key"]], default=None)
    return best if best is not None and likeness[best["key"]] >= _LIKE else None


def _shared(row: Row, passage: tuple[int, int]) -> int:
    """How many characters of a passage an event's passages share."""
    start, end = passage
    parts: list[tuple[int, int]] = [(row["passage_start"], row["passage_end"])]
    parts += [(each["start"], each["end"]) for each in row["also"]]
    return max(min(end, last) - max(start, first) for first, last in parts)
