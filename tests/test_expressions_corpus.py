"""The examples of every rule: each phrase gives its value, and no rule goes without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from timeline.expressions import tag, timex3
from timeline.expressions.languages import LANGUAGES
from timeline.model import TimeExpression
from timeline.packs import Pack, packs_for, shipped_packs

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Example:
    """A phrase of the corpus; `start`..`end` are the words that are meant."""

    language: str
    line: int
    text: str
    type: str = ""
    value: str = ""
    start: int = 0
    end: int = 0
    dct: str = ""
    kind: str = ""
    packs: bool = False

    def __str__(self) -> str:
        return f"{self.language}:{self.line}"


def examples(path: Path) -> Iterator[Example]:
    settings: dict[str, str] = {}
    kind = value = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            settings = dict(item.split("=") for item in line[1:].split())
        elif not line.startswith(" "):
            kind, _, value = line.strip().partition(" ")
        else:
            text = line.strip()
            start, end = text.find("["), text.find("]") - 1
            if kind != "NOTHING":
                text = text.replace("[", "", 1).replace("]", "", 1)
            yield Example(
                path.stem, number, text, kind, "" if value == "-" else value, start, end,
                settings.get("dct", ""), settings.get("kind", ""), "packs" in settings,
            )  # fmt: skip


ALL = [example for path in sorted(CORPUS.glob("*.txt")) for example in examples(path)]


@cache
def found(example: Example) -> tuple[TimeExpression, ...]:
    packs: tuple[Pack, ...] = packs_for(example.text, shipped_packs()) if example.packs else ()
    return tag(
        example.text, language=example.language, dct=example.dct, kind=example.kind, packs=packs
    )


@pytest.mark.parametrize("example", [e for e in ALL if e.type != "NOTHING"], ids=str)
def test_a_phrase_gives_its_value(example: Example) -> None:
    here = [e for e in found(example) if (e.start, e.end) == (example.start, example.end)]
    assert here, [(e.text, e.type, e.value) for e in found(example)]
    if example.type == "QUIET":
        assert here[0].quiet
    else:
        assert here[0].type == example.type
        assert here[0].quiet == (example.type in ("AGE", "STAGE"))
    assert here[0].value == example.value


@pytest.mark.parametrize("example", [e for e in ALL if e.type == "NOTHING"], ids=str)
def test_a_phrase_that_tells_no_time_gives_nothing(example: Example) -> None:
    assert [item["text"] for item in timex3(found(example))] == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_rule_fires_in_the_corpus(language: str) -> None:
    fired = {e.rule for example in ALL if example.language == language for e in found(example)}
    rules = {rule.name for rule in LANGUAGES[language].rules}
    assert rules - fired == set()
