"""Tables in a folder as Parquet: written once, whole or not at all, and never changed.

A folder of tables holds one file a table and `complete.json`, written last, with the version of
the schema and the size of every file: a folder without it, or with other sizes, is not read. New
tables are written beside the folder and moved into place in one step. Several folders can be read
as one catalogue, each a segment; what people correct will lie beside them in a log of its own.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from timeline.catalogue.schema import SCHEMAS, VERSION
from timeline.model import TimelineError

MANIFEST = "complete.json"
APPLICATION = "lives-against-history"


def arrow(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, pa.Table]:
    """{table: [row]} as Arrow tables of the schema; a table without rows is empty."""
    return {
        name: pa.Table.from_pylist([dict(row) for row in rows.get(name, ())], schema=schema)
        for name, schema in SCHEMAS.items()
    }


def write(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    """Write tables as a folder, in one step; a complete folder that is already there stays.

    Raises OSError where the place cannot be written; nothing half-written is left then.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = folder.with_name(f".{folder.name}-{os.getpid()}-{secrets.token_hex(4)}")
    try:
        making.mkdir()
        sizes = {}
        for name, table in tables.items():
            path = making / f"{name}.parquet"
            pq.write_table(table, path, compression="zstd")
            sizes[name] = path.stat().st_size
        about = {"schema": VERSION, "sizes": sizes}
        (making / MANIFEST).write_text(json.dumps(about), "utf-8")
        _move(making, folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _move(making: Path, folder: Path) -> None:
    """Put a finished folder in its place; whoever came first with a complete one is kept."""
    try:
        making.rename(folder)
    except OSError:
        if is_complete(folder):
            return
        shutil.rmtree(folder)
        making.rename(folder)


def is_complete(folder: Path) -> bool:
    """Whether a folder holds every table of this schema, whole."""
    try:
        about = json.loads((folder / MANIFEST).read_text("utf-8"))
        sizes: dict[str, int] = about["sizes"]
        return about["schema"] == VERSION and all(
            (folder / f"{name}.parquet").stat().st_size == sizes[name] for name in SCHEMAS
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def files(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """The files of each table in these folders. Raises TimelineError for one that is not whole."""
    found: dict[str, list[Path]] = {name: [] for name in SCHEMAS}
    for folder in folders:
        if not is_complete(folder):
            raise TimelineError(f"{folder}: no complete tables of a catalogue are here")
        for name in SCHEMAS:
            found[name].append(folder / f"{name}.parquet")
    return found


def cache_folder() -> Path:
    """Where the operating system keeps what can be made again."""
    if sys.platform == "win32":
        given = os.environ.get("LOCALAPPDATA")
        base = Path(given) if given else Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        given = os.environ.get("XDG_CACHE_HOME")
        base = Path(given) if given else Path.home() / ".cache"
    return base / APPLICATION
