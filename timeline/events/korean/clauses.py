"""A sentence parted into clauses where connective endings stand.

-고, -다가, -는데, -지만 part two clauses that each tell something; -아서, -며, -자, -니까 lead on to
the clause that follows and stay with it, unless both say when.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.events.korean.endings import Join, join
from timeline.events.korean.view import Word


@dataclass(frozen=True, slots=True)
class Clause:
    """Words from `first` to `last` of a sentence. `joins` is how it ends ("" at the sentence's
    end); `heads` are the last words of the clauses that it was put together from."""

    first: int
    last: int
    joins: Join = ""
    heads: tuple[int, ...] = ()

    def indexes(self) -> range:
        return range(self.first, self.last + 1)


def clauses(words: Sequence[Word], dating: Callable[[int], bool]) -> list[Clause]:
    """The clauses of a sentence in order; `dating` tells whether an expression says when."""
    parts: list[Clause] = []
    first = 0
    for at, word in enumerate(words):
        if at == len(words) - 1:
            break
        if word.times and set(word.times) & set(words[at + 1].times):
            continue  # inside a time expression
        joins = "" if word.quoted else join(word.bare, words[at + 1].bare)
        if word.times and word.bare.endswith(("고", "자", "서")) and _whole(word, words, at):
            joins = ""
        if joins in ("strong", "weak", "condition"):
            parts.append(Clause(first, at, joins, (at,)))
            first = at + 1
    if words:
        parts.append(Clause(first, len(words) - 1, "", (len(words) - 1,)))
    return _together(parts, words, dating)


def _whole(word: Word, words: Sequence[Word], at: int) -> bool:
    """Whether a word belongs to a time expression up to its last letter ("돌아가시고")."""
    return at > 0 and bool(set(word.times) & set(words[at - 1].times))


def _together(
    parts: Sequence[Clause], words: Sequence[Word], dating: Callable[[int], bool]
) -> list[Clause]:
    def dated(clause: Clause) -> bool:
        return any(dating(i) for at in clause.indexes() for i in words[at].times)

    out: list[Clause] = []
    for part in parts:
        before = out[-1] if out else None
        if before is not None and before.joins in ("weak", "condition"):
            if not (dated(before) and dated(part)):
                heads = (*before.heads, *part.heads)
                kept = part.joins
                out[-1] = Clause(before.first, part.last, kept, heads)
                continue
        out.append(part)
    return out
