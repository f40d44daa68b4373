"""What happened before the narrator was born is context: the family's past, not the life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.events.draft import Draft
from timeline.model import Age, Calendar, Shift, TimeExpression

GENERATION = 20  # years


def before_birth(
    drafts: Sequence[Draft], expressions: Sequence[TimeExpression], told: str
) -> list[Draft]:
    """The drafts, with those dated surely before the narrator's birth turned into context."""
    born = _born(drafts, expressions, told)
    if born is None:
        return _older(drafts, expressions)
    out: list[Draft] = []
    past = False  # the draft before was of the time before the birth
    for draft in drafts:
        follows = past and _follows(draft, out, expressions)
        family = draft.scope == "life" and draft.person != "narrator"
        earlier = family and (_ends_before(draft, expressions, born) or follows)
        out.append(replace(draft, scope="context", category=draft.category) if earlier else draft)
        past = bool(earlier)
    return out


def _older(drafts: Sequence[Draft], expressions: Sequence[TimeExpression]) -> list[Draft]:
    """Where no birth is told: what forebears had done a generation before all that is dated of
    the narrator's own, and how they married, is the family's past."""
    own = [
        span.begin_of_the_begin
        for draft in drafts
        if draft.scope == "life" and draft.person == "narrator"
        for index in draft.expressions
        if isinstance(expressions[index].form, Calendar)
        and (span := expressions[index].span) is not None
        and span.begin_of_the_begin is not None
    ]
    if not own:
        return list(drafts)
    first = min(own)
    long_before = first.replace(year=max(first.year - GENERATION, 1), day=1)
    return [
        replace(draft, scope="context")
        if draft.scope == "life"
        and draft.forebear
        and (
            (draft.before and _ends_before(draft, expressions, long_before))
            or (draft.verb in ("marry", "wed") and _ends_before(draft, expressions, first))
        )
        else draft
        for draft in drafts
    ]


def _born(drafts: Sequence[Draft], expressions: Sequence[TimeExpression], told: str) -> date | None:
    """The first day on which the narrator can have been born, as far as one clause tells it."""
    for draft in drafts:
        if draft.category != "birth" or draft.person != "narrator":
            continue
        for index in draft.expressions:
            span, form = expressions[index].span, expressions[index].form
            firm = not isinstance(form, Calendar) or form.supplied == ""
            if span is not None and span.begin_of_the_begin is not None and firm:
                return span.begin_of_the_begin
            year = (draft.entry or told)[:4]
            if isinstance(form, Age) and year.isdigit():
                return date(max(int(year) - form.high - 1, 1), 1, 1)
    for draft in drafts:
        ages = [
            f
            for i in draft.expressions
            if isinstance(f := expressions[i].form, Age)
            and f.mode != "grade"
            and (f.whose == "i" or draft.person == "narrator" or f.whose in ("he", "she"))
        ]
        days = [
            s.begin_of_the_begin
            for i in draft.expressions
            if isinstance(expressions[i].form, Calendar) and (s := expressions[i].span)
        ]
        if ages and days and days[0] is not None:
            return date(max(days[0].year - ages[0].high - 1, 1), 1, 1)
    return None


def _ends_before(draft: Draft, expressions: Sequence[TimeExpression], born: date) -> bool:
    ends = [
        span.end_of_the_end
        for index in draft.expressions
        if (span := expressions[index].span) is not None
        and not isinstance(expressions[index].form, Shift)
    ]
    return bool(ends) and all(end is not None and end < born for end in ends)


def _follows(draft: Draft, before: Sequence[Draft], expressions: Sequence[TimeExpression]) -> bool:
    """Told as a step after family history, in the same paragraph ("the following year")."""
    if not before or before[-1].scope != "context" or before[-1].paragraph != draft.paragraph:
        return False
    forms = [expressions[index].form for index in draft.expressions]
    return bool(forms) and all(
        isinstance(form, Shift) and form.origin == "told" and form.direction > 0 for form in forms
    )
