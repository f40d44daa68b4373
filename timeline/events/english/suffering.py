"""What others did to the narrator or the family: the objects of somebody else's verb."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.english.lexis import family, words
from timeline.events.english.people import Cast, Person
from timeline.events.english.tokens import Token


def suffered(tokens: Sequence[Token], after: Sequence[int], person: Person, cast: Cast) -> bool:
    """Whether somebody outside the family did it to the narrator ("they let me out")."""
    if person.role in ("narrator", "family", "kin"):
        return False
    for at in after:
        token = tokens[at]
        if token.low in words("particle") and token.tag != "N":
            continue
        if token.tag == "NAME":
            return token.low in cast.names
        return (
            token.tag == "PRON"
            and token.low != "i"
            and (cast.pronoun(token.low, token.quoted).role == "narrator")
        )
    return False


def kin_object(tokens: Sequence[Token], after: Sequence[int], person: Person) -> str:
    """The relative to whom somebody else did it ("two men took my father"); "" for nobody."""
    if person.role in ("narrator", "family", "kin") or len(after) < 2:
        return ""
    if tokens[after[0]].tag != "POSS" or tokens[after[0]].low not in ("my", "our"):
        return ""
    head = next((i for i in after[1:4] if tokens[i].tag in ("N", "NAME")), None)
    return tokens[head].low if head is not None and tokens[head].low in family() else ""
