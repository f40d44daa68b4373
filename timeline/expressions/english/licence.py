"""When English lets a number be a year, and a common word a month or a season."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from timeline.expressions.grammar import Match
from timeline.lexicon import table

_LAST_WORD = re.compile(r"([\w.%$£€#&'’-]+|[^\w\s])\s*$")
_NEXT_WORD = re.compile(r"\s*([\w%'’-]+|[^\w\s])")
_YEAR_BEFORE = frozenset(
    "in since until till by of from during before after to between and through throughout late "
    "early mid about around circa year years summer autumn fall winter spring for as".split()
)
_OWNERS = frozenset("the its his her their our your my 's".split())


@cache
def _words(side: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("en", "not_years") if row["side"] == side)


def last_word(text: str) -> str:
    """The last word or mark of a text, as written."""
    found = _LAST_WORD.search(text)
    return found.group(1) if found else ""


def next_word(text: str) -> str:
    """The first word or mark of a text, as written."""
    found = _NEXT_WORD.match(text)
    return found.group(1) if found else ""


def may_be_year(m: Match, year: int, start: int, end: int) -> bool:
    """Whether four digits at start..end stand where English puts a year."""
    if not 1000 <= year <= 2199:
        return False
    before = m.text[max(0, start - 30) : start]
    after = m.text[end : end + 30]
    if "\n" in before:
        before = before[before.rindex("\n") + 1 :]
    if after[:1] and (after[0].isalpha() or after[0] in "%$€£°" or re.match(r"[.,:/]\d", after)):
        return False
    if before and before[-1] in "$€£#.,+=*/&@_" and before[-2:-1] != " ":
        return False
    prior = last_word(before).lower()
    following = next_word(after)
    if prior in _words("before"):
        return False
    low = following.lower()
    if low in _words("after"):
        return False
    if before[-1:] == "-" and re.search(r"[A-Z0-9]-$", before):
        return False
    if prior in _OWNERS and low.isalpha() and following.islower() and year >= 1200:
        return True
    licensed = prior in _YEAR_BEFORE or not prior or prior in "(,–—-\"'“‘[;:"
    if not licensed and re.fullmatch(r"[a-z]{3,}s", low) and low not in ("was", "is", "as", "has"):
        return False
    if not licensed and year < 1500:
        return False
    return licensed or 1400 <= year <= 2050


def may_be_month(m: Match, start: int, end: int) -> bool:
    """Whether "May" or "March" as a word of its own is a month."""
    before = m.text[max(0, start - 24) : start].rstrip()
    prior = last_word(before).lower()
    follows = next_word(m.text[end : end + 24])
    if prior in ("in", "of", "by", "since", "until", "till", "last", "next", "this", "that", "early",
                 "late", "mid", "from", "to", "during", "before", "after", "between", "and",
                 "through", "following", "previous", "throughout", "every", "each", "for", "on",
                 "around", "about", "-", "–", "or"):  # fmt: skip
        if prior in ("and", "or", "to", "for", "on", "that", "the"):
            return follows in (".", ",", ";", ")", "") or not follows[:1].isalpha()
        return True
    return False


def may_be_fall(m: Match, start: int, end: int) -> bool:
    """Whether "fall" is a season: "in the fall", "that fall", not "the fall of Saigon"."""
    before = m.text[max(0, start - 16) : start].lower()
    follows = m.text[end : end + 12]
    if re.match(r" of (?!that|the year|the same|\d|last|this)", follows):
        return False
    return (
        re.search(
            r"\b(in the|in|that|this|last|next|every|each|by the|by|since|until|late|early|previous|"
            r"following|during the|for the|of the|throughout the|over the|after the|before the)\s+(same |early |late )?$",
            before,
        )
        is not None
    )


_FUNCTION = frozenset(
    "a an the and or but in on at of to by for from with as is was were are be been had has have did "
    "do does that this these those which who whom when while where after before until since he she "
    "it we they i you his her its their our my your not no there then than so if because into over "
    "under up down out about around between through during against would could should will can may "
    "might must nor yet though although all both each every some any only also again still even "
    "saw brought came went began ended when's passed found turned made got".split()
)


def is_attribute(text: str, end: int) -> bool:
    """Whether a noun follows at once ("the summer offensive"), so that "the" belongs to it."""
    follows = re.match(r" ([A-Za-z][\w'’-]*)", text[end : end + 30])
    return (
        follows is not None
        and follows.group(1).lower() not in _FUNCTION
        and not follows.group(1).endswith(("ed", "ly"))
    )


def is_part_of_a_name(m: Match) -> bool:
    """ "Tet Offensive", "White Christmas", "Operation Red Dawn": no time, but part of a name."""
    word = m.phrase.split()[-1]
    if not word[0].isupper():
        return False
    after = re.match(r" ([A-Z][a-z]+)", m.after(20))
    before = re.search(r"([A-Z][a-z]+) $", m.before(20))
    if after is not None and after.group(1) not in _DAY_WORDS:
        return True
    return (
        before is not None
        and not re.search(r"(?:^|[.!?\n]\s*)[A-Z][a-z]+ $", m.before(24))
        and before.group(1) not in _DAY_WORDS
    )


_DAY_WORDS = frozenset(
    "Day Eve Week Sunday Monday Tuesday Wednesday Thursday Friday Saturday January February March "
    "April May June July August September October November December On At In By Before After Since "
    "Until Last Next This That Every From During Around Morning Night I He She We They The Our My "
    "Orthodox Catholic Korean Chinese Western Eastern".split()
)


@cache
def _stage_edges() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    rows = table("en", "stage_edges")

    def one(edge: str) -> re.Pattern[str]:
        words = "|".join(re.escape(row["words"]) for row in rows if row["edge"] == edge)
        return re.compile(rf"\b(?:{words})\s+(?:[\w’']+\s+){{0,2}}$", re.I)

    return one("begin"), one("end"), one("during")


def stage_edge(before: str, after: str) -> Literal["begin", "end", "during"] | None:
    """Which edge of a stage the words before it mark; None where the name only names a school."""
    if re.match(r"\s+(?:teacher|principal|building|gate|student|pupil|friend|uniform)", after):
        return None
    begin, end, during = _stage_edges()
    found = [
        (match.start(), edge)
        for edge, match in (
            ("begin", begin.search(before)),
            ("end", end.search(before)),
            ("during", during.search(before)),
        )
        if match is not None
    ]
    if not found:
        return None
    return {"begin": "begin", "end": "end"}.get(max(found)[1], "during")  # type: ignore[return-value]
