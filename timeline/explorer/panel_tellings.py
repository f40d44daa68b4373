"""The same thing as another testimony of the same person tells it: both dates, both sources.

Two events tell the same where both are the birth, the leaving or the first arrival of their life,
or where category and title are the same, or category and place. Each testimony is dated alone, so
their dates may disagree; then that is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from timeline.catalogue import Catalogue, Selection, questions
from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button

Row = Mapping[str, Any]

_TURNS = ("birth", "left", "resettled")
_EARLIEST, _LATEST = "begin_of_the_begin", "end_of_the_end"


def told_elsewhere(catalogue: Catalogue, told: Sequence[Row], row: Row) -> list[Row]:
    """The events of a person's other testimonies that tell the same as `row`, each with its
    `life`; `told` are the person's rows of lives (none where there is one testimony)."""
    lives = {life["testimony"]: life for life in told}
    if len(lives) < 2:
        return []
    marks = questions.marks(catalogue, Selection(narrators=(row["lane"],))).to_pylist()
    own = _turn(lives[row["testimony"]], row["key"])
    return [
        {**mark, "life": lives[mark["testimony"]]}
        for mark in marks
        if mark["testimony"] in lives and mark["testimony"] != row["testimony"]
        if (own and _turn(lives[mark["testimony"]], mark["key"]) == own) or _alike(mark, row)
    ]


def _turn(life: Row, key: str) -> str:
    return next((turn for turn in _TURNS if life[turn] == key), "")


def _alike(one: Row, other: Row) -> bool:
    if one["category"] != other["category"] or one["scope"] != other["scope"]:
        return False
    same_title = one["title"].casefold() == other["title"].casefold()
    return same_title or (bool(one["place"]) and one["place"] == other["place"])


def disagree(one: Row, other: Row) -> bool:
    """Whether there is no day on which both may have been."""
    return _over_before(one, other) or _over_before(other, one)


def _over_before(one: Row, other: Row) -> bool:
    last, first = one[_LATEST], other[_EARLIEST]
    return last is not None and first is not None and last < first


def tellings(t: Interface, row: Row, elsewhere: Sequence[Row]) -> list[Any]:
    """The part of the panel that shows both; nothing where nobody else tells it."""
    if not elsewhere:
        return []
    apart = any(disagree(row, other) for other in elsewhere)
    own = html.Li([html.Span(_source(row["life"]), className="t"), html.B(tell.when(row, t))])
    both = html.Ul([own, *(_other(t, other) for other in elsewhere)], className="then tellings")
    title = t("panel.tellings-disagree" if apart else "panel.tellings")
    if apart:
        return [html.Div([html.B(title), both], className="warning", role="note")]
    return [html.H3(title), both]


def _other(t: Interface, other: Row) -> html.Li:
    return html.Li(
        [
            html.Span(_source(other["life"]), className="t"),
            html.B(tell.when(other, t)),
            " ",
            button(f"→ {other['title']}", class_="link", data_set=f"event={other['key']}"),
        ]
    )


def _source(life: Row) -> str:
    return f"{life['title']} — {tell.source_line(life)}"
