"""Times of day: by the clock, and by the parts of a day."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.english.dates import DAYS as CORES
from timeline.expressions.english.dates import YEAR, day_of
from timeline.expressions.english.licence import last_word
from timeline.expressions.english.relative import MODS, PARTS, Direction
from timeline.expressions.grammar import Found, Match, Rules
from timeline.model import Quantity, Shift

rules = Rules()
rule = rules.rule

_SCORE = re.compile(r"\s*[–-]\s*\d+\b(?!:)")

DAYS = tuple(f"{core} ({YEAR})?" for core in CORES)
CLOCKS = (
    "clock:clock zone:zone?",
    "clock:clock meridiem:meridiem zone:zone?",
    "clock:meridiemclock zone:zone?",
    "clock:hrs zone:zone?",
    "hour:d12 meridiem:meridiem zone:zone?",
    "hour:count meridiem:meridiem",
    "hour:(d12|count|one) oclock meridiem:meridiem?",
    "clockword:clockword",
)


def clock_part(m: Match) -> str:
    """ "T11:30", "T21:34-05": what TIMEX3 writes behind the day; "" for no time of the clock."""
    if "clockword" in m:
        return m.value("clockword")
    meridiem = m.value("meridiem")
    minute = ""
    if "clock" in m:
        text, _, suffix = m.value("clock").partition(" ")
        if suffix in ("am", "pm"):
            meridiem = suffix
        if m.kind("clock") == "hrs":
            text = f"{text[:2]}:{text[2:]}"
        pieces = re.split("[:.]", text)
        hour, minute = int(pieces[0]), "".join(":" + piece for piece in pieces[1:])
    else:
        hour = m.number("hour")
    if meridiem:
        if hour > 12:
            return ""
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
    if hour > 24:
        return ""
    if not minute and "oclock" not in m.phrase.lower():
        minute = ":00"
    return f"T{hour:02}{minute or ':00'}{m.value('zone')}"


def time_of(day: Day, part: str) -> Draft:
    return calendar(
        Day("time", day.year, day.month, day.day, part=part, weekday=day.weekday, feast=day.feast,
            short=day.short, bc=day.bc)
    )  # fmt: skip


@rule(*CLOCKS)
def time_of_the_clock(m: Match) -> Found:
    """ "11:30 a.m.", "seven o'clock", "midnight"."""
    part = clock_part(m)
    if not part:
        return None
    if m.before(4) == "--> " or re.match(r"\.\d{3}", m.after(4)):
        return None  # the timecode of a subtitle
    if m.kind("clock") == "clock" and "meridiem" not in m and _SCORE.match(m.after(6)):
        return None
    return time_of(Day("time"), part)


@rule(*(f"{clock} comma? weekday:ANYDAY? comma? {day}" for clock in CLOCKS for day in DAYS),
      *(f"{day} comma? at? {clock}" for clock in CLOCKS for day in DAYS))  # fmt: skip
def time_and_date(m: Match) -> Found:
    part, day = clock_part(m), day_of(m)
    return time_of(day, part) if part and day else None


@rule(*(f"{clock} (comma|on)? weekday:weekday" for clock in CLOCKS))
def time_and_weekday(m: Match) -> Found:
    part = clock_part(m)
    return time_of(Day("time", weekday=m.number("weekday")), part) if part else None


_OF = "(of|on|comma)?"
_WEEKDAY = "(weekday:weekday comma?)"


@rule(
    *(
        f"(the? mod:MOD (in|on)?)? the? part:DAYPART hours:units? {_OF} {_WEEKDAY}? {day}"
        for day in DAYS
    ),
    *(f"weekday:weekday part:(daypart|dusk|night) (of|comma)? {day}" for day in DAYS),
    *(f"{day} comma? (in the|at)? part:(daypart|dusk|night)" for day in DAYS),
)
def part_of_a_day(m: Match) -> Found:
    """ "the night of 20 June 1791", "early in the morning of 29 April"."""
    day = day_of(m)
    if day is None or ("hours" in m and m.value("hours") != "hour"):
        return None
    draft = time_of(day, part_code(m))
    return replace(draft, mod=MODS.get(m.kind("mod"), ""))


def part_code(m: Match) -> str:
    part = m.value("part")
    return "TNI" if part == "night" else part


@rule(
    "mod:MOD? weekday:weekday part:(daypart|night|dusk)",
    "the? part:(daypart|night|dusk) of weekday:weekday",
)
def part_of_a_weekday(m: Match) -> Found:
    """ "Friday morning"."""
    draft = time_of(Day("time", weekday=m.number("weekday")), part_code(m))
    return replace(draft, mod=MODS.get(m.kind("mod"), ""))


@rule("weekday:weekday", "mod:(early|late) weekday:weekday")
def weekday_alone(m: Match) -> Found:
    """ "Friday", "late Tuesday"."""
    return calendar(Day("day", weekday=m.number("weekday")), MODS.get(m.kind("mod"), ""))


@rule("today:today part:(daypart|night)", "mod:(early|late) today:today")
def part_of_today_or_yesterday(m: Match) -> Found:
    """ "yesterday evening", "late yesterday"."""
    steps = int(m.value("today"))
    amount = Quantity(abs(steps), abs(steps), "day") if steps else None
    direction: Direction = 0 if not steps else (1 if steps > 0 else -1)
    if "part" not in m:
        shift = Shift(direction, "speech", amount, "day")
        return Draft("DATE", shift, mod=MODS[m.kind("mod")], granularity="day")
    code = part_code(m)
    shift = Shift(direction, "speech", amount, PARTS[code])
    return Draft("TIME", shift, part=code, granularity="time")


@rule("(half:half|a? quarter:quarter|n:SIXTY) side:(past|to) hour:TWELVE")
def half_past(m: Match) -> Found:
    """ "half past six", "a quarter to nine", "twenty past four"."""
    hour = m.number("hour")
    minutes = 30 if "half" in m else (15 if "quarter" in m else m.number("n"))
    named = "half" in m or "quarter" in m
    if not 1 <= hour <= 12 or not 1 <= minutes < 60:
        return None
    if not named and not _AT.search(m.before(10)):
        return None
    if m.kind("side") == "to":
        if "half" in m:
            return None
        hour, minutes = hour - 1 or 12, 60 - minutes
    return time_of(Day("time"), f"T{hour:02}:{minutes:02}")


_AT = re.compile(r"\b(at|by|until|till|around|about|before|after|since|from)\s+$", re.I)


@rule("hour:TWELVE in the part:daypart", "hour:TWELVE at part:night")
def hour_of_a_part(m: Match) -> Found:
    """ "at six in the morning"."""
    hour = m.number("hour")
    if not 1 <= hour <= 12 or not _AT.search(m.before(10)):
        return None
    hour = hour % 12 + (0 if m.value("part") == "TMO" else 12)
    return time_of(Day("time"), f"T{hour:02}:00")


@rule(
    "at x:(clock:miltime zone:zone?)",
    "at x:(clock:(y4|miltime) hours:units)",
    "clock:miltime hours:units",
)
def time_in_four_digits(m: Match) -> Found:
    """ "at 0430", "1430 hours"."""
    digits = m.value("clock")
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour > 24 or minute > 59 or ("hours" in m and m.value("hours") != "hour"):
        return None
    return time_of(Day("time"), f"T{digits[:2]}:{digits[2:]}{m.value('zone')}")


@rule(*(f"the? mod:(early|small) hours:units {_OF} {day}" for day in DAYS),
      *(f"the? mod:MOD? part:DAYPART of first:DAY dash {day}" for day in DAYS))  # fmt: skip
def small_hours_of_a_day(m: Match) -> Found:
    """ "the early hours of 6 October", "the night of 4-5 June"."""
    day = day_of(m)
    if day is None or ("hours" in m and m.value("hours") != "hour"):
        return None
    if "first" in m:
        if not m.number("first") < (day.day or 0):
            return None
        return time_of(replace(day, day=m.number("first")), part_code(m))
    return time_of(day, "TMO")


@rule("the? mod:MOD? part:DAYPART")
def part_of_the_day_told(m: Match) -> Found:
    """ "in the morning", "at night", "at dawn": of no day, or of the day being told."""
    code = part_code(m)
    if m.kind("part") == "night" and last_word(m.before()).lower() not in _AT_NIGHT:
        named = m.phrase.lower().startswith("the ")
        if not named or re.match(r"\s+of\b", m.after(4)):
            return None
    shift = Shift(0, "told", None, PARTS[code])
    return Draft("TIME", shift, part=code, granularity="time", generic=True, loose=True)


_AT_NIGHT = ("at", "by", "during", "that", "in", "last", "all")

__all__ = ["rules"]
