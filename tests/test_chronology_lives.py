"""Whatever a life tells: dates in order, explained, and the same in any order of mentions."""

from __future__ import annotations

from datetime import date as Day
from typing import get_args

from chronology_telling import Sentence, Words, tell, written
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.chronology import date
from timeline.model import (
    BOUNDS,
    Age,
    Anchored,
    Calendar,
    Form,
    Lasting,
    Life,
    Quantity,
    Relation,
    Shift,
    Stage,
    Unit,
    Vague,
)

TOLD = "2001-05-06"
amounts = st.builds(
    lambda low, more, unit, about, months: Quantity(
        low, None if low is None else low + more, unit, about, months
    ),
    st.one_of(st.none(), st.integers(0, 40)),
    st.integers(0, 4),
    st.sampled_from(get_args(Unit)),
    st.sampled_from(["", "about", "almost", "more"]),
    st.sampled_from([0, 0, 6]),
)
landings = st.sampled_from(
    [
        "",
        "day",
        "week",
        "month",
        "season",
        "year",
        "decade",
        "spring",
        "august",
        "friday",
        "morning",
    ]
)
forms: st.SearchStrategy[Form] = st.one_of(
    st.builds(Calendar, st.sampled_from(["", "", "year", "month", "date"]), st.just("")),
    st.builds(Anchored, st.just("a-war"), unit=st.sampled_from(["", "year"])),
    st.builds(
        lambda low, more, mode, whose: Age(low, low + more, mode, whose),
        st.integers(0, 90),
        st.integers(0, 2),
        st.sampled_from(["at", "turned", "just", "counting", "ambiguous", "grade"]),
        st.sampled_from(["i", "she", "my sister", ""]),
    ),
    st.builds(
        Shift,
        st.sampled_from([-1, 0, 1]),
        st.sampled_from(["speech", "told", "anchor", "event", "birth"]),
        st.one_of(st.none(), amounts),
        landings,
        event=st.one_of(st.none(), st.just((0, 9))),
    ),
    st.builds(Lasting, amounts, st.sampled_from([0, 0, 3])),
    st.builds(Stage, st.just("none-such")),
    st.builds(Vague, st.just("PAST_REF")),
)
days = st.dates(Day(1930, 1, 1), Day(2001, 5, 6))
words = st.builds(
    lambda form, first, width, relation, value: Words(
        "then", form, first, Day.fromordinal(first.toordinal() + width) if first else None,
        relation, value,
    ),
    forms,
    st.one_of(st.none(), days),
    st.sampled_from([0, 30, 89, 364, 3652]),
    st.sampled_from(get_args(Relation)),
    st.sampled_from(["", "1971-WI", "1997-XX-XX"]),
)  # fmt: skip
sentences = st.builds(
    lambda own, category, more: Sentence("It was then.", tuple(own), category, tuple(more.items())),
    st.lists(words, max_size=3),
    st.sampled_from(["birth", "family", "work", "escape", "resettlement", "death", "other"]),
    st.fixed_dictionaries(
        {
            "lasting": st.sampled_from([None, True, False]),
            "ongoing": st.booleans(),
            "before": st.booleans(),
            "after": st.booleans(),
            "edge": st.sampled_from(["", "", "begin", "end"]),
            "person": st.sampled_from(["narrator", "father", "My sister"]),
            "scope": st.sampled_from(["life", "life", "context"]),
        }
    ),
)
lives = st.lists(sentences, min_size=1, max_size=6)


def dated(life: Life) -> list[tuple[object, ...]]:
    return [(e.id, e.span, e.edtf, e.basis, e.reasons) for e in life.events]


@settings(max_examples=150, deadline=None)
@given(lives)
def test_bounds_are_in_order_explained_and_not_after_the_telling(told: list[Sentence]) -> None:
    life = tell(*told, told=TOLD)
    ids = {e.id for e in life.events}
    for event in life.events:
        a, b, c, d = event.span.bounds
        for earlier, later in ((a, b), (c, d), (a, c), (b, d)):
            assert earlier is None or later is None or earlier <= later
        assert a is None or a <= Day(2001, 5, 6)
        assert event.span.ongoing or d is None or d <= Day(2001, 5, 6)
        explained = {reason.bound for reason in event.reasons}
        for bound, day in zip(BOUNDS, event.span.bounds, strict=True):
            assert day is None or bound in explained
        assert all(reason.says.endswith(".") for reason in event.reasons)
    for conflict in life.conflicts:
        assert conflict.events and set(conflict.events) <= ids and conflict.passages


@settings(max_examples=60, deadline=None)
@given(st.data(), lives)
def test_the_order_of_the_mentions_list_does_not_matter(
    data: st.DataObject, told: list[Sentence]
) -> None:
    testimony, expressions, mentions = written(*told, told=TOLD)
    life = date(testimony, expressions, mentions, ())
    again = date(testimony, expressions, data.draw(st.permutations(mentions)), ())
    assert dated(again) == dated(life) and again.conflicts == life.conflicts
