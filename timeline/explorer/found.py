"""Words that were sought, marked where they stand, and the list of events that hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from timeline.catalogue.searching import found_in
from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button
from timeline.explorer.stage import notices_line
from timeline.figures.palette import group_of

Row = Mapping[str, Any]

_MOST_OF_LIFE = 3
_AROUND = 70  # characters before and after a word in an excerpt


def marked(text: str, words: str) -> Any:
    """A text with the words that are sought marked in it."""
    spans = found_in(text, words) if words else []
    if not spans:
        return text
    pieces: list[Any] = []
    at = 0
    for start, end in spans:
        pieces += [text[at:start], html.Mark(text[start:end], className="found")]
        at = end
    return [piece for piece in (*pieces, text[at:]) if piece != ""]


def excerpt(text: str, words: str) -> Any:
    """Some of a text around the first of the words that are sought; None where there is none."""
    spans = found_in(text, words)
    if not spans:
        return None
    start, end = max(spans[0][0] - _AROUND, 0), min(spans[0][1] + _AROUND, len(text))
    if start:  # not from the middle of a word
        start = text.find(" ", start, spans[0][0]) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", spans[0][1], end), spans[0][1])
    cut = f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
    return marked(cut, words)


def found_list(t: Interface, rows: Sequence[Row], words: str, *, named: bool = True) -> html.Ul:
    """Events with the words marked in their title, their place and around their passage's first;
    `named`: each with who tells it. A row has `text_kind` and `notices` of its testimony."""
    return html.Ul([html.Li(_found(t, row, words, named)) for row in rows], className="then found")


def _found(t: Interface, row: Row, words: str, named: bool) -> list[Any]:
    age = tell.age_of(row, t)
    when = f"{tell.when_short(row, t)}{' · ' + age if age else ''}"
    said = excerpt(row["quote"] or "", words)
    quoted = row["text_kind"] != "summary"
    place = found_in(row["place"] or "", words)
    who: list[Any] = [marked(row["narrator"], words), " · "] if named else []
    return [
        html.Span([*who, when], className="t"),
        notices_line(t, row["notices"]) if named else None,
        button(
            marked(row["title"], words),
            data_set=f"event={row['key']}",
            class_=f"c-{group_of(row['category'])}",
        ),
        html.Span(marked(row["place"], words), className="t") if place else None,
        html.Span(
            ["“", *_listed(said), "”"] if quoted else said,
            className="excerpt own" if quoted else "excerpt",
        )
        if said
        else None,
    ]


def _listed(pieces: Any) -> list[Any]:
    return pieces if isinstance(pieces, list) else [pieces]


def found_by_lane(t: Interface, rows: Sequence[Row], words: str) -> dict[str, html.Ul]:
    """The same list for each life by itself, the first few of each."""
    lanes: dict[str, list[Row]] = {}
    for row in rows:
        lanes.setdefault(row["lane"], []).append(row)
    return {
        lane: found_list(t, mine[:_MOST_OF_LIFE], words, named=False)
        for lane, mine in lanes.items()
    }


def found_panel(
    t: Interface, rows: Sequence[Row], words: str, chosen: int, close: html.Button
) -> list[Any]:
    """The side panel while words are sought: the first events that hold them."""
    more = chosen - len(rows)
    return [
        html.Div([html.Span(t("found.says")), close], className="over"),
        html.H2(f"“{words}”" if t.language != "ko" else f"‘{words}’"),
        html.P(t("found.counted", n=chosen), className="edtf"),
        found_list(t, rows, words),
        html.P(t("found.more", n=more), className="note") if more > 0 else None,
    ]
