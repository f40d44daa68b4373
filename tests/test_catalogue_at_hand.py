"""Events kept at hand are those that the database would find, in the same order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_lives import catalogue, days, event, life, spans

from timeline.catalogue import HOWS, How, Selection, questions
from timeline.catalogue.questions import at_hand
from timeline.catalogue.questions import events as asked
from timeline.model import TimeSpan
from timeline.periods import Period

YEAR = Period(date(1990, 1, 1), date(1990, 12, 31))
some_periods = st.lists(
    st.tuples(days, days).map(lambda ends: Period(min(ends), max(ends))), min_size=1, max_size=3
).map(tuple)


@settings(max_examples=25, deadline=None)
@given(st.lists(spans(), min_size=1, max_size=12), some_periods, st.sampled_from(HOWS))
def test_a_window_picks_the_same_events_at_hand_as_in_the_database(
    told: list[TimeSpan], chosen: tuple[Period, ...], how: How
) -> None:
    events = [event(n, f"Event {n}", "work", span) for n, span in enumerate(told)]
    selection = Selection(periods=chosen, how=how)
    with catalogue(life(events)) as c:
        picked = questions.marks(c, selection).to_pylist()
    with catalogue(life(events)) as c, pytest.MonkeyPatch.context() as patch:
        patch.setattr(asked, "marks_at_hand", lambda *_: None)
        assert picked == questions.marks(c, selection).to_pylist()


def test_too_many_events_are_left_to_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [event(n, f"Event {n}", "work", TimeSpan()) for n in range(5)]
    monkeypatch.setattr(at_hand, "MOST_AT_HAND", 3)
    with catalogue(life(told)) as c:
        assert at_hand.marks_at_hand(c, Selection(periods=(YEAR,)), asked.SHOWN) is None
        assert at_hand.marks_at_hand(c, Selection(), asked.SHOWN) is None  # no window


def test_no_more_marks_are_given_than_were_asked_for() -> None:
    told = [event(n, f"Event {n}", "work", TimeSpan()) for n in range(5)]
    with catalogue(life(told)) as c:
        assert len(questions.marks(c, Selection(periods=(YEAR,)), limit=3)) == 3
