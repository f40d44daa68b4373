"""Why a bound is what it is: the walk back through the network, as reasons with their passages.

A bound's chain is followed back until it comes to another event, which then has its own reasons:
`uses` names it. What the reasons say is written by `sentences.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.chronology.network import EARLIEST, LATEST, Network
from timeline.chronology.sentences import Evidence, Writer
from timeline.chronology.story import Said, Told
from timeline.model import BOUNDS, Bound, Reason, TimeSpan


@dataclass(frozen=True)
class Explainer:
    """Gives the reasons of a life's events; `said` are the statements by their ids."""

    writer: Writer
    network: Network
    said: Mapping[str, Said]

    def reasons(self, told: Told, span: TimeSpan) -> tuple[Reason, ...]:
        """One or more reasons for every bound that is known, the last narrowing first."""
        chains = {
            bound: self._chain(variable, side)
            for bound, variable, side in _sides(told, span.point)
            if getattr(span, bound) is not None
        }
        steps = {(e.said.statement.id, e.other): e for chain in chains.values() for e in chain}
        says = self.writer.why(told, list(steps.values()))
        return tuple(
            Reason(bound, step.said.rule, says, step.said.passage, _uses(step, told))
            for bound, chain in chains.items()
            for step in chain
        )

    def _chain(self, variable: str, side: int) -> list[Evidence]:
        found: list[Evidence] = []
        steps = self.network.steps(variable, side)
        own = variable.split(".", 1)[0]
        for number, (statement, _, _) in enumerate(steps):
            said = self.said.get(statement.id)
            source = steps[number + 1][1].split(".", 1)[0] if number + 1 < len(steps) else ""
            other = source if source != own and self.writer.story.event(source) else ""
            if said is not None and not statement.structural:
                found.append(Evidence(said, other))
            if other:
                break
        return found


def _uses(step: Evidence, told: Told) -> tuple[str, ...]:
    keys = [*step.said.uses, step.other]
    return tuple(dict.fromkeys(key for key in keys if key and key != told.id))


def _sides(told: Told, point: bool) -> tuple[tuple[Bound, str, int], ...]:
    end = told.begin if point else told.end
    return (
        (BOUNDS[0], told.begin, EARLIEST),
        (BOUNDS[1], told.begin, LATEST),
        (BOUNDS[2], end, EARLIEST),
        (BOUNDS[3], end, LATEST),
    )
