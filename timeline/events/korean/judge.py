"""Whether a clause tells something that happened: tense, modality, negation, whose words.

`refuse` gives the name of the test that a clause fails ("" when it tells an event). One test is
one small function in `TESTS`; a new test is a new function and one line there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.events.korean.endings import tense
from timeline.events.korean.lexis import starts, words
from timeline.events.korean.view import Word

_CLEFT = re.compile(r"(?<![그이저])(?:것은|건|것이|게|날은|해는|때는|날이|해가|달은|곳은)$")
_MODAL = re.compile(
    r"(?:을|할|갈|올|될) (?:수 있|수 없|수도|뻔|작정|생각이)"
    r"|려고 (?:했|한|하)|고 싶|(?:아|어|여|해)야 (?:한|했|할|합)"
)
_NOT = re.compile(  # but "멀지 않은 마을에서" denies nothing of its clause
    r"(?:지|진|지는|지도|질) (?:않(?!(?:은|는|던) \S)|아니|못(?!(?:한|하는|하던) \S))"
    r"|(?:^|\s)안 \S+$"
)
_RATHER = re.compile(r"[이가] 아니라 \S+(?: \S+){0,3}$")
_COULD_NOT = re.compile(r"(?:^|\s)못 ")
_SAYS = re.compile(r"(?:했|하|말했|약속|그랬|설명|밝혔|전했|덧붙|강조|주장)")
_PLANNED = re.compile(r"(?:ㄴ|는|한|온|간|된|겠)?다고$|(?:자|라)고$")
_BORN = re.compile(r"(?:년|월|일|달|띠|해|\d)생")
_AND = re.compile(r"(?<![이있없살하])(?:고|고요|구요)$")  # a sentence that stays open
_COPULA = re.compile(
    r"(?:입니다|[때해]다|이다|이에요|예요|이지요|이죠|이었|였|이고|이며|인데|이라|이던|임)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A clause before the tests: its words, its predicate's place, and the sentence's last word."""

    sentence: Sequence[Word]
    first: int
    last: int
    head_at: int  # the word of its predicate
    dated: bool
    since: bool  # up to now: "부터", "째"
    length: bool
    profile: bool
    relative: bool = False  # its predicate modifies a noun ("헤어진 어머니")

    @property
    def head(self) -> Word:
        return self.sentence[self.head_at]

    @property
    def text(self) -> str:
        return " ".join(w.bare for w in self.sentence[self.first : self.last + 1])

    def tense_of(self, at: int) -> str:
        if self.relative and at == self.head_at:
            return "past"
        before = self.sentence[at - 1].bare if at else ""
        return tense(self.sentence[at].bare, before)


def quoted(case: Case) -> bool:
    """Somebody else's words; in a profile they are the narrator's."""
    return case.head.quoted and not case.profile


def question(case: Case) -> bool:
    """A question states nothing."""
    end = case.sentence[-1].text
    return end.rstrip("\"'”’").endswith(("?", "？")) or end.endswith(("까.", "까"))


def unreal(case: Case) -> bool:
    """What is still to come, or might be."""
    end = len(case.sentence) - 1
    own = case.tense_of(case.head_at)
    if own == "future":
        return True
    before = case.sentence[case.head_at - 1].bare if case.head_at > case.first else ""
    if _SAYS.match(case.head.bare) and _PLANNED.search(before) and tense(before) == "present":
        return True  # "온다고 했다": what was to come
    if own == "present" and case.head_at != end and case.tense_of(end) == "future":
        return True
    return _MODAL.search(case.text) is not None and not case.dated


def present(case: Case) -> bool:
    """What is so now, or always; but "since" began in the past; "나가서 소식이 없다" happened."""
    if case.tense_of(case.head_at) != "present" or born_or_cleft(case):
        return False
    if case.head.timed and case.length:  # "숨어 살기를 2년"
        return False
    if case.dated and not case.since and _AND.search(case.sentence[-1].bare):
        return False  # "이듬해 아들을 낳고."
    end = len(case.sentence) - 1
    if case.head_at != end and case.tense_of(end) in ("past", "noun"):
        return False
    if case.head_at != end and any(
        case.tense_of(at) == "past" for at in range(case.head_at + 1, end + 1)
    ):
        return False
    if case.since and case.dated:
        return False
    result = any(
        w.bare.endswith(("아서", "어서", "여서", "해서", "가서", "와서", "나서"))
        for w in case.sentence[case.first : case.last]
    )
    return not (case.dated and result and not case.length)


def is_cleft(word: str) -> bool:
    """Whether a word makes a clause the subject of its time ("건넌 것은 가을이었다")."""
    return _CLEFT.search(word) is not None


def born_or_cleft(case: Case) -> bool:
    """ "86년생이다", "온 것은 2006년이다": the copula tells what happened."""
    if _BORN.search(case.text):
        return True
    head = case.head
    if not _COPULA.search(head.bare):
        return False
    own = case.sentence[case.first : case.last + 1]
    if head.times:
        return any(_CLEFT.search(w.bare) for w in own[:-1])
    # "태어난 해는 1942년, 함경남도 흥남이다": the time stands just behind, the place after it.
    return any(_CLEFT.search(a.bare) and b.times for a, b in pairwise(own))


def habit(case: Case) -> bool:
    """What happened again and again dates nothing."""
    inside = {w.bare for w in case.sentence[case.first : case.last + 1]}
    return bool(inside & words("habit")) and not case.dated


def denied(case: Case) -> bool:
    """What did not happen; but what could not be at a certain time (못) is told as an event."""
    text = case.text
    if _RATHER.search(text) or _NOT.search(text):
        return not case.since
    return _COULD_NOT.search(text) is not None and not (case.dated and not case.length)


def mind(case: Case) -> bool:
    """What somebody thought is no event of its own."""
    return case.head.bare.startswith(starts("mind")) and not case.length


TESTS: tuple[Callable[[Case], bool], ...] = (
    quoted,
    question,
    unreal,
    present,
    habit,
    denied,
    mind,
)


def refuse(case: Case) -> str:
    """The name of the first test that the clause fails; "" where it tells an event."""
    return next((test.__name__ for test in TESTS if test(case)), "")
