"""How dense: the aoristic weight of the chosen events in each bin of time, row by row.

An event is spread evenly over its days, so the weight that has fallen before a day grows in a
straight line from its first day to its last. Summed over all events, that line bends only where
one begins or ends. The database is asked once for these bends, day by day; from their cumulative
sums the weight before any day follows at once, and so every window and every width of bins.
Moving the window asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import ibis
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from ibis import _

from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.selection import Selection
from timeline.catalogue.slots import slotted
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
    shape, filling = slotted(_for_window(selection, first, last))
    bends = catalogue.derived(_bends(shape, by), Profile.of, filling)
    days = tuple(day_of(int(edge)) for edge in edges)
    if not by and not bends.rows:  # nothing was chosen: its one row is empty
        return Density(("",), days, np.zeros((1, len(edges) - 1)))
    return Density(bends.rows, days, np.maximum(np.diff(bends.before(edges), axis=1), 0.0))


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


@lru_cache(maxsize=256)
def _bends(selection: Selection, by: str) -> ir.Table:
    """Where the slope changes: `row, day, slope`; up on a first day, down after a last."""
    chosen = narrow("events", selection)
    chosen = chosen.filter(chosen.weight.notnull())
    row = chosen[by] if by else ibis.literal("")
    begins = chosen.select(row=row, day=chosen.first_day.cast("int64"), slope=chosen.weight)
    ends = chosen.select(row=row, day=chosen.last_day.cast("int64") + 1, slope=-chosen.weight)
    each = (side.group_by("row", "day").aggregate(slope=_.slope.sum()) for side in (begins, ends))
    return ibis.union(*each)


@dataclass(frozen=True)
class Profile:
    """The weight before each day on which the line of a row bends, and its slope from there.

    The bends of all rows stand in one array, by row and then by day; `places` are row and day in
    one number, so that one search finds an edge in every row.
    """

    rows: tuple[str, ...]
    places: npt.NDArray[np.int64]
    slopes: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]

    @classmethod
    def of(cls, bends: pa.Table) -> Profile:
        """The cumulative sums of the bends of every row."""
        named = bends["row"].combine_chunks().dictionary_encode()
        names = named.dictionary.to_pylist()
        rows = tuple(sorted(names))
        place = {name: index for index, name in enumerate(rows)}
        number = np.array([place[name] for name in names], np.int64)
        row = number[named.indices.to_numpy()] if rows else np.zeros(0, np.int64)
        day, change = bends["day"].to_numpy(), bends["slope"].to_numpy()
        order = np.lexsort((day, row))
        row, day, change = row[order], day[order], change[order]
        slope = _sum_within(change, row)
        passed = np.diff(day, append=0)
        passed[np.flatnonzero(np.diff(row, append=len(rows)))] = 0
        weight = _sum_within(slope * passed, row) - slope * passed
        return cls(rows, row * _ROW + day, slope, weight)

    def before(self, edges: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """The weight that has fallen before each edge, row by row."""
        starts = np.arange(len(self.rows))[:, None] * _ROW
        places = starts + edges
        at = np.searchsorted(self.places, places, side="right") - 1
        none = at < np.searchsorted(self.places, starts - _ROW // 2)
        if not len(self.places):
            return np.zeros(at.shape)
        at[none] = 0
        weights = self.weights[at] + self.slopes[at] * (places - self.places[at])
        return np.where(none, 0.0, weights)


# More than twice the days between the years 1 and 9999.
_ROW = 2**23


def _sum_within(
    values: npt.NDArray[np.float64], row: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Cumulative sums that begin again with each row; `row` is sorted."""
    total = np.cumsum(values)
    first = np.searchsorted(row, row)
    return total - (total[first] - values[first])
