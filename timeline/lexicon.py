"""The word tables: `data/lexicon/<language>/<name>.tsv`, read generically and kept.

A table is tab-separated text with a header row; blank lines and lines that begin with `#` are
notes. A row is a dict from the header's names to the cells. Nothing here knows what a table is
for: the step that asks for one says what its columns mean. A new language is a new folder, a new
kind of word a new table in it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from timeline.model import TimelineError

Row = dict[str, str]


def lexicon_folder() -> Path:
    """Where the tables ship: beside the package when installed, else in the repository."""
    here = Path(__file__).resolve().parent
    inside = here / "data" / "lexicon"
    return inside if inside.is_dir() else here.parent / "data" / "lexicon"


def languages() -> tuple[str, ...]:
    """The languages that have a folder of tables, in alphabetical order (`world` is none: it
    holds what no language owns)."""
    folders = (folder.name for folder in lexicon_folder().iterdir() if folder.is_dir())
    return tuple(sorted(name for name in folders if name != "world"))


def names(language: str) -> tuple[str, ...]:
    """The tables of a language, in alphabetical order."""
    folder = lexicon_folder() / language
    if not folder.is_dir():
        raise TimelineError(f"{folder}: no lexicon for the language {language!r}")
    return tuple(sorted(path.stem for path in folder.glob("*.tsv")))


@cache
def table(language: str, name: str) -> tuple[Row, ...]:
    """The rows of one table in file order. Raises TimelineError that names file and row."""
    path = lexicon_folder() / language / f"{name}.tsv"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TimelineError(f"{path}: no such table") from None
    except UnicodeDecodeError:
        raise TimelineError(f"{path}: is not UTF-8 text") from None
    header: list[str] = []
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
        elif len(cells) > len(header):
            raise TimelineError(f"{path}: row {number} has more cells than the header")
        else:
            rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return tuple(rows)
