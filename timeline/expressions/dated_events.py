"""What counts from an event that its own sentence dates: "two days after the attack of 10 June",
"the attack came on 10 June, and two days after the attack ...". Language-free.

Everything else that waits for an event is left to the chronology.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.expressions.drafts import Draft
from timeline.expressions.moments import Moment
from timeline.model import Shift

Found = tuple[int, int, Draft, str]
Rules = Callable[[str], Sequence[Found]]

_LONGEST = 400  # characters of a sentence that are looked back over
_SENTENCE = re.compile(r"[.!?。]\s|\n\s*\n")
_BESIDE = re.compile(r" (?:\w{2,3} )?")  # at most one small word
_SHORTEST = 4  # letters of a word that names an event


def dated_events(text: str, found: Sequence[Found], rules: Rules) -> list[Found]:
    """What was found, with the day of the event, where its own words or sentence tell it, as the
    base of what counts from it."""
    return [_with_day(text, found, at, rules) for at in range(len(found))]


def _with_day(text: str, found: Sequence[Found], at: int, rules: Rules) -> Found:
    start, end, draft, rule = found[at]
    form = draft.form
    if not isinstance(form, Shift) or form.origin != "event" or form.event is None:
        return found[at]
    if draft.base is not None or draft.value:
        return found[at]
    first, last = form.event
    for _, stop, one, _ in rules(text[first:last]):
        if (day := _whole(one)) is not None:  # what follows the date is no part of the name
            shift = replace(form, event=(first, first + stop))
            return start, first + stop, replace(draft, base=day, form=shift), rule
    told = _told_beside(text, found, at, last) or _told_before(text, found, at, text[first:last])
    return (start, end, replace(draft, base=told), rule) if told is not None else found[at]


def _told_beside(text: str, found: Sequence[Found], at: int, last: int) -> Moment | None:
    """The date that follows the name at once: "eight days after the surrender on 2 September"."""
    if at + 1 == len(found) or not _BESIDE.fullmatch(text[last : found[at + 1][0]]):
        return None
    return _whole(found[at + 1][2])


def _told_before(text: str, found: Sequence[Found], at: int, words: str) -> Moment | None:
    """The one date that stands before in the sentence, where the event is named there too."""
    start = found[at][0]
    opening = max(0, start - _LONGEST)
    for stop in _SENTENCE.finditer(text, opening, start):
        opening = stop.end()
    name = (re.findall(r"\w+", words) or [""])[-1]
    if len(name) < _SHORTEST or not re.search(rf"\b{re.escape(name)}\b", text[opening:start]):
        return None
    days = [
        day for begin, _, one, _ in found[:at][-6:]
        if begin >= opening and (day := _whole(one)) is not None
    ]  # fmt: skip
    return days[0] if len(days) == 1 else None


def _whole(draft: Draft) -> Moment | None:
    """A day, month or year of the calendar that needs nothing supplied."""
    day = draft.day
    if day is None or day.year is None or day.short or isinstance(draft.form, Shift):
        return None
    if day.unit not in ("day", "month", "year") or day.feast or day.weekday is not None:
        return None
    return Moment(day.year, day.month or 0, day.day or 0, day.unit)
