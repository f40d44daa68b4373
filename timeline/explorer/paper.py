"""What only paper shows: the works that the chosen lives rest on, at the end of the last sheet.

It is written beside the sentence of the selection, unseen on a screen; assets/page-7-paper.js puts
it at the page's end before printing, with the address that is the selection.
"""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.catalogue import Catalogue, Selection, questions
from timeline.explorer import tell
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface

MOST_LIVES = 200  # of more lives the sources would be a book of their own


def sources(t: Interface, catalogue: Catalogue, ground: Ground, chosen: Selection) -> list[Any]:
    """The sources of the testimonies of which the selection shows something."""
    if len(ground.lives) > MOST_LIVES:
        return []
    told = [row for row in questions.lives(catalogue, chosen).to_pylist() if row["shown"]]
    return [
        html.Section(
            [
                html.H3(t("paper.sources")),
                html.Ul([html.Li(_source(row)) for row in told]),
                html.P(className="address"),
            ],
            className="paper-sources",
        )
    ]


def _source(row: dict[str, Any]) -> str:
    who = row["narrator"] or row["title"]
    return f"{who}: {tell.source_line(row)}{' · ' + row['source_url'] if row['source_url'] else ''}"
