"""Ages, for the chronology: "열세 살에", "스무 살 때", "서른둘에", "세는나이로 열 살"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from timeline.expressions.drafts import Draft
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.korean.calendar import MONTHS, SEASONS
from timeline.expressions.korean.licence import closed
from timeline.expressions.korean.whose import before_it, in_clause
from timeline.model import Age

rules = Rules()
rule = rules.rule

Mode = Literal["at", "turned", "just", "counting", "ambiguous", "year", "grade"]
WHO = "(whose:(kin|me|third) JOSA? geu?)?"
COUNTING = "(counting:counting|western:(man|manage))?"
BASE = f"{WHO} {COUNTING} pre:PRE? n:AGES sal:(sal|count)"  # 세 is "three" as well
_APART = re.compile(
    r"\s?(?:위|아래|많|어리|어린|연상|연하|터울|차이|차\b|더\s|손위|손아래|밑|짜리|먹은\s)"
)
_ALONE = re.compile(r"\s?(?:이었|였|입니|이다|이에|예요|이야|이고|인데|이지|이죠|이니)")
_NOW = re.compile(r"(?:올해|지금|현재|이제|나이가|나이는|제가|저는|나는|내가)\s(?:만\s)?$")
_PLACED = re.compile(
    r"\s?(?:에(?!게)|부터|까지|이던|이었|이 되|을 마|을 다니|로 |때|,|초|말|여름|겨울|봄|가을)"
)
_PEOPLE_ARE = re.compile(r"에(?!게|서)|이던|이었|이 되던|이 되|때|일 때|이 넘|의 나이|을 넘")
_DECADE = re.compile(r"\s?(?:에|의|였|이|초|중|후|,|때|로|부터|까지)")
_ONES = {
    "START": (0, 3), "EDGE_START": (0, 3), "MID": (4, 6), "END": (7, 9), "EDGE_END": (7, 9),
    "HALF_END": (5, 9), "HALF_START": (0, 4),
}  # fmt: skip


def age(
    m: Match, mode: Mode | None = None, low: int | None = None, high: int | None = None
) -> Draft | None:
    """An age; without 만 and without "우리 나이로" it may be counted either way."""
    first, _, last = m.value("n").partition("-")
    low = int(first) if low is None else low
    high = (int(last) if last else low) if high is None else high
    if not 0 <= low <= high <= 120:
        return None
    alone = _ALONE.match(m.text, m.end) is not None
    whose = m.value("whose") or (before_it(m) if alone else "") or in_clause(m)
    if mode is None:
        mode = "counting" if "counting" in m else "at" if "western" in m else "ambiguous"
    form = Age(low, high, mode, whose)
    return Draft("AGE", form, value=f"P{low}Y", quiet=True, granularity="year")


@rule(BASE, f"{BASE} ttae", f"{BASE} nai")
def so_old(m: Match) -> Found:
    """ "열세 살에", "스무 살 때", "만 19세", "내가 열 살이던"."""
    if _APART.match(m.text, m.end) or not closed(m.text, m.all("sal")[0].end):
        return None
    return age(m) if _counted_in_years(m) else None


def _counted_in_years(m: Match) -> bool:
    """살 counts with native numbers, 세 with Sino-Korean ones and digits ("19세", "십구 세")."""
    digits = m.kind("n") in ("d12", "d31", "d99", "d3", "sino")
    if m.kind("sal") == "sal":
        return digits or m.kind("n") != "sino"
    return m.word("sal") == "세" and digits and m.text[m.end : m.end + 1] != "기"


BARE = f"{WHO} {COUNTING} n:(card|tens|count)"  # a number that people are, without 살


@rule(
    f"{BASE} doe:doe",
    f"{BASE} doe:doe? hae",
    f"{BARE} doe:doe hae",
    f"{WHO} n:ageword JOSA? doe:doe hae?",
)
def turned_so_old(m: Match) -> Found:
    """ "열네 살 되던 해", "서른 살이던": the year in which somebody reaches an age, or is it."""
    if "sal" in m and not _counted_in_years(m):
        return None
    if m.word("doe") in ("이던", "던"):
        return age(m)
    return age(m, "counting" if "counting" in m else "year") if closed(m.text, m.end) else None


@rule(
    f"{BASE} doe season:season",
    f"{BASE} doe hae? month:(MONTH|month) wol:wol?",
    f"{BASE} doe hae season:season",
    f"{BASE} doe? hae edge:EDGE",
    f"{BARE} doe hae? season:season",
    f"{BARE} doe hae edge:EDGE",
)
def part_of_the_year_of_an_age(m: Match) -> Found:
    """ "열네 살 되던 봄", "딸이 세 살 되던 해 초": a part of the year of an age."""
    if not closed(m.text, m.end) or ("sal" in m and not _counted_in_years(m)):
        return None
    if "sal" not in m and m.number("n") < 5:
        return None
    if "season" in m:
        part = SEASONS[m.value("season").split()[0]]
    elif "month" in m:
        if (m.kind("month") != "month") != ("wol" in m) or not 1 <= m.number("month") <= 12:
            return None
        part = MONTHS[m.number("month") - 1]
    else:
        # At the beginning of a year of one's age: its first four months.
        part = "year-end" if m.value("edge").endswith("END") else "year-start"
    draft = age(m, "year")
    if draft is None or not isinstance(draft.form, Age):
        return None
    reached = draft.form.low - ("counting" in m)
    return replace(draft, form=replace(draft.form, low=reached, high=reached, part=part))


@rule(
    f"{WHO} {COUNTING} n:(card|noun|tens)",
    f"{WHO} counting:counting n:(count|card|tens|sino|d12|d31|d99) sal?",
)
def age_without_unit(m: Match) -> Found:
    """ "서른둘에", "스물셋이던 해": a number that people are, where nothing else is counted."""
    number = m.number("n") if m.value("n").isdigit() else 0
    if number < 11 and "counting" not in m:
        return None
    if "counting" in m or _PEOPLE_ARE.match(m.text, m.end):
        return age(m)
    if number > 14 and _ALONE.match(m.text, m.end) and _NOW.search(m.before(16)):
        return age(m)
    return None


@rule(f"{BARE} nai")
def number_of_years(m: Match) -> Found:
    """ "열아홉 나이에"."""
    return age(m)


@rule("n:(d31|d99|sino) dae:dae edge:EDGE?")
def in_ones_twenties(m: Match) -> Found:
    """ "20대 초반에", "삼십대 중반": ages of a decade of life."""
    base = m.number("n")
    if base % 10 or not 10 <= base <= 90 or not _DECADE.match(m.text, m.end):
        return None
    low, high = _ONES.get(m.value("edge"), (0, 9))
    return age(m, "ambiguous", base + low, base + high)


@rule(f"{WHO} n:(AGES|nth) beonjjae birthday:birthday", f"{WHO} n:ageword")
def nth_birthday(m: Match) -> Found:
    """ "열 번째 생일", "환갑", "돌"."""
    if "birthday" not in m and not (closed(m.text, m.end) and len(m.word("n")) > 1):
        return None
    return age(m, "turned") if m.value("n").isdigit() else None


@rule("pre:PRE? n:SINO haknyeon:haknyeon ttae?")
def school_grade(m: Match) -> Found:
    """ "3학년 때": a year of school; the school itself is a stage of a pack."""
    number = m.number("n")
    if not 1 <= number <= 6 or not placed(m):
        return None
    found = age(m, "grade", number + 5, number + 6)
    return replace(found, value="") if found else None


def placed(m: Match) -> bool:
    """Whether a school year stands as a time ("3학년 때", not "3학년 교과서")."""
    return m.phrase.rstrip().endswith("때") or _PLACED.match(m.text, m.end) is not None
