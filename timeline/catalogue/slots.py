"""Places for days in an expression, so that one expression serves every period.

Readers move the window again and again: the same question, with other days. `slotted` puts a day
that nobody asks about (in January of the year 1) in place of each edge of a period. The
expression is then built and translated once, and only its days are filled in when it is run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.catalogue.selection import Selection
from timeline.periods import Period

_FIRST_SLOT = date(1, 1, 1).toordinal()
# How ibis writes a day for DuckDB; every slot lies in the year 1.
_WRITTEN = re.compile(r"MAKE_DATE\(1, (\d+), (\d+)\)")


def slotted(selection: Selection) -> tuple[Selection, tuple[date, ...]]:
    """The selection with slots in place of its periods' edges, and the days that belong there."""
    days = tuple(day for period in selection.periods for day in (period.first, period.last))
    slots = (
        Period(_slot(2 * number), _slot(2 * number + 1)) for number in range(len(selection.periods))
    )
    return replace(selection, periods=tuple(slots)), days


def filled(sql: str, days: Sequence[date]) -> str:
    """A translated expression with these days in its slots."""

    def day(found: re.Match[str]) -> str:
        number = date(1, int(found[1]), int(found[2])).toordinal() - _FIRST_SLOT
        if number >= len(days):
            return found[0]
        return f"MAKE_DATE({days[number].year}, {days[number].month}, {days[number].day})"

    return _WRITTEN.sub(day, sql) if days else sql


def _slot(number: int) -> date:
    return date.fromordinal(_FIRST_SLOT + number)
