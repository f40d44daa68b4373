"""Word documents (`.docx`): paragraphs, headings and tables in the order of the page, notes last.

The document is read from its own XML: what somebody wrote with "track changes" on, in a form
field, a text box or a footnote is text too, and what they deleted is not. A cell of a table is a
paragraph, tables in tables are read in their place. Entities of another file are never followed,
and what a file unpacks to is limited before anything is unpacked.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from timeline.model import TimelineError
from timeline.sources.draft import Draft
from timeline.sources.limits import limits, too_large
from timeline.sources.prose import Heading, prose

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc, and .docx with a password
_BODY = "word/document.xml"
_NOTES = ("footnotes.xml", "endnotes.xml")  # beside the body
_NOT_TEXT = (
    frozenset(  # deleted, moved from here, a field's formula, a box told again, how to say it
        ("del", "moveFrom", "instrText", "pPr", "rPr", "tblPr", "sectPr", "Fallback", "sdtPr", "rt")
    )
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_HEADING = re.compile(r"(?:heading|title|제목|berschrift|titre|titulo)", re.IGNORECASE)
_NO_NOTE = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def read_word(data: bytes, name: str) -> Draft:
    """The draft of a Word document. TimelineError where it is none, or broken, or has no text."""
    if data.startswith(_OLD_OFFICE):
        raise TimelineError(f"{name}: is encrypted, or an old Word file; save it as a plain .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            body = _check(packed, name)
            root = _tree(packed, body, name)
            styles = _headings(packed, posixpath.join(posixpath.dirname(body), "styles.xml"))
            blocks = list(_blocks(root, styles))
            for part in _NOTES:
                notes = posixpath.join(posixpath.dirname(body), part)
                if notes in packed.namelist():
                    blocks += _blocks(_tree(packed, notes, name), styles)
            title = _title(packed)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError) as error:
        said = f"is no Word document, or a broken one ({_said(error)})"
        raise TimelineError(f"{name}: {said}") from error
    except RuntimeError as error:  # what the library says of a part with a password
        raise TimelineError(f"{name}: is encrypted; save it without its password first") from error
    return prose(blocks, name, title)


def _check(packed: zipfile.ZipFile, name: str) -> str:
    """The name of the part that holds the text. Raises TimelineError for what is no Word document,
    or would unpack to too much."""
    parts = packed.infolist()
    size, most = sum(part.file_size for part in parts), limits().unpacked
    if size > most:
        raise too_large(name, size, most, "unpacks to")
    names = [part.filename for part in parts]
    # Some programs number it.
    bodies = [one for one in names if re.fullmatch(r"word/document\d*\.xml", one)]
    if not bodies:
        raise TimelineError(f"{name}: is a zip file, but no Word document")
    return _BODY if _BODY in bodies else bodies[0]


def _tree(packed: zipfile.ZipFile, part: str, name: str) -> Any:
    """The XML of a part. Raises TimelineError where it is none."""
    from lxml import etree  # takes long to import, and few files are of this kind

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip
    try:
        return etree.fromstring(packed.read(part), parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise TimelineError(f"{name}: its tables are nested too deeply to be read") from error
        raise TimelineError(f"{name}: is a broken Word document ({_said(error)})") from error


def _blocks(root: Any, headings: frozenset[str]) -> Iterator[str]:
    """The paragraphs of a part in order, those of a text box after the one that holds it."""
    from lxml import etree

    open_: list[_Paragraph] = []
    waiting: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        tag = _local(node)
        if event == "start":
            if tag in _NOT_TEXT or (
                tag in ("footnote", "endnote") and _of(node, "type") in _NO_NOTE
            ):
                if tag == "pPr" and open_:
                    open_[-1].heading = _is_heading(node, headings)
                walk.skip_subtree()
            elif tag == "p":
                open_.append(_Paragraph())
            elif open_ and tag == "t":
                open_[-1].words.append(node.text or "")
            elif open_ and tag in _MARKS:
                open_[-1].words.append(" " if _is_page(node) else _MARKS[tag])
        elif tag == "p" and open_:
            done = open_.pop()
            text = "".join(done.words)
            waiting.insert(
                0 if not open_ else len(waiting), Heading(text) if done.heading else text
            )
            if not open_:
                yield from waiting
                waiting = []


class _Paragraph:
    """A paragraph under way."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.heading = False


def _of(node: Any, attribute: str) -> str:
    """An attribute by its name alone: strict and loose documents have other namespaces."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == attribute:
            return str(value)
    return ""


def _is_page(node: Any) -> bool:
    """Whether a break is one of pages: the sentence goes on."""
    return _of(node, "type") in ("page", "column")


def _is_heading(properties: Any, headings: frozenset[str]) -> bool:
    for node in properties:
        tag = _local(node)
        if tag == "pStyle" and _of(node, "val") in headings:
            return True
        if tag == "outlineLvl" and _of(node, "val") in "012345678":
            return True
    return False


def _headings(packed: zipfile.ZipFile, part: str) -> frozenset[str]:
    """The ids of the styles that are headings."""
    return frozenset(
        _of(style, "styleId")
        for style in _less(packed, part)
        for node in style
        if _local(node) == "name" and _HEADING.match(_of(node, "val"))
    )


def _title(packed: zipfile.ZipFile) -> str:
    """The title that the document's properties say."""
    for node in _less(packed, "docProps/core.xml"):
        if _local(node) == "title":
            return str(node.text or "")
    return ""


def _less(packed: zipfile.ZipFile, part: str) -> Iterator[Any]:
    """The elements of a part without which the text can be read all the same."""
    try:
        yield from _tree(packed, part, part)
    except (KeyError, TimelineError, zipfile.BadZipFile, zlib.error, EOFError):
        return


def _local(node: Any) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _said(error: Exception) -> str:
    """What a library says of a fault, on one line and not too long."""
    return (
        " ".join(str(error).replace("(<string>, line 1)", "").split())[:120] or type(error).__name__
    )
