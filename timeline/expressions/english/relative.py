"""Dates that count from another: "three weeks later", "the following spring", "last year"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from timeline.expressions.amounts import quantity
from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.grammar import Found, Match, Rules
from timeline.model import Quantity, Shift

rules = Rules()
rule = rules.rule

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
PARTS = {
    "TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "day",
    "TMI": "noon",
}  # fmt: skip
MODS = {"early": "START", "mid": "MID", "late": "END"}
TARGETS = (
    "unit:(UNIT|weekend)",
    "month:MONTH",
    "season:SEASON",
    "weekday:weekday",
    "part:(daypart|dusk)",
)
WITHIN = ("unit:UNIT", "season:SEASON")
_UNITS = frozenset(
    ("day", "week", "month", "quarter", "year", "decade", "century", "season", "weekend", "night",
     "hour", "fortnight", "minute")
)  # fmt: skip
_LONG_UNITS = ("year", "month", "week", "day", "decade", "century")

Direction = Literal[-1, 0, 1]
HERE: Direction = 0
DIRECTIONS: dict[str, Direction] = {"next": 1, "following": 1, "last": -1, "previous": -1}
Origin = Literal["speech", "told", "anchor", "event", "birth"]


def target(m: Match, direction: Direction, origin: Origin, mod: str = "") -> Draft | None:
    """Where a step comes down: "the next day", "the following spring", "that morning"."""
    amount: Quantity | None = None
    part, landing, unit = "", "", ""
    if "unit" in m:
        unit = m.value("unit") or "weekend"
        if unit not in _UNITS:
            return None
        if unit == "night":
            landing, part, unit = "night", "TNI", "time"
            amount = Quantity(1, 1, "day") if direction else None
        elif unit in ("hour", "minute"):
            landing = "hour"
        else:
            amount = quantity(1.0, unit) if direction and unit != "weekend" else None
            landing = {"fortnight": "week", "quarter": "quarter"}.get(unit, unit)
    elif "month" in m:
        landing, unit = MONTHS[m.number("month") - 1], "month"
    elif "season" in m:
        landing, unit, part = SEASONS[m.value("season")], "season", m.value("season")
    elif "weekday" in m:
        landing, unit = WEEKDAYS[m.number("weekday") - 1], "day"
    else:
        part = m.value("part")
        landing, unit = PARTS[part], "time"
        amount = Quantity(1, 1, "day") if direction else None
    return Draft(
        "TIME" if unit in ("time", "hour", "minute") else "DATE",
        Shift(direction, origin, amount, landing),
        mod=mod,
        granularity=unit,
        part=part,
    )


@rule(*(f"the which:(next|following|previous) {t}" for t in TARGETS),
      *(f"mod:MOD (in|on)? the which:(next|following|previous) {t}" for t in TARGETS))  # fmt: skip
def next_or_previous_one(m: Match) -> Found:
    """ "the next day", "the following spring", "the previous April"."""
    return target(
        m, -1 if m.kind("which") == "previous" else 1, "told", MODS.get(m.kind("mod"), "")
    )


@rule(
    *(f"the? which:(that|the) same:same {t}" for t in TARGETS),
    *(f"this same:same {t}" for t in TARGETS),
)
def same_one(m: Match) -> Found:
    """ "the same year", "that same day"."""
    if m.word("same") == "very" and m.kind("which") == "the":
        return None
    return target(m, 0, "told")


@rule(*(f"that {t}" for t in TARGETS), *(f"mod:MOD that {t}" for t in TARGETS))
def that_one(m: Match) -> Found:
    """ "that year", "that morning", "later that month"."""
    if "unit" in m and m.kind("unit") == "second":
        return None
    return target(m, 0, "told", MODS.get(m.kind("mod"), ""))


@rule(
    *(f"(mod:MOD | later:LATER) (in|on)? which:(that|the) same:same? {t}" for t in WITHIN),
    *(f"later:LATER which:this {t}" for t in WITHIN),
)
def later_in_that_one(m: Match) -> Found:
    """ "later that year", "early in the month", "earlier this year"."""
    if "later" in m and m.word("later") not in ("later", "earlier", "later on"):
        return None
    if m.kind("which") == "the" and "unit" in m and m.value("unit") not in _LONG_UNITS:
        return None
    if m.kind("which") == "the" and re.match(r"\s+(of|before|after|when|that)\b", m.after(8)):
        return None
    origin: Origin = "speech" if m.kind("which") == "this" else "told"
    return target(m, 0, origin, MODS.get(m.kind("mod"), ""))


@rule("later:LATER in year:y4")
def later_in_year(m: Match) -> Found:
    """ "later in 1792"."""
    if m.word("later") not in ("later", "earlier"):
        return None
    return calendar(Day("year", m.number("year")))


@rule("later:LATER today:today")
def later_today(m: Match) -> Found:
    if m.value("today") != "0":
        return None
    return Draft("DATE", Shift(0, "speech", None, "day"), granularity="day")


@rule(*(f"this {t}" for t in TARGETS), *(f"mod:MOD this {t}" for t in TARGETS))
def this_one(m: Match) -> Found:
    """ "this year", "this morning", "early this month"."""
    told = ("unit" in m and m.value("unit") in ("day",)) or m.kind("unit") == "second"
    return target(m, 0, "told" if told else "speech", MODS.get(m.kind("mod"), ""))


@rule(
    *(f"this? which:(last|next|coming) {t}" for t in TARGETS),
    *(f"mod:MOD which:(last|next) {t}" for t in TARGETS),
)
def last_or_next_one(m: Match) -> Found:
    """ "last year", "next Friday": from the time of speaking."""
    if m.kind("which") == "last" and m.word("which") != "last":
        return None
    if "unit" in m and m.value("unit") == "day":
        return None
    if re.search(r"\b(?:the|their|its|his|her|our|my)\s+$", m.before(7), re.I):
        return None
    return target(m, -1 if m.kind("which") == "last" else 1, "speech", MODS.get(m.kind("mod"), ""))


@rule(
    "the edge:edge of the? unit:UNIT",
    "the? edge:edge of which:(this|that|last|next) same? unit:UNIT",
    "the? edge:edge of which:the which2:(same|following|next|previous) unit:UNIT",
    "unit:UNIT poss edge:edge",
)
def edge_of_a_unit(m: Match) -> Found:
    """ "the end of the month", "the beginning of last year", "month's end"."""
    which = m.kind("which")
    second = m.kind("which2")
    direction: Direction = 0
    origin: Origin = "told"
    if which in ("last", "next"):
        direction, origin = (-1 if which == "last" else 1), "speech"
    elif which == "this":
        origin = "speech"
    elif second in ("following", "next"):
        direction = 1
    elif second == "previous":
        direction = -1
    if m.value("unit") not in ("day", "week", "month", "year", "decade", "century", "quarter"):
        return None
    return target(m, direction, origin, m.value("edge"))


@rule(
    "the nth:ORDINAL half:(half|quarter) of (which:(this|that|last|next|the) unit:unit)",
    "the nth:ORDINAL half:quarter",
    "the? nth:ORDINAL dash half:quarter",
    "the half:last quarter:quarter",
)
def half_of_a_unit(m: Match) -> Found:
    """ "the first quarter of last year", "the fourth quarter"."""
    if m.kind("half") == "last":
        return Draft(
            "DATE", Shift(-1, "speech", Quantity(3, 3, "month"), "quarter"), granularity="quarter"
        )
    nth = int(m.value("nth"))
    letter = "H" if m.kind("half") == "half" else "Q"
    if nth < 1 or nth > (2 if letter == "H" else 4) or ("unit" in m and m.value("unit") != "year"):
        return None
    which = m.kind("which")
    direction = DIRECTIONS.get(which, HERE)
    origin: Origin = "told" if which in ("that", "the", "") else "speech"
    return Draft(
        "DATE",
        Shift(direction, origin, Quantity(1, 1, "year") if direction else None, "year"),
        granularity="quarter",
        part=f"{letter}{nth}",
    )


@rule(
    *(
        f"{t} of which:(next|last|this|that|the) which2:(following|next|previous)? year_word:unit"
        for t in ("month:MONTH", "the? season:SEASON")
    )
)
def month_of_next_year(m: Match) -> Found:
    """ "October of next year", "the spring of last year"."""
    if m.value("year_word") != "year":
        return None
    which, second = m.kind("which"), m.kind("which2")
    if which == "that" or (which == "the" and not second):
        return None
    direction = DIRECTIONS.get(second or which, HERE)
    steps = 1 if direction else 0
    draft = target(m, direction, "told" if which == "the" else "speech")
    if draft is None or not isinstance(draft.form, Shift):
        return None
    return replace(draft, form=replace(draft.form, amount=Quantity(steps, steps, "year")))


@rule(
    *(
        f"the same:same time:(period|time|unit|quarter) {last}"
        for last in (
            "in? the? last:(last|previous) year_word:unit",
            "n:(a|one) year_word:unit later:(ago|earlier)",
        )
    )
)
def same_time_last_year(m: Match) -> Found:
    """ "the same period last year", "the same month a year ago"."""
    if m.value("year_word") != "year":
        return None
    shift = Shift(-1, "told", Quantity(1, 1, "year"), "same")
    return Draft("DATE", shift, granularity="month")
