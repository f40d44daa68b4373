"""A clause that may be told: its words, the times in it, whom it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from timeline.events.draft import Draft, Reading
from timeline.events.korean import times as when
from timeline.events.korean.clauses import Clause
from timeline.events.korean.lexis import NOBODY, Person
from timeline.events.korean.subjects import Cast, headed, honoured, involved, subject
from timeline.events.korean.view import View, Word

_EMBEDDED = re.compile(r"(?:다는|라는|단|란)$")
_FACT = re.compile(
    r"^(?:것|건|게|걸|말|소식|소문|이유|얘기|이야기|사실|연락|전갈|통보|편지|혐의|죄)"
)
_DIES = re.compile(r"(?:숨졌|숨진|숨지|죽었|죽은|죽고|사망했|사망하|세상을 (?:떠|뜨|떴)|눈을 감)")
_CONDITION = re.compile(r"(?:이)?면(?:은)?$|이라면$|^올해로$")
_CARRIED_ON = ("family", "kin", "public", "crowd", "other")


@dataclass
class State:
    """What the reader carries from sentence to sentence."""

    reading: Reading
    cast: Cast
    diary: bool = False
    drafts: list[Draft] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)  # times that wait for a clause
    untold: tuple[View, Sequence[Word], Found] | None = None  # the clause before, without a time
    question: str = ""  # what was asked just before
    entry: str = ""
    entry_told: bool = True

    @cached_property
    def starts(self) -> list[int]:
        """Where each time expression begins."""
        return [expression.start for expression in self.reading.expressions]

    def dating(self, index: int) -> bool:
        """Whether a time expression can make an event."""
        return when.dates(self.reading.expressions[index])

    def pointing(self, index: int) -> bool:
        """Whether it says when, and not only how long."""
        expression = self.reading.expressions[index]
        return self.dating(index) and not (when.is_length(expression) or when.is_stage(expression))


@dataclass(frozen=True, slots=True)
class Found:
    """A clause: its first and last word in the sentence, the times that date it, its person with
    the word that names it (-1: none), whether the narrator is named, and `head`, the word that is
    its predicate (another than its last where it leaves the predicate to the sentence's end)."""

    first: int
    last: int
    head: int
    times: tuple[int, ...]
    person: Person
    at: int
    involved: bool
    relative: bool = False

    def words(self, sentence: Sequence[Word]) -> list[Word]:
        """Its words, with the predicate that it borrows."""
        own = list(sentence[self.first : self.last + 1])
        return own if self.head == self.last else [*own, sentence[self.head]]


def found(state: State, sentence: Sequence[Word], clause: Clause) -> Found:
    """What a clause tells of, as far as particles and the story say."""
    cast = state.cast
    first, last = clause.first, clause.last
    inner = _embedded(state, sentence, first, last)
    if inner is not None:
        last = inner
    times = tuple(
        i
        for i in dict.fromkeys(i for word in sentence[first : last + 1] for i in word.times)
        if state.dating(i)
        and not _conditional(sentence, i)
        and (cast.profile or not any(i in w.times and w.quoted for w in sentence))
    )
    head = len(sentence) - 1 if clause.joins == "gap" else last
    person, at = _person(sentence, first, last, cast)
    if clause.joins == "relative" and at < 0:
        person = headed(sentence, last + 1, cast)
    named = involved(sentence, first, last, cast)
    relative = clause.joins == "relative"
    return Found(first, last, head, times, person, at, named, relative)


def _person(sentence: Sequence[Word], first: int, last: int, cast: Cast) -> tuple[Person, int]:
    """The subject of a clause, else the topic that goes on, else whom the verb honours."""
    person, at = subject(sentence, first, last, cast)
    text = " ".join(word.bare for word in sentence[first : last + 1])
    if person.kind != "none":
        # A topic (은, 는) goes on; a subject (이, 가) where the verb honours it.
        topic = sentence[at].bare.endswith(("은", "는")) or honoured(text)
        cast.topic = person if topic or person.kind == "narrator" else NOBODY
        if person.kind in ("family", "kin"):
            cast.last = person
        elif person.kind == "narrator":
            cast.last = NOBODY
        return person, at
    if cast.topic.kind in _CARRIED_ON:
        return cast.topic, at
    if (honoured(text) or _DIES.search(text)) and cast.last.kind in ("family", "kin"):
        return cast.last, at
    return person, at


def _embedded(state: State, sentence: Sequence[Word], first: int, last: int) -> int | None:
    """The last word of what is told inside ("돌아가셨다는 것은 ..."), if the time stands in it."""
    for at in range(first, last):
        if _EMBEDDED.search(sentence[at].bare) and _FACT.match(sentence[at + 1].bare):
            before = any(state.dating(i) for w in sentence[first : at + 1] for i in w.times)
            after = any(state.dating(i) for w in sentence[at + 1 : last + 1] for i in w.times)
            if before and not after:
                return at
    return None


def _conditional(sentence: Sequence[Word], index: int) -> bool:
    """ "2012년이면": an if, no date."""
    ends = [word for word in sentence if index in word.times]
    return bool(ends) and _CONDITION.search(ends[-1].bare) is not None
