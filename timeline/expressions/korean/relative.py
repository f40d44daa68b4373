"""Dates that count from another: "3년 뒤", "이듬해 봄", "작년", "결혼한 지 1년 뒤"."""

from __future__ import annotations

import re
from typing import Literal, cast

from timeline.expressions.amounts import quantity, unit_of
from timeline.expressions.drafts import Day, Draft
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.korean.calendar import MONTHS, PARTS, SEASONS, WEEKDAYS
from timeline.expressions.korean.counts import COUNTS, count_of
from timeline.expressions.korean.dates import (
    DAY,
    INSIDE,
    LUNAR,
    LUNARDAY,
    MONTH,
    each,
    edge_mod,
    inside_of,
    part_code,
)
from timeline.expressions.korean.feasts import BESIDE, FEASTS, day_beside_a_feast
from timeline.expressions.korean.licence import closed, modified
from timeline.model import Quantity, Shift, Unit

rules = Rules()
rule = rules.rule

Direction = Literal[-1, 0, 1]
Origin = Literal["speech", "told", "anchor", "event", "birth"]


def reference(value: str, unit: Unit) -> tuple[Direction, Origin, Quantity | None]:
    """ "-1 speech 2" of the table: direction, origin and how many units."""
    direction, origin, steps = value.split()
    amount = Quantity(int(steps), int(steps), unit) if int(steps) else None
    return cast(Direction, int(direction)), cast(Origin, origin), amount


@rule("year:yearref edge:EDGE? around:ROUND?")
def year_told_or_spoken(m: Match) -> Found:
    """ "그해", "이듬해", "작년", "재작년 말"."""
    if not closed(m.text, m.end):
        return None
    direction, origin, amount = reference(m.value("year"), "year")
    mod = edge_mod(m, Day("year"))
    if mod is None:
        return None
    if mod and mod != "APPROX":
        landing = {"EDGE_START": "year-start", "EDGE_END": "year-end"}.get(mod, "year")
        return Draft(
            "DATE",
            Shift(direction, origin, amount, landing),
            day=Day("year"),
            mod=mod,
            granularity="year",
        )
    return Draft("DATE", Shift(direction, origin, amount, "year"), mod=mod, granularity="year")


@rule(*each("year:yearref", INSIDE, "edge:EDGE? around:ROUND? part:PART?"))
def within_a_counted_year(m: Match) -> Found:
    """ "그해 가을", "이듬해 3월 초", "작년 설", "재작년 음력 8월 3일"."""
    day = inside_of(m)
    if day is None or not closed(m.text, m.end):
        return None
    direction, origin, amount = reference(m.value("year"), "year")
    mod = edge_mod(m, day)
    if mod is None:
        return None
    if "part" in m and day.unit == "day":
        day = _timed(day, part_code(m))
    elif "part" in m:
        return None
    shift = Shift(direction, origin, amount, landing_of(day))
    kind: Literal["TIME", "DATE"] = "TIME" if day.unit == "time" else "DATE"
    part = day.part if day.unit == "season" else ""
    return Draft(kind, shift, day=day, mod=mod, granularity=day.unit, part=part)


@rule(*each("ref:yearref", FEASTS, BESIDE, "part:PART?"))
def beside_a_feast_of_a_counted_year(m: Match) -> Found:
    """ "그해 추석 전날 밤", "이듬해 설 사흘 뒤"."""
    found = day_beside_a_feast(m)
    if not isinstance(found, Draft) or found.day is None:
        return None
    direction, origin, amount = reference(m.value("ref"), "year")
    day = _timed(found.day, part_code(m)) if "part" in m else found.day
    shift = Shift(direction, origin, amount, landing_of(day))
    return Draft("TIME" if day.unit == "time" else "DATE", shift, day=day, granularity=day.unit)


def _timed(day: Day, part: str) -> Day:
    return Day("time", day.year, day.month, day.day, part=part, feast=day.feast)


def landing_of(day: Day) -> str:
    """What `model.Shift` calls the part of a year: a season, a month, "08-15", a feast."""
    if day.unit == "season":
        return SEASONS[day.part]
    if day.feast:
        return day.feast
    if day.unit == "month" and day.month:
        return MONTHS[day.month - 1]
    return f"{day.month or 1:02}-{day.day or 1:02}"


@rule("year:yearref edge:yearedge", "year:yearref half:halfyear")
def edge_of_a_counted_year(m: Match) -> Found:
    """ "그해 연말", "작년 하반기"."""
    direction, origin, amount = reference(m.value("year"), "year")
    if "half" in m:
        shift = Shift(direction, origin, amount, "year")
        return Draft("DATE", shift, day=Day("half", part=m.value("half")), granularity="half")
    value = m.value("edge")
    if value == "NEWYEAR":
        shift = Shift(direction, origin, amount, "january")
        return Draft(
            "DATE", shift, day=Day("month", None, 1), mod="HALF_START", granularity="month"
        )
    landing = "year-start" if value == "EDGE_START" else "year-end"
    shift = Shift(direction, origin, amount, landing)
    return Draft("DATE", shift, day=Day("year"), mod=value, granularity="year")


@rule("month:monthref edge:EDGE?", f"month:monthref {DAY}")
def month_told_or_spoken(m: Match) -> Found:
    """ "지난달", "그달 말", "다음 달 3일"."""
    if not closed(m.text, m.end):
        return None
    direction, origin, amount = reference(m.value("month"), "month")
    mod = m.value("edge").replace("EDGE_", "") if "edge" in m else ""
    return Draft("DATE", Shift(direction, origin, amount, "month"), mod=mod, granularity="month")


@rule("week:weekref", "week:weekref weekday:weekday")
def week_told_or_spoken(m: Match) -> Found:
    """ "지난주", "지난주 금요일"."""
    direction, origin, amount = reference(m.value("week"), "week")
    if "weekday" in m:
        landing = WEEKDAYS[m.number("weekday") - 1]
        return Draft("DATE", Shift(direction, origin, None, landing), granularity="day")
    return Draft("DATE", Shift(direction, origin, amount, "week"), granularity="week")


@rule("day:dayref part:PART?", "night:nightref")
def day_told_or_spoken(m: Match) -> Found:
    """ "그날", "이튿날 아침", "어제", "간밤"."""
    if not closed(m.text, m.end):
        return None
    if "night" in m:
        direction, origin, amount = reference(m.value("night"), "day")
        return Draft(
            "TIME", Shift(direction, origin, amount, "night"), part="TNI", granularity="time"
        )
    direction, origin, amount = reference(m.value("day"), "day")
    event = event_before(m) if direction and origin == "told" else None
    if "part" in m:
        code = part_code(m)
        return Draft(
            "TIME",
            Shift(direction, "event" if event else origin, amount, PARTS[code], event=event),
            part=code,
            granularity="time",
        )
    return Draft(
        "DATE",
        Shift(direction, "event" if event else origin, amount, "day", event=event),
        granularity="day",
    )


@rule(
    "which:(jinan|ibeon|daeum|geu|i) season:season",
    "which:(jinan|ibeon|daeum|geu) weekday:weekday",
    "which:(jinan|ibeon|daeum|geu) month:(MONTH|month) wol:wol?",
)
def named_unit_told_or_spoken(m: Match) -> Found:
    """ "지난봄", "그 여름", "다음 금요일", "지난 5월"."""
    if not closed(m.text, m.end):
        return None
    kind = m.kind("which")
    direction: Direction = {"jinan": -1, "daeum": 1}.get(kind, 0)  # type: ignore[assignment]
    origin: Origin = "told" if kind in ("geu", "daeum") else "speech"
    if "season" in m:
        pieces = m.value("season").split()
        mod = pieces[1] if len(pieces) > 1 else ""
        return Draft(
            "DATE",
            Shift(direction, origin, None, SEASONS[pieces[0]]),
            mod=mod,
            granularity="season",
            part=pieces[0],
        )
    if "weekday" in m:
        landing = WEEKDAYS[m.number("weekday") - 1]
        return Draft("DATE", Shift(direction, origin, None, landing), granularity="day")
    numeral = m.kind("month") != "month"
    if numeral != ("wol" in m) or not 1 <= m.number("month") <= 12:
        return None
    return Draft(
        "DATE", Shift(direction, origin, None, MONTHS[m.number("month") - 1]), granularity="month"
    )


@rule(*(f"since:since? {c} later:(LATER|mane)" for c in COUNTS))
def so_long_later(m: Match) -> Found:
    """ "3년 뒤", "석 달 만에", "그로부터 보름이 지나", "결혼한 지 2년 만에"."""
    count = count_of(m)
    if count is None or not closed(m.text, m.end):
        return None
    event = event_before(m)
    shift = Shift(1, "event" if event else "told", count.quantity, "", event=event)
    time = count.unit in ("hour", "minute", "second")
    return Draft("TIME" if time else "DATE", shift, mod=count.mod, granularity=count.unit)


@rule(*(f"{c} waited" for c in COUNTS))
def having_waited_so_long(m: Match) -> Found:
    """ "한 달 있다가": that much later, unless somebody stayed somewhere for so long."""
    count = count_of(m)
    if count is None or re.search(r"(?:에|에서)\s$", m.before(8)):
        return None
    return Draft(
        "DATE", Shift(1, "told", count.quantity, ""), mod=count.mod, granularity=count.unit
    )


_BY_NOW = re.compile(
    r"\s?(?:이|가)?\s?(?:됐|되었|되었|됩니다|돼요|된다|되네|넘었|지났|째(?:다|입|예|이)|이에요|예요|입니다|이다)"
)


@rule(*COUNTS, *(f"{c} jjae" for c in COUNTS))
def since_then_so_long(m: Match) -> Found:
    """ "온 지 3년 됐다": so long before the time of speaking."""
    count = count_of(m)
    by_now = m.phrase.endswith("째") or _BY_NOW.match(m.text, m.end)
    if count is None or not m.before(3).endswith("지 ") or not by_now:
        return None
    return Draft(
        "DATE", Shift(-1, "speech", count.quantity, ""), mod=count.mod, granularity=count.unit
    )


@rule(*(f"{c} doe:doe head:hae" for c in COUNTS))
def the_year_it_was_so_long(m: Match) -> Found:
    """ "온 지 10년이 되던 해": so long after what happened."""
    count, event = count_of(m), event_before(m)
    if count is None or event is None or not m.before(3).endswith("지 "):
        return None
    shift = Shift(1, "event", count.quantity, "year", event=event)
    return Draft("DATE", shift, mod=count.mod, granularity="year")


@rule("jinan feast:feast")
def last_feast(m: Match) -> Found:
    """ "지난 설", "지난 추석": the last one that is over."""
    day = inside_of(m)
    if day is None or not day.feast:
        return None
    return Draft("DATE", Shift(-1, "speech", None, landing_of(day)), day=day, granularity="day")


_A_YEAR = 1000  # nobody counts so many years back from a day of their own life
# What one was told: "돌아오니 어머니가 한 달 전에 돌아가셨다고 했다".
_REPORTED = re.compile(r"에?\s(?:[가-힣]+\s){0,3}[가-힣]+다(?:고|는)\s")


@rule(*(f"geu:geu? {c} ago" for c in COUNTS))
def so_long_ago(m: Match) -> Found:
    """ "3년 전", "그 두 해 전"."""
    count = count_of(m)
    if count is None or not closed(m.text, m.end):
        return None
    if count.unit == "year" and (count.number or 0) >= _A_YEAR:
        return None  # "1961년 전라남도"
    event = event_before(m)
    told = "geu" in m or _REPORTED.match(m.text, m.end) is not None
    origin: Origin = "event" if event else "told" if told else "speech"
    time = count.unit in ("hour", "minute", "second")
    return Draft(
        "TIME" if time else "DATE",
        Shift(-1, origin, count.quantity, "", event=event),
        mod=count.mod,
        granularity=count.unit,
    )


@rule(
    *(f"{c} jjae doe:doe head:(hae|nal|season|dal|year)?".replace("|year", "") for c in COUNTS[:1])
)
def nth_unit(m: Match) -> Found:
    """ "3년째 되던 해", "사흘째 되는 날"."""
    count = count_of(m)
    if count is None or count.number is None:
        return None
    number = int(count.number)
    shift = Shift(1, "told", Quantity(number, number, unit_of(count.unit)), "")
    return Draft("DATE", shift, granularity=count.unit)


_SINCE = re.compile(r"((?:[가-힣]+\s){0,2}[가-힣]+) 지 (?:약 |거의 |한 )?$")
_AFTER = re.compile(
    r"((?:[가-힣]+\s){0,2}[가-힣]+"
    r"(?:하고|되고|나고|오고|가고|시고|치고|고 나서|한 뒤|한 후|난 뒤|난 후|온 뒤|온 후))"
    r"\s(?:약 |거의 |한 )?$"
)
_NOUN = re.compile(r"((?:결혼|입대|제대|졸업|입학|출산|이혼|도착|입국|석방|출소)(?:식)?)\s$")


def event_before(m: Match) -> tuple[int, int] | None:
    """Where the words stand that name what is counted from ("결혼한 지", "제대하고"), if any."""
    before = m.text[max(0, m.start - 40) : m.start]
    before = re.split(r"[.!?,]|\n\n", before)[-1]
    for pattern in (_SINCE, _AFTER, _NOUN):
        found = pattern.search(before)
        if found is not None:
            start = m.start - len(before) + found.start(1)
            return start, start + len(found.group(1))
    return None


_SCHOOL = re.compile(r"(?:학교|유치원)(?:에|를|을)?\s\S+\s$")  # a stage, which dates by itself


@rule(
    "head:hae season:season?",
    "head:hae edge:EDGE",
    "head:season",
    "head:nal part:PART?",
    "head:dal",
    "head:hae month:MONTH wol:wol",
)
def the_year_when(m: Match) -> Found:
    """ "아버지가 돌아가신 해", "제대하던 해 봄", "딸이 태어난 날": waits for the event."""
    before = re.split(r"[.!?,]|\n\n", m.text[max(0, m.start - 40) : m.start])[-1]
    if not modified(before) or not closed(m.text, m.end) or _SCHOOL.search(before):
        return None
    words = re.search(r"(?:\S+\s){0,2}\S+\s$", before)
    if words is None:
        return None
    event = (m.start - len(words.group()), m.start - 1)
    kind = m.kind("head")
    if "season" in m or kind == "season":
        code = (m.value("season") or m.value("head")).split()[0]
        if kind == "season" and not _happened(before):
            return None
        return Draft(
            "DATE",
            Shift(0, "event", None, SEASONS[code], event=event),
            granularity="season",
            part=code,
        )
    if "month" in m:
        return Draft(
            "DATE",
            Shift(0, "event", None, MONTHS[m.number("month") - 1], event=event),
            granularity="month",
        )
    landing = {"hae": "year", "nal": "day", "dal": "month"}[kind]
    if kind != "hae" and not _happened(before):
        return None
    return Draft("DATE", Shift(0, "event", None, landing, event=event), granularity=landing)


def _happened(before: str) -> bool:
    """Whether the modifying verb tells what happened ("떠나던 날", not "추운 날", "좋은 봄")."""
    return (
        re.search(r"(던|[가나오났된한신친힌간난온]|진|태어난|죽은|받은|잡힌|끝난) $", before)
        is not None
    )


@rule("time:thattime")
def at_that_time(m: Match) -> Found:
    """ "그때", "당시", "그 무렵": points at what was told."""
    return (
        Draft("DATE", Shift(0, "told", None, ""), granularity="") if closed(m.text, m.end) else None
    )


@rule("time:meanwhile")
def in_the_meantime(m: Match) -> Found:
    """ "그사이", "그동안": while what was told went on."""
    return Draft("DURATION", Shift(0, "told", None, ""), value="PXD", relation="during")


__all__ = ["LUNAR", "LUNARDAY", "MONTH", "quantity", "rules"]
