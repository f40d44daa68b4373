"""What a better reading changes: today's dates beside those that were there when last looked at."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from timeline.catalogue.keeping import segments
from timeline.catalogue.keeping.changes import moved
from timeline.catalogue.keeping.decision import Change
from timeline.catalogue.keeping.disk import told_clearly
from timeline.catalogue.keeping.folder import Folder
from timeline.model import Life


def rerun(folder: Folder, lives: Iterable[tuple[str, Life]]) -> tuple[Change, ...]:
    """The lives whose dates are other ones than when they were last looked at, with what moved."""
    found = []
    for id, life in lives:
        then = looked(folder, id)
        now = {event.id: event.edtf for event in life.events}
        if then is not None and then != now:
            found.append(Change(None, life, None, moved(then, life, now)))
        if then != now:
            look(folder, id, life)
    return tuple(found)


def looked(folder: Folder, id: str) -> dict[str, str] | None:
    """The dates of a testimony when it was last looked at; None where it never was."""
    try:
        dates: dict[str, str] = json.loads(_path(folder, id).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return dates


def look(folder: Folder, id: str, life: Life) -> None:
    """Keep the dates as they are now, for the next `rerun`. Raises TimelineError."""
    path = _path(folder, id)
    dates = {event.id: event.edtf for event in life.events}
    with folder.writing(), told_clearly(path):
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(dates), "utf-8")


def _path(folder: Folder, id: str) -> Path:
    return folder.derived / f"looked-{segments.name_of(id)}" / "dates.json"
