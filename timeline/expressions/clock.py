"""The narrative clock: supplies, over a whole document, what its dates leave out.

A story says "in May 1940" once and then "in June", "ten days later", "the following spring". The
clock reads the dates of a document in order and keeps a small set of possible tellings (a beam).
A telling is a chain of moments; it costs something to jump back, to leap a year without saying
so, or to leave a date out of the chain (a digression); what stands in parentheses, in quoted
speech or in the pluperfect may be left out almost for nothing. The cheapest whole telling wins,
so a later full date mends the years before it, and one odd year poisons nothing.

What each costs stands in `costs`. Language-free. The work is
linear in the number of expressions, since the beam is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.expressions.context import Place
from timeline.expressions.costs import COSTS, Costs, jump_cost
from timeline.expressions.drafts import Day, Draft
from timeline.expressions.feasts import feast_day
from timeline.expressions.moments import (
    Moment,
    add_days,
    add_years,
    weekday_of,
    year_number,
)
from timeline.expressions.steps import step
from timeline.model import Shift

BEAM = 4
TOO_DEAR = 3.0  # tellings so much dearer than the best are given up


class Telling(NamedTuple):
    """Where one reading of the story stands: its main line, what was named last, and whether
    that was counted from the time of speaking."""

    story: Moment | None
    last: Moment | None
    spoken: bool = False


class Told(NamedTuple):
    """What the clock says of a draft: its moment, and the moment that a step counts from."""

    moment: Moment | None = None
    base: Moment | None = None


NOTHING = Told()


class _Node:
    __slots__ = ("at", "back", "cost", "told")

    def __init__(self, cost: float, at: Telling, told: Told, back: _Node | None) -> None:
        self.cost, self.at, self.told, self.back = cost, at, told, back


class _Here(NamedTuple):
    """What a reading must know of the place of a draft."""

    place: Place
    together: bool  # in one sentence with the date before it
    fresh: bool  # the first date of its paragraph
    section: bool  # the first date of its section
    coming: int | None  # the next year that is spelt out
    topic: tuple[int, int] | None  # the years that the last heading names


Option = tuple[float, Telling, Told]


def run(
    drafts: Sequence[Draft],
    places: Sequence[Place],
    speeches: Sequence[Moment | None] = (),
    costs: Costs = COSTS,
) -> list[Told]:
    """What the clock says of each draft.

    `speeches` is when each was written or spoken, where known (a diary has many days)."""
    coming = _coming_years(drafts)
    beam = [_Node(0.0, Telling(None, None), NOTHING, None)]
    last_sentence, last_paragraph, last_section = -1, 0, 0
    topic: tuple[int, int] | None = None
    topic_paragraph = topic_section = -1
    for i, (draft, place) in enumerate(zip(drafts, places, strict=True)):
        day = draft.day
        if day is None and (draft.value or not isinstance(draft.form, Shift)):
            beam = [_Node(node.cost, node.at, NOTHING, node) for node in beam]
            continue
        if topic is not None and place.section != topic_section:
            topic = None
        if place.heading:
            topic_section = place.section
            if day is not None and day.year is not None and not day.short:
                first = topic[0] if topic and topic_paragraph == place.paragraph else day.year
                topic = (min(first, day.year), max(first, day.year))
                topic_paragraph = place.paragraph
            elif topic_paragraph != place.paragraph:
                topic = None
        here = _Here(
            place,
            place.sentence == last_sentence,
            place.paragraph > last_paragraph,
            place.section > last_section,
            coming[i],
            topic,
        )
        speech = speeches[i] if speeches else None
        grown: dict[Telling, _Node] = {}
        for node in beam:
            for cost, at, told in _readings(draft, node.at, here, speech, costs):
                total = node.cost + cost
                known = grown.get(at)
                if known is None or total < known.cost:
                    grown[at] = _Node(total, at, told, node)
        last_sentence, last_paragraph = place.sentence, place.paragraph
        last_section = place.section
        beam = list(grown.values())
        if len(beam) > 1:
            beam.sort(key=_cost)
            limit = beam[0].cost + TOO_DEAR
            while len(beam) > BEAM or beam[-1].cost > limit:
                beam.pop()
    out: list[Told] = []
    final: _Node = beam[0]
    while final.back is not None:
        out.append(final.told)
        final = final.back
    out.reverse()
    return out


def _cost(node: _Node) -> float:
    return node.cost


def _coming_years(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the next year that is spelt out, at it or after it."""
    out: list[int | None] = [None] * len(drafts)
    coming: int | None = None
    for i in range(len(drafts) - 1, -1, -1):
        day = drafts[i].day
        whole = day is not None and not day.short and day.unit not in ("century", "decade")
        if day is not None and whole and day.year is not None:
            coming = day.year
        out[i] = coming
    return out


def _readings(
    draft: Draft, at: Telling, here: _Here, speech: Moment | None, costs: Costs
) -> list[Option]:
    """Each way to read a draft from where a telling stands: its cost, where it leads, its value."""
    form, day = draft.form, draft.day
    if day is None:
        assert isinstance(form, Shift)
        return [_shifted(draft, form, at, here, speech, costs)]
    if isinstance(form, Shift) and day.year is None:
        return [_within(day, form, draft.mod, at, speech)]
    place = here.place
    options: list[Option] = []
    aside = place.inside or place.quoted or place.past or (draft.quiet and draft.day is not None)
    supplied = day.year is None or day.short
    for moment in _moments(draft, day, at, here, speech):
        if moment.year is None or moment.unit in ("century", "decade"):
            options.append((0.0, at, Told(moment)))
            continue
        jump = jump_cost(at.story, moment, here.together, supplied, costs)
        if supplied and here.together and at.spoken:
            jump = jump_cost(at.last, moment, True, supplied, costs)
        elif supplied and at.last is not at.story and not here.fresh:
            linked = jump_cost(at.last, moment, here.together, supplied, costs) + costs.aside_link
            jump = min(jump, linked)
        off = 0.0
        if supplied and here.topic is not None:
            off = 0.0 if here.topic[0] <= moment.year <= here.topic[1] else costs.off_topic
        if draft.follows and at.last is not None and _earlier(moment, at.last):
            jump += costs.last_year * 2
        near = jump * costs.near_share
        if here.section:
            jump *= costs.section
        elif here.fresh:
            jump *= costs.fresh
        led = _led(at.story, moment)
        options.append(
            (jump + off + (costs.move_aside if aside else 0.0), Telling(led, moment), Told(moment))
        )
        if at.story is not None and not place.heading:
            stay = costs.leave_aside if aside or place.ahead else costs.leave_out
            options.append((stay + off + min(near, 2.0), Telling(at.story, moment), Told(moment)))
    return options


def _within(day: Day, form: Shift, mod: str, at: Telling, speech: Moment | None) -> Option:
    """A date within a year that is counted: "in the autumn of last year", "Easter that year"."""
    base = speech if form.origin == "speech" else at.last or at.story
    years = form.amount.low if form.amount is not None else 0
    if base is None or base.year is None or years is None:
        return 0.0, at, NOTHING
    year = add_years(base.year, years * form.direction)
    if form.direction < 0 and form.amount is None and not is_over(day, year, base):
        year = add_years(year, -1)
    moment = Moment(year, day.month or 0, day.day or 0, day.unit, day.part, mod)
    return 0.0, Telling(_led(at.story, moment), moment), Told(moment, base)


def is_over(day: Day, year: int, base: Moment) -> bool:
    """Whether a day of a year lies before the moment from which it is counted."""
    when = feast_day(day.feast, year) if day.feast else None
    month, number = (when.month, when.day) if when else (day.month or 1, day.day or 1)
    return (month, number) < (base.month or 12, base.day or 31)


def _earlier(moment: Moment, other: Moment) -> bool:
    """Whether a moment lies in an earlier year or month than another."""
    if moment.year is None or other.year is None:
        return False
    one, two = year_number(moment.year), year_number(other.year)
    return one < two or (one == two and 0 < moment.month < other.month)


def _led(story: Moment | None, moment: Moment) -> Moment:
    """Where the main line goes: the year it is in already tells no new month."""
    if (
        story is not None
        and moment.unit == "year"
        and story.year == moment.year
        and not moment.part
    ):
        return story
    return moment


def _moments(
    draft: Draft, day: Day, at: Telling, here: _Here, speech: Moment | None
) -> list[Moment]:
    """The dates that a calendar draft can mean."""
    part, month, number, mod = day.part, day.month or 0, day.day or 0, draft.mod
    story = at.story
    if day.year is not None and not day.short:
        year = day.year
        if day.unit == "day" and not month and not day.feast and story is not None:
            month, number = story.month, story.day  # "on this day in 1997"
        if (
            story is not None
            and story.year is not None
            and story.year < 0 < year < 1000
            and not day.bc
        ):
            year = -year
        return [Moment(year, month, number, day.unit, part, mod)]
    if draft.generic:
        return [Moment(None, month, number, day.unit, part, mod)]
    base = at.last if (here.together or day.same) and at.last is not None else story
    if day.short and day.year is not None:
        return [Moment(_whole_year(day, base, speech), month, number, day.unit, part, mod)]
    if day.unit in ("day", "time") and not month and not day.feast:
        stale = here.fresh and day.unit == "time" and not here.together
        if base is None or base.year is None or not base.month or stale:
            return [Moment(None, 0, number, day.unit, part, mod)]
        if day.weekday is not None:
            return [_weekday(day, base, here.place.ahead, speech)]
        return [Moment(base.year, base.month, number or base.day, day.unit, part, mod)]
    if base is None or base.year is None:
        years: set[int] = set()
        if here.coming is not None:
            years = {add_years(here.coming, -1), here.coming}
        elif speech is not None and speech.year is not None:
            years = {speech.year}
        if not years:
            return [Moment(None, month, number, day.unit, part, mod)]
    elif day.same:
        years = {base.year}
    else:
        years = {base.year, add_years(base.year, 1), add_years(base.year, -1)}
        if story is not None and story.year is not None and not at.spoken:
            years.add(story.year)
        if here.topic is not None and here.topic[0] == here.topic[1]:
            years.add(here.topic[0])
    return [Moment(year, month, number, day.unit, part, mod) for year in sorted(years)]


def _weekday(day: Day, base: Moment, coming: bool, speech: Moment | None) -> Moment:
    """A day of the week in a story: the first one on or after the day that is told; where that
    is the day of writing (a diary), the last one before it."""
    assert day.weekday is not None and base.year is not None
    if not base.day:
        return Moment(None, 0, 0, day.unit, day.part)
    ahead = (day.weekday - weekday_of(base.year, base.month, base.day)) % 7
    if speech is not None and base[:3] == speech[:3] and not coming and ahead:
        ahead -= 7
    moved = add_days(base.year, base.month, base.day, ahead)
    return Moment(*moved, day.unit, day.part) if moved else Moment(None, 0, 0, day.unit, day.part)


def _whole_year(day: Day, base: Moment | None, speech: Moment | None) -> int:
    """The century of '86 or "the sixties": the story's own, else the 1900s."""
    assert day.year is not None
    short = day.year % 100 if day.unit != "decade" or day.year < 1000 else day.year - 1900
    year = 1900 + short
    told = base.year if base is not None else None
    if told is not None and told > 0:
        near = [(told // 100 + n) * 100 + short for n in (-1, 0, 1)]
        year = min(near, key=lambda one: abs(one - told))
    if speech is not None and speech.year is not None and year > speech.year:
        year -= 100
    return year


def _shifted(
    draft: Draft,
    form: Shift,
    at: Telling,
    here: _Here,
    speech: Moment | None,
    costs: Costs,
) -> Option:
    """A step from what was told, from the time of speaking, or from an anchor."""
    if draft.beside and at.last is not None:
        return 0.0, at, Told(at.last)
    if form.origin in ("anchor", "event"):
        base = draft.base
    elif form.origin == "speech" and here.place.quoted and at.story is not None:
        today = form.direction == 0 and form.landing in ("day", "night")
        base = None if today else at.story
    elif form.origin == "speech":
        base = speech
    elif form.origin == "told":
        base = at.story if here.fresh and at.story is not None else at.last or at.story
    else:
        base = None
    if base is None:
        return 0.0, at, NOTHING
    moment = step(draft, form, base)
    told = Told(moment._replace(mod=draft.mod) if moment else None, base)
    moment = told.moment
    if moment is None or moment.year is None:
        return 0.0, at, told
    if draft.generic or here.place.inside or moment.unit in ("decade", "century"):
        return 0.0, at, told
    if form.direction < 0 or here.place.past or form.origin == "speech":
        return 0.0, Telling(at.story, moment, form.origin == "speech"), told
    cost = jump_cost(at.story, moment, here.together, False, costs)
    return cost, Telling(_led(at.story, moment), moment), told
