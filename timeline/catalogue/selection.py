"""What a reader has chosen: periods, how they are read, and one value a filter.

One `Selection` serves the page, the command line and the address of the page alike. It is frozen
and hashable. What a field does is its record in `filters.py`; its default means "not filtered".
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from timeline.periods import Period

How = Literal["may", "surely", "began", "surely-began"]
HOWS: tuple[How, ...] = ("may", "surely", "began", "surely-began")


@dataclass(frozen=True, slots=True)
class Near:
    """Distance from a kind of event, in whole years: from `low` to `high` years after it.

    A negative number is before. `kind` is a life category, or "leaving" (the country of birth)
    or "arrival" (where somebody resettled).
    """

    kind: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The events a reader wants to see. A tuple means any of its values; empty means all."""

    periods: tuple[Period, ...] = ()
    how: How = "may"
    scope: tuple[str, ...] = ("life",)
    narrators: tuple[str, ...] = ()  # lanes
    categories: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    disputed: bool | None = None  # the whole testimony is
    conflict: bool | None = None  # the event's own date is
    leave_out: tuple[str, ...] = ()  # notices
    age: tuple[int, int] | None = None  # whole years, both ends included
    near: Near | None = None
    words: str = ""

    def without(self, *names: str) -> Selection:
        """The same selection with these fields cleared; without names, everything cleared."""
        return replace(self, **{name: DEFAULTS[name] for name in names or DEFAULTS})

    def changed(self) -> tuple[str, ...]:
        """The names of the fields that are not at their default."""
        return tuple(name for name, value in DEFAULTS.items() if getattr(self, name) != value)

    @property
    def by_time(self) -> bool:
        """Whether a filter is set that `how` reads in its own way."""
        return bool(self.periods) or self.age is not None or self.near is not None


DEFAULTS: dict[str, Any] = {each.name: each.default for each in fields(Selection)}
