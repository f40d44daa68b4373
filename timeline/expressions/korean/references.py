"""Now, once and some day."""

from __future__ import annotations

from typing import Literal, cast

from timeline.expressions.drafts import vague
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.korean.licence import closed

rules = Rules()
rule = rules.rule


@rule("ref:ref")
def now_or_once(m: Match) -> Found:
    """ "지금", "예전에", "앞으로"."""
    if not closed(m.text, m.end):
        return None
    return vague(cast(Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"], m.value("ref")))
