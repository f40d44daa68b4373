"""How well dates are worked out, by what they rest on: the figures of `data/figures.csv`.

The table is what `python -m benchmarks.events` printed on the day MEASURED; percentages, empty
where nothing was found. Measure again, put its parts by basis there and mend the day.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import lru_cache
from itertools import groupby

from dash import html

from timeline.explorer.interface import Interface
from timeline.explorer.parts import hook
from timeline.packs import data_folder

MEASURED = date(2026, 11, 26)
COMMAND = "python -m benchmarks.events"
COLUMNS = ("events", "found", "dated", "date_exact", "contained", "wrong")


def measured(t: Interface) -> list[html.Div | html.H3 | html.P]:
    """The figures as a table, with the day and the command that they come from."""
    heads = [t("table.basis"), *(t(f"measured.{name}") for name in COLUMNS)]
    return [
        html.Div(
            [
                html.H3(t("measured.title")),
                html.A(
                    t("research.save"),
                    href="/research/figures.csv",
                    className="save",
                    **hook(aria_label=t("research.save-what", what=t("measured.title"))),
                ),
            ],
            className="headed",
        ),
        html.Div(
            [html.P(t("measured.says")), html.P(t("measured.columns")), html.P(t("measured.few"))],
            className="prose",
        ),
        html.Div(
            html.Table(
                [
                    html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
                    *(
                        html.Tbody(
                            [
                                html.Tr(
                                    html.Th(
                                        t.named("measured.of", texts),
                                        colSpan=len(heads),
                                        scope="rowgroup",
                                    )
                                ),
                                *(_row(t, row) for row in rows),
                            ]
                        )
                        for texts, rows in groupby(figures(), key=lambda row: row["texts"])
                    ),
                ],
                className="plain measured",
            ),
            className="wide",
            tabIndex="0",
            role="region",
            **hook(aria_label=t("measured.title")),
        ),
        html.P(
            [t("measured.when", day=MEASURED.isoformat()), " ", html.Code(COMMAND)],
            className="note",
        ),
    ]


def _row(t: Interface, row: dict[str, str]) -> html.Tr:
    return html.Tr(
        [
            html.Th(t.named("basis", row["basis"]), scope="row"),
            html.Td(row["events"]),
            *(html.Td(f"{row[name]} %" if row[name] else "–") for name in COLUMNS[1:]),
        ]
    )


@lru_cache(maxsize=1)
def figures() -> tuple[dict[str, str], ...]:
    """The measured figures: rows by texts and by what the dates rest on."""
    with (data_folder() / "figures.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
