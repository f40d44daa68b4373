"""One translated expression serves every period: its days are filled in when it is run."""

from __future__ import annotations

from datetime import date

import ibis
from invented_lives import catalogue, event, in_year, life

from timeline.catalogue import HOWS, Selection, questions
from timeline.catalogue.choosing import narrow
from timeline.catalogue.slots import filled, slotted
from timeline.periods import Period

EARLY = Period(date(1, 1, 1), date(1, 1, 2))  # looks like a slot
YEARS = tuple(Period(date(year, 1, 1), date(year, 12, 31)) for year in range(1950, 1966))


def test_selections_that_differ_in_their_days_have_one_shape() -> None:
    one, days = slotted(Selection(periods=YEARS[:2], words="rice"))
    other, _ = slotted(Selection(periods=YEARS[4:6], words="rice"))
    assert one == other
    assert days == (date(1950, 1, 1), date(1950, 12, 31), date(1951, 1, 1), date(1951, 12, 31))
    assert slotted(Selection())[1] == ()


def test_filling_the_slots_gives_what_the_days_themselves_would_give() -> None:
    for how in HOWS:
        for periods in (YEARS, (EARLY,), (EARLY, YEARS[0]), ()):
            chosen = Selection(periods=periods, how=how)
            shape, days = slotted(chosen)
            direct = ibis.to_sql(narrow("events", chosen), dialect="duckdb")
            template = ibis.to_sql(narrow("events", shape), dialect="duckdb")
            assert filled(template, days) == direct


def test_the_same_question_of_another_period_is_another_answer() -> None:
    told = [event(n, f"Event {n}", "work", in_year(1950 + n)) for n in range(16)]
    with catalogue(life(told)) as c:
        for number, year in enumerate(YEARS):
            found = questions.marks(c, Selection(periods=(year,)))
            assert found["title"].to_pylist() == [f"Event {number}"]
            assert questions.counts(c, Selection(periods=(year,), how="surely")).chosen == 1


def test_words_that_look_like_a_slot_are_only_words() -> None:
    with catalogue(life([event(1, "MAKE_DATE(1, 1, 1)", "work", in_year(1950))])) as c:
        assert questions.counts(c, Selection(words='"make_date(1, 1, 1)"')).chosen == 1
        chosen = Selection(words='"make_date(1, 1, 1)"', periods=(YEARS[0],))
        assert questions.counts(c, chosen).chosen == 1
