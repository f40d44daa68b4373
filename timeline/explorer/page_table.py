"""Table: the same selection as rows to sort, which is also the picture's equal for a screen reader.

The grid's script is large, so it is fetched only when the table is first opened
(assets/page-5-table.js), and `lazily` keeps it out of the first page.
"""

from __future__ import annotations

from collections.abc import Mapping
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

# Column: the field it shows, the question's sort (SORTS) that orders it, its share of the width,
# and the least of it in pixels.
COLUMNS = (
    ("narrator", "narrator", 3, 116),
    ("title", "title", 5, 170),
    ("date", "date", 4, 130),
    ("edtf", "date", 3, 92),
    ("age", "age", 2, 76),
    ("category", "category", 2, 84),
    ("place", "place", 2, 84),
    ("certainty", "certainty", 3, 96),
    ("basis", "basis", 3, 100),
    ("notices", "", 3, 100),
)
_SORTED_BY = {name: by for name, by, _, _ in COLUMNS if by}
# Columns that are compared by other fields than the text that they show.
_COMPARED = {"date": "bounds", "edtf": "bounds", "age": "age", "certainty": "width"}
_MARKED = ("narrator", "title", "place")  # columns in which words that are sought are marked
_BLOCK = 200  # rows fetched at once where there are more than MOST_ROWS

_GRID_WORDS = (
    "page", "to", "of", "more", "pageSizeSelectorLabel", "ariaPageSizeSelectorLabel", "firstPage",
    "previousPage", "nextPage", "lastPage", "noRowsToShow", "loadingOoo",
)  # fmt: skip


def lazily() -> None:
    """Serve the grid's script, but leave it out of the first page."""
    for script in _GRIDS._js_dist:
        if script["relative_package_path"] == _SCRIPT:
            script["async"] = "lazy"


def table(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> list[Any]:
    """The heading and the grid of the view's events. Up to MOST_ROWS of them go out at once and
    are sorted in the page; of more, the page asks for those in view (`some_rows`)."""
    chosen = ask.chosen_of(view, view.window or ground.window)
    n = questions.how_many(catalogue, chosen)
    options: dict[str, Any] = {
        "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
        "rowHeight": 34,
        "headerHeight": 38,
        "tooltipShowDelay": 400,
        "localeText": {name: t(f"table.grid.{name}") for name in _GRID_WORDS},
        # Arrows move inside the grid; Tab leaves it, as from any other control.
        "tabToNextCell": {"function": "leaveGrid(params)"},
        "tabToNextHeader": {"function": "leaveGrid(params)"},
    }
    if n > MOST_ROWS:
        options |= {"cacheBlockSize": _BLOCK, "maxBlocksInCache": 20, "infiniteInitialRowCount": n}
        filled: dict[str, Any] = {"rowModelType": "infinite"}
    else:
        options |= {"pagination": True, "paginationPageSize": 100}
        rows = questions.page(catalogue, chosen, limit=MOST_ROWS).to_pylist()
        filled = {"rowData": [_row(row, ground, t) for row in rows]}
    return [
        html.H2(t("page.table")),
        html.P(t("table.many" if n > MOST_ROWS else "table.all", n=n), className="note"),
        _GRIDS.AgGrid(
            id="rows",
            columnDefs=[
                _column(t, *column, marked=bool(view.selection.words)) for column in COLUMNS
            ],
            defaultColDef={"sortable": True, "resizable": True, "suppressMovable": True},
            getRowId="params.data.key",
            dashGridOptions=options,
            style={"height": "calc(100vh - 290px)", "minHeight": "320px"},
            **filled,
        ),
    ]


def some_rows(
    catalogue: Catalogue, ground: Ground, view: View, asked: Mapping[str, Any], t: Interface
) -> dict[str, Any]:
    """The rows that the grid asks for: from `startRow`, sorted as `sortModel` says."""
    chosen = ask.chosen_of(view, view.window or ground.window)
    sorts = [one for one in asked.get("sortModel") or () if one.get("colId") in _SORTED_BY]
    first = sorts[0] if sorts else {"colId": "date", "sort": "asc"}
    start = max(int(asked.get("startRow") or 0), 0)
    rows = questions.page(
        catalogue,
        chosen,
        sort=_SORTED_BY[first["colId"]],
        descending=first.get("sort") == "desc",
        offset=start,
        limit=_BLOCK,
    ).to_pylist()
    return {
        "rowData": [_row(row, ground, t) for row in rows],
        "rowCount": questions.how_many(catalogue, chosen),
    }


def _column(
    t: Interface, name: str, by: str, share: int, least: int, *, marked: bool
) -> dict[str, Any]:
    column: dict[str, Any] = {
        "field": name,
        "headerName": t(f"table.{name}"),
        "flex": share,
        "minWidth": least,
        "tooltipField": name,
        "sortable": bool(by),
    }
    if name in _COMPARED:
        test = f"compare_{_COMPARED[name]}"
        column["comparator"] = {"function": test}
    if name == "date":
        column["sort"] = "asc"
    if marked and name in _MARKED:
        column["cellRenderer"] = "Found"
    return column


def _years(row: Mapping[str, Any]) -> str:
    """The narrator's possible ages in figures alone; "" where no birth is known."""
    low, high = row["age_low"], row["age_high"]
    if low is None or high is None or high < 0:
        return ""
    return str(high) if max(low, 0) == high else f"{max(low, 0)}–{high}"


def _row(row: dict[str, Any], ground: Ground, t: Interface) -> dict[str, Any]:
    notices = ground.lives[row["lane"]]["notices"]
    known = row["first_day"] is not None and row["last_day"] is not None
    return {
        "key": row["key"],
        "narrator": row["narrator"],
        "title": row["title"],
        "date": tell.when(row, t),
        "first": row["first_day"],
        "last": row["last_day"],
        "width": row["last_day"] - row["first_day"] if known else None,
        "edtf": row["edtf"],
        "age": _years(row),
        "age_low": row["age_low"],
        "age_high": row["age_high"],
        "category": t.named("category", row["category"]),
        "place": row["place"],
        "certainty": t.named("certainty", row["certainty"]),
        "basis": t.named("basis", row["basis"]),
        "notices": ", ".join(t.named("notice", one) for one in notices or ()),
    }
