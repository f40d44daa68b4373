"""Whose age, whose birth: from the words for a person to one key for that person.

The words come from data (`chronology_persons.tsv`): `first` is the narrator where somebody speaks
for themselves, `third` the narrator of a profile that is told about somebody, `kin` a relative,
whose key is the word itself with what tells relatives apart ("elder son").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline import lexicon
from timeline.model import Mention, TimelineError

NARRATOR = "narrator"
_CLAUSES = re.compile(r"[,;:()—–]| - ")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Persons:
    """Reads words for persons in one language. `profile` is the word for the narrator of a text
    that tells about somebody ("she"), "" where the narrator speaks."""

    language: str = "en"
    profile: str = ""
    names: frozenset[str] = frozenset()  # the words of the narrator's name, lower case

    def key(self, words: str, mention: Mention | None = None) -> str:
        """The key of the person that `words` name; "" where they name nobody we can follow."""
        text = words.lower().strip()
        if not text:
            return self.relative(mention) or self._other(mention)
        tokens = _WORD.findall(text)
        classes = self._classes
        if any(classes.get(token) == "first" for token in tokens) and len(tokens) == 1:
            return NARRATOR
        if len(tokens) == 1 and classes.get(tokens[0]) == "third":
            if self.profile == tokens[0]:
                return NARRATOR
            return self.relative(mention)
        if len(tokens) == 1 and tokens[0] in self.names:
            return NARRATOR
        kin = [token for token in tokens if classes.get(token) in ("kin", "which")]
        if any(classes.get(token) == "kin" for token in kin):
            return " ".join(kin)
        return NARRATOR if self.profile and text == self._of(mention) else ""

    def tells_birth(self, text: str) -> bool:
        """Whether words of a text tell a birth."""
        return bool(self._birth_words.search(text.lower()))

    def nearest(self, before: str, after: str, mention: Mention | None) -> str:
        """The key of the person of whom a place in a sentence speaks: the first named in its
        clause, else in the clauses before, else after it; "" where nobody is named."""
        clauses = [*reversed(_CLAUSES.split(before.lower())), after.lower()]
        for clause in clauses:
            found = self._subject(_WORD.findall(clause), mention)
            if found:
                return found
        return ""

    def _subject(self, tokens: list[str], mention: Mention | None) -> str:
        for place, token in enumerate(tokens):
            kind = self._classes.get(token)
            if token in self.names:
                return NARRATOR
            if kind in ("first", "third"):
                return self.key(token, mention)
            if kind == "kin":
                which = [t for t in tokens[max(0, place - 1) : place] if self._is(t, "which")]
                return self.key(" ".join([*which, token]), mention)
        return ""

    def _is(self, token: str, kind: str) -> bool:
        return self._classes.get(token) == kind

    def relative(self, mention: Mention | None) -> str:
        """The relative to whom an event happened; "" where it is nobody we can follow."""
        tokens = _WORD.findall(mention.person.lower()) if mention else []
        kept = [token for token in tokens if self._classes.get(token) in ("kin", "which")]
        return " ".join(kept) if any(self._classes[t] == "kin" for t in kept) else ""

    def stands_for(self, words: str) -> bool:
        """Whether words only stand for somebody told of before ("he")."""
        return self._is(words.lower().strip(), "third")

    def _other(self, mention: Mention | None) -> str:
        """The narrator; or somebody else to whom an event happened, by their own name."""
        if mention is None or mention.person in ("", NARRATOR):
            return NARRATOR
        tokens = _WORD.findall(mention.person.lower())
        ours = any(
            self._classes.get(t) in ("first", "ours", "group") or t in self.names for t in tokens
        )
        return NARRATOR if ours else mention.person.lower()

    def _of(self, mention: Mention | None) -> str:
        if mention is None or mention.person in ("", NARRATOR):
            return NARRATOR
        tokens = _WORD.findall(mention.person.lower())
        kept = [token for token in tokens if self._classes.get(token) in ("kin", "which")]
        return " ".join(kept) or mention.person.lower()

    def born_in(self, mention: Mention) -> str:
        """Whose birth a mention tells; "" if it tells none."""
        if mention.category == "birth":
            return self._of(mention)
        if mention.category != "family" or mention.scope != "life":
            return ""
        text = f"{mention.title} {mention.passage.quote}".lower()
        if not self._birth_words.search(text):
            return ""
        if mention.person not in ("", NARRATOR):
            return self._of(mention)
        return self._first_kin(text)

    def _first_kin(self, text: str) -> str:
        found: list[str] = []
        for token in _WORD.findall(text):
            kind = self._classes.get(token)
            if kind == "which":
                found.append(token)
            elif kind == "kin":
                return " ".join([*found, token])
            else:
                found = []
        return ""

    @property
    def _classes(self) -> dict[str, str]:
        return _classes(self.language)

    @property
    def _birth_words(self) -> re.Pattern[str]:
        return _birth_words(self.language)


def _rows(language: str) -> tuple[lexicon.Row, ...]:
    try:
        return lexicon.table(language, "chronology_persons")
    except TimelineError:
        return ()


def _classes(language: str) -> dict[str, str]:
    return {row["word"]: row["class"] for row in _rows(language)}


def _birth_words(language: str) -> re.Pattern[str]:
    words = [re.escape(row["word"]) for row in _rows(language) if row["class"] == "birth"]
    return re.compile(r"\b(?:" + "|".join(words) + r")\b" if words else r"(?!)")
