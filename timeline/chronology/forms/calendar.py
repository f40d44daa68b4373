"""Dates of the calendar and named things of history: windows that the words alone give.

Which winter ("the winter of 1971" begins or ends the year) and which year (where the words leave
it out) are readings: the rest of the story chooses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from timeline.chronology.days import LAST, add_years, known, to_date, to_day
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
from timeline.chronology.placing import Relation, four, place, place_pair
from timeline.chronology.story import Said, Story, Told, window_of
from timeline.expressions.feasts import feast_day
from timeline.model import Anchored, Calendar, Shift, TimeExpression, TimeSpan

_WEEK = 8  # days around an entry in which a weekday without a date is looked for
_LONG = 400  # days: more than a year
_FAR = 15  # years either way in which a date without a year is looked for


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
        spans = _in_years(story, here, index, form.feast)
    elif form.supplied == "date":
        spans = [_same_day(story, expression) or _before_entry(story, expression)]
    elif _is_winter(expression):
        spans = _winters(expression.span)
    written = form.supplied == "" or not _is_short(expression.span)
    firm = written and is_first(story, here, index)
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
    moves = moves and not known(_after_the_present(story, here, index))
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
    limits = place(here.told, span, relation_of(story, here, index), starts=True)
    uses = (form.anchor,) if form.anchor else ()
    # A long time is named loosely ("the famine"): where it does not agree, nobody contradicts.
    firm = four(span)[3] - four(span)[0] <= _LONG
    return [say(story, here, index, "anchor", Trust.ANCHOR, limits=limits, firm=firm, uses=uses)]


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


def _in_years(story: Story, here: Here, index: int, feast: str) -> list[TimeSpan]:
    """A date in the years that it may mean: first those that the clause itself names, then the
    last before a diary's entry, then the clock's and what lies near."""
    span = story.expressions[index].span
    assert span is not None and span.begin_of_the_begin is not None
    year = span.begin_of_the_begin.year
    wanted = [*named_years(story, here.told, index)]
    before, entry = story.antecedent(here.place), window_of(here.told.mention.entry)
    beside = before is not None and before.mention.paragraph == here.told.mention.paragraph
    if before is not None and (beside or not known(entry[1])):
        last = _last_year_before(story, index)
        wanted += [y for y in named_years(story, before) if last in (None, y)]
    if known(entry[1]):
        day = to_date(entry[1])
        assert day is not None
        here_first = _moved(span, day.year - year)
        late = here_first is not None and to_day(here_first.begin_of_the_begin, 0) > entry[1]
        wanted.append(day.year - 1 if late else day.year)
    spoken = _after_the_present(story, here, index)
    if known(spoken):
        day = to_date(spoken)
        assert day is not None
        this = _moved(span, day.year - year)
        late = this is not None and to_day(this.begin_of_the_begin, 0) > spoken
        wanted.insert(0, day.year - 1 if late else day.year)
    near = sorted(range(-_FAR, _FAR + 1), key=lambda n: (abs(n), -n))
    last = _last_year_before(story, index)
    wanted += [] if last is None else [last, last + 1, last - 1]
    wanted += [year + n for n in near]
    moved = [feast_in(feast, y) or _moved(span, y - year) for y in dict.fromkeys(wanted)]
    return [m for m in moved if m is not None]


def _same_day(story: Story, expression: TimeExpression) -> TimeSpan | None:
    """ "On this day in 1997", in a diary: the day of the entry in that year."""
    year, _, rest = expression.value.partition("-")
    entry = story.speech(expression.start)
    if rest != "XX-XX" or not year.isdigit() or entry == story.day_told or entry[0] != entry[1]:
        return None
    day = to_date(entry[0])
    return None if day is None else _moved(TimeSpan(day, day, day, day), int(year) - day.year)


def _before_entry(story: Story, expression: TimeExpression) -> TimeSpan:
    """A bare weekday in a diary: the last one before its entry."""
    span = expression.span
    assert span is not None
    day, entry = span.begin_of_the_begin, story.speech(expression.start)[1]
    if (
        day is None
        or day != span.end_of_the_end
        or story.speech(expression.start) == story.day_told
        or abs(day.toordinal() - entry) > _WEEK
    ):
        return span
    found = to_date(entry - 1 - (entry - 1 - day.toordinal()) % 7)
    return TimeSpan(found, found, found, found)


def _is_short(span: TimeSpan) -> bool:
    """Whether a span is at most a season: then another year would be another time."""
    first, last = four(span)[0], four(span)[3]
    return last - first < 200


def _last_year_before(story: Story, index: int) -> int | None:
    """The year that the text named last before an expression; None where it named none."""
    for before in range(index - 1, -1, -1):
        expression = story.expressions[before]
        if isinstance(expression.form, Calendar | Anchored) and expression.span is not None:
            first, last = expression.span.begin_of_the_begin, expression.span.end_of_the_end
            written = (
                not isinstance(expression.form, Calendar) or expression.form.supplied != "year"
            )
            if written and first is not None and last is not None:
                return first.year if first.year == last.year else None
    return None


def _after_the_present(story: Story, here: Here, index: int) -> int:
    """The day of speaking, where the words just before speak of the present ("this winter"), or
    LAST: then a month without a year is the last before it."""
    paragraph = here.told.mention.paragraph
    for before in range(index - 1, -1, -1):
        expression = story.expressions[before]
        if story.paragraph(expression.start) != paragraph:
            break
        form, span = expression.form, expression.span
        if isinstance(form, Shift) and form.origin == "speech" and form.direction == 0:
            return story.speech(expression.start)[1]
        to_come = span is not None and four(span)[0] > story.speech(expression.start)[1]
        if isinstance(form, Calendar | Anchored | Shift) and not to_come:
            return LAST
    return LAST


def named_years(story: Story, told: Told, but: int = -1) -> Iterator[int]:
    """The years that an event's expressions name by themselves."""
    for index in told.expressions:
        expression = story.expressions[index]
        span = expression.span
        if index == but or span is None or not isinstance(expression.form, Calendar | Shift):
            continue
        if isinstance(expression.form, Calendar) and expression.form.supplied == "year":
            continue
        if isinstance(expression.form, Shift) and expression.form.origin != "speech":
            continue
        first, last = span.begin_of_the_begin, span.end_of_the_end
        if first is not None and last is not None and first.year == last.year:
            yield first.year


def moved_to_year(span: TimeSpan, year: int) -> TimeSpan | None:
    """The same days in another year."""
    begin = span.begin_of_the_begin
    return None if begin is None else _moved(span, year - begin.year)


def feast_in(feast: str, year: int) -> TimeSpan | None:
    """The day of a feast in a year; None where its name is none that can be reckoned."""
    day = feast_day(feast, year) if feast else None
    return None if day is None else TimeSpan(day, day, day, day)


def _placed(story: Story, here: Here, index: int, span: TimeSpan, *, firm: bool, nth: int) -> Said:
    limits = place(here.told, span, _limiting(story, here, index))
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
