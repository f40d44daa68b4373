"""Which time expressions date an event, and how well: read from their form, never from words."""

from __future__ import annotations

from collections.abc import Sequence

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
FINE = {"day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5, "century": 6}


def dates(expression: TimeExpression) -> bool:
    """Whether the expression can make an event of its clause: not "every day", "now", "then"."""
    form = expression.form
    if expression.type == "SET" or isinstance(form, (Repeat, Vague)):
        return False
    if isinstance(form, Lasting):
        return form.amount.unit not in SHORT_UNITS
    if isinstance(form, Shift):
        short = form.amount is not None and form.amount.unit in SHORT_UNITS
        return not short and (form.amount is not None or bool(form.landing) or form.direction == 0)
    if isinstance(form, Calendar) and expression.type == "TIME":
        return form.supplied == "" or expression.span is not None
    return True


def helps(expression: TimeExpression) -> bool:
    """Whether it can help to date an event that is one anyway ("after that", "later")."""
    return not (expression.type == "SET" or isinstance(expression.form, (Repeat, Vague)))


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
        "morning", "evening", "night", "afternoon", "day", "noon", "dawn", "midnight",
    )  # fmt: skip


def trust(expression: TimeExpression) -> tuple[int, int]:
    """Sorts the most telling first: calendar, anchor, age, stage, relative, duration; then fine
    before coarse."""
    order = {Calendar: 0, Anchored: 1, Age: 2, Stage: 3, Shift: 4, Lasting: 5}
    rank = order.get(type(expression.form), 6)
    return (rank, FINE.get(expression.granularity, 4))


def best_first(found: Sequence[int], expressions: Sequence[TimeExpression]) -> tuple[int, ...]:
    """Indexes of expressions, each once, the most telling first, then in the order of the text."""
    return tuple(sorted(dict.fromkeys(found), key=lambda at: (trust(expressions[at]), at)))
