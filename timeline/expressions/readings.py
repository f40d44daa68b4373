"""From drafts and moments to TimeExpressions: value, span, relation, partner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import get_args

from timeline.expressions.amounts import timex_value
from timeline.expressions.clock import Told
from timeline.expressions.drafts import Draft
from timeline.expressions.feasts import feast_day
from timeline.expressions.joints import joint
from timeline.expressions.moments import Moment, add_years, day_value, moment_value
from timeline.expressions.regions import DRY, NOWHERE, RAINY, Region
from timeline.expressions.spans import (
    Window,
    cut,
    edtf_between,
    edtf_of,
    feast_window,
    months,
    shifted,
    span_between,
    thirds,
    timex_mod,
    window,
)
from timeline.lexicon import table
from timeline.model import Calendar, Lasting, Relation, Repeat, Shift, TimeExpression, TimeSpan

RELATIONS: dict[str, Relation] = {name: name for name in get_args(Relation)}


@cache
def _relations(language: str, side: str = "before") -> dict[str, Relation]:
    """The words that tie; a row whose `side` is "after" stands behind its expression."""
    return {
        row["words"]: RELATIONS[row["relation"]]
        for row in table(language, "relations")
        if (row.get("side") or "before") == side
    }


@cache
def _behind(language: str) -> re.Pattern[str]:
    words = sorted(_relations(language, "after"), key=len, reverse=True)
    return re.compile(r"\s?(" + "|".join(map(re.escape, words)) + ")" if words else "(?!)")


def relation_of(text: str, start: int, end: int, language: str) -> Relation:
    """How the words just behind the expression, or else just before it, tie it to its clause."""
    found = _behind(language).match(text, end)
    if found is not None:
        return _relations(language, "after")[found.group(1)]
    return relation_before(text, start, language)


def relation_before(text: str, start: int, language: str) -> Relation:
    """How the words just before tie the expression to its clause."""
    before = text[max(0, start - 32) : start]
    if not before[-1:].isspace():
        return "at"
    words = before.lower().split()[-3:]
    table_ = _relations(language)
    for size in (3, 2, 1):
        known = table_.get(" ".join(words[-size:]))
        if known:
            return known
    return "at"


def finish(
    text: str,
    found: Sequence[tuple[int, int, Draft, str]],
    drafts: Sequence[Draft],
    told: Sequence[Told],
    language: str,
    kind: str = "narrative",
    region: Region = NOWHERE,
) -> tuple[TimeExpression, ...]:
    """The expressions of a document, each with value, span, relation and partner."""
    out: list[TimeExpression] = []
    for (start, end, _, rule), draft, (moment, base) in zip(found, drafts, told, strict=True):
        span, edtf = draft.span, draft.edtf
        value = draft.value
        if moment is not None:
            moment, days = _feast(draft, moment)
            if not value:
                value = _value(draft, moment, kind)
            if span is None and moment.year is not None:
                span, edtf = _meaning(draft, moment, base, days, region)
        elif not value:
            value = _open_value(draft, kind)
        elif kind == "news":
            value = _news_value(draft)
        if moment is None and base is not None and isinstance(draft.form, Shift):
            days = shifted(base, draft.form)
            span, edtf = span_between(days), edtf_between(*days) if days else ""
        out.append(
            TimeExpression(
                start,
                end,
                text[start:end],
                draft.type,
                value,
                draft.form,
                rule,
                draft.granularity,
                timex_mod(draft.mod),
                edtf,
                span,
                draft.relation or relation_of(text, start, end, language),
                None,
                draft.quiet,
            )
        )
    return tuple(_partners(text, out, language))


def _value(draft: Draft, moment: Moment, kind: str) -> str:
    """The TIMEX3 value of a dated draft. A winter named without its year has that of its end, and
    "today" in a narrative is no date."""
    form = draft.form
    if moment.part in (RAINY, DRY):
        given = draft.day is not None and draft.day.year is not None
        return moment_value(Moment(moment.year)) if given else ""
    winter = moment.part == "WI" and moment.unit == "season"
    named = draft.day is not None and draft.day.year is not None
    if winter and not named and moment.year is not None:
        return moment_value(moment._replace(year=add_years(moment.year, 1)))
    if (
        kind != "news"
        and isinstance(form, Shift)
        and form.origin == "speech"
        and not form.direction
    ):
        if form.landing == "day":
            return "PRESENT_REF"
        if form.landing == "night":
            return f"XXXX-XX-XX{draft.part}"
    return moment_value(moment)


def _feast(draft: Draft, moment: Moment) -> tuple[Moment, Window | None]:
    """The day of a moving feast in the year that the clock gave, and all the days of it."""
    day = draft.day
    if day is None or not day.feast or moment.year is None:
        return moment, None
    first = feast_day(day.feast, moment.year)
    if first is None:
        return moment, None
    return moment._replace(month=first.month, day=first.day), feast_window(
        day.feast, first, draft.mod
    )


def _meaning(
    draft: Draft, moment: Moment, base: Moment | None, days: Window | None, region: Region
) -> tuple[TimeSpan | None, str]:
    """The bounds and EDTF of a dated draft."""
    form = draft.form
    if moment.unit == "season" and moment.year is not None and 2 < moment.year < 9990:
        own = region.months(moment.part)
        if own is not None:
            found = thirds(months(moment.year, *own), moment.mod)
            return span_between(found), edtf_between(*found)
        if moment.part in (RAINY, DRY):
            return None, ""
    if days is not None and days[0] != days[1]:
        return span_between(days), edtf_between(*days)
    if isinstance(form, Lasting):
        whole = window(moment)
        part = cut(whole, draft.part, form.amount) if whole else None
        return span_between(part), edtf_between(*part) if part else ""
    if (
        isinstance(form, Shift)
        and form.amount is not None
        and base is not None
        and not form.landing
        and draft.day is None
    ):
        moved = shifted(base, form)
        return span_between(moved), edtf_between(*moved) if moved else ""
    return _read(moment)


@lru_cache(maxsize=16384)
def _read(moment: Moment) -> tuple[TimeSpan | None, str]:
    return span_between(window(moment), moment.mod == "APPROX"), edtf_of(moment)


def _news_value(draft: Draft) -> str:
    """In news a SET tells its period ("P1W"), in narratives its members ("XXXX-WXX")."""
    form = draft.form
    amount = form.amount if isinstance(form, Repeat) else None
    if amount is None or amount.low is None or draft.part or not draft.value.startswith("XX"):
        return draft.value
    return timex_value(float(amount.low), amount.unit)


def _open_value(draft: Draft, kind: str) -> str:
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


def _partners(text: str, out: list[TimeExpression], language: str) -> list[TimeExpression]:
    """Join the two ends of "from A to B", "between A and B", "A-B"."""
    for i in range(len(out) - 1):
        a, b = out[i], out[i + 1]
        if b.start - a.end > 14 or a.partner is not None:
            continue
        if a.type not in ("DATE", "TIME") or b.type not in ("DATE", "TIME"):
            continue
        kind = joint(text, a.end, b.start, language)
        word = text[a.end : b.start].split()
        between = "between" in (a.relation, b.relation)
        joined = kind == "range" or (kind == "list" and between) or word[:1] == ["/"]
        if not joined:
            continue
        if between:
            out[i] = replace(a, partner=i + 1, relation="between")
            out[i + 1] = replace(b, partner=i, relation="between")
        else:
            until = b.relation == "until"
            out[i] = replace(a, partner=i + 1, relation="from")
            out[i + 1] = replace(b, partner=i, relation="until" if until else "to")
    return out
