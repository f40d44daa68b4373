"""Dates that count from another: "three weeks later", "the following spring", "last year"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from timeline.expressions.amounts import quantity, unit_of
from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.english.counts import COUNTS, count_of
from timeline.expressions.english.durations import lasting
from timeline.expressions.english.events import event_end
from timeline.expressions.english.licence import last_word
from timeline.expressions.grammar import Found, Match, Part, Rules
from timeline.model import Quantity, Shift

rules = Rules()
rule = rules.rule

MONTHS = ("january february march april may june july august september october november december").split()  # fmt: skip
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "day", "TMI": "noon"}  # fmt: skip
MODS = {"early": "START", "mid": "MID", "late": "END"}

TARGETS = (
    "unit:(UNIT|weekend)",
    "month:MONTH",
    "season:SEASON",
    "weekday:weekday",
    "part:(daypart|dusk)",
)
_UNITS = {"day", "week", "month", "quarter", "year", "decade", "century", "season", "weekend", "night", "hour", "fortnight", "minute"}  # fmt: skip

Direction = Literal[-1, 0, 1]
Origin = Literal["speech", "told", "anchor", "event", "birth"]


def target(m: Match, direction: Direction, origin: Origin, mod: str = "", steps: int = 1) -> Draft | None:  # fmt: skip
    """Where a step comes down: "the next day", "the following spring", "that morning"."""
    amount: Quantity | None = None
    part, landing, unit = "", "", ""
    if "unit" in m:
        unit = m.value("unit") or "weekend"
        if unit not in _UNITS:
            return None
        if unit == "night":
            landing, part, unit = "night", "TNI", "time"
            amount = Quantity(1, 1, "day") if direction else None
        elif unit in ("hour", "minute"):
            landing = "hour"
        else:
            amount = quantity(1.0, unit) if direction and unit != "weekend" else None
            landing = {"fortnight": "week", "quarter": "quarter"}.get(unit, unit)
    elif "month" in m:
        landing, unit = MONTHS[m.number("month") - 1], "month"
    elif "season" in m:
        landing, unit, part = SEASONS[m.value("season")], "season", m.value("season")
    elif "weekday" in m:
        landing, unit = WEEKDAYS[m.number("weekday") - 1], "day"
    else:
        part = m.value("part")
        landing, unit = PARTS[part], "time"
        amount = Quantity(1, 1, "day") if direction else None
    return Draft(
        "TIME" if unit in ("time", "hour", "minute") else "DATE",
        Shift(direction, origin, amount, landing),
        mod=mod,
        granularity=unit,
        part=part,
    )


@rule(*(f"the which:(next|following|previous) {t}" for t in TARGETS),
      *(f"mod:MOD (in|on)? the which:(next|following|previous) {t}" for t in TARGETS))  # fmt: skip
def next_or_previous_one(m: Match) -> Found:
    """ "the next day", "the following spring", "the previous April"."""
    return target(
        m, -1 if m.kind("which") == "previous" else 1, "told", MODS.get(m.kind("mod"), "")
    )


@rule(
    *(f"the? which:(that|the) same:same {t}" for t in TARGETS),
    *(f"this same:same {t}" for t in TARGETS),
)
def same_one(m: Match) -> Found:
    """ "the same year", "that same day"."""
    if m.word("same") == "very" and m.kind("which") == "the":
        return None
    return target(m, 0, "told")


@rule(*(f"that {t}" for t in TARGETS), *(f"mod:MOD that {t}" for t in TARGETS))
def that_one(m: Match) -> Found:
    """ "that year", "that morning", "later that month"."""
    if "unit" in m and m.kind("unit") == "second":
        return None
    return target(m, 0, "told", MODS.get(m.kind("mod"), ""))


@rule(*(f"(mod:MOD | later:later) (in|on)? which:(that|the) same:same? {t}" for t in ("unit:UNIT", "season:SEASON")),
      *(f"later:later which:this {t}" for t in ("unit:UNIT", "season:SEASON")))  # fmt: skip
def later_in_that_one(m: Match) -> Found:
    """ "later that year", "early in the month", "earlier this year"."""
    if "later" in m and m.word("later") not in ("later", "earlier", "later on"):
        return None
    if m.kind("which") == "the" and "unit" in m and m.value("unit") not in ("year", "month", "week", "day", "decade", "century"):  # fmt: skip
        return None
    if m.kind("which") == "the" and re.match(r"\s+(of|before|after|when|that)\b", m.after(8)):
        return None
    origin: Origin = "speech" if m.kind("which") == "this" else "told"
    return target(m, 0, origin, MODS.get(m.kind("mod"), ""))


@rule(*(f"later:later in year:y4" for _ in (1,)))
def later_in_year(m: Match) -> Found:
    """ "later in 1792"."""
    if m.word("later") not in ("later", "earlier"):
        return None
    return calendar(Day("year", m.number("year")))


@rule("later:(later|earlier) today:today")
def later_today(m: Match) -> Found:
    if m.value("today") != "0":
        return None
    return Draft("DATE", Shift(0, "speech", None, "day"), granularity="day")


@rule(*(f"this {t}" for t in TARGETS), *(f"mod:MOD this {t}" for t in TARGETS))
def this_one(m: Match) -> Found:
    """ "this year", "this morning", "early this month"."""
    told = "unit" in m and m.value("unit") in ("day",) or m.kind("unit") == "second"
    return target(m, 0, "told" if told else "speech", MODS.get(m.kind("mod"), ""))


@rule(
    *(f"which:(last|next|coming) {t}" for t in TARGETS),
    *(f"mod:MOD which:(last|next) {t}" for t in TARGETS),
)
def last_or_next_one(m: Match) -> Found:
    """ "last year", "next Friday": from the time of speaking."""
    if m.kind("which") == "last" and m.word("which") != "last":
        return None
    if "unit" in m and m.value("unit") == "day":
        return None
    if re.search(r"\b(?:the|their|its|his|her|our|my)\s+$", m.before(7), re.I):
        return None
    return target(m, -1 if m.kind("which") == "last" else 1, "speech", MODS.get(m.kind("mod"), ""))


@rule(
    "the edge:edge of the? unit:UNIT",
    "the? edge:edge of which:(this|that|last|next|the) which2:(same|following|next|previous)? unit:UNIT",
    "unit:UNIT poss edge:edge",
)
def edge_of_a_unit(m: Match) -> Found:
    """ "the end of the month", "the beginning of last year", "month's end"."""
    which = m.kind("which")
    second = m.kind("which2")
    direction: Direction = 0
    origin: Origin = "told"
    if which in ("last", "next"):
        direction, origin = (-1 if which == "last" else 1), "speech"
    elif which == "this":
        origin = "speech"
    elif second in ("following", "next"):
        direction = 1
    elif second == "previous":
        direction = -1
    if m.value("unit") not in ("day", "week", "month", "year", "decade", "century", "quarter"):
        return None
    return target(m, direction, origin, m.value("edge"))


@rule(
    "the nth:ORDINAL half:(half|quarter) of (which:(this|that|last|next|the) unit:unit)",
    "the nth:ORDINAL half:quarter",
    "the half:last quarter:quarter",
)
def half_of_a_unit(m: Match) -> Found:
    """ "the first quarter of last year", "the fourth quarter"."""
    if m.kind("half") == "last":
        return Draft(
            "DATE", Shift(-1, "speech", Quantity(3, 3, "month"), "quarter"), granularity="quarter"
        )
    nth = int(m.value("nth"))
    letter = "H" if m.kind("half") == "half" else "Q"
    if nth < 1 or nth > (2 if letter == "H" else 4) or ("unit" in m and m.value("unit") != "year"):
        return None
    which = m.kind("which")
    direction: Direction = {"last": -1, "next": 1}.get(which, 0)  # type: ignore[assignment]
    origin: Origin = "told" if which in ("that", "the", "") else "speech"
    return Draft(
        "DATE",
        Shift(direction, origin, Quantity(1, 1, "year") if direction else None, "year"),
        granularity="quarter",
        part=f"{letter}{nth}",
    )


@rule(
    *(f"{c} later:(later|ago|earlier)" for c in COUNTS),
    *("about:ABOUT? unit:units later:(later|ago|earlier)",),
)
def so_long_later(m: Match) -> Found:
    """ "three weeks later", "two years ago", "almost two decades earlier"."""
    count = count_of(m)
    if count is None:
        return None
    direction: Direction = 1 if m.kind("later") == "later" else -1
    word = m.word("later")
    if word == "back" and m.kind("later") == "ago" and not re.match(r"\s*[,.;)]", m.after(3)):
        return None
    origin: Origin = (
        "speech" if m.kind("later") == "ago" or word in ("hence", "from now") else "told"
    )
    if word.endswith(("that", "this")):
        if re.search(r"\b(?:the|those|these)\s+$", m.before(7), re.I):
            return lasting(count)  # "for the eighteen months after that"
        if re.match(r"\s+\w", m.after(3)) and not _GOES_ON.match(m.after(8)):
            return _after_that(m, count.quantity, count.mod, count.unit, direction)
    time = count.unit in ("hour", "minute", "second")
    return Draft(
        "TIME" if time else "DATE",
        Shift(direction, origin, count.quantity, ""),
        mod=count.mod,
        granularity=count.unit,
    )


_GOES_ON = re.compile(
    r"\s+(he|she|we|they|i|it|the|a|an|my|his|her|our|their|in|on|at|to|until|and|when|was|were)\b",
    re.I,
)


def _after_that(
    m: Match, amount: Quantity, mod: str, unit: str, direction: Direction
) -> Draft | None:
    """ "three nights after that talk": the event is named behind "that"."""
    start = m.end - len("that")
    end = event_end(m.text, start - 1)
    if end <= m.end:
        return None
    m.end = end
    shift = Shift(direction, "event", amount, "", event=(start, end))
    return Draft("DATE", shift, mod=mod, granularity=unit)


@rule(*(f"{c} into" for c in COUNTS))
def so_long_into(m: Match) -> Found:
    """ "three years into my service"."""
    count = count_of(m)
    end = event_end(m.text, m.end)
    if count is None or end == m.end:
        return None
    shift = Shift(1, "event", count.quantity, "", event=(m.end + 1, end))
    m.end = end
    return Draft("DATE", shift, mod=count.mod, granularity=count.unit)


@rule(*(f"count:({c}) side:(after|before)" for c in COUNTS))
def so_long_after_an_event(m: Match) -> Found:
    """ "two years after the wedding", "eight days after Fort Sumter": waits for the event."""
    count = count_of(m)
    if count is None:
        return None
    side = m.all("side")[0]
    direction: Direction = 1 if side.kind == "after" else -1
    first, last = m.bounds("count")
    length = (first, last, lasting(count))
    end = event_end(m.text, side.end)
    if re.match(r"\s+(?:\w+ing|that|this)\b", m.text[side.end : side.end + 16]):
        if not re.match(r"\s+th", m.text[side.end : side.end + 3]):
            return (Part("count", length[2]),)
        end = side.end
    if end == side.end:
        shift = Shift(direction, "told", count.quantity, "")
        return Draft("DATE", shift, mod=count.mod, granularity=count.unit, news=length)
    m.end = end
    event = (side.end + 1, end)
    return Draft(
        "DATE",
        Shift(direction, "event", count.quantity, "", event=event),
        mod=count.mod,
        granularity=count.unit,
        news=length,
    )


@rule("the unit:unit side:(before|after)", "the unit:unit which:following")
def unit_before_or_after(m: Match) -> Found:
    """ "the year before", "the day after", "the day following"."""
    if m.value("unit") not in ("day", "week", "month", "year", "decade", "century"):
        return None
    direction: Direction = -1 if m.kind("side") == "before" else 1
    word = re.match(r"\s+(\w+)", m.after(20))
    if word and word.group(1).lower() not in (
        "he",
        "she",
        "we",
        "they",
        "i",
        "in",
        "on",
        "at",
        "and",
        "was",
        "were",
    ):
        side = m.all("side") or m.all("which")
        end = event_end(m.text, side[0].end)
        return Draft(
            "DATE",
            Shift(
                direction,
                "event",
                Quantity(1, 1, _plain(m.value("unit"))),
                "",
                event=(side[0].end + 1, end),
            ),
            granularity=m.value("unit"),
        )
    return target(m, direction, "told")


def _plain(unit: str) -> Literal["day", "week", "month", "year", "decade", "century"]:
    return unit  # type: ignore[return-value]


@rule("the nth:(ORDINAL|last) unit:(unit|daypart|night)")
def nth_unit(m: Match) -> Found:
    """ "the third day", "the second year": in a series that the story tells."""
    if last_word(m.before()).lower() == "for" and m.value("nth") == "1":
        return None
    unit = m.value("unit")
    nth = -1 if m.kind("nth") == "last" else int(m.value("nth"))
    if nth < 0 and not re.match(r"\s+of\b", m.after(4)):
        return None
    direction: Direction = 1 if nth > 0 else -1
    if m.kind("unit") == "daypart":
        amount = Quantity(nth, nth, "day")
        shift = Shift(1, "event", amount, PARTS[unit])
        return Draft("TIME", shift, part=unit, granularity="time") if nth > 0 else None
    if unit not in ("day", "week", "month", "year", "night"):
        return None
    event = None
    if re.match(r"\s+of\b", m.after(4)):
        start = m.end + m.after(4).index("of") + 2
        end = event_end(m.text, start)
        if end > start:
            event, m.end = (start + 1, end), end
    amount = Quantity(abs(nth), abs(nth), unit_of(unit))
    return Draft("DATE", Shift(direction, "event", amount, unit, event=event), granularity=unit)


@rule(
    *(
        f"{t} of which:(next|last|this|that|the) which2:(following|next|previous)? year_word:unit"
        for t in ("month:MONTH", "the? season:SEASON")
    )
)
def month_of_next_year(m: Match) -> Found:
    """ "October of next year", "the spring of last year"."""
    if m.value("year_word") != "year":
        return None
    which, second = m.kind("which"), m.kind("which2")
    if which == "that" or (which == "the" and not second):
        return None
    direction: Direction = {"next": 1, "last": -1, "following": 1, "previous": -1}.get(
        second or which, 0
    )  # type: ignore[assignment]
    steps = 1 if direction else 0
    draft = target(m, direction, "told" if which == "the" else "speech")
    if draft is None or not isinstance(draft.form, Shift):
        return None
    return replace(draft, form=replace(draft.form, amount=Quantity(steps, steps, "year")))


@rule(
    *(
        f"the same:same time:(period|time|unit|quarter) {last}"
        for last in (
            "in? the? last:(last|previous) year_word:unit",
            "n:(a|one) year_word:unit later:(ago|earlier)",
        )
    )
)
def same_time_last_year(m: Match) -> Found:
    """ "the same period last year", "the same month a year ago"."""
    if m.value("year_word") != "year":
        return None
    shift = Shift(-1, "told", Quantity(1, 1, "year"), "same")
    return Draft("DATE", shift, granularity="month")


@rule("n:one unit:(unit|daypart|night)")
def one_day(m: Match) -> Found:
    """ "one day", "one night": some day of the story, where it is no length."""
    if last_word(m.before()).lower() in ("in", "within", "for", "of", "than", "only", "just", "least", "about", "every", "after", "over", "under", "nearly", "almost", "took", "lasted", "to", "and", "or", "is", "was"):  # fmt: skip
        return None
    unit = m.value("unit")
    if m.kind("unit") == "unit" and unit not in ("day", "night"):
        return None
    if (
        re.match(r"\s+(later|after|before|earlier|ago|old|at a time|of)\b", m.after(12))
        or m.after(1) == "-"
    ):
        return None
    if unit == "day":
        return Draft(
            "DATE",
            Shift(0, "event", None, "day"),
            value="XXXX-XX-XX",
            granularity="day",
            only="narrative",
        )
    code = "TNI" if unit == "night" else unit
    return Draft(
        "TIME",
        Shift(0, "event", None, PARTS[code]),
        value=f"XXXX-XX-XX{code}",
        part=code,
        granularity="time",
        only="narrative",
    )


@rule("the unit:unit", "later:later in the unit:unit", "mod:MOD in the unit:unit")
def the_day(m: Match) -> Found:
    """ "the day", "late in the day" in news: the day of the report."""
    if m.value("unit") != "day" or re.match(
        r"\s+(of|after|before|when|that|the|[iI]|he|she|we|they)\b", m.after(8)
    ):
        return None
    return Draft(
        "DATE",
        Shift(0, "told", None, "day"),
        mod=MODS.get(m.kind("mod"), ""),
        granularity="day",
        only="news",
    )


@rule("the unit:weekend")
def the_weekend(m: Match) -> Found:
    if re.match(r"\s+(of|after|before|when|that)\b", m.after(8)):
        return None
    return Draft("DATE", Shift(0, "told", None, "weekend"), granularity="weekend")


@rule("the nth:ORDINAL? which:anniversary of")
def anniversary_of(m: Match) -> Found:
    """ "the sixth anniversary of the landing"."""
    end = event_end(m.text, m.end)
    if m.word("which") != "anniversary" or end == m.end:
        return None
    shift = Shift(0, "event", None, "day", event=(m.end + 1, end))
    m.end = end
    return Draft("DATE", shift, granularity="day")
