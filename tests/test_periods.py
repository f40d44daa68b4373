"""What may and what surely falls in a period, held against every day of a small calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from itertools import combinations_with_replacement, pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.model import BOUNDS, TimeSpan
from timeline.periods import (
    RULES,
    Comparison,
    Period,
    aoristic_weight,
    holds,
    may_fall,
    may_have_begun,
    spread,
    surely_began,
    surely_falls,
)

ibis: Any = import_module("ibis")  # these two bring no types
pa: Any = import_module("pyarrow")

ANSWERS = {
    "may_fall": may_fall,
    "surely_falls": surely_falls,
    "may_have_begun": may_have_begun,
    "surely_began": surely_began,
}

# A busy machine is no fault of a value.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# --- A small calendar ---------------------------------------------------------------------------

START = date(1994, 7, 8)
DAYS = [START + timedelta(n) for n in range(4)]
PERIODS = [Period(first, last) for first, last in combinations_with_replacement(DAYS, 2)]
# An unknown bound can be any day, also before and after the others.
FAR = [START - timedelta(9), *DAYS, START + timedelta(9)]


def all_spans() -> Iterator[TimeSpan]:
    """Every span of the small calendar, with known and unknown bounds in every combination."""
    known: list[date | None] = [None, *DAYS]
    for a, d in product(known, repeat=2):
        if a is None or d is None or a <= d:
            yield TimeSpan(a, d, a, d, point=True)
    for a, b, c, d in product(known, repeat=4):
        pairs = ((a, b), (c, d), (a, c), (b, d), (a, d))
        if all(first is None or last is None or first <= last for first, last in pairs):
            yield TimeSpan(a, b, c, d, point=False)


def ways(span: TimeSpan) -> list[tuple[date, date]]:
    """Every first and last day that the span can have had."""
    a, b, c, d = span.bounds
    begins = [day for day in FAR if (a is None or day >= a) and (b is None or day <= b)]
    ends = [day for day in FAR if (c is None or day >= c) and (d is None or day <= d)]
    if span.point:
        return [(day, day) for day in begins if day in ends]
    return [(begin, end) for begin in begins for end in ends if begin <= end]


def test_the_rules_agree_with_every_day_of_a_small_calendar() -> None:
    for span in all_spans():
        possible = ways(span)
        inner = None not in (span.end_of_the_begin, span.begin_of_the_end)
        outer = None not in (span.begin_of_the_begin, span.end_of_the_end)
        for period in PERIODS:
            meets = [begin <= period.last and end >= period.first for begin, end in possible]
            assert may_fall(span, period) == any(meets)
            # Where a bound is not known "surely" stays on the safe side.
            if surely_falls(span, period):
                assert all(meets)
            elif outer if span.point else inner:
                assert not all(meets)
            begins = [period.first <= begin <= period.last for begin, _ in possible]
            assert may_have_begun(span, period) or not any(begins)
            if surely_began(span, period):
                assert all(begins)
            if span.begin_of_the_begin and span.end_of_the_begin:
                assert may_have_begun(span, period) == any(begins)
                assert surely_began(span, period) == all(begins)


def test_what_surely_falls_may_fall_and_what_surely_began_may_have_begun() -> None:
    for span, period in product(all_spans(), PERIODS):
        assert may_fall(span, period) or not surely_falls(span, period)
        assert may_have_begun(span, period) or not surely_began(span, period)
        assert may_fall(span, period) or not surely_began(span, period)


def test_of_several_periods_may_is_any_and_surely_is_one_of_them() -> None:
    some = [PERIODS[0], PERIODS[-1], Period(DAYS[1], DAYS[2])]
    for span in all_spans():
        for question, answer in ANSWERS.items():
            assert answer(span, some) == any(answer(span, period) for period in some), question
            assert not answer(span, [])


# --- What it means ------------------------------------------------------------------------------

EIGHTIES = (date(1980, 1, 1), date(1989, 12, 31))
SOME_TIME = TimeSpan(*EIGHTIES, *EIGHTIES, point=True)
ALL_THROUGH = TimeSpan(
    date(1980, 1, 1), date(1980, 12, 31), date(1989, 1, 1), date(1989, 12, 31), point=False
)


def test_some_time_in_the_eighties_is_not_all_through_the_eighties() -> None:
    middle = Period(date(1984, 1, 1), date(1986, 12, 31))
    assert may_fall(SOME_TIME, middle)
    assert not surely_falls(SOME_TIME, middle)
    assert surely_falls(ALL_THROUGH, middle)
    assert surely_falls(SOME_TIME, Period(*EIGHTIES))


def test_one_period_must_hold_it_alone_to_be_sure() -> None:
    halves = [
        Period(date(1980, 1, 1), date(1984, 12, 31)),
        Period(date(1985, 1, 1), date(1989, 12, 31)),
    ]
    assert not surely_falls(SOME_TIME, halves)


def test_both_ends_of_a_period_belong_to_it() -> None:
    day = TimeSpan(START, START, START, START)
    before, after = START - timedelta(3), START + timedelta(3)
    for period in (Period(before, START), Period(START, after), Period(START, START)):
        assert surely_falls(day, period)
    assert not may_fall(day, Period(before, START - timedelta(1)))
    with pytest.raises(ValueError, match="ends before it begins"):
        Period(after, before)


# --- Columns give the same answers --------------------------------------------------------------

SOME_PERIODS = [PERIODS[0], PERIODS[5], PERIODS[-1]]


def test_numpy_columns_give_the_same_answers() -> None:
    spans = list(all_spans())
    columns = {
        bound: np.array([getattr(span, bound) for span in spans], "datetime64[D]")
        for bound in BOUNDS
    }
    point = np.array([span.point for span in spans])

    def compare(test: Comparison, day: date) -> Any:
        column = columns[test.bound]
        edge = np.datetime64(day)
        answer = column <= edge if test.side == "<=" else column >= edge
        return np.where(np.isnat(column), test.unknown, answer)

    for question in RULES:
        found = holds(question, SOME_PERIODS, compare, once=point, lasts=~point)
        assert found.tolist() == [ANSWERS[question](span, SOME_PERIODS) for span in spans]
    with pytest.raises(ValueError, match="no period"):
        holds("may_fall", [], compare, once=point, lasts=~point)


def test_ibis_columns_give_the_same_answers() -> None:
    spans = list(all_spans())
    columns: dict[str, Any] = {
        bound: pa.array([getattr(span, bound) for span in spans], pa.date32()) for bound in BOUNDS
    }
    columns |= {"point": [span.point for span in spans], "row": range(len(spans))}
    table = ibis.memtable(pa.table(columns))

    def compare(test: Comparison, day: date) -> Any:
        column = table[test.bound]
        answer = column <= day if test.side == "<=" else column >= day
        return answer.fill_null(test.unknown)

    for question in RULES:
        found = holds(question, SOME_PERIODS, compare, once=table.point, lasts=~table.point)
        rows = set(table.filter(found).row.to_pyarrow().to_pylist())
        expected = {n for n, span in enumerate(spans) if ANSWERS[question](span, SOME_PERIODS)}
        assert rows == expected


# --- Aoristic weight ----------------------------------------------------------------------------


def test_the_weight_is_the_share_of_days() -> None:
    assert aoristic_weight(SOME_TIME, Period(date(1980, 1, 1), date(1980, 12, 31))) == 366 / 3653
    assert aoristic_weight(SOME_TIME, Period(date(1970, 1, 1), date(1999, 12, 31))) == 1
    assert aoristic_weight(SOME_TIME, Period(date(1990, 1, 1), date(1999, 12, 31))) == 0


@calm
@given(
    st.dates(date(1900, 1, 1), date(2020, 1, 1)),
    st.integers(0, 20_000),
    st.lists(st.integers(-500, 21_000), max_size=5),
)
def test_the_weights_over_a_divided_calendar_add_up_to_one(
    first: date, length: int, cuts: list[int]
) -> None:
    last = first + timedelta(length)
    span = TimeSpan(first, last, first, last)
    edges = sorted({first + timedelta(cut) for cut in cuts} | {date(1800, 1, 1), date(2100, 1, 1)})
    parts = [Period(begin, after - timedelta(1)) for begin, after in pairwise(edges)]
    assert sum(aoristic_weight(span, part) for part in parts) == pytest.approx(1)


def test_an_unknown_bound_is_never_guessed() -> None:
    whole = Period(date.min, date.max)
    assert aoristic_weight(TimeSpan(None, START, None, START), whole) == 0
    assert aoristic_weight(TimeSpan(point=False), whole) == 0
    # It began in 1998 and was still so when it was told: it counts up to then.
    told = date(2004, 5, 17)
    goes_on = TimeSpan(date(1998, 1, 1), date(1998, 12, 31), told, None, point=False, ongoing=True)
    assert spread(goes_on) == Period(date(1998, 1, 1), told)
    unknown_end = TimeSpan(date(1998, 1, 1), date(1998, 12, 31), point=False)
    assert spread(unknown_end) == Period(date(1998, 1, 1), date(1998, 12, 31))
    unknown_begin = TimeSpan(None, None, date(1998, 1, 1), date(1998, 12, 31), point=False)
    assert spread(unknown_begin) == Period(date(1998, 1, 1), date(1998, 12, 31))


def test_the_weight_of_every_span_is_a_share() -> None:
    for span, period in product(all_spans(), PERIODS):
        weight = aoristic_weight(span, period)
        assert 0 <= weight <= 1
        assert may_fall(span, period) or weight == 0
