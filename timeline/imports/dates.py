"""Dates as people write them in tables: EDTF, the usual plain forms, or words.

    dates = Dates(packs)
    dates.read("17 April 1975")               -> Dated(span, "1975-04-17")
    dates.read("1975-04-17", "1979-01-07")    -> what lasted from one to the other

A date that cannot be is a fault, never a wider one: "31 Feb 1975" is no February.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from timeline import edtf
from timeline.catalogue.keeping import read_date
from timeline.model import TimelineError, TimeSpan
from timeline.packs import Pack

Order = Literal["", "day", "month"]

ORDERS: Mapping[str, Order] = {"": "", "day": "day", "month": "month"}

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = {name[:length]: n for n, name in enumerate(_MONTHS, 1) for length in (3, len(name))}
_MONTH["sept"] = 9
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})$")
_DAY_MONTH = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?(?:of )?([A-Za-z]{3,9})\.?,?[ -](\d{4})$"
)
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")
_YEAR_FIRST = re.compile(r"(\d{4}),? (?:(\d{1,2}) )?([A-Za-z]{3,9})\.?(?: (\d{1,2}))?$")
_DOUBT = re.compile(r"\s+([?~%])$")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d?:\d\d.*$")
_YEARS = re.compile(r"(\d{4})\s?[/–-]\s?(\d{2})$")
_BEFORE = re.compile(
    r"-\d+|.*\b(?:B\.?\s?C\.?(?:\s?E\.?)?|BCE)(?!\w)|(?:기원전|BC)\s?\d", re.IGNORECASE
)
_ERA = re.compile(r"\s*\b(?:A\.?D\.?|C\.?E\.?)\s*(?=\d)|(?<=\d)\s*\b(?:AD|CE|A\.D\.|C\.E\.)$")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?$")
_OPEN = re.compile(r"(since|from)\s+(.+)$", re.IGNORECASE)
_GOES_ON = ("present", "now", "ongoing", "today", "..", "현재", "지금")
_NONE = ("", "?", "-", "–", "n/a", "na", "none", "unknown", "undated", "n.d.", "nd", "미상", "모름")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as a span, and its EDTF."""

    span: TimeSpan
    edtf: str


def says_none(text: str) -> bool:
    """Whether a cell says that no date is known."""
    return text.strip().casefold() in _NONE


def order_of(cells: Iterable[str]) -> tuple[Order, str]:
    """Which comes first in dates like 3/5/1931 of one file, by those that can be one day only,
    and the first of them; "" where none decides, or they contradict each other."""
    found: dict[Order, str] = {}
    for cell in cells:
        slashed = _SLASHED.match(cell.strip())
        if slashed:
            one, two = int(slashed[1]), int(slashed[2])
            if one > 12 >= two:
                found.setdefault("day", cell.strip())
            elif two > 12 >= one:
                found.setdefault("month", cell.strip())
    return next(iter(found.items())) if len(found) == 1 else ("", "")


class Dates:
    """Reads the dates of one file; equal ones once."""

    def __init__(self, packs: Sequence[Pack] | None = None, order: Order = "") -> None:
        """`packs` know the names that date (None: those that ship); `order` says which comes
        first in 3/5/1931, the day or the month ("": such a date is refused)."""
        self._packs = packs
        self._order = order
        self._known: dict[str, Dated | TimelineError] = {}

    def read(self, begin: str, end: str = "") -> Dated:
        """The date, or from one date to another. Raises TimelineError, one line."""
        if says_none(begin) and says_none(end):
            raise TimelineError("has no date")
        if says_none(end) or end.strip() == begin.strip():
            return self._one(begin)
        last = TimeSpan(None, None, None, None, False, True)
        if end.strip().casefold() not in _GOES_ON:
            last = self._one(end).span
        first = TimeSpan(point=False) if says_none(begin) else self._one(begin).span
        a, b = first.begin_of_the_begin, last.end_of_the_end
        if a is not None and b is not None and b < a:
            raise TimelineError(f"ends ({end.strip()}) before it begins ({begin.strip()})")
        span = TimeSpan(
            a,
            first.end_of_the_end if first.point else first.end_of_the_begin,
            last.begin_of_the_begin if last.point else last.begin_of_the_end,
            b,
            point=False,
            ongoing=last.ongoing,
            approximate=first.approximate or last.approximate,
        )
        return Dated(span, edtf.write(span))

    @staticmethod
    def written(span: TimeSpan) -> str:
        """A span as EDTF."""
        return edtf.write(span)

    def _one(self, text: str) -> Dated:
        text = " ".join(text.split())
        known = self._known.get(text)
        if known is None:
            try:
                known = self._read(text)
            except TimelineError as fault:
                known = fault
            self._known[text] = known
        if isinstance(known, TimelineError):
            raise known
        return known

    def _read(self, text: str) -> Dated:
        if len(text) > 200:
            raise TimelineError(f"a date of {len(text):,} characters is too long")
        text = _DOUBT.sub(r"\1", _TIME.sub(r"\1", unicodedata.normalize("NFKC", text)))
        if _BEFORE.match(text):
            raise TimelineError(f"{text!r}: lies before the year 1, where this timeline begins")
        text, era = _ERA.subn("", text)
        if era and text.isdigit():
            text = f"{int(text):04}"
        if re.fullmatch(r"\d{3}", text) or (re.fullmatch(r"\d{1,2}", text) and text != "0"):
            raise TimelineError(f"{text!r}: a year needs four figures: write {int(text):04}")
        if _SERIAL.match(text):
            raise TimelineError(f"{text!r}: is a number, no date; show the column as dates")
        opened = _OPEN.match(text)
        if opened:
            first = self._one(opened[2]).span
            ongoing = opened[1].casefold() == "since"
            span = TimeSpan(*first.bounds[:2], None, None, False, ongoing, first.approximate)
            return Dated(span, edtf.write(span))
        with suppress(edtf.EdtfError):
            span = edtf.span(text)
            if not any(span.bounds):
                raise TimelineError(f"{text!r}: says no time that is known")
            return Dated(span, text)
        plain = self._plain(text)
        if plain:
            return Dated(edtf.span(plain), plain)
        reading = read_date(text, packs=self._packs)
        if not any(reading.span.bounds):
            raise TimelineError(f"{text!r}: says no time that is known")
        said = edtf.write(reading.span) if reading.span.approximate else reading.edtf
        return Dated(reading.span, said)

    def _plain(self, text: str) -> str:
        """The usual forms in figures and with names of months, as EDTF; "" for any other."""
        if found := _SLASHED.match(text):
            return self._slashed(text, *map(int, found.groups()))
        if found := _YEARS.match(text):
            first, last = int(found[1]), int(found[2])
            century = first - first % 100 + (100 if last == 0 and first % 100 == 99 else 0)
            if century + last > first and not (len(text) == 7 and last <= 12 and text[4] != "–"):
                return f"{first:04}/{century + last:04}"
            if last == 0 and century > first:
                return f"{first:04}/{century:04}"
            if "/" in text and century + last > first:
                raise TimelineError(
                    f"{text!r} can be a month or two years: write {first:04}-{last:02} or "
                    f"{first:04}/{century + last:04}"
                )
        if found := _LOOSE.match(text):
            return _day(text, int(found[1]), int(found[2]), int(found[3] or 0))
        if found := _MONTH_YEAR.match(text):
            return _day(text, int(found[2]), int(found[1]), 0)
        if (found := _DAY_MONTH.match(text)) and found[2].casefold() in _MONTH:
            return _day(text, int(found[3]), _MONTH[found[2].casefold()], int(found[1] or 0))
        if (found := _YEAR_FIRST.match(text)) and found[3].casefold() in _MONTH:
            day = int(found[2] or found[4] or 0)
            return _day(text, int(found[1]), _MONTH[found[3].casefold()], day)
        if (found := _MONTH_DAY.match(text)) and found[1].casefold() in _MONTH:
            return _day(text, int(found[3]), _MONTH[found[1].casefold()], int(found[2]))
        return ""

    def _slashed(self, text: str, one: int, two: int, year: int) -> str:
        if one <= 12 and two <= 12 and one != two and one and two and not self._order:
            ways = f"{year}-{two:02}-{one:02} or {year}-{one:02}-{two:02}"
            raise TimelineError(f"{text!r} can be two days: write {ways}")
        month_first = self._order == "month" if one <= 12 and two <= 12 else two > 12
        return _day(text, year, one if month_first else two, two if month_first else one)


def _day(text: str, year: int, month: int, day: int) -> str:
    """A year, month (0: none) and day (0: none) as EDTF. Raises TimelineError where it is none."""
    if day and not month:
        month = day = 0  # 1975-00-17: of such a row only the year is meant
    try:
        date(year, month or 1, day or 1)
    except ValueError as error:
        raise TimelineError(f"{text!r}: no day of the calendar") from error
    return "-".join((f"{year:04}", *(f"{part:02}" for part in (month, day) if part)))


def exact(bounds: tuple[date | None, ...], point: bool, ongoing: bool, written: str) -> TimeSpan:
    """A span from four bounds that a file states. Raises TimelineError where they contradict."""
    a, b, c, d = bounds
    for first, last in ((a, b), (c, d), (a, c), (b, d)):
        if first is not None and last is not None and last < first:
            raise TimelineError(f"its bounds contradict: {last} is before {first}")
    return replace(TimeSpan(a, b, c, d, point, ongoing), approximate="~" in written)
