"""A testimony's paragraphs with what they tell marked. Everything goes out as text, escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from dash import html

from timeline.catalogue.searching import found_in
from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.figures.palette import group_of

Row = Mapping[str, Any]

# What a subtitle's cue has for a player, not for a reader: <v Name>, <i>, <00:01.000>.
_TAG = re.compile(r"</?(?:[a-z]+(?:\.[\w.-]+)?(?:\s[^<>]*)?|[\d:.]+)>", re.IGNORECASE)
_SUBTITLES = ("vtt", "srt")
_HEADINGS = ("heading",)


@dataclass(frozen=True)
class Told:
    """A testimony as it is read: its `text` row, its life, its events in the order of telling."""

    text: Row
    life: Row
    events: tuple[Row, ...]
    sought: str = ""  # words that are marked


def in_order(events: Sequence[Row]) -> tuple[Row, ...]:
    """Events in the order in which the text tells them; those of no passage are left out."""
    told = [row for row in events if row["passage_start"] is not None]
    return tuple(sorted(told, key=lambda row: (row["passage_start"], row["passage_end"])))


def paragraph(t: Interface, told: Told, which: Row, events: Sequence[Row]) -> html.Div:
    """One paragraph: chips of the events that begin in it, its timecode, its text in pieces."""
    role = which["role"]
    here = [row for row in events if which["start"] <= row["passage_start"] < which["end"]]
    marked = html.P(
        list(_pieces(t, told, which, events)),
        lang=told.life["language"],
        className=f"words role-{role}",
        **hook(data_at=str(which["start"])),
    )
    chips = [chip(t, row) for row in here]  # for the narrow page, where there is no margin
    return html.Div(
        [
            html.Div(chips, className="told-here", **hook(aria_hidden="true")) if chips else None,
            _timecode(t, which["timecode"]),
            html.B(which["speaker"], className="speaker", lang=told.life["language"])
            if which["speaker"]
            else None,
            marked,
        ],
        className="paragraph with-chips" if chips else "paragraph",
        **hook(data_number=str(which["number"])),
    )


def chip(t: Interface, row: Row, stop: bool = False) -> html.Button:
    """The date of an event as told, with the age: hollow where only a wide window is known.
    `stop`: the keyboard stops at it, as no passage of its own stands in the text."""
    age = tell.age_of(row, t)
    when = tell.when_short(row, t)
    wide = row["certainty"] not in ("day", "month", "year")
    says = f"{tell.when(row, t)}{' · ' + age if age else ''} · {row['title']}"
    return button(
        [html.Span(when), html.Small(age_number(row)) if age else None],
        name=says,
        class_=f"date-chip c-of-{group_of(row['category'])}{' wide' if wide else ''}",
        data_set=f"event={row['key']}",
        data_drop="show",
        data_chip=row["key"],
        **({} if stop else {"tabIndex": "-1", "aria_hidden": "true"}),
    )


def age_number(row: Row) -> str:
    """The ages of `tell.age_of` in figures alone."""
    low, high = max(row["age_low"], 0), row["age_high"]
    return str(low) if low == high else f"{low}–{high}"


def _timecode(t: Interface, seconds: float | None) -> html.Button | None:
    if seconds is None:
        return None
    whole = int(seconds)
    said = f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
    said = said.removeprefix("0:")
    return button(
        said, name=t("read.seek", at=said), class_="timecode", data_seek=f"{float(seconds):g}"
    )


def _pieces(t: Interface, told: Told, which: Row, events: Sequence[Row]) -> Iterator[Any]:
    """The paragraph cut where a passage or a word of time begins or ends; what belongs to one
    event stands together, so that it is one stop for the keyboard."""
    base, end, text = which["start"], which["end"], told.text["text"]
    over = [row for row in events if row["passage_start"] < end and row["passage_end"] > base]
    times = [
        (each["start"], each["end"])
        for each in told.text["expressions"]
        if each["start"] < end and each["end"] > base
    ]
    tags = _tags(told, base, end)
    cuts = {base, end}
    cuts.update(edge for row in over for edge in (row["passage_start"], row["passage_end"]))
    found = [(base + low, base + high) for low, high in found_in(text[base:end], told.sought)]
    cuts.update(edge for span in (*times, *tags, *found) for edge in span)
    runs = list(pairwise(sorted(cut for cut in cuts if base <= cut <= end)))
    seen: set[str] = set()
    owners = {_owner(over, low) for low, _ in runs}
    for owner, grouped in groupby(runs, key=lambda run: _owner(over, run[0])):
        group = list(grouped)
        for row in over:
            if group[0][0] <= row["passage_start"] < group[-1][1]:
                yield chip(t, row, stop=row["key"] not in owners)
        words = [
            _words(text[low:high], low, times, found)
            for low, high in group
            if not any(first <= low < last for first, last in tags)
        ]
        if owner is None:
            yield from words
            continue
        row = next(row for row in over if row["key"] == owner)
        yield _passage(t, row, words, again=owner in seen or row["passage_start"] < base)
        seen.add(owner)


def _owner(over: Sequence[Row], at: int) -> str | None:
    """The event whose passage is the closest around a place in the text."""
    around = [row for row in over if row["passage_start"] <= at < row["passage_end"]]
    closest = min(around, key=lambda row: row["passage_end"] - row["passage_start"], default=None)
    return closest["key"] if closest else None


def _passage(t: Interface, row: Row, words: list[Any], again: bool) -> html.Span:
    """A passage; where it goes on after another stood in it, it is no stop of its own."""
    classes = f"told-event c-of-{group_of(row['category'])}"
    if again:
        return html.Span(words, className=classes, **hook(data_more=row["key"]))
    return html.Span(
        words,
        className=classes,
        role="button",
        tabIndex="0",
        title=f"{tell.when(row, t)} · {row['title']}",
        **hook(data_told=row["key"], data_set=f"event={row['key']}", data_drop="show"),
    )


def _words(
    text: str, at: int, times: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]
) -> Any:
    place = hook(data_at=str(at))
    if any(first <= at < last for first, last in found):
        return html.Mark(text, className="found", **place)
    if any(first <= at < last for first, last in times):
        return html.U(text, className="time", **place)
    return html.Span(text, **place)


def _tags(told: Told, base: int, end: int) -> list[tuple[int, int]]:
    if told.life["format"] not in _SUBTITLES:
        return []
    found = _TAG.finditer(told.text["text"], base, end)
    return [tag.span() for tag in found]
