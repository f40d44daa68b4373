"""Lives → one lane each: the life line, its events as marks in sub-rows, labels where they fit.

What the marks say (the page's legend draws the same): a filled diamond is a known day; a hollow
one with a thin span happened once, some time within the span; a dark bar on a light one lasted,
surely and possibly; an arrow's head still went on when it was told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.figures.ink import LABEL_SIZE, OUTLINE, Figure, Ink, Path
from timeline.figures.marks import Lane, Mark, Stretch
from timeline.figures.metrics import shortened, text_width
from timeline.figures.packing import (
    LABEL_LINE,
    MARK_LINE,
    OUT,
    Item,
    Placed,
    gathered,
    mark_middle,
    pack,
    row_tops,
)
from timeline.figures.palette import DASHES, GROUPS, Theme, group_of, shape_of
from timeline.figures.scale import Scale

LABELS = "labels"
PAD = 9.0
LEAST_LANE = 58.0
HALF_MARK = 7.0
_BAR, _THIN, _CAP, _LINE = 8.0, 1.6, 3.5, 3.0
_LONG_LABEL, _SHORT_LABEL = 46, 26
_TELLING_LINE, _TELLING_AT = 20.0, 4.0  # the line on which a sub-row says which testimony it is
MORE_LINE, MORE_WIDE = 22.0, 40.0  # the line and the width of a sign for marks without room
MOST_ROWS = 40
_BETWEEN_TELLINGS = 7.0
_SHOWN_AROUND = 0.5  # of the window's width: marks beyond its edges still keep others in place


@dataclass(frozen=True, slots=True)
class Bed:
    """Where a lane lies in the figure: its top and height in pixels."""

    key: str
    top: float
    height: float


def lives_figure(
    lanes: Sequence[Lane],
    scale: Scale,
    theme: Theme,
    *,
    label_rows: int = 3,
    most_rows: int = MOST_ROWS,
    chosen: str = "",
    drawn: bool = False,
) -> Figure:
    """The lanes on the scale. `label_rows` is how many sub-rows labels may open in a lane,
    `most_rows` how many there may be in all where the lane itself does not say (1: a folded lane).
    The lane of the `chosen` event opens as far as it must to show it. `drawn` for the page
    (`ink`).

    `layout.meta` carries, for the page: `lanes` (key, top, height), `marks` (key, lane, left,
    right, middle height in px, title, date in words, age, category, and its label's left edge,
    width, middle height and text, or None) and `more` (lane, left, top, keys of the marks that
    found no room there). The trace `LABELS` draws the same labels.
    """
    ink = Ink(scale, theme, drawn)
    drawing = _Drawing(scale, theme)
    beds: list[Bed] = []
    top = 0.0
    for lane in lanes:
        down = top + PAD
        for number, (telling, marks) in enumerate(lane.rows):
            down += _BETWEEN_TELLINGS * (number > 0)
            most = lane.most_rows or most_rows
            placed, without = _pack_row(marks, scale, label_rows, most, chosen)
            tops = row_tops([one for _, one in placed])
            if telling.label:
                drawing.telling(telling.label, down)
                down += _TELLING_LINE
            drawing.life_line(telling.line, down + mark_middle(tops, 0))
            for mark, one in placed:
                drawing.mark(mark, one, down + mark_middle(tops, one.row))
            down += tops[-1]
            if without:
                drawing.without(lane.key, without, down)
                down += MORE_LINE
        height = max(lane.least or LEAST_LANE, down + PAD - top)
        beds.append(Bed(lane.key, top, height))
        top += height
    meta = {
        "first": scale.first,
        "last": scale.last,
        "width": scale.width,
        "counted": scale.counted,
        "lanes": [[bed.key, bed.top, bed.height] for bed in beds],
        "marks": drawing.meta,
        "more": drawing.more,
    }
    return ink.figure(drawing.traces(ink), max(top, LEAST_LANE), meta)


def beds_of(figure: Figure) -> list[Bed]:
    """Where the lanes of a figure lie."""
    return [Bed(*lane) for lane in figure["layout"]["meta"]["lanes"]]


def _pack_row(
    marks: Sequence[Mark], scale: Scale, label_rows: int, most_rows: int, chosen: str
) -> tuple[list[tuple[Mark, Placed]], list[Item]]:
    """The marks with their places, and what finds none. One row more that takes in all the rest
    is no higher than the sign for them would be."""
    margin = scale.width * _SHOWN_AROUND
    shown = {mark.key: mark for mark in marks}
    items = [
        item
        for mark in marks
        if (item := _item(mark, scale)).x1 >= -margin and item.x0 <= scale.width + margin
    ]

    # One row more than asked for: what is in the rows before it stands there without it, too.
    more = most_rows + (most_rows > 1)
    least = min(label_rows, most_rows)
    placed = pack(items, width=scale.width, size=LABEL_SIZE, rows=least, most_rows=more)
    rows = more if all(one.row != OUT for one in placed) else most_rows
    if any(one.item.key == chosen and not 0 <= one.row < rows for one in placed):
        rows = MOST_ROWS
        placed = pack(items, width=scale.width, size=LABEL_SIZE, rows=label_rows, most_rows=rows)
    within = [(shown[one.item.key], one) for one in placed if 0 <= one.row < rows]
    return within, [one.item for one in placed if not 0 <= one.row < rows]


def _item(mark: Mark, scale: Scale) -> Item:
    low, high = mark.possible((scale.first, scale.last))
    x0, x1 = scale.x(low), scale.x(high + 1)
    middle = (x0 + x1) / 2
    if mark.point:
        at = middle
        x0, x1 = min(x0, middle - HALF_MARK), max(x1, middle + HALF_MARK)
    else:
        at = max(scale.x(mark.sure[0]) if mark.sure else x0, 0.0) + 6
        x1 = max(x1, x0 + 6) + (_CAP * 2 if mark.ongoing else 0)
    visible = x1 >= 0 and x0 <= scale.width
    return Item(mark.key, x0, x1, at, _texts(mark.title) if visible else (), mark.priority)


@lru_cache(maxsize=20_000)
def _texts(title: str) -> tuple[str, ...]:
    """The wordings of a label, the longest first."""
    return tuple(dict.fromkeys((shortened(title, _LONG_LABEL), shortened(title, _SHORT_LABEL))))


class _Drawing:
    """Collects what the lanes draw, by trace. No mark lies over another, so that all diamonds of a
    colour can be one path, which a page draws many times faster than markers."""

    def __init__(self, scale: Scale, theme: Theme) -> None:
        self.scale, self.theme = scale, theme
        self.line = {state: Path() for state in theme.whereabouts}
        self.changing = Path()
        self.possible = {group: Path() for group in GROUPS}
        self.sure = {group: Path() for group in GROUPS}
        self.known: list[tuple[float, float, str]] = []
        self.once: list[tuple[float, float, str]] = []
        self.labels: list[tuple[float, float, str]] = []
        self.tellings: list[tuple[float, float, str]] = []
        self.meta: list[list[Any]] = []
        self.more: list[list[Any]] = []

    def without(self, lane: str, items: Sequence[Item], top: float) -> None:
        for left, group in gathered(items, width=self.scale.width, wide=MORE_WIDE):
            keys = [item.key for item in group]
            self.more.append([lane, round(left, 1), round(top, 1), keys])

    def telling(self, label: str, y: float) -> None:
        most = int(self.scale.width / LABEL_SIZE)
        said = (_TELLING_AT, y + _TELLING_LINE / 2, shortened(label, most))
        self.tellings.append(said)

    def life_line(self, line: Sequence[Stretch], y: float) -> None:
        for stretch in line:
            x0, x1 = self.scale.x(stretch.begin[1] + 1), self.scale.x(stretch.end[0])
            if x1 > x0 and stretch.state in self.line:
                self.line[stretch.state].segment(x0, x1, y)
            w0, w1 = self.scale.x(stretch.begin[0]), self.scale.x(stretch.begin[1] + 1)
            if w1 - w0 > 1:  # the window in which it changed (or began)
                self.changing.segment(w0, w1, y)

    def mark(self, mark: Mark, placed: Placed, y: float) -> None:
        group = group_of(mark.category)
        item = placed.item
        low, high = mark.possible((self.scale.first, self.scale.last))
        x0, x1 = self.scale.x(low), self.scale.x(high + 1)
        if mark.point:
            if mark.exact:
                self.known.append((item.at, y, mark.category))
            else:
                self._span(self.sure[group], x0, x1, y)
                self.once.append((item.at, y, mark.category))
        else:
            x1 = max(x1, x0 + 6)
            self.possible[group].box(x0, x1, y - _BAR / 2, y + _BAR / 2)
            if mark.sure:
                s0, s1 = self.scale.x(mark.sure[0]), self.scale.x(mark.sure[1] + 1)
                self.sure[group].box(s0, max(s1, s0 + 2), y - _BAR / 2, y + _BAR / 2)
            if mark.ongoing:
                head = [(x1, y - _BAR), (x1 + 2 * _CAP, y), (x1, y + _BAR)]
                self.sure[group].polygon(head)
        label = None
        if placed.text:
            text_y = y if placed.beside else y - (LABEL_LINE + MARK_LINE) / 2
            self.labels.append((placed.text_x, text_y, placed.text))
            wide = text_width(placed.text, LABEL_SIZE)
            label = [round(placed.text_x, 1), round(wide, 1), text_y, placed.text]
        if item.x1 >= 0 and item.x0 <= self.scale.width:
            self.meta.append(
                [
                    mark.key,
                    mark.lane,
                    round(item.x0, 1),
                    round(item.x1, 1),
                    round(y, 1),
                    mark.title,
                    mark.when,
                    mark.age,
                    mark.category,
                    label,
                ]
            )

    def _span(self, path: Path, x0: float, x1: float, y: float) -> None:
        if x1 - x0 < 2 * HALF_MARK:
            return
        path.box(x0, x1, y - _THIN / 2, y + _THIN / 2)
        for x in (x0, x1 - _THIN):
            path.box(x, x + _THIN, y - _CAP, y + _CAP)

    def traces(self, ink: Ink) -> list[dict[str, Any]]:
        theme = self.theme
        sure = theme.sure
        return [
            ink.lines("changing", self.changing, theme.quiet, 1.2, "1.5px,3px"),
            *(
                ink.lines(state, path, theme.whereabouts[state], _LINE, DASHES[state])
                for state, path in self.line.items()
            ),
            *(ink.filled(f"possible {g}", p, theme.possible[g]) for g, p in self.possible.items()),
            *(ink.filled(f"sure {g}", p, sure[g]) for g, p in self.sure.items()),
            *self._diamonds(ink, "once", self.once, 11, hollow=True),
            *self._diamonds(ink, "known day", self.known, 13, hollow=False),
            *([ink.texts("tellings", self.tellings, theme.quiet)] if self.tellings else []),
            ink.texts(LABELS, self.labels, theme.ink),
        ]

    def _diamonds(
        self,
        ink: Ink,
        name: str,
        marks: Sequence[tuple[float, float, str]],
        size: float,
        *,
        hollow: bool,
    ) -> list[dict[str, Any]]:
        """Each diamond as two, one upon the other: a path with outlines of its own would become
        one path in the page for each of them."""
        coloured, plain = {group: Path() for group in GROUPS}, Path()
        edge = OUTLINE / 2 if hollow else -OUTLINE / 2
        for x, y, category in marks:
            symbol = shape_of(category)
            coloured[group_of(category)].diamond(x, y, size, symbol, edge)
            plain.diamond(x, y, size, symbol, -edge)
        found = [
            ink.filled(f"{name} {group}", path, self.theme.sure[group])
            for group, path in coloured.items()
        ]
        within = ink.filled(f"{name} paper", plain, self.theme.paper)
        return [*found, within] if hollow else [within, *found]
