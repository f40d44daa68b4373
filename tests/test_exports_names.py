"""Safe publishing: whose names are found, in English and in Korean, however they are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import pytest
from exports_lives import TODAY

from timeline import edtf, model
from timeline.exports import Excerpt, Record
from timeline.exports.excerpt import Past
from timeline.exports.publish import Choices, Safe, folder_of, made_safe
from timeline.model import Event, Paragraph, Passage, TimelineError


def telling(
    narrator: str, language: str, sentences: Sequence[str], url: str = "https://example.org/a"
) -> Excerpt:
    """A testimony of which every sentence is an event of 3 March 1997."""
    text, records, at = "\n\n".join(sentences), [], 0
    testimony = model.Testimony(
        "told", f"The story of {narrator}", text, (Paragraph(0, len(text), 1),), told="2020",
        narrator=narrator, narrator_id="told", access="public", language=language,
        source_title=f"An interview with {narrator}", source_url=url, rights=f"© {narrator}",
    )  # fmt: skip
    for number, sentence in enumerate(sentences, 1):
        passage = Passage(at, at + len(sentence), sentence)
        at += len(sentence) + 2
        event = Event(
            f"e{number}", "told", sentence[:50], "family", "life", narrator, passage,
            edtf.span("1997-03-03"), "1997-03-03", "explicit",
        )  # fmt: skip
        records.append(Record(f"told:e{number}", event, testimony, "told", "KP"))
    return Excerpt(tuple(records), (testimony,), f"of {narrator}", "x=y", "1.0", TODAY)


def published(safe: Safe) -> str:
    """Every byte of what is published, composed, but for what is the same in every publication."""
    made = folder_of(safe)
    ours = ("reader/", "fonts/")  # the same in every publication
    told = [made[path].decode("utf-8", "replace") for path in made if not path.startswith(ours)]
    return unicodedata.normalize("NFC", "\n".join(told))


def whole_of(excerpt: Excerpt, language: str = "en", sources: str = "withhold") -> Safe:
    return made_safe(excerpt, Choices(passages="whole", language=language, sources=sources))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("My older brother Chol-su fell. Cholsu's wife wept; CHOL SU said nothing.", "chol cholsu"),
        ("My aunt, Mrs. Oh Kyung-hee, came. Kyung-hee brought rice.", "kyung"),
        ("My friends Yuna and Mina left. Mina's father was Dr. Hwang Tae.", "yuna mina hwang"),
        ("My cousins Bora, Chae and Dalnim lived with us.", "bora chae dalnim"),
        ("My son (Tae-il) was born in winter.", "tae-il"),
        ("They called me Jimmy at school.", "jimmy"),
        ("A neighbour, Ri Su-ok, saw it. Su-ok told the police.", "su-ok"),
        ("I married Kang Myong-ho. Myong-ho worked at the mine.", "myong"),
        ("Grandmother Sun-ja and Grandfather Il-yong died.", "sun-ja il-yong"),
        ("In the evening we went with Pak Sun-il, whom everybody knew.", "sun-il"),
        ("Yo\u0308rgen's letter came; my uncle Yörgen wrote Y\u200börgen.", "yörgen"),
        ("My sister Zoë wrote. &quot;Zo&euml; is here&quot;, they said.", "zoë zo&euml;"),
    ],
)
def test_names_in_english_are_found(sentence: str, names: str) -> None:
    told = published(whole_of(telling("Park Jimin", "en", [sentence]))).casefold()
    assert [name for name in names.split() if name in told] == []


def test_a_narrators_name_is_found_in_every_spelling() -> None:
    sentences = [
        "My name is Park Jimin; Ji Min, JIMIN, Ji-min and Ji\u2011min are how others wrote it.",
        "Jimin's shoes were gone, and Ｊｉｍｉｎ was on no list.",
    ]
    told = published(whole_of(telling("Park Jimin", "en", sentences))).casefold()
    spellings = ("jimin", "ji min", "ji-min", "ji\u2011min", "ｊｉｍｉｎ")
    assert [name for name in spellings if name in told] == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("어머니 김순자와 아버지(박철수)가 계셨다. 순자는 울었다.", "순자 철수"),
        ("누나 최은영이 떠났다. 은영 누나는 돌아오지 않았다. 동생 철호는 아팠다.", "은영 철호"),
        ("친구 영희와 민호가 함께 갔다.", "영희 민호"),
        ("이모 이름은 이말순이었다. 말순 이모는 죽었다.", "말순"),
        ("옆집 한복남 씨가 보았다. 복남이 말했다.", "복남"),
        ("남편 강명호를 만났다. 명호가 광산에서 일했다.", "명호"),
        ("담임 선생님 오경희가 때렸다. 경희 선생님은 무서웠다.", "경희"),
        ("큰아버지 박영식은 당원이었고 사촌 형 박성일도 그랬다.", "영식 성일"),
    ],
)
def test_names_in_korean_are_found(sentence: str, names: str) -> None:
    told = published(whole_of(telling("박지민", "ko", [sentence])))
    assert [name for name in names.split() if name in told] == []


def test_korean_that_is_no_name_stays_as_it_is() -> None:
    sentences = [
        "지민이는 그때 열세 살이었다. 어머니 손을 잡고 고향을 떠났다.",
        "아버지 소식은 없었다. 아저씨가 이야기를 했고 우리는 돌아오지 않았다.",
        "김일성이 죽던 해였다. 이상한 사람들이 정말로 조용한 마을에 왔다.",
    ]
    made = whole_of(telling("박지민", "ko", sentences), language="ko")
    told = [record.event.passage.quote for record in made.excerpt.records]
    assert told[0] == sentences[0].replace("지민", "증언자 1")
    assert told[1:] == sentences[1:]


def test_villages_that_no_gazetteer_knows_are_taken_out() -> None:
    korean = whole_of(
        telling("박지민", "ko", ["남편은 강안리에서 일했고 우리 집은 온성군 풍서리에 있었다."])
    )
    assert not {"강안리", "풍서리", "온성"} & set(published(korean).split())
    assert "강안" not in published(korean) and "풍서" not in published(korean)
    english = whole_of(telling("Park Jimin", "en", ["He worked in Kangson-ri village near us."]))
    assert "kangson" not in published(english).casefold()


def test_what_was_taken_for_a_name_is_told_and_can_be_kept() -> None:
    excerpt = telling("Park Jimin", "en", ["At night we listened to Arirang on the radio."])
    safe = whole_of(excerpt)
    assert safe.guessed == ("Arirang",) and "Arirang" not in published(safe)
    kept = made_safe(excerpt, Choices(passages="whole", keep=("Arirang",)))
    assert kept.guessed == () and "Arirang" in published(kept)


def test_a_title_that_names_somebody_stops_everything() -> None:
    excerpt = telling("Park Jimin", "en", ["We left."])
    safe = made_safe(excerpt, Choices(title="How Jimin left"))
    with pytest.raises(TimelineError, match="'jimin' was to be taken out"):
        folder_of(safe)


def test_an_address_that_names_somebody_is_left_out() -> None:
    for url in ("https://example.org/park-jimin", "https://example.org/%EB%B0%95/Jimin?x=1"):
        safe = whole_of(telling("Park Jimin", "en", ["We left."], url), sources="keep")
        assert safe.excerpt.testimonies[0].source_url == ""
        assert "jimin" not in published(safe).casefold()
    safe = whole_of(telling("Park Jimin", "en", ["We left."]), sources="keep")
    assert safe.excerpt.testimonies[0].source_url == "https://example.org/a"


def test_a_word_at_the_start_that_may_be_a_name_is_listed() -> None:
    risks = whole_of(telling("Park Jimin", "en", ["Tarquin hit me. Then we left."])).risks
    assert "Tarquin" in {risk.what for risk in risks if risk.kind == "name"}


def test_a_paragraph_of_a_megabyte_is_made_safe() -> None:
    paragraph = "It went on & on, 다시, and my uncle Bo Tarquin came. " * 19_000
    excerpt = telling("Park Jimin", "en", [paragraph])
    safe = made_safe(excerpt, Choices())
    (record,) = safe.excerpt.records
    assert len(record.event.passage.quote) < 200 and "Person 1 came" in record.event.passage.quote
    assert "tarquin" not in published(safe).casefold()


def test_layers_of_history_that_name_a_place_go_with_it() -> None:
    excerpt = replace(
        telling("Park Jimin", "en", ["I left North Korea."]),
        past=(Past("x", "A decision", "north", edtf.span("1997")),),
        named={"layer.north": "North Korea"},
    )
    assert made_safe(excerpt, Choices()).excerpt.past
    safe = made_safe(excerpt, Choices(places="none", passages="whole"))
    assert safe.excerpt.past == () and "north korea" not in published(safe).casefold()
