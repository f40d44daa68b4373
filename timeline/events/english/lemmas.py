"""A clause written as lemmas for the cue table: `S:narr V:arrest/p for carry letter`."""

from __future__ import annotations

from collections.abc import Callable

from timeline.events.english.lexis import family
from timeline.events.english.people import Cast
from timeline.events.english.select import Sentence
from timeline.events.english.tokens import Token

KEEP_S = ("ss", "us", "is", "news", "series", "wars")


def lemma(token: Token) -> str:
    """A word's lemma for the cues: a verb's base, a noun's singular."""
    low = token.low
    if token.tag == "V" and token.readings:
        return token.readings[0].lemma
    if token.tag in ("N", "NAME") and low not in family() and len(low) > 3:
        if low.endswith("ies"):
            return low[:-3] + "y"
        if low.endswith(("ches", "shes", "sses", "xes")):
            return low[:-2]
        if low.endswith("s") and not low.endswith(KEEP_S):
            return low[:-1]
    return low


def written(
    sentence: Sentence, at: int, cast: Cast, escaped: bool, aged: Callable[[int], bool]
) -> str:
    """The clause as the cue table reads it; `AFTERESCAPE` marks an arrival after an escape."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    person = sentence.people[at]
    subject = range(clause.subject[0], clause.subject[1] + 1) if clause.subject else range(0)
    name = "narr" if person.role == "narrator" else "-".join(person.label.lower().split())
    parts = [f"S:{name or 'none'}"]
    verb = clause.verb
    before = [i for i in clause.indexes() if verb is not None and i < verb.first]
    after = [i for i in clause.indexes() if verb is None or i > verb.last]
    if verb is not None:
        parts.append(f"V:{verb.lemma}{'/p' if verb.passive else ''}")
    for i in (*after, *(i for i in before if i not in subject)):
        token = tokens[i]
        if token.tag == "TIME":
            if any(aged(x) for x in token.times) and "AGE" not in parts:
                parts.append("AGE")
            continue
        if token.tag in ("PUNCT",):
            continue
        if token.tag in ("PRON", "POSS"):
            owner = cast.pronoun(token.low, token.quoted)
            if owner.role == "narrator":
                parts.append("narr" if token.tag == "PRON" else "my")
                continue
        parts.append(lemma(token))
    if escaped and name == "narr":
        parts.append("AFTERESCAPE")
    return " ".join(parts)
