"""Which clauses of a sentence become events, and which time expressions date each.

Times go from a clause that only says when ("I was nine", "it was in May") to the clause it stands
for; from a "when" clause to its main clause, unless what happened is told in the "when" clause
("I was at sea when my mother died"). What is left over waits for the next sentence, or goes to
the event told before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from timeline.events.english.clause import Clause
from timeline.events.english.judge import Case, refuse
from timeline.events.english.lexis import words
from timeline.events.english.people import NOBODY, Cast, Person, describe, mentions_narrator
from timeline.events.english.tokens import Token

JOINED = frozenset({"that", "when", "before", "until", "after", "since", ""})


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
    """A sentence read: its clauses, who each is about, the times each has."""

    tokens: list[Token]
    clauses: list[Clause]
    people: list[Person]
    times: list[list[int]]
    asked: bool
    loose: list[int] = field(default_factory=list)

    def involved(self, at: int, cast: Cast) -> bool:
        """Whether the narrator is named in a clause."""
        return mentions_narrator(self.tokens, self.clauses[at].indexes(), cast)


def survey(
    tokens: list[Token],
    found: list[Clause],
    cast: Cast,
    dating: Callable[[int], bool],
    asked: bool,
) -> Sentence:
    """Who each clause is about and which times stand in it; the cast learns as it reads."""
    people: list[Person] = []
    times: list[list[int]] = []
    for clause in found:
        if clause.subject is not None:
            person = describe(tokens, clause.subject, cast)
        elif clause.shares is not None and clause.shares < len(people):
            person = people[clause.shares]
        elif clause.parent is not None and clause.parent < len(people):
            person = people[clause.parent]
        else:
            person = NOBODY
        relative = clause.subject is not None and tokens[clause.subject[0]].tag == "REL"
        if relative and people:
            person = people[-1]
        people.append(person)
        if clause.kind != "relative" or person.role == "family":
            cast.note(person)
        _note_objects(tokens, clause, cast)
        own: list[int] = []
        for at in clause.indexes():
            own.extend(i for i in tokens[at].times if i not in own and dating(i))
        times.append(own)
    return Sentence(tokens, found, people, times, asked)


def _note_objects(tokens: Sequence[Token], clause: Clause, cast: Cast) -> None:
    """Relatives named after the verb can be meant by the pronouns to come."""
    if clause.verb is None:
        return
    own = [i for i in clause.indexes() if i > clause.verb.last]
    for at in own:
        if tokens[at].tag != "POSS" or at + 1 not in own:
            continue
        end = at + 1
        while end + 1 in own and tokens[end].tag not in ("N", "NAME"):
            end += 1
        person = describe(tokens, (at, end), cast)
        if person.role in ("family", "kin"):
            recent = cast.recent
            cast.note(person)
            cast.recent = recent


def bare(sentence: Sentence, at: int, ages: Callable[[int], bool]) -> bool:
    """Whether a clause only says when: "I was nine", "it was in the spring of 1951"."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    own = clause.indexes()
    if not any(tokens[i].tag == "TIME" for i in own):
        return False
    verb = clause.verb
    if verb is not None and (verb.lemma not in ("be", "turn", "become") or verb.passive):
        return False
    rest = []
    subject = range(clause.subject[0], clause.subject[1] + 1) if clause.subject else range(0)
    for i in own:
        token = tokens[i]
        if (verb is not None and verb.first <= i <= verb.last) or i in subject:
            continue
        if token.tag in ("N", "NAME", "V", "POSS", "PRON") and token.low not in words("aged"):
            rest.append(token)
    if rest:
        return False
    if verb is None:
        return True
    aged = any(ages(i) for i in sentence.times[at])
    return (
        aged
        or sentence.people[at].label in ("it", "this", "that", "")
        or (
            clause.subject is not None and tokens[clause.subject[1]].low in ("year", "month", "day")
        )
    )


def settle_times(
    sentence: Sentence,
    ages: Callable[[int], bool],
    telling: Callable[[int], float],
    happened: Callable[[int], str],
) -> None:
    """Moves the times between clauses, in place; what finds no clause becomes `loose`.

    `telling(clause)` is how strong its cues are, `happened(clause)` why it is no event ("" = it
    is one).
    """
    found, times = sentence.clauses, sentence.times
    for at in range(len(found)):
        if not times[at] or not bare(sentence, at, ages):
            continue
        target = _partner(found, at)
        moved, times[at] = times[at], []
        if target is not None:
            times[target] = [*times[target], *moved]
        else:
            sentence.loose.extend(moved)
    for at, clause in enumerate(found):
        if not times[at] or clause.kind not in ("temporal", "cause") or clause.parent is None:
            continue
        main = clause.parent
        if bare(sentence, main, ages) and not times[main]:
            continue
        if happened(main) and not happened(at):
            continue
        if times[main]:
            if (
                not happened(at)
                and telling(at) >= 40
                and clause.marker in ("before", "until", "after")
            ):
                continue
            times[at] = []
        elif telling(at) < 40 or telling(main) >= telling(at) or happened(at):
            times[main], times[at] = [*times[main], *times[at]], []
    for at in range(len(found)):
        if not times[at] or not happened(at):
            continue
        # "Anna dates it to 1951, when the portion fell": the inner clause tells what happened.
        for inner in range(len(found)):
            child = found[inner]
            if (
                child.parent == at
                and not times[inner]
                and not happened(inner)
                and (child.kind in ("temporal", "complement"))
            ):
                times[inner], times[at] = times[at], []
                break


def _partner(found: Sequence[Clause], at: int) -> int | None:
    clause = found[at]
    for inner, other in enumerate(found):
        if (
            other.parent == at
            and other.kind in ("temporal", "relative", "complement")
            and (other.marker in JOINED | {"who", "which"})
        ):
            return inner
    if clause.kind in ("temporal", "cause", "concession", "relative") and clause.parent is not None:
        return clause.parent
    return None


def case_of(
    sentence: Sentence, at: int, cast: Cast, since: Callable[[int], bool], times: Sequence[int]
) -> Case:
    """A clause made ready for the tests."""
    clause = sentence.clauses[at]
    asked = sentence.asked and (at == len(sentence.clauses) - 1 or _inverted(sentence))
    return Case(
        sentence.tokens,
        clause,
        sentence.people[at],
        sentence.people[at].role == "narrator" or sentence.involved(at, cast),
        bool(times),
        any(since(i) for i in times),
        asked,
        cast.profile,
    )


def _inverted(sentence: Sentence) -> bool:
    """Whether the sentence as a whole is built as a question."""
    first = next((t for t in sentence.tokens if t.tag not in ("PUNCT", "CC", "ADV")), None)
    return first is not None and (
        first.low in ("when", "why", "how", "what", "who", "where", "which", "whose")
        or first.tag in ("MD",)
        or (first.tag == "V" and first.low in ("did", "do", "does", "was", "were", "is", "are",
                                               "have", "had", "has"))
    )  # fmt: skip


def pick(sentence: Sentence, cast: Cast, since: Callable[[int], bool]) -> list[Choice]:
    """The dated clauses that pass the tests, in order; loose coordination is merged."""
    out: list[Choice] = []
    taken: set[int] = set()
    for at, times in enumerate(sentence.times):
        if not times or at in taken:
            continue
        case = case_of(sentence, at, cast, since, times)
        refused = refuse(case)
        choice = Choice(at, list(times), sentence.people[at], case.involved, refused)
        following = _teller(sentence, at)
        if following is not None:
            # "In 2005 they searched every house, and I left": one event, the narrator's.
            other = case_of(sentence, following, cast, since, times)
            if not refuse(other) and (refused or choice.person.role in ("none", "other", "public")):
                own = sentence.times[following]
                choice = Choice(following, [*times, *own], sentence.people[following], True, "",
                                merged=[at])  # fmt: skip
                taken.add(following)
        out.append(choice)
    return out


def _teller(sentence: Sentence, at: int) -> int | None:
    """The next coordinate clause that tells of the narrator, under the same fronted time."""
    clause = sentence.clauses[at]
    if clause.kind != "main" or at + 1 >= len(sentence.clauses):
        return None
    following = sentence.clauses[at + 1]
    fronted = any(
        sentence.tokens[i].tag == "TIME"
        for i in clause.indexes()
        if clause.verb is not None and i < clause.verb.first
    )
    if not fronted or following.kind != "main" or following.marker != "and":
        return None
    own = sentence.times[at + 1]
    if own or sentence.people[at + 1].role != "narrator":
        return None
    return at + 1
