"""Every word of the page, in each of its languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import timeline.explorer
from timeline.catalogue.life_summary import KEYS as SUMMARY_KEYS
from timeline.catalogue.phrases import KEYS as SENTENCE_KEYS
from timeline.explorer.interface import interface, languages
from timeline.model import CONTEXT_CATEGORIES, LIFE_CATEGORIES
from timeline.packs import shipped_packs

ROOM = Path(timeline.explorer.__file__).parent
LANGUAGES = ("en", "ko")


def test_the_languages() -> None:
    assert languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_missing_and_none_is_empty(language: str) -> None:
    words = interface(language).words
    plain = {key for key in interface("en").words if not key.endswith(".one")}
    assert plain <= set(words)
    assert set(words) <= set(interface("en").words)
    assert [key for key, text in words.items() if not text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_in_the_same_values(language: str) -> None:
    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    english = interface("en").words
    differ = [
        key
        for key, text in interface(language).words.items()
        if values(text) != values(english[key])
    ]
    assert differ == []


def test_every_key_that_the_page_uses_is_there() -> None:
    code = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))
    used = set(re.findall(r'\bt\(\s*"([a-z][\w.-]+)"', code)) | {*SENTENCE_KEYS, *SUMMARY_KEYS}
    assert used - set(interface("en").words) == set()


def test_every_name_that_the_data_brings_has_words() -> None:
    words = interface("ko").words
    names = {f"category.{name}" for name in (*LIFE_CATEGORIES, *CONTEXT_CATEGORIES)}
    assert names - set(words) == set()


def test_every_pack_names_its_layers_and_itself_in_each_language() -> None:
    for pack in shipped_packs():
        for named in (pack.labels, *(pack.layers[row.layer] for row in pack.context)):
            assert set(LANGUAGES) <= set(named), (pack.id, named)


def test_words_of_numbers() -> None:
    t = interface("en")
    assert t("card.events", n=1) == "1 event"
    assert t("card.events", n=1200) == "1,200 events"
    assert t.named("layer", "some-new-layer") == "some new layer"
    assert interface("xx").language == "en"
