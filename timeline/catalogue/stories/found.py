"""Where stories are found: those that ship, those that are kept, those that a link carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from timeline.catalogue.catalogue import Catalogue
from timeline.catalogue.keeping.disk import told_clearly
from timeline.catalogue.stories.carried import LINK, carried
from timeline.catalogue.stories.read import read_story, story_from
from timeline.catalogue.stories.story import Story
from timeline.model import TimelineError
from timeline.packs import data_folder

_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, Story]:
    """The stories that ship, by id (the name of the file). Raises TimelineError."""
    found = {}
    for path in sorted((data_folder() / "stories").glob("*.json")):
        story = read_story(path.read_bytes(), str(path), "shipped")
        found[path.stem] = replace(story, id=path.stem)
    return MappingProxyType(found)


def own(catalogue: Catalogue) -> tuple[tuple[Story, ...], tuple[str, ...]]:
    """The stories that are kept, by title, and a line for each that cannot be read. Where the
    catalogue is shown to everybody, only those that are public."""
    if catalogue.keeper is None:
        return (), ()
    stories: list[Story] = []
    faults: list[str] = []
    for path in sorted(catalogue.keeper.folder.stories.glob("*.json")):
        try:
            with told_clearly(path, "cannot be read"):
                data = path.read_bytes()
            stories.append(replace(read_story(data, path.name), id=path.stem))
        except TimelineError as fault:
            faults += str(fault).splitlines()
    stories.sort(key=lambda story: story.title.casefold())
    if catalogue.public:
        return tuple(story for story in stories if story.access == "public"), ()
    return tuple(stories), tuple(faults)


def story_of(catalogue: Catalogue, id: str) -> Story | None:
    """The story of an id; None where there is none, or none that may be shown.

    Raises TimelineError, one line a fault, for one that is damaged.
    """
    if id.startswith(LINK):
        return carried(id)
    if not _ID.fullmatch(id):
        return None
    kept = catalogue.keeper.story(id) if catalogue.keeper is not None else None
    if kept is not None:
        story = replace(story_from(kept, f"story {id}"), id=id)
        return None if catalogue.public and story.access != "public" else story
    return shipped().get(id)
