"""The parsed forms of EDTF: a date, an interval, a set; `str` of one is its normal form.

A value keeps everything that was written (masks, qualifiers, significant digits, time of day);
only a writer's choice between ways to say the same is lost: `%2001` and `2001%` are one value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Mark = Literal["", "?", "~", "%"]  # not qualified, uncertain, approximate, both
NO_MARK: Mark = ""
Day: TypeAlias = tuple[int, int, int]  # year (astronomical, any size), month, day
Window: TypeAlias = tuple[Day, Day]


class EdtfError(ValueError):
    """The text is no EDTF of levels 0 to 2; the message says which text and why."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written: `year` ("1985", "-0480", "198X", "Y-17E7"), `month` (or a season code,
    "21" to "41"), `day`, `time` ("T23:20:30Z"), how many digits of the year are `significant`
    (0: all), and a mark for the year, month and day.

    `window` is its first and last day as (year, month, day), None where the year is all unknown.
    """

    year: str
    month: str = ""
    day: str = ""
    time: str = ""
    significant: int = 0
    marks: tuple[Mark, Mark, Mark] = ("", "", "")
    window: Window | None = None

    @property
    def uncertain(self) -> bool:
        """Some part of it is marked ? or %."""
        return any(mark in ("?", "%") for mark in self.marks)

    @property
    def approximate(self) -> bool:
        """Some part of it is marked ~ or %."""
        return any(mark in ("~", "%") for mark in self.marks)

    def __str__(self) -> str:
        significant = f"S{self.significant}" if self.significant else ""
        if self.marks == ("", "", ""):
            parts = [part for part in (self.year + significant, self.month, self.day) if part]
            return "-".join(parts) + self.time
        parts = [part for part in (self.year, self.month, self.day) if part]
        left, right = _placed(self.marks, len(parts))
        return "-".join(a + part + b for a, part, b in zip(left, parts, right, strict=True))


def _placed(marks: tuple[Mark, Mark, Mark], count: int) -> tuple[list[Mark], list[Mark]]:
    """Where the marks of `count` components are written: left ones hold for one component, right
    ones for it and all before it. Components marked alike from the year on share a right one."""
    left, right = list(marks[:count]), [NO_MARK] * count
    run = next((place for place in range(count) if marks[place] != marks[0]), count)
    left[:run] = [NO_MARK] * run
    right[run - 1] = marks[0]
    return left, right


def merged(flags: set[str]) -> Mark:
    """The one mark that says all of `flags` ("?", "~", "%" and "" may be among them)."""
    uncertain, approximate = bool(flags & {"?", "%"}), bool(flags & {"~", "%"})
    if uncertain and approximate:
        return "%"
    return "?" if uncertain else "~" if approximate else ""


@dataclass(frozen=True, slots=True)
class EdtfInterval:
    """From `start` to `end`; ".." is open, "" is unknown."""

    start: EdtfDate | Literal["..", ""]
    end: EdtfDate | Literal["..", ""]

    @property
    def uncertain(self) -> bool:
        """Either end is marked ? or %."""
        return any(isinstance(end, EdtfDate) and end.uncertain for end in (self.start, self.end))

    @property
    def approximate(self) -> bool:
        """Either end is marked ~ or %."""
        return any(isinstance(end, EdtfDate) and end.approximate for end in (self.start, self.end))

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class EdtfRange:
    """`a..b` inside a set; None is an open side (never both)."""

    first: EdtfDate | None
    last: EdtfDate | None

    def __str__(self) -> str:
        return f"{self.first or ''}..{self.last or ''}"


@dataclass(frozen=True, slots=True)
class EdtfSet:
    """One of its members (`every` false, written `[...]`) or all of them (`{...}`)."""

    members: tuple[EdtfDate | EdtfRange, ...]
    every: bool = False

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Every date that is written in it."""
        dates: list[EdtfDate] = []
        for member in self.members:
            ends = (member,) if isinstance(member, EdtfDate) else (member.first, member.last)
            dates += [end for end in ends if end is not None]
        return tuple(dates)

    @property
    def uncertain(self) -> bool:
        """Some member is marked ? or %."""
        return any(date.uncertain for date in self.dates)

    @property
    def approximate(self) -> bool:
        """Some member is marked ~ or %."""
        return any(date.approximate for date in self.dates)

    def __str__(self) -> str:
        opened, closed = "{}" if self.every else "[]"
        return opened + ",".join(map(str, self.members)) + closed


Edtf: TypeAlias = EdtfDate | EdtfInterval | EdtfSet
