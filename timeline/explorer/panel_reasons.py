"""Why an event has its date: a chain of reasons, each of which leads to the words that it rests on.

A reason whose words stand in the paragraph that is shown lights them up there; one that rests on
another paragraph opens that paragraph below itself (assets/page-6-panel.js does both).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dash import html

from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button

Row = Mapping[str, Any]

_BESIDE = ("around", "order", "story")  # rules that rest on what is told before and after


def chain(t: Interface, row: Row, text: Row | None, group: str) -> Iterator[Any]:
    """The reasons of an event as `questions.event` gives it, one step for each thing that was
    said, and what follows; `text` is its testimony's, as `questions.text` gives it."""
    steps: dict[Any, Row] = {}
    for reason in row["reasons"]:
        passage = reason["passage"]
        words = (passage["start"], passage["end"]) if passage else None
        known = f"why.{reason['rule']}" in t.words
        same = (reason["rule"], words) if known else reason["says"]
        first = steps.get(same)
        uses = dict.fromkeys((*(first["uses"] if first else ()), *reason["uses"]))
        steps[same] = {**(first or reason), "uses": list(uses)}
    yield html.H3(t("panel.why"))
    if not steps:
        yield html.P(t("panel.no-reason"), className="note")
        return
    found = [_step(t, number, reason, row, text) for number, reason in enumerate(steps.values(), 1)]
    when = tell.when(row, t)
    yield html.Ol(
        [*found, html.Li(t("why.so", when=when), className="so")], className=f"chain g-{group}"
    )


def passages(row: Row) -> list[tuple[int, int]]:
    """Where the words of the reasons stand in the text."""
    spans = (reason["passage"] for reason in row["reasons"])
    return [(span["start"], span["end"]) for span in spans if span]


def _step(t: Interface, number: int, reason: Row, row: Row, text: Row | None) -> html.Li:
    passage = reason["passage"]
    parts = _said(t, reason, row)
    if passage:
        parts += _way(t, f"reason-{number}", passage, row, text)
    uses = {name: row["used"].get(name) for name in reason["uses"]}
    others = {name: used for name, used in uses.items() if used and used["key"] != row["key"]}
    for place, used in enumerate(others.values()):
        if "names" in used:
            lead, way = t("why.known"), _anchor(t, f"reason-{number}-{place}", used)
        else:
            lead = _lead(t, reason, used, row)
            way = [
                button(f"→ {used['title']}", class_="link", data_set=f"event={used['key']}"),
                f" ({tell.edtf_short(used['edtf'], t)})",
            ]
        parts.append(html.Div([lead, " ", *way], className="used"))
    return html.Li(parts)


def _lead(t: Interface, reason: Row, used: Row, row: Row) -> str:
    """What another event has to do with a reason."""
    if reason["rule"] not in _BESIDE:
        return t("why.counted-from")
    at, own = used["passage_start"], row["passage_start"]
    if at is None or own is None or at == own:
        return t("why.beside")
    return t("why.after") if at < own else t("why.before")


def _said(t: Interface, reason: Row, row: Row) -> list[Any]:
    """What a reason says, in the interface's language where it has words for its rule."""
    passage, key = reason["passage"], f"why.{reason['rule']}"
    quoted = row["life"]["text_kind"] != "summary"
    if key in t.words:
        if not passage:
            return [t("why.around")] if "{" in t.words[key] else [t(key)]
        before, mark, after = t.words[key].partition("{words}")
        said = f"“{passage['quote']}”" if quoted else passage["quote"]
        words = html.Span(said, className="words-said", lang=row["language"])
        return [before, words, after] if mark else [before]
    parts: list[Any] = [reason["says"]]
    if passage and passage["quote"] not in reason["says"]:
        quote = f"“{passage['quote']}”" if quoted else passage["quote"]
        parts.append(
            html.Span(quote, className="from" if quoted else "from summary", lang=row["language"])
        )
    return parts


def _way(t: Interface, name: str, passage: Row, row: Row, text: Row | None) -> list[Any]:
    """What leads to a passage: it lights up in the paragraph shown, or its own paragraph opens."""
    shown = row["paragraph"]
    start, end = passage["start"], passage["end"]
    paragraph = _paragraph_at(text["paragraphs"] if text else (), start)
    if paragraph is None or text is None:
        return []
    label = t("panel.to-paragraph", number=str(paragraph["number"]))
    if shown and shown["start"] <= start and end <= shown["end"]:
        return [" ", button(label, class_="link", data_light=f"{start},{end}")]
    low, high = paragraph["start"], max(paragraph["end"], end)
    told = text["text"]
    quoted = row["life"]["text_kind"] != "summary"
    words: list[Any] = [
        html.Span(told[low:start], className="rest"),
        html.Mark(told[start:end]),
        html.Span(told[end:high], className="rest"),
    ]
    return [
        " ",
        button(label, class_="link", data_opens=name, aria_expanded="false", aria_controls=name),
        html.Blockquote(
            ["“", *words, "”"] if quoted else words,
            id=name,
            className="quote told-there" if quoted else "quote told-there summary",
            hidden=True,
            lang=row["language"],
        ),
    ]


def _paragraph_at(paragraphs: Sequence[Row], start: int) -> Row | None:
    return next((one for one in paragraphs if one["start"] <= start < one["end"]), None)


def _anchor(t: Interface, name: str, used: Row) -> list[Any]:
    """Something known that a reason counts from: what it is called, when it was, who says so."""
    names: Mapping[str, Sequence[str]] = used["names"]
    title = (names.get(t.language) or [used["title"]])[0]
    url = str(used["source_url"] or "")
    source: Any = used["source_title"] or url
    if url.startswith(("https://", "http://")):
        source = html.A(source, href=url, rel="noreferrer", target="_blank")
    about = [used["edtf"], " · ", f"{used['note']} · " if used["note"] else "", source]
    return [
        button(
            f"→ {title}", class_="link", data_opens=name, aria_expanded="false", aria_controls=name
        ),
        html.Div(about, id=name, className="note", hidden=True),
    ]
