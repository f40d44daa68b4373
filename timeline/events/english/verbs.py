"""Verb groups: "had been living", "did not come", "was born", "began to work".

A group is finite (it has a tense: past, present, pluperfect, perfect, modal) or not ("working",
"discharged", tense "none"). `lemma` is the verb that carries the meaning: the inner one of "began
to work" and "was able to leave", where `aspect` keeps "begin", "end", "able" or "have to".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.events.english.lexis import kinds
from timeline.events.english.tokens import Token

Tense = Literal["past", "present", "pluperfect", "perfect", "modal", "future", "none"]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Tokens first..last (inclusive) of a sentence that make one verb."""

    first: int
    last: int
    lemma: str
    tense: Tense
    form: str  # the form of the last verb: VBD, VBN, VBG, VB, VBZ
    passive: bool = False
    progressive: bool = False
    negated: bool = False
    habitual: bool = False
    aspect: str = ""
    modal: str = ""
    outer: str = ""  # the verb above the inner one: "begin" of "began to work"
    particle: str = ""

    @property
    def finite(self) -> bool:
        """Whether it has a tense, and so makes a clause."""
        return self.tense != "none"


def is_used_to(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether the group is the "used to" of a habit."""
    if group.lemma != "use" or group.passive or group.last + 1 >= len(tokens):
        return False
    return tokens[group.last + 1].low == "to"


def is_state(group: VerbGroup) -> bool:
    """Whether the verb tells a state or an activity that goes on."""
    return "state" in kinds(group.lemma) and not group.passive
