"""Just before and just after: within a month of what the words name."""

from __future__ import annotations

import re

from timeline.chronology.cues import cue_words
from timeline.chronology.days import add_months, known
from timeline.chronology.forms.common import Here, relation_of
from timeline.chronology.network import Limit
from timeline.chronology.placing import four
from timeline.chronology.story import Story
from timeline.chronology.ties import between
from timeline.model import TimeSpan

_BEFORE = re.compile(r"(\w+)\s+\w+(?:\s+\w{1,4})?\s*$")  # "just" after (the)


def just_beside(story: Story, here: Here, index: int, span: TimeSpan) -> tuple[Limit, ...]:
    """The limits of "just after the feast": its day and the month that follows it; none where
    the words do not say that it was close."""
    relation = relation_of(story, here, index)
    start = story.expressions[index].start
    found = _BEFORE.search(story.testimony.text[max(0, start - 30) : start])
    just = cue_words(story.testimony.language, "just")
    if relation not in ("after", "before") or found is None or found[1].lower() not in just:
        return ()
    first, _, _, last = four(span)
    if not known(first) or not known(last):
        return ()
    if relation == "after":
        return between(here.told.begin, first, add_months(last, 1))
    return between(here.told.begin, add_months(first, -1), first)
