"""The place of an event: the longest name of the gazetteer in its passage, else a capitalised
word after a word of place. The gazetteer is the packs' `places`; an unknown place keeps its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.packs import Pack, Place

NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?:[ -](?:[A-ZÀ-ÖØ-Þ][\w’'-]+|of the|of|de|del|la))*"


@lru_cache(maxsize=16)
def _gazetteer(packs: tuple[str, ...], places: tuple[Place, ...]) -> re.Pattern[str] | None:
    names = sorted({n for p in places for n in (p.name, *p.aliases) if n}, key=len, reverse=True)
    if not names:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def place_of(passage: str, prepositions: frozenset[str], packs: Sequence[Pack]) -> str:
    """The place a passage names, as written there; "" where it names none."""
    places = tuple(place for pack in packs for place in pack.places)
    pattern = _gazetteer(tuple(pack.id for pack in packs), places)
    known = list(pattern.finditer(passage)) if pattern else []
    led = "|".join(sorted(map(re.escape, prepositions)))
    if known:
        after = re.compile(rf"(?:^|\W)(?:{led})\s+(?:the\s+)?$", re.IGNORECASE)
        best = max(
            known,
            key=lambda match: (
                bool(after.search(passage[max(0, match.start() - 12) : match.start()])),
                len(match.group()),
                -match.start(),
            ),
        )
        return best.group()
    free = re.search(rf"(?:^|\W)(?:{led})\s+(?:the\s+)?({NAME})", passage)
    return " ".join(free.group(1).split()) if free else ""
