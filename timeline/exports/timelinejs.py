"""TimelineJS3: slides with dates as precise as they are known, and the date in words."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from timeline.catalogue.phrases import period_ends
from timeline.edtf import span
from timeline.exports.calendar import outer
from timeline.exports.excerpt import (
    PROJECT,
    Excerpt,
    Record,
    doubts,
    heading,
    noticed,
    said,
    source_of,
    why_told,
)
from timeline.exports.harmless import json_text, line, markup, shortened
from timeline.exports.wording import Wording
from timeline.periods import Period


def to_timelinejs(excerpt: Excerpt) -> str:
    """The JSON of a timeline. Its text is HTML, so all of ours is escaped. An event without any
    known day cannot be placed and is left out; the title says how many."""
    slides = [_slide(record, excerpt.t) for record in excerpt.records if outer(record.event.span)]
    left_out = len(excerpt.records) - len(slides)
    lines = [
        *excerpt.statement(),
        *([excerpt.t("statement.undated", number=left_out)] if left_out else []),
    ]
    return json_text(
        {
            "title": {
                "text": {
                    "headline": PROJECT,
                    "text": "".join(f"<p>{markup(each)}</p>" for each in lines),
                },
                "autolink": False,
            },
            "events": slides,
            "eras": [_era(period, excerpt.language) for period in excerpt.chosen],
            "scale": "human",
        }
    )


def _slide(record: Record, t: Wording) -> dict[str, Any]:
    event, testimony = record.event, record.testimony
    days = outer(event.span)
    assert days is not None
    words, notices = markup(event.passage.quote), noticed(testimony, t.language)
    if testimony.text_kind != "summary":
        words = f"“{words}”"
    parts = [
        *([f"<p><em>{markup(notices)}</em></p>"] if notices else []),
        f"<p>{markup(heading(testimony, t.language))}:</p><blockquote>{words}</blockquote>",
        *(f"<p>{markup(says)}</p>" for says in why_told(event, t.language)),
        *(f"<p>{markup(says)}</p>" for says in doubts(record, t.language)),
        _place(record),
        f"<p>EDTF {markup(event.edtf or '?')}. Kind: {markup(event.category)} ({event.scope}). "
        f"{markup(t('told.source', source=source_of(testimony)))}</p>",
    ]  # fmt: skip
    return {
        "unique_id": quote(record.key, safe=":"),  # becomes an id in the page
        "group": _label(event.narrator or testimony.narrator or testimony.title),
        "display_date": markup(record.when_in(t.language)),
        "text": {"headline": markup(shortened(line(event.title), 200)), "text": "".join(parts)},
        "autolink": False,
        **_dates(days),
    }


def _place(record: Record) -> str:
    """Where it was, as a paragraph that can be read back."""
    event = record.event
    at = f" ({event.latitude}, {event.longitude})" if event.latitude is not None else ""
    return f"<p>Place: {markup(line(event.place))}{at}</p>" if event.place else ""


def _label(text: str) -> str:
    """A group's name. TimelineJS undoes escapes in it before it puts it into the page, so that
    nothing that could open a tag or an entity may be left; signs that look alike stand in."""
    return shortened(line(text), 200).translate(_LOOK_ALIKE)


_LOOK_ALIKE = str.maketrans({"<": "‹", ">": "›", "&": "＆"})


def _era(period: Period, language: str) -> dict[str, Any]:
    first, last = period_ends(period)
    text = first if first == last else f"{first}/{last}"
    return {"text": {"headline": markup(said(span(text), text, language))}, **_dates(period)}


def _dates(period: Period) -> dict[str, Any]:
    """Where it begins and ends; without an end where one unit of the calendar says it all."""
    first, last = period_ends(period)
    return {"start_date": _date(first)} | ({"end_date": _date(last)} if last != first else {})


def _date(text: str) -> dict[str, int]:
    """ "1997-03" as {"year": 1997, "month": 3}."""
    return dict(zip(("year", "month", "day"), map(int, text.split("-")), strict=False))
