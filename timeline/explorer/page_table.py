"""Table: the same selection as rows to sort, which is also the picture's equal for a screen reader.

The grid's script is large, so it is fetched only when the table is first opened
(assets/page-5-table.js), and `lazily` keeps it out of the first page.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from dash import html

from timeline.catalogue import Catalogue, questions
from timeline.explorer import ask, tell
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.view import View

_GRIDS: Any = import_module("dash_ag_grid")  # which ships without types

MOST_ROWS = 5_000
_SCRIPT = "dash_ag_grid.min.js"
GRID_SCRIPT = f"/_dash-component-suites/dash_ag_grid/{_SCRIPT}"

# Column: the field it shows, the field it sorts by where that is another, its share of the width.
COLUMNS = (
    ("narrator", "", 3),
    ("title", "", 5),
    ("date", "first", 4),
    ("edtf", "", 3),
    ("age", "age_low", 2),
    ("category", "", 2),
    ("place", "", 2),
    ("basis", "", 3),
    ("notices", "", 3),
)


def lazily() -> None:
    """Serve the grid's script, but leave it out of the first page."""
    for script in _GRIDS._js_dist:
        if script["relative_package_path"] == _SCRIPT:
            script["async"] = "lazy"


def table(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> list[Any]:
    """The heading and the grid of the view's events, at most MOST_ROWS of them."""
    chosen = ask.chosen_of(view, view.window or ground.window)
    rows = questions.page(catalogue, chosen, limit=MOST_ROWS + 1).to_pylist()
    shown = rows[:MOST_ROWS]
    more = t("table.first", n=MOST_ROWS) if len(rows) > MOST_ROWS else t("table.all", n=len(shown))
    return [
        html.H2(t("page.table")),
        html.P(more, className="note"),
        _GRIDS.AgGrid(
            id="rows",
            rowData=[_row(row, ground.lives[row["lane"]]["notices"], t) for row in shown],
            columnDefs=[_column(t, *column) for column in COLUMNS],
            defaultColDef={"sortable": True, "resizable": True, "suppressMovable": True},
            getRowId="params.data.key",
            dashGridOptions={
                "rowSelection": {
                    "mode": "singleRow",
                    "checkboxes": False,
                    "enableClickSelection": True,
                },
                "pagination": True,
                "paginationPageSize": 100,
                "rowHeight": 34,
                "headerHeight": 38,
                # Arrows move inside the grid; Tab leaves it, as from any other control.
                "tabToNextCell": {"function": "leaveGrid(params)"},
                "tabToNextHeader": {"function": "leaveGrid(params)"},
            },
            style={"height": "calc(100vh - 290px)", "minHeight": "320px"},
        ),
    ]


def _column(t: Interface, name: str, by: str, share: int) -> dict[str, Any]:
    column: dict[str, Any] = {"field": name, "headerName": t(f"table.{name}"), "flex": share}
    if by:
        column["comparator"] = {"function": f"byField_{by}(nodeA, nodeB)"}
    return column


def _row(row: dict[str, Any], notices: Sequence[str] | None, t: Interface) -> dict[str, Any]:
    return {
        "key": row["key"],
        "narrator": row["narrator"],
        "title": row["title"],
        "date": tell.when(row, t),
        "first": row["first_day"],
        "edtf": row["edtf"],
        "age": tell.age_of(row, t),
        "age_low": row["age_low"],
        "category": t.named("category", row["category"]),
        "place": row["place"],
        "basis": t.named("basis", row["basis"]),
        "notices": ", ".join(t.named("notice", one) for one in notices or ()),
    }
