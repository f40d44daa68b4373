"""Building verb groups from tagged tokens: auxiliaries, participles, "began to work"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.english.lexis import family, readings, words
from timeline.events.english.participles import is_participle
from timeline.events.english.tokens import Token
from timeline.events.english.verbs import Tense, VerbGroup

SKIP = ("ADV", "NEG", "TIME")
BEGINNERS = frozenset({"begin", "start", "commence"})
ENDERS = frozenset({"stop", "finish", "cease", "quit", "end"})
PUSHED = frozenset({"force", "compel", "oblige", "make", "have"})


def verb_groups(tokens: Sequence[Token]) -> list[VerbGroup]:
    """All verb groups of a sentence, in order."""
    groups: list[VerbGroup] = []
    at = 0
    while at < len(tokens):
        group = _group_at(tokens, at)
        if group is None:
            at += 1
            continue
        groups.append(group)
        at = group.last + 1
    if not any(group.finite for group in groups):
        groups += _present(tokens)
    return sorted(groups, key=lambda group: group.first)


def _present(tokens: Sequence[Token]) -> list[VerbGroup]:
    """The verb of a general statement that looked like a noun: "her column appears weekly"."""
    for at in range(1, len(tokens)):
        token, before = tokens[at], tokens[at - 1]
        reading = next((r for r in readings().get(token.low, ()) if r.form == "VBZ"), None)
        led = before.tag in ("N", "NAME", "NUM") or before.low == ","
        if token.tag == "N" and reading is not None and led:
            return [VerbGroup(at, at, reading.lemma, "present", "VBZ")]
    return []


def _group_at(tokens: Sequence[Token], at: int) -> VerbGroup | None:
    token = tokens[at]
    low = token.low
    if token.tag == "MD":
        return _modal(tokens, at)
    if token.tag != "V":
        return None
    previous = tokens[at - 1] if at else None
    if previous is not None and previous.low == "to" and token.reads("VB"):
        return _infinitive(tokens, at)
    if low in words("have"):
        return _have(tokens, at, _tense(token))
    if low in words("do"):
        return _do(tokens, at)
    if low in words("be") or low == "'s":
        return _be(tokens, at, _tense(token))
    return _plain(tokens, at)


def _tense(token: Token) -> Tense:
    if token.low in ("having", "being", "been", "doing", "done"):
        return "none"
    return "past" if token.low in words("past-aux") else "present"


def _next(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """The next word after adverbs and negation, and whether a negation was passed."""
    negated = False
    at += 1
    while at < len(tokens) and (
        tokens[at].tag in SKIP or (tokens[at].low.endswith("ly") and tokens[at].tag == "N")
    ):
        negated = negated or tokens[at].tag == "NEG"
        at += 1
    return at, negated


def _main(tokens: Sequence[Token], at: int, group: VerbGroup) -> VerbGroup:
    """Looks on from the main verb at `at`: "began to work", "kept working", "got married"."""
    group = replace(group, last=at)
    following, denied = _next(tokens, at)
    if following >= len(tokens) or any(t.tag == "TIME" for t in tokens[at + 1 : following]):
        return group
    ahead = tokens[following]
    lemma = group.lemma
    if lemma in BEGINNERS | ENDERS | {"keep"} and ahead.reads("VBG") and ahead.tag == "V":
        aspect = "begin" if lemma in BEGINNERS else "end" if lemma in ENDERS else ""
        inner = ahead.reads("VBG")
        assert inner is not None
        return replace(group, last=following, lemma=inner.lemma, aspect=aspect, outer=lemma,
                       form="VBG")  # fmt: skip
    if ahead.low == "to" and following + 1 < len(tokens):
        inner_token = tokens[following + 1]
        inner = inner_token.reads("VB") if inner_token.tag == "V" else None
        if inner is not None and lemma in BEGINNERS | {"have", "get", "come", "manage"}:
            aspect = "begin" if lemma in BEGINNERS else "have to" if lemma == "have" else "able"
            group = replace(group, negated=group.negated or denied)
            return replace(group, last=following + 1, lemma=inner.lemma, aspect=aspect,
                           outer=lemma, form="VB", passive=False)  # fmt: skip
        if inner is not None and group.passive and lemma in ("force", "compel", "oblige", "make"):
            return replace(group, last=following + 1, lemma=inner.lemma, aspect="have to",
                           outer=lemma, form="VB", passive=False)  # fmt: skip
    if lemma == "get" and ahead.tag == "V" and ahead.reads("VBN") and ahead.low not in ("to",):
        reading = ahead.reads("VBN")
        assert reading is not None
        return replace(group, last=following, lemma=reading.lemma, passive=True, form="VBN")
    return group


def _plain(tokens: Sequence[Token], at: int) -> VerbGroup | None:
    """A verb without an auxiliary: past, present, or a participle that stands alone."""
    token = tokens[at]
    previous = tokens[at - 1] if at else None
    subject = previous is not None and previous.tag in ("PRON", "REL", "N", "NAME", "ADV", "NUM",
                                                        "TIME", "PUNCT", "CC", "NEG", "PREP",
                                                        "POSS", "DET", "V", "QUOTE")  # fmt: skip
    past, done, base, third, ing = (token.reads(f) for f in ("VBD", "VBN", "VB", "VBZ", "VBG"))
    if past and (not done or subject or previous is None):
        form = "VBD"
        if done and (previous.tag == "V" if previous else False):
            return VerbGroup(at, at, done.lemma, "none", "VBN", passive=True)
        if done and is_participle(tokens, at):
            return VerbGroup(at, at, past.lemma, "none", "VBN", passive=True)
        denied = previous is not None and previous.tag == "NEG"
        return _main(tokens, at, VerbGroup(at, at, past.lemma, "past", form, negated=denied))
    if done:
        return VerbGroup(at, at, done.lemma, "none", "VBN", passive=True)
    if ing:
        return VerbGroup(at, at, ing.lemma, "none", "VBG")
    if third and previous is not None and previous.tag in ("PRON", "REL", "NAME", "ADV", "N",
                                                           "PUNCT"):  # fmt: skip
        return _main(tokens, at, VerbGroup(at, at, third.lemma, "present", "VBZ"))
    if (
        base
        and previous is not None
        and (
            previous.low in ("i", "we", "you", "they", "who", "people", "some", "many", "others")
            or (
                previous.tag == "ADV"
                and at > 1
                and tokens[at - 2].low in ("i", "we", "you", "they")
            )
        )
    ):
        return _main(tokens, at, VerbGroup(at, at, base.lemma, "present", "VB"))
    return None


def _infinitive(tokens: Sequence[Token], at: int) -> VerbGroup:
    reading = tokens[at].reads("VB")
    assert reading is not None
    return VerbGroup(at - 1, at, reading.lemma, "none", "VB")


def _modal(tokens: Sequence[Token], at: int) -> VerbGroup:
    token = tokens[at]
    following, negated = _next(tokens, at)
    while following < len(tokens) and tokens[following].tag in ("PRON",):
        following, more = _next(tokens, following)
        negated = negated or more
    base = VerbGroup(at, at, token.low, "modal", "VB", negated=negated, modal=token.low)
    if following >= len(tokens):
        return base
    ahead = tokens[following]
    if token.low == "'d" and ahead.tag == "V" and ahead.reads("VBN") and not ahead.reads("VB"):
        done = ahead.reads("VBN")
        assert done is not None
        if done.lemma == "be":
            return replace(_be(tokens, following, "pluperfect"), first=at)
        return _main(tokens, following,
                     VerbGroup(at, following, done.lemma, "pluperfect", "VBN"))  # fmt: skip
    if ahead.tag not in ("V", "N"):
        return base
    if ahead.low == "have":
        inner = _have(tokens, following, "present")
    elif ahead.low == "be":
        inner = _be(tokens, following, "present")
    elif reading := ahead.reads("VB"):
        inner = VerbGroup(at, following, reading.lemma, "modal", "VB")
    else:
        return base
    return replace(inner, first=at, tense="modal", modal=token.low,
                   negated=negated or inner.negated)  # fmt: skip


def _have(tokens: Sequence[Token], at: int, tense: Tense) -> VerbGroup:
    following, negated = _next(tokens, at)
    if following < len(tokens) and tokens[following].tag == "PRON" and at == 0:
        following, negated = _next(tokens, following)
    perfect: Tense = "none" if tense == "none" else "pluperfect" if tense == "past" else "perfect"
    ahead = tokens[following] if following < len(tokens) else None
    if ahead is not None and ahead.low == "been":
        return replace(_be(tokens, following, perfect), first=at, negated=negated)
    if ahead is not None and ahead.tag == "V" and (done := ahead.reads("VBN")):
        if done.lemma == "have" and ahead.low == "had":
            return VerbGroup(at, following, "have", perfect, "VBN", negated=negated)
        group = VerbGroup(at, following, done.lemma, perfect, "VBN", negated=negated)
        return _main(tokens, following, group)
    form = "VBD" if tense == "past" else "VBG" if tense == "none" else "VBZ"
    negated = negated or (at > 0 and tokens[at - 1].tag == "NEG")  # "I never had"
    group = VerbGroup(at, at, "have", tense, form, negated=negated)
    return _main(tokens, at, group) if tense != "none" else group


def _do(tokens: Sequence[Token], at: int) -> VerbGroup:
    following, negated = _next(tokens, at)
    if following < len(tokens) and tokens[following].tag == "PRON":
        following, more = _next(tokens, following)
        negated = negated or more
    if following < len(tokens) and tokens[following].tag in ("POSS", "DET", "NAME"):
        following = _behind_subject(tokens, at, following)
    tense = _tense(tokens[at])
    ahead = tokens[following] if following < len(tokens) else None
    base = ahead.reads("VB") if ahead is not None else None
    if base is not None and ahead is not None and ahead.tag in ("V", "N") and tense != "none":
        group = VerbGroup(at, following, base.lemma, tense, "VB", negated=negated)
        return _main(tokens, following, group)
    return VerbGroup(at, at, "do", tense, "VBD" if tense == "past" else "VBZ", negated=negated)


def _behind_subject(tokens: Sequence[Token], at: int, following: int) -> int:
    """The verb of a question behind its subject: "when did your father die"."""
    asks = at == 0 or tokens[at - 1].low in words("question")
    for here in range(following + 1, min(following + 6, len(tokens))):
        token = tokens[here]
        if not asks or token.tag not in ("POSS", "DET", "NAME", "N", "V", "NUM"):
            break
        if token.reads("VB") is not None and token.low not in family():
            return here
    return following


def _be(tokens: Sequence[Token], at: int, tense: Tense) -> VerbGroup:
    following, negated = _next(tokens, at)
    if (
        following < len(tokens)
        and tokens[following].low in ("i", "you", "he", "she", "we", "they")
        and tense in ("past", "present")
    ):
        following, more = _next(tokens, following)
        negated = negated or more
    form = "VBN" if tense in ("pluperfect", "perfect") else "VBD" if tense == "past" else "VBZ"
    group = VerbGroup(at, at, "be", tense, form, negated=negated)
    if following >= len(tokens):
        return group
    ahead = tokens[following]
    second = tokens[following + 1] if following + 1 < len(tokens) else None
    third = tokens[following + 2] if following + 2 < len(tokens) else None
    if ahead.low in ("able", "about", "due", "unable", "allowed", "supposed", "willing") and (
        second is not None and second.low == "to" and third is not None
    ):
        inner = third.reads("VB")
        if inner is not None:
            if ahead.low == "allowed" and negated:
                return replace(group, last=following, lemma="allow", passive=True, form="VBN")
            able = ahead.low in ("able", "allowed")
            return replace(group, last=following + 2, lemma=inner.lemma, form="VB",
                           aspect="able" if able else "future", outer=ahead.low)  # fmt: skip
    if ahead.low == "to" and second is not None and (inner := second.reads("VB")):
        return replace(group, last=following + 1, lemma=inner.lemma, form="VB", tense="future")
    if ahead.tag != "V":
        return group
    if ahead.low == "being":
        return replace(_be(tokens, following, tense), first=at, progressive=True, negated=negated)
    if ahead.low == "going" and second is not None and second.low == "to" and third is not None:
        inner = third.reads("VB")
        if inner is not None:
            return replace(group, last=following + 2, lemma=inner.lemma, tense="future", form="VB")
    if (done := ahead.reads("VBN")) and ahead.low != "been":
        return _main(tokens, following,
                     replace(group, lemma=done.lemma, passive=True, form="VBN"))  # fmt: skip
    if ing := ahead.reads("VBG"):
        return _main(tokens, following,
                     replace(group, lemma=ing.lemma, progressive=True, form="VBG"))  # fmt: skip
    return group
