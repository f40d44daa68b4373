"""A clause written as lemmas for the cue table: `S:narr V:arrest/p for carry letter`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.english.lexis import family, kinds, words
from timeline.events.english.people import Cast
from timeline.events.english.select import Sentence
from timeline.events.english.suffering import kin_object, suffered
from timeline.events.english.times import Times
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
    sentence: Sentence,
    at: int,
    cast: Cast,
    marks: Sequence[str],
    times: Times,
    fronted: bool = False,
) -> str:
    """The clause as the cue table reads it; `marks` are words of the story so far
    (`AFTERESCAPE`, `IN_military`) that the cues may look at; `fronted` takes in what stands
    before the subject."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    person = sentence.people[at]
    fronted = fronted or clause.verb is None
    subject = range(clause.subject[0], clause.subject[1] + 1) if clause.subject else range(0)
    verb = clause.verb
    before = [i for i in clause.indexes() if verb is not None and i < verb.first]
    after = [i for i in clause.indexes() if verb is None or i > verb.last]
    name = "narr" if person.role == "narrator" else "-".join(person.label.lower().split())
    passive = verb is not None and verb.passive
    if clause.kind == "gapped" and clause.parent is not None:
        verb = sentence.clauses[clause.parent].verb
        passive = verb is not None and verb.passive
    elif verb is not None and not passive and suffered(tokens, after, person, cast):
        # "They took me to Minsk" is read like "I was taken to Minsk".
        name, passive = "narr", True
        after = [i for n, i in enumerate(after) if n > 1 or tokens[i].tag != "PRON"]
    elif verb is not None and not passive and (kin := kin_object(tokens, after, person)):
        name, passive = kin, True
    parts = [f"S:{name or 'none'}"]
    if person.kind == "deed":
        parts += [word for word in person.label.lower().split() if word in words("deed")]
    elif person.role in ("other", "public") and name != "narr":
        parts += [lemma(tokens[i]) for i in subject if tokens[i].tag in ("N", "NAME")]
    if verb is not None:
        before_ = [tokens[i].low for i in (verb.first - 1, verb.last - 1) if i >= 0]
        nearly = "nearly-" if words("nearly").intersection(before_) else ""
        parts.append(f"V:{nearly}{verb.lemma}{'/p' if passive else ''}")
    ahead = [i for i in before if i not in subject and tokens[i].tag in ("N", "NAME", "TIME")]
    ahead = ahead if fronted else []
    for i in (*after, *ahead):
        token = tokens[i]
        if token.quoted and not (verb is not None and tokens[verb.first].quoted):
            continue
        if token.tag == "TIME" and not token.times and token.text.isalpha():
            parts.append(lemma(replace(token, tag="N")))
            continue
        if token.tag == "TIME":
            if any(times.aged(x) for x in token.times) and "AGE" not in parts:
                graded = any(times.graded(x) for x in token.times)
                parts += ["AGE", "GRADE"] if graded else ["AGE"]
            continue
        if token.tag == "PUNCT" or _leads_time(tokens, i):
            continue
        if token.low == "it" and at:
            parts += _it(sentence, at)
        if token.tag in ("PRON", "POSS"):
            owner = cast.pronoun(token.low, token.quoted)
            if owner.role == "narrator":
                parts.append("narr" if token.tag == "PRON" else "my")
                continue
            if owner.role in ("family", "kin") and token.tag == "PRON":
                parts += ["my", owner.label.split()[-1]]
        parts.append(lemma(token))
    for child in sentence.clauses:
        # What was learned belongs to learning it.
        told = verb is not None and "told" in kinds(verb.lemma)
        if told and child.parent == at and child.kind == "complement":
            parts += [lemma(tokens[i]) for i in child.indexes() if tokens[i].tag in ("N", "V")]
    for child in sentence.clauses:
        if child.parent == at and child.kind == "relative" and child.marker in ("who", "that"):
            for i in child.indexes():
                mine = tokens[i].tag == "POSS" and tokens[i].low in ("my", "our")
                if mine or tokens[i].tag in ("N", "NAME"):
                    parts.append("my" if mine else lemma(tokens[i]))
    if any(tokens[i].low in cast.rivers for i in after):
        parts.append("RIVER")
    if any(tokens[i].tag == "NAME" and tokens[i].low in cast.places for i in after):
        parts.append("PLACE")
    close = name == "narr" or person.role in ("family", "kin")
    return " ".join([*parts, *(marks if close else ())])


def _leads_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only leads to a time: the "in" of "they took us in May" is no particle."""
    following = tokens[at + 1 : at + 2]
    leads = tokens[at].tag == "PREP" and tokens[at].low in words("time-preposition")
    return leads and any(t.tag == "TIME" and t.times for t in following)


def _it(sentence: Sentence, at: int) -> list[str]:
    """The nouns that "it" may stand for: the object of the clause before."""
    before = sentence.clauses[at - 1]
    if before.verb is None:
        return []
    after = [sentence.tokens[i] for i in before.indexes() if i > before.verb.last]
    return [lemma(token) for token in after if token.tag in ("N", "NAME")]
