"""What each filter of the catalogue keeps, by itself and with the others."""

from __future__ import annotations

from datetime import date

from invented_lives import catalogue, event, in_year, keys, life, two_lives

from timeline.catalogue import Near, Selection, questions
from timeline.catalogue.searching import found_in
from timeline.model import TimeSpan
from timeline.periods import Period


def test_each_filter_keeps_what_it_says() -> None:
    with two_lives() as c:
        assert keys(c) == ["e1", "e2", "e3", "e4", "e5", "e1", "e2", "e3"]
        assert keys(c, scope=("life", "context")).count("e6") == 1
        assert keys(c, narrators=("t2",)) == ["e1", "e2", "e3"]
        assert keys(c, categories=("hunger", "work")) == ["e2", "e2"]
        assert keys(c, places=("Old Town",)) == ["e2"]
        assert keys(c, countries=("AA",)) == ["e1", "e2"]
        assert keys(c, certainty=("day",)) == ["e4"]
        assert keys(c, certainty=("month",)) == ["e3"]
        assert keys(c, disputed=False) == ["e1", "e2", "e3"]
        assert keys(c, conflict=True) == ["e2"]
        assert keys(c, leave_out=("torture",)) == ["e1", "e2", "e3", "e4", "e5"]


def test_words_are_found_in_any_case_and_in_korean() -> None:
    with two_lives() as c:
        assert keys(c, words="house") == ["e2"]
        assert keys(c, words="태어") == ["e1"]
        assert keys(c, words="the river") == ["e3"]
        assert keys(c, words='"the bank"') == []
        assert keys(c, words="100%_") == []
        assert keys(c, words="corvale") == ["e5", "e1", "e2"]


def test_age_is_what_the_narrator_may_or_surely_had() -> None:
    with two_lives() as c:
        # Born in 1980, an event of 1994 was at 13 or 14: not at 12, and not surely at 14.
        hungry = {"categories": ("hunger",)}
        assert keys(c, age=(13, 13), **hungry) == ["e2"]
        assert keys(c, age=(12, 12), **hungry) == []
        assert keys(c, age=(14, 14), how="surely", **hungry) == []
        assert keys(c, age=(13, 14), how="surely", **hungry) == ["e2"]


def test_the_ages_of_a_row_agree_with_the_filter() -> None:
    with two_lives() as c:
        for row in questions.marks(c, Selection()).to_pylist():
            for age in (row["age_low"], row["age_high"]):
                found = questions.marks(c, Selection(age=(age, age)))["key"].to_pylist()
                assert row["key"] in found
            for age in (row["age_low"] - 1, row["age_high"] + 1):
                found = questions.marks(c, Selection(age=(age, age)))["key"].to_pylist()
                assert row["key"] not in found or age < 0


def test_distance_counts_from_leaving_and_from_any_kind_of_event() -> None:
    with two_lives() as c:
        assert keys(c, near=Near("leaving", 0, 2)) == ["e3", "e4"]
        assert keys(c, near=Near("arrest", -2, 0)) == ["e3"]
        assert keys(c, near=Near("arrival", 0, 0)) == ["e5"]
        assert keys(c, near=Near("birth", 30, 40)) == ["e2"]
        assert keys(c, near=Near("leaving", 0, 2), how="surely") == ["e4"]
        assert keys(c, near=Near("leaving", 0, 2), age=(21, 21)) == ["e4"]


def test_filters_work_together() -> None:
    with two_lives() as c:
        chosen = Selection(
            periods=(Period(date(1999, 1, 1), date(2002, 12, 31)),),
            age=(15, 25),
            near=Near("hunger", 1, 10),
            words="river",
            countries=("BB",),
        )
        assert questions.counts(c, chosen).chosen == 1
        assert questions.counts(c, chosen).surely == 1
        assert questions.marks(c, chosen)["title"].to_pylist() == ["Crosses the river"]


def test_a_distance_from_what_has_no_known_end_may_be_any() -> None:
    with catalogue(
        life(
            [
                event(1, "Goes", "migration", TimeSpan(date(1998, 1, 1), None, None, None)),
                event(2, "Works", "work", in_year(2003)),
                event(3, "Studies", "education", in_year(1990)),
            ]
        )
    ) as c:
        assert keys(c, near=Near("migration", 0, 2)) == ["e2"]
        assert keys(c, near=Near("migration", 0, 2), how="surely") == []


def test_words_are_found_without_accents_in_any_quotes_and_where_they_stand() -> None:
    with catalogue(
        life(
            [
                event(1, "Café in Kraków", "work", in_year(1990)),
                event(2, "“The mother’s house”", "family", in_year(1991)),
                event(3, "어머니가 울었다", "family", in_year(1992)),
            ]
        )
    ) as c:
        assert keys(c, words="cafe KRAKOW") == ["e1"]
        assert keys(c, words="mother's") == ["e2"]
        assert keys(c, words="“the mother's”") == ["e2"]
        assert keys(c, words="어머니") == ["e3"]
        assert keys(c, words="ann") == ["e1", "e2", "e3"]  # who tells it
    text = "Cafe\u0301 Kraków: 어머니가"
    assert [text[a:b] for a, b in found_in(text, "café krakow 어머니")] == [
        "Cafe\u0301", "Kraków", "어머니",
    ]  # fmt: skip
    assert found_in("a river", "river riverbed a") == [(0, 1), (2, 7)]
