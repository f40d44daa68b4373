"""Research: counts by period and kind of event, who was where, and how dates were worked out.

A count is an aoristic sum (each event's share of its bounds that falls into the column) with, as a
range around it, the events that surely and the events that possibly fall there.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import dcc, html

from timeline.catalogue import Catalogue, questions
from timeline.explorer import ask, tell
from timeline.explorer.ground import Ground, Row
from timeline.explorer.interface import Interface
from timeline.explorer.measured import measured
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import ends_of, period_of, short_label
from timeline.explorer.view import View, first_day, last_day
from timeline.periods import Period

_MOST_COLUMNS = 12
BYS = ("decade", "period", "birth")


def research(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> list[Any]:
    """The page: the query, the counts, who was where, the method."""
    window = view.window or ground.window
    return [
        html.H2(t("page.research")),
        html.P(t("research.says"), className="note"),
        *_counts(catalogue, ground, view, window, t),
        *_who_was_where(catalogue, view, window, t),
        *_method(catalogue, t),
        *measured(t),
    ]


# --- Counts -----------------------------------------------------------------------------------


def _counts(
    catalogue: Catalogue, ground: Ground, view: View, window: Period, t: Interface
) -> list[Any]:
    by = view.by if view.by in BYS else "decade"
    columns = _columns(ground, view, window, by, t)
    chosen = ask.chosen_of(view, window)
    cells: dict[str, dict[str, Row]] = {}
    of = "birth" if by == "birth" else "event"
    for row in questions.cross_table(catalogue, chosen, columns, of=of).to_pylist():
        cells.setdefault(row["row"], {})[row["column"]] = row
    order = sorted(cells, key=lambda name: -sum(cell["aoristic"] for cell in cells[name].values()))
    return [
        html.H3(t("research.counts")),
        html.Div(
            [
                button(t(f"research.by-{name}"), aria_pressed=str(name == by).lower(),
                       data_set=f"by={name if name != 'decade' else ''}")
                for name in BYS
            ],
            className="segments",
            role="group",
            **hook(aria_label=t("research.by")),
        ),
        html.Div(
            html.Table(
                [
                    html.Caption(t("research.caption"), className="unseen"),
                    html.Thead(
                        html.Tr(
                            [
                                html.Th(t("table.category"), scope="col"),
                                *(html.Th(name, scope="col") for name in columns),
                            ]
                        )
                    ),
                    html.Tbody(
                        [
                            html.Tr(
                                [
                                    html.Th(t.named("category", name), scope="row"),
                                    *(_cell(cells[name].get(column), t) for column in columns),
                                ]
                            )
                            for name in order
                        ]
                    ),
                ],
                className="counts",
            ),
            className="wide",
            tabIndex="0",
            role="region",
            **hook(aria_label=t("research.counts")),
        ),
    ]  # fmt: skip


def _columns(
    ground: Ground, view: View, window: Period, by: str, t: Interface
) -> Mapping[str, Period]:
    if by == "period":
        inside = [row for row in ground.periods if _overlap(period_of(row), window)]
        telling = sorted(inside, key=lambda row: -str(row["aliases"] or "").count(";"))
        few = sorted(telling[:_MOST_COLUMNS], key=lambda row: ends_of(row))
        return {short_label(row, t): period_of(row) for row in few}
    first, last = window.first.year // 10 * 10, window.last.year
    if by == "birth":
        first = ground.overview.first // 10 * 10
    decades = range(max(first, last - 10 * _MOST_COLUMNS), last + 1, 10)
    return {
        t("research.decade", decade=str(start)): Period(
            date(max(start, 1), 1, 1), date(start + 9, 12, 31)
        )
        for start in decades
    }


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and one.last >= other.first


def _cell(cell: Row | None, t: Interface) -> html.Td:
    if cell is None or not cell["possible"]:
        return html.Td("–", className="none")
    return html.Td(
        [
            html.B(f"{cell['aoristic']:.1f}"),
            html.Small(
                t("research.range", sure=cell["sure"], possible=cell["possible"]),
            ),
        ]
    )


# --- Who was where ------------------------------------------------------------------------------


def _who_was_where(catalogue: Catalogue, view: View, window: Period, t: Interface) -> list[Any]:
    middle = date.fromordinal((window.first.toordinal() + window.last.toordinal()) // 2)
    text = view.month or f"{middle:%Y-%m}"
    first, last = first_day(text), last_day(text)
    if first is None or last is None:
        text = f"{middle:%Y-%m}"
        first = middle.replace(day=1)
        last = middle.replace(day=calendar.monthrange(middle.year, middle.month)[1])
    rows = questions.who_was_where(catalogue, first, last).to_pylist()
    return [
        html.H3(t("research.where")),
        html.Div(
            [
                html.Label(t("research.month"), htmlFor="month"),
                dcc.Input(id="month", type="text", value=text, maxLength=10, autoComplete="off"),
            ],
            className="fields",
        ),
        html.Table(
            [
                html.Thead(
                    html.Tr([html.Th(t(f"research.{name}"), scope="col")
                             for name in ("who", "state", "place", "heard")])
                ),
                html.Tbody([_where(row, t) for row in rows]),
            ],
            className="plain",
        ),
    ]  # fmt: skip


def _where(row: Mapping[str, Any], t: Interface) -> html.Tr:
    state = t(f"line.{row['state']}")
    if not row["state_sure"]:
        state = t("research.perhaps", what=state)
    heard = (
        button(row["title"], class_="link", data_set=f"event={row['key']}") if row["key"] else "–"
    )
    age = tell.age_of(row, t)
    return html.Tr(
        [
            html.Th(row["narrator"], scope="row"),
            html.Td(state),
            html.Td(row["place"] or "–"),
            html.Td([heard, f" ({row['edtf']}{', ' + age if age else ''})" if row["key"] else ""]),
        ]
    )


# --- Method -------------------------------------------------------------------------------------


def _method(catalogue: Catalogue, t: Interface) -> list[Any]:
    rows = questions.method(catalogue).to_pylist()
    certainties = ("day", "month", "year", "wider")
    counted: dict[str, dict[str, int]] = {}
    for row in rows:
        counted.setdefault(row["basis"], {})[row["certainty"]] = row["n"]
    return [
        html.H3(t("research.method"), id="method"),
        *(html.P(t(f"research.method-{n}")) for n in (1, 2, 3)),
        html.Table(
            [
                html.Thead(
                    html.Tr(
                        [html.Th(t("table.basis"), scope="col")]
                        + [html.Th(t.named("exact", name), scope="col") for name in certainties]
                    )
                ),
                html.Tbody(_method_rows(counted, certainties, t)),
            ],
            className="plain",
        ),
    ]


def _method_rows(
    counted: Mapping[str, Mapping[str, int]], certainties: Sequence[str], t: Interface
) -> list[html.Tr]:
    return [
        html.Tr(
            [html.Th(t.named("basis", basis), scope="row")]
            + [html.Td(f"{counts.get(name, 0):,}") for name in certainties]
        )
        for basis, counts in sorted(counted.items(), key=lambda one: -sum(one[1].values()))
    ]
