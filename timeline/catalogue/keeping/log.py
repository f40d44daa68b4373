"""The log of what people decided: JSON lines, only ever added to, read by any number of processes.

A last line without its end was broken off by a crash and never acknowledged: it is not read, and
goes with the next line that is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from timeline.catalogue.keeping.decision import Entry
from timeline.catalogue.keeping.disk import add_line, replace_file

NAME = "corrections.jsonl"


def read_log(path: Path) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries in the order they were written, undone ones marked; and one line a fault.

    Raises OSError where the file is there and cannot be read.
    """
    if not path.exists():
        return (), ()
    entries, faults = [], []
    lines = path.read_bytes().split(b"\n")
    for number, line in enumerate(lines[:-1], 1):
        if not line.strip():
            continue
        try:
            entries.append(entry_of(json.loads(line)))
        except (ValueError, TypeError, KeyError, AttributeError):
            faults.append(f"{path}: line {number} is damaged and was left out")
    return marked(entries), tuple(faults)


def marked(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each with whether it is undone now; an undoing can be undone itself."""
    entries = tuple(entries)
    undone: set[str] = set()
    for entry in reversed(entries):
        if entry.kind == "undo" and entry.id not in undone:
            undone.add(entry.value["entry"])
    return tuple(replace(entry, undone=entry.id in undone) for entry in entries)


def entry_of(stored: dict[str, Any]) -> Entry:
    """An entry from its line. Raises ValueError, TypeError or KeyError for anything else."""
    value = stored.pop("value", {})
    if not all(isinstance(part, str) for pair in value.items() for part in pair):
        raise TypeError("a value that is no text")
    entry = Entry(value=MappingProxyType(dict(value)), **stored)
    for name in ("id", "testimony", "event", "kind", "before", "who", "when", "why"):
        if not isinstance(getattr(entry, name), str):
            raise TypeError(name)
    if not (isinstance(entry.start, int) and isinstance(entry.end, int)):
        raise TypeError("start")
    if entry.kind == "undo":
        _ = value["entry"]
    return entry


def write_entry(path: Path, entry: Entry) -> None:
    """Add an entry, on the disk before it returns. Raises OSError. The lock must be held."""
    add_line(path, line_of(entry))


def rewrite_log(path: Path, entries: Iterable[Entry]) -> None:
    """Put other entries in the log's place in one step: only to forget. The lock must be held."""
    replace_file(path, b"".join(line_of(entry) + b"\n" for entry in entries))


def line_of(entry: Entry) -> bytes:
    """An entry as the bytes of a line, without its end."""
    stored = asdict(replace(entry, value={}))
    stored["value"] = dict(entry.value)
    del stored["undone"]
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode()
