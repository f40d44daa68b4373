"""A date of GEDCOM (5.5.1 and 7): ABT, CAL, EST, BEF, AFT, BET … AND, FROM … TO, INT.

Only the Gregorian calendar is read; a date of another is said not to be understood, never guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline import edtf
from timeline.imports.dates import Dated
from timeline.model import TimelineError, TimeSpan

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z]{3,9})\.? )?(\d{3,4})$")
_DUAL = re.compile(r".*\b\d{3,4}/\d{2,4}$")
_CALENDARS = {
    "DJULIAN": "Julian", "JULIAN": "Julian", "DFRENCH R": "French Republican",
    "FRENCH_R": "French Republican", "DHEBREW": "Hebrew", "HEBREW": "Hebrew", "DROMAN": "Roman",
    "DUNKNOWN": "unknown",
}  # fmt: skip
_CALENDAR = re.compile(r"@#([^@]+)@|\b(JULIAN|FRENCH_R|HEBREW)\b")
_BEFORE_CHRIST = re.compile(r"\bB\.?\s?C\.?(?:E\.?)?$|\bBCE$")
# What programs write that is not GEDCOM, and what they mean.
_MEANT = {
    "ABOUT": "ABT", "CIRCA": "ABT", "CA": "ABT", "C": "ABT", "BEFORE": "BEF", "AFTER": "AFT",
    "BETWEEN": "BET", "ESTIMATED": "EST", "CALCULATED": "CAL",
}  # fmt: skip


def read_date(text: str) -> Dated:
    """A date value as a span. Raises TimelineError, saying what it is not."""
    said = " ".join(text.upper().replace("@#DGREGORIAN@", "").replace("GREGORIAN ", "").split())
    other = _CALENDAR.search(said)
    if other:
        name = _CALENDARS.get((other[1] or other[2]).strip(), "another")
        raise TimelineError(f"{text!r}: a date of the {name} calendar is not understood")
    if said.startswith("("):
        raise TimelineError(f"{text!r}: a date in words is not read")
    said = said.partition("(")[0].removeprefix("INT ").strip()
    word, _, rest = said.partition(" ")
    word = _MEANT.get(word.rstrip("."), word.rstrip("."))
    span = _READ[word](rest.strip(), text) if word in _READ else _day(said, text)
    return Dated(span, edtf.write(span))


def _between(rest: str, text: str) -> TimeSpan:
    first, found, last = rest.partition(" AND ")
    if not found:
        raise TimelineError(f"{text!r}: between what and what?")
    a, d = _first(first, text), _last(last, text)
    if d < a:
        raise TimelineError(f"{text!r}: ends before it begins")
    return TimeSpan(a, d, a, d)


def _from(rest: str, text: str) -> TimeSpan:
    first, found, last = rest.partition(" TO ")
    a = _day(first, text)
    if not found:
        return TimeSpan(a.begin_of_the_begin, a.end_of_the_begin, None, None, point=False)
    b = _day(last, text)
    if _last(last, text) < _first(first, text):
        raise TimelineError(f"{text!r}: ends before it begins")
    return TimeSpan(a.begin_of_the_begin, a.end_of_the_begin, b.begin_of_the_begin,
                    b.end_of_the_end, point=False)  # fmt: skip


def _to(rest: str, text: str) -> TimeSpan:
    b = _day(rest, text)
    return TimeSpan(None, None, b.begin_of_the_begin, b.end_of_the_end, point=False)


def _about(rest: str, text: str) -> TimeSpan:
    """A date that is only about right: a year may be the one before or after."""
    first, last = _first(rest, text), _last(rest, text)
    if last - first > timedelta(days=360) and 1 < first.year < 9998:
        first, last = first.replace(year=first.year - 1), last.replace(year=last.year + 1)
    return TimeSpan(first, last, first, last, approximate=True)


def _before(rest: str, text: str) -> TimeSpan:
    day = _first(rest, text) - timedelta(days=1)
    return TimeSpan(None, day, None, day)


def _after(rest: str, text: str) -> TimeSpan:
    day = _last(rest, text) + timedelta(days=1)
    return TimeSpan(day, None, day, None)


_READ = {
    "BET": _between, "FROM": _from, "TO": _to, "ABT": _about, "CAL": _about, "EST": _about,
    "BEF": _before, "AFT": _after,
}  # fmt: skip


def _first(said: str, text: str) -> date:
    day = _day(said, text).begin_of_the_begin
    assert day is not None
    return day


def _last(said: str, text: str) -> date:
    day = _day(said, text).end_of_the_end
    assert day is not None
    return day


def _day(said: str, text: str) -> TimeSpan:
    said = said.strip()
    if _BEFORE_CHRIST.search(said):
        raise TimelineError(f"{text!r}: lies before the year 1, where this timeline begins")
    if _DUAL.match(said):
        raise TimelineError(f"{text!r}: a year counted in two ways (old style) is not understood")
    match = _DAY.match(said)
    if match is None or (match[2] and match[2][:3] not in _MONTHS):
        raise TimelineError(f"{text!r}: no date of GEDCOM")
    parts = [f"{int(match[3]):04}"]
    if match[2]:
        parts.append(f"{_MONTHS.index(match[2][:3]) + 1:02}")
    if match[1]:
        parts.append(f"{int(match[1]):02}")
    try:
        return edtf.span("-".join(parts))
    except edtf.EdtfError as error:
        raise TimelineError(f"{text!r}: no day of the calendar") from error
