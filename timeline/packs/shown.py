"""Which histories a person wants beside the lives, whatever the lives call for.

    choices(folder)                  -> {"cambodia": "always", "our-town": "never"}
    choose(folder, "cambodia", "")   -> as the lives call for it, again

`folder` is the one in which packs are installed. Dating does not ask for this: it is about what
is shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from timeline.model import TimelineError

CHOICES = ("", "always", "never")  # "": where a life calls for it
_FILE = "shown.json"


def choices(folder: Path) -> Mapping[str, str]:
    """What was chosen, by the id of the pack; nothing where nothing was, or it is damaged."""
    try:
        said = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {str(id): how for id, how in sorted(said.items()) if how in CHOICES and how}


def choose(folder: Path, id: str, how: str) -> None:
    """Choose one of CHOICES for a pack. Raises TimelineError, with nothing changed."""
    if how not in CHOICES:
        raise TimelineError(f"{how!r}: choose always, never, or nothing")
    said = {each: chosen for each, chosen in choices(folder).items() if each != id}
    if how:
        said[id] = how
    making = folder / f".{_FILE}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        making.write_text(json.dumps(said, sort_keys=True) + "\n", "utf-8")
        making.replace(folder / _FILE)
    except OSError as error:
        raise TimelineError(f"{folder / _FILE}: {error.strerror or error}") from error
