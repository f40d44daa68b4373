"""Whether everything in a catalogue's folder is whole: one line for each thing that is not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline.catalogue.keeping import segments
from timeline.catalogue.keeping.folder import Folder
from timeline.catalogue.keeping.stories import read_story
from timeline.model import TimelineError


def check(folder: Folder, ids: Sequence[str]) -> tuple[str, ...]:
    """The faults of a folder, in the order of its parts. Nothing is changed."""
    return tuple(_faults(folder, ids))


def _faults(folder: Folder, ids: Sequence[str]) -> Iterator[str]:
    yield from folder.state().faults
    written = folder.log.read_bytes() if folder.log.exists() else b""
    if written and not written.endswith(b"\n"):
        yield f"{folder.log}: ends in a line that was broken off; the next write mends it"
    for id in ids:
        try:
            if folder.testimony(id) is None:
                yield f"{folder.segments}: the testimony {id} was added and is not there"
        except TimelineError as fault:
            yield str(fault)
    known = {segments.name_of(id) for id in ids}
    for path in sorted(folder.segments.glob("*")):
        if path.name.startswith(segments.MAKING):
            yield f"{path}: was left half-made by a crash; the next write removes it"
        elif path.name.rsplit("-", 1)[0] not in known:
            yield f"{path}: is a testimony that was never acknowledged"
    for path in sorted(folder.stories.glob("*.json")):
        try:
            read_story(folder, path.stem)
        except TimelineError as fault:
            yield str(fault)
    for path in (folder.exports, folder.tombstones):
        for number, line in enumerate(folder.lines(path), 1):
            try:
                json.loads(line)
            except ValueError:
                yield f"{path}: line {number} is damaged"


def files(folder: Folder) -> Iterator[Path]:
    """Every file of a folder that a backup holds: all but what can be made again, and locks."""
    left_out = (folder.derived, folder.backups)
    for path in sorted(folder.path.rglob("*")):
        inside = any(part in path.parents for part in left_out)
        if path.is_file() and not inside and path.name != "lock" and path.name[:1] != ".":
            yield path
