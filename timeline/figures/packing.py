"""Marks into sub-rows and labels into free places: nothing that is placed touches anything else.

A row has two lines: the label line above, the mark line below. Marks of one row never overlap;
a label stands above its mark where that line is free, else beside it, else it is left out (the
pointer, the panel and the table still give it). The most telling items choose first. Where the
rows are few, items that find none stay out, and are gathered where they would have stood.
Greedy interval packing; the result depends on the items alone, not on their order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.figures.metrics import text_width

LABEL_LINE, MARK_LINE = 14.0, 14.0
ROW = LABEL_LINE + MARK_LINE
GAP = 3.0
TOUCH = 1.0  # pixels by which one period may reach into the next: both count their common day
LABEL_GAP = 7.0
OUT = -1

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to place: the pixels `x0`..`x1` its mark covers, the pixel `at` which it is
    read, its label from the longest wording to the shortest, and how telling it is."""

    key: str
    x0: float
    x1: float
    at: float
    texts: tuple[str, ...] = ()
    priority: float = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """An item's row (OUT: it found none), and its label ("" = none) with the box it fills: left
    edge, and whether it stands on the mark line beside the mark (else above it)."""

    item: Item
    row: int
    text: str = ""
    text_x: float = 0
    beside: bool = False


class _Line:
    """What is taken on one line: intervals that do not meet, from left to right."""

    def __init__(self) -> None:
        self.lows: list[float] = []
        self.highs: list[float] = []

    def free(self, x0: float, x1: float, gap: float) -> bool:
        """Whether nothing lies within `gap` pixels of an interval."""
        before = bisect_left(self.lows, x1 + gap)
        return not before or self.highs[before - 1] <= x0 - gap

    def take(self, x0: float, x1: float) -> None:
        """Take an interval that was free."""
        place = bisect_left(self.lows, x0)
        self.lows.insert(place, x0)
        self.highs.insert(place, x1)


def pack(
    items: Sequence[Item], *, width: float, size: float, rows: int, most_rows: int = 40
) -> list[Placed]:
    """Every item with its row, and a label where one fits.

    `rows` is up to which row an item moves down for the sake of its label; marks alone use as
    many as they need, up to `most_rows`; what finds no room there is OUT. `width` is the
    picture's, `size` the letters', in px.
    """
    marks = [_Line() for _ in range(most_rows)]
    labels = [_Line() for _ in range(most_rows)]
    placed: dict[str, Placed] = {}

    def near(row: int) -> Sequence[_Line]:
        return labels[row : row + 2]

    for item in sorted(items, key=lambda one: (-one.priority, one.x0, one.x1, one.key)):
        home = _above(item, marks, labels, width, size, rows) or Placed(item, _row(item, marks))
        placed[item.key] = home
        if home.row == OUT:
            continue
        marks[home.row].take(item.x0, item.x1)
        if home.text:
            labels[home.row].take(home.text_x, home.text_x + text_width(home.text, size))
    for key, home in placed.items():
        # On the first row the life line runs on, and would strike a label through.
        if (
            home.row > 0
            and not home.text
            and (found := _beside(home, marks[home.row], near(home.row), width, size))
        ):
            placed[key] = found
            end = found.text_x + text_width(found.text, size)
            marks[home.row].take(found.text_x, end)
    return [placed[item.key] for item in items]


def _row(item: Item, marks: Sequence[_Line]) -> int:
    for row, line in enumerate(marks):
        if line.free(item.x0, item.x1, GAP):
            return row
    return OUT


def _above(
    item: Item,
    marks: Sequence[_Line],
    labels: Sequence[_Line],
    width: float,
    size: float,
    rows: int,
) -> Placed | None:
    for text in item.texts:
        wide = text_width(text, size)
        for row in range(min(rows, len(marks))):
            if not marks[row].free(item.x0, item.x1, GAP):
                continue
            for x in (item.at - 6, item.at - wide / 2, item.at + 6 - wide):
                if x >= 0 and x + wide <= width and labels[row].free(x, x + wide, LABEL_GAP):
                    return Placed(item, row, text, x)
    return None


def _beside(
    home: Placed, line: _Line, near: Sequence[_Line], width: float, size: float
) -> Placed | None:
    """The label right or left of its mark, which is on the line already. Letters are higher than
    half the way to the lines of labels above and below, `near` it: they are to be free there."""
    item = home.item
    own = bisect_left(line.lows, item.x0)
    low = max(line.highs[own - 1] + GAP if own else 0.0, 0.0)
    high = min(line.lows[own + 1] - GAP if own + 1 < len(line.lows) else width, width)
    for text in item.texts:
        wide = text_width(text, size)
        for x in (item.x1 + 5, item.x0 - 5 - wide):
            if x < low or x + wide > high:
                continue
            if all(each.free(x, x + wide, TOUCH) for each in near):
                return Placed(item, home.row, text, x, beside=True)
    return None


def row_tops(placed: Sequence[Placed]) -> list[float]:
    """The height at which each row begins, and last the height of all. A row without a label above
    a mark is only as high as its marks."""
    labelled = {one.row for one in placed if one.text and not one.beside}
    tops = [0.0]
    for row in range(max((one.row for one in placed), default=0) + 1):
        tops.append(tops[-1] + (ROW if row in labelled or row == 0 else MARK_LINE + GAP))
    return tops


def mark_middle(tops: Sequence[float], row: int) -> float:
    """The height of the middle of a row's mark line; its label line ends half a line above."""
    return tops[row + 1] - MARK_LINE / 2


def gathered(items: Sequence[Item], *, width: float, wide: float) -> list[tuple[float, list[Item]]]:
    """Items that are OUT, gathered to signs `wide` pixels wide that do not meet: the left edge of
    each sign, and what it stands for. Of the items that reach into the picture only."""
    groups: list[tuple[float, list[Item]]] = []
    inside = [item for item in items if item.x1 >= 0 and item.x0 <= width]
    for item in sorted(inside, key=lambda one: (one.at, one.key)):
        left = min(max(item.at - wide / 2, 0.0), width - wide)
        groups.append((left, [item]))
        while len(groups) > 1 and groups[-2][0] + wide + GAP > groups[-1][0]:
            (x, before), (x_, after) = groups[-2:]
            share = len(after) / (len(before) + len(after))
            groups[-2:] = [(x + (x_ - x) * share, before + after)]
    return groups


def chains(spans: Sequence[Span], worth: Sequence[float], most: int) -> list[int]:
    """The row of each span, -1 where it finds none: each row is the chain of spans, one after the
    other, that is worth most of those left (weighted interval scheduling). Zero is worth nothing.
    """
    found = [-1] * len(spans)
    for row in range(most):
        left = [n for n in range(len(spans)) if found[n] < 0 and worth[n] > 0]
        for n in _best_chain(left, spans, worth):
            found[n] = row
    return found


def _best_chain(
    left: Sequence[int], spans: Sequence[Span], worth: Sequence[float]
) -> tuple[int, ...]:
    ordered = sorted(left, key=lambda n: spans[n][1])
    ends = [spans[n][1] for n in ordered]
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for index, n in enumerate(ordered):
        before = bisect_right(ends, spans[n][0] + TOUCH, 0, index)
        taken = (best[before][0] + worth[n], (*best[before][1], n))
        best.append(max(best[index], taken, key=lambda one: one[0]))
    return best[-1][1]
