"""From what time words mean to statements: one builder for each kind of form, in `BUILDERS`.

A new kind of time expression is one function and one line here.
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.chronology.forms.age import age, dates_an_age
from timeline.chronology.forms.calendar import anchored, calendar, window
from timeline.chronology.forms.common import Found, Here, Readings, Trust
from timeline.chronology.forms.lasting import in_nth, lasting
from timeline.chronology.forms.shift import counted_from_words, shift
from timeline.chronology.forms.stage import stage
from timeline.chronology.shape import length_of
from timeline.chronology.story import Story
from timeline.model import Age, Anchored, Calendar, Lasting, Shift, Stage

__all__ = ["BUILDERS", "Found", "Here", "Readings", "Trust", "build"]

BUILDERS: dict[type, Callable[[Story, Here, int], Found]] = {
    Calendar: calendar,
    Anchored: anchored,
    Age: age,
    Stage: stage,
    Shift: shift,
    Lasting: in_nth,
}


def build(story: Story, here: Here, index: int) -> Found:
    """The statements of one expression about one event; none for words that date nothing."""
    if dates_an_age(story, here.told, index):
        return []
    counted = counted_from_words(story, here, index)
    if counted:
        return counted
    if length_of(story.expressions[index]) is not None:
        return lasting(story, here, index)
    expression = story.expressions[index]
    if isinstance(expression.form, Lasting) and expression.span is not None:
        return window(story, here, index)
    builder = BUILDERS.get(type(story.expressions[index].form))
    return builder(story, here, index) if builder else []
