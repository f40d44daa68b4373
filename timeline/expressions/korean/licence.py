"""Where a Korean time word may end, and what follows it: particles cling to the word."""

from __future__ import annotations

import re
from functools import cache

from timeline.expressions.grammar import Match
from timeline.lexicon import table

_VERBS_IN_EUN = "죽받잡묻앓남얻잃찾맞겪먹읽쫓붙굶늙낳놓닿옮숨넘입벗"
_N_BATCHIM = 4  # the final consonant ㄴ, in the order of Unicode


@cache
def _particles() -> re.Pattern[str]:
    forms = sorted((row["particle"] for row in table("ko", "particles")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


def hangul(char: str) -> bool:
    """Whether a character is a syllable of Hangul."""
    return "가" <= char <= "힣"


def closed(text: str, end: int) -> bool:
    """Whether a word may end here: no letter follows, or a particle does."""
    if end >= len(text) or not hangul(text[end]):
        return True
    return _particles().match(text, end) is not None


def final(char: str) -> int:
    """The final consonant of a syllable as a number of Unicode's order; 0 none."""
    return (ord(char) - 0xAC00) % 28 if hangul(char) else 0


def modified(before: str) -> bool:
    """Whether the word before is a verb that modifies what follows ("돌아가신", "떠나던")."""
    word = before.rstrip()
    if not word or word == before:
        return False
    word = word.split()[-1]
    last = word[-1]
    if last == "은":  # a verb ("죽은"), not a topic ("동생은")
        return word[-2:-1] in tuple(_VERBS_IN_EUN)
    if last == "간":  # "나간", not "3년간"
        return len(word) > 1 and word[-2] not in "년월주일시기"
    return last == "던" or (
        final(last) == _N_BATCHIM and len(word) > 1 and last not in "는안전번년만"
    )


def starts(m: Match, *words: str) -> bool:
    """Whether the text goes on with one of some words, a blank left out."""
    return m.text[m.end : m.end + 12].lstrip(" ").startswith(words)
