"""Installing a history pack: a folder or a zip file is checked, and copied whole or not at all.

    add_pack(Path("mine.zip"), folder)    -> the Pack, now in folder/ID
    remove_pack("mine", folder)

What comes is not trusted: only the tables of a pack, its `pack.toml` and a `README.md` are taken,
none from outside, and no more than LIMIT bytes of them.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from timeline.model import TimelineError
from timeline.packs.check import check_pack
from timeline.packs.installed import installed
from timeline.packs.read import TABLES, Pack, data_folder, load_pack, shipped_packs
from timeline.packs.table import Fault

LIMIT = 64 * 2**20  # bytes of all the files of a pack together
MOST_FILES = 60
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def taken(name: str) -> bool:
    """Whether a file of this name belongs to a pack."""
    tables = re.compile(rf"({'|'.join(TABLES)})(_\w+)?\.csv")
    return name in ("pack.toml", "README.md") or tables.fullmatch(name) is not None


def faults_of(path: Path) -> list[str]:
    """One line for each fault of the pack in a folder or zip file; none = it can be installed."""
    try:
        with unpacked(path) as folder:
            return _faults(folder, path)
    except TimelineError as fault:
        return [str(fault)]


def add_pack(path: Path, history: Path) -> Pack:
    """Install the pack in a folder or zip file below `history`; it is there whole on return.

    Raises TimelineError, one line a fault, where it is not sound, its id is taken or the folder
    cannot be written; then nothing was changed.
    """
    if data_folder().resolve() in (history.resolve(), *history.resolve().parents):
        raise TimelineError(f"{history}: belongs to the installation; choose another folder")
    with unpacked(path) as folder:
        faults = _faults(folder, path)
        if faults:
            raise TimelineError("\n".join(faults))
        pack = load_pack(folder)
        if any(pack.id == each.id for each in installed(history).packs):
            raise TimelineError(f"{path}: {pack.id!r} is installed already; remove it first")
        target, making = history / pack.id, history / f".{pack.id}.part"
        try:
            history.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(making, ignore_errors=True)
            shutil.copytree(folder, making)
            making.rename(target)
        except OSError as error:
            shutil.rmtree(making, ignore_errors=True)
            raise TimelineError(f"{target}: {error.strerror or error}") from error
    return load_pack(target)


def remove_pack(id: str, history: Path) -> None:
    """Take an installed pack away. Raises TimelineError where none has this id."""
    if any(id == pack.id for pack in shipped_packs()):
        raise TimelineError(f"{id}: ships with the program and cannot be removed")
    found = next((pack.folder for pack in installed(history).packs if pack.id == id), None)
    if found is None and _ID.fullmatch(id) and (history / id).is_dir():
        found = history / id  # one that cannot be read any more
    if found is None:
        raise TimelineError(f"{id}: no such history pack is installed")
    try:
        shutil.rmtree(found)
    except OSError as error:
        raise TimelineError(f"{found}: {error.strerror or error}") from error


def _faults(folder: Path, given: Path) -> list[str]:
    # Somebody's own history may have been told to them: a row needs no address on the web.
    wrong = [fault for fault in check_pack(folder) if not _unneeded(fault)]
    found = [str(fault).replace(str(folder), str(given)) for fault in wrong]
    if found:
        return found
    pack = load_pack(folder)
    if not (folder / "pack.toml").exists():
        found.append(f"{given}/pack.toml: is missing")
    elif not _ID.fullmatch(pack.id):
        found.append(f"{given}/pack.toml: the id {pack.id!r} is not of small letters, digits, - _")
    elif any(pack.id == each.id for each in shipped_packs()):
        found.append(f"{given}/pack.toml: {pack.id!r} is the id of a pack that ships")
    elif not (pack.context or pack.anchors or pack.periods or pack.series):
        found.append(f"{given}: has no event, anchor, period or series")
    if pack.general:
        found.append(f"{given}/pack.toml: only the pack that ships can be general")
    return found


def _unneeded(fault: Fault) -> bool:
    return (fault.column, fault.says) == ("source_url", "is empty")


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The files of a pack alone, in a folder of their own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="timeline-pack-") as made:
        folder = Path(made) / "pack"
        folder.mkdir()
        for name, data in _files(path):
            (folder / name).write_bytes(data)
        yield folder


def _files(path: Path) -> list[tuple[str, bytes]]:
    if path.is_dir():
        found: list[tuple[str, bytes]] = []
        size = 0
        for file in sorted(path.iterdir()):
            if file.is_file() and taken(file.name):
                size += file.stat().st_size
                _small(path, size, len(found))
                found.append((file.name, file.read_bytes()))
            elif file.suffix == ".csv":
                raise TimelineError(f"{file}: is no table of a pack")
        if not found:
            raise TimelineError(f"{path}: holds no table of a history pack")
        return found
    try:
        data = path.read_bytes() if path.stat().st_size <= LIMIT else None
    except OSError as error:
        raise TimelineError(f"{path}: {error.strerror or error}") from error
    if data is None:
        raise TimelineError(f"{path}: is larger than {LIMIT // 2**20} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _zipped(path, archive)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise TimelineError(f"{path}: is no folder and no zip file that can be read") from error


def _zipped(path: Path, archive: zipfile.ZipFile) -> list[tuple[str, bytes]]:
    """The files of a pack in an archive, which may hold them in one folder."""
    files: dict[str, bytes] = {}
    size, above = 0, ""
    for entry in archive.infolist():
        inside = PurePosixPath(entry.filename.replace("\\", "/"))
        if inside.is_absolute() or ".." in inside.parts or ":" in entry.filename:
            raise TimelineError(f"{path}: {entry.filename!r} would lie outside the pack")
        if entry.is_dir() or not taken(inside.name) or len(inside.parts) > 2:
            if inside.suffix == ".csv" and inside.parts[0] != "__MACOSX":
                raise TimelineError(f"{path}: {entry.filename!r} is no table of a pack")
            continue
        if (files and str(inside.parent) != above) or inside.name in files:
            raise TimelineError(f"{path}: holds more than one pack")
        above = str(inside.parent)
        with archive.open(entry) as file:
            content = file.read(LIMIT - size + 1)  # never more, whatever the entry says
        size += len(content)
        _small(path, size, len(files))
        files[inside.name] = content
    if not files:
        raise TimelineError(f"{path}: holds no table of a history pack")
    return list(files.items())


def _small(path: Path, size: int, files: int) -> None:
    if size > LIMIT:
        raise TimelineError(f"{path}: is larger than {LIMIT // 2**20} MB when unpacked")
    if files >= MOST_FILES:
        raise TimelineError(f"{path}: holds more than {MOST_FILES} files")
