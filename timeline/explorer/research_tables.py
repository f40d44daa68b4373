"""The tables of Research as plain values, for the page and for the files that carry them off.

A count is an aoristic sum: each event's share of its bounds that falls into the column. The range
around it is what lies surely and wholly in the column, and what may reach into it, so that
`whole <= expected <= possible` in every cell, every row and every sum.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.catalogue import Catalogue, questions
from timeline.catalogue.phrases import period_ends
from timeline.catalogue.spans import years_between
from timeline.explorer import ask
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.stage import period_of, short_label
from timeline.explorer.view import View, first_day, last_day
from timeline.periods import Period

BYS = ("decade", "period", "birth")
_MOST_COLUMNS, _MOST_PERIODS = 12, 40
_STEPS = (10, 20, 50, 100, 500, 1000)
ALL = ""  # the column, and the row, of everything together


@dataclass(frozen=True, slots=True)
class Cell:
    """Events in a column: expected by their shares, surely and wholly in it, surely under way on
    some day of it, possibly."""

    expected: float = 0.0
    whole: int = 0
    sure: int = 0
    possible: int = 0

    def __add__(self, other: Cell) -> Cell:
        return Cell(
            self.expected + other.expected,
            self.whole + other.whole,
            self.sure + other.sure,
            self.possible + other.possible,
        )


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts by column and row. `columns` name periods, the one of everything last; `rows` are
    kinds of event, most frequent first, everything last; `unknown`: the events of narrators
    whose birth is not told, where births are counted; `more`: columns that found no room."""

    by: str
    columns: Mapping[str, Period]
    rows: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    unknown: int = 0
    more: int = 0

    def cell(self, row: str, column: str) -> Cell:
        """The figures of a row in a column."""
        return self.cells.get((row, column), Cell())


def counts(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> CountTable:
    """Counts by period, or by decade of birth, and by kind of event."""
    by = view.by if view.by in BYS else BYS[0]
    chosen = ask.chosen_of(view, view.window or ground.window)
    window = Period(
        min(each.first for each in chosen.periods), max(each.last for each in chosen.periods)
    )
    more = 0
    if by == "birth":
        columns = _in_steps(_births(ground, window), t)
        whole = Period(date.min, date.max)
    elif by == "period":
        columns, more = _named(ground, view.selection.periods, window, t)
        whole = window
    else:
        columns = _in_steps(window, t)
        whole = window
    asked = {**columns, ALL: whole}
    of = "birth" if by == "birth" else "event"
    cells: dict[tuple[str, str], Cell] = {}
    for row in questions.cross_table(catalogue, chosen, asked, of=of).to_pylist():
        cell = Cell(row["aoristic"], row["whole"], row["sure"], row["possible"])
        cells[row["row"], row["column"]] = cell
        cells[ALL, row["column"]] = cells.get((ALL, row["column"]), Cell()) + cell
    kinds = sorted(
        {row for row, _ in cells if row != ALL},
        key=lambda kind: (-cells.get((kind, ALL), Cell()).expected, kind),
    )
    unknown = 0
    if by == "birth":
        counted = cells.get((ALL, ALL), Cell()).possible
        unknown = questions.counts(catalogue, chosen).chosen - counted
    return CountTable(by, asked, (*kinds, ALL), cells, unknown, more)


def _births(ground: Ground, window: Period) -> Period:
    """From the first to the last day on which any narrator may have been born."""
    days = [
        life[f"born_{edge}"]
        for life in ground.lives.values()
        for edge in ("first", "last")
        if life[f"born_{edge}"] is not None
    ]
    if not days:
        return window
    first, last = min(days).year // 10 * 10, max(days).year // 10 * 10 + 9
    return Period(date(max(first, 1), 1, 1), date(min(last, 9999), 12, 31))


def _in_steps(window: Period, t: Interface) -> dict[str, Period]:
    """The window in years, decades or longer steps, which together are all of it."""
    first, last = window.first.year, window.last.year
    step = 1
    if last - first + 1 > _MOST_COLUMNS:
        step = next(
            (one for one in _STEPS if last // one - first // one < _MOST_COLUMNS), _STEPS[-1]
        )
    found = {}
    for number in range(first // step, last // step + 1):
        begin = max(date(max(number * step, 1), 1, 1), window.first)
        end = min(date(min(number * step + step - 1, 9999), 12, 31), window.last)
        found[_step_name(begin, end, t)] = Period(begin, end)
    return found


def _step_name(begin: date, end: date, t: Interface) -> str:
    ends = period_ends(Period(begin, end))
    if ends[0] == ends[1]:
        return ends[0]
    decade = begin.year % 10 == 0 and end.year == begin.year + 9
    if decade and len(ends[0]) == len("1990"):
        return t("research.decade", decade=str(begin.year))
    return "–".join(ends)


def _named(
    ground: Ground, chosen: Sequence[Period], window: Period, t: Interface
) -> tuple[dict[str, Period], int]:
    """The chosen periods, else the named ones that the window reaches, in time order; and how
    many found no room."""
    rows = sorted(ground.periods, key=lambda row: (period_of(row).first, period_of(row).last))
    found: dict[str, Period] = {}
    for row in rows:
        period = period_of(row)
        if period in chosen if chosen else _meet(period, window):
            name = short_label(row, t)
            found[f"{name} ({row['edtf']})" if name in found else name] = period
    named = set(found.values())
    found |= {"–".join(period_ends(each)): each for each in chosen if each not in named}
    kept = dict(list(found.items())[:_MOST_PERIODS])
    return kept, len(found) - len(kept)


def _meet(one: Period, other: Period) -> bool:
    return one.first <= other.last and one.last >= other.first


# --- Who was where ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Who was where from `first` to `last`, which `text` says. `asked` is what was asked for and
    `read` whether it could be read as a time; `rows` as `questions.who_was_where` has them, with
    the ages then and the language of the testimony."""

    text: str
    asked: str
    read: bool
    first: date
    last: date
    rows: Sequence[Mapping[str, Any]]


def whereabouts(catalogue: Catalogue, ground: Ground, view: View) -> Whereabouts:
    """Who was where in the month that the view asks about, among the lives that are shown."""
    first, last = first_day(view.month), last_day(view.month)
    read = first is not None and last is not None
    text = view.month
    if first is None or last is None:
        window = view.window or ground.window
        middle = date.fromordinal((window.first.toordinal() + window.last.toordinal()) // 2)
        first = middle.replace(day=1)
        last = middle.replace(day=calendar.monthrange(middle.year, middle.month)[1])
        text = period_ends(Period(first, last))[0]
    narrators = set(view.selection.narrators)
    rows = [
        {**row, **_ages(row, first, last), "language": ground.lives[row["lane"]]["language"]}
        for row in questions.who_was_where(catalogue, first, last).to_pylist()
        if not narrators or row["lane"] in narrators
    ]
    return Whereabouts(text, view.month, read or not view.month, first, last, rows)


def _ages(row: Mapping[str, Any], first: date, last: date) -> dict[str, int | None]:
    """The ages that somebody may have had on these days."""
    early, late = row["born_first"], row["born_last"]
    if early is None or late is None:
        return {"then_low": None, "then_high": None}
    return {
        "then_low": max(years_between(late, first), 0),
        "then_high": max(years_between(early, last), 0),
    }


def month_beside(where: Whereabouts, step: int) -> str:
    """The month before (-1) or after (1) the one asked about; "" beyond the calendar."""
    months = where.first.year * 12 + where.first.month - 1 + step
    year, month = divmod(months, 12)
    return f"{year:04}-{month + 1:02}" if 1 <= year <= 9999 else ""
