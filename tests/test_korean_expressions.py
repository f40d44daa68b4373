"""Korean words of time: what they mean in days, whose age it is, how names of history end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.expressions import tag
from timeline.expressions.korean.names import stem_of, with_n, written
from timeline.lexicon import table
from timeline.model import Age, Anchored, Shift, Stage, TimeExpression
from timeline.packs import shipped_packs

HANGUL = st.text(
    st.sampled_from(
        "가나다라마바사아자차카타파하년월일살해봄겨울 그이듬전후뒤만에부터까지.,1234567890"
    )
)


def read(text: str, dct: str = "") -> tuple[TimeExpression, ...]:
    return tag(text, language="ko", packs=shipped_packs(), kind="narrative", dct=dct)


def days(text: str, dct: str = "") -> tuple[date | None, date | None]:
    """The first and last day of the last expression of a text."""
    span = read(text, dct)[-1].span
    assert span is not None
    return span.begin_of_the_begin, span.end_of_the_end


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1997년 초에 떠났다.", date(1997, 1, 1), date(1997, 2, 28)),
        ("1997년 중반에 떠났다.", date(1997, 5, 1), date(1997, 8, 31)),
        ("1997년 말에 떠났다.", date(1997, 11, 1), date(1997, 12, 31)),
        ("90년대 초에 떠났다.", date(1990, 1, 1), date(1993, 12, 31)),
        ("90년대 중반에 떠났다.", date(1994, 1, 1), date(1996, 12, 31)),
        ("90년대 말에 떠났다.", date(1997, 1, 1), date(1999, 12, 31)),
        ("90년대 후반에 떠났다.", date(1995, 1, 1), date(1999, 12, 31)),
        ("90년대 전반에 떠났다.", date(1990, 1, 1), date(1994, 12, 31)),
        ("1998년 3월 초순에 떠났다.", date(1998, 3, 1), date(1998, 3, 10)),
        ("1998년 3월 중순에 떠났다.", date(1998, 3, 11), date(1998, 3, 20)),
        ("1998년 3월 말에 떠났다.", date(1998, 3, 21), date(1998, 3, 31)),
        ("1998년 정초에 떠났다.", date(1998, 1, 1), date(1998, 1, 15)),
        ("1998년 무렵에 떠났다.", date(1997, 1, 1), date(1999, 12, 31)),
        ("2005년 늦가을에 떠났다.", date(2005, 11, 1), date(2005, 11, 30)),
        ("2005년 초겨울에 떠났다.", date(2005, 12, 1), date(2005, 12, 31)),
        ("2005년 겨울에 떠났다.", date(2005, 12, 1), date(2006, 2, 28)),
        ("2008년 추석에 떠났다.", date(2008, 9, 14), date(2008, 9, 14)),
        ("1997년 설에 떠났다.", date(1997, 2, 8), date(1997, 2, 8)),
        ("1968년 음력 3월 5일에 태어났다.", date(1968, 4, 2), date(1968, 4, 2)),
        ("1999년 추석 지나서 떠났다.", date(1999, 9, 24), date(1999, 10, 24)),
    ],
)
def test_vague_words_mean_the_days_of_the_table(text: str, first: date, last: date) -> None:
    assert days(text) == (first, last)


def test_particles_behind_an_expression_tie_it_to_its_clause() -> None:
    told = {
        "1995년부터 살았다.": "since",
        "1995년까지 살았다.": "until",
        "1995년 이전에 떠났다.": "before",
        "1995년 이후로 없었다.": "after",
        "1995년 내내 굶었다.": "throughout",
        "1995년에 떠났다.": "at",
    }
    assert {text: read(text)[0].relation for text in told} == told


def test_from_and_to_find_each_other() -> None:
    first, last = read("1995년부터 1998년까지 공장에서 일했다.")
    assert (first.relation, first.partner) == ("from", 1)
    assert (last.relation, last.partner) == ("until", 0)
    first, last = read("1995년에서 1998년 사이에 떠났다.")
    assert (first.relation, last.relation) == ("between", "between")


@pytest.mark.parametrize(
    ("text", "mode", "age", "whose"),
    [
        ("나는 열세 살에 떠났다.", "ambiguous", 13, "나"),
        ("만 열세 살에 떠났다.", "at", 13, "나"),
        ("우리 나이로 열세 살에 떠났다.", "counting", 13, "나"),
        ("열네 살 되던 해에 떠났다.", "year", 14, "나"),
        ("어머니는 쉰두 살에 돌아가셨다.", "ambiguous", 52, "어머니"),
        ("딸이 네 살 때 이사했다.", "ambiguous", 4, "딸"),
        ("재작년에 딸과 통화를 했다. 열네 살이었다.", "ambiguous", 14, "딸"),
        ("아버지는 내가 다섯 살 때 떠나셨다.", "ambiguous", 5, "나"),
    ],
)
def test_an_age_says_how_it_is_counted_and_whose_it_is(
    text: str, mode: str, age: int, whose: str
) -> None:
    form = read(text)[-1].form
    assert isinstance(form, Age)
    assert (form.mode, form.low, form.whose) == (mode, age, whose)


def test_a_part_of_the_year_of_an_age_is_kept() -> None:
    (winter,) = read("스물두 살 되던 해 겨울에 떠났다.")
    assert isinstance(winter.form, Age)
    assert (winter.form.mode, winter.form.part) == ("year", "winter")


def test_two_digits_are_a_year_or_a_length_by_what_goes_with_them() -> None:
    assert [(e.type, e.value) for e in read("92년에 떠났다. 30년을 살았다. 03년에 왔다.")] == [
        ("DATE", "1992"),
        ("DURATION", "P30Y"),
        ("DATE", "2003"),
    ]


@pytest.mark.parametrize(
    ("text", "anchor", "year"),
    [
        ("평양에서 김일성이 죽던 해에 입학했다.", "a-kim-il-sung-died", 1994),
        ("평양에서 김일성 죽던 해에 입학했다.", "a-kim-il-sung-died", 1994),
        ("평양에서 김정일이 사망한 뒤에 떠났다.", "a-kim-jong-il-died", 2011),
        ("평양에서 화폐개혁이 있던 해에 떠났다.", "a-money-2009", 2009),
        ("평양에서 코로나로 국경이 막혔을 때 접었다.", "a-border-closed", 2020),
    ],
)
def test_names_of_history_date_in_all_their_endings(text: str, anchor: str, year: int) -> None:
    (found,) = read(text)
    assert isinstance(found.form, Anchored)
    assert found.form.anchor == anchor
    assert found.span is not None and found.span.begin_of_the_begin is not None
    assert found.span.begin_of_the_begin.year == year


def test_a_grade_of_school_is_a_stage_of_the_pack() -> None:
    (found,) = read("평양에서 인민학교 3학년 때부터 학교에 못 나갔다.")
    assert isinstance(found.form, Stage)
    assert (found.form.stage, found.form.grade, found.relation) == ("peoples-school", 3, "since")


def test_what_counts_from_an_event_names_its_words() -> None:
    text = "결혼한 지 3년 만에 아들을 낳았다."
    (found,) = read(text)
    assert isinstance(found.form, Shift) and found.form.event is not None
    assert text[slice(*found.form.event)] == "결혼한"


@pytest.mark.parametrize(
    ("past", "stem", "modifying"),
    [("죽었", "죽", "죽은"), ("무너졌", "무너지", "무너진"), ("왔", "오", "온"), ("했", "하", "한"),
     ("보냈", "보내", "보낸"), ("됐", "되", "된"), ("돌아가셨", "돌아가시", "돌아가신")],
)  # fmt: skip
def test_a_past_form_gives_its_stem(past: str, stem: str, modifying: str) -> None:
    assert stem_of(past) == stem
    assert with_n(stem) == modifying


def test_a_name_that_is_a_clause_may_end_in_many_ways() -> None:
    forms = dict(written("수령님이 돌아가셨을 때"))
    assert forms["수령님이 돌아가신"] == "anchorclause"
    assert forms["수령님이 돌아가시던"] == "anchorclause"
    assert forms["수령님이 돌아가시고"] == "anchor"
    assert forms["수령님 돌아가신"] == "anchorclause"
    assert dict(written("고난의 행군 때")) == {"고난의 행군": "anchor", "고난의행군": "anchor"}


def test_every_form_of_the_tables_belongs_to_one_reading() -> None:
    names = ("references", "seasons", "lengths", "feasts")
    forms = [f for name in names for row in table("ko", name) for f in row["forms"].split("|")]
    assert sorted(forms) == sorted(set(forms))


@given(HANGUL)
def test_expressions_stand_in_order_and_never_overlap(text: str) -> None:
    last = 0
    for found in tag(text, language="ko"):
        assert last <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        last = found.end


def test_a_paragraph_in_another_language_is_read_in_that_one() -> None:
    text = (
        "저는 1970년에 태어났습니다.\n\n"
        "In March 1999 I crossed the river into China.\n\n"
        "2003년 가을에 왔습니다."
    )
    assert [e.value for e in tag(text, language="ko")] == ["1970", "1999-03", "2003-FA"]


def test_a_sentence_in_another_language_is_read_in_that_one() -> None:
    text = "나는 1981년에 태어났다. In May 1999 we crossed the border. 이듬해 딸이 태어났다."
    found = [(one.text, one.value) for one in read(text)]
    assert found == [("1981년", "1981"), ("May 1999", "1999-05"), ("이듬해", "2000")]


def test_one_clock_runs_through_the_languages_of_a_text() -> None:
    text = "We crossed the border in May 1999.\n이듬해 우리 가족은 서울에 도착해 딸을 낳았다.\n"
    assert [one.value for one in tag(text)] == ["1999-05", "2000"]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("6.25 때 형이 죽었다.", "a-war"),
        ("육이오 때 형이 죽었다.", "a-war"),
        ("4·19 때 형이 죽었다.", "a-april-revolution"),
        ("장군님 서거 소식을 듣고 울었다.", "a-general-died"),
    ],
)
def test_days_that_became_names_and_news_of_a_death_date(text: str, anchor: str) -> None:
    forms = [e.form for e in tag(text, language="ko", packs=shipped_packs())]
    assert [form.anchor for form in forms if isinstance(form, Anchored)] == [anchor]
