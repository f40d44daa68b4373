"""A part of a year that is counted: "at Christmas that year", "in March of the year after".

The narrative clock knows the part in the year that it made of the words; here the same part is
looked up in the year of what the words count from.
"""

from __future__ import annotations

from functools import partial

from timeline.chronology.days import FIRST, LAST, MONTHS, SEASONS, WEEKDAYS, known, to_date, to_day
from timeline.chronology.forms.years import feast_in, moved_to_year
from timeline.chronology.network import EARLIEST, LATEST, Tie
from timeline.model import Shift, TimeExpression, TimeSpan

_UNITS = ("hour", "day", "week", "month", "quarter", "year", "decade", "century", "weekend")
_PARTS_OF_A_DAY = ("morning", "noon", "afternoon", "evening", "night")


def is_a_day(landing: str) -> bool:
    """Whether a landing is a feast or a day of the year ("chuseok", "08-15")."""
    known_names = (*_UNITS, *_PARTS_OF_A_DAY, *WEEKDAYS, *SEASONS, *MONTHS, "season")
    return bool(landing) and landing not in known_names and not landing.startswith("year-")


def within_counted_year(expression: TimeExpression, at: str, start: str) -> tuple[Tie, ...]:
    """The ties of an event to a part of a year counted from `start`; none for other words."""
    form = expression.form
    if not isinstance(form, Shift) or expression.span is None or not form.landing:
        return ()
    counted = form.amount is not None and form.amount.unit == "year"
    if form.landing in _UNITS or form.landing in WEEKDAYS or form.landing in _PARTS_OF_A_DAY:
        return ()
    named = form.landing in SEASONS or form.landing in MONTHS
    if not counted and (form.direction or (named and not expression.mod)):
        return ()
    years = form.direction * (form.amount.low or 0) if form.amount is not None else 0
    first = partial(_edge, expression.span, form.landing, years, False)
    last = partial(_edge, expression.span, form.landing, years, True)
    return (Tie(at, EARLIEST, start, EARLIEST, first), Tie(at, LATEST, start, LATEST, last))


def _edge(span: TimeSpan, landing: str, years: int, late: bool, day: int) -> int:
    here = to_date(day) if known(day) else None
    if here is None:
        return LAST if late else FIRST
    year = here.year + years
    moved = feast_in(landing, year) or moved_to_year(span, year)
    if moved is None:
        return LAST if late else FIRST
    return to_day(moved.end_of_the_end, LAST) if late else to_day(moved.begin_of_the_begin, FIRST)
