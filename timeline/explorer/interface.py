"""Every word of the page, by key and language: `data/interface/LANGUAGE.csv`.

Another language is another file of the same keys. Text takes values by name, as in "{n} lives";
a key that ends in `.one` is taken instead where its `n` is 1.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from timeline.model import TimelineError
from timeline.packs import data_folder

DEFAULT = "en"


@dataclass(frozen=True)
class Interface:
    """The words of one language."""

    language: str
    words: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key. Raises KeyError where the language lacks it."""
        chosen = f"{key}.one" if values.get("n") == 1 and f"{key}.one" in self.words else key
        text = self.words[chosen]
        if not values:
            return text
        shown = {
            name: f"{value:,}" if isinstance(value, int) else value
            for name, value in values.items()
        }
        return text.format(**shown)

    def also(self, named: Mapping[str, str]) -> Interface:
        """The same words, and names that packs brought."""
        return replace(self, words={**named, **self.words})

    def named(self, kind: str, name: str) -> str:
        """The words of `kind.name`; where nothing has a word for it, that name as it is."""
        return self.words.get(f"{kind}.{name}", name.replace("-", " "))


def languages() -> tuple[str, ...]:
    """The languages that the interface has, the default first."""
    found = sorted(path.stem for path in _folder().glob("*.csv"))
    return tuple(sorted(found, key=lambda language: language != DEFAULT))


@lru_cache(maxsize=16)
def interface(language: str) -> Interface:
    """The words of a language; of the default one where the language is not known."""
    if language not in languages():
        language = DEFAULT
    path = _folder() / f"{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or set(rows[0]) != {"key", "text"}:
        raise TimelineError(f"{path}: needs the columns key and text")
    return Interface(language, {row["key"]: row["text"] for row in rows})


def _folder() -> Path:
    return data_folder() / "interface"
