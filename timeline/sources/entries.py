"""To which day a paragraph belongs: the entry of a diary, or the day an interview was held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.sources.dates import Day, begins_dated, date_line, dates_in, labelled
from timeline.sources.pieces import Piece
from timeline.sources.roles import Role

_INLINE = re.compile(r"\s*(?:[.:：]|[–—-])[\s–—-]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Entries:
    """For every piece the date (EDTF) of its entry ("" = none), and where its words begin once a
    date in front of an entry's first sentence is cut off."""

    dates: list[str]
    starts: list[int]


def entries(text: str, pieces: Sequence[Piece], roles: Sequence[Role]) -> Entries:
    """The entries of a diary; without any where the document is none.

    A date line counts as an entry's where prose follows it; so does a date before the first
    sentence of a paragraph. There must be three of them, or two date lines, and most must name a
    day, since chapters are headed by months and years too. Years that a date leaves out are
    those of the entry before, rolled on where time would run backwards.
    """
    starts = [piece.start for piece in pieces]
    marks: dict[int, Day] = {}
    years: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        words = text[piece.start : piece.end]
        if roles[index] in ("date", "heading"):
            day = date_line(words)
            if day is not None and day.month is None and day.year is not None:
                years[index] = day.year
            elif day is not None and roles[index + 1 : index + 2] in (["prose"], ["date"]):
                marks[index] = day
        elif roles[index] == "prose" and not piece.speaker and piece.number is None:
            found = _inline(words)
            if found is not None:
                marks[index], cut = found
                starts[index] += cut
    lines = sum(roles[index] != "prose" for index in marks)
    days = sum(bool(mark.day or mark.weekday) for mark in marks.values())
    if (len(marks) < 3 and lines < 2) or len(marks) < 2 or days * 2 < len(marks):
        return Entries([""] * len(pieces), [piece.start for piece in pieces])
    return Entries(_carried_on(roles, marks, years), starts)


def _inline(words: str) -> tuple[Day, int] | None:
    """The date that labels a paragraph, and how long the label is."""
    found = dates_in(words[:60]) if begins_dated(words) else []
    if not found or found[0].start or not found[0].month:
        return None
    end = found[0].end - words[: found[0].end].endswith(".")
    label = _INLINE.match(words, end)
    return (found[0], label.end()) if label else None


def _carried_on(roles: Sequence[Role], marks: dict[int, Day], years: dict[int, int]) -> list[str]:
    found, last, current = [], Day(0, 0, None), ""
    for index, role in enumerate(roles):
        if index in years:
            last, current = Day(0, 0, years[index]), ""
        elif index in marks:
            last = _carried(marks[index], last)
            current = last.edtf
        elif role == "heading":
            current = ""
        found.append(current if role in ("prose", "date", "question") else "")
    return found


def _carried(day: Day, last: Day) -> Day:
    """A date with the year of the entry before, or the next where it would run backwards; a day
    of the week alone is the first after the entry before."""
    if day.weekday and last.year and last.month and last.day:
        before = date(last.year, last.month, last.day)
        then = before + timedelta((day.weekday - before.isoweekday()) % 7 or 7)
        return Day(day.start, day.end, then.year, then.month, then.day)
    if day.year is not None or last.year is None:
        return day
    behind = (day.month or 0, day.day or 0) < (last.month or 0, last.day or 0)
    return Day(day.start, day.end, last.year + behind, day.month, day.day)


def day_of_speaking(text: str, pieces: Sequence[Piece], roles: Sequence[Role]) -> str:
    """The day an interview was held, where the document says one; "" where it does not."""
    for piece, role in zip(pieces, roles, strict=True):
        if role in ("date", "notice", "byline"):
            for kind, day in labelled(text[piece.start : piece.end]):
                if kind == "spoken":
                    return day.edtf
    return ""
