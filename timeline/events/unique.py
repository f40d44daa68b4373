"""Titles that differ within a life: the place, then a number, tells equals apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from timeline.events.draft import Draft

LIMIT = 80


def distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with a number behind every title that was used before."""
    seen: Counter[str] = Counter()
    out: list[Draft] = []
    for draft in drafts:
        key = draft.title.lower()
        seen[key] += 1
        title = draft.title
        if seen[key] > 1:
            mark = f" ({seen[key]})"
            title = title[: LIMIT - len(mark)] + mark
        out.append(replace(draft, title=title))
    return out
