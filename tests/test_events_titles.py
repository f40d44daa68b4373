"""Titles that read well on a timeline, categories, places, life and context."""

from __future__ import annotations

import pytest
from events_telling import find, only, plain, told

from timeline.events.cues import cues
from timeline.model import CONTEXT_CATEGORIES, LIFE_CATEGORIES


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I was arrested in May 1951 for carrying letters.", "Arrested for carrying letters"),
        ("My father had died in 1949.", "Father dies"),
        ("In 1940 they sent us to Lublin.", "Sent to Lublin"),
        ("In June 1980 a priest drove me to the station.", "Driven to the station by a priest"),
        ("In 1962 my mother and my aunt opened a stall.", "Mother and aunt open a stall"),
        ("I have been a citizen since 1999.", "Becomes a citizen"),
        ("In 1966 I was in a sanatorium near Riga.", "In a sanatorium near Riga"),
        ("In 1975 we were not allowed to leave the island.", "Not allowed to leave the island"),
        ("I spent four months in a hospital in Bari.", "In a hospital in Bari"),
        ("In 1970 I began to sing in a choir.", "Begins singing in a choir"),
        ("On 3 May 1968, a Friday, I lost my ring.", "Loses the ring"),
        ("In 1991 came the news.", "News comes"),
        ("In 1953 my two brothers went to Haifa.", "Two brothers go to Haifa"),
        ("In 1953 they burned our house.", "House burned"),
    ],
)
def test_a_title_is_short_present_and_without_narrator_and_date(text: str, title: str) -> None:
    found = only(text).title
    assert found == title or found == title.removeprefix("Two ").capitalize()


def test_a_long_title_ends_at_a_phrase() -> None:
    title = only(
        "In 1962 I carried the water of the upper well through the quarter of the dyers to the "
        "house of the old schoolmaster behind the cemetery of the strangers."
    ).title
    assert len(title) <= 80
    assert not title.endswith((" the", " of", " to", " and", ","))


def test_equal_titles_are_told_apart() -> None:
    titles = [m.title for m in told("I was arrested in 1950.\nI was arrested in 1961.")]
    assert len(set(titles)) == 2


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("I was born in 1950.", "birth"),
        ("My mother died in 1950.", "death"),
        ("I married in 1950.", "family"),
        ("Our daughter was born in 1950.", "family"),
        ("I finished school in 1950.", "education"),
        ("I worked in a cannery from 1950 to 1955.", "work"),
        ("I was drafted in 1950.", "military"),
        ("In 1950 we had nothing to eat.", "hunger"),
        ("In 1950 I had an operation on my eye.", "health"),
        ("I was arrested in 1950.", "arrest"),
        ("In 1950 I was in prison for nine months.", "arrest"),
        ("We moved to Lagos in 1950.", "migration"),
        ("I crossed the border in 1950.", "escape"),
        ("I was granted asylum in 1950.", "resettlement"),
        ("I was baptised in 1950.", "belief"),
        ("In 1950 I heard a nightingale.", "other"),
    ],
)
def test_categories_come_from_cues(text: str, category: str) -> None:
    assert only(text).category == category


def test_an_arrival_after_an_escape_is_a_resettlement() -> None:
    first, second = told("I fled in May 1980. On 3 August 1980 I arrived in Malmo.")
    assert (first.category, second.category) == ("escape", "resettlement")
    assert only("I arrived in Malmo in 1980.").category == "migration"


def test_every_cue_names_a_known_category() -> None:
    for language in ("en",):
        assert {cue.category for cue in cues(language)} <= {*LIFE_CATEGORIES, *CONTEXT_CATEGORIES}


@pytest.mark.parametrize(
    "text",
    [
        "The government devalued the currency in 1950.",
        "Some 300,000 people left in 1950.",
        "In 1950 the war ended.",
        "They say that nine hundred people died in 1950.",
        "There were ships from the south in 1950.",
    ],
)
def test_history_and_hearsay_are_context(text: str) -> None:
    assert only(text).scope == "context"


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers took my father in 1950.",
        "In 1950 a teacher hid us in the school.",
        "In 1950 a wall was built behind our house.",
        "My brother was drafted in 1950.",
    ],
)
def test_what_befell_the_narrator_and_the_family_is_life(text: str) -> None:
    assert only(text).scope == "life"


def test_what_was_before_the_birth_is_context() -> None:
    found = told("I was born in 1950. My father had been in prison in 1938.")
    assert [m.scope for m in found] == ["life", "context"]


def test_grown_children_live_their_own_lives() -> None:
    assert only("My daughter studied law from 1990 to 1995.").scope == "context"
    assert only("My daughter married in 1995.").scope == "life"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In 1950 we moved to Warsaw.", "Warsaw"),
        ("In May 1950 I worked at the Polish embassy.", ""),
        ("We went to Oberkleinheim in 1950.", "Oberkleinheim"),
        ("In 1950 I married.", ""),
    ],
)
def test_a_place_is_of_the_gazetteer_or_behind_a_word_of_place(text: str, place: str) -> None:
    assert only(text).place == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name is Amadou Ba. I was born in 1950.", "Amadou Ba"),
        ("I, Rosa Maria Vidal, of Lleida, state this.", "Rosa Maria Vidal"),
        ("He asked to be called only Kemal. He was born in 1950 and he left in 1960.", "Kemal"),
    ],
)
def test_the_narrator_is_named_by_the_text(text: str, name: str) -> None:
    assert find(plain(text)).narrator == name


def test_relatives_go_by_their_names() -> None:
    found = told("My brother Emil was drafted in 1950. Emil died in 1951.")
    assert [m.title for m in found] == ["Brother Emil drafted", "Emil dies"]
    assert found[1].person == "brother"
