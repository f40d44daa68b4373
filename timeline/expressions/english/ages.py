"""Ages, for the chronology: "when I was nine", "at thirteen", "in his twenties"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from timeline.expressions.amounts import quantity
from timeline.expressions.drafts import Draft
from timeline.expressions.english.licence import last_word, next_word, words
from timeline.expressions.grammar import Found, Match, Rules
from timeline.model import Age, Lasting

Mode = Literal["at", "turned", "just"]

rules = Rules()
rule = rules.rule

_NAMED = re.compile(r"(?:^|([\w’']+|[^\w\s])\s*)([A-ZÀ-Þ][\w’'-]+)\s$")
_PERSON = {"my": "i", "your": "you", "his": "he", "her": "she", "our": "we", "their": "they"}
YEARS_OLD = "n:(count|one|tens|d12|d31|d99|d3)"


def age(
    m: Match, mode: Mode = "at", low: int | None = None, high: int | None = None
) -> Draft | None:
    """An age with the person whose it is, as the groups `n`, `who` and `whose` tell."""
    first = m.number("n") if low is None else low
    last = first if high is None else high
    if not 0 <= first <= last <= 120:
        return None
    whose = m.word("who") or m.word("kin") or _PERSON.get(m.word("whose"), "")
    form = Age(first, last, mode, whose)
    return Draft("AGE", form, value=f"P{first}Y", quiet=True, granularity="year")


@rule(f"about:ABOUT? {YEARS_OLD} dash? unit:UNITS dash? (old | of age:age)",
      f"{YEARS_OLD} (or|and|to|dash) n2:(count|d12|d31|d99) unit:UNITS (old | of age:age)",
      f"about:ABOUT? {YEARS_OLD} and a half:half unit:UNITS old")  # fmt: skip
def so_many_years_old(m: Match) -> Found:
    """ "twelve years old", "26 years of age", "nine-year-old"."""
    unit = m.value("unit")
    if unit == "month":
        return age(m, low=m.number("n") // 12)
    if unit != "year":
        return None
    return age(m, high=m.number("n2") if "n2" in m else None)


@rule(f"at? the? age:age (of|at)? about? {YEARS_OLD}", f"aged:aged about? {YEARS_OLD}")
def at_the_age_of(m: Match) -> Found:
    """ "at the age of thirteen", "aged 12"."""
    return age(m)


@rule(
    f"when? who:who (be|meridiem) just:(just|shortly)? about:ABOUT? {YEARS_OLD}",
    f"when? kin:(my? kin) be just:(just|shortly)? about:ABOUT? {YEARS_OLD}",
)
def was_so_old(m: Match) -> Found:
    """ "I was thirty", "when she was nine"."""
    after = m.after(24)
    follows = next_word(after).lower()
    if follows and follows[0].isalpha() and follows not in words("after_an_age"):
        return None
    if follows in ("%", ":", "-", "–", "/", "$"):
        return None
    return age(m, "just" if "just" in m else "at")


@rule(
    f"who:who turn about? {YEARS_OLD}",
    f"the unit:unit who:who turn {YEARS_OLD}",
    f"my anniversary of? {YEARS_OLD}",
)
def turned_so_old(m: Match) -> Found:
    """ "I turned twelve", "the year I turned twelve"."""
    follows = next_word(m.after(24)).lower()
    if follows[:1].isalpha() and follows not in words("after_an_age"):
        return None  # "they turned forty men away"
    return age(m, "turned")


@rule(
    f"x:(turn:turn about? {YEARS_OLD})",
    f"x:(be just:(just|shortly)? about:ABOUT? {YEARS_OLD})",
)
def somebody_named_was_so_old(m: Match) -> Found:
    """ "when Luis turned eighteen", "by the time Ana was ten"."""
    named = _NAMED.search(m.before(40))
    if named is None:
        return None
    if (named[1] or "").lower() not in words("before_a_name") and "turn" not in m:
        return None
    follows = next_word(m.after(24)).lower()
    counts = follows[:1].isalpha() or follows[:1] in tuple("%:-–/$")
    if counts and follows not in words("after_an_age"):
        return None
    mode: Mode = "turned" if "turn" in m else "just" if "just" in m else "at"
    draft = age(m, mode)
    if draft is None or not isinstance(draft.form, Age):
        return draft
    opened = (named[1] or "").lower() == "when"  # as in "when he turned eighteen"
    m.start -= len(named[0]) if opened else len(named[2]) + 1
    return replace(draft, form=replace(draft.form, whose=named[2].lower()))


@rule("whose:my n:ORDINAL birthday:anniversary")
def nth_birthday(m: Match) -> Found:
    """ "on my tenth birthday"."""
    return age(m, "turned") if m.word("birthday") == "birthday" and m.number("n") > 0 else None


@rule(f"x:(person:person of {YEARS_OLD})", f"x:(a person:person of about? {YEARS_OLD})")
def person_of_so_many(m: Match) -> Found:
    """ "a boy of nine"."""
    return age(m)


@rule(f"x:(at about? {YEARS_OLD})")
def at_so_many(m: Match) -> Found:
    """ "at thirteen": where nothing follows that the number could count."""
    number = m.number("n")
    after = m.after(24)
    follows = next_word(after).lower()
    if not 3 <= number <= 99 or (m.kind("n") in ("d12", "d31", "d99") and number < 3):
        return None
    if m.kind("n") not in ("d12", "d31", "d99") and number < 4:
        return None
    no_hour = number > 12 and m.kind("n") not in ("d12", "d31", "d99")  # "left at fourteen"
    allowed = words("after_at_an_age")
    if follows and follows not in (allowed | words("after_at_a_grown_age") if no_hour else allowed):
        return None
    if not no_hour and re.search(
        r"\b(arrived?|came|left|began|start\w*|opened|closed|o'clock|meet|met)\s+$", m.before(14)
    ):
        return None
    return age(m)


@rule(f"x:(now:ref {YEARS_OLD})")
def now_so_many(m: Match) -> Found:
    """ "now 45," of somebody the text tells about."""
    follows = next_word(m.after(24))
    return age(m) if m.word("now") == "now" and follows in (",", ".", ";", ")") else None


@rule(
    "in whose:my mod:MOD? dash? tens:(decadeword|teens)",
    "in whose:my mod:MOD? dash? short:shortdecade",
)
def in_ones_twenties(m: Match) -> Found:
    """ "in his twenties", "in her late teens"."""
    if "short" in m:
        base = m.number("short")
    else:
        base = m.number("tens") % 100 if m.kind("tens") == "decadeword" else 13
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(m.kind("mod"), (0, 9))
    if base == 13:
        low, high = {"early": (0, 2), "mid": (2, 4), "late": (4, 6)}.get(m.kind("mod"), (0, 6))
    return age(m, low=base + low, high=base + high)


@rule("x:(whose:my nth:ORDINAL unit:(unit|season)) (of|as|in|at|with|on)?")
def in_ones_third_year(m: Match) -> Found:
    """ "in my third year": of what the clause tells."""
    unit, nth = m.value("unit"), m.number("nth")
    if m.kind("unit") == "season":
        unit = "season"
    if nth < 1 or unit not in ("day", "week", "month", "year", "season"):
        return None
    return Draft("DATE", Lasting(quantity(1.0, unit), nth), quiet=True, granularity=unit)


@rule("n:ORDINAL dash? unit:grade", "unit:grade n:(d12|count|one)")
def school_grade(m: Match) -> Found:
    """ "second grade", "grade 5"."""
    number = m.number("n")
    if not 1 <= number <= 13 or (last_word(m.before()).lower() in ("of", "a") and "unit" not in m):
        return None
    return Draft(
        "AGE", Age(number + 5, number + 6, "grade"), value="", quiet=True, granularity="year"
    )
