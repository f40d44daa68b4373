"""Rows → a history pack: context that a class or an archive brings."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path

from timeline.imports.row import Found, Row
from timeline.model import BOUNDS, CONTEXT_CATEGORIES, TimelineError

COLUMNS = (
    "id", "title", "summary", "edtf", *BOUNDS, "category", "layer", "place", "latitude",
    "longitude", "importance", "aliases", "same_as", "source_title", "source_url",
    "source_checked", "note",
)  # fmt: skip
CATEGORY = "culture"  # of a row that names none
_UNSAFE = re.compile(r"[^a-z0-9]+")


def to_pack(found: Found, folder: Path, id: str, label: str, file: str) -> None:
    """Write a pack of these rows into a folder, which must not be there.

    `file` is where they come from: the source of a row that names none. Raises TimelineError for
    a row that no pack can hold, OSError where the folder cannot be written.
    """
    layers = dict.fromkeys(slug(row.layer or label) for row in found.rows)
    names = {slug(row.layer or label): row.layer or label for row in found.rows}
    rows = [_cells(row, number, id, label, file) for number, row in enumerate(found.rows, 1)]
    folder.mkdir(parents=True)
    toml = [f"id = {json.dumps(id)}", f"label = {json.dumps(label, ensure_ascii=False)}"]
    toml += ["countries = []", "languages = []", "", "[layers]"]
    toml += [
        f"{layer} = {{ en = {json.dumps(names[layer], ensure_ascii=False)} }}" for layer in layers
    ]
    (folder / "pack.toml").write_text("\n".join(toml) + "\n", "utf-8")
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / "context_events.csv").write_text(table.getvalue(), "utf-8")


def _cells(row: Row, number: int, id: str, label: str, file: str) -> dict[str, object]:
    category = row.category or CATEGORY
    if category not in CONTEXT_CATEGORIES:
        category = CATEGORY
    if not any(row.span.bounds):
        raise TimelineError(f"{file}, row {row.number}: says no time that is known")
    return {
        "id": f"{id}-{number}",
        "title": row.title,
        "summary": row.summary or row.title,
        "edtf": row.edtf,
        **{bound: day or "" for bound, day in zip(BOUNDS, row.span.bounds, strict=True)},
        "category": category,
        "layer": slug(row.layer or label),
        "place": row.place,
        "latitude": "" if row.latitude is None else row.latitude,
        "longitude": "" if row.longitude is None else row.longitude,
        "importance": row.importance,
        "source_title": row.source_title or file,
        "source_url": row.source_url,
        "source_checked": "no",
    }


def slug(text: str) -> str:
    """A name that files and tables can carry."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    found = _UNSAFE.sub("-", plain).strip("-")
    return found or "layer-" + "-".join(f"{ord(char):x}" for char in text[:8])
