"""Settle what is said: tighten, find what cannot all be true, and keep it from spreading.

    settle(statements, choices) -> Settled(network, conflicts)

1. All firm statements go into one network. Where they leave no day, the walk back names them, and
   taking away one after the other leaves a *smallest* set that cannot all be true: a conflict.
2. A statement of a conflict that ties two events is cut; one that only dates its own event stays
   with it. Where only such dates disagree, the least trusted goes. Then all is tightened anew.
3. In the order of telling, statements that are only our reading (not firm) are added where they
   fit, and choices (which winter, which year) take the first reading that fits; guesses come last.
4. A statement that was cut still dates its own event from what it counts from, where that fits:
   each event keeps what its own passage says.

Every list is walked in the statements' own order, so the same statements give the same conflicts
and the same bounds, in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.chronology.days import FIRST, LAST, known
from timeline.chronology.network import Clash, Network, Statement

_SURE = 400  # days within which we know where the story stands
UNSAID = 80  # from this rank on, no words of the text say it
GUESS = 70  # from this rank on, a statement is a guess at what the text leaves open


@dataclass(frozen=True, slots=True)
class Choice:
    """Words with more than one reading; `readings` by preference, `order` what the order of
    telling suggests (it picks a reading, and then narrows nothing). `after` is the moment at which
    the story stands: the first reading that is not over before it is tried first. `sole`: a
    reading is taken only where the order of telling, or another such choice, leaves no other (else
    the words stay wide)."""

    id: str
    readings: tuple[Statement, ...]
    order: tuple[Statement, ...] = ()
    after: str = ""
    sole: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """The tightened network; the conflicts, each a smallest set, most trusted first; and the ids
    of all statements that were cut or given up."""

    network: Network
    conflicts: tuple[tuple[Statement, ...], ...]
    without: frozenset[str]


def settle(statements: Iterable[Statement], choices: Iterable[Choice] = ()) -> Settled:
    """Tighten all that is said, as the module says. Never raises for what a text says."""
    said = sorted({s.id: s for s in statements}.values(), key=lambda s: s.order)
    active = {s.id: s for s in said if s.firm or s.structural}
    conflicts: list[tuple[Statement, ...]] = []
    cut: list[Statement] = []
    while True:
        try:
            network = Network(active.values())
            break
        except Clash as clash:
            core = smallest(_about(active.values(), clash.statements))
            conflicts.append(tuple(s for s in core if not s.structural))
            for statement in _to_cut(core):
                del active[statement.id]
                cut.append(statement)
    taken = {s.id for s in cut} | set(active)
    loose: list[Statement | Choice] = [s for s in said if s.id not in taken]
    given_up: list[Statement] = []
    chosen: list[Statement] = []
    ways: list[tuple[Choice, Statement | None]] = []
    helps: dict[str, list[Statement]] = {}
    for statement in said:
        if statement.id not in taken and statement.rank < GUESS:
            helps.setdefault(statement.owner, []).append(statement)
    for one in sorted([*loose, *choices], key=_telling):
        if isinstance(one, Statement):
            if not network.fits([one]):
                given_up.append(one)
            continue
        reading = _choose(network, one, helps.get(one.readings[0].owner, []))
        if one.sole:
            ways.append((one, reading))
        if reading is not None:
            chosen.append(reading)
        elif one.readings and not one.sole:
            conflicts += _why_none_fits([*active.values(), *chosen], one.readings[0])
    _one_way_for_all(network, ways)
    for statement in sorted(cut, key=lambda s: s.order):
        own = _one_way(statement)
        if own.ties or own.limits:
            network.fits([own])
    return Settled(network, tuple(conflicts), frozenset(s.id for s in (*cut, *given_up)))


def _one_way_for_all(network: Network, ways: Sequence[tuple[Choice, Statement | None]]) -> None:
    """Who counts in one way where the story leaves no other counts so everywhere."""
    taken = {choice.readings.index(reading) for choice, reading in ways if reading is not None}
    if len(taken) != 1:
        return
    (way,) = taken
    for choice, reading in ways:
        if reading is None:
            network.fits([choice.readings[way]])


def _telling(one: Statement | Choice) -> tuple[int, int, int, int, str]:
    """In the order of telling, guesses last; of one event what is trusted most first."""
    first = one if isinstance(one, Statement) else one.readings[0]
    return (int(first.rank >= GUESS), first.place, first.rank, int(isinstance(one, Choice)), one.id)


def _about(statements: Iterable[Statement], clashing: frozenset[str]) -> list[Statement]:
    """The clashing statements and all that speak of the same moments only: among them may be a
    conflict of statements that are trusted more."""
    known = list(statements)
    moments = {v for s in known if s.id in clashing for v in s.variables}
    return [s for s in known if s.id in clashing or s.variables <= moments]


def smallest(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """A smallest part of the statements that still cannot all be true: take away one after the
    other, the least trusted first, and put back what is needed for the clash."""
    core = sorted(statements, key=lambda s: s.order)
    for statement in reversed(core[:]):
        rest = [s for s in core if s is not statement]
        if _clashes(rest):
            core = rest
    return tuple(core)


def _clashes(statements: Sequence[Statement]) -> bool:
    try:
        Network(statements)
    except Clash:
        return True
    return False


def _to_cut(core: Sequence[Statement]) -> tuple[Statement, ...]:
    loose = [s for s in core if not s.structural]
    tying = tuple(s for s in loose if s.ties_events)
    if tying:
        return tying
    # What no words say (nothing after it was told) outlives a guess at how long something took.
    said = [s for s in loose if s.rank < UNSAID]
    if len(said) > 1:
        return (said[-1],)
    # Only structure is left where an event is said to end before it begins by one statement alone.
    return (loose[-1],) if loose else tuple(core[-1:])


def _one_way(statement: Statement) -> Statement:
    """What a cut statement still says of the event whose passage says it, and of nothing else."""
    mine = statement.owner + "."
    return replace(
        statement,
        limits=tuple(x for x in statement.limits if x.variable.startswith(mine)),
        ties=tuple(t for t in statement.ties if t.variable.startswith(mine)),
    )


def _choose(network: Network, choice: Choice, helps: Sequence[Statement]) -> Statement | None:
    """The first reading that fits with what else is said of the event and with the order of
    telling; else with one of them; else alone."""
    if choice.sole:
        fitting = [r for r in choice.readings if network.fits([r, *choice.order], keep=False)]
        return fitting[0] if len(fitting) == 1 and network.fits(fitting) else None
    readings = _next_first(network, choice)
    order = choice.order  # the last of it says most, and is given up last
    for beside in ([*helps, *order], *(order[n:] for n in range(len(order))), helps):
        for reading in readings:
            if network.fits([reading, *beside], keep=False) and network.fits([reading]):
                return reading
    return next((reading for reading in readings if network.fits([reading])), None)


def _next_first(network: Network, choice: Choice) -> list[Statement]:
    """The readings, the next one in the story first where we know where the story stands."""
    readings = list(choice.readings)
    first, last = network.bounds(choice.after) if choice.after else (FIRST, LAST)
    if not known(first) or not known(last) or last - first > _SURE:
        return readings
    ahead = [(max(x.day for x in r.limits), r) for r in readings if r.limits]
    following = min(((day, r.id, r) for day, r in ahead if day >= first), default=None)
    if following is not None:
        readings.remove(following[2])
        readings.insert(0, following[2])
    return readings


def _why_none_fits(
    statements: Sequence[Statement], reading: Statement
) -> list[tuple[Statement, ...]]:
    """The conflict of words of which no reading fits with another passage about the same event;
    none where readings clash for other reasons: one of them may be wrong."""
    try:
        Network([*statements, reading])
    except Clash as clash:
        core = smallest([*(s for s in statements if s.id in clash.statements), reading])
        said = tuple(s for s in core if not s.structural)
        same = all(s.owner == reading.owner and not s.ties for s in said)
        return [said] if same and len({s.rank for s in said}) > 1 else []
    return []
