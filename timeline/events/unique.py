"""Titles that differ within a life: "again", then a number, tells equals apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.draft import Draft

LIMIT = 80


def distinct(drafts: Sequence[Draft], again: str = "") -> list[Draft]:
    """The drafts with every title made different from those before it.

    `again` is the language's word for a second time ("" where a number has to do).
    """
    seen: set[str] = set()
    out: list[Draft] = []
    for draft in drafts:
        title, number = draft.title, 1
        while title.lower() in seen:
            mark = f" {again}" if again and number == 1 else f" ({max(number, 2)})"
            title = draft.title[: LIMIT - len(mark)] + mark
            number += 1
        seen.add(title.lower())
        out.append(replace(draft, title=title))
    return out
