"""What other tools wrote → dated rows: context for a history, or the lives of people.

    found = read_rows(Path("ours.csv"))            # Found(rows, faults, notes ...)
    to_pack(found, folder, "our-town", "Our town")  # a history pack, installed with `history add`
    to_lives(found, "ours.csv")                     # testimonies, one a person, kept like any other

A row without a date that can be read, or without words, is a fault with its number, and nothing
is imported then unless whoever imports says to go on without it. A new format is one file with a
function `(data, name, given) -> Found` and one line in `IMPORTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from timeline.imports.csv_rows import from_csv
from timeline.imports.gedcom import from_gedcom
from timeline.imports.given import NOTHING, Given
from timeline.imports.ics import from_ics
from timeline.imports.ids import slug
from timeline.imports.json_rows import from_json
from timeline.imports.lives import to_lives
from timeline.imports.pack import to_pack
from timeline.imports.row import Found, Row
from timeline.model import TimelineError
from timeline.sources.decode import check_file, holds_nothing, read_bytes
from timeline.sources.limits import limits

Reader = Callable[[bytes, str, Given], Found]

IMPORTS: dict[str, Reader] = {
    "csv": from_csv,
    "tsv": from_csv,
    "json": from_json,
    "ged": from_gedcom,
    "ics": from_ics,
}
_SHEETS = ("xlsx", "xls", "ods", "numbers")
_ALSO = {"txt": "csv", "gedcom": "ged", "ical": "ics", "icalendar": "ics"}


def read_rows(path: Path, format: str = "", given: Given = NOTHING) -> Found:
    """The rows of a file, by its suffix or the format that is named.

    Raises TimelineError, one line, for a file that is not of the format, or has no rows.
    """
    check_file(path, limits().file)
    return rows_of(read_bytes(path), str(path), format, given)


def refused(name: str, kind: str) -> str:
    """Why a file of another kind cannot be imported."""
    if kind in _SHEETS:
        return f"{name}: cannot be imported; save the sheet as CSV first"
    return f"{name}: cannot be imported; one of {', '.join(IMPORTS)} is"


def rows_of(data: bytes, name: str, format: str = "", given: Given = NOTHING) -> Found:
    """The rows in a file's bytes; as `read_rows`."""
    kind = format or PurePath(name).suffix.lower().lstrip(".")
    kind = _ALSO.get(kind, kind)
    if kind not in IMPORTS:
        raise TimelineError(refused(name, kind))
    if holds_nothing(data):
        raise TimelineError(f"{name}: is empty")
    found = IMPORTS[kind](data, name, given)
    if not found.rows and not found.faults:
        raise TimelineError(f"{name}: has no rows to import")
    return found


__all__ = [
    "IMPORTS",
    "Found",
    "Given",
    "Row",
    "read_rows",
    "refused",
    "rows_of",
    "slug",
    "to_lives",
    "to_pack",
]
