"""What tells an event and what does not: invented texts in every shape people tell in."""

from __future__ import annotations

from pathlib import Path

import pytest
from events_telling import find, lived, only, plain, read_text, told
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import events, model


@pytest.mark.parametrize(
    "text",
    [
        "By 2040 there will be a bridge here.",
        "I may go back in 2030.",
        "If they had caught me in 1983 I would have died.",
        "Did they let you go in 1983?",
        "We work eleven hours a day.",
        "The rent was forty marks in 1931.",
        "The village had eleven houses in 1950.",
        'They shouted, "Forward to 1960!"',
        "I thought about home in 1951.",
        "There is a man here who was in Chad for nine years.",
        "I did not sing in 1974.",
        "The paper has printed this column since 2009.",
        "Every autumn the roads close.",
    ],
)
def test_forecasts_questions_prices_and_general_truths_are_no_events(text: str) -> None:
    assert told(text) == ()


def test_one_event_for_each_dated_clause() -> None:
    found = lived("I enlisted in 1951, was wounded in June 1952 and came home in 1953.")
    assert [m.title for m in found] == ["Enlists", "Wounded", "Comes home"]


def test_the_quote_is_the_clause_and_its_time() -> None:
    mention = only("The winter was mild, but in March 1961 my brother was arrested at the mill.")
    assert mention.passage.quote == "in March 1961 my brother was arrested at the mill"


def test_both_ends_in_one_clause_are_one_event() -> None:
    mention = only("From 1950 to 1956 I worked in a tannery.")
    assert len(mention.expressions) == 2


def test_a_stated_duration_is_an_event_of_its_own() -> None:
    mention = only("After nine months in Lagos, we had no money left.")
    assert (mention.title, mention.lasting) == ("In Lagos", True)


def test_a_gapped_second_half_is_an_event_of_its_own() -> None:
    found = lived("Our first son was born in 1960 and the second three years later.")
    assert [m.title for m in found] == ["First son born", "Second son born"]


def test_an_age_dates_what_is_told_with_it() -> None:
    mention = only("I was eleven when my father lost his shop.")
    assert (mention.title, mention.person) == ("Father loses his shop", "father")
    assert len(mention.expressions) == 1


def test_an_age_told_behind_an_event_joins_it() -> None:
    mention = only("They sent me to the quarry in May 1963. I was fifteen.")
    assert len(mention.expressions) == 2
    assert [passage.quote for passage in mention.also] == ["I was fifteen"]


def test_the_main_clause_takes_the_time_of_its_when_clause() -> None:
    assert only("I was at sea when my mother died in 1971.").title == "Mother dies"
    assert only("I came down from the roof when the tanks left in May 1944.").title.startswith(
        "Comes down"
    )


def test_how_long_it_took_dates_what_was_reached() -> None:
    assert only("It took seven months before I saw the coast.").title == "Sees the coast"
    assert only("It took us nine days to reach Bremen.").title == "Reaches Bremen"


def test_a_turning_point_needs_no_time_words() -> None:
    found = lived("I left school. Then I married a baker from the next village.")
    assert [m.title for m in found] == ["Leaves school", "Marries a baker from the next village"]
    assert all(m.expressions == () for m in found)


def test_a_step_that_is_no_turning_point_needs_a_time() -> None:
    assert told("I looked out of the window. The dog barked.") == ()


def test_the_same_event_told_twice_is_one_with_two_passages() -> None:
    mention = only("I was born in 1950 in Oran.\nYes, I was born in Oran, in a room above a café.")
    assert len(mention.also) == 1


def test_a_date_told_later_reaches_back() -> None:
    mention = only("My mother sold bread at the gate. That was in 1962.")
    assert mention.title == "Mother sells bread at the gate"


def test_what_came_before_and_what_came_after() -> None:
    first, second = lived("I came home in 1956. My father had died in 1951.")
    assert not first.before and second.before
    assert only("Then, in 1957, I moved to Ghent.").after


def test_what_still_goes_on() -> None:
    mention = only("I have lived in Ghent since 1957.")
    assert mention.ongoing and mention.lasting


def test_the_beginning_and_the_end_of_something_longer() -> None:
    assert only("In 1957 I began to work at the docks.").edge == "begin"
    assert only("In 1959 I stopped working at the docks.").edge == "end"


# --- the shapes of testimonies ------------------------------------------------------------------


def test_a_column_with_head_and_foot(tmp_path: Path) -> None:
    _, found = read_text(
        tmp_path,
        "The Harbour Letters\n\nWhat the tide took\n\nBy Ines Duarte\n\n3 May 2011\n\n"
        "I was born in Olinda in 1948. In 1964, at sixteen, I was sent to an aunt in Recife.\n\n"
        "Edited by the desk. (c) 2011. First printed in No. 1948.\n",
    )
    assert found.narrator == "Ines Duarte"
    assert [m.title for m in found.mentions] == ["Born in Olinda", "Sent to an aunt in Recife"]


def test_a_profile_is_about_the_person_profiled(tmp_path: Path) -> None:
    _, found = read_text(
        tmp_path,
        "The clockmaker\n\nBy our reporter\n\n"
        "Tomas Reyes, 70, opens his shop at nine. He was born in Cebu in 1941. His father was "
        "killed in 1944. Reyes left for Hawaii in 1962, he says, and married there in 1965. "
        '"In 1970 I came back with one suitcase," he says.\n',
    )
    titles = [m.title for m in found.mentions]
    assert titles == [
        "Born in Cebu",
        "Father killed",
        "Leaves for Hawaii",
        "Marries there",
        "Comes back with one suitcase",
    ]
    assert found.narrator == "Tomas Reyes"


def test_an_answer_of_time_words_tells_what_was_asked(tmp_path: Path) -> None:
    _, found = read_text(
        tmp_path,
        "Interview 3\nInterviewer: M. Interviewee: Ruth Adeyemi\n\n"
        "M: When did you leave Jos?\n\nADEYEMI: In 1967.\n\n"
        "M: How long did you stay in the camp?\n\nADEYEMI: Two years. It rained a lot.\n\n"
        "M: And then?\n\nADEYEMI: Nothing for a long time.\n",
    )
    assert [m.title for m in found.mentions] == ["Leaves Jos", "Stays in the camp"]
    assert found.narrator == "Ruth Adeyemi"


def test_an_affidavit_with_numbered_paragraphs(tmp_path: Path) -> None:
    testimony, found = read_text(
        tmp_path,
        "AFFIDAVIT\n\nI, Pedro Luna, of Salta, state:\n\n"
        "1. I was born on 4 July 1950.\n\n"
        "2. In March 1976 I was detained. I was held for nine weeks.\n\n"
        "3. My brother was detained in the same month and has not been seen since.\n\n"
        "Sworn at Salta this 2nd day of May 1985. Form 1976-B.\n",
    )
    titles = [m.title for m in found.mentions]
    assert titles == ["Born", "Detained", "Held for nine weeks", "Brother detained"]
    for mention in found.mentions:
        passage = mention.passage
        assert testimony.text[passage.start : passage.end] == passage.quote


def test_a_diary_tells_on_the_day_of_its_entry(tmp_path: Path) -> None:
    _, found = read_text(
        tmp_path,
        "FROM A DIARY\n\n5 May 1945\nThey opened the gate. Nobody moved at first.\n\n"
        "9 May 1945\nYesterday a doctor looked at my foot.\n\n"
        "20 May 1945\nBread, and sun on the wall.\n",
    )
    first, second = found.mentions
    assert first.entry == "1945-05-05" and first.expressions == ()
    assert second.entry == "1945-05-09" and len(second.expressions) == 1


def test_a_subtitle_runs_over_lines_but_never_over_a_timecode(tmp_path: Path) -> None:
    testimony, found = read_text(
        tmp_path,
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:05.000\nI was born in Split\nin 1939. My father\n\n"
        "2\n00:00:05.500 --> 00:00:09.000\nwas drowned in 1944,\noff the islands.\n",
        ".vtt",
    )
    born, drowned = found.mentions
    assert born.passage.quote == "I was born in Split\nin 1939"
    assert drowned.title == "Father drowned off the islands" or drowned.title == "Father drowned"
    for mention in found.mentions:
        assert "-->" not in mention.passage.quote
        assert any(
            p.start <= mention.passage.start and mention.passage.end <= p.end
            for p in testimony.paragraphs
        )


# --- what holds for every text ------------------------------------------------------------------


def test_a_language_without_a_module_finds_nothing() -> None:
    testimony = model.Testimony(id="x", title="", text="In 1950.", paragraphs=(), language="xx")
    assert events.find(testimony, (), ()).mentions == ()


PIECES = [
    "I was born in 1950.", "In May 1961 my father was arrested", "and", "when I was nine,",
    "we left for Oslo", "(", "\"", "—", "three years later", "?", "1. ", "He said that", "who",
    "by 2040", "My sister", ";", "never", "since 1980", "\n",
]  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_passages_lie_in_the_text_and_titles_are_short(pieces: list[str]) -> None:
    testimony = plain(" ".join(pieces))
    found = find(testimony).mentions
    assert len({m.title.lower() for m in found}) == len(found)
    for mention in found:
        assert 0 < len(mention.title) <= 80
        for passage in (mention.passage, *mention.also):
            assert passage.start < passage.end
            assert testimony.text[passage.start : passage.end] == passage.quote


def test_a_question_may_have_a_subject_of_its_own(tmp_path: Path) -> None:
    _, found = read_text(
        tmp_path,
        "Interview\nInterviewer: M. Interviewee: Ruth Adeyemi\n\n"
        "M: When did your father die?\n\nADEYEMI: In 1967.\n\n"
        "M: You left more than once?\n\nADEYEMI: Twice. In 1970 and again in 1974.\n\n"
        "M: Do you sing?\n\nADEYEMI: On 11 May.\n",
    )
    first, second, third = found.mentions
    assert (first.title, first.person) == ("Father dies", "father")
    assert [second.title, third.title] == ["Leaves", "Leaves again"]
