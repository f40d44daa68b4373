"""From drafts and moments to TimeExpressions: value, span, relation, partner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from timeline.expressions.drafts import Draft
from timeline.expressions.feasts import feast_day
from timeline.expressions.moments import Moment, day_value, moment_value
from timeline.expressions.spans import edtf_of, shifted_span, span_of
from timeline.lexicon import table
from timeline.model import Calendar, Relation, Shift, TimeExpression

_LAST = re.compile(r"[\w]+(?:\s+[\w]+){0,3}\s*$")
_JOINTS = re.compile(r"\s*(?:[-–—/]|to|and|until|till|through|or)\s*(?:the\s+)?$")


@cache
def _relations(language: str) -> dict[str, Relation]:
    return {row["words"]: row["relation"] for row in table(language, "relations")}  # type: ignore[misc]


def relation_before(text: str, start: int, language: str) -> Relation:
    """How the words just before tie the expression to its clause."""
    found = _LAST.search(text[max(0, start - 32) : start])
    if found is None:
        return "at"
    words = found.group().lower().split()
    table_ = _relations(language)
    for size in (3, 2, 1):
        known = table_.get(" ".join(words[-size:]))
        if known:
            return known
    return "at"


@lru_cache(maxsize=65536)
def _meaning(moment: Moment, mod: str) -> tuple[object, str]:
    span = span_of(moment, mod)
    return span, edtf_of(moment, mod)


def finish(
    text: str,
    found: Sequence[tuple[int, int, Draft, str]],
    moments: Sequence[Moment | None],
    language: str,
) -> tuple[TimeExpression, ...]:
    """The expressions of a document, each with value, span, relation and partner."""
    out: list[TimeExpression] = []
    for (start, end, draft, rule), moment in zip(found, moments, strict=True):
        value, span, edtf = draft.value, None, ""
        form = draft.form
        if moment is not None:
            day = draft.day
            if day is not None and day.feast and not day.feast[0].isdigit() and moment.year:
                when = feast_day(day.feast, moment.year)
                if when is not None:
                    moment = moment._replace(month=when.month, day=when.day)
            value = moment_value(moment)
            if moment.year is not None:
                if isinstance(form, Shift) and form.amount is not None and moment is not None:
                    span, edtf = shifted_span(moment, form, draft.mod)
                else:
                    span, edtf = span_of(moment, draft.mod), edtf_of(moment, draft.mod)
        elif not value:
            value = _open_value(draft)
        out.append(
            TimeExpression(
                start,
                end,
                text[start:end],
                draft.type,
                value,
                form,
                rule,
                draft.granularity,
                draft.mod,
                edtf,
                span,
                relation_before(text, start, language),
            )  # fmt: skip
        )
    return tuple(_partners(text, out))


def _open_value(draft: Draft) -> str:
    """The value of what has no moment: vague steps point to the past or the future."""
    form = draft.form
    if isinstance(form, Shift):
        if form.origin == "event":
            return ""
        if form.origin == "speech" and form.landing == "day" and form.amount is None:
            return "PRESENT_REF"
        if form.landing in ("spring", "summer", "autumn", "winter"):
            return f"XXXX-{draft.part}"
        if draft.granularity == "time":
            return f"XXXX-XX-XX{draft.part or 'TXX'}"
        if form.amount is not None and form.direction:
            return "FUTURE_REF" if form.direction > 0 else "PAST_REF"
        return {"day": "XXXX-XX-XX", "month": "XXXX-XX", "year": "XXXX", "week": "XXXX-WXX"}.get(
            draft.granularity, ""
        )
    if draft.day is not None and isinstance(form, Calendar):
        if draft.day.weekday is not None:
            return f"XXXX-WXX-{draft.day.weekday}{draft.day.part}"
        return day_value(draft.day, None)
    return ""


def _partners(text: str, out: list[TimeExpression]) -> list[TimeExpression]:
    """Join the two ends of "from A to B", "between A and B", "A-B"."""
    for i in range(len(out) - 1):
        a, b = out[i], out[i + 1]
        if b.start - a.end > 14 or a.partner is not None:
            continue
        if a.type not in ("DATE", "TIME") or b.type not in ("DATE", "TIME"):
            continue
        joint = _JOINTS.fullmatch(text[a.end : b.start])
        if joint is None:
            continue
        word = joint.group().strip().split()[0] if joint.group().strip() else ""
        if word == "and" and a.relation != "between":
            continue
        if word == "or":
            continue
        if a.relation == "between":
            out[i] = replace(a, partner=i + 1)
            out[i + 1] = replace(b, partner=i, relation="between")
        else:
            out[i] = replace(a, partner=i + 1, relation="from")
            out[i + 1] = replace(b, partner=i, relation="until" if word in ("until", "till") else "to")  # fmt: skip
    return out
