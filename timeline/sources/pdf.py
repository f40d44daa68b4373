"""PDF files: the text of their pages, without running heads and page numbers.

PDFium reads them; it may be used by one thread at a time. Lines stay lines, and a gap between
lines parts paragraphs; a word that is parted at the end of a line is joined.
"""

from __future__ import annotations

import itertools
import re
import threading
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.model import TimelineError
from timeline.sources.draft import Draft
from timeline.sources.limits import limits, too_large
from timeline.sources.prose import prose

_LOCK = threading.Lock()
_FIGURES = re.compile(r"\d{1,5}")
_ONLY_NUMBER = re.compile(  # not of four figures: that may be the year which the page tells
    r"\W*(?:\d{1,3}|[ivxlc]{1,6})\W*(?:/\W*\d{1,4}\W*)?$", re.IGNORECASE
)
_STREAM = re.compile(rb"\bstream\r?\n")
_END = b"%%EOF"
_STEP = 1 << 16
_ENDS = re.compile(r"[.!?…。:;][)\]\"'”’»]*$")
_WIDE = 1.45  # times the usual distance of lines: a new paragraph
_PARTED = re.compile(r"(?<=[^\W\d_])[-\xad]$")  # PDFium marks most of them itself
_EDGE = 2  # lines at the top and the bottom of a page that may repeat


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and how far its top is from that of the line before (None: not known)."""

    text: str
    gap: float | None = None


def read_pdf(data: bytes, name: str) -> Draft:
    """The draft of a PDF file. TimelineError where it is encrypted, broken, or has no text."""
    import pypdfium2  # loads a large library, and few files are of this kind

    _check(data, name)
    most = limits().text
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise TimelineError(f"{name}: {_why(str(error))}") from error
        try:
            pages: list[list[Line]] = []
            size = 0
            for page in _pages(document):
                pages.append(list(_lines(page)))
                size += sum(len(line.text) + 1 for line in pages[-1])
                if size > most:  # pages may be told a thousand times over
                    raise too_large(name, size, most, "holds a text of at least")
            title = str(document.get_metadata_dict().get("Title", ""))
        except (pypdfium2.PdfiumError, ValueError, OSError) as error:
            raise TimelineError(f"{name}: is a broken PDF ({_said(error)})") from error
        finally:
            document.close()
    if not any(pages):
        several = f"its {len(pages)} pages are pictures" if len(pages) != 1 else "it is a picture"
        raise TimelineError(f"{name}: has no text: {several}; recognise their text (OCR) first")
    bare = _without_furniture(pages)
    return prose(_blocks(bare if any(bare) else pages), name, title if _is_title(title) else "")


def _check(data: bytes, name: str) -> None:
    """Raises TimelineError for a file that is cut short, or would unpack to too much."""
    if b"%PDF-" not in data[:1024]:
        raise TimelineError(f"{name}: is no PDF")
    if _END not in data.rstrip(b"\0 \r\n\t")[-2048:]:
        raise TimelineError(f"{name}: is a broken PDF (it is cut short: its end is missing)")
    most, size = limits().unpacked, 0
    for match in _STREAM.finditer(data):
        if (
            b"/Image"
            not in data[max(0, match.start() - 512) : match.start()].rpartition(b" obj")[2]
        ):
            size += _unpacked(data, match.end(), most - size)
        if size > most:
            raise too_large(name, size, most, "unpacks to at least")


def _unpacked(data: bytes, start: int, most: int) -> int:
    """How many bytes the compressed stream at a place unpacks to, counted up to beyond `most`."""
    unpacker, size, place = zlib.decompressobj(), 0, start
    rest = b""
    try:
        while size <= most and not unpacker.eof:
            if not rest:
                rest = data[place : place + _STEP]
                place += _STEP
                if not rest:
                    break
            size += len(unpacker.decompress(rest, 16 * _STEP))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        pass  # not compressed this way, or broken: the library will say
    return size


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _why(said: str) -> str:
    if "password" in said.lower() or "security" in said.lower():
        return "is encrypted; save it without its password first"
    return "is a broken PDF"


def _pages(document: Any) -> Iterator[Any]:
    for number in range(len(document)):
        page = document[number]
        try:
            yield page
        finally:
            page.close()


def _lines(page: Any) -> Iterator[Line]:
    """The lines of a page from top to bottom."""
    words = page.get_textpage()
    try:
        text = words.get_text_range()
        start, above = 0, None
        for line in re.split(r"(\r?\n)", text):
            if line.strip():
                first = start + len(line) - len(line.lstrip())
                top = _top(words, first)
                known = above is not None and top is not None
                yield Line(line.strip(), above - top if known and above and top else None)
                above = top
            start += len(line)
    finally:
        words.close()


def _top(words: Any, index: int) -> float | None:
    """The base of the character at an index, in points from the bottom of its page."""
    try:
        return float(words.get_charbox(index, loose=True)[1])
    except Exception:  # an index beyond what the library counts: then nothing is known
        return None


def _without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and what repeats at their edges."""
    seen: Counter[str] = Counter()
    for number, page in enumerate(pages):
        edges = (_shapes(line.text, number) for line in (*page[:_EDGE], *page[-_EDGE:]))
        seen.update(frozenset(itertools.chain.from_iterable(edges)))
    often = max(3, len(pages) // 3)
    return [
        [
            line
            for place, line in enumerate(page)
            if _EDGE <= place < len(page) - _EDGE
            or not (
                _ONLY_NUMBER.match(line.text)
                or (
                    not _ENDS.search(line.text)  # a sentence, however often it is said
                    and any(seen[shape] >= often for shape in _shapes(line.text, number))
                )
            )
        ]
        for number, page in enumerate(pages)
    ]


def _shapes(text: str, page: int) -> frozenset[str]:
    """How a line looks on every page: as it is, or with one figure that counts the pages. Days
    and years do not grow by one with every page, so that a date at the top of a page stays."""
    text = text.casefold()
    found = [*_FIGURES.finditer(text)]
    counted = (
        f"{text[: one.start()]}#{int(one.group()) - page}{text[one.end() :]}"
        for one in (*found[:1], *found[-1:])
    )
    return frozenset((text, *counted))


def _blocks(pages: Sequence[list[Line]]) -> Iterator[str]:
    """The paragraphs, each with its lines; a sentence goes on over the end of a page."""
    gaps = sorted(line.gap for page in pages for line in page if line.gap and line.gap > 0)
    usual = gaps[len(gaps) // 10] if gaps else 0.0  # most lines stand as close as they ever do
    block: list[str] = []
    for page in pages:
        for number, line in enumerate(page):
            gap = line.gap
            wide = gap is not None and gap > _WIDE * usual
            goes_on = not number or (gap is not None and gap < -usual)  # a page, or a column
            parted = bool(block and _ENDS.search(block[-1])) if goes_on else wide
            if block and parted:
                yield _joined(block)
                block = []
            block.append(line.text)
    if block:
        yield _joined(block)


def _joined(lines: Sequence[str]) -> str:
    """The lines of a paragraph; a word parted at the end of a line is whole again."""
    parts = [lines[0]]
    for line in lines[1:]:
        if _PARTED.search(parts[-1][-2:]) and line[:1].islower():
            parts[-1] = parts[-1][:-1]
        else:
            parts.append("\n")
        parts.append(line)
    return "".join(parts)


def _is_title(title: str) -> bool:
    """Whether a PDF's own title is one: programs like to put file names there."""
    return bool(title.strip()) and not re.search(r"\.\w{2,4}$|^untitled|^microsoft", title.lower())
