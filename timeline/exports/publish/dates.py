"""Dates made coarser: spans widen to whole months, years or decades, and so do words of time."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from timeline import edtf
from timeline.exports.publish.patterns import tidy
from timeline.expressions import tag
from timeline.figures.marks import Stretch
from timeline.model import TimelineError, TimeSpan
from timeline.packs import Pack
from timeline.periods import Period

UNITS = ("month", "year", "decade")
_LENGTH = {"month": 7, "year": 4, "decade": 3}  # of a calendar date that is shown
_HIDDEN = "[…]"
_BETWEEN = "\n\n"
_NUMERIC = re.compile(
    r"(?<!\d)(1[5-9]|20)\d\d([-./]\d{1,2}){1,2}(?!\d)|(?<!\d)\d{1,2}[-./]\d{1,2}[-./](19|20)?\d\d(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)")


def coarse(span: TimeSpan, unit: str) -> TimeSpan:
    """The span widened to whole units: it may have been at any time of those it touches."""
    if unit not in UNITS:
        return span
    first, begun, ending, last = span.bounds
    return replace(
        span,
        begin_of_the_begin=first and _start(first, unit),
        end_of_the_begin=begun and _end(begun, unit),
        begin_of_the_end=ending and _start(ending, unit),
        end_of_the_end=last and _end(last, unit),
        approximate=False,
    )


def coarse_stretch(line: Stretch, unit: str) -> Stretch:
    """A stretch of a life line whose turns are known no better than the unit."""
    if unit not in UNITS:
        return line
    (first, begun), (ending, last) = (
        (
            _start(date.fromordinal(low), unit).toordinal(),
            _end(date.fromordinal(high), unit).toordinal(),
        )
        for low, high in (line.begin, line.end)
    )
    return Stretch(line.state, (first, begun), (ending, last))


def coarse_period(period: Period, unit: str) -> Period:
    """A period that begins and ends with whole units."""
    if unit not in UNITS:
        return period
    return Period(_start(period.first, unit), _end(period.last, unit))


def coarse_edtf(span: TimeSpan, unit: str, written: str) -> str:
    """The EDTF of a coarse span; what was written where nothing was made coarser."""
    if unit not in UNITS or not written:
        return written
    return edtf.write(span) if any(span.bounds) else ""


def coarse_day(text: str, unit: str) -> str:
    """A date of the calendar, as written, cut to its unit; "" for what cannot be cut."""
    if unit not in UNITS or not text:
        return text
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", text) is None:
        return ""
    return f"{text[:3]}X" if unit == "decade" else text[: _LENGTH[unit]]


def coarse_words(
    texts: Iterable[str], unit: str, language: str, packs: Sequence[Pack]
) -> dict[str, str]:
    """Texts of one language, each with what of it is shown: words of time that say more than the
    unit are replaced by it in EDTF. They are read together, since reading one takes long."""
    several = [text for text in dict.fromkeys(texts) if text]
    if unit not in UNITS:
        return {text: text for text in several}
    tidied = [tidy(text) for text in several]
    try:
        found = tag(_BETWEEN.join(tidied), language=language, packs=packs)
    except TimelineError:  # no words of time are known in that language
        found = ()
    telling = [each for each in found if each.type in ("DATE", "TIME") and _finer(each.value, unit)]
    shown: dict[str, str] = {}
    start = 0
    for text, given in zip(tidied, several, strict=True):
        end = start + len(text)
        for each in reversed([one for one in telling if start <= one.start and one.end <= end]):
            at, last = each.start - start, each.end - start
            text = text[:at] + _shown(each.value, unit) + text[last:]
        text = _NUMERIC.sub(_HIDDEN, text)
        shown[given] = _YEAR.sub(_HIDDEN, text) if unit == "decade" else text
        start = end + len(_BETWEEN)
    return shown


def _finer(value: str, unit: str) -> bool:
    """Whether a value says more than a unit; one that is no date of the calendar (what waits for
    an event, seasons, days without a year) is taken to say more where it has a number."""
    if re.fullmatch(r"\d{2,4}", value):
        return len(value) > _LENGTH[unit]
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return unit != "month"
    return bool(re.search(r"\d", value))


def _shown(value: str, unit: str) -> str:
    if not re.match(r"\d{4}", value):
        return _HIDDEN
    if unit == "month" and not re.match(r"\d{4}-\d{2}", value):
        return f"[{value[:4]}]"
    return f"[{value[:3]}X]" if unit == "decade" else f"[{value[: _LENGTH[unit]]}]"


def _start(day: date, unit: str) -> date:
    if unit == "month":
        return day.replace(day=1)
    year = day.year if unit == "year" else max(day.year - day.year % 10, 1)
    return date(year, 1, 1)


def _end(day: date, unit: str) -> date:
    if unit == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    year = day.year if unit == "year" else min(day.year - day.year % 10 + 9, 9999)
    return date(year, 12, 31)
