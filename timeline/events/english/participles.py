"""Whether a form such as "held" or "discharged" is a finite verb or a participle here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.events.english.lexis import words
from timeline.events.english.tokens import Token


def is_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form like "held" or "discharged" is a participle: "the men held there".

    It is one at the head of its segment ("Discharged in 1999, he ..."), before "by", or after a
    noun when another finite verb follows with nothing to join the two.
    """
    previous = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if previous is None:
        return True
    first = tokens[0].reads("VBN") is not None and tokens[0].tag == "V"
    if (
        previous.tag == "CC"
        and first
        and not any(t.tag == "PRON" or (t.reads("VBD") and not t.reads("VBN")) for t in tokens[:at])
    ):
        return True  # "Arrested in 1951 and released in 1956, ..."
    if previous.tag in ("PRON",) and previous.low not in ("it", "you", "him", "her", "them", "us",
                                                         "me", "those"):  # fmt: skip
        return False
    if previous.low in ("him", "her", "them", "us", "me", "those"):
        return True
    if following is not None and following.low == "by" and previous.tag in ("N", "NAME", "PUNCT"):
        return True
    if following is not None and following.tag == "TIME" and previous.tag == "PUNCT":
        verb = tokens[at].reads("VBN")
        if verb is not None and verb.lemma not in words("intransitive"):
            return True  # "the paper, founded 1931"
    if previous.tag == "PUNCT" and previous.low in ",—–-":
        # ", taken to Minsk and ...": a finite verb needs a conjunction or a subject.
        if _waits(tokens, at):
            return False
        if _finite_later(tokens, at):
            return True
        return not any(t.tag == "CC" for t in tokens[at + 1 : at + 12])
    if _caused(tokens, at):
        return True
    if previous.tag not in ("N", "NAME") or _first_of_relative(tokens, at):
        return False
    for ahead in tokens[at + 1 :]:
        if ahead.tag in ("PUNCT", "CC", "SUB", "REL", "PRON", "MSUB"):
            return False
        if ahead.tag == "MD" or ahead.low in words("past-aux") | words("present-aux"):
            return True
        if ahead.tag == "V" and ahead.reads("VBD") and not ahead.reads("VBN"):
            return True
    return False


def _waits(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject still waits for its verb: "my sister, aged six, died that winter"."""
    told = [t for t in _outside_relatives(tokens[:at]) if t.tag != "TIME"]
    if any(_finite(t) for t in told) or _finite_later(tokens, at):
        return False
    opens = True
    for token in told[:-1]:
        if opens and token.tag in ("DET", "POSS", "NAME", "N", "PRON", "NUM"):
            return True
        opens = token.tag == "PUNCT" or (opens and token.tag in ("ADV", "CC"))
    return False


def _finite(token: Token) -> bool:
    finite = words("past-aux") | words("present-aux")
    return token.tag == "MD" or token.low in finite or token.reads("VBD") is not None


def _finite_later(tokens: Sequence[Token], at: int) -> bool:
    """Whether a finite verb follows before the sentence's next conjunction of clauses."""
    stop = next((i for i in range(at, len(tokens)) if tokens[i].low in ";:—–"), len(tokens))
    return any(
        _finite(t) and t.tag != "TIME"
        for before, t in pairwise(tokens[at:stop])
        if before.tag != "CC"  # ", failed the test and passed it": finite verbs in a row
    )


def _outside_relatives(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that stand in no ", who ...,"."""
    out: list[Token] = []
    inside = False
    for at, token in enumerate(tokens):
        opens = token.low == "," and any(t.tag == "REL" for t in tokens[at + 1 : at + 3])
        if token.low == "," and not opens:
            inside = False
        inside = inside or opens
        if not inside:
            out.append(token)
    return out


def _caused(tokens: Sequence[Token], at: int) -> bool:
    """ "She had a tooth pulled": the noun between belongs to "had"."""
    back = at - 1
    while back >= 0 and tokens[back].tag in ("DET", "POSS", "N", "NUM"):
        back -= 1
    made = back >= 0 and tokens[back].low in ("had", "got") and back < at - 1
    return made and tokens[at].reads("VBN") is not None


def _first_of_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the first verb behind a relative or conjunction: "the cart that he built"."""
    for back in range(at - 1, -1, -1):
        token = tokens[back]
        if token.tag in ("REL", "SUB"):
            return True
        if token.tag in ("V", "MD", "PUNCT", "CC", "TIME"):
            return False
    return False
