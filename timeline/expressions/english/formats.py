"""Dates in the ways of forms: ISO 8601, numbers with strokes, sworn on a day, odd orders."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from timeline.expressions.drafts import Day, calendar
from timeline.expressions.grammar import Found, Match, Rules

rules = Rules()
rule = rules.rule

STROKE = "(dash|slash|dot)"


@rule(
    "(this|the) day:DAYWORD unit:unit of month:ANYMONTH comma? (in the year_word:unit of?)? year:y4"
)
def day_of_a_month_sworn(m: Match) -> Found:
    """ "this 17th day of May 2004"."""
    if m.value("unit") != "day" or not 1 <= m.number("day") <= 31:
        return None
    return calendar(Day("day", m.number("year"), m.number("month"), m.number("day")))


@rule(
    f"day:DAY {STROKE} month:ANYMONTH {STROKE} year:y4",
    f"month:ANYMONTH {STROKE} day:DAY {STROKE} year:y4",
    f"year:y4 {STROKE}? month:ANYMONTH {STROKE}? day:DAY",
)
def date_in_another_order(m: Match) -> Found:
    """ "8-Jul-1994", "1994 July 8"."""
    if not 1 <= m.number("day") <= 31:
        return None
    return calendar(Day("day", m.number("year"), m.number("month"), m.number("day")))


@rule(
    f"odd:(DAY {STROKE} ANYMONTH {STROKE} SHORT)",
    f"odd:(ANYMONTH {STROKE} DAY {STROKE} SHORT)",
)
def odd_date(m: Match) -> Found:
    """ "8-Jul-94", "Jul/8/94": left to dateparser."""
    found = parsed(m.phrase)
    return calendar(Day("day", found.year, found.month, found.day)) if found else None


@lru_cache(maxsize=65536)  # dateparser is slow, and there are not many more such dates
def parsed(phrase: str) -> date | None:
    """What dateparser makes of an explicit date, whole or not at all."""
    from dateparser import parse

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PREFER_DATES_FROM": "past"}
    found = parse(phrase.strip(), languages=["en"], settings=settings)
    return found.date() if found is not None else None


@rule("date:iso")
def iso_date(m: Match) -> Found:
    year, month, day = (int(piece) for piece in m.value("date").split("-"))
    return calendar(Day("day", year, month, day))


@rule("date:slashdate", "date:dotdate")
def numeric_date(m: Match) -> Found:
    """3/9/2012: the day first where the numbers allow nothing else, else the month first."""
    pieces = re.split(r"[/.] ?", m.value("date"))
    a, b, c = (int(piece) for piece in pieces)
    if len(pieces[2]) == 1 and a < 1000:
        return None  # the number of a version or a chapter
    if a > 31:
        year, month, day = a, b, c
    elif a > 12 or "." in m.value("date"):
        day, month, year = a, b, c
    else:
        month, day, year = a, b, c
    short = year < 100
    if not (1 <= month <= 12 and 1 <= day <= 31) or (not short and not 1000 <= year <= 2199):
        return None
    return calendar(Day("day", year, month, day, short=short))
