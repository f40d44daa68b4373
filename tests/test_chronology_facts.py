"""What is known from outside the text: births, deaths and events by their words."""

from __future__ import annotations

from chronology_telling import BORN, age, later, s, tell, year

from timeline.model import KnownFact


def test_a_fact_about_an_event_dates_the_one_that_its_words_match() -> None:
    fact = KnownFact("event", "1994-03", source="a ship's list", match="sailed")
    life = tell(
        s("In 1993 I sold the house.", year("1993", 1993)),
        s("Then we sailed.", after=True),
        s("Two years later I came back.", later("Two years later", 2)),
        facts=(fact,),
    )
    assert [e.edtf for e in life.events] == ["1993", "1994-03", "1996"]
    sailed = life.events[1]
    assert sailed.basis == "explicit" and "a ship's list" in sailed.reasons[0].says


def test_a_fact_that_matches_nothing_changes_nothing() -> None:
    told = s("In 1993 I sold the house.", year("1993", 1993))
    fact = KnownFact("event", "1994-03", match="no such words")
    assert tell(told, facts=(fact,)).events == tell(told).events


def test_the_death_of_the_narrator_dates_only_the_narrators_death() -> None:
    fact = KnownFact("death", "2010-10-10", source="a newspaper")
    life = tell(
        BORN,
        s(
            "My father died when I was nine.",
            age("I was nine", 9),
            category="death",
            person="father",
        ),
        s("He died in 2010.", year("2010", 2010), category="death"),
        facts=(fact,),
    )
    assert [e.edtf for e in life.events] == ["1960", "[1969..1970]", "2010-10-10"]


def test_a_wrong_birth_contradicts_an_age_beside_a_date() -> None:
    told = s("In 1980 I was sixteen.", year("1980", 1980), age("I was sixteen", 16))
    right = tell(told, facts=(KnownFact("birth", "1963-12"),))
    assert not right.conflicts and right.events[0].edtf == "1980"
    wrong = tell(told, facts=(KnownFact("birth", "1950", source="a card"),))
    assert wrong.events[0].edtf == "1980"
    assert wrong.conflicts[0].events == ("e1",) and "a card" in wrong.conflicts[0].why
