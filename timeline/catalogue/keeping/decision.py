"""The values of keeping: what people decide, what is written of it, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from timeline.model import Event, Life, TimelineError

# Kinds of decision about an event, and what their value holds ("" after a name: may be absent).
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "accept": (),
        "date": ("date",),
        "title": ("title",),
        "category": ("category",),
        "scope": ("scope",),
        "place": ("place",),
        "merge": ("with",),
        "split": ("title", "start", "end", "date?"),
        "reject": (),
        "add": ("start", "end", "title", "category", "date?"),
        "trust": ("conflict", "side"),
    }
)


class Stale(TimelineError):
    """Somebody else decided about the same event meanwhile; `entry` is what they wrote."""

    def __init__(self, entry: Entry) -> None:
        who = entry.who or "somebody"
        super().__init__(
            f"{entry.event}: {who} has changed this meanwhile ({entry.kind}, {entry.when}); "
            "nothing was written"
        )
        self.entry = entry


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that a person decides about an event of a testimony.

    `kind` is one of `KINDS`, and `value` holds what it says there. `event` is the event's id
    ("" for add and trust). `seen` is the id of the last entry about the event that the person had
    seen ("" for none): where another has come since, deciding raises `Stale`; None asks nothing.
    """

    testimony: str
    event: str
    kind: str
    value: Mapping[str, str] = field(default_factory=dict)
    who: str = ""
    why: str = ""
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log: a decision, an undoing, or what befell a whole testimony.

    `kind` is one of `KINDS`, or added, finished, removed, restored, linked, undo (then
    `value["entry"]` is what it undoes). `start`, `end` are the passage of the event when it was
    decided: a better extractor may give the event another id. `before` is what stood there,
    `when` the moment in UTC (ISO 8601), `undone` whether a later entry undoes it.
    """

    id: str
    testimony: str
    event: str
    kind: str
    value: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    start: int = -1
    end: int = -1
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """An event whose date another decision changed: EDTF before and after ("" = not there)."""

    event: str
    title: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision did or would do: the life afterwards, the event, and what else moved.
    `entry` is None where nothing was written."""

    entry: Entry | None
    life: Life
    event: Event | None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A testimony of the folder, for lists. `doubtful`: events nobody has looked at yet."""

    id: str
    title: str = ""
    narrator: str = ""
    told: str = ""
    language: str = ""
    state: Literal["kept", "reviewing", "removed", "forgotten"] = "kept"
    events: int = 0
    doubtful: int = 0
    added: str = ""
    why: str = ""
    warnings: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What is left of a forgotten testimony; `exports` are places to which parts of it went,
    `lost` are damaged backups that had to go whole."""

    id: str
    day: str
    reason: str
    exports: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
