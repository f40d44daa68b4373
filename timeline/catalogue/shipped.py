"""What ships, as tables: the testimonies read and dated, and the packs.

Dating takes a while, so the tables are kept in the cache under a fingerprint of everything they
follow from: the testimonies, the packs, the lexicons and the code. When any of it changes, the
fingerprint does, and they are made again. Where no cache can be written they are only kept in
memory.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pyarrow as pa

from timeline.catalogue import store
from timeline.catalogue.engine import Engine, load_all
from timeline.catalogue.gazetteer import places_of
from timeline.catalogue.history import rows_of_packs
from timeline.catalogue.in_view import beside_lives
from timeline.catalogue.rows import Rows, rows_of
from timeline.catalogue.schema import SCHEMAS
from timeline.model import Life, TimelineError
from timeline.packs import Pack, data_folder, shipped_packs

Progress = Callable[[int, int, str], None]

# What the tables follow from: folders of data, and the code but for what only shows or speaks.
DATA = ("testimonies", "history", "lexicon")
SHOWS = frozenset({"explorer", "figures", "exports", "imports", "cli", "api.py", "__main__.py"})


def fingerprint() -> str:
    """A short name for the present state of data and code."""
    digest = hashlib.sha256()
    data, code = data_folder(), Path(__file__).resolve().parents[1]
    paths = [path for name in DATA for path in (data / name).rglob("*")]
    paths += [path for path in code.rglob("*.py") if path.relative_to(code).parts[0] not in SHOWS]
    for path in sorted(paths):
        if path.is_file() and not path.name.startswith("."):
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def tables_of(
    lives: Iterable[Life], packs: Sequence[Pack], shown: Sequence[Pack] | None = None
) -> dict[str, pa.Table]:
    """Lives and packs as the tables of a catalogue; only the history of `shown` (None: of all)
    is put into them."""
    known = places_of(packs)
    rows: Rows = {name: [] for name in SCHEMAS}
    history = rows_of_packs(packs if shown is None else shown, known)
    for part in (*(rows_of(life, known) for life in lives), history):
        for name, more in part.items():
            rows[name] += more
    return store.arrow(rows)


def read_lives(
    files: Sequence[Path], packs: Sequence[Pack], progress: Progress | None = None
) -> tuple[list[Life], tuple[str, ...]]:
    """The testimonies in these files, dated, and one line for each that could not be read.

    `progress(done, all, name)` is called before each file and once at the end.
    """
    from timeline.extract import extract  # takes long to import, and a cache makes it needless
    from timeline.sources import read

    lives, faults = [], []
    for number, path in enumerate(files):
        if progress:
            progress(number, len(files), path.stem)
        try:
            lives.append(extract(read(path), packs))
        except TimelineError as fault:
            faults.append(str(fault))
    if progress:
        progress(len(files), len(files), "")
    return lives, tuple(faults)


def shipped_files() -> list[Path]:
    """The testimonies that ship."""
    folder = data_folder() / "testimonies"
    return sorted(path for path in folder.iterdir() if path.suffix == ".md")


def open_shipped(
    cache: Path, state: str, progress: Progress | None = None
) -> tuple[Engine, tuple[str, ...]]:
    """What ships, live: from the cache, else made now and put there where that is allowed.

    `state` is the fingerprint. Also gives one line for each testimony that could not be read;
    such tables are not cached.
    """
    folder = cache / f"shipped-{state}"
    if store.is_complete(folder):
        try:
            return load_all(store.files([folder])), ()
        except TimelineError:  # its bytes are damaged: made again like a lost one
            shutil.rmtree(folder, ignore_errors=True)
    packs = shipped_packs()
    lives, faults = read_lives(shipped_files(), packs, progress)
    tables = tables_of(lives, packs, beside_lives(lives, packs))
    if not faults:
        try:
            store.write(folder, tables)
            _forget_others(folder)
        except OSError:
            pass  # a cache that cannot be written is no reason not to open
    return load_all(tables), faults


def _forget_others(folder: Path) -> None:
    """Remove the tables of earlier states of data and code: they can be made again."""
    for other in folder.parent.glob("shipped-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
