"""The stories that presenters chose, each a JSON object in a file of its own."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline.catalogue.keeping.disk import replace_file, sync_folder, told_clearly
from timeline.catalogue.keeping.folder import Folder
from timeline.model import TimelineError

LIMIT = 1_000_000  # bytes of a story


def save_story(folder: Folder, story: Mapping[str, Any]) -> str:
    """Keep a story; its `id` names it (a new one is given where there is none). The id."""
    id = str(story.get("id") or secrets.token_hex(6))
    data = json.dumps({**story, "id": id}, ensure_ascii=False, indent=1).encode()
    if len(data) > LIMIT:
        raise TimelineError(f"the story has {len(data):,} bytes; the limit is {LIMIT:,}")
    with folder.writing(), told_clearly(folder.stories):
        folder.stories.mkdir(exist_ok=True)
        replace_file(_path(folder, id), data)
    return id


def read_story(folder: Folder, id: str) -> dict[str, Any] | None:
    """A story; None where there is none. Raises TimelineError for one that is damaged."""
    path = _path(folder, id)
    return _read(path) if path.exists() else None


def stories(folder: Folder) -> tuple[dict[str, Any], ...]:
    """The stories, by their titles; what is damaged is left out (`check` tells it)."""
    found = []
    for path in sorted(folder.stories.glob("*.json")):
        try:
            found.append(_read(path))
        except TimelineError:
            continue
    return tuple(sorted(found, key=lambda story: str(story.get("title", "")).casefold()))


def drop_story(folder: Folder, id: str) -> None:
    """Remove a story; nothing happens where there is none."""
    with folder.writing(), told_clearly(folder.stories):
        path = _path(folder, id)
        if path.exists():
            path.unlink()
            sync_folder(folder.stories)


def _read(path: Path) -> dict[str, Any]:
    with told_clearly(path, "cannot be read"):
        data = path.read_bytes()
    try:
        story = json.loads(data)
    except ValueError as error:
        raise TimelineError(f"{path}: is damaged; this story is left out") from error
    if not isinstance(story, dict):
        raise TimelineError(f"{path}: is no story")
    return story


def _path(folder: Folder, id: str) -> Path:
    """The file of a story. Raises TimelineError for an id that could name another file."""
    if not (0 < len(id) <= 80 and all(c.isascii() and (c.isalnum() or c in "-_") for c in id)):
        raise TimelineError(f"{id[:80]!r}: not the id of a story (letters, figures, - and _)")
    return folder.stories / f"{id}.json"
