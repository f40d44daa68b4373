"""A publication as files: the reader's page with what it needs, the data, a note."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from timeline.exports.csv_table import to_csv
from timeline.exports.json_data import to_json
from timeline.exports.publish.safe import Safe
from timeline.exports.publish.sweep import swept
from timeline.exports.reader.page import FONTS, Look, reader_page
from timeline.exports.wording import wording
from timeline.model import TimelineError
from timeline.packs import data_folder

MARK = "published.txt"  # by which a folder of ours is known again
DATA = {"data/events.csv": to_csv, "data/events.json": to_json}
_WIDE = "korean"  # fonts that are large: only where their script is written


def folder_of(safe: Safe) -> dict[str, bytes]:
    """Every file by its path. Raises TimelineError where anything that was taken out is in one."""
    t = wording(safe.choices.language)
    told = {
        "index.html": _page(safe).encode(),
        **{path: make(safe.excerpt).encode("utf-8", "replace") for path, make in DATA.items()},
        MARK: _note(safe).encode(),
    }
    empty = replace(
        safe,
        choices=replace(safe.choices, title=""),
        excerpt=replace(
            safe.excerpt, records=(), testimonies=(), filter="", conflicts=(), periods=(), past=()
        ),
    )
    ours = "\n".join(
        [
            _page(empty),
            to_csv(empty.excerpt),
            to_json(empty.excerpt),
            _note(empty),
            *t.words.values(),
        ]
    )
    swept(told, safe.removed, ours)
    swept(told, safe.removed_places, ours, places=True)
    return told | _ours(any("\uac00" <= char <= "\ud7a3" for char in told["index.html"].decode()))


def _page(safe: Safe) -> str:
    t = wording(safe.choices.language)
    look = Look(
        language=safe.choices.language,
        assets="reader/",
        title=safe.choices.title,
        files=[(path, path.partition("/")[2]) for path in DATA],
        note=t("publish.says") if safe.removed or safe.choices.dates != "exact" else "",
    )
    return reader_page(safe.excerpt, look)


def _note(safe: Safe) -> str:
    t = wording(safe.choices.language)
    choices = ", ".join(
        f"{t(f'publish.{name}')}: {t(f'publish.{name}.{getattr(safe.choices, name)}')}"
        for name in ("names", "places", "dates", "passages", "sources")
    )
    lines = [*safe.excerpt.statement(), choices, t("publish.open")]
    return "\n".join(line for line in lines if line and line != "Address: ?") + "\n"


def _ours(korean: bool) -> dict[str, bytes]:
    """What is the same in every publication: script, style, fonts and their licences."""
    assets = data_folder().parent / "assets"
    files = {f"reader/{name}": assets / "reader" / name for name in ("reader.js", "reader.css")}
    fonts = [name for name in FONTS if korean or not name.startswith(_WIDE)]
    files |= {f"fonts/{name}.woff2": assets / "fonts" / f"{name}.woff2" for name in fonts}
    files |= {f"fonts/{path.name}": path for path in sorted((assets / "fonts").glob("LICENSE-*"))}
    return {path: file.read_bytes() for path, file in files.items()}


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder, which is there whole or not at all. One that is there must be
    empty or an earlier publication, which is replaced. Raises TimelineError, one line."""
    if target.is_file() or target.is_symlink():
        raise TimelineError(f"{target}: is a file; name a folder")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise TimelineError(f"{target}: has other files in it; name a new or an empty folder")
    if not target.absolute().parent.is_dir():
        raise TimelineError(f"{target}: there is no folder {target.parent}")
    try:
        made = Path(tempfile.mkdtemp(dir=target.absolute().parent, prefix=".timeline-publish-"))
    except OSError as error:
        raise TimelineError(f"{target}: {error.strerror or error}") from error
    try:
        for path, data in files.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(data)
        made.chmod(0o755)
        if target.is_dir():
            shutil.rmtree(target)
        made.rename(target)
    except OSError as error:
        raise TimelineError(f"{target}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def zipped(files: Mapping[str, bytes], name: str = "timeline") -> bytes:
    """The folder as a zip file, the same for the same files."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{name}/{path}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            file.writestr(entry, files[path])
    return made.getvalue()
