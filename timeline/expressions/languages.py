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

from timeline.expressions import english, korean
from timeline.expressions.grammar import Rule


@dataclass(frozen=True, slots=True)
class Language:
    """What the engine needs to know of a language.

    `spaced`: words end where letters end. `paired`: two sets of weak classes that together make
    an expression possible (a number and a person: an age). `clause_openers`: words with which
    the packs begin names that are clauses ("when Stalin died"). `names`: the ways in which a
    text may write a pack's name, each with its class (`anchor`, `anchorclause` ...), where that
    is more than the name itself. `idle`: classes with which no rule ends; they are cut off the
    end of a chain, so that chains are alike more often. `glue`: classes of the
    smallest words, which are read only beside others."""

    rules: tuple[Rule, ...]
    sets: Mapping[str, str]
    weak: frozenset[str]
    vocabulary: Callable[[], Iterator[tuple[str, str, str]]]
    spaced: bool = True
    paired: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    clause_openers: tuple[str, ...] = ()
    names: Callable[[str], tuple[tuple[str, str], ...]] | None = None
    idle: frozenset[str] = frozenset()
    glue: frozenset[str] = frozenset()


LANGUAGES: dict[str, Language] = {
    "en": Language(
        english.RULES,
        english.SETS,
        english.WEAK,
        english.vocabulary,
        paired=english.PAIRED,
        clause_openers=("when ", "while "),
        idle=english.IDLE,
        glue=english.GLUE,
    ),
    "ko": Language(
        korean.RULES,
        korean.SETS,
        korean.WEAK,
        korean.vocabulary,
        spaced=False,
        paired=korean.PAIRED,
        names=korean.written,
    ),
}
