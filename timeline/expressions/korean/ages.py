"""Ages, for the chronology: "열세 살에", "스무 살 때", "서른둘에", "세는나이로 열 살", "20대 초반"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.grammar import Found, Match, Part, Rules
from timeline.expressions.korean.licence import closed
from timeline.lexicon import table
from timeline.model import Age

rules = Rules()
rule = rules.rule

Mode = Literal["at", "turned", "just", "counting", "ambiguous", "year", "grade"]
WHO = "(whose:(kin|me|third) JOSA? geu?)?"
COUNTING = "(counting:counting|western:(man|manage))?"
BASE = f"{WHO} {COUNTING} pre:PRE? n:AGES sal:(sal|count)"  # 세 is "three" as well
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
    whose = m.value("whose") or _before_it(m)
    if mode is None:
        mode = "counting" if "counting" in m else "at" if "western" in m else "ambiguous"
    return Draft("AGE", Age(low, high, mode, whose), value=f"P{low}Y", quiet=True, granularity="year")  # fmt: skip


_ALONE = re.compile(r"\s?(?:이었|였|입니|이다|이에|예요|이야)")
_BEFORE = re.compile(r"([^.!?…\n]*)[.!?…]+[\"'”’]?\s+$")


@cache
def _kin() -> dict[str, str]:
    return {
        form: row["value"]
        for row in table("ko", "people")
        if row["class"] == "kin"
        for form in row["forms"].split("|")
    }


def _before_it(m: Match) -> str:
    """Whose age it is that stands alone in its sentence ("열네 살이었다."): the relative's whom
    the sentence before names last; "" where it names none."""
    found = _BEFORE.search(m.before(80))
    if found is None or _ALONE.match(m.text, m.end) is None:
        return ""
    named = ""
    for word in re.findall(r"[가-힣]+", found.group(1)):
        for form, name in _kin().items():
            if re.fullmatch(form + r"(?:은|는|이|가|과|와|을|를|의|도|에게|한테|께서)", word):
                named = name
    return named


@rule(BASE, f"{BASE} ttae")
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
    return m.word("sal") == "세" and digits and not m.text[m.end : m.end + 1] == "기"


@rule(f"{BASE} doe:doe", f"{BASE} doe:doe? hae", f"{WHO} n:ageword JOSA? doe:doe hae?")
def turned_so_old(m: Match) -> Found:
    """ "열네 살 되던 해", "서른 살이던": the year in which somebody reaches an age, or is it."""
    if "sal" in m and not _counted_in_years(m):
        return None
    if m.word("doe") in ("이던", "던"):
        return age(m)
    return age(m, "counting" if "counting" in m else "year") if closed(m.text, m.end) else None


@rule(
    f"x1:({BASE} doe) x2:(season:season)",
    f"x1:({BASE} doe) hae? x2:(month:(MONTH|month) wol:wol?)",
    f"x1:({BASE} doe hae) x2:(season:season)",
    f"x1:({BASE} doe? hae) x2:(edge:EDGE)",
)
def part_of_the_year_of_an_age(m: Match) -> Found:
    """ "열네 살 되던 봄", "딸이 세 살 되던 해 초": the year of an age, and a part of it."""
    if not closed(m.text, m.end):
        return None
    draft = age(m, "counting" if "counting" in m else "year")
    if draft is None:
        return None
    if "season" in m:
        pieces = m.value("season").split()
        part = calendar(Day("season", part=pieces[0]), " ".join(pieces[1:]))
    elif "month" in m:
        if (m.kind("month") != "month") != ("wol" in m) or not 1 <= m.number("month") <= 12:
            return None
        part = calendar(Day("month", None, m.number("month")))
    else:
        # At the beginning of a year of one's age: its first four months.
        part = calendar(Day("year"), m.value("edge").replace("EDGE_START", "START"))
    return (Part("x1", draft), Part("x2", part))


@rule(
    f"{WHO} {COUNTING} n:(card|noun|tens)",
    f"{WHO} counting:counting n:(count|card|tens|sino|d12|d31|d99) sal?",
)
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
    if not 1 <= number <= 6 or not placed(m):
        return None
    found = age(m, "grade", number + 5, number + 6)
    return replace(found, value="") if found else None


_PLACED = re.compile(
    r"\s?(?:에(?!게)|부터|까지|이던|이었|이 되|을 마|을 다니|로 |때|,|초|말|여름|겨울|봄|가을)"
)


def placed(m: Match) -> bool:
    """Whether a school year stands as a time ("3학년 때", not "3학년 교과서")."""
    return (
        m.text[m.start : m.end].rstrip().endswith("때") or _PLACED.match(m.text, m.end) is not None
    )


__all__ = ["Age", "rules"]
