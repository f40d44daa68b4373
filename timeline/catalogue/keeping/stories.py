"""The stories that presenters chose, each a JSON object in a file of its own."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline.catalogue.keeping import forgetting
from timeline.catalogue.keeping.disk import replace_file, sync_folder, told_clearly
from timeline.catalogue.keeping.folder import Folder, State
from timeline.model import TimelineError

LIMIT = 1_000_000  # bytes of a story


class StaleStory(TimelineError):
    """Somebody else saved, or removed, the same story meanwhile; `now` is it as it is, or None."""

    def __init__(self, now: Mapping[str, Any] | None) -> None:
        did, who = ("saved", "") if now is not None else ("removed", "")
        if now is not None:
            who = " ".join(filter(None, (str(now.get("changed_by", "")), now.get("changed", ""))))
        said = f" ({who})" if who else ""
        super().__init__(f"somebody has {did} this story meanwhile{said}; nothing was written")
        self.now = now


def save_story(folder: Folder, story: Mapping[str, Any], seen: str | None = None) -> str:
    """Keep a story; its `id` names it (a new one is given where there is none). The id.

    `seen` is the `digest` of the story that was begun with ("": there was none): where another is
    there now, StaleStory is raised; None asks nothing. Raises TimelineError for one that is too
    large, or tells of a testimony that was forgotten.
    """
    id = str(story.get("id") or secrets.token_hex(6))
    data = json.dumps({**story, "id": id}, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    if len(data) > LIMIT:
        raise TimelineError(f"the story has {len(data):,} bytes; the limit is {LIMIT:,}")
    with folder.writing() as state, told_clearly(folder.stories):
        _none_forgotten(folder, state, story)
        path = _path(folder, id)
        if seen is not None:
            now = _read(path) if path.exists() else None
            if digest(now) != seen:
                raise StaleStory(now)
        folder.stories.mkdir(exist_ok=True)
        replace_file(path, data)
    return id


def digest(story: Mapping[str, Any] | None) -> str:
    """A short text that is another one when anything in a story is; "" for none."""
    if story is None:
        return ""
    said = json.dumps(story, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


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


def _none_forgotten(folder: Folder, state: State, story: Mapping[str, Any]) -> None:
    """Raises TimelineError where a story names a testimony that was forgotten, and is not here
    again: an editor that was open meanwhile must not bring its words back."""
    here = {entry.testimony for entry in state.entries}
    steps = [step for step in story.get("steps", ()) if isinstance(step, Mapping)]
    named = {*story.get("testimonies", ()), *(step.get("testimony") for step in steps)}
    named |= {str(step.get("event", "")).partition(":")[0] for step in steps}
    for stone in forgetting.tombstones(folder):
        if stone["id"] in named - here:
            raise TimelineError(
                f"{stone['id']}: was forgotten on {stone['day']}; leave its steps out of the story"
            )
