"""A yearly series → a slim row of bars under the history, on the same scale as everything else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from timeline.figures.ink import Figure, Ink, Path
from timeline.figures.palette import Theme
from timeline.figures.scale import Scale

HEIGHT = 44.0
_PAD = 4.0


def series_figure(
    values: Mapping[int, float], scale: Scale, theme: Theme, *, drawn: bool = False
) -> Figure:
    """One bar a year, as high as its share of the largest value; years without one stay empty.
    `drawn` for the page (`ink`)."""
    ink = Ink(scale, theme, drawn)
    bars = Path()
    meta = []
    most = max(values.values(), default=0) or 1
    for year, value in sorted(values.items()):
        x0 = scale.x(date(year, 1, 1).toordinal())
        x1 = scale.x(date(year, 12, 31).toordinal() + 1)
        if x1 < 0 or x0 > scale.width:
            continue
        top = HEIGHT - (HEIGHT - _PAD) * value / most
        bars.box(x0 + 1, max(x1 - 1, x0 + 2), top, HEIGHT)
        meta.append([round(x0, 1), round(x1, 1), year, value])
    return ink.figure(
        [ink.filled("series", bars, theme.possible["learning"])],
        HEIGHT,
        {"first": scale.first, "last": scale.last, "width": scale.width, "bars": meta},
    )
