"""Ages that may be counted in two ways, of one person, are counted in the same way.

Somebody who says "eleven in 1997" and later "at fifteen" was fifteen four years after 1997, give or
take one, whichever way they count: that is nearer than what both readings of either age leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.chronology.forms import Here, Trust
from timeline.chronology.forms.age import is_present, whose
from timeline.chronology.forms.common import say
from timeline.chronology.network import Tie
from timeline.chronology.story import Said, Story
from timeline.chronology.ties import apart
from timeline.model import Age, Anchored, Calendar, Quantity, TimeExpression

_BESIDE = 10  # characters between an age and the date that it had: "스물세 살이던 1998년"


@dataclass(frozen=True, slots=True)
class _Told:
    """An age of a person: where it stands, the moment at which it held, whether that is dated."""

    here: Here
    index: int
    person: str
    years: int
    moment: str
    dated: bool


def same_count(story: Story) -> list[Said]:
    """A statement for each age that may be counted in two ways and that another one dates."""
    told = list(_ages(story))
    return [
        said
        for number, one in enumerate(told)
        if not one.dated
        for said in _counted(story, one, told, number)
    ]


def _ages(story: Story) -> Iterator[_Told]:
    for place, told in enumerate(story.told):
        for index in told.expressions:
            expression = story.expressions[index]
            form = expression.form
            if not isinstance(form, Age) or form.mode != "ambiguous" or form.low != form.high:
                continue
            person = whose(story, told, index)
            now = is_present(story, index)
            if not person or (story.birth(person) == told.begin and not now):
                continue
            dated = now or any(
                _is_written(story.expressions[other])
                and _is_beside(expression, story.expressions[other])
                for other in told.expressions
            )
            moment = f"said:{expression.start}.begin" if now else told.begin
            yield _Told(Here(place, told), index, person, form.low, moment, dated)


def _is_beside(one: TimeExpression, other: TimeExpression) -> bool:
    return max(one.start, other.start) - min(one.end, other.end) <= _BESIDE


def _is_written(expression: TimeExpression) -> bool:
    """Whether it names its year: "1997", "the year X died", not "in winter"."""
    form = expression.form
    if expression.span is None or expression.relation not in ("at", "during"):
        return False
    return isinstance(form, Anchored) or (isinstance(form, Calendar) and not form.supplied)


def _counted(story: Story, one: _Told, told: list[_Told], number: int) -> Iterator[Said]:
    for other_number, other in enumerate(told):
        if not other.dated or other.person != one.person or other.moment == one.moment:
            continue
        years = one.years - other.years
        amount = Quantity(max(abs(years) - 1, 0), abs(years) + 1, "year")
        later, earlier = (one, other) if years >= 0 else (other, one)
        ties: tuple[Tie, ...] = apart(later.moment, earlier.moment, amount, loose=False)
        own = tuple(tie for tie in ties if tie.variable == one.moment)
        said = say(
            story, one.here, one.index, "age", Trust.AGE, ties=own, firm=False,
            uses=(other.here.told.id,),
        )  # fmt: skip
        key = f"{said.statement.id}-as-{number}-{other_number}"
        yield replace(said, statement=replace(said.statement, id=key))
