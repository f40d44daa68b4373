"""History meanwhile: of everything that the histories tell, what belongs beside one event.

The steps of a presentation are up to sixty, so this looks through the ground's rows itself instead
of asking the catalogue for each step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from timeline.explorer.ground import Ground
from timeline.figures.marks import ordinal
from timeline.model import BOUNDS

MOST = 3
NEAR = 365  # days before or after an event in which history still counts as meanwhile
_OWN_ENOUGH = 2  # rows of the narrator's own history beside which no other is looked for

Row = Mapping[str, Any]


def days_of(row: Row) -> tuple[int, int] | None:
    """The first and the last day that are known of a row's time; None where nothing is known."""
    days = [ordinal(row[name]) for name in BOUNDS]
    known = [day for day in days if day is not None]
    return (min(known), max(known)) if known else None


@lru_cache(maxsize=4)
def _dated(ground: Ground) -> tuple[tuple[int, int, Row], ...]:
    dated = ((days_of(row), row) for row in ground.history.values())
    return tuple((*days, row) for days, row in dated if days is not None)


@lru_cache(maxsize=4)
def _packs_of(ground: Ground) -> Mapping[str, str]:
    """By country, the pack (of those that tell of a country or a subject) that tells most of it."""
    told: dict[str, Counter[str]] = {}
    for row in ground.history.values():
        if row["country"] and row["pack"] in ground.own_packs:
            told.setdefault(row["country"], Counter())[row["pack"]] += 1
    return {country: packs.most_common(1)[0][0] for country, packs in told.items()}


def own_packs(ground: Ground, rows: Iterable[Row]) -> frozenset[str]:
    """The histories of the countries in which the narrators of these events were born; where
    nothing says so, all that are of a country or a subject."""
    packs = _packs_of(ground)
    born = (packs.get(row["life"]["birth_country"]) for row in rows)
    return frozenset(filter(None, born)) or ground.own_packs


def meanwhile(ground: Ground, row: Row) -> tuple[Row, ...]:
    """The rows of history that belong beside an event (with its `life`), in time order, at most
    MOST: what may have been under way then, or was within a year of it; first what matters most,
    is nearest to its beginning, and is told by the history of the narrator's own country."""
    days = days_of(row)
    if days is None:
        return ()
    low, high = days
    packs = own_packs(ground, [row])
    found: list[tuple[float, str, int, Row]] = []
    others: list[tuple[float, str, int, Row]] = []
    for first, last, told in _dated(ground):
        apart = max(first - high, low - last, 0)
        if apart > NEAR:
            continue
        worth = told["importance"] + apart / 150 + min(abs(first - low), 3_000) / 1_500
        (found if told["pack"] in packs else others).append((worth, told["key"], first, told))
    enough = len(found) >= _OWN_ENOUGH
    best = sorted(found if enough else found + others, key=lambda one: one[:2])[:MOST]
    return tuple(told for *_, told in sorted(best, key=lambda one: (one[2], one[1])))
