"""Research: the query, counts by period and kind of event, who was where (`research_where`).

What is counted, and how, is `research_tables`; every table can be saved as a file
(`research_files`); how dates are worked out has a page of its own (`page_method`).
"""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.catalogue import Catalogue
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.research_tables import (
    ALL,
    BYS,
    Cell,
    CountTable,
    counts,
    whereabouts,
)
from timeline.explorer.research_where import who_was_where
from timeline.explorer.stage import written
from timeline.explorer.view import View


def research(
    catalogue: Catalogue, ground: Ground, view: View, said: str, t: Interface
) -> list[Any]:
    """The page. `said` is the sentence of the selection."""
    table = counts(catalogue, ground, view, t)
    where = whereabouts(catalogue, ground, view)
    return [
        html.H2(t("page.research")),
        *_query(said, t),
        *_counts(table, t),
        *who_was_where(where, saving(t, "where", t("research.where")), t),
        html.H3(t("research.method")),
        html.P(
            [
                t("research.method-short"),
                " ",
                button(t("research.to-method"), class_="link", data_set="page=method"),
            ]
        ),
    ]


def saving(t: Interface, name: str, what: str) -> html.A:
    """The link that saves a table; a script gives it the query (assets/page-7-research.js)."""
    return html.A(
        t("research.save"),
        href=f"/research/{name}.csv",
        className="save",
        **hook(data_file=name, aria_label=t("research.save-what", what=what)),
    )


def _query(said: str, t: Interface) -> list[Any]:
    return [
        html.Dl(
            [
                html.Div([html.Dt(t("research.query")), html.Dd(said)]),
                html.Div(
                    [
                        html.Dt(t("research.address")),
                        html.Dd(
                            [
                                html.Code("", id="query-address", **hook(data_address="1")),
                                " ",
                                button(
                                    t("share.copy"),
                                    class_="link",
                                    data_copy="query-address",
                                    data_copied=t("share.copied"),
                                ),
                            ]
                        ),
                    ]
                ),
            ],
            className="query",
        ),
    ]


# --- Counts -----------------------------------------------------------------------------------


def _counts(table: CountTable, t: Interface) -> list[Any]:
    years = any(name.isdigit() for name in table.columns)
    named = {"decade": "research.by-year" if years else "research.by-decade"}
    notes = [
        t("research.unknown-births", n=table.unknown) if table.unknown else "",
        t("research.more-periods", n=table.more) if table.more else "",
    ]
    heads = [_head(name, table, t) for name in table.columns]
    most = max((table.cell(row, name).expected for row in table.rows if row != ALL
                for name in table.columns if name != ALL), default=0.0)  # fmt: skip
    return [
        html.Div(
            [html.H3(t("research.counts")), saving(t, "counts", t("research.counts"))],
            className="headed",
        ),
        html.P(t(f"research.says-{table.by}"), className="note"),
        html.P(
            [html.B("2.3"), html.Small("1–4"), t("research.legend")],
            className="note count-key",
        ),
        html.Div(
            [
                button(
                    t(named.get(name, f"research.by-{name}")),
                    aria_pressed=str(name == table.by).lower(),
                    data_set=f"by={name if name != BYS[0] else ''}",
                )
                for name in BYS
            ],
            className="segments",
            role="group",
            **hook(aria_label=t("research.by")),
        ),
        *(html.P(note, className="note") for note in notes if note),
        html.Div(
            html.Table(
                [
                    html.Caption(t("research.caption"), className="unseen"),
                    html.Thead(html.Tr([html.Th(t("table.category"), scope="col"), *heads])),
                    html.Tbody(
                        [_row(row, table, most, t) for row in table.rows if row != ALL]
                        + [_row(ALL, table, 0.0, t)]
                    ),
                ],
                className="counts",
            ),
            className="wide",
            tabIndex="0",
            role="region",
            **hook(aria_label=t("research.counts")),
        ),
    ]


def _head(name: str, table: CountTable, t: Interface) -> html.Th:
    if name == ALL:
        return html.Th(t("research.all"), scope="col", className="all")
    dates = written([table.columns[name]]).replace("..", " – ")
    return html.Th(name, scope="col", title=dates)


def _row(row: str, table: CountTable, most: float, t: Interface) -> html.Tr:
    name = t("research.all") if row == ALL else t.named("category", row)
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *(
                _cell(
                    table.cell(row, column),
                    _events(row, column, table),
                    "all" if column == ALL else "",
                    most,
                    t,
                )
                for column in table.columns
            ),
        ],
        className="all" if row == ALL else None,
    )


def _events(row: str, column: str, table: CountTable) -> str:
    """What the address becomes that lists the events of a cell; "" where no address does."""
    if table.by == "birth" or column == ALL:
        return ""
    kind = f"&categories={row}" if row != ALL else ""
    return f"periods={written([table.columns[column]])}{kind}"


def _cell(cell: Cell, events: str, class_name: str, most: float, t: Interface) -> html.Td:
    if not cell.possible:
        return html.Td("–", className=f"none {class_name}".strip())
    said = t("research.range", sure=cell.whole, possible=cell.possible)
    number = f"{cell.expected:.1f}"
    shown: html.B | html.Button = html.B(number)
    if events:
        shown = button(number, class_="n", title=t("research.list"), data_set="page=table",
                       data_also=events)  # fmt: skip
    share = 100 * cell.expected / most if most and not class_name else 0
    sure = cell.whole == cell.possible
    span = f"{cell.whole:,}" if sure else f"{cell.whole:,}–{cell.possible:,}"
    return html.Td(
        [
            shown,
            html.Small(span, **hook(aria_hidden="true")),
            html.Span(said, className="unseen"),
        ],
        className=class_name or None,
        title=said,
        style={"--part": f"{share:.0f}%"},
    )
