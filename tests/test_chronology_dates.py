"""From time words to dated events: shapes, relations, antecedents, conflicts, reasons, facts."""

from __future__ import annotations

from datetime import date as Day

import pytest
from chronology_telling import (
    BORN,
    MARCH,
    SIXTIES,
    Words,
    age,
    day,
    edtf_of,
    event,
    later,
    long,
    s,
    tell,
    window,
    year,
)

from timeline.chronology import date
from timeline.model import (
    BOUNDS,
    Age,
    Anchored,
    Calendar,
    KnownFact,
    Lasting,
    Mention,
    Passage,
    Quantity,
    Shift,
    TimelineError,
)


def test_a_year_is_that_year_and_says_so() -> None:
    life = tell(s("In 1975 we moved.", year("1975", 1975)))
    moved = event(life, 1)
    assert moved.edtf == "1975" and moved.basis == "explicit"
    assert moved.reasons[0].says == "In 1975: 'In 1975' (paragraph 1)."
    assert {r.bound for r in moved.reasons} == set(BOUNDS)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        (year("1975", 1975, "since"), "1975"),
        (later("two years later", 2), "1962"),
        (later("three weeks later", 3, "week"), "[1960-01-19..1961-01-24]"),
        (later("six months later", 6, "month"), "[1960-07..1961-06]"),
        (Words("the next spring", Shift(1, "told", landing="spring")), "[1960-03..1961-05]"),
        (Words("the following year", Shift(1, "told", landing="year")), "1961"),
        (Words("that November", Shift(0, "told", landing="november")), "1960-11"),
        (age("at nine", 9), "[1969..1970]"),
        (Words("I had just turned nine", Age(9, 9, "just", "i")), "[1969-01-01..1970-02-11]"),
        (Words("the year I turned nine", Age(9, 9, "turned", "i")), "1969"),
        (Words("in fourth grade", Age(9, 10, "grade", "i")), "[1969..1970]"),
    ],
)
def test_words_that_count_from_a_birth_or_the_event_before(words: Words, edtf: str) -> None:
    assert edtf_of(BORN, s(f"It happened {words.text}.", words))[1] == edtf


def test_korean_counting_ages_and_ages_that_may_be_either() -> None:
    counting = Words("nine by our count", Age(9, 9, "counting", "i"))
    either = Words("nine", Age(9, 9, "ambiguous", "i"))
    assert edtf_of(BORN, s("I was nine by our count.", counting))[1] == "1968"
    assert edtf_of(BORN, s("I was nine then.", either))[1] == "[1968..1970]"


def test_a_duration_begins_where_the_story_stands() -> None:
    life = tell(
        s("On 3 May 1990 I was hired.", day("3 May 1990", Day(1990, 5, 3))),
        s("I worked there for four years.", long("four years", 4), lasting=True),
        s("Then I left.", after=True),
    )
    assert event(life, 2).edtf == "1990-05-03/1994" and event(life, 2).basis == "duration"
    assert event(life, 3).edtf == "1994"


def test_about_a_year_and_a_half_is_fifteen_to_twenty_one_months() -> None:
    amount = Quantity(1, 1, "year", "about", 6)
    words = Words("About a year and a half", Lasting(amount))
    life = tell(
        s(
            "In March 1990 I came.",
            MARCH,
        ),
        s("About a year and a half I stayed.", words, lasting=True),
    )
    assert event(life, 2).span.bounds[2:] == (Day(1991, 6, 1), Day(1991, 12, 31))


def test_a_time_that_opens_a_sentence_ends_with_what_the_sentence_tells() -> None:
    text = "After a year of waiting, I crossed in 1999."
    waiting = Words("a year", Lasting(Quantity(1, 1, "year")), relation="after")
    crossed = s(text, waiting, year("1999", 1999))
    told = tell(crossed)
    passages = [Passage(0, 23, text[:23]), Passage(25, 42, text[25:42])]
    waited, went = (
        Mention(f"e{n}", passage, passage.quote, "escape", "life", n, (n,), lasting=n == 0)
        for n, passage in enumerate(passages)
    )
    life = date(told.testimony, told.expressions, [waited, went], ())
    assert [e.edtf for e in life.events] == ["1998/1999", "1999"]


def test_since_still_going_on_stays_open() -> None:
    life = tell(
        s("I have lived here since 1998.", year("1998", 1998, "since"), lasting=True, ongoing=True)
    )
    assert event(life, 1).edtf == "1998/.." and event(life, 1).span.ongoing


def test_until_begins_where_the_story_stands() -> None:
    assert edtf_of(
        s("In 1989 I enlisted.", year("1989", 1989)),
        s("We dug until 1993.", year("1993", 1993, "until")),
    ) == ["1989", "1989/1993"]


def test_by_is_open_before_unless_the_story_closes_it() -> None:
    assert edtf_of(
        s("In 1989 I came.", year("1989", 1989)),
        s("By 1993 I spoke it.", year("1993", 1993, "by")),
    ) == ["1989", "[1989..1993]"]


def test_not_before_and_no_later_than_are_two_limits() -> None:
    since, by = year("2000", 2000, "since"), year("2002", 2002, "by")
    assert edtf_of(s("Not before 2000 and no later than 2002.", since, by)) == ["[2000..2002]"]


def test_two_dates_in_two_clauses_of_what_lasted_are_its_ends() -> None:
    life = tell(
        BORN,
        s(
            "I was hired at sixteen and I was still there, an aide by then, in 1994.",
            age("at sixteen", 16), year("1994", 1994), lasting=True,
        ),
    )  # fmt: skip
    assert event(life, 2).span.bounds == (
        Day(1976, 1, 1), Day(1977, 12, 31), Day(1994, 1, 1), Day(1994, 12, 31)
    )  # fmt: skip
    assert not life.conflicts


def test_an_event_counts_from_the_event_that_its_words_name() -> None:
    wedding = "Three months after the wedding he fell ill."
    married = "I married in March 1990."
    van = "In 1995 I learned to drive, to my own surprise, and bought a van."
    at = len(married) + len(van) + 2 + wedding.index("the wedding")
    shift = Shift(1, "event", Quantity(3, 3, "month"), event=(at, at + len("the wedding")))
    life = tell(
        s(married, MARCH, category="family"),
        s(van, year("1995", 1995)),
        s(wedding, Words("Three months after the wedding", shift)),
    )
    assert event(life, 3).edtf == "1990-06"
    assert event(life, 3).reasons[0].uses == ("e1",)


def test_a_look_back_does_not_move_the_story() -> None:
    life = tell(
        s("In 1997 I crossed.", year("1997", 1997)),
        s("My father had died in 1990.", year("1990", 1990), before=True, person="father"),
        s("Two years later I was caught.", later("Two years later", 2)),
    )
    assert event(life, 3).edtf == "1999"


def test_a_winter_is_the_one_that_the_rest_of_the_story_allows() -> None:
    winter = Words(
        "the winter of 1971", Calendar(), Day(1971, 12, 1), Day(1972, 2, 29), value="1971-WI"
    )
    born = s("He was born in the winter of 1971.", winter, category="birth")
    assert edtf_of(born) == ["1971-24"]
    now = s("He is now 45.", age("45", 45, "he"), event=False)
    assert edtf_of(born, now, told="2016-11-30") == ["[1971-01..1971-02]"]


def test_a_date_without_a_year_takes_the_year_that_the_story_is_in() -> None:
    words = Words("9 April", Calendar("year"), Day(2001, 4, 9), Day(2001, 4, 9))
    assert edtf_of(
        s("On 6 April 1994 we heard it.", day("6 April 1994", Day(1994, 4, 6))),
        s("On 9 April we fled.", words),
        s("In 1995 we came back.", year("1995", 1995)),
    )[1] == "1994-04-09"  # fmt: skip


def test_ages_that_stand_alone_tie_a_birth_to_the_event_before() -> None:
    life = tell(
        s("I was born in the sixties.", SIXTIES, category="birth"),
        s("In 1980 we fled.", year("1980", 1980)),
        s("I was sixteen.", age("I was sixteen", 16), event=False),
    )  # fmt: skip
    born = event(life, 1)
    assert born.edtf == "[1963..1964]"
    assert born.reasons[0].says == (
        "Born between 1963 and 1964: 'I was sixteen' (paragraph 3), "
        "counted from “In 1980 we fled”, in 1980."
    )
    assert "e2" in born.reasons[0].uses


def test_an_age_that_cannot_be_true_is_a_conflict_and_does_not_spread() -> None:
    life = tell(
        s("I was born in 1971.", year("1971", 1971), category="birth"),
        s("In 1989 I enlisted.", year("1989", 1989)),
        s("I was sixteen.", age("I was sixteen", 16), event=False),
        s("I married at thirty.", age("at thirty", 30)),
    )
    (conflict,) = life.conflicts
    assert conflict.events == ("e1", "e2")
    assert [p.quote for p in conflict.passages] == ["1971", "1989", "I was sixteen"]
    assert [e.edtf for e in life.events] == ["1971", "1989", "[2001..2002]"]


def test_two_dates_of_one_event_are_a_conflict_and_its_own_passage_stays() -> None:
    attack, record = day("13 April 1994", Day(1994, 4, 13)), day("15 April 1994", Day(1994, 4, 15))
    told = tell(s("The attack was on 13 April 1994.", attack), s("It says 15 April 1994.", record))
    one, other = told.events
    mention = Mention(
        "e1", one.passage, "Attack", "other", "life", 1, (0, 1), also=(other.passage,)
    )
    life = date(told.testimony, told.expressions, [mention], ())
    assert life.conflicts[0].events == ("e1",)
    assert len(life.conflicts[0].passages) == 2
    assert event(life, 1).edtf == "1994-04-13"


def test_a_second_date_of_one_clause_that_disagrees_dates_something_else() -> None:
    life = tell(
        s("It burned in 1959 and in 1960 they rebuilt it.", year("1959", 1959), year("1960", 1960))
    )
    assert event(life, 1).edtf == "1959" and not life.conflicts


def test_a_right_fact_narrows_what_depends_on_it() -> None:
    fact = KnownFact("birth", "1960-11", source="the parish register")
    told = (BORN, s("I was nine when he died.", age("nine", 9)))
    assert edtf_of(*told)[1] == "[1969..1970]"
    life = tell(*told, facts=(fact,))
    assert [e.edtf for e in life.events] == ["1960-11", "[1969-11..1970-11]"]
    assert "the parish register" in life.events[0].reasons[0].says
    assert not life.conflicts


def test_a_wrong_fact_is_a_conflict_and_narrows_nothing() -> None:
    fact = KnownFact("birth", "1950", source="a register")
    told = (BORN, s("I was nine when he died.", age("nine", 9)))
    life = tell(*told, facts=(fact,))
    assert [e.edtf for e in life.events] == edtf_of(*told)
    assert life.conflicts[0].events == ("e1",) and "a register" in life.conflicts[0].why


def test_a_fact_without_a_told_birth_ties_the_ages() -> None:
    life = tell(
        s("I was nine when he died.", age("nine", 9)), facts=(KnownFact("birth", "1960", "x"),)
    )
    assert life.events[0].edtf == "[1969..1970]"
    assert life.birth == "" and life.no_birth == "The text tells ages but no birth."


def test_a_fact_that_is_no_date_is_one_clear_line() -> None:
    with pytest.raises(TimelineError, match=r"life\.txt: known_facts"):
        tell(BORN, facts=(KnownFact("birth", "the sixties"),))


def test_nothing_happens_after_it_was_told() -> None:
    life = tell(
        s("In 2015 I came.", year("2015", 2015)), s("I became a citizen."), told="2019-03-01"
    )
    assert event(life, 2).span.bounds == (Day(2015, 1, 1), Day(2019, 3, 1)) * 2
    assert event(life, 2).basis == "inferred"


def test_an_anchor_names_its_row() -> None:
    died = window("the year he died", Day(1994, 1, 1), Day(1994, 12, 31), Anchored("a-death"))
    life = tell(s("In the year he died I left.", died))
    assert life.events[0].basis == "anchor" and "a-death" in life.events[0].reasons[0].uses


def test_a_life_without_words_of_time_is_still_a_life() -> None:
    life = tell(s("I left."), s("I came back."), told="")
    assert [e.span.bounds for e in life.events] == [(None,) * 4] * 2
    assert life.no_birth == "The text tells neither a birth nor a date for it."


def test_a_diary_entry_dates_what_has_no_words_of_its_own() -> None:
    decided = s("I have decided.", entry="2008-02-02")
    assert tell(decided, kind="diary").events[0].edtf == "2008-02-02"
    assert tell(decided, kind="interview").events[0].edtf == "[..2020-06]"


def test_what_is_still_to_come_is_no_event() -> None:
    life = tell(
        s("By 2030 we shall see.", year("2030", 2030)), s("In 2015 I came.", year("2015", 2015))
    )
    assert [e.edtf for e in life.events] == ["2015"] and not life.conflicts
