"""Stories: what a presenter chose, put in order and wrote, one step after the other.

    from timeline.catalogue import stories

    story = stories.story_of(catalogue, "leaving")    # kept, shipped or in a link; None: no such
    for one in stories.placed(catalogue, story):      # every step, in the story's order
        one.step.sentence, one.step.question, one.step.note
        one.key                                       # of its event, for `questions.event`; or ""
        one.row                                       # a few columns of it; or None
        one.lost                                      # "" | "testimony" | "event": not found

A story is kept in the catalogue (`Keeper.save_story`), ships (`data/stories/*.json`), or is
carried whole by a link (`link_of`: an id that begins with `~`), so that it can be shown where
nothing may be written. docs/stories.md describes its file, which `read_story` reads strictly.
Steps find their events as decisions do, by id and passage, so that other dates and better readings
lose none; a step of which the event is not there stays, and says so.
"""

from timeline.catalogue.stories.carried import LINK, link_of
from timeline.catalogue.stories.found import own, shipped, story_of
from timeline.catalogue.stories.placed import Placed, placed, placed_all, step_of, steps_of
from timeline.catalogue.stories.read import STEP, StoryFaults, read_story, story_from
from timeline.catalogue.stories.story import (
    MOST_STEPS,
    Story,
    StoryStep,
    fields_of,
    handed_on,
    written,
)

__all__ = [
    "LINK",
    "MOST_STEPS",
    "STEP",
    "Placed",
    "Story",
    "StoryFaults",
    "StoryStep",
    "fields_of",
    "handed_on",
    "link_of",
    "own",
    "placed",
    "placed_all",
    "read_story",
    "shipped",
    "step_of",
    "steps_of",
    "story_from",
    "story_of",
    "written",
]
