"""The tables of Research and of the method as CSV files: the same figures as on the page."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

from flask import Response, request

from timeline.catalogue import Catalogue, questions
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface, languages
from timeline.explorer.measured import figures
from timeline.explorer.research_tables import ALL, counts, whereabouts
from timeline.explorer.view import View, read_view
from timeline.exports.harmless import cell

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

_MOST_QUERY = 4_000
WHERE = (
    "testimony", "narrator", "state", "state_sure", "place", "place_sure", "country", "latitude",
    "longitude", "key", "title", "category", "edtf", "age_low", "age_high",
)  # fmt: skip

Rows = tuple[Sequence[str], Iterable[Sequence[Any]]]


def counts_file(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> Rows:
    """One row a cell. `expected` is the aoristic sum; `wholly` lie surely and wholly in the
    column, `surely` on some day of it at least, `possibly` may."""
    table = counts(catalogue, ground, view, t)
    heads = ("column", "from", "to", "category", "expected", "wholly", "surely", "possibly")
    rows = (
        (
            column or t("research.all"),
            *(("", "") if table.by == "birth" and column == ALL else (period.first, period.last)),
            row or t("research.all"),
            round(one.expected, 6),
            one.whole,
            one.sure,
            one.possible,
        )
        for column, period in table.columns.items()
        for row in table.rows
        for one in (table.cell(row, column),)
    )
    return heads, rows


def where_file(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> Rows:
    """One row a life, from the first to the last day asked about."""
    where = whereabouts(catalogue, ground, view)
    heads = ("from", "to", *WHERE, "age_then_low", "age_then_high")
    rows = (
        (where.first, where.last, *(row[name] for name in WHERE), row["then_low"], row["then_high"])
        for row in where.rows
    )
    return heads, rows


def basis_file(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> Rows:
    """How many events rest on what, by how exactly they are dated."""
    rows = questions.method(catalogue).to_pylist()
    return ("basis", "certainty", "events"), (tuple(row.values()) for row in rows)


def figures_file(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> Rows:
    """How often dates come out right, as measured."""
    rows = figures()
    return tuple(rows[0]), (tuple(row.values()) for row in rows)


FILES: Mapping[str, Callable[[Catalogue, Ground, View, Interface], Rows]] = {
    "counts": counts_file,
    "where": where_file,
    "basis": basis_file,
    "figures": figures_file,
}


def attach(app: Explorer) -> None:
    """Give the explorer the addresses of the files, all for reading."""

    def answer(name: str) -> Response:
        if name not in FILES:
            return Response(
                f"no such table: one of {', '.join(FILES)}\n", 404, mimetype="text/plain"
            )
        query = request.query_string.decode("utf-8", "replace")[:_MOST_QUERY]
        view = read_view(query)
        t = app.ground.words(view.language if view.language in languages() else "en")
        made = written(*FILES[name](app.catalogue, app.ground, view, t))
        response = Response(made.encode(), mimetype="text/csv")
        name = f"lives-against-history-{name}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    app.server.add_url_rule("/research/<name>.csv", "research file", answer, methods=["GET"])


def written(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """RFC 4180 with a header row; no cell can run as a formula."""
    file = StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_written(value) for value in row] for row in rows)
    return file.getvalue()


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else cell(str(value))
