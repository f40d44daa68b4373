"""The story that an address of the editor begins with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from timeline.catalogue import Catalogue, Selection, questions, stories
from timeline.catalogue.keeping.stories import digest
from timeline.catalogue.stories import Story, StoryStep
from timeline.explorer import ask, rights
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.share.chosen import selection_of
from timeline.explorer.view import read_view
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

MOST_CHOSEN = 60  # moments that a new story begins with; of more, none: one chooses from a list
OURS = ("id", "from", "draft", "without", "story", "find", "whose")  # not of the selection


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
    keeper = app.catalogue.keeper
    id = said.get("id", "")
    kept = keeper.story(id) if id and keeper is not None and rights.may_write() else None
    source = id or said.get("from", "")
    if not source:
        return _of_selection(app, t, said, query)
    story = stories.story_of(app.catalogue, source)
    if story is None:
        raise NoStory(t("stories.no-such"))
    if kept is not None:
        return Begun(story, seen=digest(kept))
    return Begun(stories.handed_on(story), copied=story.title or t("stories.nameless"))


def _of_selection(app: Explorer, t: Interface, said: Mapping[str, str], query: str) -> Begun:
    selection = selection_in(app.ground, query)
    story = Story("", "", t.language)
    if selection is None:
        return Begun(story)
    keys = chosen_keys(app.catalogue, app.ground, selection, said.get("without", "").split(","))
    shown: tuple[StoryStep, ...] = ()
    if len(keys) <= MOST_CHOSEN:
        shown = stories.steps_of(app.catalogue, keys)
    return Begun(replace(story, steps=shown), chosen=len(keys))


def selection_in(ground: Ground, query: str) -> Selection | None:
    """What an address chooses, as the page and the slides read it; None where it says nothing."""
    view = read_view(query)
    if not (view.window or view.selection.changed() or view.life or view.hidden or view.compared):
        return None
    selection = selection_of(ground, view)
    return replace(selection, narrators=(view.life,)) if view.life in ground.lives else selection


def chosen_keys(
    catalogue: Catalogue, ground: Ground, selection: Selection, without: Collection[str] = ()
) -> list[str]:
    """The keys of the chosen events in order of time, without those of testimonies that have one
    of the notices `without`."""
    rows = questions.marks(catalogue, selection, limit=ask.MOST_MARKS).to_pylist()
    rows = [row for row in rows if not {*without} & {*(ground.lives[row["lane"]]["notices"] or ())}]
    rows.sort(key=_day)
    return [row["key"] for row in rows]


def _day(row: Mapping[str, Any]) -> date:
    day: date | None = row["begin_of_the_begin"] or row["end_of_the_end"]
    return day or date.max
