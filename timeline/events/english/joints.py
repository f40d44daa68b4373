"""The small tests by which a joint between two clauses is told from what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.english.clause import BREAKS, STRONG_BREAKS, Clause
from timeline.events.english.lexis import kinds, words
from timeline.events.english.nouns import subject_of
from timeline.events.english.tokens import Token
from timeline.events.english.verbs import VerbGroup

TIME_NOUNS = frozenset({"weeks", "months", "years", "time", "hours", "moment"})


def inverted_subject(tokens: Sequence[Token], group: VerbGroup) -> tuple[int, int] | None:
    """The subject behind its verb: "in 1991 came the news"."""
    turned = words("be") | words("have") | words("do")
    inside = group.first + 1
    if group.last > inside and tokens[group.first].low in turned and tokens[inside].tag == "PRON":
        return (inside, inside)  # "where were you born"
    asked = group.last - 1  # "did your father die": between the auxiliary and the verb
    if group.last > group.first + 1 and tokens[group.first].low in words("do"):
        return (group.first + 1, asked)
    first = group.last + 1
    light = all(t.tag in ("PREP", "TIME", "ADV", "PUNCT", "CC") for t in tokens[: group.first])
    if group.lemma not in ("come", "follow", "begin", "arrive") or not light:
        return None
    last = first
    while last < len(tokens) and tokens[last].tag in ("DET", "POSS", "N", "NAME", "NUM"):
        last += 1
    return (first, last - 1) if last > first else None


def on_time_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause without a joint stands behind "the day", "the same weeks"."""
    if at < 2 or tokens[at].tag not in ("DET", "POSS", "PRON", "NAME"):
        return False
    noun = tokens[at - 1]
    return noun.tag == "N" and (noun.low in words("time-noun") or noun.low in TIME_NOUNS)


def reported(tokens: Sequence[Token], low: int, at: int) -> bool:
    """Whether only adverbs stand between a verb of saying or knowing and the clause."""
    left = at - 1
    while left >= low and tokens[left].tag in ("ADV", "DET", "POSS", "N", "NAME", "PRON", "PREP"):
        left -= 1
    verbs = tokens[left].readings if left == low - 1 >= 0 else ()
    return any(kinds(reading.lemma) & {"speech", "thought", "told"} for reading in verbs)


def opens_clause(tokens: Sequence[Token], at: int, group: VerbGroup) -> bool:
    """Whether "before", "since" ... opens a clause; before a time it is a preposition."""
    if at + 1 < len(tokens) and tokens[at + 1].tag == "TIME":
        return False
    subject = subject_of(tokens, at + 1, group.first)
    if subject is None:
        return False
    # "After the war my father came": what follows "after" is not the subject.
    return not any(t.tag in ("N", "NAME", "PRON") for t in tokens[at + 1 : subject[0]])


def lead(tokens: Sequence[Token], low: int, at: int) -> int:
    """Where a subordinate clause begins: with its preposition, adverb or coordinator."""
    first = at
    while first - 1 >= low and (
        tokens[first - 1].tag == "CC"
        or tokens[first - 1].low in ("just", "even", "only", "soon", "long", "ever", "not", "so")
        or (tokens[first - 1].tag == "PREP" and tokens[at].tag == "REL")
    ):
        first -= 1
    return first


def joins_nouns(tokens: Sequence[Token], low: int, at: int, group: VerbGroup, later: bool) -> bool:
    """Whether a coordinator joins two nouns of one subject: "my mother and my sister left"."""
    if tokens[at].low in ("but", "so", "then", "yet") or at == low:
        return False
    left, right = tokens[at - 1], tokens[at + 1 : group.first]
    if not right:
        return False
    if not later:
        return left.tag in ("N", "NAME", "PRON", "PUNCT", "TIME")
    if left.tag not in ("N", "NAME", "PRON"):
        return False
    opened = [t for t in tokens[low:at] if t.tag in ("CC", "SUB", "MSUB") or t.low in BREAKS]
    nouns = [t for t in right if t.tag in ("N", "NAME")]
    comma = next((i for i in range(at - 1, low - 1, -1) if tokens[i].low == ","), None)
    if comma is not None and len(right) == 1 and right[0].low in ("i", "he", "she", "we"):
        # ", my sister and I walked": the comma opens the clause, "and" joins its subjects.
        between = tokens[comma + 1 : at]
        return all(t.tag in ("DET", "POSS", "N", "NAME", "NUM") for t in between)
    return (
        bool(opened)
        and bool(nouns)
        and tokens[at + 1].tag != "PRON"
        and (tokens[at - 1].low not in BREAKS)
    )


def fronted(tokens: Sequence[Token], low: int, comma: int) -> int:
    """Where the adverbials before a subject begin: "and in May, three days later, he left"."""
    for at in range(comma - 1, low - 1, -1):
        token, following = tokens[at], tokens[at + 1]
        opens = following.tag in ("PREP", "TIME", "ADV", "MSUB", "SUB", "PUNCT")
        if token.tag == "CC" and opens:
            return at
        if token.low in STRONG_BREAKS:
            return at + 1
        if following.tag == "PUNCT" and at + 2 < len(tokens):
            following = tokens[at + 2] if tokens[at + 2].tag in ("TIME", "PREP") else following
        if token.tag == "SUB" and following.tag in ("TIME", "PREP"):
            return lead(tokens, low, at)
    return comma + 1


def parenthetical(tokens: Sequence[Token], group: VerbGroup) -> tuple[int, int] | None:
    """The tokens of an inserted ", he says," that the group belongs to, or None."""
    if not kinds(group.lemma) & {"speech", "thought"}:
        return None
    left = group.first - 1
    while left >= 0 and tokens[left].tag in ("PRON", "NAME"):
        left -= 1
    right = group.last + 1
    opened = left >= 0 and (tokens[left].low in BREAKS or tokens[left].low in "\"”“'’.?!")
    names = group.first - 1 - left
    if right < len(tokens) and not names and tokens[right].tag in ("PRON", "NAME"):
        right += 1  # "said Anna"
        names = 1
    closed = right >= len(tokens) or tokens[right].low in (",", ".", ";", "—", "–", ")", '"', "“")
    if not (opened and closed and names > 0):
        return None
    return (left + 1 if left < 0 or tokens[left].low not in BREAKS else left, right - 1)


def taken(tokens: Sequence[Token], clause: Clause, groups: Sequence[VerbGroup]) -> Clause:
    """ "It took her seven months to get papers" tells that she got papers."""
    verb, subject = clause.verb, clause.subject
    if verb is None or verb.lemma != "take" or subject is None or tokens[subject[0]].low != "it":
        return clause
    if verb.tense not in ("past", "pluperfect") or verb.negated:
        return clause
    inner = next((g for g in groups if verb.last < g.first <= clause.last and g.form == "VB"), None)
    if inner is None or not any(t.tag == "TIME" for t in tokens[verb.last : inner.first]):
        return clause
    whom = verb.last + 1
    person = (whom, whom) if tokens[whom].tag in ("PRON", "POSS") else None
    return replace(clause, verb=replace(inner, tense=verb.tense), subject=person)


OPENS_OBJECT = ("DET", "POSS", "NUM")
WITH_OBJECT = frozenset(
    {"be", "see", "watch", "hear", "find", "notice", "remember", "meet", "know"}
)


def tells_of_object(tokens: Sequence[Token], before: VerbGroup, group: VerbGroup) -> bool:
    """Whether what looks like a second verb only says more of the object of the first: "he saw a
    man hanged beneath a bridge", "was a sergeant beside the demilitarised zone"."""
    between = tokens[before.last + 1 : group.first]
    if before.lemma not in WITH_OBJECT or not between or between[0].tag not in OPENS_OBJECT:
        return False
    if any(t.tag in ("SUB", "REL", "MSUB", "CC", "PUNCT", "PRON", "MD", "V") for t in between):
        return False
    following = tokens[group.last + 1] if group.last + 1 < len(tokens) else None
    takes = following is not None and following.tag in ("DET", "POSS", "PRON", "NUM")
    done = group.first == group.last and tokens[group.last].reads("VBN") is not None
    return done and not takes
