"""Days beside a holiday: "추석 전날", "설 지나고 사흘 뒤", "1999년 추석 지나서"."""

from __future__ import annotations

from timeline.expressions.drafts import Day, calendar
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.korean.dates import (
    LUNAR,
    LUNARDAY,
    YEARS,
    each,
    inside_of,
    licensed,
    year_of,
)

rules = Rules()
rule = rules.rule

FEASTS = ("lunar? feast:feast", f"{LUNAR} {LUNARDAY}")
BESIDE = (
    "beside:dayref",
    "length:(length|haru) way:(ago|LATER)",
    "n:NUM nil:il way:(ago|LATER)",
    "LATER length:(length|haru) way:LATER",
    "LATER n:NUM nil:il way:LATER",
)


@rule(*each(("", *YEARS), FEASTS, "side:(keepon|kept)"))
def around_the_corner_of_a_feast(m: Match) -> Found:
    """ "추석 지나서", "설을 쇠고", "1999년 추석 직전": the month after, or before."""
    year, short = year_of(m)
    if not licensed(m, year, short):
        return None
    day = inside_of(m, year, short)
    return None if day is None or not day.feast else calendar(day, m.value("side"))


@rule(*each(FEASTS, BESIDE), *each(YEARS, FEASTS, BESIDE))
def day_beside_a_feast(m: Match) -> Found:
    """ "추석 전날", "1997년 설 지나고 사흘 뒤", "설 이틀 전": days from a feast."""
    year, short = year_of(m)
    if not licensed(m, year, short):
        return None
    day = inside_of(m, year, short)
    if day is None or not day.feast:
        return None
    if "beside" in m:
        direction, origin, steps = m.value("beside").split()
        if origin != "told":
            return None
        offset = int(direction) * int(steps)
    else:
        count = m.value("n") or m.value("length").split()[0]
        if not count.isdigit():
            return None
        offset = int(count) * (-1 if m.kind("way") == "ago" else 1)
    return calendar(
        Day("day", year, feast=f"{day.feast}{offset:+d}" if offset else day.feast, short=short)
    )
