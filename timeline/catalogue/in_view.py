"""Which histories stand beside the lives of a catalogue: those that the lives call for.

The world's always does, and one that is about no country of its own; another where a testimony
that is there would be dated with it (`packs_for`). A reader of one country's lives is not shown
another country's wars.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from timeline.model import Life
from timeline.packs import Pack, packs_for


def always(pack: Pack) -> bool:
    """Whether a history is shown beside any life."""
    return pack.general or not pack.countries


def called_for(texts: Iterable[str], packs: Sequence[Pack]) -> frozenset[str]:
    """The ids of the packs of countries that one of the texts calls for."""
    asked = {pack.id for pack in packs if not always(pack)}
    found: set[str] = set()
    for text in texts:
        if found == asked:
            break
        found |= {pack.id for pack in packs_for(text, tuple(packs))} & asked
    return frozenset(found)


def beside(
    packs: Iterable[Pack], called: Iterable[str], chosen: Mapping[str, str] | None = None
) -> tuple[Pack, ...]:
    """The packs to be shown where those with these ids are called for; what a person has `chosen`
    (`packs.shown`) wins."""
    wanted, said = frozenset(called), chosen or {}
    return tuple(
        pack
        for pack in packs
        if said.get(pack.id) != "never"
        and (always(pack) or pack.id in wanted or said.get(pack.id) == "always")
    )


def beside_lives(lives: Sequence[Life], packs: Sequence[Pack]) -> tuple[Pack, ...]:
    """The packs to be shown beside these lives; all of them where there is none yet."""
    if not lives:
        return tuple(packs)
    told = (f"{life.testimony.title}\n{life.testimony.text}" for life in lives)
    return beside(packs, called_for(told, packs))
