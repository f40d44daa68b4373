"""Korean testimonies from the text to the dated life. All texts are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.events.korean.endings import join, nominal, stem, tense
from timeline.extract import extract, to_json
from timeline.model import Event, Life
from timeline.sources import read

COLUMN = """강가의 기억
2012년 5월 3일

나는 1970년 4월 함흥에서 태어났다. 열아홉 살에 군대에 나가 8년을 보냈고, 1997년에 제대했다.

결혼은 이듬해 가을에 했다. 2000년에 아들을 보았고, 아들이 네 살 되던 해 봄에 혼자 두만강을 건넜다. \
연길의 식당에서 일 년 반 동안 일했다. 그사이 어머니가 돌아가셨다는 것은 나중에야 들었다.

2007년 설을 쇠고 나서 몽골 국경을 넘었다. 그해 늦여름에 인천공항에 내렸다. 작년에 대학을 졸업했다.
"""
INTERVIEW = """구술 녹취
면담 2009년 8월 / 공개 2010년 2월 1일

문: 언제 태어나셨습니까?

답: 75년 3월생이고요. 아버지는 김일성이 죽던 해에 돌아가셨습니다.

문: 한국에는 언제 오셨습니까?

답: 온 지 3년 됐습니다. 작년에 결혼했고요. 5년 뒤에는 고향에 가 있겠지요.
"""
PROFILE = """[인물] 바다를 건넌 목수
2019년 4월 12일
글 이도현 기자

박성철 씨는 1958년 북청의 어촌에서 태어났다. 그가 일곱 살이던 해 아버지가 숨졌다. \
박 씨는 1986년 봄에 제대했다. 1988년에는 아들이, 1991년에는 딸이 태어났다.

"1996년 겨울에 배급이 끊겼어요." 그는 이렇게 떠올렸다. 이듬해 3월 그는 두만강을 건넜다. \
그는 2010년부터 부산에서 목공소를 운영하고 있다. \
통일부는 2018년 한 해 동안 1,137명이 입국했다고 밝혔다.
"""
SUBTITLES = """WEBVTT

NOTE 녹화 2013년 5월 2일

00:00:01.000 --> 00:00:04.000
저는 1979년 회령에서 태어났어요

00:00:04.000 --> 00:00:08.000
열 살 때 아버지가 사고로
돌아가셨고요

00:00:08.000 --> 00:00:13.000
98년 8월에 국경을 넘었는데요
연길에서 1년 정도 식당 일을 했어요

00:00:13.000 --> 00:00:18.000
작년 오월에 결혼했어요
"""
SPEECH = """구술자 리명옥 채록 2012년 6월

그러니까 제가 오십일년생이에요 아버지는 전쟁 때 행방불명이 됐고요 제가 열여덟에 교원이 됐어요 \
칠십오년에 첫딸을 낳고 칠팔년에 아들을 낳았죠 구십칠년 가을에 제가 딸을 데리고 압록강을 건넜어요 \
중국에서 육년을 살다가 이천삼년 십이월에 한국에 들어왔습니다
"""


def life(tmp_path: Path, text: str, name: str = "life.txt", published: str = "") -> Life:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    if published:
        meta = tmp_path / f"{path.stem}.meta.json"
        meta.write_text(json.dumps({"published": published}), encoding="utf-8")
    return extract(read(path))


def told(found: Life) -> dict[str, str]:
    return {event.title: event.edtf for event in found.events}


def event(found: Life, title: str) -> Event:
    return next(e for e in found.events if e.title == title)


def test_a_column_gives_a_dated_life_with_korean_titles(tmp_path: Path) -> None:
    assert told(life(tmp_path, COLUMN)) == {
        "함흥에서 출생": "1970-04",
        "군대에 나가 보냄": "1988~/1998~",
        "제대": "1997",
        "결혼": "1998-23",
        "아들 출생": "2000",
        "혼자 두만강을 건넘": "2004-21",
        "연길의 식당에서 일함": "2004-21/2005-23",
        "어머니 사망": "[2004-03..2005-11]",
        "몽골 국경을 넘음": "[2007-02-18..2007-03-20]",
        "인천공항에 내림": "2007-08",
        "대학을 졸업": "2011",
    }


def test_passages_are_the_words_of_the_text_and_places_are_named(tmp_path: Path) -> None:
    found = life(tmp_path, COLUMN)
    for one in found.events:
        assert one.passage.quote == found.testimony.text[one.passage.start : one.passage.end]
        assert not one.passage.quote.endswith((".", ","))
        assert len(one.title) <= 80
    assert event(found, "함흥에서 출생").place == "함흥"
    assert event(found, "인천공항에 내림").place == "인천공항"


def test_reasons_are_told_in_the_testimonys_language(tmp_path: Path) -> None:
    found = life(tmp_path, COLUMN)
    (says,) = {reason.says for reason in event(found, "함흥에서 출생").reasons}
    assert says == "1970년 4월 출생: ‘1970년 4월’(3번째 단락)."


def test_an_interview_counts_from_the_day_it_was_held(tmp_path: Path) -> None:
    found = life(tmp_path, INTERVIEW)
    assert {e.category: e.edtf for e in found.events} == {
        "birth": "1975-03",
        "death": "1994",
        "resettlement": "2006",
        "family": "2008",
    }
    assert all(e.scope == "life" for e in found.events)


def test_a_profile_tells_of_its_person_and_parts_what_shares_a_predicate(tmp_path: Path) -> None:
    found = life(tmp_path, PROFILE)
    assert found.testimony.narrator == "박성철"
    assert found.birth == found.events[0].id
    titles = told(found)
    assert titles["북청에서 출생"] == "1958"
    assert titles["아들 출생"] == "1988"
    assert titles["딸 출생"] == "1991"
    assert titles["두만강을 건넘"] == "1997-03"
    assert event(found, "부산에서 목공소를 운영").span.ongoing
    public = [e for e in found.events if "2018" in e.passage.quote]
    assert [e.scope for e in public] == ["context"]


def test_subtitles_without_stops_count_from_the_recording(tmp_path: Path) -> None:
    found = life(tmp_path, SUBTITLES, "life.vtt", published="2014-01-09")
    assert told(found) == {
        "회령에서 출생": "1979",
        "아버지 사망": "[1988..1990]",
        "국경을 넘음": "1998-08",
        "연길에서 식당 일": "1998-08/1999-11~",
        "결혼": "2012-05",
    }
    for one in found.events:
        assert "-->" not in one.passage.quote


def test_speech_without_marks_is_parted_by_its_endings(tmp_path: Path) -> None:
    titles = told(life(tmp_path, SPEECH))
    assert titles["출생"] == "1951"
    assert titles["교원이 됨"] == "[1968..1970]"
    assert titles["딸 출생"] == "1975"
    assert titles["아들 출생"] == "1978"
    assert titles["딸을 데리고 압록강을 건넘"] == "1997-23"
    assert titles["한국에 들어옴"] == "2003-12"


def test_an_age_that_cannot_be_is_a_conflict_and_does_not_spread(tmp_path: Path) -> None:
    text = (
        "나는 1962년에 안주에서 태어났다. 서른 살이던 1996년 봄에 다리를 다쳤다. 이듬해 퇴원했다.\n"
    )
    found = life(tmp_path, text, published="2008-01-01")
    (conflict,) = found.conflicts
    assert len(conflict.events) == 2
    assert [e.edtf for e in found.events] == ["1962", "1996-21", "1997"]


def test_how_old_somebody_is_now_tells_the_birth(tmp_path: Path) -> None:
    found = life(tmp_path, "저는 올해 만 서른셋이고요 고향은 무산이에요.\n", published="2020-11-10")
    (born,) = found.events
    assert (born.category, born.title) == ("birth", "출생")
    assert born.span.begin_of_the_begin is not None
    assert born.span.begin_of_the_begin.year == 1986


def test_an_age_tells_when_something_else_happened(tmp_path: Path) -> None:
    found = life(
        tmp_path,
        "아버지가 돌아가셨을 때 저는 아홉 살이었어요.\n\n북한을 떠난 건 스무 살 때예요. "
        "1999년 가을이었어요.\n\n한국에 왔을 때는 2009년이었어요.\n",
    )
    assert told(found)["북한을 떠남"] == "1999-23"
    assert event(found, "아버지 사망").span.begin_of_the_begin is not None
    assert told(found)["한국에 옴"] == "2009"


def test_an_age_beside_a_date_dates_the_other_ages(tmp_path: Path) -> None:
    found = life(
        tmp_path,
        "김일성이 죽었을 때 제가 만 열한 살이었거든요.\n\n만 스무 살에 고향을 떠났습니다.\n",
    )
    span = event(found, "고향을 떠남").span
    assert span.begin_of_the_begin is not None
    assert span.end_of_the_end is not None
    assert (span.begin_of_the_begin.year, span.end_of_the_end.year) == (2002, 2004)


def test_a_date_in_a_sentence_of_its_own_dates_the_clause_before(tmp_path: Path) -> None:
    found = life(
        tmp_path,
        "남편은 사고로 갔어요. 1995년 겨울이었습니다.\n\n"
        "우리 집은 가난했다. 1998년이었다. 그때 할머니가 돌아가셨다.\n",
    )
    assert told(found) == {"남편 사고로 감": "1995-24", "할머니 사망": "1998"}


def test_who_died_is_whom_the_story_named_last(tmp_path: Path) -> None:
    found = life(tmp_path, "1994년 여름 남편이 폐결핵으로 쓰러졌고, 2년을 앓다 숨졌다.\n")
    assert event(found, "남편 사망").category == "death"


def test_the_next_year_is_next_to_the_year_that_was_named(tmp_path: Path) -> None:
    found = life(
        tmp_path,
        "2003년 9월에 강을 건넜다. 연길에서 여덟 달 숨어 있다가 이듬해 6월에 한국에 들어왔다.\n",
    )
    assert told(found)["한국에 들어옴"] == "2004-06"


def test_an_open_sentence_tells_and_an_answer_takes_its_name_from_the_question(
    tmp_path: Path,
) -> None:
    text = (
        "문: 고향은 어디입니까?\n\n답: 원산이지.\n\n문: 결혼은 언제 하셨어요?\n\n"
        "답: 1969년에 했지. 이듬해 첫아들을 낳고, 1972년에 딸을 낳고.\n"
    )
    assert told(life(tmp_path, text)) == {"결혼": "1969", "아들 출생": "1970", "딸 출생": "1972"}


def test_what_ends_a_time_counts_from_its_end(tmp_path: Path) -> None:
    found = life(
        tmp_path,
        "1990년에 군대에 나갔습니다. 군대에서 7년을 있었습니다. 제대하고 1년 뒤에 결혼을 했고요.\n",
    )
    assert told(found)["결혼"] == "1998"


@pytest.mark.parametrize(
    "text",
    [
        "10년 뒤에는 선생이 되어 있겠지요.",
        "2012년이면 강성대국이 된다고 했다.",
        "사람은 그렇지 않다.",
        "하루 열여섯 시간을 베었다.",
        "해마다 봄이면 씨를 뿌린다.",
        "누가 1994년에 무엇을 했습니까?",
        "그 값은 2,000원이었다.",
    ],
)
def test_what_did_not_happen_is_no_event(tmp_path: Path, text: str) -> None:
    assert life(tmp_path, f"{text}\n", published="2015-01-01").events == ()


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "utf-16-le", "utf-8-sig"])
def test_a_file_in_any_korean_encoding_gives_the_same_life(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "life.txt"
    path.write_bytes(COLUMN.encode(encoding))
    found = extract(read(path))
    assert found.testimony.language == "ko"
    assert told(found) == told(life(tmp_path, COLUMN))


def test_hanja_and_full_width_digits_are_years(tmp_path: Path) -> None:
    text = "나는 一九七○年에 함흥에서 태어났다. １９９９년 ３월에 강을 건넜다.\n"
    assert [e.edtf for e in life(tmp_path, text, published="2010-01-01").events] == [
        "1970",
        "1999-03",
    ]


def test_a_text_of_two_languages_is_one_life(tmp_path: Path) -> None:
    text = (
        "저는 1970년 4월 함흥에서 태어났습니다.\n\n"
        "In March 1999 I crossed the Tumen River with my sister.\n\n"
        "2003년 가을에 서울에 왔습니다.\n"
    )
    found = life(tmp_path, text, published="2010-01-01")
    assert [e.edtf for e in found.events] == ["1970-04", "1999-03", "2003-23"]
    assert "Tumen" in found.events[1].title


def test_a_korean_life_keeps_the_contract(tmp_path: Path) -> None:
    document = to_json(life(tmp_path, COLUMN))
    assert document["document"]["language"] == "ko"
    assert document["narrator"]["birth"] == document["events"][0]["id"]


@pytest.mark.parametrize(
    ("word", "following", "how"),
    [
        ("보냈고", "제대했다", "strong"),
        ("먹고", "있었다", ""),
        ("데리고", "강을", ""),
        ("그리고", "나는", ""),
        ("살다가", "넘었다", "strong"),
        ("있었는데", "도망쳤다", "strong"),
        ("들어가서", "북송됐다", "weak"),
        ("경찰서", "앞에서", ""),
        ("평양에서", "살았다", ""),
        ("오면", "간다", "condition"),
        ("온다고", "나갔다", "quote"),
    ],
)
def test_an_ending_tells_how_a_clause_goes_on(word: str, following: str, how: str) -> None:
    assert join(word, following) == how


def test_the_predicate_tells_the_tense() -> None:
    tenses = {"건넜습니다": "past", "간다": "present", "있겠지요": "future", "출생": "noun",
              "건너셨어요": "past", "살고": "present", "하였음": "past"}  # fmt: skip
    assert {word: tense(word) for word in tenses} == tenses


def test_a_heading_has_the_noun_of_the_verb() -> None:
    nouns = {"건넜습니다": "건넘", "도망쳤죠": "도망침", "끝내고": "끝냄", "넘었다": "넘음",
             "없습니다": "없음", "보냈어요": "보냄"}  # fmt: skip
    assert {word: nominal(stem(word)) for word in nouns} == nouns
