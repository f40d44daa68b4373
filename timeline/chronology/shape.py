"""Did it happen once, or did it last? The words of time decide where the clause leaves it open.

A state known through one window only ("in 1987 we were hungry") happened once as far as we know;
it lasts where the words give it two ends, a length, or say that it still goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.model import (
    Age,
    Anchored,
    Calendar,
    Lasting,
    Mention,
    Quantity,
    Shift,
    Stage,
    TimeExpression,
)

_DATES = (Calendar, Anchored, Age, Shift, Stage)
_APART = 25  # characters between two dates that stand in different clauses
_STATES = ("work", "education", "military")  # what is done for years, where no verb tells
_SHORT = ("hour", "day", "week")


def lasts(mention: Mention, expressions: Sequence[TimeExpression], *, ended: bool = False) -> bool:
    """Whether the event has an end of its own; `ended`: one of its dates is that of its end."""
    if mention.lasting is False:
        return False
    if mention.ongoing:
        return True
    if mention.edge:
        return False
    if ended:
        return True
    return any(_stretches(mention, e, expressions) for e in expressions)


def _stretches(
    mention: Mention, expression: TimeExpression, others: Sequence[TimeExpression]
) -> bool:
    relation = expression.relation
    amount = length_of(expression)
    if amount is None and isinstance(expression.form, Lasting):
        return False
    if amount is not None:
        if relation == "within":
            return False
        dated = any(
            isinstance(e.form, Calendar | Anchored | Shift)
            and e.relation not in ("after", "before")
            for e in others
        )
        if relation == "after":  # "was caught after a week" happened once
            return mention.lasting is True and not dated
        if mention.lasting:
            return True
        return not dated or (relation == "for" and amount.unit not in _SHORT)
    if relation == "between":
        return mention.lasting or mention.category in _STATES
    if relation in ("from", "to"):
        other = "to" if relation == "from" else "from"
        paired = expression.partner is not None or any(e.relation == other for e in others)
        return paired or mention.lasting is True
    if relation == "since":
        # Unless it still goes on, only its beginning is told; a diary tells up to its day.
        return bool(mention.entry) and not mention.before
    return relation in ("until", "throughout")


def length_of(expression: TimeExpression) -> Quantity | None:
    """How long something took, where an expression says it ("for four years", "for two years
    before they came"); None for other words, and for what is given or waits ("sentenced to")."""
    form = expression.form
    dated = expression.span is not None  # "the first week of July" tells when, not how long
    takes = expression.relation not in ("to", "by") and not getattr(form, "nth", 0) and not dated
    given = expression.relation == "for"
    if not (isinstance(form, Lasting) and takes) and not (isinstance(form, Shift) and given):
        return None
    amount = form.amount
    if amount is None or amount.unit == "hour" or (amount.low is None and amount.high is None):
        return None
    return amount


def end_dates(
    mention: Mention,
    expressions: Sequence[TimeExpression],
    text: str,
    still: frozenset[str],
    until: frozenset[str] = frozenset(),
) -> tuple[int, ...]:
    """The expressions (by place) that date the end of what lasted: the last of two dates in
    different clauses ("hired at sixteen, and still there in April 1994"). Where the clause does
    not say that it lasted, one of the words `still` between them does; and what stands in a clause
    that one of the words `until` opens ("from 1960 until it closed in 1979")."""
    if mention.lasting is False or any(isinstance(e.form, Lasting) for e in expressions):
        return ()
    told_end = tuple(
        place for place, e in enumerate(expressions) if _is_led(mention, e, text, until)
    )
    if told_end and len(told_end) < len(expressions):
        return told_end
    inside = [
        (e.start, place)
        for place, e in enumerate(expressions)
        if isinstance(e.form, _DATES)
        and e.relation in ("at", "during")
        and mention.passage.start <= e.start < mention.passage.end
    ]
    inside.sort()
    if len(inside) < 2:
        return ()
    before, last = expressions[inside[-2][1]], expressions[inside[-1][1]]
    between = text[min(before.end, before.start + _APART) : last.start].lower()
    if last.start - before.start < _APART:
        return ()
    said = bool(still & set(re.findall(r"[^\W\d_]+", between)))
    return (inside[-1][1],) if mention.lasting or said else ()


def _is_led(mention: Mention, expression: TimeExpression, text: str, until: frozenset[str]) -> bool:
    """Whether a date stands in a clause that a word like "until" opens."""
    inside = mention.passage.start <= expression.start < mention.passage.end
    if not inside or not isinstance(expression.form, _DATES) or expression.relation != "at":
        return False
    clause = re.split(r"[,.;:!?()]", text[mention.passage.start : expression.start].lower())[-1]
    return bool(until & set(re.findall(r"[^\W\d_]+", clause)))
