"""The rule of `timeline.periods`, over the columns of a table.

Nothing is decided here: `holds` says which bound is compared with which edge of a period, and
this file writes the comparison in ibis. A period may be the same for every row, or differ from
row to row (so many years after something else).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

import ibis
import ibis.expr.types as ir

from timeline.catalogue.selection import How
from timeline.periods import Comparison, Period, Question, holds

QUESTION_OF: Mapping[How, Question] = MappingProxyType(
    {
        "may": "may_fall",
        "surely": "surely_falls",
        "began": "may_have_begun",
        "surely-began": "surely_began",
    }
)
_ALL_TIME = (Period(date.min, date.max),)

Edge: TypeAlias = "ir.DateValue | date"


def in_any(rows: ir.Table, periods: Iterable[Period], how: How) -> ir.BooleanValue:
    """Whether each row falls into any of the periods; none at all: every row does."""
    periods = tuple(periods)
    if not periods:
        return ibis.literal(True)
    return _holds(rows, periods, how, lambda test, day: day)


def in_one(rows: ir.Table, first: ir.DateValue, last: ir.DateValue, how: How) -> ir.BooleanValue:
    """Whether each row falls into its own period, whose ends are columns. A period with an
    unknown end may reach any day on that side, and surely none; one without any is no period."""
    falls = _holds(rows, _ALL_TIME, how, lambda test, day: last if test.side == "<=" else first)
    if how.startswith("surely"):
        return falls.fill_null(False)
    return falls.fill_null(True) & (first.notnull() | last.notnull())


def _holds(
    rows: ir.Table,
    periods: Iterable[Period],
    how: How,
    edge: Callable[[Comparison, date], Edge],
) -> ir.BooleanValue:
    def compare(test: Comparison, day: date) -> ir.BooleanValue:
        column, other = rows[test.bound], edge(test, day)
        answer = column <= other if test.side == "<=" else column >= other
        return column.isnull() | answer if test.unknown else column.notnull() & answer

    return holds(QUESTION_OF[how], periods, compare, once=rows.point, lasts=~rows.point)


def after(
    window: tuple[ir.DateValue, ir.DateValue],
    low: int,
    high: int,
    how: How,
    *,
    whole_years: bool = False,
) -> tuple[ir.DateValue, ir.DateValue]:
    """The period from `low` to `high` years after something that fell in a window of days.

    For what may be: as wide as the window allows. For what is sure: what holds wherever in the
    window it fell (its ends may then cross, and little can be sure). With `whole_years` the last
    day is the one before `high` years are full, as ages are counted.
    """
    first, last = window if not how.startswith("surely") else window[::-1]
    end = years_later(last, high)
    return years_later(first, low), (end - ibis.interval(days=1)).cast(
        "date"
    ) if whole_years else end


def years_later(day: ir.DateValue, years: int) -> ir.DateValue:
    """The same day of another year."""
    return (day + ibis.interval(years=years)).cast("date")


def began(rows: ir.Table) -> tuple[ir.DateValue, ir.DateValue]:
    """The window in which each row began, as `spans.window` has it."""
    last = ibis.ifelse(
        rows.point,
        ibis.coalesce(rows.end_of_the_end, rows.end_of_the_begin),
        rows.end_of_the_begin,
    )
    return rows.begin_of_the_begin, last


def day_number(day: ir.DateValue) -> ir.IntegerValue:
    """Days since 1970-01-01."""
    return day.delta(ibis.date("1970-01-01"), unit="day")
