"""Which time expressions date an event, and how well: read from their form, never from words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from timeline.events.english.lexis import words
from timeline.model import (
    Age,
    Anchored,
    Calendar,
    Lasting,
    Repeat,
    Shift,
    Stage,
    TimeExpression,
    Vague,
)

SHORT_UNITS = frozenset({"hour"})


def dates(expression: TimeExpression) -> bool:
    """Whether the expression can make an event of its clause: not "every day", "now", "then"."""
    form = expression.form
    if expression.type == "SET" or isinstance(form, (Repeat, Vague, Stage)):
        return False
    if isinstance(form, Lasting):
        return form.amount.low is not None and form.amount.unit not in SHORT_UNITS
    if isinstance(form, Shift):
        short = form.amount is not None and form.amount.unit in SHORT_UNITS
        counted = form.amount is not None and form.amount.low is not None
        return not short and (counted or bool(form.landing))
    if isinstance(form, Calendar) and expression.type == "TIME":
        return form.supplied == "" or expression.span is not None
    return True


def helps(expression: TimeExpression) -> bool:
    """Whether it can help to date an event that is one anyway ("after that", "later")."""
    return not (expression.type == "SET" or isinstance(expression.form, (Repeat, Vague)))


@dataclass(frozen=True)
class Times:
    """The time expressions of a document by index, and the last day on which it was told."""

    expressions: Sequence[TimeExpression]
    told: date | None = None

    diary: bool = False  # a weekday or "at night" says which day: the entry's

    def dates(self, index: int) -> bool:
        """Whether it can make an event of its clause."""
        expression = self.expressions[index]
        form = expression.form
        floating = (
            isinstance(form, Calendar)
            and form.supplied == "date"
            and (expression.span is None or expression.type == "TIME" or expression.text.isalpha())
        )
        vague = expression.text.lower().startswith("those ")
        plain = expression.text.lower().removeprefix("the ")
        part = vague or plain in words("part-of-day")
        part = part or expression.text.lower() in words("season")  # "in summer we weeded"
        now = isinstance(form, Age) and expression.text.lower().startswith("now ")
        return dates(expression) and (self.diary or not floating) and not part and not now

    def lasts(self, index: int) -> bool:
        """Whether it says how long (a day or more)."""
        return is_duration(self.expressions[index]) and self.dates(index)

    def aged(self, index: int) -> bool:
        """Whether it tells an age or a school grade."""
        return is_age(self.expressions[index])

    def anchored(self, index: int) -> bool:
        """Whether a named thing of history dates it."""
        return is_anchor(self.expressions[index])

    def graded(self, index: int) -> bool:
        """Whether it tells a grade of school, which is where somebody is and no age alone."""
        form = self.expressions[index].form
        return isinstance(form, Age) and form.mode == "grade"

    def paired(self, index: int) -> bool:
        """Whether it is one end of "from A to B"."""
        e = self.expressions[index]
        return e.partner is not None or e.relation in ("until", "to")

    def since(self, index: int) -> bool:
        """Whether it reaches up to the time of telling: "since 1998"."""
        return self.expressions[index].relation == "since"

    def stages(self, start: int, end: int) -> list[int]:
        """The stages of life named in a passage: they help to date it, without making it."""
        return [
            index
            for index in self._stages
            if start <= self.expressions[index].start and self.expressions[index].end <= end
        ]

    @cached_property
    def _stages(self) -> tuple[int, ...]:
        return tuple(index for index, e in enumerate(self.expressions) if is_stage(e))

    def later(self, index: int) -> bool:
        """Whether it lies wholly after the day of telling."""
        span = self.expressions[index].span
        begin = span.begin_of_the_begin if span is not None else None
        return begin is not None and self.told is not None and begin > self.told


def is_age(expression: TimeExpression) -> bool:
    """Whether it tells an age or a school grade."""
    return isinstance(expression.form, Age)


def is_stage(expression: TimeExpression) -> bool:
    """Whether it names a stage of life."""
    return isinstance(expression.form, Stage)


def is_anchor(expression: TimeExpression) -> bool:
    """Whether a named thing of history dates it."""
    return isinstance(expression.form, Anchored)


def is_duration(expression: TimeExpression) -> bool:
    """Whether it says how long."""
    return isinstance(expression.form, Lasting)


def is_vague_step(expression: TimeExpression) -> bool:
    """Within a day of what was told before: "that evening", "the next morning"."""
    form = expression.form
    return isinstance(form, Shift) and form.landing in (
        "morning", "evening", "night", "afternoon", "noon", "dawn", "midnight",
    )  # fmt: skip


def lacks_year(expression: TimeExpression) -> bool:
    """Whether its words name a day or month without the year."""
    form = expression.form
    return isinstance(form, Calendar) and form.supplied != ""


def from_speech(expression: TimeExpression) -> bool:
    """Whether words count from the day of telling: "this summer", "last month"."""
    return isinstance(expression.form, Shift) and expression.form.origin == "speech"
