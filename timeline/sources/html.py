"""Web pages (`.html`): the main text, without menus, banners and footers.

trafilatura finds the main text; where it finds little of what the page holds (a plain page that
somebody wrote by hand), every block of the body counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timeline.model import TimelineError
from timeline.sources.decode import decode
from timeline.sources.draft import Draft
from timeline.sources.prose import prose

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_LITTLE = 0.5  # of the words of the page's blocks
_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "blockquote",
     "pre", "figcaption", "caption", "summary", "address")
)  # fmt: skip
_BREAKS = _BLOCKS | frozenset(
    ("div", "section", "article", "main", "body", "table", "tr", "ul", "ol", "dl", "header")
)
_NOT_TEXT = frozenset(
    ("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button",
     "select", "iframe", "svg", "head")
)  # fmt: skip


def read_html(data: bytes, name: str) -> Draft:
    """The draft of a web page. TimelineError where it has no text."""
    page = _decoded(data, name)
    import trafilatura  # takes long to import, and few files are of this kind
    from lxml import etree, html

    try:
        tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, etree.LxmlError) as error:
        raise TimelineError(f"{name}: is no web page, or has no text in it") from error
    every = list(_body(tree))
    about = trafilatura.extract_metadata(tree)
    found = trafilatura.extract(
        page,
        output_format="xml",
        include_comments=False,
        include_tables=True,
        favor_recall=True,
    )
    main = list(_main(etree.fromstring(found.encode()))) if found else []
    blocks = main if _words(main) >= _LITTLE * _words(every) else every
    title = str(about.title or "") if about is not None else ""
    if title and blocks and _plain(blocks[0]) != _plain(title) and title in every:
        blocks = [title, *blocks]
    return prose(blocks, name, title, _told(tree))


def _decoded(data: bytes, name: str) -> str:
    """The page as text, in the encoding that it names where that fits."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # it says one thing and is another
    return decode(data, name)


def _main(found: Any) -> Iterator[str]:
    """The blocks of what trafilatura found."""
    for block in found.iter("head", "p", "item", "cell", "quote", "code"):
        if not any(True for _ in block.iterdescendants("p", "item", "cell")):
            text = _flat(block)
            if text:
                yield text


def _flat(block: Any) -> str:
    parts = []
    for each in block.iter():
        if each.tag == "lb":
            parts.append("\n")
        parts += [each.text or "", (each.tail or "") if each is not block else ""]
    return _lines("".join(parts))


def _body(tree: Any) -> Iterator[str]:
    """Every block of the body but for what is no text of it."""
    words: list[str] = []

    def walk(node: Any) -> Iterator[str]:
        if not isinstance(node.tag, str) or node.tag.lower() in _NOT_TEXT:
            return
        tag = node.tag.lower()
        if tag in _BREAKS:
            yield from done()
        if tag == "br":
            words.append("\n")
        words.append(_SPACE.sub(" ", node.text or ""))
        for child in node:
            yield from walk(child)
            words.append(_SPACE.sub(" ", child.tail or ""))
        if tag in _BREAKS:
            yield from done()

    def done() -> Iterator[str]:
        text = _lines("".join(words))
        words.clear()
        if text:
            yield text

    try:
        yield from walk(tree)
    except RecursionError:  # nested like no page that somebody wrote: its words without blocks
        words.clear()
        yield _lines(" ".join(tree.itertext()))
        return
    yield from done()


def _lines(text: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _words(blocks: list[str]) -> int:
    return sum(len(block.split()) for block in blocks)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _told(tree: Any) -> str:
    """The day that the page itself says it was published; "" where it says none."""
    for node in tree.iter("meta"):
        key = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if key in ("article:published_time", "datepublished", "dc.date", "dcterms.created"):
            day = re.match(r"\d{4}-\d\d-\d\d", node.get("content") or "")
            if day:
                return day.group()
    return ""
