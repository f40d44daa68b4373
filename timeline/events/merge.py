"""The same event told twice is one event with two passages.

Two drafts are one event when what happened can happen only once to that person (a birth, a
death), or when verb and person agree and their times say the same, or one of them says none and
what they tell overlaps. The first dated telling stays; the other's passage goes to `also`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.draft import Draft
from timeline.model import TimeExpression


def merge(drafts: Sequence[Draft], expressions: Sequence[TimeExpression]) -> list[Draft]:
    """The drafts with retellings folded into the first."""
    out: list[Draft] = []
    for draft in drafts:
        at = next((i for i, told in enumerate(out) if _same(told, draft, expressions)), None)
        if at is None:
            out.append(draft)
        else:
            out[at] = _fold(out[at], draft)
    return out


def _same(one: Draft, other: Draft, expressions: Sequence[TimeExpression]) -> bool:
    if one.scope != other.scope or one.person != other.person or not one.verb:
        return False
    if one.category == other.category == "belief" and (one.turning or other.turning):
        # A decision is told by many verbs; what was decided tells that it is the same one.
        return any(word.islower() for word in one.content & other.content)
    if other.verb == "be" and other.content and other.content <= one.content | {one.verb}:
        return True  # "the wedding was on the fifth": a date for what was told before
    if one.verb != other.verb:
        return False
    when, also = _times(one, expressions), _times(other, expressions)
    if one.once:
        return one.verb == "bear" or not when or not also or bool(when & also)
    if when & also:
        return bool(one.content & other.content) or one.category == other.category
    if (one.turning or other.turning) and one.category == other.category:
        return bool(one.content & other.content) or (one.turning and other.turning)
    return False


def _times(draft: Draft, expressions: Sequence[TimeExpression]) -> set[str]:
    return {
        expressions[i].value
        for i in draft.expressions
        if expressions[i].type == "DATE" and expressions[i].value[:4].isdigit()
    }


def _fold(told: Draft, again: Draft) -> Draft:
    if told.turning and not again.turning:
        told, again = replace(again, also=(*again.also,)), told
    return replace(
        told,
        expressions=tuple(dict.fromkeys([*told.expressions, *again.expressions])),
        also=(*told.also, again.span, *again.also),
    )
