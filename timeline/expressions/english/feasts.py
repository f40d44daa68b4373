"""Holidays: "Christmas 1963", "the second day of the Eid", "the night of Chuseok"."""

from __future__ import annotations

from dataclasses import replace

from timeline.expressions.drafts import Day, Draft, Fine, calendar
from timeline.expressions.english.dates import year_of
from timeline.expressions.english.licence import is_part_of_a_name
from timeline.expressions.grammar import Found, Match, Rules
from timeline.model import Quantity, Shift

rules = Rules()
rule = rules.rule

FEAST = "feast:feast (comma? (in|of)? year:y4)?"


def day_of_feast(m: Match, plus: int = 0, part: str = "") -> Day:
    """The day of a feast, so many days on, as a day or (with `part`) a part of one."""
    year, _, _ = year_of(m)
    name = m.value("feast")
    unit: Fine = "time" if part else "day"
    if name[0].isdigit() and not plus:
        month, day = (int(piece) for piece in name.split("-"))
        return Day(unit, year, month, day, part, feast=name)
    return Day(unit, year, part=part, feast=f"{name}{plus:+}" if plus else name)


@rule(FEAST, f"x:({FEAST}) of? that year_word:unit", f"that {FEAST}")
def feast_day(m: Match) -> Found:
    """ "Christmas 1963", "Easter", "that Hanukkah": a fixed or moving holiday."""
    return None if is_part_of_a_name(m) else calendar(day_of_feast(m))


@rule("which:last feast:feast", "the feast:feast side:before last:last")
def last_feast(m: Match) -> Found:
    """ "last Christmas", "the Christmas before last": from the time of speaking."""
    name = m.value("feast")
    if is_part_of_a_name(m) or ("which" in m and m.word("which") != "last"):
        return None
    steps = None if "which" in m else Quantity(2, 2, "year")
    if steps is not None and name[:2] not in ("11", "12"):
        return None  # of one early in the year the last may be this year's
    day = Day("day", None, feast=name)
    if name[0].isdigit():
        day = replace(day, month=int(name[:2]), day=int(name[3:]))
    return Draft("DATE", Shift(-1, "speech", steps, name), day=day, granularity="day")


@rule(f"about:about {FEAST}")
def about_a_feast(m: Match) -> Found:
    """ "around Khmer New Year"."""
    return None if is_part_of_a_name(m) else calendar(day_of_feast(m), "APPROX")


@rule(f"the nth:ORDINAL (unit:unit|night:night) of the? {FEAST}")
def nth_day_of_a_feast(m: Match) -> Found:
    """ "the second day of the Eid"."""
    nth = m.number("nth")
    if ("unit" in m and m.value("unit") != "day") or nth < 1:
        return None
    return calendar(day_of_feast(m, nth - 1))


@rule(
    f"n:(one|count|tens|d12|d31|a) unit:UNITS side:(before|after) {FEAST}",
    f"the eve:eve of the? {FEAST}",
)
def days_beside_a_feast(m: Match) -> Found:
    """ "three days before Christmas 1969", "the eve of Easter"."""
    if "eve" in m:
        return calendar(day_of_feast(m, -1))
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(m.value("unit"))
    if days is None:
        return None
    steps = days * m.number("n")
    return calendar(day_of_feast(m, -steps if m.kind("side") == "before" else steps))


@rule(f"the unit:(unit|night) side:(before|after) {FEAST}")
def day_beside_a_feast(m: Match) -> Found:
    """ "the day after Christmas"."""
    if m.value("unit") not in ("day", "night"):
        return None
    return calendar(day_of_feast(m, -1 if m.kind("side") == "before" else 1))


@rule("feast:feast part:(daypart|night)", f"the? part:(daypart|night|dusk) of {FEAST}")
def part_of_a_feast(m: Match) -> Found:
    """ "Christmas night", "the evening of Chuseok 1999"."""
    part = "TNI" if m.value("part") == "night" else m.value("part")
    return calendar(day_of_feast(m, part=part))
