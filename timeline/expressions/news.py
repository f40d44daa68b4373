"""The clock of news: everything counts from the day of writing, the nearest date by tense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.expressions.clock import Told, is_over
from timeline.expressions.context import Place
from timeline.expressions.drafts import Day, Draft
from timeline.expressions.moments import Moment, add_days, add_years, weekday_of
from timeline.expressions.steps import step
from timeline.model import Anchored, Calendar, Shift


def run(drafts: Sequence[Draft], places: Sequence[Place], speech: Moment) -> list[Told]:
    """What the clock says of each draft, counted from the day of writing."""
    out: list[Told] = []
    last = speech
    for draft, place in zip(drafts, places, strict=True):
        form = draft.form
        moment: Moment | None = None
        base: Moment | None = None
        if isinstance(form, Shift) and not draft.value and form.origin in ("speech", "told"):
            base = last if form.origin == "told" else speech
            moment = step(draft, form, base)
            if draft.day is not None and base.year is not None:  # a part of a year that is counted
                steps = form.amount.low or 0 if form.amount is not None else 0
                if form.direction < 0 and form.amount is None:  # "last Christmas"
                    steps = 0 if is_over(draft.day, base.year, base) else 1
                there = replace(draft.day, year=add_years(base.year, steps * form.direction))
                moment = _nearest(there, place, speech, last)
            if moment is not None and moment.unit == "quarter" and form.amount is None:
                moment = _quarter(moment, place, speech)
        elif draft.day is not None and isinstance(form, Calendar | Anchored):
            moment = _nearest(draft.day, place, speech, last)
            if moment.year is not None and moment.unit in ("day", "month", "time"):
                last = moment
        if moment is not None and draft.mod:
            moment = moment._replace(mod=draft.mod)
        out.append(Told(moment, base))
    return out


def _nearest(day: Day, place: Place, speech: Moment, last: Moment) -> Moment:
    month, number = day.month or 0, day.day or 0
    assert speech.year is not None
    if day.year is not None:
        year = day.year
        if day.short:
            year = year % 100 + speech.year // 100 * 100
            if year > speech.year + 10:
                year -= 100
        return Moment(year, month, number, day.unit, day.part)
    if day.weekday is not None and not month:
        return _weekday(day, place, speech)
    if day.unit in ("day", "time") and not month:
        base = last if last.day else speech
        return Moment(base.year, base.month, number or base.day, day.unit, day.part)
    year = speech.year
    if month and speech.month:
        ahead = (month - speech.month) % 12
        future = place.ahead and not place.past
        if future:
            year += 1 if month < speech.month - 1 else 0
        elif ahead > 6 and month > speech.month:
            year -= 1
        elif ahead < 3 and month < speech.month and ahead:
            year += 1
        elif not future and month > speech.month and (number == 0 or ahead > 3):
            year -= 1
    return Moment(year, month, number, day.unit, day.part)


def _quarter(moment: Moment, place: Place, speech: Moment) -> Moment:
    """ "the fourth quarter": the last one that has ended, unless it is still to come."""
    if moment.year is None or place.ahead or not speech.month or moment.part[:1] != "Q":
        return moment
    ended = int(moment.part[1]) * 3 <= speech.month
    return moment if ended or moment.year != speech.year else moment._replace(year=moment.year - 1)


def _weekday(day: Day, place: Place, speech: Moment) -> Moment:
    assert day.weekday is not None and speech.year is not None
    if not speech.day:
        return Moment(None, 0, 0, day.unit, day.part)
    today = weekday_of(speech.year, speech.month, speech.day)
    if place.ahead and not place.past:
        days = (day.weekday - today) % 7
    else:
        days = -((today - day.weekday) % 7)
    moved = add_days(speech.year, speech.month, speech.day, days)
    return Moment(*moved, day.unit, day.part) if moved else Moment(None, 0, 0, day.unit, day.part)
