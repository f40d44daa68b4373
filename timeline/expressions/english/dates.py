"""Dates of the calendar: what stands in it, whole or with holes for the clock to fill."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.english.licence import (
    counted,
    is_attribute,
    is_person,
    may_be_fall,
    may_be_month,
    may_be_year,
    next_word,
    words,
)
from timeline.expressions.english.relative import MONTHS, WEEKDAYS
from timeline.expressions.grammar import Found, Match, Part, Rules
from timeline.model import Shift

rules = Rules()
rule = rules.rule

YEAR = "comma? of? year:y4 era:(bc|ad)?"
YEAR_BC = "comma? of? year:SMALL era:bc"
DAYS = ("the? day:DAY of? month:ANYMONTH", "month:ANYMONTH the? day:DAY")
SINGLE = (
    *(f"{core} ({YEAR})?" for core in DAYS),
    *(f"{core} {YEAR_BC}" for core in DAYS),
    *(f"{core} comma? year:shortyear" for core in DAYS),
    "the? day:DAYWORD of month:MONTH (comma? of? year:y4)?",
    "month:MONTH the? day:ordinal (comma? of? year:y4)?",
    f"month:ANYMONTH {YEAR}",
    f"month:ANYMONTH {YEAR_BC}",
    "month:MONTH of? year:shortyear",
    "month:MONTH",
    "month:ANYMONTH of same_year:(that|the) same:same? year_word:unit",
    *(f"{core} of same_year:(that|the) same:same? year_word:unit" for core in DAYS),
    "(the? year_word:unit of?)? year:y4 era:(bc|ad)?",
    "(the? year_word:unit of?)? year:SMALL era:(bc|ad)",
    "the? year_word:units of? year:y4",
    "ad year:(y4|SMALL)",
    "juche:juche year:SMALL",
    f"the? season:SEASON {YEAR}",
    f"the? season:SEASON {YEAR_BC}",
    "the? season:SEASON of? year:y4 (dash|slash) other:(SHORT|y4)",
    "the? season:SEASON of? year:shortyear",
    "the? season:SEASON",
    "the? season:SEASON of same_year:(that|the) same:same? year_word:unit",
    "the? decade:decade era:bc?",
    "the? decade:shortdecade",
    "the decade:decadeword",
    "the? nth:ORDINAL dash? century:unit era:bc?",
    "year:shortyear",
)

SPANS = (
    f"month:ANYMONTH {YEAR}",
    "month:MONTH",
    "(the? year_word:unit of?)? year:y4 era:(bc|ad)?",
    f"the? season:SEASON {YEAR}",
    "the? decade:decade",
    "the decade:decadeword",
)  # dates that last, for what cuts a piece out of them


def year_of(m: Match) -> tuple[int | None, bool, bool]:
    """The year, whether its century is left out, whether it is before Christ."""
    found = m.all("year")
    if not found:
        return None, False, False
    year = int(found[0].value)
    if "era" in m and m.kind("era") == "bc":
        return -year, False, True
    return year, found[0].kind == "shortyear", False


def day_of(m: Match, licensed: bool = False) -> Day | None:
    """The date that a pattern of `SINGLE` holds, or None where English allows no date; `licensed`:
    other words say already that a date follows."""
    year, short, bc = year_of(m)
    if "year" in m:
        number = m.all("year")[0]
        if number.kind == "y4" and "era" not in m:
            alone = not ({"month", "season"} & {g for g in ("month", "season") if g in m})
            if alone and not may_be_year(m, int(number.value), number.start, number.end, licensed):
                return None
    if "same_year" in m:
        if m.value("year_word") != "year":
            return None
        if (
            m.kind("same_year") == "the"
            and re.match(r"\s+\w", m.after(3))
            and m.word("same") != "same"
        ):
            return None  # "March of the year Allende was elected"
    if "juche" in m:
        return Day("year", year=m.number("juche") + int(year or 0))
    if "century" in m:
        if m.value("century") != "century":
            return None
        nth = int(m.value("nth"))
        bc = "era" in m
        return Day("century", year=-(nth - 1) * 100 - 1 if bc else (nth - 1) * 100, bc=bc)
    if "decade" in m:
        value = int(m.value("decade"))
        kind = m.kind("decade")
        if "era" in m:
            return Day("decade", year=-value - 9, bc=True)
        if kind == "decadeword":
            return Day("decade", year=value, short=True)
        return Day("decade", year=value, short=kind == "shortdecade")
    if "season" in m:
        season = m.all("season")[0]
        if season.kind == "fall" and year is None and not may_be_fall(m, season.start, season.end):
            return None
        return Day("season", year=year, part=season.value, short=short, bc=bc)
    if "month" in m:
        month = m.all("month")[0]
        nth = int(month.value)
        if "day" in m:
            day = m.number("day")
            if not 1 <= day <= 31:
                return None
            if year is None and m.kind("day") in ("d12", "d31") and _counts(m):
                return None
            if day > days_in(nth, None if short else year):
                return Day("month", year, nth, short=short, bc=bc, same="same_year" in m)
            return Day("day", year, nth, day, short=short, bc=bc, same="same_year" in m)
        if year is None and is_person(m.text, month.start, month.end):
            return None
        if year is None and month.kind == "mayhap":
            if not may_be_month(m, month.start, month.end):
                return None
        elif month.kind == "shortmonth" and year is None:
            return None
        return Day("month", year, nth, short=short, bc=bc, same="same_year" in m)
    if year is None:
        return None
    return Day("year", year=year, short=short, bc=bc)


def days_in(month: int, year: int | None) -> int:
    """How many days a month has; without a year the most that it can have."""
    return monthrange(year if year is not None and year > 0 else 2000, month)[1]


def _counts(m: Match) -> bool:
    """ "In May 20 men ..." counts men."""
    found = m.all("day")[0]
    month = m.all("month")[0]
    return found.start > month.start and next_word(m.text[found.end : found.end + 24]) in counted(
        "after"
    )


_SPECIFIC = re.compile(r"\b(a|an|the|this|that|his|her|their|its|our|my)\s+(\w+\s+)?$", re.I)


@rule("the? x:(climate:climate)", "that x:(climate:climate)", "the? climate:climate of? year:y4")
def rainy_or_dry_season(m: Match) -> Found:
    """ "the dry season", "the rainy season of 1977": months that only the country tells."""
    year = m.number("year") if "year" in m else None
    return calendar(Day("season", year, part=m.value("climate")))


@rule(*SINGLE)
def calendar_date(m: Match) -> Found:
    day = day_of(m)
    if day is None:
        return None
    if day.same and day.unit == "month" and day.month:
        # "January of that year" is told like "that January".
        return Draft("DATE", Shift(0, "told", None, MONTHS[day.month - 1]), granularity="month")
    if (
        day.unit == "season"
        and day.year is None
        and "same_year" not in m
        and is_attribute(m.text, m.end)
    ):
        return (
            Part(
                "season",
                replace(
                    calendar(day),
                    generic=m.phrase[0].islower()
                    and not _SPECIFIC.search(m.before(24))
                    and not m.phrase.startswith("the "),
                ),
            ),
        )
    if day.short and day.unit == "year" and "month" not in m and "season" not in m:
        return _apostrophe_year(m, day)
    return calendar(day)


def _apostrophe_year(m: Match, day: Day) -> Draft | None:
    """'86 with its apostrophe, not closing a quotation."""
    before = m.before(2)
    return calendar(day) if not before or not before[-1].isalnum() else None


@rule("the month:MONTH")
def in_the_month(m: Match) -> Found:
    """ "she went up in the May": that of the year that is told."""
    follows = next_word(m.after(24))
    if not re.search(r"\b(?:in|by|since|until|till) $", m.before(8), re.I):
        return None
    if follows[:1].isupper() or follows[:1].isdigit() or follows == "of":
        return None  # "in the May 1968 events" has its own year
    if is_attribute(m.text, m.end):
        return None
    return calendar(Day("month", None, m.number("month")))


@rule("the? nth:(ORDINAL|last) weekday:weekday (of|in) month:ANYMONTH (comma? of? year:y4)?")
def nth_weekday_of_a_month(m: Match) -> Found:
    """ "the first Sunday of May 1970", "the last Friday in October"."""
    nth = -1 if m.kind("nth") == "last" else m.number("nth")
    if nth != -1 and not 1 <= nth <= 5:
        return None
    weekday = WEEKDAYS[m.number("weekday") - 1][:3]
    year = m.number("year") if "year" in m else None
    return calendar(Day("day", year, feast=f"nth-{m.number('month'):02}-{weekday}{nth}"))


@rule(*(f"weekday:ANYDAY comma? {core}" for core in SINGLE if " day:" in " " + core))
def weekday_and_date(m: Match) -> Found:
    day = day_of(m)
    return calendar(day) if day else None


@rule("the? mod:MOD dash? decade:decadeword",
      *(f"the? mod:MOD dash? (in|on)? {core}" for core in SINGLE),
      *(f"the? mod:MOD dash (to|or) dash mod2:MOD dash? {core}" for core in SINGLE
        if "decade" in core or "month" in core))  # fmt: skip
def early_mid_late(m: Match) -> Found:
    """ "early 1941", "mid-August", "the late 1960s"."""
    day = day_of_licensed(m)
    if day is None or day.unit == "day":
        return None
    mods = {"early": "START", "mid": "MID", "late": "END"}
    return calendar(day, mods[m.kind("mod")])


@rule("this unit:unit in x_year:(year:y4)")
def this_day_in_a_year(m: Match) -> Found:
    """ "on this day in 1997": the day that is being told, in another year."""
    if m.value("unit") != "day":
        return None
    return calendar(Day("day", m.number("year")))


@rule(*(f"the? edge:edge of the? {core}" for core in SINGLE))
def beginning_or_end_of(m: Match) -> Found:
    """ "the end of April 1942", "the beginning of the 1960s"."""
    day = day_of_licensed(m)
    return calendar(day, m.value("edge")) if day else None


@rule(*(f"the rest:rest of the? {core}" for core in SPANS))
def rest_of(m: Match) -> Found:
    """ "the rest of 1944"."""
    day = day_of_licensed(m)
    return calendar(day) if day and m.word("rest") in ("rest", "remainder") else None


@rule(*(f"about:(about|almost) the? {core}" for core in SINGLE))
def about_a_date(m: Match) -> Found:
    """ "about 1998", "ca. 461 BC"."""
    day = day_of_licensed(m)
    return calendar(day, "APPROX") if day else None


@rule("the turnof of the unit:unit")
def turn_of_a_century(m: Match) -> Found:
    """ "the turn of the century": about 1900."""
    if m.value("unit") != "century":
        return None
    return calendar(Day("century", 1900), "APPROX")


@rule("the? half_nth:(ORDINAL|latter) half:half of the? nth:ORDINAL dash? century:unit era:bc?")
def half_of_a_century(m: Match) -> Found:
    """ "the second half of the 19th century"."""
    day, half = day_of(m), m.number("half_nth")
    mod = {1: "HALF_START", 2: "HALF_END"}.get(half)
    return calendar(day, mod) if day is not None and mod else None


@rule(*(f"the? turnof of the? {core}" for core in SINGLE if "century" in core))
def turn_of_the_century(m: Match) -> Found:
    day = day_of_licensed(m)
    return calendar(day, "APPROX") if day else None


@rule(*(f"the? nth:(ORDINAL|latter) half:(half|quarter) of {core}" for core in SPANS))
def half_or_quarter(m: Match) -> Found:
    """ "the first half of 1968", "the third quarter of 2006"."""
    day = day_of_licensed(m)
    nth = int(m.value("nth"))
    if day is None:
        return None
    if day.unit != "year":
        mod = {1: "HALF_START", 2: "HALF_END"}.get(nth)
        return calendar(day, mod) if mod and m.kind("half") == "half" else None
    letter = "H" if m.kind("half") == "half" else "Q"
    if nth < 0:
        nth = 2 if letter == "H" else 4
    if nth > (2 if letter == "H" else 4):
        return None
    return calendar(Day("half" if letter == "H" else "quarter", day.year, part=f"{letter}{nth}"))


def day_of_licensed(m: Match) -> Day | None:
    """A date behind a word that already says that a date follows."""
    year, _short, _bc = year_of(m)
    if "month" in m and "day" not in m and year is None:
        return Day("month", None, m.number("month"))
    if "season" in m and year is None:
        return Day("season", None, part=m.value("season"))
    return day_of(m, licensed=True)


@rule("the day:DAYWORD")
def the_nth(m: Match) -> Found:
    """ "the 13th", "on the twentieth": a day of the month that is being told."""
    after = next_word(m.after())
    written = m.kind("day") == "dayth"
    if after and after[0].isalnum() and after.lower() not in words("after_a_day"):
        return None
    if written:
        licence = r"\b(on|by|of|until|till|from|to|since|before|after|and|between)\s+$"
    else:
        licence = r"(\b(on|by|until|till|since)|\bday,)\s+$"
    if not re.search(licence, m.before(12), re.I) or not 1 <= m.number("day") <= 31:
        return None
    return calendar(Day("day", None, None, m.number("day")))
