"""Time-span → EDTF text: the simplest text that says its four bounds.

What happened once is its window: a year, month, day, season, decade or century where one of them
covers it exactly, else `[a..b]`. What lasted is `begin/end`; an end whose window is no single date
is written as the window's outer edge with `~` (loose: see the four bounds), and is left empty
where that edge is not known. Approximate windows that are a year or month with one more on each
side are written as the middle with `~`.
"""

from __future__ import annotations

import calendar
from datetime import date

from timeline.model import TimeSpan


def write(span: TimeSpan, *, seasons: bool = True) -> str:
    """The EDTF text of a time-span; "" where nothing is known.

    `seasons` false writes months in place of the codes 21-24, which say northern seasons: for
    lives in the south.
    """
    first, begun, ending, last = span.bounds
    if span.point and not span.ongoing:
        return _once(first, last, about=span.approximate, seasons=seasons)
    if span.bounds == (None, None, None, None) and not span.ongoing:
        return ""
    begin = _begin(first, begun, about=span.approximate, seasons=seasons)
    end = ".." if span.ongoing else _end(ending, last, about=span.approximate, seasons=seasons)
    if span.approximate and "~" not in begin + end:
        begin, end = (side + "~" if side not in ("", "..") else side for side in (begin, end))
    return f"{begin}/{end}"


def _once(first: date | None, last: date | None, *, about: bool, seasons: bool) -> str:
    if first is None and last is None:
        return ""
    single = _single(first, last, about=about, seasons=seasons)
    if single:
        return single.rstrip("~") + ("~" if about else "")
    low, high = edge_precision(first, last)
    return f"[{low}..{high}]"


def _begin(first: date | None, begun: date | None, *, about: bool, seasons: bool) -> str:
    """How the beginning of what lasted is written, by its window."""
    if first is None:
        return ""
    return _single(first, begun, about=about, seasons=seasons) or _coarsest_begin(first) + "~"


def _end(ending: date | None, last: date | None, *, about: bool, seasons: bool) -> str:
    """How the end of what lasted is written, by its window."""
    if last is None:
        return ""
    return _single(ending, last, about=about, seasons=seasons) or _coarsest_end(last) + "~"


def _single(first: date | None, last: date | None, *, about: bool, seasons: bool) -> str:
    """A window as one date, "" where it is none."""
    if first is None or last is None:
        return ""
    middle = middle_of(first, last) if about else ""
    return f"{middle}~" if middle else named_window(first, last, seasons=seasons)


# --- The windows that have a name -----------------------------------------------------------------


def named_window(first: date, last: date, *, seasons: bool = True) -> str:
    """The EDTF date whose window is first..last exactly: day, month, season, year, decade or
    century; "" where there is none."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or not ends_month(last):
        return ""
    years = last.year - first.year
    months = years * 12 + last.month - first.month + 1
    if months == 1:
        return first.isoformat()[:7]
    if months == 3 and seasons and first.month % 3 == 0:
        return f"{first.year:04d}-{20 + first.month // 3}"
    if first.month != 1:
        return ""
    if months == 12:
        return f"{first.year:04d}"
    if months == 120 and first.year % 10 == 0:
        return f"{first.year:04d}"[:3] + "X"
    if months == 1200 and first.year % 100 == 0:
        return f"{first.year:04d}"[:2] + "XX"
    return ""


def middle_of(first: date, last: date) -> str:
    """The year or month in the middle of a window of three whole ones, else ""."""
    if first.day != 1 or not ends_month(last):
        return ""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 36 and first.month == 1:
        return f"{first.year + 1:04d}"
    if months == 3:
        year, month = divmod(first.year * 12 + first.month, 12)
        return f"{year:04d}-{month + 1:02d}"
    return ""


def ends_month(day: date) -> bool:
    """Whether it is the last day of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _coarsest_begin(day: date) -> str:
    """The coarsest of year, month and day that begins on the day."""
    if day.day != 1:
        return day.isoformat()
    return f"{day.year:04d}" if day.month == 1 else f"{day.year:04d}-{day.month:02d}"


def _coarsest_end(day: date) -> str:
    """The coarsest of year, month and day that ends on the day."""
    if not ends_month(day):
        return day.isoformat()
    return f"{day.year:04d}" if day.month == 12 else f"{day.year:04d}-{day.month:02d}"


def edge_precision(first: date | None, last: date | None) -> tuple[str, str]:
    """Both edges of a window in the coarsest unit that is exact for both: years, months, days."""
    low = _coarsest_begin(first) if first else ""
    high = _coarsest_end(last) if last else ""
    length = max(len(low), len(high))
    return (
        first.isoformat()[:length] if first else "",
        last.isoformat()[:length] if last else "",
    )
