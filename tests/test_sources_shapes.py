"""Shapes of documents that say less about themselves, and those that look like another."""

from __future__ import annotations

from pathlib import Path

from timeline import model
from timeline.sources import read


def told_in(folder: Path, text: str, name: str = "story.txt") -> model.Testimony:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def quotes(testimony: model.Testimony, role: str) -> list[str]:
    return [testimony.text[p.start : p.end] for p in testimony.paragraphs if p.role == role]


def test_questions_may_be_marked_by_a_dash_alone(tmp_path: Path) -> None:
    text = (
        '그는 "돌아가지 않겠다"고 했다\n홍길동 기자 hong@example.org\n승인 2014.06.03 10:15\n\n'
        '- 언제 떠났나.\n"2009년 겨울이다. 스물세 살이었다."\n\n'
        '- 가족은?\n"어머니는 2005년에 돌아가셨다."\n\n저작권자 ⓒ 예시신문\n'
    )
    interview = told_in(tmp_path, text)
    assert quotes(interview, "question") == ["- 언제 떠났나.", "- 가족은?"]
    assert quotes(interview, "byline") == ["홍길동 기자 hong@example.org"]
    assert interview.narrator == ""  # the reporter does not tell his own life
    assert interview.told == "2014-06-03"


def test_questions_may_have_no_mark_but_their_own(tmp_path: Path) -> None:
    text = "\n\n".join(
        f"{question}\n\n{answer}"
        for question, answer in (
            ("Where were you born?", "In Huanta, in 1951."),
            ("When did you leave?", "In 1983. We walked for two nights."),
            ("And after that?", "We lived in Lima. I sold bread."),
        )
    )
    assert len(quotes(told_in(tmp_path, text), "question")) == 3


def test_only_the_questions_may_have_a_label(tmp_path: Path) -> None:
    text = "Q: Where were you born?\n\nIn Huanta, in 1951.\n\nQ: And then?\n\nWe left in 1983.\n"
    interview = told_in(tmp_path, text)
    assert quotes(interview, "prose") == ["In Huanta, in 1951.", "We left in 1983."]


def test_a_protected_witness_is_a_pseudonym(tmp_path: Path) -> None:
    text = (
        "WITNESS STATEMENT\n\nName: Jean B. (protected)\nStatement taken on: 14 June 2003\n\n"
        "(1) I was born in 1951.\n\n(2) In 1959 our house was burned.\n\n(3) I fled in 1994.\n"
    )
    statement = told_in(tmp_path, text)
    assert (statement.narrator, statement.pseudonym) == ("Jean B.", True)
    assert statement.told == "2003-06-14"


def test_a_letter_is_dated_by_its_closing_line(tmp_path: Path) -> None:
    text = "Dear Anna,\n\nI was born in Riga in 1920. We left in 1944.\n\nToronto, 12 March 1986\n"
    assert told_in(tmp_path, text).told == "1986-03-12"
    assert told_in(tmp_path, text.replace("12 March ", "")).told == "1986"


def test_chapters_headed_by_years_and_months_are_no_diary(tmp_path: Path) -> None:
    text = "".join(
        f"{head}\n\nWe lived in the cellar and ate what we found. Nobody asked us anything.\n\n"
        for head in ("Warsaw, 1943", "August 1944", "January 1945", "1946")
    )
    memoir = told_in(tmp_path, text)
    assert memoir.kind == ""
    assert {paragraph.entry for paragraph in memoir.paragraphs} == {""}


def test_a_date_that_a_sentence_begins_with_labels_nothing(tmp_path: Path) -> None:
    memoir = told_in(
        tmp_path, "2010년 5월에 왔다.\n\n2011년 3월에 결혼했다.\n\n2012년 1월에 낳았다.\n"
    )
    assert quotes(memoir, "prose") == [
        "2010년 5월에 왔다.",
        "2011년 3월에 결혼했다.",
        "2012년 1월에 낳았다.",
    ]
    assert memoir.kind == ""


def test_headings_and_rules_part_a_memoir_and_are_no_prose(tmp_path: Path) -> None:
    long = "I was born in Cork in 1930 and my mother kept hens behind the house there."
    memoir = told_in(tmp_path, f"{long}\n\n* * *\n\n{long}\n\nThe boat to Liverpool\n\n{long}\n")
    assert quotes(memoir, "heading") == ["The boat to Liverpool"]
    assert quotes(memoir, "notice") == ["* * *"]


def test_who_sent_us_and_who_wrote_in_a_story_is_no_notice(tmp_path: Path) -> None:
    told = (
        "He began to write in the late eighties, and would send us to the market in 1990.\n\n"
        "Send us your memories of the market."
    )
    memoir = told_in(tmp_path, told)
    assert quotes(memoir, "notice") == ["Send us your memories of the market."]


def test_a_profile_is_not_told_by_its_reporter(tmp_path: Path) -> None:
    text = (
        "The man who counts trees\nBy Ana Petrov | Posted June 3, 2014\n\n"
        "He keeps a notebook of trees. He planted them for ten years, he says, and lost four.\n"
    )
    profile = told_in(tmp_path, text)
    assert (profile.narrator, profile.told) == ("", "2014-06-03")
    assert profile.title == "The man who counts trees"


def test_marks_of_markdown_stand_outside_the_passage(tmp_path: Path) -> None:
    text = "## The war\n\n> He said we should go.\n\n**We went in May.**\n\n- My aunt stayed.\n"
    memoir = told_in(tmp_path, text, "story.md")
    assert quotes(memoir, "heading") == ["The war"]
    assert quotes(memoir, "prose") == [
        "He said we should go.", "We went in May.", "My aunt stayed.",
    ]  # fmt: skip
