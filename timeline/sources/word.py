"""Word documents (`.docx`): paragraphs, headings and tables in the order of the page.

A cell of a table is a paragraph, tables in tables are read in their place. Entities of another
file are never followed, and what it unpacks to is limited before anything is unpacked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from timeline.model import TimelineError
from timeline.sources.draft import Draft
from timeline.sources.limits import limits, too_large
from timeline.sources.prose import prose

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc, and .docx with a password
_BODY = "word/document.xml"


def read_word(data: bytes, name: str) -> Draft:
    """The draft of a Word document. TimelineError where it is none, or broken, or has no text."""
    _check(data, name)
    import docx  # takes long to import, and few files are of this kind

    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
        title = str(document.core_properties.title or "")
    except RecursionError as error:
        raise TimelineError(f"{name}: its tables are nested too deeply") from error
    except Exception as error:  # the library raises what its XML reader and zip reader raise
        raise TimelineError(f"{name}: is a broken Word document ({_said(error)})") from error
    return prose(blocks, name, title)


def _check(data: bytes, name: str) -> None:
    """Raises TimelineError for what is no Word document, or would unpack to too much."""
    if data.startswith(_OLD_OFFICE):
        raise TimelineError(f"{name}: is encrypted, or an old Word file; save it as a plain .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise TimelineError(f"{name}: is no Word document, or a broken one ({error})") from error
    most = limits().unpacked
    size = sum(part.file_size for part in parts)
    if size > most:
        raise too_large(name, size, most, "unpacks to")
    if all(part.filename != _BODY for part in parts):
        raise TimelineError(f"{name}: is a zip file, but no Word document")


def _blocks(holder: Any) -> Iterator[str]:
    """The paragraphs of a document or a cell, those of its tables in their place."""
    from docx.table import Table

    for block in holder.iter_inner_content():
        if not isinstance(block, Table):
            yield str(block.text)
            continue
        cells: set[Any] = set()
        for row in block.rows:
            for cell in row.cells:
                if cell._tc not in cells:  # a merged cell is given once for each that it covers
                    cells.add(cell._tc)
                    yield from _blocks(cell)


def _said(error: Exception) -> str:
    """What a library says of a fault, on one line and not too long."""
    return " ".join(str(error).split())[:120] or type(error).__name__
