"""Now, once and some day; and the times, periods and moments that the story points at."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from timeline.expressions.amounts import quantity, timex_value
from timeline.expressions.drafts import Draft, vague
from timeline.expressions.grammar import Found, Match, Rules
from timeline.model import Lasting, Quantity, Shift

rules = Rules()
rule = rules.rule

_AT_TIME = re.compile(
    r"\b(at|by|during|from|until|till|in|since|around|about|before|after|of|up to)\s+$", re.I
)


_REACHED = re.compile(r"\b(by|from|until|till|since)\s+$", re.I)


_WHICH: dict[str, Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]] = {
    "PRESENT_REF": "PRESENT_REF",
    "PAST_REF": "PAST_REF",
    "FUTURE_REF": "FUTURE_REF",
}


@rule("ref:ref")
def now_or_once(m: Match) -> Found:
    value = m.value("ref")
    if m.phrase.lower() == "former" and _the_former(m):
        return None
    if value == "PAST_REF" and m.phrase.lower() in ("former", "formerly"):
        return replace(vague("PAST_REF"), only="narrative")
    return vague(_WHICH[value])


def _the_former(m: Match) -> bool:
    """ "the former ... the latter": no time."""
    follows = re.match(r"\s*(\w+)?", m.after(20))
    word = follows.group(1) if follows else None
    return m.before(5).lower().endswith("the ") and (
        word is None
        or word.lower() in ("and", "was", "were", "is", "to", "a", "an", "the", "of", "had", "in")
    )


@rule("ref:ref unit:units")
def recent_units(m: Match) -> Found:
    """ "recent years"."""
    if m.word("ref") != "recent":
        return None
    return Draft(
        "DURATION",
        Lasting(quantity(None, m.value("unit"))),
        value=timex_value(None, m.value("unit")),
        granularity=m.value("unit"),
    )


@rule("current:current")
def current(m: Match) -> Found:
    return vague("PRESENT_REF")


@rule("the? future:future")
def future(m: Match) -> Found:
    return vague("FUTURE_REF")


@rule("the past:past")
def the_past(m: Match) -> Found:
    """ "the past" alone, not "the past decade"."""
    if m.word("past") != "past" or (
        re.match(r"\s+\w", m.after(3))
        and not re.match(
            r"\s+(and|or|that|which|is|was|were|had|as|when|to|but|in|with|for|has|at|on|by|from)\b",
            m.after(8),
        )
    ):
        return None
    return vague("PAST_REF")


@rule("today:today")
def today_or_yesterday(m: Match) -> Found:
    """ "today", "yesterday", "tomorrow": from the day of speaking."""
    steps = int(m.value("today"))
    if not steps:
        return Draft("DATE", Shift(0, "speech", None, "day"), granularity="day")
    amount = Quantity(abs(steps), abs(steps), "day")
    shift = Shift(1 if steps > 0 else -1, "speech", amount, "day")
    return Draft("DATE", shift, granularity="day")


@rule("tonight:tonight")
def tonight(m: Match) -> Found:
    last = m.value("tonight") == "-1"
    amount = Quantity(1, 1, "day") if last else None
    return Draft(
        "TIME", Shift(-1 if last else 0, "speech", amount, "night"), part="TNI", granularity="time"
    )


@rule(
    "which:(this|that|these|those) same? time:(time|period)",
    "the which:same time:(time|period)",
    "the which:previous time:period",
)
def this_time(m: Match) -> Found:
    """ "at this time", "during that period", "at the same time"."""
    word = m.word("time")
    which = m.kind("which")
    if word in ("times", "periods") and which in ("this", "that"):
        return None
    if which == "this" and word == "time" and not _AT_TIME.search(m.before(12)):
        return None
    now = which == "this" and word == "time" and not _REACHED.search(m.before(8))
    value = "PRESENT_REF" if now else ""
    return Draft("DATE", Shift(0, "told", None, ""), value=value, granularity="")


@rule("then:then")
def then(m: Match) -> Found:
    """ "since then", "by then", "until then": the time told, for the chronology."""
    if not re.search(r"\b(since|by|until|till|before|from)\s+$", m.before(8), re.I):
        return None
    return Draft("DATE", Shift(0, "told", None, ""), granularity="day", quiet=True)


@rule("later:later")
def afterwards(m: Match) -> Found:
    """ "afterwards", "after that": after what was told, for the chronology."""
    word = m.word("later")
    if word not in ("afterwards", "afterward", "thereafter", "after that", "after this"):
        return None
    if (
        word.endswith(("that", "this"))
        and re.match(r"\s+[a-z]", m.after(3))
        and not re.match(
            r"\s+(i|we|he|she|they|it|the|there|my|our|nobody|nothing|no|everything|everyone|things)\b",
            m.after(8),
            re.I,
        )
    ):
        return None
    return Draft("DATE", Shift(1, "told", None, ""), granularity="day", quiet=True)


@rule("which:(those|these) unit:units")
def those_years(m: Match) -> Found:
    """ "in those years": the years told, for the chronology."""
    return Draft(
        "DATE", Shift(0, "told", None, m.value("unit")), granularity=m.value("unit"), quiet=True
    )


@rule("the unit:unit")
def the_week(m: Match) -> Found:
    """ "within the week": for the chronology."""
    if m.value("unit") not in ("day", "week", "month", "year"):
        return None
    if not re.search(r"\b(within|inside)\s+$", m.before(8), re.I):
        return None
    unit = m.value("unit")
    amount = quantity(1.0, unit)
    return Draft("DURATION", Lasting(amount), value=timex_value(1.0, unit), granularity=unit)


__all__ = ["rules"]
