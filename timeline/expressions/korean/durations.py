"""How long something took, and what repeats."""

from __future__ import annotations

import re

from timeline.expressions.amounts import Count
from timeline.expressions.drafts import Draft
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.korean.counts import COUNTS, count_of
from timeline.expressions.korean.licence import closed
from timeline.model import Lasting, Repeat

rules = Rules()
rule = rules.rule

_PER = re.compile(
    r"에?\s?(?:도\s)?(?:[가-힣]+\s)?(?:\d[\d,.]*|한|두|세|네|다섯|여섯|열|몇|십|스무|서너|두세|한두|일곱|여덟|아홉|이십|삼십)[가-힣]*\s?(?:시간|번|끼|차례|그램|g|원|회|킬로|㎏|kg|명|알|개|숟가락|통|마리|톤|t|리|분|장)"
)
_NO_LENGTH = re.compile(r"생\b|생[이으]|형|식|산\b|급|\s(?:형을|형에|형의|짜리)")


def lasting(count: Count, nth: int = 0) -> Draft:
    return Draft(
        "DURATION",
        Lasting(count.quantity, nth),
        value=count.value,
        mod=count.mod,
        granularity=count.unit,
    )


@rule(*(f"jinan? {c} dongan:dongan?" for c in COUNTS))
def counted_units(m: Match) -> Found:
    """ "3년", "석 달 동안", "일 년 반", "4년 가까이", "2년여간", "보름", "한두 해"."""
    count = count_of(m)
    if count is None or (not closed(m.text, m.end) and "dongan" not in m):
        return None
    follows = m.text[m.end : m.end + 24]
    if _NO_LENGTH.match(follows):
        return None
    one = count.number == 1.0 and count.unit in ("day", "week", "month", "year", "hour")
    if one and "dongan" not in m and _PER.match(follows):
        return Draft("SET", Repeat(count.quantity), value=count.value, granularity=count.unit)
    if m.kind("n") in ("il", "i") and m.kind("unit") not in ("nyeon", "gaewol", "ju", "segi"):
        return None
    if m.kind("n") == "y4" and m.kind("unit") == "nyeon":
        return None
    return lasting(count)


@rule(*(f"{c} inae" for c in COUNTS))
def within_so_long(m: Match) -> Found:
    """ "사흘 안에", "1년 이내"."""
    count = count_of(m)
    if count is None:
        return None
    return Draft(
        "DURATION",
        Lasting(count.quantity),
        value=count.value,
        mod=count.mod,
        granularity=count.unit,
        relation="within",
    )


@rule(*(f"{c} jjae" for c in COUNTS))
def for_so_long_now(m: Match) -> Found:
    """ "3년째": so long by now."""
    count = count_of(m)
    return lasting(count) if count else None


@rule("often:often")
def again_and_again(m: Match) -> Found:
    """ "매일", "해마다"."""
    return Draft("SET", Repeat(), value=m.value("often"))


@rule(
    "often:often nth:nth weekday:weekday",
    "often:often n:SINO il",
    "often:often part:PART",
    "unit:(season|feast|part|weekday) every",
)
def every_so_often(m: Match) -> Found:
    """ "매달 둘째 금요일", "매달 15일", "설마다"."""
    if "weekday" in m:
        return Draft("SET", Repeat(), value=f"XXXX-WXX-{m.number('weekday')}")
    return Draft("SET", Repeat(), value=m.value("often") or "P1Y")
