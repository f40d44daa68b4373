"""The story that an address of the editor begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.catalogue import Selection, stories
from timeline.catalogue.keeping.stories import digest
from timeline.catalogue.stories import Story, StoryStep
from timeline.explorer import rights
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.presenting.asked import read_asked
from timeline.explorer.presenting.steps import kept_names
from timeline.explorer.share.chosen import selection_of
from timeline.explorer.view import read_view
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

MOST_CHOSEN = 60  # moments that a new story begins with; of more, none: one chooses from a list


class NoStory(TimelineError):
    """There is no such story, or none that may be shown."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A story to be edited. `seen` is the digest of the kept one ("" = a new one); `copied` the
    title of the one that it is a copy of; `chosen` how many moments its address chooses."""

    story: Story
    seen: str = ""
    copied: str = ""
    chosen: int = 0


def begun(app: Explorer, t: Interface, said: Mapping[str, str], query: str) -> Begun:
    """What the address of the editor says. Raises NoStory, and TimelineError for a damaged one."""
    source = said.get("id") or said.get("from") or said.get("story", "")
    if not source:
        return _of_selection(app, t, query)
    story = stories.story_of(app.catalogue, source)
    if story is None:
        raise NoStory(t("stories.no-such"))
    left = _left(app, story, query) if source == said.get("story") else story.steps
    keeper = app.catalogue.keeper
    if story.where == "kept" and not said.get("from") and left == story.steps:
        kept = keeper.story(source) if keeper is not None and rights.may_write() else None
        if kept is not None:
            return Begun(story, seen=digest(kept))
    copy = replace(stories.handed_on(story), steps=left)
    return Begun(copy, copied=story.title or t("stories.nameless"))


def _left(app: Explorer, story: Story, query: str) -> tuple[StoryStep, ...]:
    """The steps of a story that its presentation does not leave out."""
    names = {str(number): step for number, step in enumerate(story.steps, 1)}
    kept = (names.get(name) for name in kept_names(app.catalogue, app.ground, read_asked(query)))
    return tuple(step for step in kept if step is not None)


def _of_selection(app: Explorer, t: Interface, query: str) -> Begun:
    story = Story("", "", t.language)
    if selection_in(app.ground, query) is None:
        return Begun(story)
    keys = kept_names(app.catalogue, app.ground, read_asked(query))
    shown = stories.steps_of(app.catalogue, keys) if len(keys) <= MOST_CHOSEN else ()
    return Begun(replace(story, steps=shown), chosen=len(keys))


def selection_in(ground: Ground, query: str) -> Selection | None:
    """What an address chooses, as the page and the slides read it; None where it says nothing."""
    view = read_view(query)
    if not (view.window or view.selection.changed() or view.life or view.hidden or view.compared):
        return None
    selection = selection_of(ground, view)
    return replace(selection, narrators=(view.life,)) if view.life in ground.lives else selection
