"""A figure of ours as SVG: its shapes, lines and texts, as they stand; text is escaped.

Knows the traces that `timeline.figures.ink` makes and no others: filled outlines, lines with gaps
and texts. Diamonds are filled outlines there, as long as no mark may lie over another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import cos, pi
from typing import Any

from timeline.exports.harmless import xml
from timeline.figures.ink import Figure, Trace
from timeline.figures.metrics import SAFETY, text_width

SANS = "'Source Sans 3', Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif"
SERIF = "'Source Serif 4', 'Noto Serif KR', Pretendard, 'Noto Serif CJK KR', serif"
# Letters whose widths are known, not taken for the widest of their script.
_MEASURED = re.compile("[ -\u024f\uac00-\ud7a3–—‘’“”…·]+")
_DIAMOND = 1.3  # Plotly's: half its width, in half sizes


def text(
    x: float,
    y: float,
    words: str,
    colour: str,
    *,
    size: float = 12,
    weight: int = 400,
    family: str = SANS,
    anchor: str = "start",
    wide: float = 0,
) -> str:
    """A text by the start (or middle) of its base line; `wide` is what it may take, in any font
    (0: as much as it does)."""
    more = f' text-anchor="{anchor}"' if anchor != "start" else ""
    more += f' font-weight="{weight}"' if weight != 400 else ""
    more += _length(words, size, wide, known=family == SANS and weight == 400)
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{family}" font-size="{size:g}" '
        f'fill="{colour}"{more}>{xml(words)}</text>'
    )


def _length(words: str, size: float, wide: float, *, known: bool) -> str:
    """How long a text is, so that it keeps to its place where another font stands in."""
    said = text_width(words, size)
    if known and _MEASURED.fullmatch(words):
        said /= SAFETY
    elif not wide or said <= 0.8 * wide:
        return ""
    return f' textLength="{min(said, wide or said):.1f}" lengthAdjust="spacingAndGlyphs"'


def box(x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> str:
    """A filled rectangle."""
    more = f' rx="{radius:g}"' if radius else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" '
        f'height="{max(height, 0):.1f}" fill="{colour}"{more}/>'
    )


def line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1) -> str:
    """A line."""
    return (
        f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke="{colour}" '
        f'stroke-width="{width:g}" fill="none"/>'
    )


def drawn(figure: Figure) -> Iterator[str]:
    """The elements of a figure, its upper left corner at 0, 0."""
    first, last = figure["layout"]["xaxis"]["range"]
    width = float(figure["layout"]["width"])

    def x(ms: float) -> float:
        return float((ms - first) * width / (last - first))

    height = figure["layout"]["height"]
    for tick in figure["layout"]["xaxis"]["tickvals"]:
        yield line(x(tick), 0, x(tick), height, figure["layout"]["xaxis"]["gridcolor"])
    for trace in figure["data"]:
        if trace["type"] == "heatmap":
            yield from _band(trace, x)
        elif trace["mode"] == "text":
            yield from _texts(trace, x)
        elif trace["mode"] == "markers":
            yield from _markers(trace, x)
        else:
            path = _path(trace, x, closed=trace["mode"] == "none")
            if path:
                yield path


X = Callable[[float], float]


def _path(trace: Trace, x: X, *, closed: bool) -> str:
    parts: list[str] = []
    start = True
    for ms, y in zip(trace["x"], trace["y"], strict=True):
        if ms is None or y is None:
            parts.append("Z" if closed else "")
            start = True
            continue
        parts.append(f"{'M' if start else 'L'}{x(ms):.1f} {y:.1f}")
        start = False
    if not parts:
        return ""
    d = "".join(parts) + ("Z" if closed else "")
    if closed:
        return f'<path d="{d}" fill="{trace["fillcolor"]}"/>'
    style = trace["line"]
    dash = str(style.get("dash", "solid"))
    dashed = f' stroke-dasharray="{dash.replace("px", "")}"' if "px" in dash else ""
    return (
        f'<path d="{d}" fill="none" stroke="{style["color"]}" '
        f'stroke-width="{style["width"]:g}"{dashed}/>'
    )


def _markers(trace: Trace, x: X) -> Iterator[str]:
    marker = trace["marker"]
    half = marker["size"] / 2 * _DIAMOND * cos(pi / 4) * 1.2
    for index, (ms, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        fill, edge = _at(marker["color"], index), _at(marker["line"]["color"], index)
        at = x(ms)
        yield (
            f'<path d="M{at - half:.1f} {y:.1f}L{at:.1f} {y - half:.1f}L{at + half:.1f} {y:.1f}'
            f'L{at:.1f} {y + half:.1f}Z" fill="{fill}" stroke="{edge}" '
            f'stroke-width="{marker["line"]["width"]:g}"/>'
        )


def _texts(trace: Trace, x: X) -> Iterator[str]:
    import html

    style = trace["textfont"]
    for index, (ms, y, words) in enumerate(zip(trace["x"], trace["y"], trace["text"], strict=True)):
        said = html.unescape(words)  # Plotly's own escapes; ours follow
        yield text(x(ms), y + 4, said, _at(style["color"], index), size=style["size"])


def _band(trace: Trace, x: X) -> Iterator[str]:
    ink = trace["colorscale"][-1][1]
    for row, (top, bottom) in enumerate(zip(trace["y"], trace["y"][1:], strict=False)):
        for edge, after, share in zip(trace["x"], trace["x"][1:], trace["z"][row], strict=False):
            if share > 0:
                made = box(x(edge), top + 3, x(after) - x(edge), bottom - top - 6, ink)
                yield made.replace("/>", f' fill-opacity="{share:.3f}"/>')


def _at(value: Any, index: int) -> str:
    one = value[index] if isinstance(value, Sequence) and not isinstance(value, str) else value
    return str(one)
