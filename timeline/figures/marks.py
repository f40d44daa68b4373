"""What the figures draw: a mark for each event, a lane for each life, a stretch of a life line.

Days are proleptic ordinals; None = not known. `Mark.sure` and `Mark.possible` are the two tones of
what lasted: surely under way, and possibly. They follow from the four bounds alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from timeline.model import BOUNDS

Days = tuple[int, int]

# How telling a category is when labels compete for room: what turns a life comes first.
_TURNING = {"birth": 6, "escape": 5, "resettlement": 5, "death": 5, "arrest": 4, "migration": 3}
_EXACT_DAYS = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as it is drawn. `a`..`d` are its four bounds; `key` names it in the catalogue;
    `faint` is true where it is shown only because something else asks for it."""

    key: str
    lane: str
    title: str
    category: str
    a: int | None
    b: int | None
    c: int | None
    d: int | None
    point: bool = True
    ongoing: bool = False
    conflict: bool = False
    importance: int = 1
    layer: str = ""
    telling: str = ""  # the testimony that tells it
    when: str = ""
    age: str = ""

    @property
    def exact(self) -> bool:
        """Its day is known."""
        return self.point and self.a is not None and self.a == self.d

    @property
    def sure(self) -> Days | None:
        """Days on which what lasted was surely under way."""
        if self.point or self.b is None or self.c is None or self.b > self.c:
            return None
        return (self.b, self.c)

    def possible(self, window: Days) -> Days:
        """Days on which it may have been; an open end reaches the window's edge."""
        low = self.a if self.a is not None else window[0]
        high = self.d if self.d is not None else window[1]
        return (low, max(low, high))

    @property
    def priority(self) -> float:
        """How telling its label is: what turns a life, then what lasted long, then known days."""
        rank = float(_TURNING.get(self.category, 0)) * 10
        if self.a is not None and self.d is not None:
            width = self.d - self.a + 1
            rank += 8 if width == _EXACT_DAYS else -min(width / 365, 8) if self.point else 4
        return rank - 12 * (self.importance - 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a life line: `state` home, away or resettled; it began in the window `begin` and
    ended in the window `end` (both as days, inclusive)."""

    state: str
    begin: Days
    end: Days


@dataclass(frozen=True, slots=True)
class Telling:
    """One of several testimonies of a person: a sub-row of the lane, with a line of its own."""

    key: str
    label: str
    line: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """One life of the picture, with its marks and its line; `tellings` are its sub-rows where the
    person told several times (empty: told once)."""

    key: str
    name: str
    marks: tuple[Mark, ...] = ()
    line: tuple[Stretch, ...] = ()
    least: float = 0  # the height in pixels that what stands beside it needs
    tellings: tuple[Telling, ...] = ()
    most_rows: int = 0  # of marks in a sub-row; 0 = as many as the figure allows

    @property
    def rows(self) -> tuple[tuple[Telling, tuple[Mark, ...]], ...]:
        """The sub-rows with their marks: one without a label where the person told once."""
        if not self.tellings:
            return ((Telling("", "", self.line), self.marks),)
        return tuple(
            (each, tuple(mark for mark in self.marks if mark.telling == each.key))
            for each in self.tellings
        )


def counted_from(lane: Lane, origin: Days, event: str = "") -> Lane:
    """The lane with its days counted from something that happened in the window `origin`.

    How early and how late it may have been is added to every bound: an age is as uncertain as the
    birth. Only the `event` that days are counted from (its key) began on day 0 for certain.
    """
    early, late = origin

    def less(day: int | None, by: int) -> int | None:
        return None if day is None else day - by

    marks = tuple(
        replace(
            mark,
            a=less(mark.a, late),
            b=less(mark.b, early),
            c=less(mark.c, late),
            d=less(mark.d, early),
        )
        for mark in lane.marks
    )

    marks = tuple(_at_zero(mark) if mark.key == event else mark for mark in marks)

    def counted(line: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        return tuple(
            Stretch(
                part.state,
                (part.begin[0] - late, part.begin[1] - early),
                (part.end[0] - late, part.end[1] - early),
            )
            for part in line
        )

    tellings = tuple(replace(each, line=counted(each.line)) for each in lane.tellings)
    return replace(lane, marks=marks, line=counted(lane.line), tellings=tellings)


def _at_zero(mark: Mark) -> Mark:
    if mark.point:
        return replace(mark, a=0, b=0, c=0, d=0)
    ending, last = (None if day is None else max(day, 0) for day in (mark.c, mark.d))
    return replace(mark, a=0, b=0, c=ending, d=last)


def ordinal(day: date | None) -> int | None:
    """A day as an ordinal; None stays None."""
    return None if day is None else day.toordinal()


def mark_of(row: Mapping[str, Any], *, when: str = "", age: str = "", lane: str = "") -> Mark:
    """The mark of a row of the catalogue's events or history."""
    a, b, c, d = (ordinal(row[bound]) for bound in BOUNDS)
    return Mark(
        key=row["key"],
        lane=lane or row.get("lane") or row.get("layer") or "",
        title=row["title"],
        category=row["category"],
        a=a,
        b=b,
        c=c,
        d=d,
        point=bool(row["point"]),
        ongoing=bool(row["ongoing"]),
        conflict=bool(row.get("conflict")),
        importance=row.get("importance") or 1,
        layer=row.get("layer") or "",
        telling=row.get("testimony") or "",
        when=when,
        age=age,
    )
