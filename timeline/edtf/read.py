"""EDTF text → value → time-span."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import Literal, TypeAlias

from timeline.edtf.values import (
    Day,
    Edtf,
    EdtfDate,
    EdtfError,
    EdtfInterval,
    EdtfRange,
    EdtfSet,
    Mark,
    merged,
)
from timeline.edtf.window import window
from timeline.model import TimeSpan

MAX_LENGTH = 10_000  # characters; a set of some two thousand years

_DATE = re.compile(
    r"""
    ([?~%])? (-?[0-9X]{4}) ([?~%])?
    (?: - ([?~%])? ([0-9X]{2}) ([?~%])?
        (?: - ([?~%])? ([0-9X]{2}) ([?~%])? (T.*)? )?
    )?""",
    re.VERBOSE,
)
_TIME = re.compile(
    r"T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|(?!-00(?::00)?$)[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_LONG_YEAR = re.compile(r"(Y-?[1-9][0-9]{0,17}(?:E[1-9][0-9]{0,2})?|-?[0-9]{4})(?:S([1-9][0-9]?))?")


def parse(text: str) -> Edtf:
    """The value of an EDTF text. Raises EdtfError, and nothing else, where it is none."""
    if len(text) > MAX_LENGTH:
        raise EdtfError(f"longer than {MAX_LENGTH} characters: {text[:40]!r}…")
    try:
        if text[:1] in ("[", "{"):
            return _set(text)
        start, slash, end = text.partition("/")
        return _interval(start, end) if slash else _date(text)
    except EdtfError as fault:
        shown = text if len(text) <= 60 else text[:60] + "…"
        raise EdtfError(f"not a date in EDTF: {shown!r} ({fault})") from None


def span(text: str) -> TimeSpan:
    """What an EDTF text, read alone, says about the four bounds (see the package's docstring).

    Raises EdtfError where the text is no EDTF.
    """
    value = parse(text)
    if isinstance(value, EdtfDate):
        return _once(_window(value), approximate=value.approximate)
    if isinstance(value, EdtfSet):
        return _span_of_set(value)
    return _lasting(
        _window(value.start),
        _window(value.end),
        ongoing=value.end == "..",
        approximate=value.approximate,
    )


def bounds(text: str) -> tuple[date | None, date | None]:
    """The earliest and the latest day of an EDTF text; None where open, unknown or out of range.

    Raises EdtfError where the text is no EDTF.
    """
    whole = span(text)
    return whole.begin_of_the_begin, whole.end_of_the_end


# --- Text → value ---------------------------------------------------------------------------------


def _date(text: str) -> EdtfDate:
    found = _DATE.fullmatch(text)
    if found is None:
        return _long_year(text)
    ly, year, ry, lm, month, rm, ld, day, rd, time = found.groups(default="")
    if year == "-0000":
        raise EdtfError("there is no year -0000")
    # A mark on the right also holds for everything to its left.
    marks: tuple[Mark, Mark, Mark] = ("", "", "")
    if ly or ry or lm or rm or ld or rd:
        marks = merged({ly, ry, rm, rd}), merged({lm, rm, rd}), merged({ld, rd})
    if time and (marks != ("", "", "") or "X" in text or not _TIME.fullmatch(time)):
        raise EdtfError("the time of day is not hh:mm:ss after a full date")
    return EdtfDate(year, month, day, time, 0, marks, window(year, month, day, 0))


def _long_year(text: str) -> EdtfDate:
    found = _LONG_YEAR.fullmatch(text)
    if found is None:
        raise EdtfError("it is neither a date, nor an interval, nor a set")
    year, significant = found[1], int(found[2] or "0")
    if year == "-0000":
        raise EdtfError("there is no year -0000")
    if year.startswith("Y") and "E" not in year and len(year.lstrip("Y-")) < 5:
        raise EdtfError("a year with Y has more than four digits")
    return EdtfDate(year, significant=significant, window=window(year, "", "", significant))


def _interval(start: str, end: str) -> EdtfInterval:
    first, last = _side(start), _side(end)
    if isinstance(first, EdtfDate) and isinstance(last, EdtfDate):
        _in_order(first, last)
    return EdtfInterval(first, last)


def _side(text: str) -> EdtfDate | Literal["", ".."]:
    if text == "":
        return ""
    return ".." if text == ".." else _plain(text)


def _plain(text: str) -> EdtfDate:
    """A date that may stand in an interval or a set: one without a time of day."""
    value = _date(text)
    if value.time:
        raise EdtfError("a time of day cannot stand in an interval or a set")
    return value


def _in_order(first: EdtfDate, last: EdtfDate) -> None:
    if first.window and last.window and first.window[0] > last.window[1]:
        raise EdtfError("it ends before it begins")


def _set(text: str) -> EdtfSet:
    every = text[0] == "{"
    if text[-1] != ("}" if every else "]"):
        raise EdtfError("its brackets do not match")
    items = text[1:-1].split(",")
    items[1:] = [item.lstrip(" ") for item in items[1:]]
    return EdtfSet(tuple(_member(item, n, len(items)) for n, item in enumerate(items)), every)


def _member(text: str, place: int, count: int) -> EdtfDate | EdtfRange:
    first, dots, last = text.partition("..")
    if not dots:
        return _plain(text)
    if not (first or last) or (not first and place > 0) or (not last and place < count - 1):
        raise EdtfError("only the first member can have an open beginning, the last an open end")
    member = EdtfRange(_plain(first) if first else None, _plain(last) if last else None)
    if member.first and member.last:
        _in_order(member.first, member.last)
    return member


# --- Value → span ---------------------------------------------------------------------------------


_Edges: TypeAlias = tuple[Day | None, Day | None]


def _window(when: EdtfDate | Literal["", ".."] | None) -> _Edges:
    """The edges of a date's window; none where it is open or unknown."""
    return (when.window or (None, None)) if isinstance(when, EdtfDate) else (None, None)


def _span_of_set(value: EdtfSet) -> TimeSpan:
    begins, ends = [], []
    for member in value.members:
        first, last = (
            (member, member) if isinstance(member, EdtfDate) else (member.first, member.last)
        )
        begins.append(_window(first))
        ends.append(_window(last))
    begin = _of_all([low for low, _ in begins], min), _of_all([high for _, high in begins], min)
    end = _of_all([low for low, _ in ends], max), _of_all([high for _, high in ends], max)
    if value.every and (len(value.members) > 1 or isinstance(value.members[0], EdtfRange)):
        return _lasting(begin, end, ongoing=False, approximate=value.approximate)
    return _once((begin[0], end[1]), approximate=value.approximate)


def _of_all(days: list[Day | None], choose: Callable[[list[Day]], Day]) -> Day | None:
    """The first or last of the days; None where one of them is open or unknown."""
    known = [day for day in days if day is not None]
    return choose(known) if len(known) == len(days) else None


def _once(window: _Edges, *, approximate: bool) -> TimeSpan:
    first, last = map(_in_calendar, window)
    return TimeSpan(first, last, first, last, point=True, approximate=approximate)


def _lasting(begin: _Edges, end: _Edges, *, ongoing: bool, approximate: bool) -> TimeSpan:
    """Nothing begins after its last day or ends before its first: the inner bounds are cut."""
    (first, begun), (ending, last) = begin, end
    if begun and last:
        begun = min(begun, last)
    if ending and first:
        ending = max(ending, first)
    return TimeSpan(
        _in_calendar(first),
        _in_calendar(begun),
        _in_calendar(ending),
        _in_calendar(last),
        point=False,
        ongoing=ongoing,
        approximate=approximate,
    )


def _in_calendar(day: Day | None) -> date | None:
    """A day of Python's calendar, or None where that has no such year."""
    return date(*day) if day and MINYEAR <= day[0] <= MAXYEAR else None
