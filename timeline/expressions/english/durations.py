"""How long something took: durations exact, vague and without a number."""

from __future__ import annotations

import re

from timeline.expressions.amounts import quantity, timex_value
from timeline.expressions.drafts import Draft
from timeline.expressions.english.counts import COUNTS, Count, count_of
from timeline.expressions.grammar import Found, Match, Rules
from timeline.model import Lasting, Repeat

rules = Rules()
rule = rules.rule

_PER = re.compile(
    r"(?:\b(?:times?|hours?|minutes?|days?|nights?|meals?|grams?|kilos?|won|dollars?|cents|pounds|"
    r"miles|km|men|people|once|twice|deaths|\d[\d,.]*|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|sixteen|eighteen)))\s+$",
    re.I,
)


def lasting(count: Count, mod: str = "", nth: int = 0) -> Draft:
    return Draft(
        "DURATION",
        Lasting(count.quantity, nth),
        value=count.value,
        mod=mod or count.mod,
        granularity=count.unit,
    )


@rule(*COUNTS)
def counted_units(m: Match) -> Found:
    """ "three years", "a few days", "nearly five months", "a year and a half"."""
    count = count_of(m)
    if count is None:
        return None
    if m.kind("unit") == "second" and m.word("unit") == "second":
        return None
    if (
        m.kind("n") == "a"
        and len(m.all("n")) == 1
        and _PER.search(m.before(16))
        and "half" not in m
    ):
        return Draft("SET", Repeat(count.quantity), value=count.value, granularity=count.unit)
    if m.kind("n") == "y4" and not m.word("unit").endswith("s"):
        return None
    return lasting(count)


@rule(*(f"the? place:(next|last|following|coming|previous|first|final|opening|remaining|intervening) {c}" for c in COUNTS if "n:a" not in c and "a:a? few" not in c),
      *(f"the? place:(next|last|following|coming|previous|first|final) {c}" for c in COUNTS if "few:few" in c))  # fmt: skip
def units_in_a_row(m: Match) -> Found:
    """ "the next two weeks", "the first three years", "the last few months"."""
    count = count_of(m)
    return lasting(count) if count else None


@rule(
    "the place:(next|last|following|coming|previous|first|final|opening|remaining|intervening) unit:units"
)
def units_without_number(m: Match) -> Found:
    """ "the following days", "the coming years"."""
    return lasting(Count(None, m.value("unit")))


@rule("the place:last unit:UNIT")
def the_past_unit(m: Match) -> Found:
    """ "the past decade" is a length; "the last week of August" another."""
    if m.word("place") != "past" and not re.match(r"\s+of\b", m.after(4)):
        return None
    return lasting(Count(1.0, m.value("unit")))


@rule(
    "another whole? unit:UNIT",
    "another n:NUMBER whole? unit:UNITS",
    "another few:(few|several) unit:units",
    "another n:NUMBER and a? half:half unit:units",
)
def another_length(m: Match) -> Found:
    count = count_of(m)
    if count is None:
        return None
    if "n" not in m and "few" not in m:
        count = Count(1.0, count.unit)
    return lasting(count)


@rule("about:ABOUT? unit:units")
def bare_units(m: Match) -> Found:
    """ "weeks", "years" without a number."""
    unit = m.value("unit")
    if unit in ("minute", "second", "night") and "about" not in m:
        return None
    return lasting(Count(None, unit))


@rule("unit:UNIT dash long:whole", "n:NUMBER dash? unit:UNITS dash? long:whole")
def unit_long(m: Match) -> Found:
    """ "year-long", "a three month long siege"."""
    if m.word("long") != "long":
        return None
    count = count_of(m)
    if count is None:
        return None
    return lasting(count if "n" in m else Count(1.0, count.unit))


@rule("unit:units dash long:whole")
def units_long(m: Match) -> Found:
    """ "months-long"."""
    return lasting(Count(None, m.value("unit"))) if m.word("long") == "long" else None


@rule("the whole:whole unit:UNIT", "the whole:whole of the unit:UNIT")
def the_whole_unit(m: Match) -> Found:
    """ "the whole day", "the entire year"."""
    return lasting(Count(1.0, m.value("unit")))


__all__ = ["lasting", "quantity", "rules", "timex_value"]
