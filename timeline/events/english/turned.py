"""What others did to the narrator, told as a passive: "they took me away", "Taken away"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.english.clause import Clause
from timeline.events.english.lexis import participle, words
from timeline.events.english.people import Cast, Person
from timeline.events.english.phrase import SOFT, clean, shorten
from timeline.events.english.plural import is_plural
from timeline.events.english.suffering import suffered
from timeline.events.english.tokens import Token

PRONOUNS = frozenset({"he", "she", "it", "him", "her", "them", "this", "that", "there"})


def turned(
    tokens: Sequence[Token], clause: Clause, label: str, person: Person, cast: Cast
) -> list[str]:
    """The passive of what somebody did to the narrator, or of what "they" did to something."""
    verb = clause.verb
    if verb is None:
        return []
    after = [i for i in clause.indexes() if i > verb.last]
    if (
        verb.lemma in ("be", "have", "become", "leave", "join")
        or not after
        or person.role == "narrator"
    ):
        return []
    at = 0
    particles: list[str] = []
    while at < len(after) and tokens[after[at]].tag != "N":
        if tokens[after[at]].low not in words("verb-particle"):
            break
        particles.append(tokens[after[at]].text)
        at += 1
    if at >= len(after):
        return []
    object_ = tokens[after[at]]
    done = [*(["no longer"] if verb.aspect == "end" else []), participle(verb.lemma)]
    mine = object_.tag == "PRON" and cast.pronoun(object_.low, object_.quoted).role == "narrator"
    mine = mine or (object_.tag == "NAME" and object_.low in cast.names)
    if mine:
        thing = tokens[after[at + 1]] if at + 1 < len(after) else None
        if (
            verb.lemma in words("dative")
            and thing is not None
            and (thing.tag in ("DET", "POSS", "NUM", "N"))
        ):
            return []  # "a soldier sold me his watch"
        if not suffered(tokens, after, person, cast) and object_.low in ("us", "we"):
            return []
        rest = clean(tokens, after[at + 1 :], cast)
        if not rest and not particles:
            rest = [tokens[i].text for i in after[at + 1 :] if tokens[i].tag == "TIME"][:4]
            rest = rest if verb.lemma in ("give", "sentence") else []
        named = not unnamed(label) and label.lower() not in PRONOUNS
        by = ["by", _article(tokens, clause, label, person)] if named else []
        return [*shorten([*done, *particles, *rest], SOFT - 12), *by]
    if not unnamed(label) or person.role != "other":
        return []
    if object_.tag == "PRON" and object_.low in ("him", "her", "them"):
        whom = cast.pronoun(object_.low, object_.quoted)
        known = whom.label if whom.role in ("family", "kin") else ""
        whom_ = known or {"him": "he is", "her": "she is", "them": "they are"}[object_.low]
        return [whom_, *done, *particles, *clean(tokens, after[at + 1 :], cast)]
    if object_.tag not in ("DET", "N", "NAME", "POSS", "NUM"):
        return []
    end = at
    while end + 1 < len(after) and tokens[after[end + 1]].tag in ("N", "NAME", "NUM", "V", "DET",
                                                                  "POSS"):  # fmt: skip
        ahead = tokens[after[end + 1]]
        if ahead.tag == "V" and tokens[after[end]].tag in ("N", "NAME"):
            break
        end += 1
    passive = clean(tokens, after[at : end + 1], cast)
    rest = clean(tokens, after[end + 1 :], cast)
    if passive and passive[0].lower() in ("the", "a", "an"):
        passive = passive[1:]
    return [*passive, *done, *particles, *rest] if passive else []


def _article(tokens: Sequence[Token], clause: Clause, label: str, person: Person) -> str:
    first = tokens[clause.subject[0]].low if clause.subject is not None else ""
    if first == "the":
        return f"the {label}"
    if person.role in ("family", "kin") or label[:1].isupper() or is_plural(label):
        return label
    return ("an " if label[:1] in "aeiou" else "a ") + label


def unnamed(label: str) -> bool:
    return not label or label.lower() in words("unnamed")
