"""History → one quiet lane a layer: events as small diamonds, what lasted as thin bars.

How much is shown depends on how near one is: importance 1 always, 2 from forty years in view, 3
from twelve. Labels stand beside their mark where there is room, what is most
important first; an event whose name finds none is a tick at the foot of its lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.figures.ink import LABEL_SIZE, Figure, Ink, Path
from timeline.figures.marks import Mark
from timeline.figures.metrics import shortened, text_width
from timeline.figures.palette import Theme
from timeline.figures.scale import Scale

LANE = 26.0
_MIDDLE, _TICK = 11.5, (20.0, 25.0)  # in a lane: of marks and names, and from where to where ticks
_BAR, _HALF = 5.0, 5.0
_NEAR, _NEARER = 40.0, 12.0
_LONG_LABEL, _SHORT_LABEL = 44, 26
_GAP = 8.0

Interval = tuple[float, float]


def importance_at(years: float) -> int:
    """The least important history that is shown with so many years in view."""
    return 3 if years <= _NEARER else 2 if years <= _NEAR else 1


def history_figure(
    marks: Sequence[Mark],
    layers: Sequence[str],
    scale: Scale,
    theme: Theme,
    *,
    drawn: bool = False,
) -> Figure:
    """The layers, top to bottom, each with the marks of its `layer` that are important enough;
    `drawn` for the page (`ink`)."""
    ink = Ink(scale, theme, drawn)
    most = importance_at(scale.years)
    labels: list[tuple[float, float, str]] = []
    points: list[tuple[float, float]] = []
    lines, bars, softly, ticks = Path(), Path(), Path(), Path()
    meta: list[list[Any]] = []
    for number, layer in enumerate(layers):
        y = number * LANE + _MIDDLE
        lines.segment(0, scale.width, (number + 1) * LANE - 0.5)
        shown = [m for m in marks if m.layer == layer and m.importance <= most and _in(m, scale)]
        for mark, x0, x1, text, text_x in _place(shown, scale):
            if not text:
                top, foot = (number * LANE + edge for edge in _TICK)
                y = (top + foot) / 2
                middle = min(max((x0 + x1) / 2, 1), scale.width - 1)
                ticks.box(middle - 1, middle + 1, top, foot)
                x0, x1 = middle - 2, middle + 2
            elif mark.point:
                points.append(((x0 + x1) / 2, y))
                if x1 - x0 > 2 * _HALF:
                    softly.box(x0, x1, y - 0.8, y + 0.8)
            else:
                softly.box(x0, max(x1, x0 + 3), y - _BAR / 2, y + _BAR / 2)
                if mark.sure:
                    s0, s1 = scale.x(mark.sure[0]), scale.x(mark.sure[1] + 1)
                    bars.box(s0, max(s1, s0 + 2), y - _BAR / 2, y + _BAR / 2)
            if text:
                labels.append((text_x, y, text))
            at = [round(x0, 1), round(x1, 1), round(y, 1)]
            label = [round(text_x, 1), round(text_width(text, LABEL_SIZE), 1), y] if text else None
            meta.append([mark.key, layer, *at, mark.title, mark.when, "", mark.category, label])
    traces = [
        ink.lines("layers", lines, theme.line, 1),
        ink.filled("possible", softly, theme.possible["self"]),
        ink.filled("sure", bars, theme.quiet),
        ink.diamonds("events", points, fill=theme.paper, outline=theme.quiet, size=9),
        ink.filled("unnamed", ticks, theme.faint),
        ink.texts("labels", labels, theme.ink),
    ]
    known = {
        "first": scale.first,
        "last": scale.last,
        "width": scale.width,
        "lanes": [[layer, n * LANE, LANE] for n, layer in enumerate(layers)],
        "marks": meta,
    }
    return ink.figure(traces, max(len(layers), 1) * LANE, known)


def _in(mark: Mark, scale: Scale) -> bool:
    low, high = mark.possible((scale.first, scale.last))
    return low <= scale.last and high >= scale.first


def _place(marks: Sequence[Mark], scale: Scale) -> list[tuple[Mark, float, float, str, float]]:
    """Marks with their pixels and labels. A mark that finds room with its label takes it first,
    the more important ones before the others; the rest stay unnamed, as ticks below."""
    taken: list[Interval] = []
    placed: list[tuple[Mark, float, float, str, float]] = []
    unnamed: list[tuple[Mark, float, float]] = []
    for mark in sorted(marks, key=lambda one: (one.importance, not one.point, one.a or 0)):
        low, high = mark.possible((scale.first, scale.last))
        x0, x1 = scale.x(low), scale.x(high + 1)
        if mark.point and x1 - x0 < 2 * _HALF:
            x0, x1 = (x0 + x1) / 2 - _HALF, (x0 + x1) / 2 + _HALF
        text, text_x = _label(mark, x0, x1, taken, scale.width)
        if not text:
            unnamed.append((mark, x0, x1))
            continue
        taken += [(x0, x1), (text_x, text_x + text_width(text, LABEL_SIZE))]
        placed.append((mark, x0, x1, text, text_x))
    return placed + [(mark, x0, x1, "", 0.0) for mark, x0, x1 in unnamed]


def _label(
    mark: Mark, x0: float, x1: float, taken: Sequence[Interval], width: float
) -> tuple[str, float]:
    for most in (_LONG_LABEL, _SHORT_LABEL):
        text = shortened(mark.title, most)
        wide = text_width(text, LABEL_SIZE)
        for x in (x1 + 4, x0 - 4 - wide):
            room = _free(taken, min(x, x0), max(x + wide, x1), _GAP)
            if x >= 0 and x + wide <= width and room:
                return text, x
    return "", 0.0


def _free(taken: Sequence[Interval], x0: float, x1: float, gap: float) -> bool:
    return all(x1 + gap <= low or x0 - gap >= high for low, high in taken)
