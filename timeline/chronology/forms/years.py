"""Which year a date means that leaves it out, and which winter "the winter of 1971" is.

The years are readings, the likeliest first; the rest of the story chooses among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import UnionType

from timeline.chronology.days import LAST, SEASONS, add_years, known, to_date, to_day
from timeline.chronology.forms.common import Here
from timeline.chronology.placing import four
from timeline.chronology.story import Story, Told, window_of
from timeline.expressions.feasts import feast_day
from timeline.model import Anchored, Calendar, Shift, TimeExpression, TimeSpan

_WEEK = 8  # days around an entry in which a weekday without a date is looked for
_FAR = 6  # years either way in which a date without a year is looked for


def in_years(story: Story, here: Here, index: int, feast: str) -> list[TimeSpan]:
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
    spoken = after_the_present(story, here, index)
    if known(spoken):
        day = to_date(spoken)
        assert day is not None
        this = _moved(span, day.year - year)
        late = this is not None and to_day(this.begin_of_the_begin, 0) > spoken
        wanted.insert(0, day.year - 1 if late else day.year)
    asked = asked_year(story, index)
    if asked is not None:
        wanted.insert(0, asked)
    near = sorted(range(-_FAR, _FAR + 1), key=lambda n: (abs(n), -n))
    for last in (_last_year_before(story, index), _last_year_before(story, index, Calendar)):
        wanted += [] if last is None else [last, last + 1, last - 1]
    wanted += [year + n for n in near]
    moved = [feast_in(feast, y) or _moved(span, y - year) for y in dict.fromkeys(wanted)]
    return [m for m in moved if m is not None]


def same_day(story: Story, expression: TimeExpression) -> TimeSpan | None:
    """ "On this day in 1997", in a diary: the day of the entry in that year."""
    year, _, rest = expression.value.partition("-")
    entry = story.speech(expression.start)
    if rest != "XX-XX" or not year.isdigit() or entry == story.day_told or entry[0] != entry[1]:
        return None
    day = to_date(entry[0])
    return None if day is None else _moved(TimeSpan(day, day, day, day), int(year) - day.year)


def before_entry(story: Story, expression: TimeExpression) -> TimeSpan:
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


def asked_year(story: Story, index: int) -> int | None:
    """The year that the question before an answer counts to ("And the following year?"); None
    where it counts to none, or a date with its year stands between."""
    number = story.paragraph(story.expressions[index].start)
    for before in range(index - 1, -1, -1):
        expression = story.expressions[before]
        form, span = expression.form, expression.span
        asked = story.asked(expression.start)
        if not asked and story.paragraph(expression.start) != number:
            return None
        if isinstance(form, Calendar | Anchored) and getattr(form, "supplied", "") != "year":
            return None
        if asked and isinstance(form, Shift) and form.landing == "year" and span is not None:
            first = span.begin_of_the_begin
            return first.year if first is not None else None
    return None


def _last_year_before(
    story: Story, index: int, kinds: type | UnionType = Calendar | Anchored
) -> int | None:
    """The year that the text named last before an expression, by a date or a named thing; None
    where it named none."""
    for before in range(index - 1, -1, -1):
        expression = story.expressions[before]
        if isinstance(expression.form, kinds) and expression.span is not None:
            first, last = expression.span.begin_of_the_begin, expression.span.end_of_the_end
            written = (
                not isinstance(expression.form, Calendar) or expression.form.supplied != "year"
            )
            if written and first is not None and last is not None:
                return first.year if first.year == last.year else None
    return None


def after_the_present(story: Story, here: Here, index: int) -> int:
    """The day of speaking, where the words just before speak of the present ("this winter") or
    something goes on since then ("since August I have been learning"), or LAST: then a month
    without a year is the last before it."""
    if here.told.mention.ongoing and story.expressions[index].relation == "since":
        return story.speech(story.expressions[index].start)[1]
    paragraph = here.told.mention.paragraph
    for before in range(index - 1, -1, -1):
        expression = story.expressions[before]
        if story.paragraph(expression.start) != paragraph:
            break
        form, span = expression.form, expression.span
        lately = (
            isinstance(form, Shift)
            and form.origin == "speech"
            and (form.direction == 0 or (form.direction < 0 and form.landing in SEASONS))
        )  # "this year", "last winter"
        if lately:
            return story.speech(expression.start)[1]
        to_come = span is not None and four(span)[0] > story.speech(expression.start)[1]
        if isinstance(form, Calendar | Anchored | Shift) and not to_come:
            return LAST
    return LAST


def named_years(story: Story, told: Told, but: int = -1) -> Iterator[int]:
    """The years that an event's expressions name by themselves; beside the expression `but`,
    only those in its own passage."""
    passages = (told.mention.passage, *told.mention.also)
    at = story.expressions[but].start if but >= 0 else -1
    own = next((p for p in passages if p.start <= at < p.end), None)
    for index in told.expressions:
        if own is not None and not own.start <= story.expressions[index].start < own.end:
            continue
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


def winters(span: TimeSpan) -> list[TimeSpan]:
    """From December of the year; or what was winter before, in the year itself."""
    begin, end = span.begin_of_the_begin, span.end_of_the_end
    assert begin is not None and end is not None
    first = date(begin.year, 1, 1)
    last = to_date(add_years(end.toordinal(), -1))
    return [span, TimeSpan(first, last, first, last)]


def is_winter(expression: TimeExpression) -> bool:
    span = expression.span
    return (
        expression.value.endswith("-WI")
        and span is not None
        and span.begin_of_the_begin is not None
        and span.begin_of_the_begin.month == 12
        and not expression.mod
    )
