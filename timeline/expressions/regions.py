"""Where a text is set, as far as its seasons depend on it. Language-free.

South of the equator spring begins in September; rainy and dry seasons are a country's own
(table `world/climates`: country, season, first and last month, beyond 12 for the next year).
The country is the one whose places and people the text names most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.lexicon import table
from timeline.packs import Pack, home_countries

RAINY, DRY = "RS", "DS"
_SOUTH = {"SP": (9, 11), "SU": (12, 14), "FA": (3, 5), "WI": (6, 8)}
_CLIMATES = {RAINY: "rainy", DRY: "dry"}


@dataclass(frozen=True, slots=True)
class Region:
    """The seasons of a place: the months of each, where they are not those of the north."""

    country: str = ""
    southern: bool = False

    def months(self, season: str) -> tuple[int, int] | None:
        """First and last month of a season (TIMEX3 code, RS or DS), None where it has its usual
        months or nobody knows."""
        if season in _CLIMATES:
            return _climates().get((self.country, _CLIMATES[season]))
        return _SOUTH.get(season) if self.southern else None


NOWHERE = Region()


@lru_cache(maxsize=1)
def _climates() -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (row["country"], row["season"]): (int(row["first"]), int(row["last"]))
        for row in table("world", "climates")
    }


def region_of(text: str, packs: Sequence[Pack]) -> Region:
    """The region of a text, from the places that its packs know."""
    if not packs:
        return NOWHERE
    countries = home_countries(text, tuple(packs))
    if not countries:
        return NOWHERE
    country = countries[0]
    latitudes = [
        place.latitude for pack in packs for place in pack.places if place.country == country
    ]
    return Region(country, bool(latitudes) and max(latitudes) < 0)
