"""What history's names date, what counts from them, and the stages of life:
"고난의 행군 때", "김일성이 죽던 해", "화폐개혁 석 달 뒤", "인민학교 3학년"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from timeline.expressions.drafts import Day, Draft
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.korean.ages import placed
from timeline.expressions.korean.calendar import MONTHS, SEASONS
from timeline.expressions.korean.counts import COUNTS, count_of
from timeline.expressions.korean.licence import closed
from timeline.expressions.korean.relative import reference
from timeline.model import Anchored, Relation, Shift, Stage

rules = Rules()
rule = rules.rule

# "화폐개혁이 있던", "월드컵이 한창이던", "김일성이 죽던", "고난의 행군의"
NAME = "name:(anchor|anchorclause) (quote|tick)? JOSA? happen? (quote|tick)? geu?"
_STANDING = re.compile(
    r"\s?(?:에(?!게|서)|으?로(?!\s?인한)|때문|이라|(?:이|가)\s?(?:나|터|시작|끝|있|일어|벌어|닥|오|한창|심|열)|중에|와중|기간|당시|직후|직전|이후|이전|이래|까지|부터|전후|무렵|내내|속에서|소식)"
)
_PREDICATE = re.compile(r"(?:고|자|서|는데|다는)$")


def anchored(m: Match, relation: Relation | None = "at") -> Draft:
    return Draft("DATE", Anchored(m.value("name")), quiet=True, relation=relation)


@rule("name:anchor")
def named_time(m: Match) -> Found:
    """ "화폐개혁으로", "고난의 행군이 시작되면서", "수령님이 돌아가시고": tied by what follows."""
    follows = m.text[m.end : m.end + 10]
    if _PREDICATE.search(m.phrase):
        return anchored(m)
    if _STANDING.match(follows) is None:
        return None
    tied = re.match(r"\s?(?:직후|직전|이후|이전|이래|까지|부터|내내)", follows)
    return anchored(m, None if tied else "at")


@rule(
    f"{NAME} head:(ttae|around|thattime)",
    f"{NAME} head:LATER",
    f"{NAME} head:ago",
    f"{NAME} head:dongan",
)
def time_of_a_named_thing(m: Match) -> Found:
    """ "고난의 행군 때", "해방 후", "해방 전", "한국전쟁 동안"."""
    if not closed(m.text, m.end):
        return None
    head = m.kind("head")
    if head in ("later", "keepon"):
        return anchored(m, "after")
    if head == "ago":
        return anchored(m, "before")
    if head == "dongan":
        return anchored(m, "throughout" if m.word("head") == "내내" else "during")
    return anchored(m, None if re.match(r"\s?(?:부터|까지)", m.text[m.end :][:4]) else "at")


@rule(f"{NAME} head:hae edge:EDGE?", f"{NAME} year:yearref", f"{NAME} head:nal", f"{NAME} head:dal")
def unit_of_a_named_thing(m: Match) -> Found:
    """ "김일성이 죽던 해", "해방 이듬해", "화폐개혁이 있던 날"."""
    if not closed(m.text, m.end):
        return None
    if "year" in m:
        direction, origin, amount = reference(m.value("year"), "year")
        if origin != "told":
            return None
        if direction:
            form = Shift(direction, "anchor", amount, "year", anchor=m.value("name"))
            return Draft("DATE", form, granularity="year")
    unit: Literal["year", "day", "month"] = "year"
    if m.kind("head") in ("nal", "dal"):
        unit = "day" if m.kind("head") == "nal" else "month"
    draft = Draft("DATE", Anchored(m.value("name"), unit), granularity=unit)
    return replace(draft, mod=m.value("edge")) if "edge" in m else draft


@rule(f"{NAME} (hae|yearref)? season:season", f"{NAME} (hae|yearref)? month:(MONTH|month) wol:wol?")
def part_of_a_named_year(m: Match) -> Found:
    """ "축전이 열리던 여름", "월드컵이 한창이던 6월", "김일성이 죽던 해 겨울"."""
    if not closed(m.text, m.end):
        return None
    if "season" in m:
        pieces = m.value("season").split()
        form = Anchored(m.value("name"), "season", SEASONS[pieces[0]])
        return Draft("DATE", form, part=pieces[0], granularity="season", mod=" ".join(pieces[1:]))
    numeral = m.kind("month") != "month"
    if numeral != ("wol" in m) or not 1 <= m.number("month") <= 12:
        return None
    form = Anchored(m.value("name"), "month", MONTHS[m.number("month") - 1])
    return Draft("DATE", form, day=Day("month", None, m.number("month")), granularity="month")


@rule(
    f"{NAME} nth:nth (season:season|unit:hae)".replace("season:season|unit:hae", "season:season"),
    f"{NAME} nth:nth unit:hae",
)
def nth_unit_of_a_named_time(m: Match) -> Found:
    """ "고난의 행군 첫 겨울"."""
    part = SEASONS[m.value("season").split()[0]] if "season" in m else "year"
    return Draft("DATE", Anchored(m.value("name"), "", part, m.number("nth")), granularity=part)


@rule(*(f"{NAME} LATER? since? {count} way:(LATER|mane|ago)" for count in COUNTS))
def so_long_after_a_named_time(m: Match) -> Found:
    """ "화폐개혁 석 달 뒤", "수령님이 돌아가시고 1년 만에", "해방 3년 전"."""
    count = count_of(m)
    if count is None:
        return None
    form = Shift(
        -1 if m.kind("way") == "ago" else 1, "anchor", count.quantity, "", anchor=m.value("name")
    )
    return Draft("DATE", form, mod=count.mod, granularity=count.unit)


_ENTERS = re.compile(r"\s?(?:에|를|을)?\s?(?:들어가|입학|입대|다니기 시작|나가|진학|배치|붙|뽑혀)")
_LEAVES = re.compile(
    r"\s?(?:를|을|에서)?\s?(?:졸업|마치|나오|나와|끝내|떠나|그만|중퇴|제대|나왔|퇴소|수료|끝나|마쳤)"
)
_DURING = re.compile(
    r"\s?(?:때|시절|에\s?다니|에\s?있|를\s?다니|을\s?다니|다니던|다닐|시기|에서|생활"
    r"|생이|생으로|생 때)"
)


@rule("name:stage (JOSA|quote)? n:SINO haknyeon:haknyeon ttae?", "name:stage ttae?")
def stage_of_life(m: Match) -> Found:
    """ "인민학교 3학년 때", "고등중학교를 졸업", "중학교 때"."""
    follows = m.text[m.all("name")[0].end :][:12]
    if "n" in m:
        number = m.number("n")
        return (
            Draft("STAGE", Stage(m.value("name"), "during", number), quiet=True)
            if 1 <= number <= 7 and placed(m)
            else None
        )
    edge: Literal["begin", "end", "during"]
    if _ENTERS.match(follows):
        edge = "begin"
    elif _LEAVES.match(follows):
        edge = "end"
    elif _DURING.match(follows):
        edge = "during"
    else:
        return None
    return Draft("STAGE", Stage(m.value("name"), edge), quiet=True)
