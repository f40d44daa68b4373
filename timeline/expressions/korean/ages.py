"""Ages, for the chronology: "열세 살에", "스무 살 때", "서른둘에", "세는나이로 열 살", "20대 초반"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from timeline.expressions.drafts import Draft
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.korean.licence import closed
from timeline.model import Age

rules = Rules()
rule = rules.rule

Mode = Literal["at", "turned", "just", "counting", "ambiguous", "grade"]
WHO = "(whose:(kin|me|third) josa? geu?)?"
COUNTING = "(counting:counting|western:(man|manage))?"
BASE = f"{WHO} {COUNTING} pre:PRE? n:AGES sal:sal"
_APART = re.compile(
    r"\s?(?:위|아래|많|어리|어린|연상|연하|터울|차이|차\b|더\s|손위|손아래|밑|연하|짜리|먹은\s)"
)


def age(
    m: Match, mode: Mode | None = None, low: int | None = None, high: int | None = None
) -> Draft | None:
    """An age; without 만 and without "우리 나이로" it may be counted either way."""
    value = m.value("n")
    first, _, last = value.partition("-")
    low = int(first) if low is None else low
    high = (int(last) if last else low) if high is None else high
    if not 0 <= low <= high <= 120:
        return None
    if mode is None:
        mode = "counting" if "counting" in m else "at" if "western" in m else "ambiguous"
    return Draft("AGE", Age(low, high, mode, m.value("whose")), value=f"P{low}Y", quiet=True, granularity="year")  # fmt: skip


@rule(BASE, f"{BASE} ttae")
def so_old(m: Match) -> Found:
    """ "열세 살에", "스무 살 때", "만 19세", "내가 열 살이던"."""
    if _APART.match(m.text, m.end) or not closed(m.text, m.all("sal")[0].end):
        return None
    if m.word("sal") == "세" and not _western_number(m):
        return None
    return age(m)


def _western_number(m: Match) -> bool:
    """세 counts years with Sino-Korean numbers and digits only ("19세", "십구 세")."""
    return (
        m.kind("n") in ("d12", "d31", "d99", "d3", "sino") and not m.text[m.end : m.end + 1] == "기"
    )


@rule(f"{BASE} doe:doe", f"{BASE} doe:doe head:(hae|season:season)", f"{BASE} head:hae")
def turned_so_old(m: Match) -> Found:
    """ "열네 살 되던 해", "스무 살이 되던 봄": the year in which somebody reaches an age."""
    if "head" in m and not closed(m.text, m.end):
        return None
    found = so_old_mode(m)
    return found


def so_old_mode(m: Match) -> Draft | None:
    """The age that is reached: in the year of the birthday, or counted either way."""
    if m.word("doe") in ("이던", "던") and "head" not in m:
        return age(m)
    draft = age(m, "counting" if "counting" in m else "turned")
    return draft


@rule(f"{WHO} {COUNTING} n:(card|noun)", f"{WHO} counting:counting n:(count|sino|d12|d31|d99) sal?")
def age_without_unit(m: Match) -> Found:
    """ "서른둘에", "스물셋이던 해": a number that people are, where nothing else is counted."""
    number = m.number("n") if m.value("n").isdigit() else 0
    if number < 11 and "counting" not in m:
        return None
    follows = m.text[m.end : m.end + 8]
    if "counting" in m or re.match(
        r"에(?!게|서)|이던|이었|이 되던|이 되|때|일 때|이 넘|의 나이|을 넘", follows
    ):
        return age(m)
    return None


@rule("n:(d31|d99|sino) dae:dae edge:EDGE?")
def in_ones_twenties(m: Match) -> Found:
    """ "20대 초반에", "서른 중반": ages of a decade of life."""
    base = m.number("n")
    if base % 10 or not 10 <= base <= 90 or not re.match(r"\s?(에|의|였|이|초|중|후|,|때|로|부터|까지)", m.text[m.end :][:3]):  # fmt: skip
        return None
    low, high = {"START": (0, 3), "EDGE_START": (0, 3), "MID": (4, 6), "END": (7, 9), "EDGE_END": (7, 9), "HALF_END": (5, 9), "HALF_START": (0, 4)}.get(m.value("edge"), (0, 9))  # fmt: skip
    return age(m, "ambiguous", base + low, base + high)


@rule(f"{WHO} n:(AGES|nth) beonjjae birthday:birthday", f"{WHO} n:ageword")
def nth_birthday(m: Match) -> Found:
    """ "열 번째 생일", "환갑", "돌"."""
    if "birthday" not in m and not (closed(m.text, m.end) and len(m.word("n")) > 1):
        return None
    if not m.value("n").isdigit():
        return None
    return age(m, "turned")


@rule("pre:PRE? n:SINO haknyeon:haknyeon ttae?")
def school_grade(m: Match) -> Found:
    """ "3학년 때": a year of school; the school itself is a stage of a pack."""
    number = m.number("n")
    if not 1 <= number <= 6:
        return None
    found = age(m, "grade", number + 5, number + 6)
    return replace(found, value="") if found else None


__all__ = ["Age", "rules"]
