"""How dense: the aoristic weight of the chosen events in each bin of time, row by row.

An event is spread evenly over its days, so the weight that has fallen before a day grows in a
straight line from its first day to its last. Summed over all events it changes its slope only
where one begins or ends. The database is asked once for these changes, day by day; cumulative
sums of them then answer every window and every width of bins (the weight before a day is
`day * slopes - offsets`). Moving the window asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import ibis
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
from ibis import _

from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.selection import Selection
from timeline.catalogue.spans import EPOCH, day_of


@dataclass(frozen=True)
class Density:
    """`weights[i, k]` is the expected number of events of `rows[i]` in bin k.

    Bin k is the days from `edges[k]` up to, not including, `edges[k + 1]`.
    """

    rows: tuple[str, ...]
    edges: tuple[date, ...]
    weights: npt.NDArray[np.float64]


def density(
    catalogue: Asker,
    selection: Selection,
    first: date,
    last: date,
    bins: int | Sequence[date] = 120,
    by: str = "",
) -> Density:
    """The aoristic weight of the chosen events from `first` to `last` (both included), in equal
    bins or in those that begin on the given days.

    `by` is a column of the events to make rows by ("lane", "category" ...); "" makes one row, "".
    Events that have no days to be spread over are in no bin.
    """
    edges = _edges(first, last, bins)
    changes = catalogue.run(_changes(_for_window(selection, first, last), by))
    names: list[str] = changes["row"].to_pylist() if by else []
    rows = tuple(sorted(set(names))) if by else ("",)
    number = {name: index for index, name in enumerate(rows)}
    days = changes["day"].to_numpy()
    slopes = changes["slope"].to_numpy()
    where = np.array([number[name] for name in names]) if by else np.zeros(len(days), np.int64)
    return Density(
        rows,
        tuple(day_of(int(edge)) for edge in edges),
        _weights(where, days, slopes, edges, len(rows)),
    )


def _for_window(selection: Selection, first: date, last: date) -> Selection:
    """Without the periods where they make no difference: an event that cannot fall in the window
    has no weight in it. So that moving the window asks the same question again."""
    covered = any(period.first <= first and last <= period.last for period in selection.periods)
    if selection.how == "may" and covered:
        return replace(selection, periods=())
    return selection


def _edges(first: date, last: date, bins: int | Sequence[date]) -> npt.NDArray[np.int64]:
    begin, end = first.toordinal() - EPOCH, last.toordinal() - EPOCH + 1
    if isinstance(bins, int):
        count = max(min(bins, end - begin), 1)
        return np.unique(np.linspace(begin, end, count + 1).round().astype(np.int64))
    inner = {day.toordinal() - EPOCH for day in bins}
    return np.array(sorted({begin, end} | {day for day in inner if begin < day < end}))


def _changes(selection: Selection, by: str) -> ir.Table:
    """Where the slope changes: `row, day, slope`; up on a first day, down after a last."""
    chosen = narrow("events", selection)
    chosen = chosen.filter(chosen.weight.notnull())
    row = chosen[by] if by else ibis.literal("")
    begins = chosen.select(row=row, day=chosen.first_day.cast("int64"), slope=chosen.weight)
    ends = chosen.select(row=row, day=chosen.last_day.cast("int64") + 1, slope=-chosen.weight)
    each = (side.group_by("row", "day").aggregate(slope=_.slope.sum()) for side in (begins, ends))
    return ibis.union(*each)


def _weights(
    where: npt.NDArray[np.int64],
    days: npt.NDArray[np.int64],
    slopes: npt.NDArray[np.float64],
    edges: npt.NDArray[np.int64],
    rows: int,
) -> npt.NDArray[np.float64]:
    """Row by row: cumulative sums of the changes before each edge, then their differences."""
    # Days are counted from the first edge, so that the sums stay small and exact.
    bin_of = np.searchsorted(edges, days, side="right")
    cell = where * (len(edges) + 1) + bin_of
    size = rows * (len(edges) + 1)
    shape = (rows, len(edges) + 1)
    slope = np.bincount(cell, slopes, size).reshape(shape).cumsum(axis=1)[:, :-1]
    moment = slopes * (days - edges[0])
    offset = np.bincount(cell, moment, size).reshape(shape).cumsum(axis=1)[:, :-1]
    before = slope * (edges - edges[0]) - offset
    weights: npt.NDArray[np.float64] = np.maximum(np.diff(before, axis=1), 0.0)
    return weights
