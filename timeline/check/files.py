"""Everything wrong in history packs and testimonies, named by file and place in it.

    check([])                    the packs and testimonies that ship
    check([Path("data/history/korea"), Path("mine.md")])

A path may be a pack, a folder of packs or of testimonies, a folder that holds both as `data/`
does, or one testimony.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from timeline.model import Testimony, TimelineError
from timeline.packs import Fault, check_pack, data_folder
from timeline.packs.read import TABLES, table_files
from timeline.sources import READERS, read
from timeline.sources.fields import testimony_fields
from timeline.sources.markdown import front_matter

LEFT_ASIDE = frozenset({"file", "author", "date", "tags"})  # keys of others that do no harm


def check(paths: Sequence[Path] = ()) -> list[Fault]:
    """The faults in the paths (none given: in the data that ships); an empty list is good news."""
    places = list(paths) or [data_folder() / "history", data_folder() / "testimonies"]
    return [fault for path in places for fault in _at(Path(path))]


def _at(path: Path) -> Iterator[Fault]:
    if not path.exists():
        yield Fault(str(path), 0, "", "there is no such file or folder")
    elif path.is_file():
        yield from check_testimony(path)
    elif is_pack(path):
        yield from check_pack(path)
    else:
        yield from _in_folder(path)


def _in_folder(folder: Path) -> Iterator[Fault]:
    documents = _documents(folder)
    folders = sorted(path for path in folder.iterdir() if path.is_dir() and _worth(path))
    if not documents and not folders:
        yield Fault(str(folder), 0, "", "holds neither a history pack nor a testimony")
    seen: dict[str, Path] = {}
    for document in documents:
        yield from check_testimony(document)
        identity = _identity(document)
        if identity in seen:
            yield Fault(str(document), 0, "id", f"{identity!r} is already that of {seen[identity]}")
        seen.setdefault(identity, document)
    for inner in folders:
        yield from _at(inner)


def is_pack(folder: Path) -> bool:
    """Whether a folder says that it is a history pack, or holds a table of one."""
    tables = any(path for table in TABLES for path in table_files(folder, table))
    return (folder / "pack.toml").exists() or tables


def _documents(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and path.suffix.lower().lstrip(".") in READERS and path.stem != "README"
    )


def _worth(folder: Path) -> bool:
    """Whether a folder within holds something to check: a pack, packs or testimonies."""
    inner = [path for path in folder.iterdir() if path.is_dir()]
    return is_pack(folder) or bool(_documents(folder)) or any(map(is_pack, inner))


def _identity(path: Path) -> str:
    try:
        return read(path).id
    except TimelineError:
        return str(path)


def check_testimony(path: Path) -> list[Fault]:
    """The faults of one testimony: it cannot be read, or a field of it is not as it should be.

    The row is the line of the front matter, the column the field.
    """
    try:
        testimony = read(path)
    except TimelineError as error:
        return [Fault(str(path), 0, "", str(error).removeprefix(f"{path}: "))]
    stated = _stated(path)
    faults = [Fault(str(path), _line(path, field), field, says) for field, says in _fields(stated)]
    faults += [
        Fault(str(path), _line(path, field), field, says)
        for field, says in _meaning(testimony, stated)
    ]
    return faults


def _stated(path: Path) -> Mapping[str, object]:
    beside = path.with_name(path.stem + ".meta.json")
    front = front_matter(path.read_bytes(), str(path)) if path.suffix.lower() == ".md" else {}
    meta = json.loads(beside.read_text("utf-8-sig")) if beside.is_file() else {}
    return {**front, **meta}


def _fields(stated: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for field in stated:
        if field not in testimony_fields() | LEFT_ASIDE:
            yield field, "is no field of a testimony"


def _meaning(testimony: Testimony, stated: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    known = notices()
    for notice in testimony.notices:
        if notice not in known:
            yield "notices", f"{notice!r} is none of {', '.join(known)}"
    if len(set(testimony.notices)) != len(testimony.notices):
        yield "notices", "has one notice twice"
    if not testimony.told:
        yield "told", "is not stated and cannot be seen in the text"
    if testimony.text_kind == "summary":
        for field in ("source_title", "source_url", "source_published", "rights"):
            if not getattr(testimony, field):
                yield field, "is empty; a summary names the work that it rests on"
    if testimony.source_url and not testimony.source_url.startswith(("https://", "http://")):
        yield "source_url", f"{testimony.source_url!r} is no web address"
    if testimony.access == "public" and testimony.consent == "unknown":
        yield "consent", "is unknown, but the testimony is public"
    if "narrator" in stated and not testimony.narrator:
        yield "narrator", "is empty"


@cache
def notices() -> tuple[str, ...]:
    """The notices that a testimony may carry, in the order in which lists show them."""
    with (data_folder() / "notices.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["notice"] for row in csv.DictReader(file))


def _line(path: Path, field: str) -> int:
    """The line of the front matter that states a field; 0 where none does."""
    if path.suffix.lower() != ".md":
        return 0
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{field}:")), 0)
