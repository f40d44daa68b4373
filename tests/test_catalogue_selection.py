"""A selection, its address and its sentence: one record a filter for page and command line."""

from __future__ import annotations

import csv
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.catalogue import (
    FILTERS,
    HOWS,
    KINDS,
    Near,
    Phrases,
    Selection,
    from_address,
    read_address,
    sentence,
    to_address,
)
from timeline.catalogue.life_summary import KEYS as LIFE_KEYS
from timeline.catalogue.phrases import KEYS, period_ends
from timeline.catalogue.searching import searched
from timeline.catalogue.spans import CERTAINTIES
from timeline.model import LIFE_CATEGORIES, TimelineError
from timeline.packs import data_folder
from timeline.periods import Period

_texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
_names = st.lists(_texts.map(str.strip).filter(bool), max_size=3, unique=True).map(tuple)
_days = st.dates(date(1850, 1, 1), date(2100, 12, 31))
_periods = st.lists(
    st.tuples(_days, st.integers(0, 20000)).map(
        lambda told: Period(told[0], told[0] + timedelta(days=told[1]))
    ),
    max_size=3,
    unique=True,
).map(tuple)
_years = st.tuples(st.integers(-150, 150), st.integers(-150, 150)).map(
    lambda ends: (min(ends), max(ends))
)


def _some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


selections = st.builds(
    Selection,
    periods=_periods,
    how=st.sampled_from(HOWS),
    scope=st.sampled_from([("life",), ("context",), ("life", "context")]),
    narrators=_names,
    categories=_some(LIFE_CATEGORIES),
    layers=_names,
    places=_names,
    countries=_names,
    certainty=_some(CERTAINTIES),
    basis=_names,
    disputed=st.none() | st.booleans(),
    conflict=st.none() | st.booleans(),
    leave_out=_names,
    age=st.none() | _years,
    near=st.none()
    | st.builds(lambda kind, years: Near(kind, *years), st.sampled_from(KINDS), _years),
    words=_texts.map(str.strip),
)


# --- The address --------------------------------------------------------------------------------


@given(selections)
def test_the_address_says_the_whole_selection(selection: Selection) -> None:
    assert from_address(to_address(selection)) == selection
    assert from_address("?" + to_address(selection)) == selection


def test_an_address_is_short_and_can_be_read_by_people() -> None:
    chosen = Selection(
        periods=(
            Period(date(1996, 1, 1), date(1998, 12, 31)),
            Period(date(2001, 3, 1), date(2001, 3, 31)),
        ),
        how="surely",
        categories=("work", "escape"),
        places=("Aldburg, North",),
        age=(10, 15),
        near=Near("leaving", 0, 2),
    )
    assert to_address(chosen) == (
        "how=surely&periods=1996..1998,2001-03&categories=work,escape"
        "&places=Aldburg%252C%20North&age=10..15&near=leaving:0..2"
    )
    assert to_address(Selection()) == ""


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("periods=1998..1996", "begins before it ends"),
        ("periods=soon", "not a period such as 1996..1998"),
        ("periods=1996...", "not a period"),
        ("how=perhaps", "one of may, surely"),
        ("categories=hunger,joy", "joy is not one of birth, family"),
        ("certainty=minute", "minute is not one of day, month"),
        ("disputed=maybe", "yes or no"),
        ("age=old", "whole years"),
        ("age=15..10", "must not be above the second"),
        ("age=1..999", "above 150"),
        ("near=lunch:0..2", "lunch is not one of"),
        ("near=leaving", "whole years"),
        ("periods=" + ",".join(str(year) for year in range(1900, 1921)), "more than 20 periods"),
        ("places=" + ",".join(map(str, range(501))), "more than 500 values"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_still_holds(address: str, fault: str) -> None:
    with pytest.raises(TimelineError, match=fault):
        from_address(address)
    selection, faults = read_address(f"words=rice&{address}&zoom=3")
    assert selection == Selection(words="rice")
    assert len(faults) == 1 and address.partition("=")[0] in faults[0]


def test_names_that_are_not_filters_are_passed_over() -> None:
    assert from_address({"event": "t:e1", "lang": "ko", "words": ""}) == Selection()


# --- The filters --------------------------------------------------------------------------------


def test_every_filter_has_its_field_and_every_field_its_filter() -> None:
    names = {each.name for each in fields(Selection)} - {"how"}
    assert {each.name for each in FILTERS} == names


def test_clearing_filters_leaves_the_others() -> None:
    chosen = Selection(words="rice", categories=("hunger",), how="surely")
    assert chosen.changed() == ("how", "categories", "words")
    assert chosen.without("words") == Selection(categories=("hunger",), how="surely")
    assert chosen.without() == Selection()
    assert not chosen.by_time and replace(chosen, age=(1, 2)).by_time


def test_words_are_searched_one_by_one_and_quoted_ones_together() -> None:
    assert searched('Rice "the  RIVER" rice') == ("rice", "the  river")
    assert searched("강을 건넜다") == ("강을", "건넜다")
    assert searched("  ") == ()


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        (date(1996, 1, 1), date(1998, 12, 31), ("1996", "1998")),
        (date(1996, 1, 1), date(1998, 7, 31), ("1996-01", "1998-07")),
        (date(1996, 2, 1), date(1996, 2, 29), ("1996-02", "1996-02")),
        (date(1996, 1, 2), date(1998, 12, 31), ("1996-01-02", "1998-12-31")),
        (date(1, 1, 1), date(9999, 12, 31), ("0001", "9999")),
    ],
)
def test_a_period_is_written_as_widely_as_it_was_chosen(
    first: date, last: date, ends: tuple[str, str]
) -> None:
    assert period_ends(Period(first, last)) == ends


# --- The sentence -------------------------------------------------------------------------------


def words_of(language: str) -> dict[str, str]:
    path: Path = data_folder() / "interface" / f"{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["text"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_both_languages_have_every_word_that_a_selection_needs(language: str) -> None:
    words = words_of(language)
    missing = [key for key in (*KEYS, *LIFE_KEYS) if key not in words]
    assert not missing


FULL: dict[str, Any] = {
    "periods": (Period(date(1996, 1, 1), date(1998, 12, 31)),),
    "scope": ("context",),
    "narrators": ("ann",),
    "categories": ("hunger", "work"),
    "layers": ("land",),
    "places": ("Aldburg",),
    "countries": ("AA",),
    "certainty": ("day",),
    "basis": ("age",),
    "disputed": True,
    "conflict": False,
    "leave_out": ("torture",),
    "age": (10, 15),
    "near": Near("leaving", 0, 2),
    "words": "river",
}


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("how", HOWS)
def test_every_filter_can_be_said(language: str, how: Any) -> None:
    phrases = Phrases(words_of(language), language, {"ann": "Ann Example"})
    said = sentence(Selection(**FULL, how=how), phrases)
    for part in ("1996", "1998", "Ann Example", "Aldburg", "10", "15", "river"):
        assert part in said
    assert "{" not in said
    assert sentence(Selection(), phrases) == words_of(language)["selection.everything"]


@pytest.mark.parametrize(
    ("language", "said", "where"),
    [("en", "n1, n2, n3 or 47 others", "p1, p2, p3 or 4 other places"),
     ("ko", "n1, n2, n3 외 47명", "p1, p2, p3 외 4곳")],
)  # fmt: skip
def test_of_many_values_a_few_are_named_and_the_rest_counted(
    language: str, said: str, where: str
) -> None:
    fifty = tuple(f"n{n}" for n in range(1, 51))
    chosen = Selection(narrators=fifty, places=tuple(f"p{n}" for n in range(1, 8)))
    short = sentence(chosen, Phrases(words_of(language), language, most=6))
    assert said in short and where in short
    assert "n50" in sentence(chosen, Phrases(words_of(language), language))
    six = sentence(Selection(narrators=fifty[:6]), Phrases(words_of(language), language, most=6))
    assert "n6" in six


@pytest.mark.parametrize(("low", "high"), [(0, 2), (1, 3), (-3, -1), (-2, 2)])
def test_distance_is_said_before_after_and_around(low: int, high: int) -> None:
    phrases = Phrases(words_of("en"))
    assert "{" not in sentence(Selection(near=Near("hunger", low, high)), phrases)
