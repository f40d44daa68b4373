"""Who speaks: somebody for themselves, or a text about somebody (a profile)."""

from __future__ import annotations

import re
from collections import Counter

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


def profile_of(testimony: Testimony) -> str:
    """The word for the narrator of a text that tells about somebody ("she"), which hardly says "I"
    outside of quotation marks; "" where the narrator speaks."""
    words = re.findall(r"[^\W\d_]+", _QUOTED.sub(" ", testimony.text).lower())
    first, third = _words(testimony.language, "first"), _words(testimony.language, "third")
    own = sum(word in first for word in words)
    others = Counter(word for word in words if word in third)
    told_about = testimony.kind == "profile" or own * 4 < others.total()
    return others.most_common(1)[0][0] if told_about and others else ""


def _words(language: str, kind: str) -> frozenset[str]:
    try:
        rows = lexicon.table(language, "chronology_persons")
    except TimelineError:
        return frozenset()
    return frozenset(row["word"] for row in rows if row["class"] == kind)
