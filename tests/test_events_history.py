"""What befell everybody is history; what befell the narrator's own is the life."""

from __future__ import annotations

import pytest
from events_telling import only, told


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("In 1941 the city fell.", "war"),
        ("In 1952 the pit closed.", "economy"),
        ("In 1971 the river broke its banks.", "disaster"),
        ("In 1980 electricity came to the valley.", "technology"),
        ("In 1969 a decree forbade private trade.", "law"),
        ("In 1949 the army occupied our town.", "war"),
    ],
)
def test_what_befell_everybody_is_history(text: str, category: str) -> None:
    found = only(text)
    assert (found.scope, found.category) == ("context", category)


@pytest.mark.parametrize(
    "text",
    [
        "In 1961 the clinic where I worked was closed.",
        "In 1952 the soldiers took my uncle.",
        "In 1962 our house was flooded.",
    ],
)
def test_what_befell_the_narrators_own_is_the_life(text: str) -> None:
    assert only(text).scope == "life"


def test_forebears_of_a_generation_earlier_are_history_where_no_birth_is_told() -> None:
    early, late = told("My grandfather had built a boatyard in 1921. I left school in 1955.")
    assert (early.scope, late.scope) == ("context", "life")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("In 1961 I had my appendix out.", "health"),
        ("In 1963 I was cleared of all charges.", "arrest"),
        ("In 1972 I handed in my party card.", "belief"),
        ("In 1974 I majored in biology.", "education"),
        ("In 1990 my claim was granted.", "resettlement"),
    ],
)
def test_general_words_speak_where_the_sure_cues_are_silent(text: str, category: str) -> None:
    assert only(text).category == category
