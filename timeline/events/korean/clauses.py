"""A sentence parted into clauses where connective endings stand.

-고, -다가, -는데, -지만 part two clauses that each tell something; -아서, -며, -자, -니까 lead on
to the clause that follows and stay with it, unless both say when.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.events.korean.endings import Join, join
from timeline.events.korean.view import Word
from timeline.expressions.korean.licence import modified

_NOUN_MARKS = ("이", "가", "을", "를", "은", "는", "에서", "로", "으로")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words from `first` to `last` of a sentence. `joins` is how it ends ("" at the end)."""

    first: int
    last: int
    joins: Join = ""

    def indexes(self) -> range:
        return range(self.first, self.last + 1)


def clauses(words: Sequence[Word], dating: Callable[[int], bool]) -> list[Clause]:
    """The clauses of a sentence in order; `dating` tells whether an expression says when."""
    parts: list[Clause] = []
    first = 0
    for at, word in enumerate(words):
        if at == len(words) - 1:
            break
        if word.timed or (word.times and set(word.times) & set(words[at + 1].times)):
            continue  # inside a time expression
        modifies = at > 0 and not word.times and modified(words[at - 1].bare + " ")
        joins = "" if word.quoted else join(word.bare, words[at + 1].bare, modifies)
        if not joins and _gapped(words, first, at, dating):
            joins = "gap"
        if joins in ("strong", "weak", "condition", "gap"):
            parts.append(Clause(first, at, joins))
            first = at + 1
    if words:
        parts.append(Clause(first, len(words) - 1))
    return _together(parts, words, dating)


def _gapped(words: Sequence[Word], first: int, at: int, dating: Callable[[int], bool]) -> bool:
    """Whether a clause leaves its predicate to the next ("1988년에 아들이, 1991년에 딸이 났다")."""
    word, following = words[at], words[at + 1]
    if not word.text.endswith(",") or word.times or not word.bare.endswith(_NOUN_MARKS):
        return False
    before = any(dating(i) for w in words[first:at] for i in w.times)
    return before and any(dating(i) for i in following.times)


def _together(
    parts: Sequence[Clause], words: Sequence[Word], dating: Callable[[int], bool]
) -> list[Clause]:
    def dated(clause: Clause) -> bool:
        return any(dating(i) for at in clause.indexes() for i in words[at].times)

    out: list[Clause] = []
    for part in parts:
        before = out[-1] if out else None
        leads_on = before is not None and before.joins in ("weak", "condition")
        if before is not None and leads_on and not (dated(before) and dated(part)):
            out[-1] = Clause(before.first, part.last, part.joins)
        else:
            out.append(part)
    return out
