"""The narrative clock: supplies, over a whole document, what its dates leave out.

A story says "in May 1940" once and then "in June", "ten days later", "the following spring". The
clock reads the dates of a document in order and keeps a small set of possible tellings (a beam).
A telling is a chain of moments; it costs something to jump back, to leap a year without saying
so, or to leave a date out of the chain (a digression); what stands in parentheses, in quoted
speech or in the pluperfect may be left out almost for nothing. The cheapest whole telling wins,
so a later full date mends the years before it, and one odd year poisons nothing.

Costs are in arbitrary units; only their order matters. Language-free. The work is linear in the
number of expressions, since the beam is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.expressions.context import Place
from timeline.expressions.drafts import Day, Draft
from timeline.expressions.moments import SEASON_MONTH, Moment, add_years, year_number
from timeline.expressions.steps import step
from timeline.model import Calendar, Shift

BEAM = 10


class Telling(NamedTuple):
    """Where one reading of the story stands: its main line and what was named last."""

    story: Moment | None
    last: Moment | None


@dataclass(slots=True)
class _Node:
    cost: float
    at: Telling
    value: Moment | None
    back: _Node | None


def run(
    drafts: Sequence[Draft],
    places: Sequence[Place],
    speech: Moment | None = None,
) -> list[Moment | None]:
    """The moment of each draft, None where the clock has none to give.

    `speech` is when the text was written or spoken, where known."""
    first_years = _coming_years(drafts)
    beam = [_Node(0.0, Telling(None, None), None, None)]
    last_sentence = -1
    last_paragraph = 0
    for i, (draft, place) in enumerate(zip(drafts, places, strict=True)):
        together = place.sentence == last_sentence
        fresh = place.paragraph > last_paragraph
        grown: dict[Telling, _Node] = {}
        for node in beam:
            for cost, at, value in _readings(draft, place, node.at, together, fresh, speech, first_years[i]):  # fmt: skip
                total = node.cost + cost
                known = grown.get(at)
                if known is None or total < known.cost:
                    grown[at] = _Node(total, at, value, node)
        if draft.day is not None:
            last_sentence, last_paragraph = place.sentence, place.paragraph
        beam = sorted(grown.values(), key=lambda node: node.cost)[:BEAM]
    out: list[Moment | None] = []
    node: _Node | None = beam[0]
    while node is not None and node.back is not None:
        out.append(node.value)
        node = node.back
    out.reverse()
    return out


def _coming_years(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the next year that is spelt out, at it or after it."""
    out: list[int | None] = [None] * len(drafts)
    coming: int | None = None
    for i in range(len(drafts) - 1, -1, -1):
        day = drafts[i].day
        if day is not None and day.year is not None and not day.short and day.unit not in ("century", "decade"):  # fmt: skip
            coming = day.year
        out[i] = coming
    return out


def _readings(
    draft: Draft,
    place: Place,
    at: Telling,
    together: bool,
    fresh: bool,
    speech: Moment | None,
    coming: int | None,
) -> list[tuple[float, Telling, Moment | None]]:
    """Each way to read a draft from where a telling stands: its cost, where it leads, its value."""
    form = draft.form
    if isinstance(form, Shift) and not draft.value:
        return [_shifted(draft, form, place, at, together, speech)]
    if draft.day is None or not isinstance(form, Calendar):
        return [(0.0, at, None)]
    day = draft.day
    options: list[tuple[float, Telling, Moment | None]] = []
    aside = place.inside or place.quoted or place.past
    for cost, moment in _moments(day, at, together, coming, speech):
        if moment.unit in ("century", "decade") or moment.year is None:
            options.append((cost, at._replace(last=at.last), moment))
            continue
        jump = _jump(at.story, moment, together, day.year is None or day.short)
        if fresh:
            jump *= 0.7
        stay = 0.3 if aside or place.ahead else 1.6
        here = Telling(moment, moment)
        options.append((cost + jump + (0.5 if aside else 0.0), here, moment))
        if at.story is not None:
            near = _jump(at.story, moment, together, day.year is None or day.short) * 0.5
            options.append((cost + stay + min(near, 2.0), Telling(at.story, moment), moment))
    return options


def _moments(
    day: Day, at: Telling, together: bool, coming: int | None, speech: Moment | None
) -> list[tuple[float, Moment]]:
    """The dates that a calendar draft can mean, each with what it costs to mean it."""
    part = day.part
    month = day.month or 0
    number = day.day or 0
    if day.year is not None and not day.short:
        year = day.year
        story = at.story
        if (
            story is not None
            and story.year is not None
            and story.year < 0 < year < 1000
            and not day.bc
        ):
            year = -year
        return [(0.0, Moment(year, month, number, day.unit, part))]
    base = at.last if together and at.last is not None else at.story
    if day.short and day.year is not None:
        return [(0.0, Moment(_whole_year(day.year, base, speech), month, number, day.unit, part))]
    if day.unit in ("day", "time") and not month and not day.feast:
        if day.weekday is not None or base is None or base.year is None or not base.month:
            return [(0.0, Moment(None, 0, number, day.unit, part))]
        return [(0.0, Moment(base.year, base.month, number or base.day, day.unit, part))]
    if base is None or base.year is None:
        years = {coming - 1, coming} if coming is not None else set()
        if speech is not None and speech.year is not None and coming is None:
            years = {speech.year}
        if not years:
            return [(0.0, Moment(None, month, number, day.unit, part))]
    else:
        years = {base.year, add_years(base.year, 1), add_years(base.year, -1)}
        if at.story is not None and at.story.year is not None:
            years.add(at.story.year)
    return [(0.0, Moment(year, month, number, day.unit, part)) for year in sorted(years)]


def _whole_year(short: int, base: Moment | None, speech: Moment | None) -> int:
    """The century of '86 or "the sixties": the 1900s, unless the story is elsewhere."""
    if short >= 100:
        short %= 100
    century = 1900
    if base is not None and base.year is not None and base.year > 0:
        century = base.year // 100 * 100
        if short + 100 - base.year % 100 < 40 and century < 2000:
            century += 100
    year = century + short
    if speech is not None and speech.year is not None and year > speech.year + 50:
        year -= 100
    return year


def _month_of(moment: Moment) -> int:
    return moment.month or SEASON_MONTH.get(moment.part, 0)


def _jump(story: Moment | None, to: Moment, together: bool, supplied: bool) -> float:
    """What it costs to go from one moment of the main line to the next."""
    if story is None or story.year is None or to.year is None:
        return 0.0
    years = year_number(to.year) - year_number(story.year)
    a, b = _month_of(story), _month_of(to)
    if not a or not b:
        if years == 0:
            return 0.05
        if not supplied:
            return min(0.4 * abs(years), 2.0) + (0.3 if years < 0 else 0.0)
        return (1.8 if years > 0 else 2.6) * abs(years)
    months = years * 12 + b - a
    if months == 0 and to.day and story.day and to.day < story.day:
        return 0.6
    if months >= 0:
        cost = 0.05 * months if months <= 6 else 0.3 + 0.22 * (months - 6)
    else:
        cost = 0.5 + 0.28 * -months
    if supplied:
        return cost + (0.8 if together and years else 0.0)
    return min(cost * 0.6, 2.4)


def _shifted(
    draft: Draft,
    form: Shift,
    place: Place,
    at: Telling,
    together: bool,
    speech: Moment | None,
) -> tuple[float, Telling, Moment | None]:
    """A step from what was told, or from the time of speaking."""
    if form.origin == "speech":
        if speech is None:
            return 0.0, at, None
        return 0.0, at, step(draft, form, speech)
    if form.origin != "told":
        return 0.0, at, None
    base = at.last or at.story
    if base is None:
        return 0.0, at, None
    moment = step(draft, form, base)
    if moment is None or moment.year is None:
        return 0.0, at, moment
    if draft.generic or place.inside or place.quoted:
        return 0.0, at, moment
    if moment.unit in ("decade", "century"):
        return 0.0, at, moment
    return 0.0, Telling(moment, moment), moment
