"""What history's names date, and what counts from them: "the year Stalin died"."""

from __future__ import annotations

import re

from timeline.expressions.drafts import Day, Draft
from timeline.expressions.english.counts import COUNTS, count_of
from timeline.expressions.english.licence import stage_edge
from timeline.expressions.english.relative import MONTHS, SEASONS, Direction
from timeline.expressions.grammar import Found, Match, Rules
from timeline.model import Anchored, Quantity, Shift, Stage, Unit

rules = Rules()
rule = rules.rule

UNITS: dict[str, Unit] = {
    "day": "day",
    "night": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}
OF = "(of|that|when|in)?"
NAME = "name:(anchor|anchorclause)"


@rule(
    "name:anchor (comma? (in|of)? year:y4)?",
    "when name:anchorclause",
    "before_or_after:(before|after|since|until) x:(name:anchorclause)",
)
def named_time(m: Match) -> Found:
    """ "the Arduous March", "when Stalin died", "after Stalin died"."""
    if re.match(r" of (?:the )?[A-Z]", m.after(10)):
        return None  # "the siege of Boston" is another one
    day = Day("year", m.number("year")) if "year" in m else None
    return Draft("DATE", Anchored(m.value("name")), day=day, quiet=True)


@rule(f"the? unit:(unit|night) {OF} {NAME}")
def unit_of_a_named_time(m: Match) -> Found:
    """ "the year Kim Il Sung died", "the day of the coup"."""
    unit = UNITS.get(m.value("unit"))
    if unit is None:
        return None
    return Draft("DATE", Anchored(m.value("name"), unit), granularity=unit)


@rule(f"month:MONTH of the unit:unit {OF} {NAME}")
def month_of_a_named_year(m: Match) -> Found:
    """ "March of the year Allende was elected"."""
    month = m.number("month")
    if m.value("unit") != "year":
        return None
    form = Anchored(m.value("name"), "month", MONTHS[month - 1])
    return Draft("DATE", form, day=Day("month", None, month), granularity="month")


@rule(f"the? season:SEASON {OF} {NAME}")
def season_of_a_named_time(m: Match) -> Found:
    """ "the summer of the Olympics"."""
    code = m.value("season")
    form = Anchored(m.value("name"), "season", SEASONS[code])
    return Draft("DATE", form, part=code, granularity="season")


@rule("the nth:ORDINAL (season:SEASON|unit:unit|night:night) of name:anchor")
def nth_unit_of_a_named_time(m: Match) -> Found:
    """ "the first winter of the Arduous March"."""
    part = SEASONS[m.value("season")] if "season" in m else m.value("unit") or "night"
    form = Anchored(m.value("name"), "", part, m.number("nth"))
    return Draft("DATE", form, granularity=part)


@rule("the place:(first|last|final) n:NUMBER? unit:units of name:anchor")
def edge_units_of_a_named_time(m: Match) -> Found:
    """ "the last days of the siege"."""
    nth = 1 if m.kind("place") == "first" else -1
    return Draft("DATE", Anchored(m.value("name"), "", m.value("unit"), nth), quiet=True)


@rule("the? edge:edge of name:anchor")
def edge_of_a_named_time(m: Match) -> Found:
    """ "the end of the Korean War"."""
    part = {"EDGE_START": "begin", "EDGE_END": "end"}.get(m.value("edge"), "")
    if not part:
        return None
    return Draft("DATE", Anchored(m.value("name"), "", part), quiet=True)


@rule(*(f"{count} side:(after|before) when? {NAME}" for count in COUNTS))
def so_long_after_a_named_time(m: Match) -> Found:
    """ "three days before the coup", "two years after Stalin died"."""
    count = count_of(m)
    if count is None or re.match(r" of (?:the )?[A-Z]", m.after(10)):
        return None
    direction: Direction = 1 if m.kind("side") == "after" else -1
    form = Shift(direction, "anchor", count.quantity, "", anchor=m.value("name"))
    return Draft("DATE", form, mod=count.mod, granularity=count.unit)


@rule(f"the unit:unit side:(after|before) when? {NAME}")
def unit_after_a_named_time(m: Match) -> Found:
    """ "the year after Stalin died"."""
    unit = UNITS.get(m.value("unit"))
    if unit is None:
        return None
    direction: Direction = 1 if m.kind("side") == "after" else -1
    form = Shift(direction, "anchor", Quantity(1, 1, unit), unit, anchor=m.value("name"))
    return Draft("DATE", form, granularity=unit)


@rule(
    "x:(the? my? name:stage)",
    "x:(the? my? n:ORDINAL dash? unit:(grade|unit) of my? the? name:stage)",
)
def stage_of_life(m: Match) -> Found:
    """ "in middle school", "the third year of primary school", "left the army"."""
    if "unit" in m and m.value("unit") not in ("", "year"):
        return None
    edge = stage_edge(m.before(48), m.after(16))
    grade = int(m.value("n")) if "n" in m else 0
    if edge is None and not grade:
        return None
    return Draft("STAGE", Stage(m.value("name"), edge or "during", grade), quiet=True)
