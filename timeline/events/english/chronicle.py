"""How history names what an anchor stands for: the title and category of the packs' own rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.model import Anchored, TimeExpression
from timeline.packs import Pack


@dataclass(frozen=True, slots=True)
class Named:
    """A row of history: its title (at most 80 characters) and category."""

    title: str
    category: str


@lru_cache(maxsize=64)
def _rows(pack: Pack) -> dict[str, Named]:
    events = {event.id: Named(event.title, event.category) for event in pack.context}
    found: dict[str, Named] = {}
    for anchor in pack.anchors:
        if anchor.title:
            found[anchor.id] = Named(anchor.title, anchor.category)
        elif anchor.refers_to in events:
            found[anchor.id] = events[anchor.refers_to]
    return found


def named(expression: TimeExpression, packs: Sequence[Pack]) -> Named | None:
    """What the packs call the thing that an anchor names; None where they only date it."""
    form = expression.form
    if not isinstance(form, Anchored):
        return None
    for pack in packs:
        row = _rows(pack).get(form.anchor)
        if row is not None and 0 < len(row.title) <= 80:
            return row
    return None
