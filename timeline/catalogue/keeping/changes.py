"""What a decision changed: the life before beside the life after."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.catalogue.keeping.applying import Applied
from timeline.catalogue.keeping.decision import Change, Entry, Moved
from timeline.model import Life


def changed(written: Entry | None, entry: Entry, before: Life, after: Applied) -> Change:
    """A change, from the lives around it; `written` is None for a preview."""
    id = after.ids.get(entry.id, entry.event)
    event = next((each for each in after.life.events if each.id == id), None)
    then = {each.id: each.edtf for each in before.events}
    now = {each.id: each.edtf for each in after.life.events if each.id != id}
    then.pop(id, None)
    return Change(written, after.life, event, moved(then, after.life, now, before))


def moved(
    then: Mapping[str, str], life: Life, now: Mapping[str, str], before: Life | None = None
) -> tuple[Moved, ...]:
    """The events whose dates differ, those that came and those that went, in order of telling."""
    events = {event.id: event for event in (*(before.events if before else ()), *life.events)}
    found = []
    for id in dict.fromkeys((*then, *now)):
        if then.get(id, "") == now.get(id, ""):
            continue
        event = events.get(id)
        says = event.reasons[0].says if event and event.reasons and id in now else ""
        title = event.title if event else id
        found.append(Moved(id, title, then.get(id, ""), now.get(id, ""), says))
    return tuple(found)
