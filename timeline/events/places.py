"""The place of an event: the longest name of the gazetteer in its passage, else a capitalised
word after a word of place. The gazetteer is the packs' `places`; an unknown place keeps its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.packs import Pack, Place

NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?:[ -](?:[A-ZÀ-ÖØ-Þ][\w’'-]+|of the|of|de|del|la))*"


LATIN_END = "\u024f"  # the last letter of Latin Extended-B


@lru_cache(maxsize=16)
def _gazetteer(
    packs: tuple[str, ...], places: tuple[Place, ...], led: str
) -> re.Pattern[str] | None:
    """The names of places as words; where particles cling to names, one of `led` may follow."""
    names = sorted({n for p in places for n in (p.name, *p.aliases) if n}, key=len, reverse=True)
    if not names:
        return None
    latin = [name for name in names if all(c <= LATIN_END for c in name)]
    other = [name for name in names if not all(c <= LATIN_END for c in name)]
    ways = [
        "(?:" + "|".join(map(re.escape, some)) + ")" + end
        for some, end in ((latin, r"(?!\w)"), (other, rf"(?:(?!\w)|(?={led}))"))
        if some
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(ways) + ")")


def place_of(passage: str, prepositions: frozenset[str], packs: Sequence[Pack]) -> str:
    """The place a passage names, as written there; "" where it names none."""
    places = tuple(place for pack in packs for place in pack.places)
    led = "|".join(sorted(map(re.escape, prepositions)))
    pattern = _gazetteer(tuple(pack.id for pack in packs), places, led)
    known = list(pattern.finditer(passage)) if pattern else []
    if known:
        after = re.compile(rf"(?:^|\W)(?:{led})\s+(?:the\s+)?$", re.IGNORECASE)
        behind = re.compile(rf"(?:{led})(?!\w)")
        best = max(
            known,
            key=lambda match: (
                bool(after.search(passage[max(0, match.start() - 12) : match.start()]))
                or (match.group() > LATIN_END and bool(behind.match(passage, match.end()))),
                len(match.group()),
                -match.start(),
            ),
        )
        return best.group()
    free = re.search(rf"(?:^|\W)(?:{led})\s+(?:the\s+)?({NAME})", passage)
    return " ".join(free.group(1).split()) if free else ""
