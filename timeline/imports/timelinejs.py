"""TimelineJS3: slides and eras with their dates, text without its HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html import unescape
from typing import Any

from timeline import edtf
from timeline.imports.dates import Dated, Dates, exact
from timeline.imports.given import NOTHING, Given
from timeline.imports.row import Found, Row, address, few, on_earth, words
from timeline.model import TimelineError

_EDTF = re.compile(r"\bEDTF (\S+?)\.?(?=\s|$)")
_KIND = re.compile(r"<p>EDTF \S+ Kind: ([\w -]+) \((life|context)\)\. ")
_NUMBER = r"-?\d+(?:\.\d+)?"
_PLACE = re.compile(rf"<p>Place: ([^<]*?)(?: \(({_NUMBER}), ({_NUMBER})\))?</p><p>EDTF ")
_FAULTS = (TimelineError, ValueError, TypeError, AttributeError, OverflowError)


def is_timelinejs(events: Sequence[Any]) -> bool:
    """Whether events are slides: they have `start_date` or `text` as objects."""
    parts = [each.get("start_date") or each.get("text") for each in events if hasattr(each, "get")]
    return not events or any(isinstance(part, dict) for part in parts)


def from_timelinejs(made: dict[str, Any], name: str, given: Given = NOTHING) -> Found:
    """The slides and eras of a timeline."""
    read: list[Row] = []
    faults, notes = [], []
    dates = Dates(given.packs)
    ids: dict[str, str] = {}
    for kind, slides in (("event", made.get("events")), ("era", made.get("eras"))):
        for number, slide in enumerate(slides if isinstance(slides, list) else (), 1):
            where = f"{kind} {number}"
            try:
                read.append(_row(where, slide, dates, era=kind == "era"))
            except _FAULTS as error:
                says = str(error) if isinstance(error, TimelineError) else "is no slide"
                faults.append(f"{name}, {where}: {says}")
                continue
            id = str(slide.get("unique_id") or "")
            if id and id in ids:
                notes.append(f"{where}: has the id of {ids[id]}; both are taken")
            ids.setdefault(id, where)
    head = made.get("title")
    headline = head.get("text", {}) if isinstance(head, dict) else {}
    title = words(str(headline.get("headline", ""))) if isinstance(headline, dict) else ""
    if any(isinstance(each, dict) and each.get("media") for each in made.get("events", ())):
        notes.append("of pictures and films only the address is kept, as the source")
    return Found(tuple(read), tuple(faults), title, "timelinejs", few(notes))


def _row(where: str, slide: Any, dates: Dates, era: bool) -> Row:
    text = slide.get("text") or {}
    title = words(str(text.get("headline") or "")) or ("" if not era else "–")
    if not title or title == "–":
        raise TimelineError("has no headline")
    markup = str(text.get("text") or "")
    summary, held = words(markup), _fields(markup)
    media = slide.get("media")
    media = media if isinstance(media, dict) else {}
    span = _span(slide, summary, dates, era)
    latitude, longitude = on_earth(*(_number(held.get(n, "")) for n in ("latitude", "longitude")))
    return Row(
        where,
        title,
        span.span,
        span.edtf,
        person=words(str(slide.get("group") or "")),
        category=held.get("category", ""),
        scope="context" if held.get("scope") == "context" else "life",
        place=held.get("place", ""),
        latitude=latitude,
        longitude=longitude,
        summary=summary,
        source_title=words(str(media.get("credit") or "")),
        source_url=address(str(media.get("url") or "")),
        era=era,
    )


def _fields(markup: str) -> dict[str, str]:
    """What the last paragraphs of our own slides say beside the date."""
    found: dict[str, str] = {}
    if kind := _KIND.search(markup):
        found |= {"category": kind[1], "scope": kind[2]}
        if place := _PLACE.search(markup):
            found |= {"place": unescape(place[1])}
            found |= {"latitude": place[2], "longitude": place[3]} if place[2] else {}
    return found


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _span(slide: Any, summary: str, dates: Dates, era: bool) -> Dated:
    begin, end = _date(slide.get("start_date")), _date(slide.get("end_date"))
    written = _EDTF.search(summary)
    if written:  # ours: it says the date more exactly than a slide can
        try:
            said = edtf.span(written[1])
        except edtf.EdtfError:
            pass  # somebody's words
        else:
            return _ours(said, written[1], dates.read(begin, end) if begin else None)
    if not begin:
        raise TimelineError("has no date")
    if era and not end:
        raise TimelineError("has no end")
    return dates.read(begin, end)


def _ours(said: Any, written: str, slide: Dated | None) -> Dated:
    """What EDTF says, with the outer edges of the slide: "1998~" alone does not say how wide."""
    if slide is None or not ("~" in written or "%" in written):
        return Dated(said, written)
    first, last = slide.span.begin_of_the_begin, slide.span.end_of_the_end
    a, b, c, d = said.bounds
    if said.point and first and last:
        return Dated(exact((first, last, first, last), True, False, written), written)
    outer = (first if a else None, b, c, last if d else None)
    return Dated(exact(outer, said.point, said.ongoing, written), written)


def _rest(said: dict[str, Any]) -> list[str]:
    """The parts of a date below its year: a day counts only with its month."""
    there = [said.get(key) not in (None, "") for key in ("month", "day")]
    return ["month", "day"][: 2 if all(there) else int(there[0])]


def _date(said: Any) -> str:
    """A date of a slide as EDTF or in words; "" where there is none."""
    if not isinstance(said, dict) or said.get("year") in (None, ""):
        return ""
    try:
        year = int(str(said["year"]))
        rest = [int(str(said[key])) for key in _rest(said)]
    except ValueError as error:
        raise TimelineError("has a date that is no figures of year, month and day") from error
    if not 1 <= year <= 9999:
        raise TimelineError(f"{year}: lies outside the years 1 to 9999 of this timeline")
    parts = [f"{year:04}", *(f"{part:02}" for part in rest)]
    try:
        date(year, *(int(part) for part in (*parts[1:], "1", "1")[:2]))
    except ValueError as error:
        raise TimelineError(f"{'-'.join(parts)!r}: no day of the calendar") from error
    return "-".join(parts)
