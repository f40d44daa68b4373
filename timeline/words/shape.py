"""What kind of time a span is, before any language says it.

A span becomes a Shape: `once` in a window, `lasting` from one window to another, `within` (it
lasted, but both ends lie in the same window), `members` of a set, or `written` (an EDTF text that
no calendar bound can carry). A window has edges, each with the precision it is known to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from timeline import edtf
from timeline.edtf.write import ends_month, middle_of
from timeline.model import TimeSpan

Unit = Literal["day", "month", "season", "year", "decade", "century"]
Kind = Literal["once", "lasting", "within", "members", "written"]
SEASONS = ("spring", "summer", "autumn", "winter")
MOST_MEMBERS = 4  # a longer set is said as its window
CLOSE = 62  # days: in a window as short as this, both edges are said as days


@dataclass(frozen=True, slots=True)
class When:
    """One named time. `part` is the month, or the season (1 spring to 4 winter); a century's
    `year` is its number; `next_year` says that a season runs into the next year."""

    unit: Unit
    year: int
    part: int = 0
    day: int = 0
    next_year: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """`named`: first is it; `about`: near first; `range`: from first to last, both included;
    `from`: first or later; `until`: last or earlier; `unknown`."""

    kind: Literal["named", "about", "range", "from", "until", "unknown"]
    first: When | None = None
    last: When | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """See the module's docstring; `uncertain` where the EDTF doubts it, `every` for `{...}`."""

    kind: Kind
    begin: Window
    end: Window
    ongoing: bool = False
    uncertain: bool = False
    members: tuple[Window, ...] = ()
    every: bool = False
    text: str = ""
    year: int | None = None  # of `written`, where it is a plain year (astronomical: 0 is 1 BC)


UNKNOWN = Window("unknown")
Named: TypeAlias = dict[tuple[date, date], When]


def shape_of(span: TimeSpan, text: str = "") -> Shape:
    """The shape of a span; `text` is its EDTF, or "" where only the bounds are known."""
    value = _read(text)
    beyond = span.bounds == (None, None, None, None) and not span.ongoing
    if value is not None and beyond and any(when.window for when in _dates(value)):
        return Shape("written", UNKNOWN, UNKNOWN, text=str(value), year=_plain_year(value))
    seasons = None if value is None else _seasons(value)
    first, begun, ending, last = span.bounds
    agrees = value is not None and edtf.span(text).bounds == span.bounds
    uncertain = value is not None and agrees and value.uncertain
    if isinstance(value, edtf.EdtfSet) and agrees and 1 < len(value.members) <= MOST_MEMBERS:
        members = tuple(_member(member, seasons) for member in value.members)
        return Shape(
            "members", UNKNOWN, UNKNOWN, uncertain=uncertain, members=members, every=value.every
        )
    if span.point and not span.ongoing:
        window = _window(first, last, span.approximate, seasons)
        return Shape("once", window, window, uncertain=uncertain)
    begin = _window(first, begun, span.approximate, seasons)
    end = UNKNOWN if span.ongoing else _window(ending, last, span.approximate, seasons)
    if begin == end and not span.ongoing:
        one_day = begin.kind == "named" and begin.first is not None and begin.first.unit == "day"
        alike: Kind = "once" if one_day or begin.kind == "unknown" else "within"
        return Shape(alike, begin, end, uncertain=uncertain)
    return Shape("lasting", begin, end, ongoing=span.ongoing, uncertain=uncertain)


def _window(first: date | None, last: date | None, about: bool, seasons: Named | None) -> Window:
    """A window by its edges; `seasons` are those the EDTF names, None where there is no EDTF."""
    if first is None or last is None:
        if first is not None:
            return Window("from", first=_edge_begin(first))
        return Window("until", last=_edge_end(last)) if last is not None else UNKNOWN
    named = _named(first, last, seasons)
    if about:
        middle = middle_of(first, last)
        if middle:
            year, _, month = middle.partition("-")
            unit: Unit = "month" if month else "year"
            return Window("about", first=When(unit, int(year), int(month or "0")))
        if named:
            return Window("about", first=named)
    if named:
        return Window("named", first=named)
    return Window("range", *_edges(first, last))


def _named(first: date, last: date, seasons: Named | None) -> When | None:
    """The one unit that covers a window exactly, if there is one."""
    if first == last:
        return When("day", first.year, first.month, first.day)
    if seasons and (first, last) in seasons:
        return seasons[first, last]
    if first.day != 1 or not ends_month(last):
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return When("month", first.year, first.month)
    # Without an EDTF a season of the north; but a winter is clearer by its months and years.
    if months == 3 and seasons is None and first.month in (3, 6, 9):
        return When("season", first.year, first.month // 3)
    if first.month != 1:
        return None
    if months == 12:
        return When("year", first.year)
    if months == 120 and first.year % 10 == 0:
        return When("decade", first.year)
    if months == 1200 and first.year % 100 == 1:
        return When("century", first.year // 100 + 1)
    return None


def _edge_begin(day: date) -> When:
    """The coarsest unit that begins on the day."""
    if day.day != 1:
        return When("day", day.year, day.month, day.day)
    return When("year", day.year) if day.month == 1 else When("month", day.year, day.month)


def _edge_end(day: date) -> When:
    """The coarsest unit that ends on the day."""
    if not ends_month(day):
        return When("day", day.year, day.month, day.day)
    return When("year", day.year) if day.month == 12 else When("month", day.year, day.month)


def _edges(first: date, last: date) -> tuple[When, When]:
    """Both edges of a window, each no more precise than it is, and of like precision near by."""
    low, high = _edge_begin(first), _edge_end(last)
    if "day" in (low.unit, high.unit) and (last - first).days <= CLOSE:
        return (
            When("day", first.year, first.month, first.day),
            When("day", last.year, last.month, last.day),
        )
    if low.unit != high.unit:  # a year beside a month or day is said by its month
        low = replace(low, unit="month", part=first.month) if low.unit == "year" else low
        high = replace(high, unit="month", part=last.month) if high.unit == "year" else high
    return low, high


# --- What only the EDTF says ----------------------------------------------------------------------


def _read(text: str) -> edtf.Edtf | None:
    try:
        return edtf.parse(text) if text else None
    except edtf.EdtfError:
        return None  # the bounds decide; a text that cannot be read adds nothing


def _dates(value: edtf.Edtf) -> Iterator[edtf.EdtfDate]:
    if isinstance(value, edtf.EdtfSet):
        yield from value.dates
    elif isinstance(value, edtf.EdtfInterval):
        yield from (side for side in (value.start, value.end) if isinstance(side, edtf.EdtfDate))
    else:
        yield value


def _seasons(value: edtf.Edtf) -> Named:
    """The windows that the EDTF names as seasons (codes 21 to 32)."""
    found: Named = {}
    for when in _dates(value):
        if "21" <= when.month <= "32" and when.year.isdigit():
            first, last = edtf.bounds(f"{when.year}-{when.month}")
            if first and last:
                part = (int(when.month) - 21) % 4 + 1
                over = last.year > first.year
                found[first, last] = When("season", first.year, part, next_year=over)
    return found


def _member(member: edtf.EdtfDate | edtf.EdtfRange, seasons: Named | None) -> Window:
    text = f"[{member}]"
    return _window(*edtf.bounds(text), False, seasons)


def _plain_year(value: edtf.Edtf) -> int | None:
    """The year of a text that is a year and nothing else."""
    if not isinstance(value, edtf.EdtfDate) or value.month or value.significant:
        return None
    if value.window is None or value.window[0][0] != value.window[1][0] or value.uncertain:
        return None
    return None if value.approximate else value.window[0][0]
