"""The steps of a presentation: the chosen events in time order, each with what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from timeline.catalogue import Catalogue, questions
from timeline.explorer import ask
from timeline.explorer.ground import Ground
from timeline.explorer.share.chosen import selection_of
from timeline.explorer.view import View

Row = Mapping[str, Any]

MOST_STEPS = 60  # one lesson; more are left out, and the first slide says so
MOST_HISTORY = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One event as `questions.event` gives it, and the history of its time."""

    row: Row
    history: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps, and how many events were chosen in all."""

    steps: tuple[Step, ...]
    chosen: int


def steps_of(catalogue: Catalogue, ground: Ground, view: View, without: frozenset[str]) -> Steps:
    """What an address presents: the life in focus, else the selection; without the events whose
    testimony has one of the notices `without`."""
    selection = selection_of(ground, view)
    if view.life in ground.lives:
        selection = replace(selection, narrators=(view.life,))
    rows = questions.marks(catalogue, selection, limit=ask.MOST_MARKS).to_pylist()
    rows = [row for row in rows if not without & set(ground.lives[row["lane"]]["notices"] or ())]
    rows.sort(key=lambda row: row["begin_of_the_begin"] or row["end_of_the_end"] or date.max)
    found = []
    for mark in rows[:MOST_STEPS]:
        row = questions.event(catalogue, mark["key"])
        if row:
            history = ask.history_then(catalogue, ground, mark["key"])[:MOST_HISTORY]
            found.append(Step(row, tuple(history)))
    return Steps(tuple(found), len(rows))
