"""What holds for every text: offsets, order, linear work, and never an unexpected exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.expressions import tag, timex3
from timeline.expressions.drafts import Day
from timeline.expressions.grammar import beginnings
from timeline.expressions.moments import (
    add_days,
    add_months,
    add_years,
    day_value,
    weekday_of,
    year_number,
)
from timeline.model import Paragraph, TimelineError

PIECES = """
the a of in on at to and , . - – ( ) " ' May May, March 1941 1941-42 '86 12 13th 4 480 BC
early late mid end beginning first second third last next following previous same that this
day days week month year years decade century spring winter morning night later ago before
after since until by about almost more than two three twelve half couple few several every
per daily now today I she was turned old age nine thirteen grade Easter Christmas Ramadan
10:30 a.m. 3/9/2012 2012-03-09 1990s sixties Monday Sundays anniversary into then
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n"])
DAYS = st.sampled_from(["", "2009-12-19", "2009", "nonsense"])
KINDS = st.sampled_from(["", "news", "narrative"])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(st.sampled_from("0123456789-/.:,' \nMay"), max_size=60).map("".join),
)
YEARS = st.integers(-3000, 3000).filter(bool)


@settings(max_examples=300, deadline=None)
@given(TEXTS, DAYS, KINDS)
def test_expressions_stand_where_they_say_and_never_overlap(text: str, dct: str, kind: str) -> None:
    found = tag(text, dct=dct, kind=kind)
    end = 0
    for i, e in enumerate(found):
        assert end <= e.start < e.end <= len(text)
        assert text[e.start : e.end] == e.text
        end = e.end
        if e.partner is not None:
            assert found[e.partner].partner == i
        if e.span is not None:
            bounds = [day for day in e.span.bounds if day is not None]
            assert bounds[0] <= bounds[-1]
    assert tag(text, dct=dct, kind=kind) == found


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map(" ".join))
def test_nothing_is_found_outside_the_paragraphs(first: str, second: str) -> None:
    text = f"{first}\n\n{second}"
    start = len(first) + 2
    paragraphs = (Paragraph(start, len(text), 1),) if second else ()
    for e in tag(text, paragraphs=paragraphs) if paragraphs else ():
        assert e.start >= start


@settings(deadline=None)
@given(YEARS, st.integers(-500, 500))
def test_years_step_there_and_back_over_the_birth_of_christ(year: int, step: int) -> None:
    there = add_years(year, step)
    assert there != 0
    assert add_years(there, -step) == year
    assert year_number(there) - year_number(year) == step


@settings(deadline=None)
@given(YEARS, st.integers(1, 12), st.integers(1, 28), st.integers(-3000, 3000))
def test_days_step_there_and_back(year: int, month: int, day: int, step: int) -> None:
    there = add_days(year, month, day, step)
    assert there is not None
    assert add_days(*there, -step) == (year, month, day)
    assert (weekday_of(*there) - weekday_of(year, month, day) - step) % 7 == 0


@settings(deadline=None)
@given(YEARS, st.integers(1, 12), st.integers(-60, 60))
def test_months_step_there_and_back(year: int, month: int, step: int) -> None:
    assert add_months(*add_months(year, month, step), -step) == (year, month)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (Day("year", -480), "BC0480"),
        (Day("day", -480, 8, 3), "BC0480-08-03"),
        (Day("decade", 1960), "196"),
        (Day("century", 1800), "18"),
        (Day("season", 1941, part="WI"), "1941-WI"),
        (Day("month", 1941, 5), "1941-05"),
    ],
)
def test_values_are_written_as_timex3_writes_them(day: Day, value: str) -> None:
    assert day_value(day, day.year) == value


NASTY = ("1", "May ", "3 May ", "(", "(1941 ", '"', "\nMay", "two days after ", "I was ", "'86 ")


@pytest.mark.parametrize("piece", NASTY)
def test_nasty_input_is_tagged_like_any_other(piece: str) -> None:
    text = (piece * 4_000)[:8_000]
    assert all(text[e.start : e.end] == e.text for e in tag(text))


def test_a_language_without_rules_is_named() -> None:
    with pytest.raises(TimelineError, match="no time expressions for the language 'tlh'"):
        tag("wa'", language="tlh")


def test_ages_and_stages_are_left_out_of_timex3() -> None:
    found = tag("I was twelve in 1961, at thirteen I left; since then I have worked.")
    assert {e.type for e in found} == {"AGE", "DATE"}
    assert [item["text"] for item in timex3(found)] == ["1961"]


def test_the_timecodes_of_subtitles_are_no_times() -> None:
    text = "1\n00:00:01.200 --> 00:00:06.000\nI was born in 1948.\n"
    assert [e.text for e in tag(text)] == ["1948"]


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("ab?c", {"ab", "ac"}),
        ("a", {"a"}),
        ("(?:a|bc)d", {"ad", "bc"}),
        ("(?P<x>[ab])?c+", {"ac", "bc", "c", "cc"}),
        ("(?:ab)*c", {"ab", "c"}),
    ],
)
def test_the_beginnings_of_a_pattern(pattern: str, starts: set[str]) -> None:
    assert beginnings(pattern) == starts
