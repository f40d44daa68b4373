"""What every statement builder needs: the order of trust, and how a statement is made.

A builder is a function `(story, here, index) -> list[Said | Readings]`: the story, the event that
is being dated, and the index of one of its expressions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from types import UnionType

from timeline.chronology.network import Limit, Statement, Tie
from timeline.chronology.settle import GUESS
from timeline.chronology.story import Said, Story, Told
from timeline.model import Age, Anchored, Calendar, Passage, Relation, Shift, TimeExpression


class Trust(IntEnum):
    """The order of trust when things disagree; lower is trusted more. It only decides which
    reading is shown first, and which of two dates an event keeps."""

    PERSON = 5  # a reader who corrected a date
    CALENDAR = 10
    ANCHOR = 20
    FACT = 25
    AGE = 30
    RELATIVE = 40
    DURATION = 50
    ORDER = 60
    GUESS = GUESS


_CLAUSE = 80  # characters within which two expressions stand in one clause


@dataclass(frozen=True, slots=True)
class Readings:
    """Words that can be read in more than one way, the likeliest first; `moves`: unless the
    story, where it stands, makes the next of them likelier; `sole` as in `settle.Choice`."""

    said: tuple[Said, ...]
    moves: bool = False
    sole: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """The event that is being dated: its place in the order of telling, and itself."""

    place: int
    told: Told


Found = list[Said | Readings]


def say(
    story: Story,
    here: Here,
    index: int,
    rule: str,
    trust: Trust,
    *,
    limits: Sequence[Limit] = (),
    ties: Sequence[Tie] = (),
    firm: bool = True,
    meaning: str = "",
    uses: tuple[str, ...] = (),
    also: int | None = None,
    owner: str | None = None,
) -> Said:
    """A statement of one expression about the event. `also` is a second expression it rests on
    (the other end of "from A to B"); `owner` another event than this one. What another mention of
    the event says is trusted a little less than the event's own passage."""
    expression = story.expressions[index]
    own = here.told.mention.passage
    inside = own.start <= expression.start < own.end
    rank = int(trust) + (0 if inside else 5)
    statement = Statement(
        id=f"{rank:02}-{expression.start:08}-{rule}-{here.told.id}",
        limits=tuple(limits),
        ties=tuple(ties),
        rank=rank,
        firm=firm,
        owner=here.told.id if owner is None else owner,
        place=here.place,
    )
    passage = passage_of(story, expression, None if also is None else story.expressions[also])
    return Said(statement, rule, passage, meaning, uses)


def is_first(
    story: Story, here: Here, index: int, kinds: type | UnionType = Calendar | Anchored | Shift
) -> bool:
    """Whether an expression is the one that dates the event in its passage. A second date of the
    same clause, or a count beside a date, is taken where it agrees; where it does not, it dates
    something else. `kinds` are the kinds of expression that count as dates here."""
    expression = story.expressions[index]
    for passage in (here.told.mention.passage, *here.told.mention.also):
        if passage.start <= expression.start < passage.end:
            dates = [
                other
                for other in here.told.expressions
                if passage.start <= story.expressions[other].start < passage.end
                and isinstance(story.expressions[other].form, kinds)
            ]
            written = [i for i in dates if not getattr(story.expressions[i].form, "supplied", "")]
            return not dates or (written or dates)[0] == index
    return True


def is_near(story: Story, here: Here, index: int) -> bool:
    """Whether an expression stands in the clause of the first that dates the event."""
    first = story.expressions[here.told.expressions[0]] if here.told.expressions else None
    own = here.told.mention.passage
    expression = story.expressions[index]
    if first is None or not all(own.start <= e.start < own.end for e in (first, expression)):
        return True
    return abs(expression.start - first.start) <= _CLAUSE


def since_beside_date(story: Story, here: Here, index: int) -> bool:
    """Whether "since" stands beside the date of what happened once ("last year I went back, for
    the first time since I was eleven"): then it dates something else."""
    if here.told.lasting or story.expressions[index].relation != "since":
        return False
    dates = (Calendar, Anchored, Shift)
    return any(
        other != index and isinstance(story.expressions[other].form, dates)
        for other in here.told.expressions
    )


def passage_of(
    story: Story, expression: TimeExpression, other: TimeExpression | None = None
) -> Passage:
    """The passage of an expression, or from one to the other."""
    start, end = expression.start, expression.end
    if other is not None:
        start, end = min(start, other.start), max(end, other.end)
    return Passage(start, end, story.testimony.text[start:end])


def moment(told: Told, relation: str) -> str:
    """The moment of an event that a relation speaks of."""
    return told.end if relation in ("until", "to") else told.begin


def relation_of(story: Story, here: Here, index: int) -> Relation:
    """How an expression is tied to the clause; what dates the end of it ends it."""
    expression = story.expressions[index]
    if expression.relation == "before" and expression.mod == "END":
        return "by"  # "before the end of the month"
    return "until" if index in here.told.ends else expression.relation


def between_them(story: Story, source: Told, index: int) -> int | None:
    """A dated expression (or an age), of no event that was found, between the event told before
    and an expression, in the same paragraph or in the question that it answers ("And in 1947?"):
    what the words really count from. None where there is none."""
    number = story.paragraph(story.expressions[index].start)
    for before in range(index - 1, -1, -1):
        expression = story.expressions[before]
        if expression.start < source.mention.passage.end:
            return None
        if story.paragraph(expression.start) != number and not story.asked(expression.start):
            return None
        dated = isinstance(expression.form, Calendar | Anchored) and expression.span is not None
        aged = isinstance(expression.form, Age) and expression.form.mode != "grade"
        if (dated or aged) and before not in story.taken:
            return before
    return None


def sided(ties: Sequence[Tie], variable: str, relation: str) -> tuple[Tie, ...]:
    """Only what "by" and "before" (not later), or "after" (not before), leave of the ties."""
    if relation in ("by", "before"):
        return tuple(t for t in ties if t.variable == variable and t.side == 1)
    if relation == "after":
        return tuple(t for t in ties if t.variable == variable and t.side == 0)
    return tuple(ties)


def onto(told: Told, source: Told, ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """The ties to where the story stands: they date this event, and the one told before only
    where nothing else dates it (nobody's own words give way to a guess at what is meant)."""
    if not source.expressions:
        return tuple(ties)
    return tuple(t for t in ties if t.variable in (told.begin, told.end))
