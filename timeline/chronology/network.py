"""The network: bounds, statements that tie them, and a loop that tightens until nothing moves.

A *variable* is one moment we do not know exactly: the day something began, or ended. It has two
bounds, an earliest and a latest day. A *statement* is something the text says about time. It acts
through limits ("not before this day") and ties ("this bound is at least that bound plus two
years"): each takes at most one bound and gives one bound, by a monotone function. So

- tightening always ends at the same fixpoint, in whatever order the statements come (Knaster and
  Tarski); for plain differences it is the Simple Temporal Problem (Dechter, Meiri, Pearl, 1991);
- every narrowing has one parent, and *why this bound* is a plain walk back along the trail.

The module knows nothing of testimonies or languages: names are strings, days are ordinals.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.chronology.days import FIRST, LAST, known

EARLIEST, LATEST = 0, 1
PRIVATE = ("said:", "from:")  # how moments that only one statement knows are named
_CIRCLE = 24  # a bound that met itself this often on its own way back never comes to rest


class Limit(NamedTuple):
    """`variable` lies not before (EARLIEST) or not after (LATEST) `day`."""

    variable: str
    side: int
    day: int


class Tie(NamedTuple):
    """The `side` bound of `variable` is at least as tight as `reach` of a bound of `source`."""

    variable: str
    side: int
    source: str
    source_side: int
    reach: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said about time, and how it acts on the bounds.

    `rank` is the order of trust (1 a calendar date ... 6 the order of telling). `firm`: the text
    says it; a statement that is only our reading is given up, without a word, where it does not
    fit. `structural`: true of any event (it ends after it begins): never given up. `owner` names
    whose passage says it, `place` where in the order of telling. `id` must be the statement's own,
    whatever stands around it.
    """

    id: str
    limits: tuple[Limit, ...] = ()
    ties: tuple[Tie, ...] = ()
    rank: int = 1
    firm: bool = True
    structural: bool = False
    owner: str = ""
    place: int = 0

    @property
    def order(self) -> tuple[int, int, str]:
        """The place of a statement in every list: what is trusted most comes first."""
        return (0 if self.structural else 1 if self.firm else 2, self.rank, self.id)

    @property
    def variables(self) -> frozenset[str]:
        """The moments that the statement speaks of."""
        found = {limit.variable for limit in self.limits}
        for tie in self.ties:
            found.update((tie.variable, tie.source))
        return frozenset(found)

    @property
    def ties_events(self) -> bool:
        """Whether it ties two events, or a birth that is no event to one; a count from the day of
        speaking, or from a date of no event, speaks of its own event only."""
        shared = {v.split(".", 1)[0] for v in self.variables if not v.startswith(PRIVATE)}
        return len(shared) > 1


class Step(NamedTuple):
    """One narrowing: which bound, to which day, by which statement, the step it came from (-1:
    the statement says the day itself), and the step that held the bound before (-1: none)."""

    variable: int
    side: int
    day: int
    statement: int
    parent: int
    before: int


class Clash(Exception):
    """No day is left. `statements` together empty a variable's days."""

    def __init__(self, statements: frozenset[str]) -> None:
        super().__init__("no day is left")
        self.statements = statements


class Network:
    """Variables with bounds, tightened by statements as they are added."""

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._names: dict[str, int] = {}
        self._labels: list[str] = []
        self._bounds: list[list[int]] = []
        self._held: list[list[int]] = []  # the step that holds each bound
        self._counts: list[list[int]] = []
        self._edges: list[tuple[list[_Edge], list[_Edge]]] = []
        self._statements: list[Statement] = []
        self._trail: list[Step] = []
        self._queue: deque[int] = deque()
        self._queued: set[int] = set()
        self.add(statements)

    # --- asking -----------------------------------------------------------------------------

    def bounds(self, variable: str) -> tuple[int, int]:
        """The earliest and the latest day (FIRST, LAST: not known)."""
        index = self._names.get(variable)
        return (FIRST, LAST) if index is None else (self._bounds[index][0], self._bounds[index][1])

    def why(self, variable: str, side: int) -> tuple[Statement, ...]:
        """The statements that fixed a bound, from the last that narrowed it to the first said.

        Replayed alone they give the same bound.
        """
        index = self._names.get(variable)
        if index is None:
            return ()
        return tuple(self._statements[i] for i in self._walk(self._held[index][side]))

    def steps(self, variable: str, side: int) -> tuple[tuple[Statement, str, int], ...]:
        """Like `why`, with the variable and side that each statement narrowed on the way."""
        index = self._names.get(variable)
        step = -1 if index is None else self._held[index][side]
        found = []
        while step >= 0:
            at = self._trail[step]
            found.append((self._statements[at.statement], self._labels[at.variable], at.side))
            step = at.parent
        return tuple(found)

    def _walk(self, step: int) -> list[int]:
        found: dict[int, None] = {}
        while step >= 0:
            found.setdefault(self._trail[step].statement)
            step = self._trail[step].parent
        return list(found)

    # --- adding -----------------------------------------------------------------------------

    def add(self, statements: Iterable[Statement]) -> None:
        """Add statements, the most trusted first, and tighten. Raises Clash; use `fits` to try."""
        for statement in sorted(statements, key=lambda s: s.order):
            number = len(self._statements)
            self._statements.append(statement)
            for limit in statement.limits:
                self._narrow(self._variable(limit.variable), limit.side, limit.day, number, -1)
            for tie in statement.ties:
                source, side = self._variable(tie.source), tie.source_side
                edge = _Edge(self._variable(tie.variable), tie.side, tie.reach, number)
                self._edges[source][side].append(edge)
                if self._held[source][side] >= 0:
                    self._follow(edge, source, side)
        self._tighten()

    def fits(self, statements: Sequence[Statement], *, keep: bool = True) -> bool:
        """Whether the statements leave every variable a day. Kept if they do (and `keep`)."""
        trail, said = len(self._trail), len(self._statements)
        try:
            self.add(statements)
        except Clash:
            self._undo(trail, said)
            return False
        if not keep:
            self._undo(trail, said)
        return True

    def _undo(self, trail: int, said: int) -> None:
        for step in reversed(self._trail[trail:]):
            unknown = (FIRST, LAST)[step.side]
            held = self._trail[step.before].day if step.before >= 0 else unknown
            self._bounds[step.variable][step.side] = held
            self._held[step.variable][step.side] = step.before
            self._counts[step.variable][step.side] -= 1
        del self._trail[trail:]
        for statement in self._statements[said:]:
            for tie in statement.ties:
                edges = self._edges[self._variable(tie.source)][tie.source_side]
                while edges and edges[-1].statement >= said:
                    edges.pop()
        del self._statements[said:]
        self._queue.clear()
        self._queued.clear()

    def _variable(self, name: str) -> int:
        index = self._names.get(name)
        if index is None:
            index = self._names[name] = len(self._bounds)
            self._labels.append(name)
            self._bounds.append([FIRST, LAST])
            self._held.append([-1, -1])
            self._counts.append([0, 0])
            self._edges.append(([], []))
        return index

    def _tighten(self) -> None:
        while self._queue:
            code = self._queue.popleft()
            self._queued.discard(code)
            source, side = divmod(code, 2)
            for edge in self._edges[source][side]:
                self._follow(edge, source, side)

    def _follow(self, edge: _Edge, source: int, side: int) -> None:
        day = edge.reach(self._bounds[source][side])
        self._narrow(edge.target, edge.side, day, edge.statement, self._held[source][side])

    def _narrow(self, variable: int, side: int, day: int, statement: int, parent: int) -> None:
        bounds = self._bounds[variable]
        if not known(day) or (day <= bounds[0] if side == EARLIEST else day >= bounds[1]):
            return
        held = self._held[variable]
        self._trail.append(Step(variable, side, day, statement, parent, held[side]))
        held[side] = len(self._trail) - 1
        bounds[side] = day
        self._counts[variable][side] += 1
        if bounds[0] > bounds[1]:
            self._clash(held)
        if self._counts[variable][side] % _CIRCLE == 0 and self._circles(held[side]):
            self._clash([held[side]])
        code = variable * 2 + side
        if code not in self._queued:
            self._queued.add(code)
            self._queue.append(code)

    def _circles(self, step: int) -> bool:
        here = self._trail[step]
        met = 0
        while step >= 0:
            at = self._trail[step]
            met += at.variable == here.variable and at.side == here.side
            step = at.parent
        return met >= _CIRCLE

    def _clash(self, steps: Iterable[int]) -> None:
        found = {i for step in steps for i in self._walk(step)}
        raise Clash(frozenset(self._statements[i].id for i in found))


class _Edge(NamedTuple):
    target: int
    side: int
    reach: Callable[[int], int]
    statement: int
