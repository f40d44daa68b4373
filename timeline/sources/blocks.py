"""A web page → its blocks of text, in order, each with how much of it is links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SPACE = re.compile(r"\s+")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BREAKS = _HEADINGS | frozenset(
    ("p", "li", "td", "th", "dt", "dd", "blockquote", "pre", "figcaption", "figure", "caption",
     "summary", "details", "address", "div", "section", "article", "main", "body", "table", "tr",
     "ul", "ol", "dl", "header", "center", "hr", "form", "fieldset", "hgroup")
)  # fmt: skip
_NOT_TEXT = frozenset(
    ("script", "style", "noscript", "template", "nav", "footer", "aside", "button", "select",
     "option", "textarea", "iframe", "object", "svg", "math", "head", "title", "menu", "dialog")
)  # fmt: skip
_NOT_ROLES = frozenset(("navigation", "menu", "menubar", "search", "banner", "contentinfo"))
_NOT_NAMED = re.compile(  # whole words of a class or an id
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|footer|breadcrumbs?|cookies?|share|sharing"
    r"|social|related|newsletter|subscribe|pagination|skip)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_NAMED = 0.5  # of a page's words: a block that holds more is no menu, whatever it is called


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or cell. `linked`: the share of its letters that are links."""

    text: str
    holder: Any
    linked: float = 0.0
    heading: bool = False


def blocks(tree: Any) -> Iterator[Block]:
    """The blocks of a page but for its scripts, menus, footers and what it hides."""
    from lxml import etree

    at = _At()
    limit = _MOST_NAMED * len(tree.text_content())
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        name = node.tag.lower() if isinstance(node.tag, str) else ""
        if event == "start":
            if _is_left_out(node, name, limit):
                walk.skip_subtree()
                continue
            if name in _BREAKS:
                yield from at.done()
                at.holder, at.heading = node, name in _HEADINGS
            at.pre += name == "pre"
            at.links += name == "a" and bool(node.get("href"))
            if name == "br":
                at.words.append("\n")
            at.says(node.text)
            continue
        if event == "end" and not _is_left_out(node, name, limit):
            if name in _BREAKS:
                yield from at.done()
                at.holder, at.heading = node.getparent(), False
            at.pre -= name == "pre"
            at.links -= name == "a" and bool(node.get("href"))
        at.says(node.tail if node is not tree else "")
    yield from at.done()


class _At:
    """Where the walk is: the words since the last break."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.holder: Any = None
        self.heading = False
        self.links = self.pre = self.linked = 0

    def says(self, text: str | None) -> None:
        """Take in some text of the page."""
        if text:
            self.words.append(text if self.pre else _SPACE.sub(" ", text))
            self.linked += len(text.strip()) if self.links else 0

    def done(self) -> Iterator[Block]:
        """The block that ends here, where it has words."""
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        text = "\n".join(filter(None, lines))
        if text:
            yield Block(text, self.holder, self.linked / len(text), self.heading)
        self.words, self.linked = [], 0


def _is_left_out(node: Any, name: str, limit: float) -> bool:
    """Whether an element is none of the page's text."""
    if not node.attrib and name not in _NOT_TEXT:
        return False
    if name in ("html", "body", "main", "article"):
        return False
    if name in _NOT_TEXT or node.get("role", "").lower() in _NOT_ROLES:
        return True
    if node.get("hidden") is not None or node.get("aria-hidden", "").lower() == "true":
        return True
    if _HIDDEN.search(node.get("style", "")):
        return True
    named = _NOT_NAMED.search(f"{node.get('class', '')} {node.get('id', '')}")
    return bool(named) and len(node.text_content()) < limit
