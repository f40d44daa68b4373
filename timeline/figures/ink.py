"""Plain pieces of a Plotly figure: rectangles in one path, texts, diamonds, the bare layout.

Everything is placed in pixels; `Ink` turns pixels into the milliseconds of a date axis at the
end, so that a figure that is taken away still has dates on its axis. Rectangles of one colour are
one `scatter` trace (`mode: none, fill: toself`, gaps between): one path in the page, however many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Any

from timeline.figures.palette import Theme
from timeline.figures.scale import Scale

Figure = dict[str, Any]
Trace = dict[str, Any]

SANS = '"Source Sans 3", Pretendard, "Noto Sans KR", sans-serif'
LABEL_SIZE = 12.0
OUTLINE = 1.7
# Half the width and height of Plotly's symbols, in half sizes.
_DIAMONDS = {"diamond": (1.3, 1.3), "diamond-tall": (0.7, 1.4), "diamond-wide": (1.4, 0.7)}


def safe(text: str) -> str:
    """A told text, so that Plotly's little markup language sees letters only."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _to_hundredths(ys: Sequence[float | None]) -> list[float | None]:
    """Pixels to a hundredth: a page reads fewer digits sooner, and nobody sees the rest."""
    return [None if y is None else round(y, 2) for y in ys]


@dataclass(slots=True)
class Path:
    """Outlines of one colour, kept as the two coordinate lists of a trace. A fill closes them."""

    xs: list[float | None] = field(default_factory=list)
    ys: list[float | None] = field(default_factory=list)

    def polygon(self, points: Sequence[tuple[float, float]]) -> None:
        """Add an outline by its corners."""
        if self.xs:
            self.xs.append(None)
            self.ys.append(None)
        for x, y in points:
            self.xs.append(x)
            self.ys.append(y)

    def diamond(self, x: float, y: float, size: float, symbol: str, grown: float = 0) -> None:
        """Add a diamond by its middle, as large as the marker of Plotly with this symbol and
        size; `grown` is by how many pixels each of its edges lies further out."""
        across, down = (size / 2 * share for share in _DIAMONDS[symbol])
        more = 1 + grown * hypot(across, down) / (across * down)
        across, down = across * more, down * more
        self.polygon([(x + across, y), (x, y + down), (x - across, y), (x, y - down)])

    def box(self, x0: float, x1: float, y0: float, y1: float) -> None:
        """Add a rectangle."""
        self.polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


@dataclass(frozen=True, slots=True)
class Ink:
    """Makes traces on one scale, in one theme."""

    scale: Scale
    theme: Theme

    def _ms(self, xs: Sequence[float | None]) -> list[int | None]:
        ms = self.scale.ms
        return [None if x is None else ms(x) for x in xs]

    def filled(self, name: str, path: Path, colour: str) -> Trace:
        """All outlines of a colour."""
        return {
            "type": "scatter",
            "name": name,
            "mode": "none",
            "fill": "toself",
            "fillcolor": colour,
            "x": self._ms(path.xs),
            "y": _to_hundredths(path.ys),
            "hoverinfo": "skip",
            "line": {"width": 0},
        }

    def lines(self, name: str, path: Path, colour: str, width: float, dash: str = "solid") -> Trace:
        """Line segments with gaps between."""
        return {
            "type": "scatter",
            "name": name,
            "mode": "lines",
            "x": self._ms(path.xs),
            "y": path.ys,
            "line": {"color": colour, "width": width, "dash": dash},
            "hoverinfo": "skip",
        }

    def diamonds(
        self,
        name: str,
        points: Sequence[tuple[float, float]],
        *,
        fill: str | Sequence[str],
        outline: str | Sequence[str],
        symbol: str | Sequence[str] = "diamond",
        size: float = 12,
    ) -> Trace:
        """Markers; `fill`, `outline` and `symbol` may be one for each."""
        return {
            "type": "scatter",
            "name": name,
            "mode": "markers",
            "x": self._ms([x for x, _ in points]),
            "y": [y for _, y in points],
            "marker": {
                "symbol": symbol if isinstance(symbol, str) else list(symbol),
                "size": size,
                "color": fill if isinstance(fill, str) else list(fill),
                "line": {
                    "color": outline if isinstance(outline, str) else list(outline),
                    "width": OUTLINE,
                },
                "opacity": 1,
            },
            "hoverinfo": "skip",
            "cliponaxis": True,
        }

    def texts(
        self, name: str, texts: Sequence[tuple[float, float, str]], colour: str | Sequence[str]
    ) -> Trace:
        """Labels: left edge, middle height and words of each."""
        return {
            "type": "scatter",
            "name": name,
            "mode": "text",
            "x": self._ms([x for x, _, _ in texts]),
            "y": [y for _, y, _ in texts],
            "text": [safe(text) for _, _, text in texts],
            "textposition": "middle right",
            "textfont": {
                "family": SANS,
                "size": LABEL_SIZE,
                "color": colour if isinstance(colour, str) else list(colour),
            },
            "hoverinfo": "skip",
        }

    def figure(self, traces: Sequence[Trace], height: float, meta: dict[str, Any]) -> Figure:
        """The figure: bare axes, a line at each tick, and `meta` for the page's own hit test."""
        ticks = [self.scale.ms(self.scale.x(tick.day)) for tick in self.scale.ticks()]
        return {
            "data": list(traces),
            "layout": {
                "width": self.scale.width,
                "height": height,
                "autosize": False,
                "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
                "paper_bgcolor": "rgba(0,0,0,0)",
                "plot_bgcolor": "rgba(0,0,0,0)",
                "showlegend": False,
                "hovermode": False,
                "dragmode": False,
                "font": {"family": SANS, "size": LABEL_SIZE, "color": self.theme.ink},
                "xaxis": {
                    "type": "linear" if self.scale.counted else "date",
                    "range": [self.scale.ms(0), self.scale.ms(self.scale.width)],
                    "fixedrange": True,
                    "showticklabels": False,
                    "ticks": "",
                    "tickmode": "array",
                    "tickvals": ticks,
                    "showgrid": True,
                    "gridcolor": self.theme.line,
                    "gridwidth": 1,
                    "zeroline": False,
                    "showline": False,
                },
                "yaxis": {
                    "range": [height, 0],
                    "fixedrange": True,
                    "visible": False,
                    "showgrid": False,
                    "zeroline": False,
                },
                "meta": meta,
            },
        }
