"""What only paper shows: the works that the chosen lives rest on, at the end of the last sheet.

It is written beside the sentence of the selection, unseen on a screen; assets/page-7-paper.js puts
it at the page's end before printing, with the address that is the selection.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from timeline.catalogue import Catalogue, Selection, questions
from timeline.explorer import tell
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface

MOST_LIVES = 200  # of more lives the sources would be a book of their own


def sources(t: Interface, catalogue: Catalogue, ground: Ground, chosen: Selection) -> list[Any]:
    """The sources of the testimonies of which the selection shows something, and room for the
    address and the day."""
    listed: list[Any] = []
    if len(ground.lives) <= MOST_LIVES:
        told = [row for row in questions.lives(catalogue, chosen).to_pylist() if row["shown"]]
        listed = [html.H3(t("paper.sources")), html.Ul([html.Li(_source(row)) for row in told])]
    return [address(listed)]


def address(above: Sequence[Any] = ()) -> html.Section:
    """The end of the last sheet: the address and the day, below what else stands there."""
    return html.Section([*above, html.P(className="address")], className="paper-sources")


def _source(row: dict[str, Any]) -> str:
    who = row["narrator"] or row["title"]
    return f"{who}: {tell.source_line(row)}{' · ' + row['source_url'] if row['source_url'] else ''}"
