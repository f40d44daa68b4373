"""What a better reading changes: today's dates beside those that were read when last looked at.

What is compared is the reading alone, before any decision, so that no decision is taken for a
better reading. Events are matched by their passages: another reading may give other ids.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from timeline.catalogue.keeping import segments
from timeline.catalogue.keeping.decision import Change, Entry, Moved
from timeline.catalogue.keeping.disk import replace_file, told_clearly
from timeline.catalogue.keeping.folder import Folder
from timeline.model import Event, Life


class Was(NamedTuple):
    """An event as it was read: its id, passage, title and date."""

    id: str
    start: int
    end: int
    title: str
    edtf: str


def rerun(
    folder: Folder, id: str, read: Life, decided: Life, entries: Sequence[Entry]
) -> Change | None:
    """What today's reading of a testimony changes, None where nothing; it is looked at then.

    `read` is the life before any decision, `decided` with them all. An event whose date a person
    gave keeps it, and is not listed.
    """
    then = looked(folder, id)
    if then is None:
        look(folder, id, read)
        return None
    fixed = {entry.event for entry in entries if entry.kind == "date"}
    found = _moved(then, [e for e in read.events if e.id not in fixed], fixed)
    if then != _as_it_is(read):
        look(folder, id, read)
    return Change(None, decided, None, tuple(found)) if found else None


def looked(folder: Folder, id: str) -> list[Was] | None:
    """The events of a testimony when it was last looked at; None where it never was."""
    try:
        return [Was(*row) for row in json.loads(_path(folder, id).read_text("utf-8"))]
    except (OSError, ValueError, TypeError):
        return None


def look(folder: Folder, id: str, read: Life) -> None:
    """Keep the events as they are read now, for the next `rerun`. Raises TimelineError."""
    path = _path(folder, id)
    with folder.writing(), told_clearly(path):
        if folder.segment_of(id) is not None:  # it may have been forgotten meanwhile
            path.parent.mkdir(exist_ok=True)
            replace_file(path, json.dumps(_as_it_is(read), ensure_ascii=False).encode())


def _as_it_is(read: Life) -> list[Was]:
    return [Was(e.id, e.passage.start, e.passage.end, e.title, e.edtf) for e in read.events]


def _moved(then: Sequence[Was], now: Sequence[Event], fixed: set[str]) -> list[Moved]:
    """The events that are dated otherwise, those that came, and those that went."""
    left, found = list(then), []
    for event in now:
        passage = event.passage
        shared = [(min(passage.end, w.end) - max(passage.start, w.start), w) for w in left]
        size, was = max(shared, key=lambda pair: pair[0], default=(0, None))
        before = ""
        if was is not None and size > 0:
            left.remove(was)
            before = was.edtf
        if was is None or size <= 0 or before != event.edtf:
            says = event.reasons[0].says if event.reasons else ""
            found.append(Moved(event.id, event.title, before, event.edtf, says))
    gone = [was for was in left if was.id not in fixed]
    return found + [Moved(was.id, was.title, was.edtf, "", "") for was in gone]


def _path(folder: Folder, id: str) -> Path:
    return folder.readings / f"{segments.name_of(id)}.json"
