"""What is named with its own date: "three weeks after the flood of 3 May 1950", "after Black
Sunday, April 14, 1935". What is counted from it is counted from that day."""

from __future__ import annotations

import re

from timeline.chronology.story import Story
from timeline.expressions import tag
from timeline.model import Calendar, TimeSpan

_BESIDE = re.compile(r",\s+(?=[A-Z0-9])[^.;:!?\n]{4,24}")  # a date in apposition


def own_date(story: Story, start: int, end: int) -> TimeSpan | None:
    """The date, written with its year, that stands within some words or in apposition to them."""
    text = story.testimony.text
    beside = _BESIDE.match(text, end)
    words = text[start : beside.end() if beside else end]
    if not re.search(r"\d{4}", words):
        return None
    for expression in tag(words, language=story.testimony.language):
        form = expression.form
        if isinstance(form, Calendar) and not form.supplied and expression.span is not None:
            return expression.span
    return None
