"""Which time expressions can make an event of a clause."""

from __future__ import annotations

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

_PARTS_OF_A_DAY = ("morning", "evening", "night", "afternoon", "noon", "hour")


def dates(expression: TimeExpression) -> bool:
    """Whether it dates by itself: not "매일", "지금", "그때", "새벽에", "두 시간"."""
    form = expression.form
    if expression.type == "SET" or isinstance(form, (Repeat, Vague)):
        return False
    if isinstance(form, Lasting):
        return form.amount.unit != "hour"
    if isinstance(form, Shift):
        if form.amount is not None and form.amount.unit == "hour":
            return False
        if form.landing in _PARTS_OF_A_DAY and form.amount is None:
            return False
        return bool(form.landing) or form.amount is not None or meanwhile(expression)
    if isinstance(form, Calendar) and expression.type == "TIME":
        return expression.span is not None and form.supplied != "date"
    return True


def meanwhile(expression: TimeExpression) -> bool:
    """ "그사이", "그동안": while what was told went on."""
    form = expression.form
    return isinstance(form, Shift) and not form.direction and expression.relation == "during"


def is_weak(expression: TimeExpression) -> bool:
    """Whether it makes an event only of a turning point: "그사이", "군대에서"."""
    form = expression.form
    if isinstance(form, Stage):
        return not form.grade and form.edge == "during"
    return meanwhile(expression)


def helps(expression: TimeExpression) -> bool:
    """Whether it can help to date a clause that is an event anyway."""
    return not (expression.type == "SET" or isinstance(expression.form, (Repeat, Vague)))


def is_date(expression: TimeExpression) -> bool:
    """Whether it says a date: of the calendar, of history, or counted from another."""
    return isinstance(expression.form, (Calendar, Anchored, Shift))


def is_length(expression: TimeExpression) -> bool:
    return isinstance(expression.form, Lasting)


def is_age(expression: TimeExpression) -> bool:
    return isinstance(expression.form, Age)


def is_stage(expression: TimeExpression) -> bool:
    return isinstance(expression.form, Stage)
