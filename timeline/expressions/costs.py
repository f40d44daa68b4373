"""What the moves of a story cost: the prices of the narrative clock.

The units are arbitrary: only the order of the costs matters. Language-free.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.expressions.moments import SEASON_MONTH, Moment, year_number


@dataclass(frozen=True, slots=True)
class Costs:
    """What moves of the story cost."""

    forward: float = 0.05  # a month onwards, up to six
    far: float = 0.25  # a month onwards beyond six
    back: float = 0.6  # going back at all
    back_month: float = 0.32  # and each month of it
    next_year: float = 1.2  # a supplied year beyond the year told, where months do not tell
    last_year: float = 2.0  # a supplied year before it
    turn: float = 1.4  # another year than the one told, without saying so
    apart: float = 1.5  # the same within one sentence
    spelt: float = 0.8  # the share of all that for a year that is spelt out
    spelt_most: float = 4.0  # and the most it can cost
    aside_link: float = 1.0  # counting from what was named last and left out
    leave_out: float = 1.3  # not moving the story by a date of its own
    leave_aside: float = 0.3  # the same in parentheses, quotations, the pluperfect
    move_aside: float = 0.5  # moving the story by such a date
    fresh: float = 0.7  # the share of a jump at a new paragraph
    section: float = 0.6  # and at a new section
    off_topic: float = 0.5  # a supplied year that the heading does not name
    near_share: float = 0.35  # how far a date left out must still be near


COSTS = Costs()
_PART_MONTH = {
    **SEASON_MONTH, "START": 2, "MID": 7, "END": 11, "EDGE_START": 1, "EDGE_MID": 7,
    "EDGE_END": 12, "HALF_START": 3, "HALF_END": 9,
    "Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "H1": 3, "H2": 9,
}  # fmt: skip


_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def _month_of(moment: Moment) -> int:
    return moment.month or _PART_MONTH.get(moment.part or moment.mod, 0)


def jump_cost(
    story: Moment | None, to: Moment, together: bool, supplied: bool, costs: Costs
) -> float:
    """What it costs to go from one moment of the main line to the next."""
    if story is None or story.year is None or to.year is None:
        return 0.0
    there, here = to.year, story.year
    years = there - here if there > 0 and here > 0 else year_number(there) - year_number(here)
    a, b = _month_of(story), _month_of(to)
    if to.unit == "season" and a and to.part in _SEASON_MONTHS:
        first, last = (12 * years + month for month in _SEASON_MONTHS[to.part])
        b = min(max(a, first), last)  # the month of the season that is nearest
        years = (b - 1) // 12
        b -= 12 * years
    if not a or not b:
        if years == 0:
            return 0.0
        cost = (costs.next_year if years > 0 else costs.last_year) * abs(years)
    else:
        months = years * 12 + b - a
        if months == 0:
            cost = costs.back if to.day and story.day and to.day < story.day else 0.0
        elif months > 0:
            cost = costs.forward * min(months, 6) + costs.far * max(months - 6, 0)
        else:
            cost = costs.back + costs.back_month * -months
    if supplied:
        if years:
            cost += costs.turn + (costs.apart if together else 0.0)
        return cost
    return min(cost * costs.spelt, costs.spelt_most)
