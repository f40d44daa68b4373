"""PDF files: the text of their pages, without running heads and page numbers.

PDFium reads them; it may be used by one thread at a time. Lines stay lines, and a gap between
lines parts paragraphs; a word that is parted at the end of a line is joined.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.model import TimelineError
from timeline.sources.draft import Draft
from timeline.sources.prose import prose

_LOCK = threading.Lock()
_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b")
_ONLY_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxlc]{1,6})\W*(?:/\W*\d{1,4}\W*)?$", re.IGNORECASE)
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

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise TimelineError(f"{name}: {_why(str(error))}") from error
        try:
            pages = [list(_lines(page)) for page in _pages(document)]
            title = str(document.get_metadata_dict().get("Title", ""))
        except pypdfium2.PdfiumError as error:
            raise TimelineError(f"{name}: is a broken PDF ({error})") from error
        finally:
            document.close()
    if not any(pages):
        raise TimelineError(
            f"{name}: has no text: its {len(pages)} pages are pictures; recognise their text (OCR) "
            "first"
        )
    return prose(_blocks(_without_furniture(pages)), name, title if _is_title(title) else "")


def _why(said: str) -> str:
    if "password" in said.lower() or "security" in said.lower():
        return "is encrypted; save it without its password first"
    return "is a broken PDF, or none"


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
    for page in pages:
        edges = {_shape(line.text) for line in (*page[:_EDGE], *page[-_EDGE:])}
        seen.update(edges)
    often = max(3, len(pages) // 3)
    kept = []
    for page in pages:
        last = len(page) - _EDGE
        kept.append(
            [
                line
                for number, line in enumerate(page)
                if _EDGE <= number < last
                or not (_ONLY_NUMBER.match(line.text) or seen[_shape(line.text)] >= often)
            ]
        )
    return kept


def _shape(text: str) -> str:
    return _FIGURES.sub("#", text.casefold())


def _blocks(pages: Sequence[list[Line]]) -> Iterator[str]:
    """The paragraphs, each with its lines; a sentence goes on over the end of a page."""
    gaps = sorted(line.gap for page in pages for line in page if line.gap and line.gap > 0)
    usual = gaps[len(gaps) // 10] if gaps else 0.0  # most lines stand as close as they ever do
    block: list[str] = []
    for page in pages:
        for number, line in enumerate(page):
            gap = line.gap
            wide = gap is not None and (gap > _WIDE * usual or gap < -usual)
            parted = bool(_ENDS.search(block[-1])) if block and not number else wide
            if block and parted:
                yield _joined(block)
                block = []
            block.append(line.text)
    if block:
        yield _joined(block)


def _joined(lines: Sequence[str]) -> str:
    """The lines of a paragraph; a word parted at the end of a line is whole again."""
    text = lines[0]
    for line in lines[1:]:
        if _PARTED.search(text) and line[:1].islower():
            text = text[:-1] + line
        else:
            text += "\n" + line
    return text


def _is_title(title: str) -> bool:
    """Whether a PDF's own title is one: programs like to put file names there."""
    return bool(title.strip()) and not re.search(r"\.\w{2,4}$|^untitled|^microsoft", title.lower())
