"""Density → one band a lane: how much falls where, when marks would be too many to read.

An event whose time is uncertain is spread evenly over its bounds, so that nothing piles up on the
first of January. A density is always labelled as one, with the number of events in it. The shade
grows with the square root of the number, so that a little is still seen beside a lot; the very
densest bins (one in fifty) share the darkest shade, so that one peak does not blot out the rest.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline.figures.ink import Figure, Ink, Path, Trace
from timeline.figures.marks import Stretch
from timeline.figures.palette import DASHES, Theme
from timeline.figures.scale import Scale

LANE = 32.0  # of one life; the band of all lives is as high as two
_ABOVE, _BELOW = 4.0, 8.0  # paper at the head of a lane and at its foot, where the life line runs
_LINE = 3.0
_STEPS = 255
_BELOW_THE_DARKEST = 0.98  # of the bins with anything in them

Shares = npt.NDArray[np.float64]


def density_figure(
    lanes: Sequence[str],
    edges: Sequence[int],
    weights: Sequence[Sequence[float]],
    scale: Scale,
    theme: Theme,
    *,
    lines: Sequence[Sequence[Stretch]] = (),
    drawn: bool = False,
) -> Figure:
    """A heat map: `weights[lane][bin]` events between `edges[bin]` and the next (ordinals).

    The lane "" stands for all lives together; `lines` are the life lines, one a lane. `drawn` for
    the page (`ink`): in 255 steps, with bins of one width, which Plotly then draws as so many dots
    and the browser enlarges. They are equal but for the days that the number of bins does not
    divide: no edge moves by a day.

    `layout.meta` carries, for the page: `lanes` (key, top, height), `rows` (for each lane the row
    of the heat map) and `caps` (how many events in a bin the darkest shade stands for, in the band
    of all lives and in those of each).
    """
    ink = Ink(scale, theme, drawn)
    low, high = theme.density
    # The band of all lives would leave the others pale: each kind of band has its own strength.
    each = np.array(weights, dtype=float).reshape(len(lanes), -1)
    whole = np.array([not lane for lane in lanes], dtype=bool)
    caps = [_cap(each[whole]), _cap(each[~whole])]
    shares = np.sqrt(np.minimum(each / np.where(whole, *caps)[:, None], 1.0))
    rows = np.repeat(np.arange(len(lanes)), np.where(whole, 2, 1))
    tops = np.searchsorted(rows, np.arange(len(lanes) + 1)) * LANE
    band: Trace = {
        "type": "heatmap",
        "name": "density",
        "x": [scale.ms(scale.x(edge)) for edge in edges],
        "y": [number * LANE for number in range(len(rows) + 1)],
        "z": shares[rows].round(4).tolist(),
        "colorscale": [[0, low], [1, high]],
        "showscale": False,
        "hoverinfo": "skip",
        "zmin": 0,
        "zmax": 1,
    }
    if drawn:
        band |= _as_dots((shares[rows] * _STEPS).round().astype(np.uint8), band["x"])
    meta = {
        "first": scale.first,
        "last": scale.last,
        "width": scale.width,
        "lanes": [
            [lane, float(top), float(foot - top)]
            for lane, top, foot in zip(lanes, tops, tops[1:], strict=False)
        ],
        "rows": np.searchsorted(rows, np.arange(len(lanes))).tolist(),
        "caps": [float(f"{cap:.4g}") for cap in caps],
        "marks": [],
        "density": True,
    }
    over = [*_between(ink, tops.tolist()), *_life_lines(ink, tops.tolist(), lines)]
    return ink.figure([band, *over], max(float(tops[-1]), LANE), meta)


def _cap(weights: Shares) -> float:
    """How much the darkest shade stands for."""
    some = weights[weights > 0]
    return float(np.quantile(some, _BELOW_THE_DARKEST, method="higher")) if some.size else 1.0


def _between(ink: Ink, tops: Sequence[float]) -> list[Trace]:
    """What parts the bands, over their edges: paper, with the lines of the ruler."""
    paper, lines = Path(), Path()
    for top in tops:
        paper.box(0, ink.scale.width, top - _BELOW, top + _ABOVE)
        for tick in ink.scale.ticks():
            x = ink.scale.x(tick.day)
            lines.polygon([(x, top - _BELOW), (x, top + _ABOVE)])
    theme = ink.theme
    return [ink.filled("between", paper, theme.paper), ink.lines("lines", lines, theme.line, 1)]


def _life_lines(ink: Ink, tops: Sequence[float], lines: Sequence[Sequence[Stretch]]) -> list[Trace]:
    """Where each person was, under the band of the life."""
    paths = {state: Path() for state in ink.theme.whereabouts}
    for foot, line in zip(tops[1:], lines, strict=False):
        for stretch in line:
            x0 = max(ink.scale.x(stretch.begin[0]), 0.0)
            x1 = min(ink.scale.x(stretch.end[1]), ink.scale.width)
            if x1 > x0 and stretch.state in paths:
                paths[stretch.state].segment(x0, x1, foot - _BELOW / 2 - _LINE / 2 + 1)
    return [
        ink.lines(state, path, ink.theme.whereabouts[state], _LINE, DASHES[state])
        for state, path in paths.items()
    ]


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
    }
