"""Rows in words: dates, ages, the line under a name, a citation. No components, no questions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from timeline import edtf
from timeline.explorer.interface import Interface
from timeline.model import BOUNDS, TimeSpan
from timeline.words import LANGUAGES, in_words, short

Row = Mapping[str, Any]


def span_of(row: Row) -> TimeSpan:
    """The time-span of a row of events, history or periods."""
    a, b, c, d = (row[bound] for bound in BOUNDS)
    return TimeSpan(a, b, c, d, bool(row["point"]), bool(row["ongoing"]), bool(row["approximate"]))


def when(row: Row, t: Interface) -> str:
    """The date of a row as a phrase, at its own precision; what is not known says so."""
    span = span_of(row)
    return _in_words(span, _language(t), row["edtf"] or "") or t("date.unknown")


@lru_cache(maxsize=100_000)
def _in_words(span: TimeSpan, language: str, edtf: str) -> str:
    return in_words(span, language, edtf) if any(span.bounds) else ""


def when_short(row: Row, t: Interface) -> str:
    """The date of a row as a label."""
    span = span_of(row)
    if not any(span.bounds):
        return t("date.unknown")
    return short(span, _language(t), row["edtf"] or "")


def edtf_short(text: str, t: Interface) -> str:
    """A date that is only known as EDTF, as a label."""
    try:
        span = edtf.span(text)
    except edtf.EdtfError:
        return text or t("date.unknown")
    return short(span, _language(t), text) if any(span.bounds) else text


def age_of(row: Row, t: Interface) -> str:
    """The narrator's possible ages at an event; "" where no birth is known, or before it."""
    low, high = row.get("age_low"), row.get("age_high")
    if low is None or high is None or high < 0:
        return ""
    low = max(low, 0)
    return t("age.one", n=low) if low == high else t("age.range", low=low, high=high)


def source_line(life: Row) -> str:
    """The work that a testimony rests on, with its date."""
    title = life["source_title"] or life["title"]
    return f"{title} ({life['source_published']})" if life["source_published"] else title


def citation(row: Row, life: Row, t: Interface) -> str:
    """One line to cite an event by: who told it, where, which passage."""
    kind = "cite.summary" if life["text_kind"] == "summary" else "cite.told"
    return t(
        kind,
        narrator=life["narrator"] or life["title"],
        title=row["title"],
        edtf=row["edtf"] or "?",
        source=source_line(life),
        passage=f"{row['passage_start']}–{row['passage_end']}",
        id=row["key"],
    )


def _language(t: Interface) -> str:
    return t.language if t.language in LANGUAGES else "en"
