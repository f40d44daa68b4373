"""What people have decided about a testimony's dates, as the network takes it.

A date that somebody corrected replaces what the event's own words said, and enters as a statement
like any other, with who decided it as its reason; so everything that counts from the event moves
with it. A passage that is not trusted says nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from timeline.chronology.forms.common import Trust
from timeline.chronology.network import Statement
from timeline.chronology.placing import four
from timeline.chronology.story import Said, Told
from timeline.chronology.ties import between
from timeline.model import TimeSpan

RULE = "corrected"


@dataclass(frozen=True, slots=True)
class Fixed:
    """The date that a person gave an event; `says` tells who, when and why, in a few words.
    `rule` is "known-fact" where the date came with the event, from a table that was imported."""

    span: TimeSpan
    says: str
    rule: str = RULE


@dataclass(frozen=True)
class Decided:
    """Dates by the event's id; and the passages, as (start, end), that are not trusted."""

    dates: Mapping[str, Fixed] = field(default_factory=lambda: MappingProxyType({}))
    distrusted: frozenset[tuple[int, int]] = frozenset()

    def trusted(self, said: Iterable[Said]) -> list[Said]:
        """The statements without those of passages that are not trusted."""
        return [
            each
            for each in said
            if each.passage is None or (each.passage.start, each.passage.end) not in self.distrusted
        ]


NOTHING = Decided()


def fixed_statements(told: Told, fixed: Fixed) -> Iterator[Said]:
    """What a corrected date says of its event."""
    bounds = four(fixed.span)
    limits = between(told.begin, bounds[0], bounds[1] if told.lasting else bounds[3])
    if told.lasting and not fixed.span.ongoing:
        limits += between(told.end, bounds[2], bounds[3])
    statement = Statement(
        f"{int(Trust.PERSON):02}-corrected-{told.id}",
        limits,
        rank=int(Trust.PERSON),
        owner=told.id,
    )
    yield Said(statement, fixed.rule, None, fixed.says)


def by_itself(said: Said) -> bool:
    """Whether a statement is an event's own passage speaking of that event alone."""
    return said.rule not in _FROM_ELSEWHERE and not said.statement.ties_events


# What rests on more than the words of one event.
_FROM_ELSEWHERE = frozenset({RULE, "known-fact", "age", "age-now", "order", "story"})
