"""How a window of time takes hold of an event, by the words that tie it to the clause.

    at, during        what happened once lies in the window; what lasted began in it
    throughout        it filled the window: began in its first year (or unit), ended in its last
    since, from       it began in the window          until, to   it ended in it
    by                not later than the window's end  before     not later than its start
    after             not before the window's end (of an anchor: its start)
    between           once: somewhere from one window to the other; lasting: from one to the other

A relation is one line in `PLACES`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from timeline.chronology.days import FIRST, LAST, clamp, to_day, unit_end, unit_start
from timeline.chronology.network import Limit
from timeline.chronology.story import Told
from timeline.chronology.ties import between
from timeline.model import Relation as Told_as
from timeline.model import TimeSpan

Relation = Told_as | Literal["not-before"]
Four = tuple[int, int, int, int]


def four(span: TimeSpan) -> Four:
    """A span's bounds as days; FIRST and LAST where they are not known."""
    return (
        to_day(span.begin_of_the_begin, FIRST),
        to_day(span.end_of_the_begin, LAST),
        to_day(span.begin_of_the_end, FIRST),
        to_day(span.end_of_the_end, LAST),
    )


def place(
    told: Told, span: TimeSpan, relation: Relation, *, starts: bool = False
) -> tuple[Limit, ...]:
    """The limits that a span puts on an event. `starts`: "after" it means from its beginning on
    (an anchor or a state, whose beginning is what people remember)."""
    if told.lasting and not span.point and relation in ("at", "during", "for", "within"):
        relation = "throughout"
    if relation == "after" and starts:
        return between(told.begin, four(span)[0], LAST)
    return PLACES.get(relation, _at)(told, four(span))


def place_pair(told: Told, first: TimeSpan, last: TimeSpan) -> tuple[Limit, ...]:
    """The limits of "between A and B" or "from A to B"."""
    begin, end = four(first), four(last)
    if not told.lasting:
        return between(told.begin, begin[0], end[3])
    return between(told.begin, begin[0], begin[3]) + between(told.end, end[0], end[3])


def _at(told: Told, span: Four) -> tuple[Limit, ...]:
    return between(told.begin, span[0], span[3])


def _throughout(told: Told, span: Four) -> tuple[Limit, ...]:
    if span[0] == span[2] and span[1] == span[3]:
        # "All through the seventies": it began in their first year and ended in their last.
        unit = next((u for u in ("year", "month") if unit_end(span[0], u) < span[3]), "day")
        span = (span[0], unit_end(span[0], unit), unit_start(span[3], unit), span[3])
    return between(told.begin, span[0], span[1]) + between(told.end, span[2], span[3])


def _since(told: Told, span: Four) -> tuple[Limit, ...]:
    return between(told.begin, span[0], span[3])


def _until(told: Told, span: Four) -> tuple[Limit, ...]:
    return between(told.end, span[0], span[3])


def _by(told: Told, span: Four) -> tuple[Limit, ...]:
    return between(told.begin, FIRST, span[3])


def _before(told: Told, span: Four) -> tuple[Limit, ...]:
    return between(told.begin, FIRST, clamp(span[0] - 1) if span[0] > FIRST else span[3])


def _after(told: Told, span: Four) -> tuple[Limit, ...]:
    return between(told.begin, clamp(span[3] + 1) if span[3] < LAST else span[0], LAST)


def _not_before(told: Told, span: Four) -> tuple[Limit, ...]:
    return between(told.begin, span[0], LAST)


PLACES: dict[str, Callable[[Told, Four], tuple[Limit, ...]]] = {
    "at": _at,
    "during": _at,
    "throughout": _throughout,
    "since": _since,
    "from": _since,
    "until": _until,
    "to": _until,
    "by": _by,
    "before": _before,
    "after": _after,
    "not-before": _not_before,
}
