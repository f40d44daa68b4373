"""Web pages (`.html`): the main text, without menus, banners and footers.

Every block of the page is found here, so that nothing of the text is lost; trafilatura is asked
where in the page the main text stands, and what is nothing but links around it is left out.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from timeline.model import TimelineError
from timeline.sources.blocks import Block, blocks
from timeline.sources.decode import decode, is_noise
from timeline.sources.draft import Draft
from timeline.sources.prose import Heading, prose

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_DOCTYPE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>)?\s*<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>", re.IGNORECASE
)
_ENCODINGS = re.compile(
    r"utf-8|ascii|cp\d+|iso8859-\d+|iso2022_\w+|euc_\w+|shift_jis\w*|gb\w+|big5\w*|koi8-\w|johab"
    r"|hz|tis-620|mac-\w+"
)
# What pages call by a narrower name than what they use, as browsers read them.
_WIDER = {"euc_kr": "cp949", "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
_DATES = ("article:published_time", "datepublished", "dc.date", "dcterms.created", "date")
_LITTLE = 0.3  # of the words of a page: less is not its main text
_LINKS = 0.7  # of the letters of a block: more is a menu
_LONG = 20  # letters from which words found somewhere in the text are no accident
_JUDGED = 2_000_000  # characters of a page up to which trafilatura is quick


def read_html(data: bytes, name: str) -> Draft:
    """The draft of a web page. TimelineError where it has no text, or its text is cut short."""
    page = _DOCTYPE.sub("", _decoded(data, name), count=1)
    from lxml import etree, html  # takes long to import, and few files are of this kind

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(page.encode(), parser=parser)
    except (ValueError, etree.LxmlError) as error:
        raise TimelineError(f"{name}: is no web page, or has no text in it") from error
    if any("depth" in said.message for said in parser.error_log.filter_from_fatals()):
        raise TimelineError(f"{name}: its parts are nested too deeply to be read")
    every = list(blocks(tree))
    main = list(_main(every, _judged(page) if len(page) <= _JUDGED else []))
    title = _title(tree, main)
    begin = [Heading(title)] if title and not _has(main[:3], title) and _has(every, title) else []
    told = [Heading(b.text) if b.heading else b.text for b in main]
    return prose([*begin, *told], name, title, _told(tree))


def _decoded(data: bytes, name: str) -> str:
    """The page as text, in the encoding that it names where that fits."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            encoding = codecs.lookup(named[1].decode("ascii")).name
            if _ENCODINGS.fullmatch(encoding):
                text = data.decode(_WIDER.get(encoding, encoding))
                if is_noise(text):
                    raise TimelineError(f"{name}: is not text (it holds control characters)")
                return text.replace("\r\n", "\n").replace("\r", "\n")
        except (LookupError, UnicodeError):
            pass  # it says one thing and is another
    return decode(data, name)


def _judged(page: str) -> list[str]:
    """The main text as trafilatura finds it, its letters alone, one a block."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it thinks is not for people
    try:
        found = trafilatura.extract(
            page, output_format="txt", include_comments=False, favor_recall=True
        )
    except Exception:  # a page that it fails on is read without it
        return []
    return [plain for line in (found or "").split("\n") if (plain := _plain(line))]


def _main(every: Sequence[Block], judged: Sequence[str]) -> Iterator[Block]:
    """The blocks of the element that holds the main text, without what is links alone."""
    known, whole = frozenset(judged), "".join(judged)
    plain = [_plain(block.text) for block in every]
    good = [text in known or (len(text) >= _LONG and text in whole) for text in plain]
    places = [number for number, is_good in enumerate(good) if is_good]
    if sum(len(plain[number]) for number in places) < _LITTLE * sum(map(len, plain)):
        places = []
    first, last = _around(every, places[0], places[-1]) if places else (0, len(every) - 1)
    for number, block in enumerate(every):
        near = first <= number <= last
        if (places and good[number]) or (near and block.linked < _LINKS):
            yield block


def _around(every: Sequence[Block], first: int, last: int) -> tuple[int, int]:
    """The first and the last block of the element that holds these two, unless that is the page."""
    above = list(every[last].holder.iterancestors())
    known = {every[last].holder, *above}
    holder = next((one for one in _up(every[first].holder) if one in known), None)
    if holder is None or holder.tag in ("body", "html"):
        return first, last
    while first > 0 and any(one is holder for one in _up(every[first - 1].holder)):
        first -= 1
    while last + 1 < len(every) and any(one is holder for one in _up(every[last + 1].holder)):
        last += 1
    return first, last


def _up(node: Any) -> Iterator[Any]:
    yield node
    yield from node.iterancestors()


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _has(found: Sequence[Block], title: str) -> bool:
    return any(_plain(block.text) == _plain(title) for block in found)


def _title(tree: Any, main: Sequence[Block]) -> str:
    """What the page calls itself: its one great heading, else what it tells other sites."""
    heads = [" ".join(head.text_content().split()) for head in tree.iter("h1")]
    if len(heads) == 1 and heads[0] and any(block.text == heads[0] for block in main):
        return heads[0]
    for node in tree.iter("meta"):
        if (node.get("property") or "").lower() == "og:title" and node.get("content", "").strip():
            return str(node.get("content"))
    return str(tree.findtext(".//title") or "")


def _told(tree: Any) -> str:
    """The day that the page itself says it was published; "" where it says none."""
    said = [
        (
            node.get("property") or node.get("name") or node.get("itemprop") or "",
            node.get("content"),
        )
        for node in tree.iter("meta")
    ]
    said += [(node.get("itemprop") or "", node.get("datetime")) for node in tree.iter("time")]
    for key, content in said:
        if key.lower() in _DATES:
            try:
                return date.fromisoformat((content or "").strip()[:10]).isoformat()
            except ValueError:
                continue
    return ""
