"""Times of day: by the clock, and by the parts of a day."""

from __future__ import annotations

from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.korean.calendar import PARTS
from timeline.expressions.korean.dates import (
    INSIDE,
    YEARS,
    each,
    inside_of,
    licensed,
    part_code,
    year_of,
)
from timeline.expressions.korean.feasts import FEASTS
from timeline.expressions.korean.licence import closed
from timeline.model import Shift

rules = Rules()
rule = rules.rule

CLOCKS = (
    "part:PART? clock:clock",
    "part:PART? hour:CLOCKNUM si (minute:(SINO|num) bun)?",
    "part:PART? hour:CLOCKNUM si half:ban",
    "word:clockword",
)
DATED = (INSIDE[0], *FEASTS)


def clock_part(m: Match) -> str:
    """ "T15:30": what TIMEX3 writes behind the day; "" for no time of the clock."""
    if "word" in m:
        return m.value("word")
    if "clock" in m:
        hour, minute = (int(piece) for piece in m.value("clock").split(":")[:2])
    else:
        if not m.value("hour").isdigit():
            return ""
        hour, minute = m.number("hour"), 30 if "half" in m else int(m.value("minute") or 0)
    code = part_code(m) if "part" in m else ""
    if hour == 12 and code == "TNI":
        return f"T24:{minute:02}" if minute == 0 else f"T00:{minute:02}"
    if hour <= 12 and (code in ("TAF", "TEV") or (code == "TNI" and hour >= 6)):
        hour = hour % 12 + 12
    if hour > 24 or minute > 59:
        return ""
    return f"T{hour:02}:{minute:02}"


@rule(*CLOCKS)
def time_of_the_clock(m: Match) -> Found:
    """ "오후 3시 반", "새벽 2시 10분", "자정"."""
    part = clock_part(m)
    if not part or not closed(m.text, m.end):
        return None
    return calendar(Day("time", part=part))


@rule(*each(("", *YEARS), DATED, CLOCKS), *each(("", *YEARS), DATED, "part:PART"))
def date_and_time(m: Match) -> Found:
    """ "7월 8일 새벽 2시", "1999년 3월 4일 밤", "추석날 아침"."""
    year, short = year_of(m)
    if not licensed(m, year, short):
        return None
    day = inside_of(m, year, short)
    clock = "clock" in m or "hour" in m or "word" in m
    part = clock_part(m) if clock else part_code(m)
    if day is None or not part or not closed(m.text, m.end):
        return None
    return calendar(
        Day("time", day.year, day.month, day.day, part=part, feast=day.feast, short=day.short)
    )


@rule("part:(part|bam|meridiem)")
def part_of_the_day_told(m: Match) -> Found:
    """ "새벽에", "밤": of no day, or of the day that is told."""
    if not closed(m.text, m.end) or m.text[m.end : m.end + 1] in ("을", "를", "이", "은"):
        return None
    code = part_code(m)
    return Draft(
        "TIME", Shift(0, "told", None, PARTS[code]), part=code, granularity="time", generic=True
    )


@rule("weekday:weekday part:PART")
def part_of_a_weekday(m: Match) -> Found:
    """ "금요일 밤"."""
    return calendar(Day("time", weekday=m.number("weekday"), part=part_code(m)))
