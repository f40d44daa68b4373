"""The network's algebra: one fixpoint, its reasons, and its conflicts, in whatever order."""

from __future__ import annotations

import time
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chronology import ties
from timeline.chronology.days import FIRST, LAST, known, unit_end, unit_start
from timeline.chronology.network import EARLIEST, LATEST, Clash, Network, Statement, Tie
from timeline.chronology.settle import settle, smallest
from timeline.model import Age, Quantity, Unit

START, END = date(1900, 1, 1).toordinal(), date(2030, 12, 31).toordinal()
days = st.integers(START, END)
names = st.sampled_from(["a", "b", "c", "d", "e"])
quantities = st.builds(
    lambda low, more, unit, months: Quantity(low, low + more, unit, months=months),
    st.integers(0, 6),
    st.integers(0, 3),
    st.sampled_from(["day", "week", "month", "year"]),
    st.sampled_from([0, 0, 0, 6]),
)
ages = st.builds(
    lambda low, more, mode: Age(low, low + more, mode),
    st.integers(0, 60),
    st.integers(0, 2),
    st.sampled_from(["at", "turned", "just", "counting", "ambiguous", "grade"]),
)
landings = st.sampled_from(["spring", "winter", "august", "year", "month", "week", "monday"])


@st.composite
def relations(draw: st.DrawFn, one: str, other: str) -> tuple[Tie, ...]:
    kind = draw(st.sampled_from(["order", "apart", "age", "following", "preceding", "same"]))
    if kind == "order":
        return ties.not_before(one, other)
    if kind == "apart":
        return ties.apart(one, other, draw(quantities))
    if kind == "age":
        return ties.aged(one, other, draw(ages))
    if kind == "following":
        return ties.following(one, other, draw(landings))
    if kind == "preceding":
        return ties.preceding(one, other, draw(landings))
    return ties.in_same(one, other, "year", draw(st.sampled_from(["", "november", "summer"])))


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    found = []
    for number in range(draw(st.integers(1, 9))):
        one, other = draw(st.tuples(names, names).filter(lambda pair: pair[0] != pair[1]))
        rank = draw(st.integers(1, 6))
        if draw(st.booleans()):
            first = draw(days)
            limits = ties.between(f"{one}.begin", first, first + draw(st.integers(0, 2000)))
            found.append(Statement(f"s{number}", limits=limits, rank=rank, owner=one))
        else:
            relation = draw(relations(f"{one}.begin", f"{other}.begin"))
            found.append(Statement(f"s{number}", ties=relation, rank=rank, owner=one))
    return found


def all_bounds(network: Network) -> dict[str, tuple[int, int]]:
    return {name: network.bounds(f"{name}.begin") for name in "abcde"}


@given(st.data(), statements())
def test_the_order_of_statements_does_not_matter(
    data: st.DataObject, said: list[Statement]
) -> None:
    shuffled = data.draw(st.permutations(said))
    one, other = settle(said), settle(shuffled)
    assert all_bounds(one.network) == all_bounds(other.network)
    assert [[s.id for s in c] for c in one.conflicts] == [
        [s.id for s in c] for c in other.conflicts
    ]


@given(statements(), st.permutations(range(9)))
def test_what_is_trusted_first_does_not_move_a_bound(
    said: list[Statement], ranks: list[int]
) -> None:
    """Without a conflict there is one fixpoint, in whatever order the statements are worked."""
    try:
        here = all_bounds(Network(said))
    except Clash:
        return
    other = [
        Statement(s.id, s.limits, s.ties, rank=rank, owner=s.owner)
        for s, rank in zip(said, ranks, strict=False)
    ]
    assert all_bounds(Network(other)) == here


@given(statements())
def test_tightening_is_monotone_and_idempotent(said: list[Statement]) -> None:
    try:
        full = Network(said)
    except Clash:
        return
    before = all_bounds(full)
    again = [Statement(s.id + "again", s.limits, s.ties) for s in said]
    assert full.fits(again) and all_bounds(full) == before
    fewer = all_bounds(Network(said[1:]))
    for name, (first, last) in before.items():
        assert first >= fewer[name][0] and last <= fewer[name][1]


@given(statements(), names, st.data())
def test_a_true_fact_never_widens(said: list[Statement], name: str, data: st.DataObject) -> None:
    try:
        network = Network(said)
    except Clash:
        return
    before = all_bounds(network)
    first, last = before[name]
    day = data.draw(st.integers(first, min(last, first + 5000))) if known(first) else last
    fact = Statement("fact", limits=ties.between(f"{name}.begin", day, day))
    if network.fits([fact]):
        for other, (low, high) in all_bounds(network).items():
            assert low >= before[other][0] and high <= before[other][1]
    else:
        assert all_bounds(network) == before


@given(statements())
def test_the_reasons_of_a_bound_replayed_alone_give_that_bound(said: list[Statement]) -> None:
    network = settle(said).network
    for name in "abcde":
        for side in (EARLIEST, LATEST):
            why = network.why(f"{name}.begin", side)
            assert (
                Network(why).bounds(f"{name}.begin")[side] == network.bounds(f"{name}.begin")[side]
            )


@given(statements())
def test_a_conflict_is_a_smallest_set(said: list[Statement]) -> None:
    for conflict in settle(said).conflicts:
        with pytest.raises(Clash):
            Network(conflict)
        for statement in conflict:
            Network([s for s in conflict if s is not statement])
        assert smallest(conflict) == conflict


@given(statements())
def test_a_cut_statement_never_narrows_another_event(said: list[Statement]) -> None:
    settled = settle(said)
    for name in "abcde":
        for side in (EARLIEST, LATEST):
            for statement, variable, _ in settled.network.steps(f"{name}.begin", side):
                if statement.id in settled.without:
                    assert variable == f"{statement.owner}.begin"


@given(st.data(), days, st.integers(0, 4000))
def test_every_tie_is_monotone(data: st.DataObject, day: int, more: int) -> None:
    for tie in data.draw(relations("a", "b")):
        assert tie.reach(day) <= tie.reach(day + more)


@given(st.data(), days, st.integers(0, 1500))
def test_going_back_never_loses_a_day_that_going_forth_allows(
    data: st.DataObject, source: int, far: int
) -> None:
    """If a pair of days satisfies a relation told one way, the way back allows it too.

    A day of grace: whole months and years are kept whole (born in 1980, not from 2 January on).
    """
    relation = data.draw(relations("a", "b"))
    forth = [t for t in relation if t.variable == "a"]
    back = [t for t in relation if t.variable == "b"]
    low = max((t.reach(source) for t in forth if t.side == EARLIEST), default=FIRST)
    high = min((t.reach(source) for t in forth if t.side == LATEST), default=LAST)
    if not known(low) or not known(high) or low > high:
        return
    value = min(low + far, high)
    for tie in back:
        reached = tie.reach(value)
        assert reached <= source + 1 if tie.side == EARLIEST else reached >= source - 1


def test_two_statements_that_circle_are_a_conflict_and_come_to_rest() -> None:
    said = [
        Statement("start", limits=ties.between("a.begin", START, END)),
        Statement("one", ties=ties.apart("b.begin", "a.begin", Quantity(2, 2, "day"))),
        Statement("two", ties=ties.apart("a.begin", "b.begin", Quantity(1, 1, "day"))),
    ]
    conflict = settle(said).conflicts[0]
    assert [s.id for s in conflict] == ["one", "start", "two"] or len(conflict) == 3


def test_units_start_and_end_where_the_calendar_says() -> None:
    day = date(1994, 7, 8).toordinal()
    edges = {
        "week": (date(1994, 7, 4), date(1994, 7, 10)),
        "month": (date(1994, 7, 1), date(1994, 7, 31)),
        "season": (date(1994, 6, 1), date(1994, 8, 31)),
        "year": (date(1994, 1, 1), date(1994, 12, 31)),
        "decade": (date(1990, 1, 1), date(1999, 12, 31)),
        "century": (date(1901, 1, 1), date(2000, 12, 31)),
    }
    for unit, (first, last) in edges.items():
        assert unit_start(day, unit) == first.toordinal()
        assert unit_end(day, unit) == last.toordinal()
    assert set(edges) <= set(get_args(Unit))


@settings(max_examples=1, deadline=None)
@given(st.just(2000))
def test_two_thousand_events_resolve_in_under_a_second(count: int) -> None:
    said = [Statement("e0", limits=ties.between("e0.begin", START, START + 364), owner="e0")]
    for n in range(1, count):
        relation = ties.apart(f"e{n}.begin", f"e{n - 1}.begin", Quantity(1, 2, "week"))
        said.append(Statement(f"e{n:04}", ties=relation, owner=f"e{n}"))
        said.append(Statement(f"t{n:04}", limits=ties.between(f"e{n}.begin", FIRST, END + 30000)))
    start = time.process_time()
    settled = settle(said)
    assert time.process_time() - start < 1
    assert not settled.conflicts and known(settled.network.bounds("e1999.begin")[0])
