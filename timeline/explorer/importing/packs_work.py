"""A history that somebody gives on the page: its files are collected, checked, then installed."""

from __future__ import annotations

import json
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from timeline.imports import slug
from timeline.model import TimelineError
from timeline.packs import Pack, load_pack
from timeline.packs.installing import LIMIT, add_pack, faults_of, taken, unpacked
from timeline.packs.read import read_pack

if TYPE_CHECKING:
    from timeline.catalogue.keeping import Keeper

MOST_FILES = 60


@dataclass
class Given:
    """The files of a history: one zip file, or its tables. `named`: they say themselves what they
    are (`pack.toml`). `faults` has a line for each fault, `pack` is what they hold."""

    files: dict[str, bytes] = field(default_factory=dict)
    state: str = "collecting"
    faults: tuple[str, ...] = ()
    pack: Pack | None = None
    named: bool = False
    label: str = ""
    countries: tuple[str, ...] = ()
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(map(len, self.files.values()))


def add_file(given: Given, name: str, data: bytes) -> None:
    """Take one more file. Raises TimelineError, one line, for one that is of no history."""
    kind = PurePath(name).suffix.lower()
    if kind != ".zip" and not taken(name):
        raise TimelineError(
            f"{name}: is no table of a history (context_events.csv, periods.csv, anchors.csv, "
            "stages.csv, series.csv, places.csv, pack.toml); a table of your own is imported"
        )
    if given.size + len(data) > LIMIT or len(given.files) >= MOST_FILES:
        raise TimelineError(f"{name}: the history is larger than {LIMIT >> 20} MB")
    if (kind == ".zip" and given.files) or any(each.endswith(".zip") for each in given.files):
        raise TimelineError(f"{name}: give one zip file, or the tables of one history")
    given.files[name] = data


def check(given: Given, keeper: Keeper) -> None:
    """Look at the files, with the name and countries that a person gave where they say none."""
    try:
        with _folder(given) as folder:
            if folder.is_file():
                with unpacked(folder) as inside:
                    given.named = (inside / "pack.toml").exists()
            else:
                given.named = "pack.toml" in given.files
            faults = [line.replace(f"{folder}/", "") for line in faults_of(folder)]
            given.faults = tuple(line.replace(str(folder), "the history") for line in faults)
            given.pack = None
            if not given.faults:
                with unpacked(folder) as inside:
                    given.pack = load_pack(inside)
    except TimelineError as fault:
        given.faults, given.pack = (str(fault),), None
    if given.pack and any(given.pack.id == each.id for each in keeper.packs()):
        given.faults = (f"{given.pack.id!r} is installed already; remove it first",)
    given.state = "checked"


def install(given: Given, keeper: Keeper) -> Pack:
    """Install what was checked. Raises TimelineError, a line a fault."""
    with _folder(given) as folder:
        return add_pack(folder, keeper.folder.history)


def about(label: str, countries: Sequence[str], layers: Sequence[str]) -> str:
    """A `pack.toml` for tables that come without one."""

    def text(words: str) -> str:
        return json.dumps(words, ensure_ascii=False)

    lines = [f"id = {text(slug(label))}", f"label = {text(label)}"]
    lines += [f"countries = {json.dumps(list(countries))}", "languages = []", "", "[layers]"]
    lines += [
        f"{text(layer)} = {{ en = {text(layer.replace('-', ' ').capitalize())} }}"
        for layer in layers
    ]
    return "\n".join(lines) + "\n"


@contextmanager
def _folder(given: Given) -> Iterator[Path]:
    """The files in a folder of their own, or the zip file itself."""
    with tempfile.TemporaryDirectory(prefix="timeline-history-") as made:
        place = Path(made)
        for name, data in given.files.items():
            (place / name).write_bytes(data)
        zipped = next((name for name in given.files if name.lower().endswith(".zip")), "")
        if not zipped and "pack.toml" not in given.files:
            layers = _layers(place)
            text = about(given.label or "History", given.countries, layers)
            (place / "pack.toml").write_text(text, "utf-8")
        yield place / zipped if zipped else place


def _layers(folder: Path) -> list[str]:
    pack = read_pack(folder, [])  # its faults are told when it is checked
    return list(dict.fromkeys(event.layer for event in pack.context))
