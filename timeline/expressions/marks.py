"""A lexeme, and the marks that may stand between two of them. Language-free."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

GAPS: Mapping[str, str] = {
    ",": "comma", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash", "/": "slash",
    "'": "tick", "’": "tick", "‘": "tick", "(": "open", ")": "close", '"': "quote", "“": "quote",
    "”": "quote", ";": "semicolon", ":": "colon", ").": "close", "),": "close",
    "'s": "poss", "’s": "poss", "s'": "poss", "s’": "poss",
    "~": "dash", "∼": "dash", "〜": "dash", "·": "dot", "ㆍ": "dot", "・": "dot",
}  # fmt: skip


class Lexeme(NamedTuple):
    """A word or number of the lexicon where it stands in the text, or a mark between two."""

    start: int
    end: int
    kind: str
    value: str


def mark_of(gap: str) -> str | None:
    """The class of what stands between two lexemes: "" blanks, None a break."""
    if len(gap) > 6:
        if gap.isspace() and gap.count("\n") < 2:
            return ""
        return None
    bare = gap.strip()
    if not bare:
        return None if gap.count("\n") > 1 else ""
    if gap.count("\n") > 1:
        return None
    return GAPS.get(bare)
