"""Titles as Korean headings have them: what happened, as a noun ("다시 두만강을 건넘")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.events.korean.endings import nominal, stem
from timeline.events.korean.lexis import Person, words
from timeline.events.korean.view import Word
from timeline.expressions.korean.licence import closed, hangul

LIMIT = 40  # Korean says in forty letters what English says in eighty
# Stems whose plain noun reads badly in a heading.
_NOUNS = {"살": "생활", "있": "지냄", "죽": "사망", "돌아가시": "사망", "되": "됨", "이": ""}
_IDLE = re.compile(
    r"^(?:그래서|그러다가?|그리고|그뒤|그후|그길로|결국|마침내|드디어|곧|바로|처음으로|다시는|이후|그냥|아직|그런데|하지만|그사이|그때|그|그제야|더)$"
)


def title(
    sentence: Sequence[Word],
    first: int,
    last: int,
    person: Person,
    at: int,
    category: str,
    place: str,
) -> str:
    """The title of a clause; "" where nothing is left to say."""
    who = person.title if person.kind in ("family", "kin", "other", "public", "crowd") else ""
    if category == "birth" and person.kind in ("narrator", "none"):
        return f"{place}에서 출생" if place else "출생"
    if category == "death" and person.kind in ("family", "kin"):
        return f"{who} 사망"
    kept = [
        word
        for index, word in enumerate(sentence[first : last + 1], first)
        if index != at and not _left_out(sentence, index, last)
    ]
    if not kept:
        return who
    pieces = [_plain(word.bare) for word in kept[:-1]] + [_head(kept[-1].bare)]
    text = _short([piece for piece in pieces if piece], who)
    return f"{who} {text}".strip() if who else text


def _left_out(sentence: Sequence[Word], index: int, last: int) -> bool:
    word = sentence[index]
    if _IDLE.match(word.bare) or word.bare in words("first-person"):
        return True
    return bool(word.times) and (index != last or not _told(word))


def _told(word: Word) -> bool:
    """Whether a time word carries the predicate ("86년 5월생")."""
    return re.search(r"(?:생|했|됐|갔|왔)", word.bare) is not None


def _plain(word: str) -> str:
    """A word inside a title: a connective verb ends as it stands."""
    return word


def _head(word: str) -> str:
    """The predicate as a noun."""
    cut = re.sub(r"(?:습니다|ㅂ니다|어요|아요|지요|죠|요)$", "", word)
    root = stem(word)
    if not root:
        cut = re.sub(
            r"(?:입니다|이다|이고요?|이었다|였다|이며|인데|다는|라는|다고|라고)$", "", word
        )
        return stem_noun(cut)
    for ending, noun in _NOUNS.items():
        if root.endswith(ending) and (len(root) == len(ending) or ending == "돌아가시"):
            return root[: -len(ending)] + noun
    if root.endswith("하") and len(root) > 2:
        return root[:-1]  # 결혼하 - 결혼
    return nominal(root)


def stem_noun(word: str) -> str:
    return word


def _short(pieces: list[str], who: str) -> str:
    """The last words, as many as fit: the predicate stands at the end."""
    room = LIMIT - len(who)
    out: list[str] = []
    for piece in reversed(pieces):
        if out and len(" ".join([piece, *out])) > room:
            break
        out.insert(0, piece)
    return " ".join(out)[:80]


__all__ = ["closed", "hangul", "title"]
