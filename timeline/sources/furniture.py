"""What a publisher puts around a text: by-lines, and notices by their words."""

from __future__ import annotations

import re

from timeline.sources.vocabulary import pattern

_BRACKETED = re.compile(
    r"\s*(?:\[.*\]|\(.*\)|\*{2,}.*\*{2,}|<.*>|※.*|\*{3}.*)\s*\.?\s*$", re.DOTALL
)


def is_notice(words: str, bracketed: bool) -> bool:
    """Whether a paragraph is the publisher's by its words; `bracketed`: a remark in brackets is
    one too (in the middle of a text only a short one in square brackets)."""
    if len(words) > 700:
        return False
    if pattern('^[\\s*_"“(]*(?:', "notice", ")", "start").match(words):
        return len(words) < 250
    if pattern("", "notice", "", "any").search(words):
        return True
    if not _BRACKETED.match(words) or words.count("\n") > 5:
        return False
    return bracketed or (words.lstrip()[:1] in "[※" and len(words) < 200)


def byline(words: str) -> str:
    """The name of a by-line, "" where the line is none."""
    match = pattern("^[*_]*", "byline", r"(?:\s*[:：=]\s*|\s+)(?P<name>\S.{0,80})", "before").match(
        words
    )
    if match:
        return match["name"].split("|")[0].strip(" *_,·")
    match = pattern(r"^(?P<name>\S.{0,20}?)\s+", "byline", r"[\s.]*$", "after").match(words)
    return match["name"] if match else ""
