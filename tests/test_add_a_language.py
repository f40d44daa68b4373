"""docs/add-a-language.md, followed: a tiny Spanish that lives in the tests needs no engine file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_spanish import SPANISH

from timeline import lexicon
from timeline.expressions import tag, timex3
from timeline.expressions.languages import LANGUAGES
from timeline.expressions.tagger import tagger

HERE = Path(__file__).parent
PHRASES = [
    line.rstrip()
    for line in (HERE / "languages" / "es.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture
def spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Spanish among the languages, its tables among the tables."""
    shipped = lexicon.lexicon_folder()
    folder = tmp_path / "lexicon"
    shutil.copytree(shipped, folder)
    shutil.copytree(HERE / "languages" / "es", folder / "es")
    monkeypatch.setattr(lexicon, "lexicon_folder", lambda: folder)
    monkeypatch.setitem(LANGUAGES, "es", SPANISH)
    yield "es"
    tagger.cache_clear()
    lexicon.table.cache_clear()


def wanted() -> Iterator[tuple[str, str, str, str]]:
    """Type, value, text and the words meant of every phrase."""
    kind = value = ""
    for line in PHRASES:
        if not line.startswith(" "):
            kind, _, value = line.partition(" ")
            continue
        text = line.strip()
        words = text[text.find("[") + 1 : text.find("]")] if "[" in text else ""
        yield kind, value, text.replace("[", "").replace("]", ""), words


@pytest.mark.parametrize(("kind", "value", "text", "words"), list(wanted()))
def test_a_phrase_of_the_third_language_gives_its_value(
    spanish: str, kind: str, value: str, text: str, words: str
) -> None:
    found = {e["text"]: (e["type"], e["value"]) for e in timex3(tag(text, language=spanish))}
    if kind == "NOTHING":
        assert found == {}
    else:
        assert found[words] == (kind, value)


def test_ten_phrases_are_tried() -> None:
    assert sum(1 for kind, *_ in wanted() if kind != "NOTHING") == 10


def test_relations_of_the_third_language_come_from_its_table(spanish: str) -> None:
    found = tag("Viví allí desde 1994. Viví aquí hasta 1997.", language=spanish)
    assert [(e.value, e.relation) for e in found] == [("1994", "since"), ("1997", "until")]
