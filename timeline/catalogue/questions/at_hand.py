"""The chosen events whatever the time, kept at hand: a window that moves picks among them.

Readers move the window again and again while everything else that they chose stays. Where what
they chose is few enough, it is asked for once; each window is then a few comparisons of arrays, by
the rule of `timeline.periods`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from timeline.catalogue.choosing import narrow
from timeline.catalogue.falls import QUESTION_OF
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.selection import How, Selection
from timeline.catalogue.spans import EPOCH
from timeline.model import BOUNDS
from timeline.periods import Comparison, Period, holds

MOST_AT_HAND = 20_000

Flags = npt.NDArray[np.bool_]

_UNKNOWN = np.iinfo(np.int32).min


@dataclass(frozen=True)
class AtHand:
    """Rows of events in the order of a picture, and their four bounds in days since 1970-01-01,
    one line of `days` each. `whole` is false where there are too many of them to be kept."""

    rows: pa.Table
    days: npt.NDArray[np.int32]
    whole: bool

    def within(self, periods: Iterable[Period], how: How) -> pa.Table:
        """The rows that fall into any of the periods."""
        point = self.rows["point"].to_numpy()
        return self.rows.filter(
            pa.array(holds(QUESTION_OF[how], periods, self._compare, once=point, lasts=~point))
        )

    def _compare(self, test: Comparison, day: date) -> Flags:
        bound, edge = self.days[BOUNDS.index(test.bound)], day.toordinal() - EPOCH
        answer: Flags = bound <= edge if test.side == "<=" else bound >= edge
        known: Flags = bound != _UNKNOWN
        return ~known | answer if test.unknown else known & answer


def marks_at_hand(
    catalogue: Asker, selection: Selection, columns: tuple[str, ...]
) -> pa.Table | None:
    """The chosen events by lane and in the order they were told; None where too many are chosen
    to keep them, or no period is."""
    if not selection.periods:
        return None
    kept = catalogue.derived(_chosen(replace(selection, periods=()), columns), _at_hand)
    return kept.within(selection.periods, selection.how) if kept.whole else None


@lru_cache(maxsize=256)
def _chosen(selection: Selection, columns: tuple[str, ...]) -> ir.Table:
    # Not ordered: a search that has found too many can stop.
    return narrow("events", selection).select(*columns).limit(MOST_AT_HAND + 1)


def _at_hand(found: pa.Table) -> AtHand:
    if len(found) > MOST_AT_HAND:
        return AtHand(found.slice(0, 0), np.zeros((len(BOUNDS), 0), np.int32), whole=False)
    order = [(name, "ascending") for name in ("lane", "testimony", "position")]
    rows = found.sort_by(order).combine_chunks()
    days = [rows[bound].cast(pa.int32()).fill_null(_UNKNOWN).to_numpy() for bound in BOUNDS]
    return AtHand(rows, np.array(days, np.int32), whole=True)
