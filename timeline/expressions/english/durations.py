"""How long something took: durations exact, vague and without a number."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from timeline.expressions.amounts import Count, plain_unit, quantity, timex_value
from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.english.counts import COUNTS, count_of
from timeline.expressions.english.dates import SPANS, day_of_licensed
from timeline.expressions.grammar import Found, Match, Rules
from timeline.model import Lasting, Quantity, Repeat

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
    if count.unit == "quarter" and count.number != int(count.number or 0.5):
        return None
    if count.unit == "quarter" and (m.kind("n") in ("a", "one") or "about" in m):
        return None
    if m.kind("n") == "y4" and not m.word("unit").endswith("s"):
        return None
    return lasting(count)


@rule(*(f"the? place:PLACE {count}" for count in COUNTS if "n:a" not in count))
def units_in_a_row(m: Match) -> Found:
    """ "the next two weeks", "the first three years", "the last few months"."""
    count = count_of(m)
    return lasting(count) if count else None


@rule("the place:PLACE unit:units")
def units_without_number(m: Match) -> Found:
    """ "the following days", "the coming years"."""
    return lasting(Count(None, m.value("unit")))


@rule("the place:past unit:UNIT")
def the_past_unit(m: Match) -> Found:
    """ "the past decade"."""
    return lasting(Count(1.0, m.value("unit")))


@rule(
    "the n:NUMBER place:(previous|following|next|last|past|first|remaining|intervening) unit:units"
)
def so_many_in_a_row(m: Match) -> Found:
    """ "the four previous weeks"."""
    return lasting(Count(float(m.value("n")), m.value("unit")))


@rule(*(f"the place:(first|last|final|opening) {count} of the? {core}"
        for count in ("n:NUMBER unit:units", "few:few unit:units", "unit:UNIT")
        for core in SPANS))  # fmt: skip
def units_of_a_date(m: Match) -> Found:
    """ "the last week of August", "the first ten months of 1915"."""
    day = day_of_licensed(m)
    count = count_of(m)
    if day is None or count is None:
        return None
    if "n" not in m and "few" not in m:
        count = Count(1.0, count.unit)
        if count.unit == "day":
            return _edge_day(day, last=m.kind("place") not in ("first", "opening"))
    edge = "FIRST" if m.kind("place") in ("first", "opening") else "LAST"
    return replace(lasting(count), day=day, part=edge)


_MONTHS_OF = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_EDGES = "the place:(first|last|final|opening)"
_WHOLE = "which:(the|this|that|last|next) whole_unit:unit"


@rule(
    f"{_EDGES} n:NUMBER unit:units of {_WHOLE}",
    f"{_EDGES} few:few unit:units of {_WHOLE}",
)
def units_of_a_unit(m: Match) -> Found:
    """ "the first nine months of the year"."""
    count = count_of(m)
    if count is None or m.value("whole_unit") not in ("year", "month", "decade", "century"):
        return None
    return lasting(count)


def _edge_day(day: Day, last: bool) -> Draft | None:
    """ "the last day of April"."""
    if day.unit == "month" and day.month:
        number = monthrange(day.year if day.year and day.year > 0 else 2001, day.month)[1]
        return calendar(replace(day, unit="day", day=number if last else 1))
    if day.unit == "season" and day.part in _MONTHS_OF:
        first, final = _MONTHS_OF[day.part]  # which day it is, is not the same everywhere
        year = day.year + 1 if last and day.part == "WI" and day.year is not None else day.year
        return calendar(
            replace(day, unit="month", month=final if last else first, part="", year=year)
        )
    if day.unit == "year":
        return calendar(replace(day, unit="day", month=12 if last else 1, day=31 if last else 1))
    return None


@rule("a? n:NUMBER dash unit:UNITS time:period")
def period_of_so_long(m: Match) -> Found:
    """ "a sixty-day period"."""
    return lasting(Count(float(m.value("n")), m.value("unit")))


_ORDER = ("year", "month", "week", "day")
_DAYS = {"month": 30, "week": 7, "day": 1}


@rule(
    "n:(NUMBER|a) unit:UNITS comma? and n3:(NUMBER|a) rest_unit:UNITS",
    "n:(NUMBER|a) unit:UNITS comma n3:(NUMBER|a) rest_unit:UNITS comma? and n4:(NUMBER|a)"
    " last_unit:UNITS",
)
def years_and_months(m: Match) -> Found:
    """ "eight years and three months", "a year, two months and ten days"."""
    told = [
        (plain_unit(m.value(unit))[0], int(float(m.value(n))))
        for n, unit in (("n", "unit"), ("n3", "rest_unit"), ("n4", "last_unit"))
        if unit in m
    ]
    counts = dict(told)
    sizes = [_ORDER.index(unit) for unit, _ in told if unit in _ORDER]
    if len(sizes) < len(told) or sorted(set(sizes)) != sizes:
        return None  # "two weeks and three years" are two lengths
    years, months = counts.get("year", 0), counts.get("month", 0)
    days = sum(counts.get(unit, 0) * _DAYS[unit] for unit in ("week", "day"))
    if years:
        amount = Quantity(years, years, "year", months=months)
    elif months:
        amount = Quantity(months * 30 + days, months * 31 + days, "day")
    else:
        amount = Quantity(days, days, "day")
    value = "P" + "".join(f"{count}{unit[0].upper()}" for unit, count in told)
    return Draft("DURATION", Lasting(amount), value=value, granularity=told[-1][0])


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
    if unit in ("second", "night", "quarter") and "about" not in m:
        return None
    return lasting(Count(None, unit))


@rule(
    "a? x:(unit:UNIT dash long:whole)",
    "a? x:(unit:UNIT long:whole)",
    "the? n:NUMBER dash? unit:UNITS dash? long:whole",
)
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
