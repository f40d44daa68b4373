"""News or narrative: guessed where nobody says."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.expressions.drafts import Draft
from timeline.expressions.moments import Moment
from timeline.model import Age, Calendar, Shift

LONGEST_NEWS = 20_000  # code points: what is longer tells a story
CLOSE = 2  # years: what a report of the day speaks of


def guess_kind(text: str, drafts: Sequence[Draft], speech: Moment | None) -> str:
    """ "news" where the dates keep close to the day of writing, else "narrative".

    For the day speak days of the week without a date, "yesterday", "last week" and dates of the
    time of writing; against it older dates and ages. Without a day of writing all is narrative."""
    if speech is None or speech.year is None or len(text) > LONGEST_NEWS:
        return "narrative"
    near = far = 0
    for draft in drafts:
        day, form = draft.day, draft.form
        if isinstance(form, Age):
            far += 2
        elif isinstance(form, Shift):
            near += form.origin == "speech" and form.landing in ("day", "week", "month", "quarter")
        elif day is None or not isinstance(form, Calendar):
            continue
        elif day.year is not None and not day.short:
            if abs(day.year - speech.year) > CLOSE:
                far += 1
            else:
                near += 1
        elif day.weekday is not None and day.month is None:
            near += 2
    return "news" if near >= far else "narrative"
