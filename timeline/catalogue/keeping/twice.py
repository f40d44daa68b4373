"""The same event told in two testimonies of one person: both are shown, each with its own date."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Event, Life
from timeline.periods import Period, may_fall

# What a life has once, wherever it is told.
_ONCE = frozenset({"birth"})


def told_twice(lives: Sequence[Life]) -> tuple[tuple[Event, Event], ...]:
    """Pairs of events, of two different testimonies, that tell one and the same thing.

    A birth is one; else the category is the same, no place contradicts, words of the titles are
    shared, and the two may have been at one time. Each event is in one pair with a testimony.
    """
    pairs = []
    for number, one in enumerate(lives):
        for other in lives[number + 1 :]:
            left = [event for event in other.events if event.scope == "life"]
            for event in one.events:
                if event.scope != "life":
                    continue
                scored = [(_alike(event, each), each) for each in left]
                score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
                if best is not None and score > 0:
                    pairs.append((event, best))
                    left.remove(best)
    return tuple(pairs)


def _alike(one: Event, other: Event) -> float:
    """How much two events seem to be one; 0 where they are not."""
    if one.category != other.category or "rejected" in (one.status, other.status):
        return 0
    if one.category in _ONCE:
        return 10
    if one.place and other.place and one.place.casefold() != other.place.casefold():
        return 0
    a, b = _words(one.title), _words(other.title)
    shared = len(a & b) / max(1, min(len(a), len(b)))
    same_place = bool(one.place) and bool(other.place)
    if shared < (0.34 if same_place else 0.5) or not _may_be_at_once(one, other):
        return 0
    return shared + same_place


def _words(title: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in title.split() if len(word) > 1)


def _may_be_at_once(one: Event, other: Event) -> bool:
    """Whether they may have been at one time, or a year apart: memories differ."""
    first, last = other.span.begin_of_the_begin, other.span.end_of_the_end
    if first is None or last is None:
        return True
    around = Period(
        first.replace(year=max(first.year - 1, 1), month=1, day=1),
        last.replace(year=min(last.year + 1, 9999), month=12, day=31),
    )
    return may_fall(one.span, around)
