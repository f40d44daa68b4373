"""A row of somebody else's timeline, dated; and how dates that people write there are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from timeline import edtf
from timeline.catalogue.keeping import read_date
from timeline.model import TimelineError, TimeSpan

_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")


@dataclass(frozen=True, slots=True)
class Row:
    """Something that happened; `number` is its row or line in the file. `person`: to whom it
    happened ("" where the file says nobody)."""

    number: int
    title: str
    span: TimeSpan
    edtf: str
    person: str = ""
    category: str = ""
    place: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    summary: str = ""
    layer: str = ""
    importance: int = 2
    source_title: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a file, and one line for each row that could not be read."""

    rows: tuple[Row, ...]
    faults: tuple[str, ...] = ()
    title: str = ""


def read_span(begin: str, end: str = "") -> tuple[TimeSpan, str]:
    """The span from one date to another (or of one), and its EDTF. Raises TimelineError."""
    first = _one(begin)
    if not end.strip() or end.strip() == begin.strip():
        return first
    last = _one(end)
    a, b = first[0].begin_of_the_begin, last[0].end_of_the_end
    if a is not None and b is not None and b < a:
        raise TimelineError(f"ends ({end}) before it begins ({begin})")
    span = TimeSpan(
        a,
        first[0].end_of_the_end if first[0].point else first[0].end_of_the_begin,
        last[0].begin_of_the_begin if last[0].point else last[0].begin_of_the_end,
        b,
        point=False,
        approximate=first[0].approximate or last[0].approximate,
    )
    return span, edtf.write(span)


def _one(text: str) -> tuple[TimeSpan, str]:
    text = text.strip()
    slashed = _SLASHED.match(text)
    if slashed:
        one, two, year = map(int, slashed.groups())
        if one <= 12 and two <= 12 and one != two:
            ways = f"{year}-{two:02}-{one:02} or {year}-{one:02}-{two:02}"
            raise TimelineError(f"{text!r} can be two days: write {ways}")
        day, month = (one, two) if two <= 12 else (two, one)
        try:
            text = date(year, month, day).isoformat()
        except ValueError as error:
            raise TimelineError(f"{text!r}: no day of the calendar") from error
    reading = read_date(text)
    return reading.span, edtf.write(reading.span) if reading.span.approximate else reading.edtf


def exact(bounds: tuple[date | None, ...], point: bool, ongoing: bool, written: str) -> TimeSpan:
    """A span from four bounds that a file states."""
    a, b, c, d = bounds
    return replace(TimeSpan(a, b, c, d, point, ongoing), approximate="~" in written)
