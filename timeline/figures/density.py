"""Density → one band a lane: how much falls where, when marks would be too many to read.

An event whose time is uncertain is spread evenly over its bounds, so that nothing piles up on the
first of January. A density is always labelled as one, with the number of events in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.figures.ink import Figure, Ink
from timeline.figures.palette import Theme
from timeline.figures.scale import Scale

LANE = 30.0


def density_figure(
    lanes: Sequence[str],
    edges: Sequence[int],
    weights: Sequence[Sequence[float]],
    scale: Scale,
    theme: Theme,
) -> Figure:
    """A heat map: `weights[lane][bin]` events between `edges[bin]` and the next (ordinals).

    The lane "" stands for all lives together.
    """
    low, high = theme.density
    most = [max(row, default=0.0) or 1.0 for row in weights]
    # The band of all lives would leave the others pale: each kind of band has its own strength.
    strongest = max((top for lane, top in zip(lanes, most, strict=True) if lane), default=1.0)
    shares = [
        [round(weight / (strongest if lane else top), 4) for weight in row]
        for lane, row, top in zip(lanes, weights, most, strict=True)
    ]
    band = {
        "type": "heatmap",
        "name": "density",
        "x": [scale.ms(scale.x(edge)) for edge in edges],
        "y": [number * LANE for number in range(len(lanes) + 1)],
        "z": shares,
        "colorscale": [[0, low], [1, high]],
        "showscale": False,
        "hoverinfo": "skip",
        "ygap": 6,
        "zmin": 0,
        "zmax": 1,
    }
    meta = {
        "first": scale.first,
        "last": scale.last,
        "width": scale.width,
        "lanes": [[lane, number * LANE, LANE] for number, lane in enumerate(lanes)],
        "marks": [],
        "density": True,
    }
    return Ink(scale, theme).figure([band], max(len(lanes), 1) * LANE, meta)
