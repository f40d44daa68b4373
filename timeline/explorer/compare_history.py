"""History between the compared lives, as lanes of the same picture.

By date, one lane of history lies between the lives; where days are counted (by age, from leaving),
the same history stands at another place in each life, so each has a lane of its own below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dash import html

from timeline.explorer import ask
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import hook
from timeline.explorer.view import View
from timeline.figures.lives import Bed
from timeline.figures.marks import Days, Lane, Mark, counted_from
from timeline.figures.scale import Scale
from timeline.periods import Period

HISTORY = "~history"  # no lane of a life begins so
_APART = 92.0  # pixels from one mark to the next, so that labels find room in few rows
_LEAST = 58.0


def with_history(
    ground: Ground,
    view: View,
    lanes: Sequence[Lane],
    origins: Mapping[str, Days],
    scale: Scale,
) -> list[Lane]:
    """The lanes with history between them. `lanes` and `scale` are already counted where the view
    has an axis, and `origins` are what each of these lanes is counted from."""
    if not lanes:
        return []
    if not view.axis:
        whole = _time_of(ground, [lane.key for lane in lanes], view.window)
        middle = (len(lanes) + 1) // 2
        told = _lane(ground, view, HISTORY, whole, scale, None)
        return [*lanes[:middle], told, *lanes[middle:]]
    found: list[Lane] = []
    for lane in lanes:
        own = _time_of(ground, [lane.key], view.window)
        key = f"{HISTORY}:{lane.key}"
        found += [lane, _lane(ground, view, key, own, scale, origins[lane.key])]
    return found


def _time_of(ground: Ground, lanes: Sequence[str], window: Period | None) -> Period:
    """When these people lived, as far as it is in the window."""
    parts = [part for lane in lanes for part in ground.lines.get(lane, ())]
    within = window or ground.window
    if not parts:
        return within
    first = max(date.fromordinal(min(part.begin[0] for part in parts)), within.first)
    last = min(date.fromordinal(max(part.end[1] for part in parts)), within.last)
    return Period(first, last) if first <= last else within


def _lane(
    ground: Ground, view: View, key: str, time: Period, scale: Scale, origin: Days | None
) -> Lane:
    layers = ask.layers_of(ground, view)
    marks = [
        replace(mark, lane=key, category="other")
        for mark in told_between(ground, layers, time, view.language)
    ]
    lane = Lane(key, "", tuple(marks), least=_LEAST)
    counted = counted_from(lane, origin) if origin else lane
    return replace(counted, marks=_some(counted.marks, scale))


def told_between(
    ground: Ground, layers: Sequence[str], time: Period, language: str
) -> Sequence[Mark]:
    """The history of a time that matters most, what is most important first."""
    marks = ask.history_marks(ground, layers, time, 2, language)
    return sorted(marks, key=lambda mark: (mark.importance, mark.a or 0))


def past_of(told: Sequence[Lane], lane: str) -> tuple[Mark, ...]:
    """The history that `with_history` put below a lane."""
    key = f"{HISTORY}:{lane}"
    return next((each.marks for each in told if each.key == key), ())


def _some(marks: Sequence[Mark], scale: Scale) -> tuple[Mark, ...]:
    """As many marks as can be read beside each other, the first ones before the others."""
    taken: list[tuple[float, Mark]] = []
    for mark in marks:
        x = scale.x(mark.possible((scale.first, scale.last))[0])
        if 0 <= x <= scale.width and all(abs(x - other) >= _APART for other, _ in taken):
            taken.append((x, mark))
    return tuple(mark for _, mark in sorted(taken, key=lambda one: one[0]))


def history_names(t: Interface, ground: Ground, beds: Sequence[Bed]) -> list[html.Div]:
    """What stands beside the lanes of history."""
    return [
        html.Div(
            [
                html.Span(t("history.name"), className="what"),
                html.Div(_whose(t, ground, bed.key), className="sum"),
                html.Span(className="age", hidden=True),
            ],
            className="lane past",
            style={"top": f"{bed.top:.1f}px", "height": f"{bed.height:.1f}px"},
            **hook(data_lane=bed.key, data_born=""),
        )
        for bed in beds
        if bed.key.startswith(HISTORY)
    ]


def _whose(t: Interface, ground: Ground, key: str) -> Any:
    lane = key.removeprefix(HISTORY).removeprefix(":")
    return t("compare.history-of", name=ground.names[lane]) if lane else t("compare.history")
