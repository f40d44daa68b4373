"""Rows → a history pack: context that a class or an archive brings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from timeline.edtf import write
from timeline.imports.ids import slug
from timeline.imports.row import Found, Row
from timeline.model import BOUNDS, CONTEXT_CATEGORIES, TimelineError

EVENTS = (
    "id", "title", "summary", "edtf", *BOUNDS, "category", "layer", "place", "latitude",
    "longitude", "importance", "aliases", "same_as", "source_title", "source_url",
    "source_checked", "note",
)  # fmt: skip
PERIODS = ("id", "label", "edtf", *BOUNDS, "aliases", "description", "source_url")
CATEGORY = "culture"  # of a row that names none of CONTEXT_CATEGORIES
MOST_EVENTS = 10_000  # of a history: more is no lane that somebody looks at
FEW = 40  # events of a history that are all shown from afar where it says of none how important
# What lives call a thing, and what a history does.
_AS_HISTORY = {
    "escape": "migration", "resettlement": "migration", "hunger": "famine", "military": "war",
    "arrest": "law", "work": "economy",
}  # fmt: skip


def to_pack(
    found: Found,
    folder: Path,
    id: str,
    label: str,
    file: str,
    countries: Sequence[str] = (),
) -> None:
    """Write a pack of these rows into a folder, which must not be there.

    `file` is where they come from: the source of a row that names none. `countries` (ISO codes)
    are those beside whose lives it stands; none: beside any. Its layers are its own, whatever
    other packs call theirs. Raises TimelineError for a row that no pack can hold, OSError where
    the folder cannot be written.
    """
    told, eras = found.events, found.eras
    if len(told) + len(eras) > MOST_EVENTS:
        raise TimelineError(
            f"{file}: has {len(told) + len(eras):,} events; a history holds {MOST_EVENTS:,} at most"
        )
    unsaid = 1 if len(told) <= FEW and not any(row.importance for row in told) else 2
    names = {_layer(row, id, label): row.layer or label for row in told}
    events = [_event(row, n, id, label, file, unsaid) for n, row in enumerate(told, 1)]
    periods = [_period(row, n, id, file) for n, row in enumerate(eras, 1)]
    folder.mkdir(parents=True)
    toml = [f"id = {_quoted(id)}", f"label = {_quoted(label)}"]
    toml += [f"countries = {json.dumps([c.upper() for c in countries])}", "languages = []"]
    toml += ["", "[layers]"]
    toml += [f"{layer} = {{ en = {_quoted(name)} }}" for layer, name in names.items()]
    (folder / "pack.toml").write_text("\n".join(toml) + "\n", "utf-8")
    for name, columns, rows in (
        ("context_events", EVENTS, events),
        ("periods", PERIODS, periods),
    ):
        if rows:
            (folder / f"{name}.csv").write_text(_table(columns, rows), "utf-8")


def _quoted(text: str) -> str:
    """A text as TOML writes it; its escapes are those of JSON, but for halves of characters."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace(
        "\x7f", "\\u007f"
    )


def _table(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str:
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def _layer(row: Row, id: str, label: str) -> str:
    return f"{id}-{slug(row.layer, 'layer')}" if row.layer and row.layer != label else id


def _event(row: Row, number: int, id: str, label: str, file: str, unsaid: int) -> dict[str, object]:
    kind = _AS_HISTORY.get(row.category, row.category)
    return {
        "id": f"{id}-{number}",
        "title": _cell(row.title, 300),
        "summary": _cell(row.summary) or _cell(row.title, 300),
        **_dates(row, file),
        "category": kind if kind in CONTEXT_CATEGORIES else CATEGORY,
        "layer": _layer(row, id, label),
        "place": _cell(row.place, 200),
        "latitude": "" if row.latitude is None else row.latitude,
        "longitude": "" if row.longitude is None else row.longitude,
        "importance": row.importance or unsaid,
        "source_title": _cell(row.source_title, 300) or _cell(file, 300),
        "source_url": row.source_url,
        "source_checked": "no",
        "note": _cell(f"{file}, {row.where}", 300),
    }


def _period(row: Row, number: int, id: str, file: str) -> dict[str, object]:
    return {
        "id": f"{id}-era-{number}",
        "label": _cell(row.title, 120),
        **_dates(row, file),
        "description": _cell(row.summary),
        "source_url": row.source_url,
    }


def _dates(row: Row, file: str) -> dict[str, object]:
    if not any(row.span.bounds):
        raise TimelineError(f"{file}, {row.where}: says no time that is known")
    # The bounds decide; the EDTF beside them must not say otherwise.
    edtf = row.edtf if "~" in row.edtf else write(row.span) or row.edtf
    days = zip(BOUNDS, row.span.bounds, strict=True)
    return {"edtf": edtf, **{bound: day or "" for bound, day in days}}


def _cell(text: str, most: int = 4_000) -> str:
    """Text that a table of a pack takes: one line, no marks that break it, not without end."""
    text = "".join(" " if c < " " or "\x7f" <= c <= "\x9f" or c == "\ufffd" else c for c in text)
    text = " ".join(text.split())
    text = text if len(text) <= most else f"{text[: most - 2]} …"
    if text.count('"') % 2 or '""' in text or text in ('"', "'"):
        text = text.replace('"', "″")
    return text
