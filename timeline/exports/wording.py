"""The page's words for what is taken away: `data/interface/LANGUAGE.csv`, by key."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.packs import data_folder

DEFAULT = "en"


@dataclass(frozen=True)
class Wording:
    """The words of one language."""

    language: str
    words: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key; where `n` is 1 those of `key.one`, if there are any. Raises KeyError
        where the language lacks it."""
        chosen = f"{key}.one" if values.get("n") == 1 and f"{key}.one" in self.words else key
        text = self.words[chosen]
        shown = {
            name: f"{value:,}" if isinstance(value, int) else value
            for name, value in values.items()
        }
        return text.format(**shown) if values else text

    def also(self, named: Mapping[str, str]) -> Wording:
        """The same words, and names that packs brought."""
        return replace(self, words={**named, **self.words}) if named else self

    def named(self, kind: str, name: str) -> str:
        """The words of `kind.name`; where a pack or a testimony brought a new name, that name."""
        return self.words.get(f"{kind}.{name}", name.replace("-", " "))


@lru_cache(maxsize=8)
def wording(language: str) -> Wording:
    """The words of a language; of the default one where the language is not known."""
    folder = data_folder() / "interface"
    known = {path.stem for path in folder.glob("*.csv")}
    language = language if language in known else DEFAULT
    with (folder / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return Wording(language, {row["key"]: row["text"] for row in csv.DictReader(file)})
