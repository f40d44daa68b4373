"""Steps by a count, and what an event dates: "three weeks later", "two years after the wedding",
"the third day", "one night"."""

from __future__ import annotations

import re
from typing import Literal

from timeline.expressions.amounts import Count, unit_of
from timeline.expressions.drafts import Draft
from timeline.expressions.english.counts import COUNTS, count_of
from timeline.expressions.english.durations import lasting
from timeline.expressions.english.events import event_end
from timeline.expressions.english.licence import is_attribute, last_word, words
from timeline.expressions.english.relative import MODS, PARTS, SEASONS, Direction, Origin, target
from timeline.expressions.grammar import Found, Match, Part, Rules
from timeline.model import Quantity, Shift

rules = Rules()
rule = rules.rule

BigUnit = Literal["day", "week", "month", "year", "decade", "century"]
BIG_UNITS: dict[str, BigUnit] = {
    "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade",
    "century": "century",
}  # fmt: skip

_GOES_ON = re.compile(
    r"\s+(he|she|we|they|i|it|the|a|an|my|his|her|our|their|in|on|at|to|until|and|when|was|were)\b",
    re.I,
)
_NO_EVENT = re.compile(r"\s+(he|she|we|they|i|in|on|at|and|was|were)\b|\s*[^\w\s]|\s*$", re.I)
_LAST = re.compile(r"\s+last\b(?!\s+\w)")
_OF = re.compile(r"\s+of\b")


def counted(count: Count, shift: Shift) -> Draft:
    """A date (or, by hours, a time) that comes down so much further."""
    time = count.unit in ("hour", "minute", "second")
    return Draft("TIME" if time else "DATE", shift, mod=count.mod, granularity=count.unit)


@rule(*(f"{c} later:(later|ago|earlier)" for c in COUNTS),
      "about:ABOUT? unit:units later:(later|ago|earlier)")  # fmt: skip
def so_long_later(m: Match) -> Found:
    """ "three weeks later", "two years ago", "almost two decades earlier"."""
    count = count_of(m)
    if count is None:
        return None
    word, kind = m.word("later"), m.kind("later")
    direction: Direction = 1 if kind == "later" else -1
    if word == "back" and not re.match(r"\s*[,.;)]", m.after(3)):
        return None
    origin: Origin = "speech" if kind == "ago" or word in ("hence", "from now") else "told"
    if word.endswith(("that", "this")):
        if re.search(r"\b(?:the|those|these)\s+$", m.before(7), re.I):
            return lasting(count)  # "for the eighteen months after that"
        if re.match(r"\s+\w", m.after(3)) and not _GOES_ON.match(m.after(8)):
            return _after_that(m, count, direction)
    return counted(count, Shift(direction, origin, count.quantity, ""))


def _after_that(m: Match, count: Count, direction: Direction) -> Draft | None:
    """ "three nights after that talk": the event is named behind "that"."""
    start = m.end - len("that")
    end = event_end(m.text, start - 1)
    if end <= m.end:
        return None
    m.end = end
    return counted(count, Shift(direction, "event", count.quantity, "", event=(start, end)))


@rule(*(f"{c} into" for c in COUNTS))
def so_long_into(m: Match) -> Found:
    """ "three years into my service"."""
    count = count_of(m)
    start, end = m.end + 1, event_end(m.text, m.end)
    if count is None or end < start:
        return None
    m.end = end
    return counted(count, Shift(1, "event", count.quantity, "", event=(start, end)))


@rule(*(f"count:({c}) side:(after|before)" for c in COUNTS))
def so_long_after_an_event(m: Match) -> Found:
    """ "two years after the wedding", "eight days after Fort Sumter": waits for the event."""
    count = count_of(m)
    if count is None:
        return None
    side = m.all("side")[0]
    direction: Direction = 1 if side.kind == "after" else -1
    if re.match(r"\s+\w+ing\b", m.text[side.end : side.end + 20]):
        return (Part("count", lasting(count)),)  # "for a week before moving back"
    first, last = m.bounds("count")
    length = (first, last, lasting(count))
    shift = Shift(direction, "told", count.quantity, "")
    end = event_end(m.text, side.end)
    if end > side.end:
        m.end = end
        event = (side.end + 1, end)
        shift = Shift(direction, "event", count.quantity, "", event=event)
    return Draft("DATE", shift, mod=count.mod, granularity=count.unit, news=length)


@rule("the unit:unit side:(before|after)", "the unit:unit side:following")
def unit_before_or_after(m: Match) -> Found:
    """ "the year before", "the day after the battle", "the day following"."""
    unit = BIG_UNITS.get(m.value("unit"))
    if unit is None:
        return None
    direction: Direction = -1 if m.kind("side") == "before" else 1
    last = _LAST.match(m.after(8)) if m.word("side") == "before" else None
    if last is not None:  # "the year before last"
        m.end += last.end()
        return Draft(
            "DATE", Shift(-1, "speech", Quantity(2, 2, unit), m.value("unit")), granularity=unit
        )
    start, end = m.end + 1, event_end(m.text, m.end)
    if end < start or _NO_EVENT.match(m.after(8)):
        return target(m, direction, "told")
    m.end = end
    shift = Shift(direction, "event", Quantity(1, 1, unit), "", event=(start, end))
    return Draft("DATE", shift, granularity=unit)


@rule("the nth:(ORDINAL|last) unit:(unit|daypart|night)")
def nth_unit(m: Match) -> Found:
    """ "the third day", "the second year of the ships", "the last week of it"."""
    if last_word(m.before()).lower() == "for" and m.value("nth") == "1":
        return None
    unit = m.value("unit")
    nth = -1 if m.kind("nth") == "last" else m.number("nth")
    of = _OF.match(m.after(4))
    if nth < 0 and of is None:
        return None
    if m.kind("unit") == "daypart":
        shift = Shift(1, "event", Quantity(nth, nth, "day"), PARTS[unit])
        return Draft("TIME", shift, part=unit, granularity="time") if nth > 0 else None
    if unit not in ("day", "week", "month", "year", "night"):
        return None
    event = None
    if of is not None:
        start = m.end + of.end()
        end = event_end(m.text, start)
        if end > start:
            event, m.end = (start + 1, end), end
    amount = Quantity(abs(nth), abs(nth), unit_of(unit))
    shift = Shift(1 if nth > 0 else -1, "event", amount, unit, event=event)
    return Draft("DATE", shift, granularity=unit)


@rule("the nth:ORDINAL season:SEASON")
def nth_season(m: Match) -> Found:
    """ "the second winter": in a series that the story tells."""
    nth = m.number("nth")
    if nth < 1 or is_attribute(m.text, m.end):
        return None
    code = m.value("season")
    shift = Shift(1, "event", Quantity(nth, nth, "season"), SEASONS[code])
    return Draft("DATE", shift, granularity="season")


@rule("n:one unit:(unit|daypart|night)")
def one_day(m: Match) -> Found:
    """ "one day", "one night": some day of the story, where it is no length."""
    unit = m.value("unit")
    if last_word(m.before()).lower() in words("day_before"):
        return None
    if m.kind("unit") == "unit" and unit != "day":
        return None
    follows = r"\s+(later|after|before|earlier|ago|old|at a time|of)\b|-"
    if re.match(follows, m.after(12)):
        return None
    code = "" if unit == "day" else ("TNI" if unit == "night" else unit)
    return Draft(
        "TIME" if code else "DATE",
        Shift(0, "event", None, PARTS[code] if code else "day"),
        value=f"XXXX-XX-XX{code}",
        part=code,
        granularity="time" if code else "day",
        only="narrative",
    )


@rule("the unit:unit", "later:later in the unit:unit", "mod:MOD in the unit:unit")
def the_day(m: Match) -> Found:
    """ "the day", "late in the day" in news: the day of the report."""
    follows = r"\s+(of|after|before|when|that|the|i|he|she|we|they)\b"
    if m.value("unit") != "day" or re.match(follows, m.after(8), re.I):
        return None
    mod = MODS.get(m.kind("mod"), "")
    return Draft("DATE", Shift(0, "told", None, "day"), mod=mod, granularity="day", only="news")


@rule("the unit:weekend")
def the_weekend(m: Match) -> Found:
    """ "the weekend": the one beside the day that is told."""
    if re.match(r"\s+(of|after|before|when|that)\b", m.after(8)):
        return None
    return Draft("DATE", Shift(0, "told", None, "weekend"), granularity="weekend")


@rule("the nth:ORDINAL? which:anniversary")
def anniversary_of(m: Match) -> Found:
    """ "the sixth anniversary of the landing"."""
    of = _OF.match(m.after(4))
    if m.word("which") != "anniversary" or of is None:
        return None
    start = m.end + of.end() + 1
    end = event_end(m.text, start - 1)
    if end < start:
        return None
    m.end = end
    return Draft("DATE", Shift(0, "event", None, "day", event=(start, end)), granularity="day")
