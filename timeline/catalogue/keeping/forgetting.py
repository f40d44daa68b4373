"""A narrator's right to withdraw: everything of a testimony goes, and a tombstone stays.

What will be forgotten is written down first (`forgetting.json`), in one step: from then on it is
promised, and whoever opens the folder after a crash finishes it. Each step can be done again.
"""

from __future__ import annotations

import json
import shutil
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from timeline.catalogue.keeping import log, segments
from timeline.catalogue.keeping.decision import Entry, Forgotten
from timeline.catalogue.keeping.disk import (
    add_line,
    replace_file,
    sync_file,
    sync_folder,
    told_clearly,
)
from timeline.catalogue.keeping.folder import Folder, now


def forget(folder: Folder, id: str, reason: str, digest: str = "") -> Forgotten:
    """Erase a testimony from every file of the folder. The lock must be held.

    Raises TimelineError where something could not be written; what is promised is then finished
    when the folder is opened next.
    """
    promise = {"id": id, "day": now()[:10], "reason": reason, "sha256": digest}
    with told_clearly(folder.promise):
        replace_file(folder.promise, json.dumps(promise, ensure_ascii=False).encode())
    return finish(folder, promise)


def finish_promised(folder: Folder) -> None:
    """Finish a forgetting that a crash broke off. The lock must be held. Raises TimelineError."""
    promise = folder.promised()
    if promise is not None:
        finish(folder, promise)


def finish(folder: Folder, promise: dict[str, str]) -> Forgotten:
    """Every step of forgetting, from the segment to the tombstone."""
    id = promise["id"]
    with told_clearly(folder.path):
        for segment in folder.segments.glob(f"{segments.name_of(id)}-*"):
            shutil.rmtree(segment)
        for parts in (folder.derived, folder.readings):
            for made in parts.glob(f"*{segments.name_of(id)}*"):
                shutil.rmtree(made) if made.is_dir() else made.unlink()
        for left in folder.path.rglob(".*.part"):
            left.unlink(missing_ok=True)
        _clear_log(folder, id)
        _clear_stories(folder, id)
        lost = [str(p) for p in folder.path.rglob("*.zip") if not _clear_backup(p, id)]
        known = [tombstone["id"] for tombstone in tombstones(folder)]
        if id not in known:
            add_line(folder.tombstones, json.dumps(promise, ensure_ascii=False).encode())
        folder.promise.unlink(missing_ok=True)
        sync_folder(folder.path)
    exports = exports_of(folder, id)
    return Forgotten(id, promise["day"], promise["reason"], exports, tuple(lost))


def tombstones(folder: Folder) -> list[dict[str, str]]:
    """What was forgotten, the first first."""
    return [json.loads(line) for line in folder.lines(folder.tombstones)]


def exports_of(folder: Folder, id: str) -> tuple[str, ...]:
    """Where exports and published folders went that hold something of a testimony."""
    records = [json.loads(line) for line in folder.lines(folder.exports)]
    return tuple(dict.fromkeys(r["path"] for r in records if id in r["testimonies"]))


def without(entries: Iterable[Entry], id: str) -> list[Entry]:
    """The entries that say nothing of a testimony."""
    return [entry for entry in entries if entry.testimony != id]


def _clear_log(folder: Folder, id: str) -> None:
    if folder.log.exists():
        entries, _ = log.read_log(folder.log)
        log.rewrite_log(folder.log, without(entries, id))


def _clear_stories(folder: Folder, id: str) -> None:
    for path in folder.stories.glob("*.json"):
        kept = _story_without(path.read_bytes(), id)
        if kept is None:
            path.unlink()
        else:
            replace_file(path, kept)


def _story_without(data: bytes, id: str) -> bytes | None:
    """A story without the steps of a testimony; None where nothing is left, or it is damaged."""
    try:
        story: dict[str, Any] = json.loads(data)
        named = id in story.get("testimonies", ()) or id in json.dumps(story, ensure_ascii=False)
        if not named:
            return data
        # A step names its event by key or id, both of which begin with the testimony's id; what a
        # presenter wrote about the whole may tell of it too.
        steps = [step for step in story.get("steps", ()) if not _tells_of(step, id)]
        if not steps:
            return None
        kept = {
            name: value
            for name, value in story.items()
            if name in ("id", "language", "version", "made")
        }
        kept["steps"] = steps
        kept["testimonies"] = [each for each in story.get("testimonies", ()) if each != id]
        kept["title"] = "" if _tells_of(story.get("title", ""), id) else story.get("title", "")
        return json.dumps(kept, ensure_ascii=False, indent=1).encode()
    except (ValueError, AttributeError, TypeError):
        return None


def _tells_of(part: Any, id: str) -> bool:
    return id in json.dumps(part, ensure_ascii=False)


def _clear_backup(path: Path, id: str) -> bool:
    """Write a backup anew without a testimony, in one step. One that is damaged cannot be
    searched: it is removed, so that nothing is left in it, and False says so."""
    making = path.with_name(f".{path.name}.part")
    own = segments.name_of(id)
    try:
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(making, "w", COMPRESSION) as new:
            for info in old.infolist():
                if own in info.filename:
                    continue
                data: bytes | None = old.read(info)
                assert data is not None
                if info.filename == log.NAME:
                    entries = []
                    for line in data.split(b"\n"):
                        if line.strip():
                            entries.append(log.entry_of(json.loads(line)))
                    data = b"".join(log.line_of(e) + b"\n" for e in without(entries, id))
                elif info.filename.startswith("stories/"):
                    data = _story_without(data, id)
                if data is not None:
                    new.writestr(info.filename, data)
        sync_file(making)
        making.replace(path)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, TypeError):
        making.unlink(missing_ok=True)
        path.unlink()
        return False
    sync_folder(path.parent)
    return True


COMPRESSION = zipfile.ZIP_DEFLATED
