"""News or narrative: guessed where nobody says."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.expressions.drafts import Draft
from timeline.expressions.moments import Moment
from timeline.model import Calendar


def guess_kind(text: str, drafts: Sequence[Draft], speech: Moment | None) -> str:
    """ "news" where the dates keep close to the day of writing, else "narrative".

    Without a day of writing everything is a narrative."""
    if speech is None or speech.year is None:
        return "narrative"
    near = far = 0
    for draft in drafts:
        day = draft.day
        if day is None or not isinstance(draft.form, Calendar):
            continue
        if day.year is not None and not day.short:
            if abs(day.year - speech.year) > 2:
                far += 1
            else:
                near += 1
        elif day.weekday is not None and day.month is None:
            near += 2
    if len(text) > 12000:
        return "narrative"
    return "news" if near >= far else "narrative"
