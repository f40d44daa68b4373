"""The languages of the expressions step: one line each.

To add one, no engine file is touched:
1. tables in `data/lexicon/<language>/`: vocabulary (columns forms, class, value), `suffixes`
   (letters that follow digits at once), `cues` (words of tense), `relations` (words that tie an
   expression to its clause);
2. a package `timeline/expressions/<language>/` with `RULES` (pattern + small function each),
   `SETS` (names for sets of classes), `WEAK` (classes that open nothing alone) and
   `vocabulary()`;
3. one line in `LANGUAGES` below;
4. examples of every rule in `tests/corpus/<language>.txt` (a rule that fires there never fails).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from timeline.expressions import english
from timeline.expressions.grammar import Rule


@dataclass(frozen=True, slots=True)
class Language:
    """What the engine needs to know of a language. `spaced`: words end where letters end."""

    rules: tuple[Rule, ...]
    sets: Mapping[str, str]
    weak: frozenset[str]
    vocabulary: Callable[[], Iterator[tuple[str, str, str]]]
    spaced: bool = True


LANGUAGES: dict[str, Language] = {
    "en": Language(english.RULES, english.SETS, english.WEAK, english.vocabulary),
}
