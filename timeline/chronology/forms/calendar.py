"""Dates of the calendar and named things of history: windows that the words alone give.

Which winter ("the winter of 1971" begins or ends the year) and which year (where the words leave
it out) are readings: the rest of the story chooses.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.chronology.days import FIRST, known
from timeline.chronology.forms.common import (
    Found,
    Here,
    Readings,
    Trust,
    between_them,
    is_first,
    relation_of,
    say,
)
from timeline.chronology.forms.near import just_beside
from timeline.chronology.forms.years import (
    after_the_present,
    asked_year,
    before_entry,
    in_years,
    is_winter,
    named_years,
    same_day,
    winters,
)
from timeline.chronology.placing import Relation, four, place, place_pair
from timeline.chronology.shape import length_of
from timeline.chronology.story import Said, Story, Told
from timeline.model import Anchored, Calendar, TimeSpan

_YOUTH = 15 * 365  # days that a life may lie back before the first of its dates
_LONG = 400  # days: more than a year


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
    if form.supplied == "year" and _is_short(expression.span):
        spans = in_years(story, here, index, form.feast)
    elif form.supplied == "date":
        spans = [same_day(story, expression) or before_entry(story, expression)]
    elif is_winter(expression):
        spans = winters(expression.span)
    written = form.supplied == "" or not _is_short(expression.span)
    firm = written and is_first(story, here, index, Calendar)
    said = tuple(
        _placed(story, here, index, span, firm=firm, nth=n) for n, span in enumerate(spans)
    )
    if len(said) == 1:
        return [said[0]]
    hull = [_placed(story, here, index, _hull(spans), firm=True, nth=99)] if firm else []
    before = story.antecedent(here.place)
    moves = form.supplied == "year" and not here.told.mention.entry
    moves = moves and before is not None and between_them(story, before, index) is None
    moves = moves and not list(named_years(story, here.told, index))
    moves = moves and not known(after_the_present(story, here, index))
    moves = moves and asked_year(story, index) is None
    return [*hull, Readings(said, moves)]


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
    if _before_the_life(story, here, span):
        return []
    limits = just_beside(story, here, index, span)
    relation = relation_of(story, here, index)
    if relation == "after" and here.told.lasting and measured(story, here.told):
        relation = "since"  # "after the war ended we stayed nine more days": from then on
    limits = limits or place(here.told, span, relation, starts=True)
    uses = (form.anchor,) if form.anchor else ()
    # A long time is named loosely ("the famine"): where it does not agree, nobody contradicts.
    brief = four(span)[3] - four(span)[0] <= _LONG
    firm = brief and is_first(story, here, index, Anchored)
    return [say(story, here, index, "anchor", Trust.ANCHOR, limits=limits, firm=firm, uses=uses)]


def _before_the_life(story: Story, here: Here, span: TimeSpan) -> bool:
    """Whether a named time was over before the narrator was born, or long before anything else
    that the life tells: then it is another of its name."""
    if here.told.mention.scope != "life":
        return False
    born = story.narrator_birth
    told = [born] if born else story.told
    dates = [
        four(e.span)[0]
        for one in told
        if one.mention.scope == "life"
        for i in one.expressions
        if isinstance((e := story.expressions[i]).form, Calendar) and not e.form.supplied and e.span
    ]
    earliest = min((day for day in dates if known(day)), default=FIRST)
    if born and born.id == here.told.id:
        return False
    return four(span)[3] < earliest - (0 if born else _YOUTH)


def window(story: Story, here: Here, index: int) -> Found:
    """A window that the clock gave to words of another kind ("the first week of July")."""
    span = story.expressions[index].span
    if span is None:
        return []
    limits = place(here.told, span, relation_of(story, here, index))
    return [say(story, here, index, "calendar", Trust.CALENDAR, limits=limits, firm=False)]


def anchor_span(story: Story, anchor: str) -> TimeSpan | None:
    """The span of an anchor's row; None where no pack has it or it has no date of its own."""
    for pack in story.packs:
        for row in pack.anchors:
            if row.id == anchor and row.span is not None:
                return row.span
    return None


def _is_short(span: TimeSpan) -> bool:
    """Whether a span is at most a season: then another year would be another time."""
    first, last = four(span)[0], four(span)[3]
    return last - first < 200


def measured(story: Story, told: Told) -> bool:
    """Whether words say how long an event took."""
    return any(length_of(story.expressions[i]) is not None for i in told.expressions)


def _placed(story: Story, here: Here, index: int, span: TimeSpan, *, firm: bool, nth: int) -> Said:
    limits = just_beside(story, here, index, span)
    limits = limits or place(here.told, span, _limiting(story, here, index))
    said = say(story, here, index, "calendar", Trust.CALENDAR, limits=limits, firm=firm)
    return replace(said, statement=replace(said.statement, id=f"{said.statement.id}-{nth}"))


def _limiting(story: Story, here: Here, index: int) -> Relation:
    """The relation; "not before 2000 and no later than the census of 2002" tells two limits of
    what happened once."""
    relation = relation_of(story, here, index)
    if here.told.lasting:
        return relation
    span = story.expressions[index].span
    for other in here.told.expressions:
        there = story.expressions[other]
        if other == index or not isinstance(there.form, Calendar) or not (there.span and span):
            continue
        later = four(there.span)[3] > four(span)[3]
        if relation == "since" and later and there.relation in ("at", "by"):
            return "not-before"
        if relation == "at" and not later and there.relation == "since":
            return "by"
    return relation


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
    pair = (expression.span, other.span)
    if other.start < expression.start:
        if partner in here.told.expressions:
            return []
        pair = (other.span, expression.span)
    limits = place_pair(here.told, *pair)
    trust = Trust.CALENDAR if isinstance(expression.form, Calendar) else Trust.ANCHOR
    return [say(story, here, index, "range", trust, limits=limits, also=partner)]


def _hull(spans: list[TimeSpan]) -> TimeSpan:
    first = min(s.begin_of_the_begin for s in spans if s.begin_of_the_begin)
    last = max(s.end_of_the_end for s in spans if s.end_of_the_end)
    return TimeSpan(first, last, first, last)
