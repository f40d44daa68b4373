"""Days to pixels and back: the one scale that every figure of a page shares.

A day is a proleptic ordinal (`date.toordinal`), both ends of a window belong to it, and a day is
as wide as it lasts: day n covers the pixels from `x(n)` to `x(n + 1)`. The unit need not be a
day of the calendar: on the axis of ages it is a day of life.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

DAY_MS = 86_400_000
EPOCH = date(1970, 1, 1).toordinal()
YEAR = 365.2425
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MONTH_STEPS = (1, 3, 6)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the ruler: at which day, and with which year and month (month 0 = a whole year)."""

    day: int
    year: int
    month: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """The window `first`..`last` (days, inclusive) drawn `width` pixels wide.

    Days are ordinals; where `counted` they count from something in each life (day 0: its birth,
    or another turn), and years are years of life.
    """

    first: int
    last: int
    width: float
    counted: bool = False
    _per_day: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_per_day", self.width / self.days)

    @property
    def days(self) -> int:
        """Length of the window in days, at least one."""
        return max(self.last - self.first + 1, 1)

    @property
    def years(self) -> float:
        """Length of the window in years."""
        return self.days / YEAR

    def x(self, day: float) -> float:
        """The pixel at which a day begins."""
        return (day - self.first) * self._per_day

    def ms(self, x: float) -> int:
        """A pixel as milliseconds since 1970, the unit of Plotly's date axes (where days are
        counted: since day 0, on a plain axis)."""
        zero = 0 if self.counted else EPOCH
        return round((self.first - zero + x * self.days / self.width) * DAY_MS)

    def ticks(self, least: float = 64) -> list[Tick]:
        """Lines of the ruler, at least `least` pixels apart: years, or months when near."""
        year_px = self.width / self.years
        if self.counted:
            return self._counted_ticks(least)
        low, high = _day(self.first).year, _day(self.last).year
        for months in _MONTH_STEPS:
            if year_px * months / 12 >= least:
                return [
                    Tick(start, year, month if month > 1 else 0)
                    for year in range(low, high + 1)
                    for month in range(1, 13, months)
                    if self.first <= (start := date(year, month, 1).toordinal()) <= self.last
                ]
        step = next((step for step in _STEPS if step * year_px >= least), 2000)
        return [
            Tick(start, year)
            for year in range(max(low - low % step, step), high + 1, step)
            if self.first <= (start := date(year, 1, 1).toordinal()) <= self.last
        ]

    def _counted_ticks(self, least: float) -> list[Tick]:
        step = next((one for one in _STEPS if one * self.width / self.years >= least), 2000)
        first = -(-self.first // YEAR)
        start = int(first + (-first) % step)
        return [
            Tick(round(year * YEAR), year)
            for year in range(start, int(self.last // YEAR) + 1, step)
        ]


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, FIRST_DAY), LAST_DAY))
