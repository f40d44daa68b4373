"""What a clause is: a span of tokens with a verb, its kind, and how it hangs on the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.events.english.verbs import VerbGroup

Kind = Literal["main", "temporal", "cause", "condition", "concession", "relative", "complement",
               "participle", "gapped", "fragment"]  # fmt: skip
KINDS: dict[str, Kind] = {
    "when": "temporal", "while": "temporal", "before": "temporal", "after": "temporal",
    "since": "temporal", "until": "temporal", "till": "temporal", "as": "temporal",
    "once": "temporal", "whenever": "condition", "because": "cause", "if": "condition",
    "unless": "condition", "though": "concession", "although": "concession",
    "whereas": "concession", "lest": "condition", "where": "relative", "wherever": "relative",
    "who": "relative", "whom": "relative", "which": "relative", "whose": "relative",
    "that": "relative", "how": "complement", "why": "complement", "what": "complement",
    "whether": "complement", "except": "concession",
}  # fmt: skip
BREAKS = frozenset(",;:—–-()[]…")
LIGHT = frozenset({"ADV", "TIME", "PUNCT", "PREP", "CC", "MSUB", "NEG"})
STRONG_BREAKS = frozenset(";:—–")


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens first..last (inclusive) with their verb; `holes` are spans that other clauses fill.

    `subject` is the token span of the subject as written (None where it is shared or missing,
    then `shares` is the clause that has it); `parent` the clause that this one hangs on.
    """

    first: int
    last: int
    kind: Kind
    verb: VerbGroup | None
    marker: str = ""
    subject: tuple[int, int] | None = None
    parent: int | None = None
    shares: int | None = None
    holes: tuple[tuple[int, int], ...] = ()

    def indexes(self) -> list[int]:
        """The token indexes that are its own."""
        return [
            at
            for at in range(self.first, self.last + 1)
            if not any(a <= at <= b for a, b in self.holes)
        ]
