"""CSV: one row an event, for a spreadsheet; what was selected stands in columns of every row."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

from timeline.exports import columns
from timeline.exports.excerpt import Excerpt
from timeline.exports.harmless import cell

COLUMNS_OF_STATEMENT = ("selection", "address", "version", "data", "retrieved")


def to_csv(excerpt: Excerpt) -> str:
    """RFC 4180 with a header row. Days are ISO 8601, yes and no are true and false, lists of plain
    words are joined by "; ", lists of parts are JSON. No cell can run as a formula; one that is
    longer than a spreadsheet can hold is shortened and says so."""
    about = (
        excerpt.filter, f"?{excerpt.address}", excerpt.version, excerpt.data,
        excerpt.retrieved.isoformat(),
    )  # fmt: skip
    stated = dict(zip(COLUMNS_OF_STATEMENT, map(cell, about), strict=True))
    file = StringIO(newline="")
    names = [*columns.NAMES, *COLUMNS_OF_STATEMENT]
    writer = csv.DictWriter(file, names, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    for record in excerpt.records:
        row = {name: _cell(value) for name, value in columns.row(record, excerpt.language).items()}
        writer.writerow(row | stated)
    return file.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)  # the sign of a longitude is no formula
    if isinstance(value, list):
        return cell(_listed(value))
    return cell(str(value))


def _listed(values: list[Any]) -> str:
    if all(isinstance(value, str) for value in values):
        return "; ".join(values)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
