"""A file becomes a testimony: its text, paragraphs, speakers, entries and fields."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline import model
from timeline.sources import read

COLUMN = """Voices from the quay

What the harbour taught me
A former crane driver answers a reader's question

By Tomas Lind

14 March 2009

"Voices from the quay" is a column in which workers write. Send us your letters by the tenth.

Today's question is: Why did you leave the island?

I was born in Visby in 1950, the third of five. My father mended nets.

In 1968 I went to sea. I came back after the strike, and in 1971 I married.

Edited by the desk. © 2009 The Quay.
"""

INTERVIEW = """Interview with Rosa Quispe

Interviewer: Ana Ruiz
Narrator: Rosa Quispe (not her real name)
Date of interview: 5 May 2004

Q: Where were you born?
A: In Huanta, in 1951.

Q: And when did you leave?
A: In 1983, after the soldiers came.

We walked for two nights.

Transcribed by the archive.
"""

AFFIDAVIT = """STATEMENT OF JOSEPH MUKASA

I, Joseph Mukasa, being duly sworn, state as follows:

1. I was born in 1960 in Gulu.

2. I went to school until 1976.

3. In March 1979 I fled to Kenya.

Signed at Nairobi on 3 June 1985
"""

DIARY = """From the notebooks of "M."
Printed in our spring number, 2 April 1951

Monday, 4 May 1942. Vilna
We were moved today. Mother is ill.

Tuesday
Nothing to eat.

12 May
They took the men from number five.

3 January
A new year. I am fifteen.

AFTERWORD, written in Haifa

I never saw the street again.
"""

SUBTITLES = """WEBVTT
Language: en

NOTE Harbour archive, published 2018-04-12

1
00:00:01.200 --> 00:00:06.000
<v Host>Where did it begin?

2
00:00:06.400 --> 00:00:12.800
<v Rosa Lima>I was born in Lima in 1948,
<i>in a street</i> that smelled of glue.</v>

3
01:00:13.100 --> 01:00:18.500
<v Rosa Lima>In 1970 we left.
"""

KOREAN = """구술 녹취록
면담 2010년 11월 / 공개 2011년 3월 8일

문: 고향이 어디입니까?

답: 길주입니다. 1986년에 태어났습니다.

문: 언제 떠나셨습니까?

답: 2003년 봄에 떠났습니다. 열일곱 살이었습니다.

녹취 정리: 자료실
"""


def told_in(folder: Path, name: str, text: str) -> model.Testimony:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def roles(testimony: model.Testimony) -> list[str]:
    return [paragraph.role for paragraph in testimony.paragraphs]


def quotes(testimony: model.Testimony, role: str = "prose") -> list[str]:
    return [testimony.text[p.start : p.end] for p in testimony.paragraphs if p.role == role]


def test_a_column_is_told_by_its_byline_on_its_date(tmp_path: Path) -> None:
    column = told_in(tmp_path, "column.txt", COLUMN)
    assert column.narrator == "Tomas Lind"
    assert column.told == "2009-03-14"
    assert column.title == "Voices from the quay"
    assert column.language == "en"
    assert roles(column) == [
        "heading", "heading", "heading", "byline", "date", "notice", "question",
        "prose", "prose", "notice",
    ]  # fmt: skip
    assert [p.number for p in column.paragraphs] == list(range(1, 11))


def test_an_interview_keeps_who_speaks_and_when_it_was_held(tmp_path: Path) -> None:
    interview = told_in(tmp_path, "interview.txt", INTERVIEW)
    assert interview.kind == "interview"
    assert interview.narrator == "Rosa Quispe"
    assert interview.pseudonym
    assert interview.told == "2004-05-05"
    assert quotes(interview, "question") == ["Where were you born?", "And when did you leave?"]
    answers = [p for p in interview.paragraphs if p.role == "prose"]
    assert {p.speaker for p in answers} == {"A"}
    assert {p.entry for p in answers} == {"2004-05-05"}
    assert quotes(interview)[-1] == "We walked for two nights."


def test_an_affidavit_parts_at_its_numbers(tmp_path: Path) -> None:
    affidavit = told_in(tmp_path, "affidavit.txt", AFFIDAVIT)
    assert affidavit.kind == "affidavit"
    assert affidavit.narrator == "Joseph Mukasa"
    assert affidavit.told == "1985-06-03"
    assert quotes(affidavit)[1:] == [
        "I was born in 1960 in Gulu.",
        "I went to school until 1976.",
        "In March 1979 I fled to Kenya.",
    ]


def test_diary_entries_have_their_days_and_the_afterword_has_none(tmp_path: Path) -> None:
    diary = told_in(tmp_path, "diary.txt", DIARY)
    entries = {diary.text[p.start : p.end]: p.entry for p in diary.paragraphs if p.role == "prose"}
    assert diary.kind == "diary"
    assert diary.narrator == "M."
    assert diary.told == "1951-04-02"
    assert entries == {
        "We were moved today. Mother is ill.": "1942-05-04",
        "Nothing to eat.": "1942-05-05",
        "They took the men from number five.": "1942-05-12",
        "A new year. I am fifteen.": "1943-01-03",
        "I never saw the street again.": "",
    }


def test_a_date_before_an_entrys_first_sentence_is_its_label(tmp_path: Path) -> None:
    text = "3 March 1943. We arrived.\n\n5 March 1943. Snow.\n\n9 March. The bridge is gone.\n"
    diary = told_in(tmp_path, "diary.txt", text)
    assert [(diary.text[p.start : p.end], p.entry) for p in diary.paragraphs] == [
        ("We arrived.", "1943-03-03"),
        ("Snow.", "1943-03-05"),
        ("The bridge is gone.", "1943-03-09"),
    ]


def test_subtitles_keep_their_timecodes_and_voices(tmp_path: Path) -> None:
    subtitles = told_in(tmp_path, "talk.vtt", SUBTITLES)
    cues = [p for p in subtitles.paragraphs if p.timecode is not None]
    assert subtitles.told == "2018-04-12"
    assert subtitles.narrator == "Rosa Lima"
    assert [(p.timecode, p.speaker, p.role) for p in cues] == [
        (1.2, "Host", "question"),
        (6.4, "Rosa Lima", "prose"),
        (3613.1, "Rosa Lima", "prose"),
    ]
    assert all("-->" not in subtitles.text[p.start : p.end] for p in subtitles.paragraphs)
    assert quotes(subtitles)[0].startswith("I was born in Lima in 1948,\n<i>in a street</i>")


def test_subrip_subtitles_are_read_too(tmp_path: Path) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:03,500\nMARIA: I was born\nin 1948.\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\nPETER: Where was that?\n\n"
        "3\n00:00:06,500 --> 00:00:08,000\nMARIA: In Osaka.\n"
        "4\n00:00:09,000 --> 00:00:11,000\nPETER: And then?\n"
    )
    subtitles = told_in(tmp_path, "talk.srt", text)
    assert quotes(subtitles) == ["I was born\nin 1948.", "In Osaka."]
    assert quotes(subtitles, "question") == ["Where was that?", "And then?"]


def test_korean_labels_dates_and_notices_are_known(tmp_path: Path) -> None:
    interview = told_in(tmp_path, "talk.txt", KOREAN)
    assert interview.language == "ko"
    assert interview.told == "2011-03-08"
    assert roles(interview)[:3] == ["heading", "date", "question"]
    assert roles(interview)[-1] == "notice"
    assert {p.entry for p in interview.paragraphs if p.role == "prose"} == {"2010-11"}


def test_wrapped_lines_are_one_paragraph_and_long_lines_are_many(tmp_path: Path) -> None:
    wrapped = (
        "My grandmother told this many times. It was\nalways the same. She was born in a village\n"
        "near the river in 1931 and went to school there.\n"
    )
    assert len(told_in(tmp_path, "wrapped.txt", wrapped).paragraphs) == 1
    long = "I was born in 1950 in a small town by the sea and my father fished. " * 3
    assert len(told_in(tmp_path, "long.txt", f"{long}\n{long}\n{long}\n").paragraphs) == 3


def test_a_transcript_without_subtitles_keeps_its_timecodes(tmp_path: Path) -> None:
    text = "[00:00:05] JANE: I was born in 1940.\n[00:01:02] TOM: Where?\n[00:01:10] JANE: Leeds.\n"
    talk = told_in(tmp_path, "talk.txt", text + "[00:01:20] TOM: And then?\n")
    assert [(p.timecode, p.speaker) for p in talk.paragraphs][:3] == [
        (5.0, "JANE"),
        (62.0, "TOM"),
        (70.0, "JANE"),
    ]


def test_speech_without_full_stops_is_prose(tmp_path: Path) -> None:
    text = "나는 1962년에 태어났다 어려서 아버지를 잃었다\n\n1980년에 군대에 갔다\n\n십 년을\n"
    assert roles(told_in(tmp_path, "talk.txt", text)) == ["prose", "prose", "prose"]


# --- Fields -----------------------------------------------------------------------------------

FRONT = """---
id: lind
narrator: "Tomas Lind"
told: 2009-03-14
source_published: "2008"
notices: ["torture"]
consent: published work
---
"""


def test_front_matter_states_the_fields_and_offsets_count_in_the_whole_file(tmp_path: Path) -> None:
    testimony = told_in(tmp_path, "lind.md", FRONT + "# The quay\n\nI was born in 1950.\n")
    assert (testimony.id, testimony.narrator, testimony.told) == (
        "lind",
        "Tomas Lind",
        "2009-03-14",
    )
    assert testimony.notices == ("torture",)
    assert testimony.access == "private"
    assert testimony.title == "The quay"
    assert testimony.text.startswith("---\nid: lind")
    assert quotes(testimony) == ["I was born in 1950."]
    assert testimony.paragraphs[0].start >= len(FRONT)


def test_a_meta_file_wins_over_the_text_and_published_over_both(tmp_path: Path) -> None:
    meta = {"published": "2010-01-02", "language": "en", "known_facts": {}, "file": "x.txt"}
    (tmp_path / "column.meta.json").write_text(json.dumps(meta))
    assert told_in(tmp_path, "column.txt", COLUMN).told == "2010-01-02"
    assert read(tmp_path / "column.txt", published="2011").told == "2011"


def test_known_facts_are_read_and_none_may_be_written_in_two_ways(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("I was born by the sea.")
    nothing: tuple[object, ...] = ({}, [], None)
    for none in nothing:
        (tmp_path / "a.meta.json").write_text(json.dumps({"known_facts": none}))
        assert read(tmp_path / "a.txt").known_facts == ()
    fact = {"what": "birth", "edtf": "1950-03", "source": "parish register"}
    [known] = read(tmp_path / "a.txt", known_facts=[fact]).known_facts
    assert (known.what, known.edtf, known.source) == ("birth", "1950-03", "parish register")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"]
)
def test_korean_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "talk.txt").write_bytes(KOREAN.replace("\n", "\r\n").encode(encoding))
    assert read(tmp_path / "talk.txt").text == KOREAN


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig"])
def test_western_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Née à Besançon, élevée près de Genève: I was born there in 1931.\n" * 5
    (tmp_path / "talk.txt").write_bytes(text.encode(encoding))
    assert read(tmp_path / "talk.txt").text == text


def test_line_ends_of_every_kind_are_line_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"One.\r\n\r\nTwo.\r\rThree.\n")
    testimony = read(tmp_path / "a.txt")
    assert testimony.text == "One.\n\nTwo.\n\nThree.\n"
    assert len(testimony.paragraphs) == 3
