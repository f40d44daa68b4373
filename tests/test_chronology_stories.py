"""From an invented text to a dated life; what is known from outside narrows or contradicts it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from timeline.chronology.days import to_date
from timeline.extract import extract
from timeline.model import Event, KnownFact, Life
from timeline.model import Testimony as Document
from timeline.sources import read

TEXT = """The Ferryman's Daughter

I was born in 1960 in a village on the river. My father ran the ferry.

At the age of nine I broke my arm in the winch. My mother died in March 1975. Two years later I
moved to the town and learned to sew. I worked in a shirt factory for four years.

I married in May 1984. Our son was born ten months later. My father died three years after the
wedding. In 1991 we left the country, and I have lived in Lisbon since then.
"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("texts") / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read(path, published="2005-06-30")


def told_as(life: Life, words: str) -> Event:
    """The event whose passage holds the words."""
    return next(e for e in life.events if words in e.passage.quote)


def test_a_story_is_dated_from_its_words(document: Document) -> None:
    life = extract(document)
    dates = {
        "born in 1960": "1960",
        "broke my arm": "[1969..1970]",
        "died in March 1975": "1975-03",
        "Two years later": "1977",
        "married in May": "1984-05",
        "ten months later": "1985-03",
        "three years after the": "1987",
        "left the country": "1991",
    }
    assert {words: told_as(life, words).edtf for words in dates} == dates
    assert life.birth == told_as(life, "born").id and not life.conflicts


def test_a_known_birth_narrows_what_is_told_by_age(document: Document) -> None:
    fact = KnownFact("birth", "1960-11-02", source="the parish register")
    life = extract(replace(document, known_facts=(fact,)))
    arm = told_as(life, "broke my arm")
    assert arm.edtf == "[1969-11-02..1970-11-01]"
    born = told_as(life, "born")
    assert born.edtf == "1960-11-02" and "the parish register" in born.reasons[0].says
    assert {use for reason in arm.reasons for use in reason.uses} >= {born.id}


def test_a_wrong_birth_is_shown_as_a_conflict_and_changes_no_date(document: Document) -> None:
    fact = KnownFact("birth", "1950-11-02", source="a register")
    life = extract(replace(document, known_facts=(fact,)))
    assert [e.edtf for e in life.events] == [e.edtf for e in extract(document).events]
    (conflict,) = life.conflicts
    assert conflict.events == (told_as(life, "born").id,)
    assert "a register" in conflict.why and conflict.passages[0].quote.endswith("1960")


def test_no_day_outside_the_calendar_is_ever_a_bound() -> None:
    assert to_date(1) is None and to_date(3652059) is None


def test_a_stage_that_opens_its_clause_is_the_narrators(tmp_path: Path) -> None:
    path = tmp_path / "school.txt"
    path.write_text(
        "나는 1980년에 태어났다. 인민학교 3학년 때 아버지가 돌아가셨다. 고등중학교를 졸업했다.",
        encoding="utf-8",
    )
    life = extract(read(path))
    assert [event.edtf for event in life.events] == ["1980", "[1988..1989]", "[1996..1997]"]
