"""Titles as Korean headings have them: what happened, as a noun ("다시 두만강을 건넘")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.events.korean.endings import nominal, stem
from timeline.events.korean.lexis import Person, words
from timeline.events.korean.view import Word
from timeline.expressions.korean.licence import final, modified

LIMIT = 40  # Korean says in forty letters what English says in eighty
# Stems whose plain noun reads badly in a heading.
_NOUNS = {"살": "생활", "죽": "사망", "돌아가시": "사망", "이": "", "보내": "보냄"}
_CHILD = re.compile(
    r"(딸|아들|아이|아기|애|막내|첫째|둘째|셋째|쌍둥이|동생|여동생|남동생)"
    r"(?:을|를|이|가|은|는)? ?(?:\S+ )?(?:낳|보았|봤|얻|태어|출산|생겼)"
)
_YEAR_BORN = re.compile(r"(?:년|월|일|띠)생")
_CLEFT = re.compile(r"^(?:것은|건|것이|게|날은|해는|때는|때가|날이|달은|곳은|것)$")
_AFTERWARDS = re.compile(r"^(?:뒤|후|다음)(?:에|에야|에는|였|이)?")
_SAID = re.compile(r"(?:다|라|자|냐)(?:고|며|는|던)$")


def title(own: Sequence[Word], person: Person, at: int, category: str, place: str) -> str:
    """The title of a clause, given its words and which of them names its person (-1: none); ""
    where nothing is left to say."""
    who = "" if person.kind in ("narrator", "none", "thing") else person.title
    if category == "birth" and not who:
        return f"{place}에서 출생" if place else "출생"
    if category == "death" and person.kind in ("family", "kin"):
        return f"{who} 사망"
    if category == "family" and who and _YEAR_BORN.search(own[-1].bare):
        return f"{who} 출생"
    if category == "family" and who and own[-1].bare.startswith(("낳", "태어", "출산")):
        return f"{who} 출생"
    child = _CHILD.search(" ".join(word.bare for word in own))
    if category == "family" and child is not None:
        return f"{who if person.kind == 'family' else child.group(1)} 출생"
    begin = _behind_modifiers(own)
    if at > 0 and modified(own[at - 1].bare + " "):
        begin = max(begin, at + 1)  # "중국에서 일하던 그는"
    kept = [
        _plain(word.bare)
        for index, word in enumerate(own)
        if index >= begin
        and index != at
        and not (index == at - 1 and own[at].bare.startswith("씨"))
        and not _left_out(own, index)
    ]
    kept = _predicate(kept[1:] if kept and kept[0] in ("때", "무렵", "그로부터") else kept)
    if not kept:
        return who
    text = _short(kept, who)
    return f"{who} {text}".strip() if who else text


def _behind_modifiers(own: Sequence[Word]) -> int:
    """Where a title begins: behind a time word with what modifies it ("군대를 나온 그해 여름")."""
    for at in range(len(own) - 3, 0, -1):
        if own[at].times and not own[at].named and not own[at - 1].times:
            before = own[at - 1].bare
            if len(before) == 1 or _CLEFT.match(before):
                continue
            if before.endswith("던") or modified(before + " ") or before in words("noun-end"):
                return at
    return 0


def _plain(word: str) -> str:
    """A word as a title has it: a place that is a topic is only a place."""
    return re.sub(r"(?<=에서)는$|(?<=[가-힣]에)는$|부터는$|까지는$", "", word)


def _predicate(kept: list[str]) -> list[str]:
    """The words with the predicate at their end made a noun."""
    if not kept:
        return []
    if _CLEFT.match(kept[-1]):  # "한국에 들어온 건"
        return [*kept[:-2], _from_modifier(kept[-2])] if len(kept) > 1 else []
    if len(kept) > 1 and kept[-1] == "지":  # "온 지 13년째다"
        return [*kept[:-2], _from_modifier(kept[-2])]
    if len(kept) > 2 and kept[-2] == "지":  # "온 지 3년 됐다"
        return [*kept[:-3], _from_modifier(kept[-3])]
    if len(kept) > 1 and _AFTERWARDS.match(kept[-1]):  # "보낸 뒤"
        return [*kept[:-2], _from_modifier(kept[-2])]
    if len(kept) > 1 and _SAID.search(kept[-2]):  # "떠났다고 했다"
        kept = kept[:-1]
    if len(kept) > 1 and kept[-1].startswith("있") and kept[-2].endswith("고"):
        return [*kept[:-2], _noun(kept[-2][:-1])]  # "닦고 있었다"
    head = _head(kept[-1])
    if head == kept[-1] and len(head) > 2:
        head = re.sub(r"(?:은|는|이|가)$", "", head)
    if len(kept) > 1 and head == "있음" and kept[-2].endswith("에서"):
        head = "지냄"
    if len(kept) > 1 and head == "함" and kept[-2][-1:] in "은는을를":  # "결혼은 했다"
        return [*kept[:-2], kept[-2][:-1]]
    return [*kept[:-1], head]


def _from_modifier(word: str) -> str:
    """ "들어온" - "들어옴", "죽은" - "죽음", "왔을" - "옴"."""
    if word.endswith("을") and final(word[-2:-1]) == 20:  # ㅆ: past
        root = stem(word[:-1] + "다")
        return _noun(root) if root else word[:-1] + "음"
    if word.endswith("은"):
        return word[:-1] + "음"
    return word[:-1] + chr(ord(word[-1]) - 4 + 16) if final(word[-1]) == 4 else word


def _left_out(own: Sequence[Word], index: int) -> bool:
    word = own[index]
    if word.bare in words("first-person") or (word.bare in words("idle") and index < 3):
        return True
    return bool(word.times) and not word.named and (index != len(own) - 1 or not _told(word))


def _told(word: Word) -> bool:
    """Whether a time word carries the predicate ("86년 5월생")."""
    return re.search(r"(?:생|했|됐|갔|왔)", word.bare) is not None


def _head(word: str) -> str:
    """The predicate as a noun."""
    root = stem(word) or (word[:-2] if word.endswith("기를") else "")
    if root:
        return _noun(root)
    if len(word) > 1 and (final(word[-1]) == 4) and word[-1] not in "안선원인문":
        return _from_modifier(word)
    if word.endswith(("산다", "삽니다", "살아요", "살지요")):
        return "생활"
    if word.endswith("요") and (root := stem(word[:-1] + "서")):
        return _noun(root)
    cut = re.sub(r"(?:습니다|어요|아요|지요|죠|요)$", "", word)
    if cut != word and cut[-1:] and final(cut[-1]):
        return _noun(cut)
    return re.sub(r"(?:입니다|이다|이고요?|이었다|였다|이며|인데|다는|라는|다고|라고)$", "", word)


def _noun(root: str) -> str:
    """The noun of a stem; a verb made of a noun with 하다 is that noun."""
    for ending, noun in _NOUNS.items():
        if root == ending or (ending == "돌아가시" and root.endswith(ending)):
            return root[: -len(ending)] + noun
    if root.endswith("시") and len(root) > 1 and not root.endswith(("모시", "마시", "계시")):
        root = root[:-1]  # the honour is the narrator's, not the heading's
    if root.endswith("하") and len(root) > 2:
        return root[:-1]
    return nominal(root)


def _short(pieces: list[str], who: str) -> str:
    """The last words, as many as fit: the predicate stands at the end."""
    room = LIMIT - len(who)
    out: list[str] = []
    for piece in reversed(pieces):
        if out and len(" ".join([piece, *out])) > room:
            break
        out.insert(0, piece)
    return " ".join(out)[:80]
