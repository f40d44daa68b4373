"""Which clauses of a sentence become events: who each is about, which tests it passes, which
clauses are told as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from timeline.events.english.clause import Clause
from timeline.events.english.judge import Case, refuse
from timeline.events.english.lexis import words
from timeline.events.english.people import (
    Cast,
    Person,
    mentions_narrator,
)
from timeline.events.english.suffering import suffered
from timeline.events.english.times import Times
from timeline.events.english.tokens import Token


@dataclass(slots=True)
class Choice:
    """A clause chosen to be told, with its times and the clauses merged into it."""

    clause: int
    times: list[int]
    person: Person
    involved: bool
    refused: str = ""
    merged: list[int] = field(default_factory=list)
    turning: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence read: its clauses, who each is about, the times each has; `loose` are times that
    found no clause in it."""

    tokens: list[Token]
    clauses: list[Clause]
    people: list[Person]
    times: list[list[int]]
    asked: bool
    loose: list[int] = field(default_factory=list)
    bare: set[int] = field(default_factory=set)
    kept: set[int] = field(default_factory=set)  # clauses whose times are not to be moved on
    forward: bool = False  # the loose times count on to what is told next
    casts: list[Cast] = field(default_factory=list)  # who was known when each clause was read

    def suffered(self, at: int) -> bool:
        """Whether a clause tells what somebody did to the narrator."""
        clause = self.clauses[at]
        if clause.verb is None or not self.casts:
            return False
        after = [i for i in clause.indexes() if i > clause.verb.last]
        return suffered(self.tokens, after, self.people[at], self.casts[at])

    def involved(self, at: int, cast: Cast) -> bool:
        """Whether the narrator is named in a clause."""
        return mentions_narrator(self.tokens, self.clauses[at].indexes(), cast)


def case_of(sentence: Sentence, at: int, cast: Cast, times: Times, dated_by: Sequence[int]) -> Case:
    """A clause made ready for the tests."""
    clause = sentence.clauses[at]
    asked = sentence.asked and (
        inverted(sentence.tokens)
        or (at == len(sentence.clauses) - 1 and sentence.people[at].role != "narrator")
    )
    return Case(
        sentence.tokens,
        clause,
        sentence.people[at],
        sentence.people[at].role == "narrator" or sentence.involved(at, cast),
        bool(dated_by),
        any(times.since(i) for i in dated_by),
        asked,
        cast.profile,
        bool(dated_by) and all(times.lasts(i) for i in dated_by),
        sentence.suffered(at),
        _unknown(sentence, at),
        bool(dated_by) and all(times.later(i) for i in dated_by),
    )


def _unknown(sentence: Sentence, at: int) -> bool:
    """Whether a clause hangs on a verb of knowing that is denied."""
    clause = sentence.clauses[at]
    if clause.kind != "complement" or clause.parent is None:
        return False
    above = sentence.clauses[clause.parent].verb
    asks = clause.marker in words("question") | {"whether", "if"}
    return above is not None and asks and (above.negated or above.tense == "modal")


def inverted(tokens: Sequence[Token]) -> bool:
    """Whether a sentence as a whole is built as a question."""
    first = next((t for t in tokens if t.tag not in ("PUNCT", "CC", "ADV")), None)
    return first is not None and (
        first.low in words("question")
        or first.tag == "MD"
        or (first.tag == "V" and first.low in words("be") | words("do") | words("have"))
    )


def pick(
    sentence: Sentence, cast: Cast, times: Times, telling: Callable[[int], float]
) -> list[Choice]:
    """The dated clauses, with why one is refused; what is told as one event is merged."""
    out: list[Choice] = []
    for at, own in enumerate(sentence.times):
        if not own or any(at in choice.merged for choice in out):
            continue
        case = case_of(sentence, at, cast, times, own)
        choice = Choice(at, list(own), sentence.people[at], case.involved, refuse(case))
        following = _teller(sentence, at, telling, choice)
        if following is not None:
            other = case_of(sentence, following, cast, times, own)
            if not refuse(other):
                choice = Choice(following, list(own), sentence.people[following], True, "", [at])
        earlier = _goes_on(sentence, at, out)
        if earlier is not None:
            earlier.times += [i for i in own if i not in earlier.times]
            earlier.merged.append(at)
            continue
        out.append(choice)
    return out


def _goes_on(sentence: Sentence, at: int, before: Sequence[Choice]) -> Choice | None:
    """The event that "and I was still there in May" only prolongs."""
    clause = sentence.clauses[at]
    still = any(sentence.tokens[i].low == "still" for i in clause.indexes())
    if not still or not before or clause.kind != "main":
        return None
    last = before[-1]
    same = last.person == sentence.people[at] and not last.refused
    return last if same and last.clause < at else None


def _teller(
    sentence: Sentence, at: int, telling: Callable[[int], float], choice: Choice
) -> int | None:
    """The next coordinate clause under the same fronted time that tells the event: "In 2005 they
    searched every house, and I left" is one event, the narrator's."""
    clause = sentence.clauses[at]
    following = at + 1
    while following < len(sentence.clauses) and (
        sentence.clauses[following].kind in ("complement", "relative")
    ):
        following += 1
    if following >= len(sentence.clauses):
        return None
    later = sentence.clauses[following]
    fronted = clause.verb is not None and any(
        sentence.tokens[i].tag == "TIME" for i in clause.indexes() if i < clause.verb.first
    )
    joined = later.kind == "main" and later.marker == "and"
    if not fronted or clause.kind != "main" or not joined or sentence.times[following]:
        return None
    person = sentence.people[following]
    weak = choice.refused or choice.person.role in ("none", "other", "public")
    if person.role == "narrator" and weak:
        return following
    stronger = telling(following) >= 40 > telling(at)
    hit = sentence.suffered(following) and not sentence.suffered(at)
    return following if (stronger or hit) and person == choice.person else None
