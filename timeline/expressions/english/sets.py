"""What repeats: "every day", "per month", "daily", "on Sundays"."""

from __future__ import annotations

import re

from timeline.expressions.amounts import quantity, timex_value
from timeline.expressions.drafts import Draft
from timeline.expressions.grammar import Found, Match, Rules
from timeline.model import Repeat

rules = Rules()
rule = rules.rule

_EACH = {
    "year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XXTNI", "hour": "XXXX-XX-XXTXX", "decade": "XXX", "century": "XX",
    "weekend": "XXXX-WXX-WE", "quarter": "XXXX-QX", "season": "XXXX-SX",
}  # fmt: skip


def repeat(value: str, unit: str, number: float | None = 1.0) -> Draft:
    return Draft("SET", Repeat(quantity(number, unit)), value=value, granularity=unit)


@rule("often:often")
def adverb_of_frequency(m: Match) -> Found:
    """ "daily", "weekly", "annually"."""
    value = m.value("often")
    return {
        "P1D": repeat("XXXX-XX-XX", "day"),
        "P1W": repeat("XXXX-WXX", "week"),
        "P1M": repeat("XXXX-XX", "month"),
        "P1Y": repeat("XXXX", "year"),
    }.get(value) or repeat(value, "day")


@rule(
    "every unit:UNIT", "every single:whole unit:UNIT", "every weekend:weekend", "every unit:weekend"
)
def every_unit(m: Match) -> Found:
    unit = m.value("unit") or "weekend"
    return repeat(_EACH.get(unit, timex_value(1.0, unit)), unit)


@rule("every n:NUMBER unit:units", "every few:few unit:units", "every other:other unit:UNIT")
def every_few_units(m: Match) -> Found:
    """ "every two weeks", "every other day"."""
    unit = m.value("unit")
    number = float(m.value("n")) if "n" in m else (2.0 if "other" in m else None)
    return repeat(timex_value(number, unit), unit, number)


@rule(
    "every (other|ORDINAL)? weekday:weekday part:daypart?",
    "weekday:weekdays",
    "weekday:weekday dayparts:dayparts",
)
def on_weekdays(m: Match) -> Found:
    return repeat(f"XXXX-WXX-{m.value('weekday')}{m.value('part')}", "week")


@rule("every month:MONTH", "every season:SEASON", "every part:PART")
def every_season(m: Match) -> Found:
    """ "every August", "every winter", "every morning"."""
    if "month" in m:
        return repeat(f"XXXX-{int(m.value('month')):02}", "year")
    if "season" in m:
        return repeat(f"XXXX-{m.value('season')}", "year")
    part = m.value("part")
    return repeat(f"XXXX-XX-XX{'TNI' if part == 'night' else part}", "day")


@rule(
    "per unit:UNIT",
    "n:NUMBER time:time (a|every|per) unit:UNIT",
    "times:times (a|every|per) unit:UNIT",
)
def per_unit(m: Match) -> Found:
    unit = m.value("unit")
    return repeat(timex_value(1.0, unit), unit)


@rule("ends:weekends")
def on_weekends(m: Match) -> Found:
    """ "at weekends"."""
    return repeat("XXXX-WXX-WE", "week")


@rule("parts:dayparts")
def on_mornings(m: Match) -> Found:
    """ "in the mornings"."""
    if not re.search(r"\b(in the|most|on|these|those)\s+$", m.before(12), re.I):
        return None
    return repeat(f"XXXX-XX-XX{m.value('parts')}", "day")
