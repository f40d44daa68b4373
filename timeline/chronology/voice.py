"""Who speaks: somebody for themselves, or a text about somebody (a profile)."""

from __future__ import annotations

import re

from timeline import lexicon
from timeline.model import Testimony, TimelineError

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|‘[^’]{20,}’', re.DOTALL)


def is_diary(testimony: Testimony) -> bool:
    """Whether the text was written day by day: then an entry's day dates what has no other date.
    The day of an interview does not."""
    if testimony.kind in ("diary", "interview"):
        return testimony.kind == "diary"
    entries = {p.entry for p in testimony.paragraphs if p.entry}
    return len(entries) > 1 and all(p.role != "question" for p in testimony.paragraphs)


def is_profile(testimony: Testimony) -> bool:
    """Whether the text tells about its narrator: it hardly says "I" outside of quotation marks."""
    if testimony.kind == "profile":
        return True
    try:
        rows = lexicon.table(testimony.language, "chronology_persons")
    except TimelineError:
        return False
    first = {row["word"] for row in rows if row["class"] == "first"}
    third = {row["word"] for row in rows if row["class"] == "third"}
    words = re.findall(r"[^\W\d_]+", _QUOTED.sub(" ", testimony.text).lower())
    own = sum(word in first for word in words)
    other = sum(word in third for word in words)
    return own * 4 < other
