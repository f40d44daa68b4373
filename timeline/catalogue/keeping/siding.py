"""The sides of a conflict, and what says nothing any more when one of them is trusted.

A side is what one event's own passages say. A conflict is a smallest set of statements that
cannot all be true, so it is enough to drop one: the least trusted of the other sides.
"""

from __future__ import annotations

from timeline.extract import Prepared
from timeline.model import Age, Anchored, Calendar, Conflict, Event, Life, Passage

# The order of trust of what is said in words; what is not here is trusted least.
_TRUSTED = (Calendar, Anchored, Age)


def sides(life: Life, conflict: Conflict) -> tuple[tuple[Passage, ...], ...]:
    """The sides of a conflict, in the order of telling: passages by the event that tells them.

    Where one event tells them all, each passage is a side. There are at least two; the last is
    empty where what contradicts is no passage (a correction, a known fact).
    """
    told = {event.id: event for event in life.events}
    grouped: dict[str, list[Passage]] = {}
    for passage in conflict.passages:
        owner = next((id for id in conflict.events if id in told and _in(passage, told[id])), "")
        grouped.setdefault(owner or f"{passage.start}", []).append(passage)
    found = [tuple(group) for group in grouped.values()]
    if len(found) == 1:
        found = [(passage,) for passage in conflict.passages]
    return tuple(found) if len(found) > 1 else (*found, ())


def dropped(
    prepared: Prepared, all_sides: tuple[tuple[Passage, ...], ...], side: int
) -> Passage | None:
    """The passage that says nothing any more when a side is trusted; None where no passage does
    (what contradicts is a correction: undo it)."""
    others = [p for number, group in enumerate(all_sides) if number != side for p in group]
    worst = [((_mistrust(prepared, each), each.start), each) for each in others]
    return max(worst, key=lambda pair: pair[0], default=(None, None))[1]


def _mistrust(prepared: Prepared, passage: Passage) -> int:
    found = [
        next((rank for rank, kind in enumerate(_TRUSTED) if isinstance(each.form, kind)), 9)
        for each in prepared.expressions
        if each.start < passage.end and passage.start < each.end
    ]
    return min(found, default=9)


def _in(passage: Passage, event: Event) -> bool:
    whole = (event.passage, *event.also)
    return any(each.start <= passage.start and passage.end <= each.end for each in whole)
