"""Noun phrases: the subject before a verb, the noun that a relative clause hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.english.clause import BREAKS
from timeline.events.english.lexis import words
from timeline.events.english.tokens import Token


def antecedent(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase just before a relative clause that begins at `at`."""
    end = at - 1
    skipped = ("PREP", "ADV", "CC", "TIME") if tokens[end].low in BREAKS else ("PREP", "ADV", "CC")
    while end >= 0 and (tokens[end].low in BREAKS or tokens[end].tag in skipped):
        end -= 1
    if end >= 0 and tokens[end].tag == "TIME":
        return None
    if end < 0:
        return None
    whole = noun_phrase(tokens, 0, end, ("of",))
    near = noun_phrase(tokens, 0, end, ("",))
    counted = whole is not None and (
        tokens[whole[0]].tag == "NUM" or tokens[whole[0]].low in words("quantity")
    )
    return whole if counted else near


def subject_of(tokens: Sequence[Token], low: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase that ends just before a verb (adverbs and time words between skipped)."""
    end = verb - 1
    while end >= low and (tokens[end].tag in ("ADV", "NEG", "TIME") or tokens[end].low == "all"):
        end -= 1
    if end > low and tokens[end].low == "of" and tokens[end + 1].tag == "TIME":
        end -= 1  # "the hunger of that year reached us"
    if end >= low and tokens[end].low == ",":
        # ", too, " or an apposition between commas: go on before it.
        inner = end - 1
        while inner >= low and tokens[inner].low != ",":
            inner -= 1
        if inner > low and inner >= low:
            return noun_phrase(tokens, low, inner - 1)
        return None
    return noun_phrase(tokens, low, end) if end >= low else None


NOUNISH = ("N", "NAME", "NUM", "V", "POSS-S", "ADV")


def noun_phrase(
    tokens: Sequence[Token], low: int, end: int, over: Sequence[str] = ()
) -> tuple[int, int] | None:
    """The noun phrase whose last token is `end`, or None where there is none.

    `over` are the prepositions that it may contain (none given: any)."""
    token = tokens[end]
    if token.low in words("object-pronoun"):
        return None
    if token.tag in ("PRON", "REL"):
        return (end, end)
    if token.tag in ("PUNCT", "PREP", "CC", "SUB", "MSUB", "MD", "NEG", "TIME"):
        return None
    at = end
    while at >= low:
        while (
            at - 1 >= low
            and tokens[at].tag not in ("DET", "POSS")
            and (tokens[at - 1].tag in (*NOUNISH, "DET", "POSS"))
        ):
            at -= 1
        while at - 1 >= low and tokens[at - 1].tag in ("DET", "NUM") and tokens[at].tag == "DET":
            at -= 1
        inner = at - 1
        hooked = inner - 1 >= low and (
            (
                tokens[inner].tag == "PREP"
                and (not over or tokens[inner].low in over)
                and (
                    tokens[inner - 1].tag in ("N", "NAME", "DET", "NUM", "TIME")
                    or tokens[inner - 1].low in words("nobody") | words("anyone")
                )
            )
            or (tokens[inner].low in ("and", "or")
                and tokens[inner - 1].tag in ("N", "NAME", "PRON"))
        )  # fmt: skip
        if not hooked or tokens[inner - 1].tag == "TIME":
            break
        at = inner - 1
    return (at, end) if any(tokens[i].tag in ("N", "NAME", "NUM", "DET", "V", "ADV") for i in
                            range(at, end + 1)) else None  # fmt: skip
