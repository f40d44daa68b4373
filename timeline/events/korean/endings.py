"""What the ending of a Korean word says: how a clause goes on, its tense, its stem."""

from __future__ import annotations

import re
from typing import Literal

from timeline.events.korean.lexis import words
from timeline.expressions.korean.licence import final, hangul
from timeline.expressions.korean.names import stem_of

Join = Literal["", "strong", "weak", "condition", "quote", "gap", "relative"]
Tense = Literal["past", "present", "future", "noun"]

_SS, _B, _M, _L, _N = 20, 17, 16, 8, 4  # final consonants, in the order of Unicode
_QUOTE = re.compile(r"(?:다|라|냐|자)(?:고|며|면서)(?:도|만|는)?$")
_AND = re.compile(r"(?:고|고요|구요|고서|고는)$")
_BUT = re.compile(r"(?:는데|은데|인데|던데|한데)(?:요|도)?$|지만(?:요)?$|으나$|다가(?:는)?$|더니$")
_AFTERWARDS = re.compile(r"(?:뒤|후|다음)(?:에|에야|에는)?$")
_WHILE = re.compile(r"(?:면서도?|자마자|니까|므로|도록|길래|느라고?)$")
_BECAUSE = re.compile(r"[가-힣](?:서|서야|선)$")
_IF = re.compile(r"(?:으면|다면|라면|이면|하면|되면|[가-힣]면)$")
_BECAUSE_VOWELS = (0, 1, 4, 6, 9, 14, 10)  # ㅏ ㅐ ㅓ ㅕ ㅘ ㅝ ㅙ before 서


def join(word: str, following: str, modifies: bool = False) -> Join:
    """How a word inside a sentence ties its clause to what follows; "" where it ends none.
    `modifies`: a verb before the word modifies it ("보낸 뒤")."""
    if not word or word in words("not-connective") or not hangul(word[-1]):
        return ""
    if _QUOTE.search(word):
        return "quote"
    if _AFTERWARDS.match(word) and modifies:
        return "strong"
    if _AND.search(word):
        if following.startswith(tuple(words("auxiliary"))):
            return ""
        if len(word) < 2 or word.endswith("려고") or word in words("converb"):
            return ""
        return "strong"
    if word.endswith(("려다", "려다가")):
        return "weak"
    if _BUT.search(word):
        return "strong" if len(word) > 2 else ""
    if word.endswith("며") and len(word) > 1:
        return "strong" if _is_past(word) or word.endswith("이며") else "weak"
    if word in words("led-on") or (word.endswith("해") and word[:-1] in words("noun-end")):
        return "weak"
    if _WHILE.search(word) or word.endswith(("하여", "되어", "받아", "거쳐")):
        return "weak"
    if (
        word.endswith("다")
        and len(word) > 1
        and not _is_past(word)
        and not word.endswith(("니다", "이다", "보다", "마다", "바다", "있다", "없다", "한다"))
        and final(word[-2]) != _N
    ):
        return "strong"
    if _BECAUSE.search(word) and not word.endswith(("에서", "께서", "에게서", "로서", "한테서")):
        before = word.rstrip("야선")[:-1][-1:] if word.endswith("서야") else word[-2]
        return (
            "weak"
            if hangul(before) and _vowel(before) in _BECAUSE_VOWELS and not final(before)
            else ""
        )
    if word.endswith("자") and len(word) > 2:
        return "weak"
    if _IF.search(word) and len(word) > 1:
        return "condition"
    return ""


def _vowel(char: str) -> int:
    return (ord(char) - 0xAC00) % 588 // 28


def _is_past(word: str) -> bool:
    return any(final(char) == _SS and char not in "있겠" for char in word)


def tense(word: str, before: str = "") -> Tense:
    """The tense of a predicate: its last word, and the word before it ("걸었을 뿐이다")."""
    if "겠" in word or (
        re.search(r"(?:것이|거예|겁니|거야|예정|테니|리라|렵니|려고 한|려 한)", word)
        and not _is_past(before)
    ):
        return "future"
    if _is_past(word) or word.endswith(("던", "더라", "더라고요", "더군요", "더라구요")):
        return "past"
    last = word[-1:]
    if hangul(last) and final(last) == _M and len(word) > 1:
        return "noun"
    if word in words("noun-end") or any(word.endswith(noun) for noun in words("noun-end")):
        return "noun"
    if _is_past(before) and re.match(r"(?:뿐|것|셈|겁|거|적|터|바|게|모양|일|듯|때|후|뒤)", word):
        return "past"
    return "present"


def _plain(word: str) -> str:
    """A polite present form without its politeness: "없습니다" - "없다", "합니다" - "하다"."""
    if not word.endswith("니다") or len(word) < 3:
        return word
    root = word[:-2]
    if root.endswith("습"):
        return root[:-1] + "다"
    return root[:-1] + chr(ord(root[-1]) - _B) + "다" if final(root[-1]) == _B else word


def stem(word: str) -> str:
    """The stem of a predicate: "건넜습니다", "건너고", "건너다가" - "건너"; "" where unclear."""
    word = _plain(word)
    at = next(
        (
            i
            for i in range(len(word) - 1, -1, -1)
            if final(word[i]) == _SS and word[i] not in "있겠"
        ),
        -1,
    )
    if at >= 0:
        found = stem_of(word[: at + 1])
        return found or word[:at]
    bare = re.sub(r"(?:서|서야|선)$", "", word)
    led_on = bare != word or bare.endswith(("하여", "되어"))
    open_end = bool(bare) and hangul(bare[-1]) and not final(bare[-1])
    if led_on and open_end and _vowel(bare[-1]) in _BECAUSE_VOWELS:
        return stem_of(bare[:-1] + chr(ord(bare[-1]) + _SS))
    cut = re.sub(
        r"(?:고요|구요|고서|고는|고|다가는|다가|는데요|는데|지만|면서|면|니까|더니|며|자|다)$",
        "",
        word,
    )
    return cut if cut != word else ""


def nominal(stem_: str) -> str:
    """The noun of a stem: "건넘", "잡힘", "먹음", "만듦"."""
    last = stem_[-1:]
    if not hangul(last):
        return stem_
    if final(last) == 0:
        return stem_[:-1] + chr(ord(last) + _M)
    if final(last) == _L:
        return stem_[:-1] + chr(ord(last) + 2)
    return stem_ + "음"
