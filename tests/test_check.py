"""`check` finds what is wrong in packs and testimonies; `coverage` what no event tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline import model
from timeline.check import Coverage, check, coverage, notices, of_lives
from timeline.model import TimelineError, TimeSpan
from timeline.sources import read

SOUND = """---
id: lind
narrator: "Tomas Lind"
told: "2009-03"
text_kind: summary
source_title: "A book"
source_url: "https://example.org/book"
source_published: "2008"
rights: "Facts only"
notices: ["torture"]
consent: published work
access: public
---
I was born in 1950. In 1968 I went to sea, and I came home in 1971.
"""


def lind(folder: Path, text: str = SOUND, name: str = "lind.md") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_sound_testimony_has_no_fault(tmp_path: Path) -> None:
    assert check([lind(tmp_path)]) == []
    assert check([tmp_path]) == []


@pytest.mark.parametrize(
    ("old", "new", "row", "column"),
    [
        ('["torture"]', '["nightmares"]', 10, "notices"),
        ('["torture"]', '["torture", "torture"]', 10, "notices"),
        ("narrator:", "narator:", 3, "narator"),
        ("https://example.org/book", "a shelf", 7, "source_url"),
        ('rights: "Facts only"', 'rights: ""', 9, "rights"),
        ("consent: published work", "consent: unknown", 11, "consent"),
        ('told: "2009-03"', 'told: ""', 4, "told"),
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_named_by_line(
    tmp_path: Path, old: str, new: str, row: int, column: str
) -> None:
    found = check([lind(tmp_path, SOUND.replace(old, new))])
    assert (row, column) in [(fault.row, fault.column) for fault in found]
    assert all(fault.file.endswith("lind.md") for fault in found)


def test_what_cannot_be_read_is_a_fault_and_the_others_are_still_checked(tmp_path: Path) -> None:
    lind(tmp_path)
    lind(tmp_path, "---\nid: a\n", "broken.md")
    lind(tmp_path, SOUND.replace("told:", "tolld:"), "typo.md")
    says = [str(fault) for fault in check([tmp_path, tmp_path / "gone.md"])]
    assert any("broken.md: its front matter has no closing --- line" in line for line in says)
    assert any("typo.md, row 4, column tolld: is no field of a testimony" in line for line in says)
    assert any("gone.md: there is no such file" in line for line in says)
    assert any("'lind' is already that of" in line for line in says)


def test_a_folder_without_anything_to_check_says_so(tmp_path: Path) -> None:
    [fault] = check([tmp_path])
    assert "neither a history pack nor a testimony" in fault.says


def test_what_ships_is_sound() -> None:
    assert [str(fault) for fault in check()] == []


def test_notices_begin_with_the_gravest() -> None:
    assert notices()[:2] == ("torture", "execution")
    assert {"sexual violence", "death of a child", "suicide", "starvation"} <= set(notices())


# --- Coverage ---------------------------------------------------------------------------------


def event(testimony: model.Testimony, words: str, title: str) -> model.Event:
    start = testimony.text.index(words)
    passage = model.Passage(start, start + len(words), words)
    day = date(1950, 1, 1)
    return model.Event(
        id=f"e{start}", testimony=testimony.id, title=title, category="other", scope="life",
        narrator="Tomas Lind", passage=passage, span=TimeSpan(day, day, day, day), edtf="1950",
        basis="explicit",
    )  # fmt: skip


def life(testimony: model.Testimony, *events: model.Event, birth: str = "") -> model.Life:
    return model.Life(testimony, (), events, birth=birth)


def test_a_year_that_no_event_tells_is_listed_with_its_sentence(tmp_path: Path) -> None:
    told = read(lind(tmp_path))
    born = event(told, "I was born in 1950", "Born")
    found = of_lives([life(told, born, birth=born.id)])
    assert found.years == 3
    assert [one.year for one in found.untold] == ["1968", "1971"]
    assert found.untold[0].passage.quote == "In 1968 I went to sea, and I came home in 1971."
    assert found.share == pytest.approx(2 / 3)
    assert found.lines()[-1] == "1 of 3 years are told by an event (33.3%)"


def test_a_life_without_a_birth_says_why_and_titles_are_looked_at(tmp_path: Path) -> None:
    told = read(lind(tmp_path))
    long = event(told, "In 1968 I went to sea", "x" * 81)
    cut = event(told, "I came home in 1971", "Comes home to…")
    twice = event(told, "in 1971", "Comes home to…")
    found = of_lives([life(told, long, cut, twice)])
    assert found.births == ("lind.md: no birth: no reason is given",)
    says = " ".join(found.faults)
    assert "81 characters" in says
    assert "cut off" in says
    assert "has the title of" in says


def test_numbers_that_are_no_years_are_left_out(tmp_path: Path) -> None:
    told = read(lind(tmp_path, SOUND.replace("I was born in 1950.", "It cost 1,950.20 for 19500.")))
    assert of_lives([life(told)]).years == 2


def test_a_folder_without_testimonies_has_no_coverage(tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match="holds no testimony"):
        coverage(tmp_path)


def test_coverage_reads_the_testimonies_of_a_folder(tmp_path: Path) -> None:
    lind(tmp_path)
    found = coverage(tmp_path)
    assert isinstance(found, Coverage)
    assert found.years == 3
