"""Did it happen once, or did it last? The words of time decide where the clause leaves it open.

A state known through one window only ("in 1987 we were hungry") happened once as far as we know;
it lasts where the words give it two ends, a length, or say that it still goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Anchored, Calendar, Lasting, Mention, Shift, TimeExpression

_SHORT = ("hour", "day", "week")


def lasts(mention: Mention, expressions: Sequence[TimeExpression]) -> bool:
    """Whether the event has an end of its own."""
    if mention.lasting is False:
        return False
    if mention.ongoing:
        return True
    if mention.edge:
        return False
    return any(_stretches(mention, e, expressions) for e in expressions)


def _stretches(
    mention: Mention, expression: TimeExpression, others: Sequence[TimeExpression]
) -> bool:
    relation = expression.relation
    if isinstance(expression.form, Lasting):
        if expression.form.amount.unit == "hour" or expression.form.nth or relation == "within":
            return False
        if mention.lasting:
            return True
        dated = any(isinstance(e.form, Calendar | Anchored | Shift) for e in others)
        return not dated or expression.form.amount.unit not in _SHORT
    if relation == "between":
        return mention.lasting is True
    if relation in ("from", "to"):
        return expression.partner is not None or mention.lasting is True
    if relation == "since":
        # "I had been there since ..." tells a beginning; its end is where the look back ends.
        return not mention.before and (mention.lasting is True or bool(mention.entry))
    return relation in ("until", "throughout")
