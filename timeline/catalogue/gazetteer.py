"""The country of a place, from the gazetteers of the packs.

A place is looked up as it is written, then part by part: of "Aldburg, Northern Province" the
last part that some gazetteer knows decides, since the wider name comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from timeline.packs import Pack

_PARTS = re.compile(r"\s*[,;/(·]\s*|\)\s*")


def places_of(packs: Iterable[Pack]) -> Mapping[str, str]:
    """Every name and alias of every gazetteer, folded, with its country; the first pack wins."""
    known: dict[str, str] = {}
    for pack in packs:
        for place in pack.places:
            for name in (place.name, *place.aliases):
                known.setdefault(name.casefold(), place.country)
    return known


def country_of(place: str, known: Mapping[str, str]) -> str:
    """The country (ISO 3166) that a place lies in; "" where no gazetteer knows it."""
    folded = place.casefold().strip()
    if not folded:
        return ""
    parts = [part for part in _PARTS.split(folded) if part]
    return next((known[name] for name in (folded, *reversed(parts)) if name in known), "")
