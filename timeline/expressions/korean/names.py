"""How Korean writes the names of history: a pack's name with the forms that its words may take.

A pack says "수령님이 돌아가셨을 때", "고난의 행군 때", "화폐개혁". A noun loses its 때 and may be
written together; a clause may end in any way that leads on to a word of time: "돌아가신 해",
"돌아가시던 여름", "돌아가시고". Those that modify a noun are of class `anchorclause`, nouns and
clauses that stand by themselves of class `anchor`.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.expressions.korean.licence import final

_S, _SS, _N = 19, 20, 4  # ㅅ, ㅆ, ㄴ as final consonants
# Contracted past syllables without their ㅆ, and the vowel of the stem: 졌 - 지, 했 - 하, 왔 - 오.
_STEM_VOWEL = {6: 20, 1: 1, 9: 8, 14: 13, 10: 11, 4: 4, 0: 0, 5: 5, 3: 20}
_RIEUL, _L = 5, 8  # ㄹ as a first and as a final consonant
_HA = 18  # ㅎ: 했 is 하 with its ending
_MODIFYING = frozenset("신은난진된한온간힌린킨친낀긴선연산난")
_TAILS = (" 때", " 시기", " 시절", " 통")


@lru_cache(maxsize=4096)
def written(name: str) -> tuple[tuple[str, str], ...]:
    """The forms of a name, each with its class."""
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "")
    core = name.removesuffix(tail)
    if not tail or not core:
        return tuple((form, "anchor") for form in dict.fromkeys((name, name.replace(" ", ""))))
    if core[-1] == "을" and final(core[-2:-1]) == _SS:
        return tuple(form for way in _bare(core[:-1]) for form in _clause(way))
    if core[-1] == "던" or (core[-1] in _MODIFYING and " " in core):
        return tuple((way, "anchorclause") for way in _bare(core))
    return tuple((form, "anchor") for form in dict.fromkeys((core, core.replace(" ", ""))))


def _bare(clause: str) -> tuple[str, ...]:
    """A clause as it is, and as it is spoken, without the particle of its subject."""
    subject, _, rest = clause.partition(" ")
    for mark in ("께서", "이", "가"):
        if rest and subject.endswith(mark) and len(subject) > len(mark) + 1:
            return clause, f"{subject.removesuffix(mark)} {rest}"
    return (clause,)


def _clause(past: str) -> tuple[tuple[str, str], ...]:
    """The forms of a clause from its past ("죽었", "돌아가셨", "무너졌")."""
    stem = stem_of(past)
    if not stem:
        return ((past + "을", "anchorclause"), (past + "던", "anchorclause"))
    modifying = (past + "을", past + "던", stem + "던", with_n(stem))
    standing = (
        stem + "고",
        stem + "자",
        joined(stem, "면서"),
        past + "는데",
        past + "고",
        past + "다는",
    )
    return (
        *((form, "anchorclause") for form in modifying),
        *((form, "anchor") for form in standing),
        (stem + "기", "anchorclause"),
    )


def stem_of(past: str) -> str:
    """The stem of a past form: "죽었" - "죽", "졌" - "지", "했" - "하"; "" where unclear."""
    last = past[-1:]
    if final(last) != _SS:
        return ""
    bare = ord(last) - _SS
    lead, vowel = divmod(bare - 0xAC00, 588)
    vowel //= 28
    if last in "았었":
        return past[:-1]
    if last == "였":
        return past[:-1]
    if lead == _RIEUL and vowel in (0, 4) and final(past[-2:-1]) == _L:
        return past[:-2] + chr(ord(past[-2]) - _L) + "르"  # 올랐 - 오르
    if lead == _HA and vowel == 1:
        return past[:-1] + "하"
    if vowel not in _STEM_VOWEL:
        return ""
    return past[:-1] + chr(0xAC00 + lead * 588 + _STEM_VOWEL[vowel] * 28)


def with_n(stem: str) -> str:
    """The stem as it modifies a noun: "죽은", "무너진"."""
    last = stem[-1]
    if final(last):
        return stem + "은"
    return stem[:-1] + chr(ord(last) + _N)


def joined(stem: str, ending: str) -> str:
    """An ending that takes 으 after a consonant."""
    return stem + ("으" if final(stem[-1]) else "") + ending
