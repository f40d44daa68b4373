"""A file → `Testimony`. `READERS` has one small function a format.

A reader takes the bytes of a file and its name (for messages) and gives a `Draft`: the text, its
paragraphs and the fields that the file states or lets one guess. A new format is a file with such
a function and one line in `READERS`. Offsets are code points of the decoded file with the byte
order mark removed and every line end as LF, and nothing else changed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from timeline.model import Testimony, TimelineError
from timeline.sources.decode import TEXT_LIMIT, check_file, holds_nothing, read_bytes
from timeline.sources.draft import Draft
from timeline.sources.fields import checked, edtf, meta_file
from timeline.sources.fields import known_facts as stated_facts
from timeline.sources.html import read_html
from timeline.sources.limits import limits, too_large
from timeline.sources.markdown import read_markdown
from timeline.sources.pdf import read_pdf
from timeline.sources.subtitles import read_subrip, read_webvtt
from timeline.sources.text import read_text
from timeline.sources.word import read_word

__all__ = ["READERS", "TEXT_LIMIT", "Draft", "from_bytes", "from_text", "read"]

READERS: dict[str, Callable[[bytes, str], Draft]] = {
    "txt": read_text,
    "md": read_markdown,
    "vtt": read_webvtt,
    "srt": read_subrip,
    "html": read_html,
    "htm": read_html,
    "docx": read_word,
    "pdf": read_pdf,
}


def read(
    path: str | Path,
    *,
    published: str = "",
    known_facts: object = None,
    limit: int | None = None,
) -> Testimony:
    """The testimony in a file.

    What is stated wins over what is guessed, in this order: `published` (EDTF) and `known_facts`
    (a list of facts, as in a meta file); `<stem>.meta.json` beside the file; front matter; the
    document's own furniture. Raises TimelineError, one line that names the file and the fault:
    absent, a folder, empty, larger than `limit` bytes (None: `limits`), unreadable, encrypted,
    broken, no text, an unknown suffix, broken front matter, a field that cannot be.
    """
    path = Path(path)
    name = str(path)
    suffix = path.suffix.lower().lstrip(".")
    check_file(path, limits().of(suffix) if limit is None else limit)
    reader = _reader(suffix, name)
    data = read_bytes(path)
    draft = _read(reader, data, name)
    stated = {**checked(draft.fields, name), **meta_file(path)}
    if published:
        stated["told"] = edtf(published, "published", name)
    if known_facts is not None:
        stated["known_facts"] = stated_facts(known_facts, name)
    shown = os.fsencode(path.name).decode("utf-8", "replace")  # a name may be any bytes
    return _testimony(draft, stated, data, shown, suffix)


def from_bytes(name: str, data: bytes, stated: Mapping[str, object] | None = None) -> Testimony:
    """The testimony in a file that is not on this disk: its name and its bytes.

    `stated` are fields as in a meta file, which win over what the file says. Raises TimelineError
    as `read` does; `name` counts as the file's name and is never opened.
    """
    shown = name.replace("\\", "/").rsplit("/", 1)[-1]
    suffix = Path(shown).suffix.lower().lstrip(".")
    reader = _reader(suffix, shown)
    most = limits().of(suffix)
    if len(data) > most:
        raise too_large(shown, len(data), most)
    if holds_nothing(data):
        raise TimelineError(f"{shown}: is empty")
    draft = _read(reader, data, shown)
    fields = {**checked(draft.fields, shown), **checked(dict(stated or {}), shown)}
    return _testimony(draft, fields, data, shown, suffix)


def _reader(suffix: str, name: str) -> Callable[[bytes, str], Draft]:
    if suffix not in READERS:
        kinds = ", ".join(f".{known}" for known in READERS)
        says = f"its suffix {'.' + suffix if suffix else ''!r} is none that can be read ({kinds})"
        raise TimelineError(f"{name}: {says}")
    return READERS[suffix]


def _read(reader: Callable[[bytes, str], Draft], data: bytes, name: str) -> Draft:
    draft = reader(data, name)
    if not draft.paragraphs:
        raise TimelineError(f"{name}: has no words")
    return draft


def from_text(text: str, *, id: str = "text", published: str = "") -> Testimony:
    """The testimony in a text that is in no file, read as a `.txt` would be.

    Raises TimelineError, one line that begins with `id`, where it has no words or cannot be UTF-8.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TimelineError(f"{id}: holds half a character at {error.start}") from error
    draft = READERS["txt"](data, id)
    if not draft.paragraphs:
        raise TimelineError(f"{id}: has no words")
    stated: dict[str, Any] = {"id": id}
    if published:
        stated["told"] = edtf(published, "published", id)
    return _testimony(draft, stated, data, "", "txt")


def _testimony(
    draft: Draft, stated: dict[str, Any], data: bytes, file: str, suffix: str
) -> Testimony:
    """What a draft lets one guess, and over it what is stated."""
    stem = Path(file).stem
    values: dict[str, Any] = {"title": stem, "id": stem}
    values.update({key: value for key, value in draft.guessed.items() if value})
    if "narrator" in stated:  # a name that is stated is not the one that the text may hide
        values.pop("pseudonym", None)
    values.update(stated)
    values.update(
        text=draft.text,
        paragraphs=draft.paragraphs,
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        format=suffix,
    )
    return Testimony(**values)
