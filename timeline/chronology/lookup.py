"""Which event some words name: "three months after the wedding", "the day we buried him".

Words are compared with the titles and passages of the events, first by meaning (groups of words in
`chronology_events.tsv`: wedding, married, bride), then by the words themselves, cut to their stems.
The nearest event wins among equals; words that fit none name none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from timeline import lexicon
from timeline.model import Mention, TimelineError

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENOUGH = 2.0  # one meaning shared, or two words


class Match(NamedTuple):
    """An event that words name; `sure` where they share a meaning or more than one word."""

    mention: Mention
    sure: bool


class Lookup:
    """Finds the event that some words name among those of one testimony."""

    def __init__(self, mentions: Sequence[Mention], language: str = "en") -> None:
        self._mentions = mentions
        self._language = language
        self._meanings = [self._all(mention, meanings_of) for mention in mentions]
        self._stems = [self._all(mention, stems_of) for mention in mentions]

    def find(self, words: str, near: int, *, skip: str = "") -> Match | None:
        """The event that `words` name, told before the `near`-th event or else after it; `skip`
        leaves one out by id. None where no event fits well enough."""
        meanings = closest_meanings(self._language, words)
        stems = stems_of(self._language, words)
        kinds = _categories(self._language, meanings)
        best: tuple[float, float] | None = None
        found: Match | None = None
        for index, mention in enumerate(self._mentions):
            if mention.id == skip:
                continue
            shared = 2.0 * len(meanings & self._meanings[index])
            shared += 1.0 * len(stems & self._stems[index])
            if shared < (_ENOUGH if meanings or len(stems) > 1 else 1.0):
                # Told in other words: the last dated event of a kind that may be meant.
                known = mention.scope == "life" and bool(mention.expressions)
                if mention.category not in kinds or index >= near or not known:
                    continue
                shared = 0.5
            distance = near - index if index <= near else (index - near) * 2
            if best is None or (shared, -distance) > best:
                best = (shared, -distance)
                found = Match(mention, shared >= _ENOUGH)
        return found

    def names(self, words: str, mention: Mention) -> bool:
        """Whether words name the very event that is told ("my service": "Enlisted"; "my parents
        had moved there": "Parents move there"): by what its title begins with, its verb."""
        verb = " ".join(_WORD.findall(mention.title.lower())[:2])
        same_meaning = meanings_of(self._language, words) & meanings_of(self._language, verb)
        return bool(same_meaning) or bool(
            stems_of(self._language, words) & stems_of(self._language, verb)
        )

    def edges(self, category: str, but: str) -> tuple[Mention | None, Mention | None]:
        """The events with which a time of a category began and ended, where they are told and
        dated: the first of each, `but` the time itself."""
        for row in _table(self._language, "chronology_spans"):
            if row["category"] == category:
                begins = self._meaning(row["begins"], category, but)
                return begins, self._meaning(row["ends"], category, but)
        return None, None

    def end(self, words: str, category: str) -> bool:
        """Whether words name what a time of a category ends with ("a year after my discharge")."""
        ends = {
            row["ends"]
            for row in _table(self._language, "chronology_spans")
            if row["category"] == category
        }
        return bool(ends & meanings_of(self._language, words))

    def _meaning(self, meaning: str, category: str, but: str) -> Mention | None:
        for index, mention in enumerate(self._mentions):
            fits = mention.category == category and meaning in self._meanings[index]
            if fits and mention.id != but and mention.expressions:
                return mention
        return None

    def _all(self, mention: Mention, read: Callable[[str, str], frozenset[str]]) -> frozenset[str]:
        found: set[str] = set()
        for text in (mention.title, mention.passage.quote):
            found |= read(self._language, text)
        return frozenset(found)


def meanings_of(language: str, text: str) -> frozenset[str]:
    """The groups of meaning that the words of a text belong to."""
    padded = " " + " ".join(_WORD.findall(text.lower())) + " "
    return frozenset(
        name for name, phrases in _groups(language) for phrase in phrases if phrase in padded
    )


def closest_meanings(language: str, text: str) -> frozenset[str]:
    """The groups whose longest words a text holds: "left school" is no departure."""
    padded = " " + " ".join(_WORD.findall(text.lower())) + " "
    longest: dict[str, int] = {}
    for name, phrases in _groups(language):
        for phrase in phrases:
            if phrase in padded:
                longest[name] = max(longest.get(name, 0), phrase.count(" "))
    most = max(longest.values(), default=0)
    return frozenset(name for name, words in longest.items() if words == most)


def stems_of(language: str, text: str) -> frozenset[str]:
    """The words of a text that carry meaning, cut to their stems."""
    empty = _empty_words(language)
    return frozenset(_stem(w) for w in _WORD.findall(text.lower()) if w not in empty)


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _padded(words: str) -> str:
    """A phrase as it is looked for between blanks; with a hyphen behind, its last word may go on
    (in languages whose endings cling to their words)."""
    return f" {words.strip()} ".replace("- ", "")


@cache
def _groups(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (row["meaning"], tuple(map(_padded, row["words"].split("|"))))
        for row in _table(language)
        if row["meaning"] != "-"
    )


@cache
def _categories(language: str, meanings: frozenset[str]) -> frozenset[str]:
    rows = [row["categories"] for row in _table(language) if row["meaning"] in meanings]
    return frozenset(name for row in rows for name in row.split("|") if name)


@cache
def _empty_words(language: str) -> frozenset[str]:
    rows = [row["words"] for row in _table(language) if row["meaning"] == "-"]
    return frozenset(word for row in rows for word in row.split("|"))


def _table(language: str, name: str = "chronology_events") -> tuple[lexicon.Row, ...]:
    try:
        return lexicon.table(language, name)
    except TimelineError:
        return ()
