"""When English lets a number be a year, and a common word a month or a season.

The words themselves stand in the lexicon tables `licences`, `not_years` and `stage_edges`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from timeline.expressions.grammar import Match
from timeline.lexicon import table

_LAST_WORD = re.compile(r"([\w.%$£€#&'’-]+|[^\w\s])\s*$")
_NEXT_WORD = re.compile(r"\s*([\w%'’-]+|[^\w\s])")
_OF_A_CROWD = re.compile(r" of (?:them|us|these|those|whom|whose)\b")  # "up to 2000 of them"
_OPENING = "(,–—-\"'“‘[;:"  # marks after which a year may stand by itself


@cache
def words(name: str) -> frozenset[str]:
    """One list of the table `licences`."""
    rows = (row for row in table("en", "licences") if row["list"] == name)
    return frozenset(word for row in rows for word in row["words"].split())


@cache
def counted(side: str) -> frozenset[str]:
    """Words beside which ("before", "after") a number is no year."""
    return frozenset(row["word"] for row in table("en", "not_years") if row["side"] == side)


def last_word(text: str) -> str:
    """The last word or mark of a text, as written."""
    found = _LAST_WORD.search(text)
    return found.group(1) if found else ""


def next_word(text: str) -> str:
    """The first word or mark of a text, as written."""
    found = _NEXT_WORD.match(text)
    return found.group(1) if found else ""


def may_be_year(m: Match, year: int, start: int, end: int, licensed: bool = False) -> bool:
    """Whether four digits at start..end stand where English puts a year."""
    if not 1000 <= year <= 2199:
        return False
    before = m.text[max(0, start - 30) : start]
    after = m.text[end : end + 30]
    before = before[before.rfind("\n") + 1 :]
    if after[:1].isalpha() or after[:1] in tuple("%$€£°") or re.match(r"[.,:/]\d", after):
        return False
    if before[-1:] in tuple("$€£#.,+=*/&@_") and before[-2:-1] != " ":
        return False
    prior = last_word(before).lower()
    following = next_word(after)
    low = following.lower()
    if prior in counted("before") or low in counted("after"):
        return False
    if re.search(r"[A-Z0-9]-$|\b\d{3} $", before) or re.match(_OF_A_CROWD, after):
        return False
    if prior in words("year_or_amount") and _measure().search(before):
        return False  # "the population was 1950"
    if not m.text[start].isdigit():  # spoken: "nineteen forty men" has no "in" before it
        return licensed or prior in words("year_before")
    other = re.match(r" (?:and|to|or) (\d{3,4}) (\w+)", after)
    if other and year % 50 == int(other.group(1)) % 50 == 0 and other[2] in counted("after"):
        return False  # "between 1500 and 2000 soldiers"
    if prior in words("owner") and following.isalpha() and following.islower() and year >= 1200:
        return True
    if licensed or prior in words("year_before") or not prior or prior in _OPENING:
        return True
    if re.fullmatch(r"[a-z]{3,}s", low) and low not in ("was", "has"):
        return False  # "1950 men" needs no list: a plural follows
    return 1500 <= year <= 2050


@cache
def _measure() -> re.Pattern[str]:
    """A noun that has an amount, with a verb and no mark behind it."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words('measure')))})\b[^,;:.!?]{{0,18}}$", re.I)


def may_be_month(m: Match, start: int, end: int) -> bool:
    """Whether "May" or "March" as a word of its own is a month."""
    prior = last_word(m.text[max(0, start - 24) : start].rstrip()).lower()
    if prior in words("month_before_pause"):
        follows = next_word(m.text[end : end + 24])
        return not follows[:1].isalpha()
    return prior in words("month_before")


def is_person(text: str, start: int, end: int) -> bool:
    """Whether a month is somebody's name: "August Bebel wrote", not "in August Germany rose"."""
    if re.match(r" (?:von|van|de|der|di|[A-Z][a-z]+)\b", text[end : end + 20]) is None:
        return False
    prior = last_word(text[max(0, start - 24) : start])
    opens = not prior or prior in (".", "!", "?", "with")
    return opens or (prior[0].isupper() and prior not in words("name_word") and len(prior) > 2)


@cache
def _fall() -> re.Pattern[str]:
    row = next(row for row in table("en", "licences") if row["list"] == "fall_before")
    return re.compile(rf"\b(?:{row['words']})\s+(?:same |early |late )?$", re.I)


def may_be_fall(m: Match, start: int, end: int) -> bool:
    """Whether "fall" is a season: "in the fall", "that fall", not "the fall of Saigon"."""
    if re.match(r" of (?!that|the year|the same|\d|last|this)", m.text[end : end + 12]):
        return False
    return _fall().search(m.text[max(0, start - 16) : start]) is not None


def is_attribute(text: str, end: int) -> bool:
    """Whether a noun follows at once ("the summer offensive"): then "the" belongs to it."""
    follows = re.match(r" ([A-Za-z][\w'’-]*)", text[end : end + 30])
    if follows is None:
        return False
    word = follows.group(1).lower()
    return word not in words("function") and not word.endswith(("ed", "ly"))


def is_part_of_a_name(m: Match) -> bool:
    """ "Tet Offensive", "White Christmas", "Operation Red Dawn": no time, but part of a name."""
    if not m.phrase.split()[-1][0].isupper():
        return False
    after = re.match(r" ([A-Z][a-z]+)", m.after(20))
    if after is not None and after.group(1) not in words("name_word"):
        return True
    before = re.search(r"([A-Z][a-z]+) $", m.before(20))
    if before is None or before.group(1) in words("name_word"):
        return False
    return re.search(r"(?:^|[.!?\n]\s*)[A-Z][a-z]+ $", m.before(24)) is None


@cache
def _stage_edges() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rows = table("en", "stage_edges")

    def one(edge: str) -> re.Pattern[str]:
        told = "|".join(re.escape(row["words"]) for row in rows if row["edge"] == edge)
        return re.compile(rf"\b(?:{told})\s+(?:[\w’']+\s+){{0,2}}$", re.I)

    return one("begin"), one("end"), one("during")


def stage_edge(before: str, after: str) -> Literal["begin", "end", "during"] | None:
    """Which edge of a stage the words before it mark; None where the name only names a school."""
    if next_word(after).lower() in words("no_school"):
        return None
    begin, end, during = (pattern.search(before) for pattern in _stage_edges())
    found = [match.start() for match in (begin, end, during) if match is not None]
    if not found:
        return None
    if begin is not None and begin.start() == max(found):
        return "begin"
    return "end" if end is not None and end.start() == max(found) else "during"
