"""The life and the history beside a testimony: one line downwards in time, both sides in step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html

from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.read.text import age_number
from timeline.explorer.stage import label_of
from timeline.figures.marks import Stretch
from timeline.figures.palette import group_of
from timeline.figures.scale import EPOCH

Row = Mapping[str, Any]

_A_YEAR, _MOST = 7, 42  # pixels between two rows: of a year apart, and at most
_HISTORY_TO_A_LIFE = 1.0  # rows of history to one of the life, at most


def running(
    t: Interface,
    events: Sequence[Row],
    history: Sequence[Row],
    line: Sequence[Stretch],
    language: str,
) -> html.Aside | None:
    """The dated events of a life, and what history has in its years."""
    own = [row for row in events if row["first_day"] is not None and row["scope"] == "life"]
    if not own:
        return None
    first, last = own[0]["first_day"], max(row["first_day"] for row in own)
    past = [row for row in history if row["first_day"] is not None]
    past = [row for row in past if first <= row["first_day"] <= last]
    most = max(int(len(own) * _HISTORY_TO_A_LIFE), 4)
    past = _spread(past, most)
    both = sorted([*((row, False) for row in own), *((row, True) for row in past)],
                  key=lambda pair: (pair[0]["first_day"], not pair[1]))  # fmt: skip
    rows, before = [], first
    for row, of_history in both:
        years = (row["first_day"] - before) / 365.25
        before = row["first_day"]
        rows.append(_row(t, row, of_history, min(years * _A_YEAR, _MOST), line, language))
    return html.Aside(
        [
            html.Div(
                [html.Span(id="running-when"), html.Span(id="running-age", className="age")],
                className="running-now",
                **hook(aria_hidden="true"),
            ),
            html.Div(
                [
                    html.Span(t("read.history")),
                    html.Span(t("read.life")),
                    html.Span(t("read.age")),
                ],
                className="running-head",
                **hook(aria_hidden="true"),
            ),
            html.Ol(rows, id="running-rows", className="running-rows", tabIndex="0",
                    **hook(aria_label=t("read.running"))),
        ],
        id="running",
        className="running",
        **hook(aria_label=t("read.running")),
    )  # fmt: skip


def _spread(past: Sequence[Row], most: int) -> list[Row]:
    """The most important row of each year, and of these so many, evenly over the years."""
    best: dict[int, Row] = {}
    for row in past:
        year = date.fromordinal(row["first_day"] + EPOCH).year
        if year not in best or row["importance"] < best[year]["importance"]:
            best[year] = row
    rows = [best[year] for year in sorted(best)]
    if len(rows) <= most:
        return rows
    return [rows[number * len(rows) // most] for number in range(most)]


def _row(
    t: Interface, row: Row, of_history: bool, gap: float, line: Sequence[Stretch], language: str
) -> html.Li:
    when = tell.when_short(row, t)
    if of_history:
        return html.Li(
            button([html.Span(label_of(row, t)), html.Small(when)], data_set=f"event={row['key']}",
                   class_="of-history"),
            className=f"at-{_whereabouts(row, line)}",
            style={"paddingTop": f"{gap:.0f}px"},
        )  # fmt: skip
    age = tell.age_of(row, t)
    return html.Li(
        [
            html.I(className=f"dot c-of-{group_of(row['category'])}", **hook(aria_hidden="true")),
            button(
                [html.Span(row["title"], lang=language), html.Small(when)],
                data_to_told=row["key"],
                class_="of-life",
            ),
            html.Span(age_number(row), className="age", title=age or None, **hook(aria_label=age))
            if age
            else None,
        ],
        className=f"at-{_whereabouts(row, line)}",
        style={"paddingTop": f"{gap:.0f}px"},
        **hook(data_row=row["key"], data_when=when, data_age_said=age),
    )


def _whereabouts(row: Row, line: Sequence[Stretch]) -> str:
    day = date.fromordinal(row["first_day"] + EPOCH).toordinal()
    for stretch in line:
        if stretch.begin[0] <= day <= stretch.end[1]:
            state = stretch.state
            if day <= stretch.end[0]:
                return state
    return next(
        (each.state for each in reversed(line) if each.begin[0] <= day <= each.end[1]), "home"
    )
