"""The narrative clock: what a story leaves out of its dates, told by invented stories."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from timeline.expressions import tag
from timeline.model import TimeExpression


@dataclass(frozen=True)
class Story:
    """What was found in a story."""

    found: tuple[TimeExpression, ...]

    def reads(self, *values: str) -> None:
        assert [e.value for e in self.found if not e.quiet] == list(values)

    def spans(self, words: str, first: str, last: str) -> None:
        span = next(e.span for e in self.found if e.text == words)
        assert span is not None
        assert (str(span.begin_of_the_begin), str(span.end_of_the_end)) == (first, last)


def story(text: str, told: str = "", kind: str = "narrative") -> Story:
    return Story(tag(text, dct=told, kind=kind))


def test_a_month_belongs_to_the_year_that_is_told() -> None:
    story("In 1951 the mill closed. In March we sold the cart.").reads("1951", "1951-03")


def test_the_year_turns_where_the_months_begin_again() -> None:
    story(
        "In October 1951 the mill closed. In December we sold the cart. In February we left."
    ).reads("1951-10", "1951-12", "1952-02")


def test_a_step_back_by_a_month_or_two_stays_in_its_year() -> None:
    story("In June 1951 the mill closed. In April they had paid us in coupons.").reads(
        "1951-06", "1951-04"
    )


def test_a_digression_in_parentheses_moves_nothing() -> None:
    story(
        "In May 1951 we left the village (my aunt had lived there until 1938). "
        "In June we found work."
    ).reads("1951-05", "1938", "1951-06")


def test_a_memory_in_the_pluperfect_moves_nothing() -> None:
    story(
        "In May 1951 we left. My uncle had gone to Manchuria in 1932. In August we found work."
    ).reads("1951-05", "1932", "1951-08")


def test_a_later_full_date_tells_the_years_before_it() -> None:
    story(
        "They held me long. In December I fell ill. In January they let me out. "
        "On 3 February 1961 I married."
    ).reads("1960-12", "1961-01", "1961-02-03")


def test_two_months_of_one_year_share_it() -> None:
    story("In April and June 1955 there were riots.").reads("1955-04", "1955-06")
    story("He was away from 26 June to 4 August 1952.").reads("1952-06-26", "1952-08-04")


def test_a_range_does_not_run_backwards() -> None:
    story(
        "On 3 March 1945 it was over. From October to February they had fought. "
        "On 9 May 1945 we danced."
    ).reads("1945-03-03", "1944-10", "1945-02", "1945-05-09")


def test_a_date_in_parentheses_tells_the_words_before_it() -> None:
    story("He ruled long. Two years later (1807) he died.").reads("1807", "1807")


def test_an_event_beside_its_date_has_that_date() -> None:
    story("On 27 June 1950, two days after the raid, the bridge was blown up.").reads(
        "1950-06-27", "1950-06-27"
    )


def test_quoted_speech_counts_from_the_story() -> None:
    story(
        'In May 1975 he spoke. "Two years ago they promised us rice," he said.', told="2009-12-19"
    ).reads("1975-05", "1973")


def test_a_narrator_counts_from_the_day_of_telling() -> None:
    story("I was born in 1950. Two years ago I retired.", told="2010-03-01").reads("1950", "2008")


def test_a_heading_names_the_years_of_its_section() -> None:
    story("2003: the fall of the city\n\nOn April 9 the city fell.").reads("2003", "2003-04-09")


def test_years_before_christ_count_backwards() -> None:
    story("In 480 BC they landed. The following year they left.").reads("BC0480", "BC0479")


def test_news_stays_with_its_day() -> None:
    story("The court ruled on Friday. In November it had refused.", "2009-03-13", "news").reads(
        "2009-03-13", "2008-11"
    )
    story("The court will rule on Friday.", "2009-03-12", "news").reads("2009-03-13")


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("the late 1950s", "1957-01-01", "1959-12-31"),
        ("early 2001", "2001-01-01", "2001-04-30"),
        ("the end of 1978", "1978-11-01", "1978-12-31"),
        ("the beginning of 1976", "1976-01-01", "1976-02-29"),
        ("the end of June 1994", "1994-06-21", "1994-06-30"),
        ("the middle of January 1945", "1945-01-11", "1945-01-20"),
        ("around 1990", "1989-01-01", "1991-12-31"),
        ("the winter of 1971", "1971-12-01", "1972-02-29"),
        ("the nineteenth century", "1801-01-01", "1900-12-31"),
        ("the first half of May 1960", "1960-05-01", "1960-05-15"),
        ("the last week of August 1950", "1950-08-25", "1950-08-31"),
        ("Ramadan 2012", "2012-07-19", "2012-08-19"),
        ("around Khmer New Year 1979", "1979-04-06", "1979-04-20"),
    ],
)
def test_vague_words_have_their_bounds(phrase: str, first: str, last: str) -> None:
    story(f"We left in {phrase} for good.").spans(phrase, first, last)


@pytest.mark.parametrize(
    ("before", "phrase", "first", "last"),
    [
        ("on 8 July 1994", "Two years later", "1996-01-01", "1996-12-31"),
        ("in March 1990", "Six months later", "1990-09-01", "1990-09-30"),
        ("in 1990", "Six months later", "1990-07-01", "1991-06-30"),
        ("on 7 January 1979", "Nine days later", "1979-01-16", "1979-01-16"),
        ("on 7 January 1979", "Three weeks later", "1979-01-25", "1979-01-31"),
        ("in February 1997", "Almost ten months later", "1997-11-01", "1997-12-31"),
        ("in 1991", "A few years later", "1993-01-01", "1995-12-31"),
        ("in September 2003", "The following spring", "2004-03-01", "2004-05-31"),
        ("in September 1941", "That winter", "1941-12-01", "1942-02-28"),
        ("in February 1942", "That winter", "1941-12-01", "1942-02-28"),
    ],
)
def test_steps_come_down_on_whole_units(before: str, phrase: str, first: str, last: str) -> None:
    story(f"We left {before}. {phrase} she died.").spans(phrase, first, last)


def test_a_diary_counts_from_the_day_of_its_entry() -> None:
    from timeline.model import Paragraph

    text = "Yesterday the hens died.\n\nYesterday the goat died.\n"
    paragraphs = (
        Paragraph(0, 24, 1, entry="2006-03-02"),
        Paragraph(26, 50, 2, entry="2006-04-02"),
    )
    found = tag(text, dct="2012-10-10", kind="narrative", paragraphs=paragraphs)
    assert [e.value for e in found] == ["2006-03-01", "2006-04-01"]


def test_a_diary_looks_back_for_a_day_of_the_week() -> None:
    story("19 March 2006\n\nOn Thursday they paid us.", told="2006-03-19").reads(
        "2006-03-19", "2006-03-16"
    )


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "Three days before the raid of 10 June 1944 the mill burned.",
            "Three days before the raid of 10 June 1944",
            "1944-06-07",
        ),
        (
            "The truce came on 2 May 1951, and eight days after the truce we left.",
            "eight days after the truce",
            "1951-05-10",
        ),
        ("A week after the truce we left.", "A week after the truce", ""),
        (
            "The truce came on 2 May 1951. A week after the feast we left.",
            "A week after the feast",
            "",
        ),
    ],
)
def test_an_event_that_its_sentence_dates_is_counted_from(
    text: str, words: str, value: str
) -> None:
    assert {e.text: e.value for e in tag(text, kind="narrative")}[words] == value
