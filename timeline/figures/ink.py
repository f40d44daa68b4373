"""Plain pieces of a Plotly figure: rectangles in one path, texts, diamonds, the bare layout.

Everything is placed in pixels; `Ink` turns pixels into the milliseconds of a date axis at the
end, so that a figure that is taken away still has dates on its axis. Rectangles of one colour are
one `scatter` trace (`mode: none, fill: toself`, gaps between): one path in the page, however many.

For the page, which draws a figure anew whenever its window moves, the same paths and texts are
written as SVG already (`drawn`): one trace of a kind that assets/plotly-drawing.js teaches Plotly,
whose own scatter traces take many times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
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


@lru_cache(maxsize=64)
def _halves(size: float, symbol: str, grown: float) -> tuple[float, float]:
    """Half the width and height of a diamond."""
    across, down = (size / 2 * share for share in _DIAMONDS[symbol])
    more = 1 + grown * hypot(across, down) / (across * down)
    return across * more, down * more


def _hundredth(y: float) -> float:
    """Pixels to a hundredth: a page reads fewer digits sooner, and nobody sees the rest."""
    return round(y, 2)


@dataclass(slots=True)
class Path:
    """Outlines of one colour, in pixels. A fill closes them."""

    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)  # x, y, wide, high
    diamonds: dict[tuple[float, float], list[tuple[float, float]]] = field(default_factory=dict)
    others: list[tuple[float, ...]] = field(default_factory=list)  # x, y, x, y …

    def polygon(self, points: Sequence[tuple[float, float]]) -> None:
        """Add an outline by its corners."""
        self.others.append(tuple(chain.from_iterable(points)))

    def segment(self, x0: float, x1: float, y: float) -> None:
        """Add a level line."""
        self.others.append((x0, y, x1, y))

    def diamond(self, x: float, y: float, size: float, symbol: str, grown: float = 0) -> None:
        """Add a diamond by its middle, as large as the marker of Plotly with this symbol and
        size; `grown` is by how many pixels each of its edges lies further out."""
        self.diamonds.setdefault(_halves(size, symbol, grown), []).append((x, y))

    def box(self, x0: float, x1: float, y0: float, y1: float) -> None:
        """Add a rectangle."""
        self.boxes.append((x0, y0, x1 - x0, y1 - y0))

    def _outlines(self) -> Iterator[tuple[float, ...]]:
        for x, y, wide, high in self.boxes:
            yield x, y, x + wide, y, x + wide, y + high, x, y + high
        for (across, down), middles in self.diamonds.items():
            for x, y in middles:
                yield x + across, y, x, y + down, x - across, y, x, y - down
        yield from self.others

    def coordinates(
        self, x: Callable[[float], float], y: Callable[[float], float] = _hundredth
    ) -> tuple[list[float | None], list[float | None]]:
        """The two coordinate lists of a trace, with gaps between the outlines."""
        xs: list[float | None] = []
        ys: list[float | None] = []
        for outline in self._outlines():
            if xs:
                xs.append(None)
                ys.append(None)
            xs += map(x, outline[::2])
            ys += map(y, outline[1::2])
        return xs, ys

    def written(self, *, closed: bool) -> str:
        """The outlines as the `d` of an SVG path, to a tenth of a pixel across and a hundredth
        down."""
        found = [_BOX % (x, y, wide, high, -wide) for x, y, wide, high in self.boxes]
        for (across, down), middles in self.diamonds.items():
            rest = _DIAMOND % (-across, down, -across, -down, across, -down)
            found += [f"M{x + across:.1f} {y:.2f}{rest}" for x, y in middles]
        found += [_written(len(each), closed) % each for each in self.others]
        return "".join(found)


_BOX, _DIAMOND = "M%.1f %.2fh%.1fv%.2fh%.1fz", "l%.2f %.2f %.2f %.2f %.2f %.2fz"


@lru_cache(maxsize=64)
def _written(numbers: int, closed: bool) -> str:
    """How an outline of so many numbers is written."""
    corners = " ".join(["%.1f %.2f"] * (numbers // 2 - 1))
    return f"M%.1f %.2fL{corners}" + "z" * closed


@dataclass(frozen=True, slots=True)
class Ink:
    """Makes traces on one scale, in one theme; `drawn`: as parts of one drawing, for the page."""

    scale: Scale
    theme: Theme
    drawn: bool = False

    def _ms(self, xs: Sequence[float]) -> list[int]:
        return [self.scale.ms(x) for x in xs]

    def filled(self, name: str, path: Path, colour: str) -> Trace:
        """All outlines of a colour."""
        if self.drawn:
            return {"fill": colour, "d": path.written(closed=True)}
        xs, ys = path.coordinates(self.scale.ms)
        return {
            "type": "scatter",
            "name": name,
            "mode": "none",
            "fill": "toself",
            "fillcolor": colour,
            "x": xs,
            "y": ys,
            "hoverinfo": "skip",
            "line": {"width": 0},
        }

    def lines(self, name: str, path: Path, colour: str, width: float, dash: str = "solid") -> Trace:
        """Line segments with gaps between."""
        if self.drawn:
            shape = {"stroke": colour, "width": width, "d": path.written(closed=False)}
            return shape if dash == "solid" else {**shape, "dash": dash}
        xs, ys = path.coordinates(self.scale.ms, float)
        return {
            "type": "scatter",
            "name": name,
            "mode": "lines",
            "x": xs,
            "y": ys,
            "line": {"color": colour, "width": width, "dash": dash},
            "hoverinfo": "skip",
        }

    def diamonds(
        self,
        name: str,
        points: Sequence[tuple[float, float]],
        *,
        fill: str,
        outline: str,
        size: float,
    ) -> Trace:
        """Diamonds with an outline."""
        if self.drawn:
            path = Path()
            for x, y in points:
                path.diamond(x, y, size, "diamond")
            shape = path.written(closed=True)
            return {"fill": fill, "stroke": outline, "width": OUTLINE, "d": shape}
        return {
            "type": "scatter",
            "name": name,
            "mode": "markers",
            "x": self._ms([x for x, _ in points]),
            "y": [y for _, y in points],
            "marker": {
                "symbol": "diamond",
                "size": size,
                "color": fill,
                "line": {"color": outline, "width": OUTLINE},
                "opacity": 1,
            },
            "hoverinfo": "skip",
            "cliponaxis": True,
        }

    def texts(self, name: str, texts: Sequence[tuple[float, float, str]], colour: str) -> Trace:
        """Labels: left edge, middle height and words of each."""
        if self.drawn:
            return {"fill": colour, "texts": [[round(x, 1), y, text] for x, y, text in texts]}
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
                "color": colour,
            },
            "hoverinfo": "skip",
        }

    def figure(self, traces: Sequence[Trace], height: float, meta: dict[str, Any]) -> Figure:
        """The figure: bare axes, a line at each tick, and `meta` for the page's own hit test."""
        ticks = [self.scale.ms(self.scale.x(tick.day)) for tick in self.scale.ticks()]
        data = list(traces)
        if self.drawn:
            parts = [trace for trace in traces if trace.get("d") or trace.get("texts")]
            others = [trace for trace in traces if "type" in trace]
            data = [*others, {"type": "drawing", "name": "drawing", "parts": parts}]
        return {
            "data": data,
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
                    # The page writes its own ruler, and needs no dates read.
                    "type": "linear" if self.scale.counted or self.drawn else "date",
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
