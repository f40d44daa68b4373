"""A sentence parted into clauses where connective endings stand.

-고, -다가, -는데, -지만 part two clauses that each tell something; -아서, -며, -자, -니까 lead on
to the clause that follows and stay with it, unless both say when.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.events.korean.endings import Join, join
from timeline.events.korean.lexis import words as lexicon_words
from timeline.events.korean.view import Word
from timeline.expressions.korean.licence import modified

_TOPICS = ("은", "는", "이", "가")
_NOUN_MARKS = ("이", "가", "을", "를", "은", "는", "에서", "로", "으로")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words from `first` to `last` of a sentence. `joins` is how it ends ("" at the end)."""

    first: int
    last: int
    joins: Join = ""

    def indexes(self) -> range:
        return range(self.first, self.last + 1)


def clauses(
    words: Sequence[Word], dating: Callable[[int], bool], pointing: Callable[[int], bool]
) -> list[Clause]:
    """The clauses of a sentence in order; `dating` tells whether an expression dates, `pointing`
    whether it says when and not only how long."""
    parts: list[Clause] = []
    opening = lexicon_words("opening")
    first = 0
    for at, word in enumerate(words):
        if at == len(words) - 1:
            break
        inside = word.timed or bool(word.times and set(word.times) & set(words[at + 1].times))
        joins = "" if inside or word.quoted else _joins(words, first, at, dating)
        if words[at + 1].bare in opening and at + 1 < len(words) - 1:
            joins = joins or "strong"
        if joins in ("strong", "weak", "condition", "gap", "relative"):
            parts.append(Clause(first, at, joins))
            first = at + 1
    if words:
        parts.append(Clause(first, len(words) - 1))
    return _together(parts, words, pointing)


def _joins(words: Sequence[Word], first: int, at: int, dating: Callable[[int], bool]) -> Join:
    """How a clause ends at a word, "" where it goes on."""
    word = words[at]
    modifies = at > 0 and not word.times and modified(words[at - 1].bare + " ")
    joins = join(word.bare, words[at + 1].bare, modifies)
    if not joins and _gapped(words, first, at, dating):
        return "gap"
    if not joins and _relative(words, first, at, dating):
        return "relative"
    return joins


def _relative(words: Sequence[Word], first: int, at: int, dating: Callable[[int], bool]) -> bool:
    """Whether a dated clause modifies a noun of another dated one ("6년 전에 헤어진 어머니를
    지난 설에 만났다")."""
    word, following = words[at], words[at + 1]
    if word.times or word.quoted or following.times or not modified(word.bare + " "):
        return False
    if len(word.bare) < 2 or following.bare in lexicon_words("not-head"):
        return False
    before = any(dating(i) for w in words[first:at] for i in w.times if not w.named)
    ahead: list[Word] = []
    for at_ahead in range(at + 1, len(words)):
        ahead.append(words[at_ahead])
        last = at_ahead == len(words) - 1
        if last or join(words[at_ahead].bare, words[at_ahead + 1].bare):
            break
    return before and any(dating(i) for w in ahead for i in w.times)


def _gapped(words: Sequence[Word], first: int, at: int, dating: Callable[[int], bool]) -> bool:
    """Whether a clause leaves its predicate to the next ("1988년에 아들이, 1991년에 딸이 났다")."""
    word, following = words[at], words[at + 1]
    if not word.text.endswith(",") or not any(
        dating(i) for w in words[first : at + 1] for i in w.times
    ):
        return False
    if word.bare.endswith(_NOUN_MARKS) and not word.times:
        return any(dating(i) for i in following.times)
    beyond = words[at + 2] if at + 2 < len(words) else following
    topic = following.bare.endswith(_TOPICS) and not following.times
    return bool(word.times) and topic and any(dating(i) for i in beyond.times)


def _together(
    parts: Sequence[Clause], words: Sequence[Word], pointing: Callable[[int], bool]
) -> list[Clause]:
    def dated(clause: Clause) -> bool:
        return any(pointing(i) for at in clause.indexes() for i in words[at].times)

    out: list[Clause] = []
    for part in parts:
        before = out[-1] if out else None
        leads_on = before is not None and before.joins in ("weak", "condition")
        if before is not None and leads_on and not (dated(before) and dated(part)):
            out[-1] = Clause(before.first, part.last, part.joins)
        else:
            out.append(part)
    return out
