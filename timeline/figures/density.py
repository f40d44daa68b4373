"""Density → one band a lane: how much falls where, when marks would be too many to read.

An event whose time is uncertain is spread evenly over its bounds, so that nothing piles up on the
first of January. A density is always labelled as one, with the number of events in it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline.figures.ink import Figure, Ink, Path, Trace
from timeline.figures.palette import Theme
from timeline.figures.scale import Scale

LANE = 30.0
_GAP, _STEPS = 6, 255


def density_figure(
    lanes: Sequence[str],
    edges: Sequence[int],
    weights: Sequence[Sequence[float]],
    scale: Scale,
    theme: Theme,
    *,
    drawn: bool = False,
) -> Figure:
    """A heat map: `weights[lane][bin]` events between `edges[bin]` and the next (ordinals).

    The lane "" stands for all lives together. `drawn` for the page (`ink`): in 255 steps, with
    bins of one width, which Plotly then draws as so many dots and the browser enlarges. They are
    equal but for the days that the number of bins does not divide: no edge moves by a day.
    """
    ink = Ink(scale, theme, drawn)
    low, high = theme.density
    most = [max(row, default=0.0) or 1.0 for row in weights]
    # The band of all lives would leave the others pale: each kind of band has its own strength.
    strongest = max((top for lane, top in zip(lanes, most, strict=True) if lane), default=1.0)
    shares = [
        [round(weight / (strongest if lane else top), 4) for weight in row]
        for lane, row, top in zip(lanes, weights, most, strict=True)
    ]
    band: Trace = {
        "type": "heatmap",
        "name": "density",
        "x": [scale.ms(scale.x(edge)) for edge in edges],
        "y": [number * LANE for number in range(len(lanes) + 1)],
        "z": shares,
        "colorscale": [[0, low], [1, high]],
        "showscale": False,
        "hoverinfo": "skip",
        "ygap": _GAP,
        "zmin": 0,
        "zmax": 1,
    }
    traces: list[Trace] = [band]
    if drawn:
        steps = np.array(shares).reshape(len(lanes), -1) * _STEPS
        band |= _as_dots(steps.round().astype(np.uint8), band["x"])
        traces += _between(ink, len(lanes))
    meta = {
        "first": scale.first,
        "last": scale.last,
        "width": scale.width,
        "lanes": [[lane, number * LANE, LANE] for number, lane in enumerate(lanes)],
        "marks": [],
        "density": True,
    }
    return ink.figure(traces, max(len(lanes), 1) * LANE, meta)


def _between(ink: Ink, lanes: int) -> list[Trace]:
    """What parts the bands, over their edges: paper, with the lines of the ruler."""
    paper, lines = Path(), Path()
    for number in range(lanes + 1):
        top, foot = number * LANE - _GAP / 2, number * LANE + _GAP / 2
        paper.box(0, ink.scale.width, top, foot)
        for tick in ink.scale.ticks():
            x = ink.scale.x(tick.day)
            lines.polygon([(x, top), (x, foot)])
    theme = ink.theme
    return [ink.filled("between", paper, theme.paper), ink.lines("lines", lines, theme.line, 1)]


def _as_dots(steps: npt.NDArray[np.uint8], edges: Sequence[int]) -> dict[str, Any]:
    rows, bins = steps.shape
    return {
        "x": np.linspace(edges[0], edges[-1], len(edges)).round().tolist(),
        "z": {
            "dtype": "u1",
            "bdata": b64encode(steps.tobytes()).decode("ascii"),
            "shape": f"{rows}, {bins}",
        },
        "zmax": _STEPS,
        "ygap": 0,
    }
