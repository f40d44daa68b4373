"""Neighbours that belong together: "26 June - 4 August 1952", "in April and June 1955",
"5:34 a.m. on March 20", "two years later (218 BC)".

What the first leaves out stands in the second. Language-free; the words between come from the
lexicon table `joints` (columns words, joint).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from timeline.expressions.drafts import Day, Draft
from timeline.expressions.moments import add_years
from timeline.lexicon import table
from timeline.model import Calendar, Shift

LONGEST = 40


@cache
def _joints(language: str) -> re.Pattern[str]:
    rows = table(language, "joints")

    def words(kind: str) -> str:
        found = sorted((row["words"] for row in rows if row["joint"] == kind), key=len)
        return "|".join(re.escape(word) for word in reversed(found))

    of, article = words("of"), words("article")
    name = r"(?:\s(?-i:[A-Z])[\w'’-]*)"
    return re.compile(
        rf"(?P<named>{name}{{1,4}}(?:\s(?:{of})|\s\((?:{article})?)\s*)$|"
        rf"\s*(?:(?P<range>{words('range')})|(?P<list>{words('list')})|"
        rf"(?P<of>(?:(?-i:[A-Z])\w+ \w+ )?(?:{of})))\s*(?:\b(?:{article})\s+){{0,2}}",
        re.I,
    )


def joint(text: str, start: int, end: int, language: str) -> str:
    """What joins two expressions: "range", "list", "of", "paren" or ""."""
    if end - start > LONGEST:
        return ""
    between = text[start:end]
    if between.strip() == "(":
        return "paren"
    found = _joints(language).fullmatch(between)
    return (found.lastgroup or "") if found else ""


def complete(
    text: str,
    found: Sequence[tuple[int, int, Draft, str]],
    language: str,
) -> list[Draft]:
    """The drafts of a document, each with what its right neighbour tells of it."""
    drafts = [draft for _, _, draft, _ in found]
    for i in range(len(drafts) - 2, -1, -1):
        gap = found[i + 1][0] - found[i][1]
        if gap > LONGEST:
            continue
        left, right = drafts[i], drafts[i + 1]
        if _waits(right) and left.granularity == "day" and left.day is not None:
            if text[found[i][1] : found[i + 1][0]].strip() in _APPOSITION:
                drafts[i + 1] = replace(right, beside=True)
            continue
        day, other = left.day, right.day
        if _bare_month(day) and _bare_month(other):
            if joint(text, found[i][1], found[i + 1][0], language) == "range":
                drafts[i + 1] = replace(right, follows=True)
            continue
        whole = other is not None and other.year is not None and not other.short
        timed = day is not None and day.unit == "time"
        if other is None or not (whole or (timed and other.month is not None)):
            continue
        kind = joint(text, found[i][1], found[i + 1][0], language)
        if not kind:
            continue
        if day is None:
            if kind == "paren" and isinstance(left.form, Shift) and other.unit != "time":
                drafts[i] = replace(left, day=_coarser(left, other))
            continue
        if kind == "of":
            if day.unit == "time" and day.month is None and other.month is not None:
                drafts[i] = replace(left, day=replace(other, unit="time", part=day.part))
            continue
        if kind == "named":
            if day.year is None and (day.month or day.part) and other.unit == "year":
                drafts[i] = replace(left, day=replace(day, year=other.year, bc=other.bc))
            continue
        if kind != "paren" and day.year is None and _alike(day, other) and other.year is not None:
            later = (day.month or 0) > (other.month or 99)
            year = add_years(other.year, -1) if later else other.year
            drafts[i] = replace(left, day=replace(day, year=year, bc=other.bc))
        elif kind == "range" and other.bc and day.unit == "year" and not day.bc and day.year:
            drafts[i] = replace(left, day=replace(day, year=-abs(day.year), bc=True))
    return drafts


_APPOSITION = (",", "-", "–", "—", "(")


def _waits(draft: Draft) -> bool:
    """Whether an event that only the text tells dates the expression."""
    return isinstance(draft.form, Shift) and draft.form.origin == "event" and not draft.value


def _bare_month(day: Day | None) -> bool:
    """A month or a day of one, without its year."""
    return day is not None and day.month is not None and day.year is None


def _alike(day: Day, other: Day) -> bool:
    """Whether two dates may share a year: both parts of one."""
    fine = ("season", "month", "day")
    return (
        day.unit in fine and other.unit in fine and (day.month is not None or day.unit == "season")
    )


def _coarser(draft: Draft, other: Day) -> Day:
    """The date in parentheses, no finer than the words before it."""
    if draft.granularity in ("year", "decade", "century") or other.unit == "year":
        return Day("year", other.year, bc=other.bc)
    if draft.granularity in ("month", "season") and other.month:
        return Day("month", other.year, other.month, bc=other.bc)
    return other


__all__ = ["Calendar", "complete", "joint"]
