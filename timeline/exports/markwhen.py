"""Markwhen: a text with one line a date, narrators as sections, the rest as description."""

from __future__ import annotations

import json
from itertools import groupby

from timeline.catalogue.phrases import period_ends
from timeline.exports.calendar import outer
from timeline.exports.excerpt import PROJECT, Excerpt, Record, doubts, noticed, told, why_told
from timeline.exports.harmless import line, shortened
from timeline.exports.wording import Wording


def to_markwhen(excerpt: Excerpt) -> str:
    """One section a testimony. An event without a known day cannot be placed; it is a line of text
    where it is told."""
    lines = [
        "---",
        f"title: {PROJECT}",
        f"description: {_value(' '.join(excerpt.statement()))}",
        "timezone: UTC",
        "---",
    ]
    for _, records in groupby(excerpt.records, key=lambda record: record.event.testimony):
        several = list(records)
        first = several[0]
        lines += ["", f"# {_text(first.event.narrator or first.testimony.title or '?')}"]
        lines += [each for record in several for each in _event(record, excerpt.t)]
    return "\n".join(lines) + "\n"


def _event(record: Record, t: Wording) -> list[str]:
    event, language = record.event, t.language
    days = outer(event.span)
    if days is None:
        return ["", f"· {_text(event.title)}: {_text(record.when_in(language))}"]
    first, last = period_ends(days)
    ours = filter(None, [noticed(record.testimony, language), told(record, language)])
    return [
        "",
        f"{first if first == last else f'{first} / {last}'}: {_text(event.title)}"
        f" #{event.category or 'other'}",
        f"id: {_value(record.key)}",
        f"edtf: {_value(event.edtf)}",
        "",
        f"· {_text(t('told.when', when=record.when_in(language), edtf=event.edtf or '?'))}",
        *(f"· {_text(says)}" for says in ours),
        *(f"· {_text(says)}" for says in why_told(event, language)),
        *(f"· {_text(says)}" for says in doubts(record, language)),
    ]


def _value(text: str) -> str:
    """A value of a property: a quoted string of YAML; a hash would be taken for a colour."""
    return json.dumps(line(text).replace("#", "＃"), ensure_ascii=False)


def _text(text: str) -> str:
    """Text on one line that no longer reads as a tag, a link, a person or a comment."""
    safe = shortened(line(text))
    for sign, stands_in in (("#", "＃"), ("[", "［"), ("]", "］"), ("@", "＠"), ("//", "/\u200b/")):
        safe = safe.replace(sign, stands_in)
    return safe
