"""Dates of the calendar and named things of history: windows that the words alone give.

Which winter ("the winter of 1971" begins or ends the year) and which year (where the words leave
it out) are readings: the rest of the story chooses.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.chronology.days import add_years, to_date, to_day
from timeline.chronology.forms.common import Found, Here, Readings, Trust, say
from timeline.chronology.placing import place, place_pair
from timeline.chronology.story import Said, Story
from timeline.model import Anchored, Calendar, TimeExpression, TimeSpan

_YEARS = (0, 1, -1)


def calendar(story: Story, here: Here, index: int) -> Found:
    """A date as written; a year that the text leaves out is the likeliest of three."""
    expression = story.expressions[index]
    form = expression.form
    assert isinstance(form, Calendar)
    if expression.span is None:
        return []
    pair = _pair(story, here, index)
    if pair is not None:
        return pair
    spans = [expression.span]
    if form.supplied == "year":
        spans = [moved for years in _YEARS if (moved := _moved(expression.span, years))]
    elif _is_winter(expression):
        spans = _winters(expression.span)
    firm = form.supplied == ""
    said = tuple(
        _placed(story, here, index, span, firm=firm, nth=n) for n, span in enumerate(spans)
    )
    if len(said) == 1:
        return [said[0]]
    hull = [_placed(story, here, index, _hull(spans), firm=True, nth=9)] if firm else []
    return [*hull, Readings(said)]


def anchored(story: Story, here: Here, index: int) -> Found:
    """A named thing of history: the window of its row, cut as the words cut it."""
    expression = story.expressions[index]
    form = expression.form
    assert isinstance(form, Anchored)
    span = expression.span or anchor_span(story, form.anchor)
    if span is None:
        return []
    pair = _pair(story, here, index)
    if pair is not None:
        return pair
    limits = place(here.told, span, expression.relation, starts=True)
    uses = (form.anchor,) if form.anchor else ()
    return [say(story, here, index, "anchor", Trust.ANCHOR, limits=limits, uses=uses)]


def anchor_span(story: Story, anchor: str) -> TimeSpan | None:
    """The span of an anchor's row; None where no pack has it or it has no date of its own."""
    for pack in story.packs:
        for row in pack.anchors:
            if row.id == anchor and row.span is not None:
                return row.span
    return None


def _placed(story: Story, here: Here, index: int, span: TimeSpan, *, firm: bool, nth: int) -> Said:
    expression = story.expressions[index]
    limits = place(here.told, span, expression.relation)
    said = say(story, here, index, "calendar", Trust.CALENDAR, limits=limits, firm=firm)
    return replace(said, statement=replace(said.statement, id=f"{said.statement.id}-{nth}"))


def _pair(story: Story, here: Here, index: int) -> Found | None:
    """Both ends of "from A to B" at once, told by the first; [] for the second; None for one
    that stands alone."""
    expression = story.expressions[index]
    partner = expression.partner
    if partner is None or not 0 <= partner < len(story.expressions):
        return None
    other = story.expressions[partner]
    if other.span is None or expression.span is None:
        return None
    if other.start < expression.start:
        return [] if partner in here.told.expressions else None
    limits = place_pair(here.told, expression.span, other.span)
    trust = Trust.CALENDAR if isinstance(expression.form, Calendar) else Trust.ANCHOR
    return [say(story, here, index, "range", trust, limits=limits, also=partner)]


def _is_winter(expression: TimeExpression) -> bool:
    span = expression.span
    return (
        expression.value.endswith("-WI")
        and span is not None
        and span.begin_of_the_begin is not None
        and span.begin_of_the_begin.month == 12
        and not expression.mod
    )


def _winters(span: TimeSpan) -> list[TimeSpan]:
    """From December of the year; or what was winter before, in the year itself."""
    begin, end = span.begin_of_the_begin, span.end_of_the_end
    assert begin is not None and end is not None
    first = date(begin.year, 1, 1)
    last = to_date(add_years(end.toordinal(), -1))
    return [span, TimeSpan(first, last, first, last)]


def _moved(span: TimeSpan, years: int) -> TimeSpan | None:
    days = [
        None if day is None else to_date(add_years(to_day(day, 0), years)) for day in span.bounds
    ]
    return replace(
        span,
        begin_of_the_begin=days[0],
        end_of_the_begin=days[1],
        begin_of_the_end=days[2],
        end_of_the_end=days[3],
    )


def _hull(spans: list[TimeSpan]) -> TimeSpan:
    first = min(s.begin_of_the_begin for s in spans if s.begin_of_the_begin)
    last = max(s.end_of_the_end for s in spans if s.end_of_the_end)
    return TimeSpan(first, last, first, last)
