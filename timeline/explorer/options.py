"""What the panel of filters is filled with: how many events each setting would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.catalogue import Catalogue, Selection, questions
from timeline.explorer.ground import Ground, Row
from timeline.explorer.stage import period_of

# Stages of life to choose at once; the last has no upper end.
NO_END = 150
AGES = ((0, 9), (10, 17), (18, 29), (30, 44), (45, NO_END))


@dataclass(frozen=True)
class Found:
    """How many events are chosen, and how many each choice of a filter, each named period and
    each stage of life would give."""

    chosen: int
    facets: Mapping[str, Sequence[tuple[str, int]]]
    periods: Sequence[tuple[Row, int]]
    ages: Sequence[tuple[tuple[int, int], int]]


def options_of(catalogue: Catalogue, ground: Ground, chosen: Selection) -> Found:
    """The numbers for a selection whose period is set."""
    periods = ground.periods[: questions.MOST_PERIODS]
    found = questions.options(catalogue, chosen, [period_of(row) for row in periods], AGES)
    return Found(
        found.chosen,
        questions.facets(catalogue, chosen),
        tuple(zip(periods, found.periods, strict=True)),
        tuple(zip(AGES, found.ages, strict=True)),
    )
