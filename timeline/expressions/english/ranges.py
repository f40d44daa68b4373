"""Two dates at once: "1941-42", "14-16 July 1950", "from 499 to 493 BC"."""

from __future__ import annotations

from timeline.expressions.drafts import Day, calendar
from timeline.expressions.english.dates import year_of
from timeline.expressions.english.licence import may_be_year
from timeline.expressions.grammar import Found, Match, Part, Rules

rules = Rules()
rule = rules.rule

JOINT = "(dash|to|and|until|slash|or)"


@rule(
    "x1:((the unit_word:units)? first:y4) (dash|slash) second:(SHORT|y4)",
)
def years_from_to(m: Match) -> Found:
    """ "1941-42", "1915-1917": two dates."""
    first, second = m.all("first")[0], m.all("second")[0]
    a, b = int(first.value), int(second.value)
    if b < 100:
        b += a // 100 * 100
    if not 0 < b - a < 200 or not may_be_year(m, a, m.start, second.end):
        return None
    return (Part("x1", calendar(Day("year", a))), Part("second", calendar(Day("year", b))))


@rule("first:SMALL (dash|to|and|until|or) x2:(second:SMALL era:bc)")
def years_before_christ(m: Match) -> Found:
    """ "from 499 to 493 BC": two dates."""
    a, b = m.number("first"), m.number("second")
    if not a > b:
        return None
    return (
        Part("first", calendar(Day("year", -a, bc=True))),
        Part("x2", calendar(Day("year", -b, bc=True))),
    )


@rule(
    f"x1:(the? first:DAY) {JOINT} x2:(the? second:DAY of? month:ANYMONTH comma? of? year:y4)",
    f"x1:(the? first:DAY) {JOINT} x2:(the? second:DAY of? month:ANYMONTH)",
    f"x1:(month:ANYMONTH first:DAY) {JOINT} x2:(the? second:DAY comma? year:y4)",
    f"x1:(month:ANYMONTH first:DAY) {JOINT} x2:(the? second:DAY)",
)
def days_from_to(m: Match) -> Found:
    """ "14-16 July 1950", "March 3 and 5": two dates of one month."""
    month = m.number("month")
    year, _, _ = year_of(m)
    a, b = m.number("first"), m.number("second")
    if not a < b <= 31:
        return None
    first = calendar(Day("day", year, month, a))
    second = calendar(Day("day", year, month, b))
    return (
        Part("x1", first),
        Part("x2", second),
    )


@rule(
    "first:month (dash|to|slash) x2:(second:month comma? of? year:y4)",
)
def months_from_to(m: Match) -> Found:
    """ "June-August 1950": two months of one year."""
    year, _, _ = year_of(m)
    return (
        Part("first", calendar(Day("month", year, m.number("first")))),
        Part("x2", calendar(Day("month", year, m.number("second")))),
    )
