"""What a rule makes of a phrase, before the narrative clock has supplied what is left out.

A `Draft` is a TimeExpression in the making: its semantic form (model.Form) and, for dates of the
calendar, the `Day` with the fields that the words gave. Years before Christ are negative
(480 BC is -480). Nothing here knows a language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.model import Calendar, Form, Relation, TimeSpan, Vague

if TYPE_CHECKING:
    from timeline.expressions.moments import Moment

Fine = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "day", "time"
]


@dataclass(frozen=True, slots=True)
class Day:
    """A date with holes. `unit` is its granularity; `part` what TIMEX3 writes behind the date
    ("FA", "Q2", "H1" for parts of a year, "TMO", "T11:30" for parts of a day); `weekday` 1-7 and
    `feast` a name of `feasts.FEASTS` stand where no day of the month is given; `short` marks a
    year or decade without its century ('86, the sixties); `same` stands in the year that is told
    ("January of that year")."""

    unit: Fine
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    weekday: int | None = None
    feast: str = ""
    short: bool = False
    bc: bool = False
    same: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A TimeExpression in the making. `value` is given where no context is needed; `quiet` ones
    are for the chronology only (ages, stages, anchors that are no TIMEX3). With a Shift as its
    form, `day` is what is meant within the year it comes down in ("autumn of last year")."""

    type: Literal["DATE", "TIME", "DURATION", "SET", "AGE", "STAGE"]
    form: Form
    value: str = ""
    day: Day | None = None
    mod: str = ""
    granularity: str = ""
    part: str = ""
    quiet: bool = False
    base: Moment | None = None  # what a step from an anchor counts from
    follows: bool = False  # ends a range: not before the date it is told after
    beside: bool = False  # stands beside a date that says when it was
    loose: bool = False  # of the day told only where that day is known ("in the morning")
    generic: bool = False  # no year is to be supplied: "in winter the roads close"
    relation: Relation | None = None  # where the rule has read it itself
    span: TimeSpan | None = None  # where an anchor gives the bounds
    edtf: str = ""
    only: Literal["", "news", "narrative"] = ""  # told so only in texts of this kind
    news: tuple[int, int, Draft] | None = None  # start, end and draft of the reading in news


def calendar(day: Day, mod: str = "", type: Literal["DATE", "TIME"] | None = None) -> Draft:
    """A date of the calendar; its form names what the clock must supply."""
    kind: Literal["DATE", "TIME"] = type or ("TIME" if day.unit == "time" else "DATE")
    supplied: Literal["", "year", "month", "date"] = ""
    if day.unit in ("day", "time") and day.day is None and not day.feast and day.weekday is None:
        supplied = "date"
    elif day.unit in ("day", "time") and day.month is None and not day.feast:
        supplied = "month" if day.weekday is None else "date"
    elif day.year is None:
        supplied = "year"
    return Draft(kind, Calendar(supplied, day.feast), day=day, mod=mod, granularity=day.unit)


def vague(which: Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]) -> Draft:
    """PRESENT_REF, PAST_REF, FUTURE_REF."""
    return Draft("DATE", Vague(which), value=which)
