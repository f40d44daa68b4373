"""What other tools wrote → dated rows: context for a history, or the lives of people.

    found = read_rows(Path("ours.csv"))            # Found(rows, faults)
    to_pack(found, folder, "our-town", "Our town")  # a history pack, installed with `history add`
    to_lives(found, "ours.csv")                     # testimonies, one a person, kept like any other

A row without a date that can be read, or without words, is a fault with its number, and nothing
is imported then unless whoever imports says to go on without it. A new format is one file with a
function `(data, name) -> Found` and one line in `IMPORTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from timeline.imports.csv_rows import from_csv
from timeline.imports.gedcom import from_gedcom
from timeline.imports.ics import from_ics
from timeline.imports.lives import to_lives
from timeline.imports.pack import to_pack
from timeline.imports.row import Found, Row
from timeline.imports.timelinejs import from_timelinejs
from timeline.model import TimelineError
from timeline.sources.decode import check_file, read_bytes
from timeline.sources.limits import limits

Reader = Callable[[bytes, str], Found]

IMPORTS: dict[str, Reader] = {
    "csv": from_csv,
    "tsv": from_csv,
    "json": from_timelinejs,
    "ged": from_gedcom,
    "ics": from_ics,
}


def read_rows(path: Path, format: str = "") -> Found:
    """The rows of a file, by its suffix or the format that is named.

    Raises TimelineError, one line, for a file that is not of the format, or has no rows.
    """
    kind = format or path.suffix.lower().lstrip(".")
    if kind not in IMPORTS:
        known = ", ".join(IMPORTS)
        raise TimelineError(f"{path}: cannot be imported; one of {known} is")
    check_file(path, limits().file)
    found = IMPORTS[kind](read_bytes(path), str(path))
    if not found.rows and not found.faults:
        raise TimelineError(f"{path}: has no rows to import")
    return found


__all__ = ["IMPORTS", "Found", "Row", "read_rows", "to_lives", "to_pack"]
