"""Two dates in one: "1995~98년", "3~5월", "7월 3일~5일", "1996~97년 겨울"."""

from __future__ import annotations

from timeline.expressions.drafts import Day, calendar
from timeline.expressions.grammar import Found, Match, Part, Rules
from timeline.expressions.korean.dates import MONTH, YEARS, each, licensed, season_mod, year_of

rules = Rules()
rule = rules.rule


@rule("x1:(first:y4 nyeon?) dash x2:(second:(y4|SHORT) nyeon)",
      "x1:(first:(d99|shortyear) nyeon?) dash x2:(second:SHORT nyeon)")  # fmt: skip
def years_from_to(m: Match) -> Found:
    """ "1995~1998년", "1995년~98년", "95~98년": two dates."""
    a, b = m.number("first"), m.number("second")
    short = a < 100
    if short and a < 32:
        return None
    if not short and b < 100:
        b += a // 100 * 100
    if not 0 < b - a < 200:
        return None
    return (
        Part("x1", calendar(Day("year", a, short=short))),
        Part("x2", calendar(Day("year", b, short=short))),
    )


@rule("year:y4 (nyeon)? dash other:(SHORT|y4) nyeon season:season")
def winter_over_the_new_year(m: Match) -> Found:
    """ "1996~97년 겨울"."""
    if m.value("season").split()[0] != "WI":
        return None
    return calendar(Day("season", m.number("year"), part="WI"), season_mod(m))


@rule(*each(("", *YEARS), "x1:(first:MONTH wol?) (dash|comma|dot) x2:(second:MONTH wol)"))
def months_from_to(m: Match) -> Found:
    """ "3~5월", "1994년 3월~5월": two months of one year."""
    year, short = year_of(m)
    a, b = m.number("first"), m.number("second")
    if not 1 <= a < b <= 12 or not licensed(m, year, short):
        return None
    return (
        Part("x1", calendar(Day("month", year, a, short=short))),
        Part("x2", calendar(Day("month", year, b, short=short))),
    )


@rule(*each(("", *YEARS), f"x1:({MONTH} first:DAY il?) dash x2:(second:DAY il)"))
def days_from_to(m: Match) -> Found:
    """ "7월 3일~5일": two days of one month."""
    year, short = year_of(m)
    month, a, b = m.number("month"), m.number("first"), m.number("second")
    if not (1 <= month <= 12 and 1 <= a < b <= 31) or not licensed(m, year, short):
        return None
    return (
        Part("x1", calendar(Day("day", year, month, a, short=short))),
        Part("x2", calendar(Day("day", year, month, b, short=short))),
    )
