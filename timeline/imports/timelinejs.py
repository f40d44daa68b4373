"""TimelineJS3 JSON: slides with their dates, text without its HTML."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from timeline.imports.row import Found, Row, read_span
from timeline.model import TimelineError
from timeline.sources.decode import decode

_TAG = re.compile(r"<[^>]*>")
_EDTF = re.compile(r"\bEDTF ([^\s]+?)\.?(?=\s|$)")


def from_timelinejs(data: bytes, name: str) -> Found:
    """The slides of a timeline. Raises TimelineError where it is none."""
    try:
        made = json.loads(decode(data, name))
        slides = made["events"]
        assert isinstance(slides, list)
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError) as error:
        raise TimelineError(f"{name}: is no timeline of TimelineJS (JSON with events)") from error
    read, faults = [], []
    for number, slide in enumerate(slides, 1):
        try:
            read.append(_row(number, slide))
        except (TimelineError, ValueError, TypeError, AttributeError) as error:
            faults.append(f"{name}, event {number}: {error}")
    head = made.get("title") or {}
    title = (
        _plain(str((head.get("text") or {}).get("headline", ""))) if isinstance(head, dict) else ""
    )
    return Found(tuple(read), tuple(faults), title)


def _row(number: int, slide: Any) -> Row:
    text = slide.get("text") or {}
    title = _plain(str(text.get("headline", "")))
    if not title:
        raise TimelineError("has no headline")
    summary = _plain(str(text.get("text", "")))
    written = _EDTF.search(summary)  # ours says the date more exactly than a slide can
    if written:
        span, shown = read_span(written[1])
    else:
        begin, end = _date(slide.get("start_date")), _date(slide.get("end_date"))
        if not begin:
            raise TimelineError("has no date")
        span, shown = read_span(begin, end)
    return Row(
        number, title, span, shown, person=_plain(str(slide.get("group", ""))), summary=summary
    )


def _date(said: Any) -> str:
    if not said or said.get("year") in (None, ""):
        return ""
    parts = [f"{int(said['year']):04}"]
    for key in ("month", "day"):
        if said.get(key) in (None, ""):
            break
        parts.append(f"{int(said[key]):02}")
    return "-".join(parts)


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", text)).split())
