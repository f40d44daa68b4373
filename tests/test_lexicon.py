"""The word tables: read by name, with one clear line for a table that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline import lexicon
from timeline.expressions.english.words import VOCABULARY
from timeline.model import TimelineError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lexicon, "lexicon_folder", lambda: tmp_path)
    lexicon.table.cache_clear()
    (tmp_path / "xx").mkdir()
    return tmp_path / "xx"


def test_a_table_gives_its_rows_by_the_names_of_its_header(folder: Path) -> None:
    (folder / "words.tsv").write_text(
        "# a note\nforms\tclass\tvalue\n\nday|days\tunit\tday\nnow\tref\n"
    )
    assert lexicon.table("xx", "words") == (
        {"forms": "day|days", "class": "unit", "value": "day"},
        {"forms": "now", "class": "ref", "value": ""},
    )


def test_a_table_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(TimelineError, match=r"words\.tsv: no such table"):
        lexicon.table("xx", "words")


def test_a_row_that_is_too_long_is_named(folder: Path) -> None:
    (folder / "words.tsv").write_text("forms\tclass\na\tb\tc\n")
    with pytest.raises(TimelineError, match=r"words\.tsv: row 2 has more cells"):
        lexicon.table("xx", "words")


def test_a_table_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "words.tsv").write_bytes(b"forms\tclass\n\xff\xfe\tb\n")
    with pytest.raises(TimelineError, match=r"words\.tsv: is not UTF-8"):
        lexicon.table("xx", "words")


def test_a_language_without_tables_is_named() -> None:
    with pytest.raises(TimelineError, match="no lexicon for the language 'tlh'"):
        lexicon.names("tlh")


def test_english_ships_all_its_tables() -> None:
    lexicon.table.cache_clear()
    assert "en" in lexicon.languages()
    assert set(VOCABULARY) <= set(lexicon.names("en"))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_shipped_table_can_be_read(language: str) -> None:
    lexicon.table.cache_clear()
    for name in lexicon.names(language):
        assert isinstance(lexicon.table(language, name), tuple)
