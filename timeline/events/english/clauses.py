"""A sentence cut into clauses: one for each finite verb, and those a date makes worth telling.

Between two finite verbs there is a joint: a conjunction, a relative, a comma, or nothing. The
joint says where the next clause begins and how it hangs on the others. Then segments without a
finite verb that carry a date of their own are cut off: participles ("Discharged in 1999, ..."),
gapped coordination ("... and the second two years later").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.events.english.clause import BREAKS, KINDS, LIGHT, STRONG_BREAKS, Clause
from timeline.events.english.groups import verb_groups
from timeline.events.english.lexis import kinds, words
from timeline.events.english.nouns import antecedent, subject_of
from timeline.events.english.segments import cut_dated_segments
from timeline.events.english.tokens import Token
from timeline.events.english.verbs import VerbGroup


def clauses(
    tokens: Sequence[Token],
    dates: Callable[[int], bool],
    lasts: Callable[[int], bool] = lambda index: False,
) -> list[Clause]:
    """The clauses of a sentence, in order of their beginning.

    `dates(index)` says whether the time expression of that index can date an event, `lasts`
    whether it says how long.
    """
    groups = verb_groups(tokens)
    asides = [aside for g in groups if g.finite and (aside := _parenthetical(tokens, g))]
    finite = [g for g in groups if g.finite and not _parenthetical(tokens, g)]
    if not finite:
        whole = Clause(0, len(tokens) - 1, "fragment", None)
        out = [replace(whole, verb=_loose_verb(tokens, groups))]
    else:
        out = _finite_clauses(tokens, finite)
    out = [
        replace(c, holes=(*c.holes, *(a for a in asides if c.first <= a[0] and a[1] <= c.last)))
        for c in out
    ]
    out = [_taken(tokens, clause, groups) for clause in out]
    return cut_dated_segments(tokens, groups, out, dates, lasts)


def _taken(tokens: Sequence[Token], clause: Clause, groups: Sequence[VerbGroup]) -> Clause:
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


def _loose_verb(tokens: Sequence[Token], groups: Sequence[VerbGroup]) -> VerbGroup | None:
    """The participle that heads a sentence without a finite verb ("Arrested in 1983.")."""
    for group in groups:
        lead = tokens[: group.first]
        if group.form in ("VBN", "VBG") and all(t.tag in LIGHT for t in lead):
            return group
    return None


def _parenthetical(tokens: Sequence[Token], group: VerbGroup) -> tuple[int, int] | None:
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


def _finite_clauses(tokens: Sequence[Token], finite: Sequence[VerbGroup]) -> list[Clause]:
    out: list[Clause] = []
    for number, group in enumerate(finite):
        low = finite[number - 1].last + 1 if number else 0
        clause = _voiced(tokens, _joint(tokens, low, group, out), out)
        if out and not clause.holes:
            previous = out[-1]
            out[-1] = replace(previous, last=_trim(tokens, previous.first, clause.first - 1))
        out.append(clause)
    out[-1] = replace(out[-1], last=len(tokens) - 1)
    return _parents(tokens, out)


def _voiced(tokens: Sequence[Token], clause: Clause, before: Sequence[Clause]) -> Clause:
    """ "I was caught and sent back": the second verb is passive like the first."""
    verb = clause.verb
    if verb is None or verb.passive or clause.shares is None or verb.form != "VBD" or not before:
        return clause
    first = before[clause.shares].verb
    last = before[-1].verb
    following = tokens[verb.last + 1] if verb.last + 1 < len(tokens) else None
    object_ = following is not None and following.tag in ("DET", "N", "NAME", "POSS", "NUM")
    both = first is not None and first.passive and last is not None and last.passive
    if both and not object_ and tokens[verb.last].reads("VBN"):
        return replace(clause, verb=replace(verb, passive=True, form="VBN"))
    return clause


def _trim(tokens: Sequence[Token], first: int, last: int) -> int:
    while last > first and tokens[last].tag == "PUNCT" and tokens[last].low in BREAKS | {"“", '"'}:
        last -= 1
    return last


def _joint(tokens: Sequence[Token], low: int, group: VerbGroup, before: list[Clause]) -> Clause:
    """The clause of `group`, whose joint to the clauses before it lies in low..group.first."""
    at = group.first - 1
    while at >= low:
        token = tokens[at]
        subordinates = token.tag == "MSUB" and _has_subject(tokens, at, group)
        if token.tag in ("SUB", "REL") or subordinates:
            kind = KINDS.get(token.low, "temporal")
            if (
                token.low in ("that", "where", "when")
                and (token.tag == "SUB")
                and (token.low == "that" or _reported(tokens, low, at))
            ):
                kind = "complement"
            first = _lead(tokens, low, at)
            subject = subject_of(tokens, at + 1, group.first)
            if subject is None and token.tag == "REL":
                subject = antecedent(tokens, at)
            return Clause(first, group.last, kind, group, token.low, subject)
        if token.tag == "CC" and not _joins_nouns(tokens, low, at, group, bool(before)):
            subject = subject_of(tokens, at + 1, group.first)
            shares = None if subject else _sharing(before)
            return Clause(at, group.last, "main", group, token.low, subject, shares=shares)
        if token.tag == "PUNCT" and token.low in BREAKS and token.low != "-":
            between = [t for t in tokens[at + 1 : group.first] if t.tag not in ("ADV", "TIME")]
            waits = before and (
                before[-1].kind == "relative"
                or (before[-1].kind == "temporal" and _headless(tokens, before))
            )
            if not between and waits:
                return _resumed(tokens, before, group)
            if between or tokens[at + 1 : group.first]:
                subject = subject_of(tokens, at + 1, group.first)
                if subject is not None:
                    if len(before) == 1 and before[0].kind != "main" and before[0].first > 0:
                        return _resumed(tokens, before, group, subject)
                    first = _fronted(tokens, low, at) if before else low
                    opener = tokens[first]
                    if opener.tag == "SUB" and opener.low in ("when", "while"):
                        return Clause(first, group.last, "temporal", group, opener.low, subject)
                    return Clause(first, group.last, "main", group, "", subject)
            if not between and before:
                return Clause(at + 1, group.last, "main", group, "", None, shares=_sharing(before))
        at -= 1
    subject = subject_of(tokens, low, group.first)
    if subject is not None and _on_time_noun(tokens, subject[0]):
        return Clause(subject[0], group.last, "temporal", group, "when", subject)
    if not before:
        subject = subject or _inverted_subject(tokens, group)
        return Clause(low, group.last, "main", group, "", subject)
    pending = before[-1].kind == "relative" and _headless(tokens, before)
    if subject is None or pending:
        return _resumed(tokens, before, group)
    verb = before[-1].verb
    known = verb is not None and kinds(verb.lemma) & {"speech", "thought"}
    kind = "complement" if known else "relative"
    return Clause(subject[0], group.last, kind, group, "", subject)


def _inverted_subject(tokens: Sequence[Token], group: VerbGroup) -> tuple[int, int] | None:
    """The subject behind its verb: "in 1991 came the news"."""
    first = group.last + 1
    light = all(t.tag in ("PREP", "TIME", "ADV", "PUNCT", "CC") for t in tokens[: group.first])
    if group.lemma not in ("come", "follow", "begin", "arrive") or not light:
        return None
    last = first
    while last < len(tokens) and tokens[last].tag in ("DET", "POSS", "N", "NAME", "NUM"):
        last += 1
    return (first, last - 1) if last > first else None


def _on_time_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause without a joint stands behind "the day", "the same weeks"."""
    if at < 2 or tokens[at].tag not in ("DET", "POSS", "PRON", "NAME"):
        return False
    noun = tokens[at - 1]
    return noun.tag == "N" and (noun.low in words("time-noun") or noun.low in TIME_NOUNS)


TIME_NOUNS = frozenset({"weeks", "months", "years", "time", "hours", "moment"})


def _reported(tokens: Sequence[Token], low: int, at: int) -> bool:
    """Whether only adverbs stand between a verb of saying or knowing and the clause."""
    left = at - 1
    while left >= low and tokens[left].tag == "ADV":
        left -= 1
    verbs = tokens[left].readings if left == low - 1 >= 0 else ()
    return any(kinds(reading.lemma) & {"speech", "thought"} for reading in verbs)


def _has_subject(tokens: Sequence[Token], at: int, group: VerbGroup) -> bool:
    """Whether "before", "since" ... opens a clause; before a time it is a preposition."""
    if at + 1 < len(tokens) and tokens[at + 1].tag == "TIME":
        return False
    subject = subject_of(tokens, at + 1, group.first)
    if subject is None:
        return False
    # "After the war my father came": what follows "after" is not the subject.
    return not any(t.tag in ("N", "NAME", "PRON") for t in tokens[at + 1 : subject[0]])


def _lead(tokens: Sequence[Token], low: int, at: int) -> int:
    """Where a subordinate clause begins: with its preposition, adverb or coordinator."""
    first = at
    while first - 1 >= low and (
        tokens[first - 1].tag == "CC"
        or tokens[first - 1].low in ("just", "even", "only", "soon", "long", "ever", "not", "so")
        or (tokens[first - 1].tag == "PREP" and tokens[at].tag == "REL")
    ):
        first -= 1
    return first


def _sharing(before: Sequence[Clause]) -> int | None:
    """The clause whose subject a verb without one takes: the last of the same level."""
    for at in range(len(before) - 1, -1, -1):
        if before[at].kind in ("main", "fragment"):
            return at if before[at].subject else before[at].shares
        if before[at].kind in ("relative", "temporal", "complement", "cause") and (
            at == len(before) - 1 and before[at].marker in ("who", "when", "after", "that", "which")
        ):
            return at
    return None


def _joins_nouns(tokens: Sequence[Token], low: int, at: int, group: VerbGroup, later: bool) -> bool:
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


def _fronted(tokens: Sequence[Token], low: int, comma: int) -> int:
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
            return _lead(tokens, low, at)
    return comma + 1


def _headless(tokens: Sequence[Token], before: Sequence[Clause]) -> bool:
    """Whether the noun before the last relative clause still waits for its verb."""
    clause = before[-1]
    lead = [t for t in tokens[: clause.first] if t.tag not in ("PUNCT",)]
    return len(before) == 1 and bool(lead)


def _resumed(
    tokens: Sequence[Token],
    before: list[Clause],
    group: VerbGroup,
    own: tuple[int, int] | None = None,
) -> Clause:
    """A main clause taken up again after a clause inside it."""
    inner = before[-1]
    if inner.kind == "main" and inner.subject is not None and len(before) == 1:
        # "The letter my uncle sent reached us": what looked like the main clause was a relative.
        inner = replace(inner, first=inner.subject[0], kind="relative")
    end = inner.first - 1
    subject = own or antecedent(tokens, inner.first)
    low = before[-2].verb.last + 1 if len(before) > 1 and before[-2].verb else 0
    first = subject[0] if subject else low
    while first > low and not (
        tokens[first - 1].tag == "PUNCT" and tokens[first - 1].low in BREAKS
    ):
        first -= 1
        if tokens[first].tag == "CC":
            break
    if len(before) == 1:
        first = 0
    elif len(before) > 1:
        previous = before[-2]
        before[-2] = replace(previous, last=_trim(tokens, previous.first, first - 1))
    until = own[0] if own else group.first
    stop = _trim(tokens, inner.first, until - 1)
    before[-1] = replace(inner, last=stop)
    hole = (max(end + 1, 0), until - 1)
    return Clause(first, group.last, "main", group, "", subject, holes=(hole,))


def _parents(tokens: Sequence[Token], found: list[Clause]) -> list[Clause]:
    out: list[Clause] = []
    for at, clause in enumerate(found):
        parent: int | None = None
        if clause.kind != "main":
            initial = all(t.tag in ("PUNCT", "CC", "ADV", "TIME") for t in tokens[: clause.first])
            mains = [i for i in range(at + 1, len(found)) if found[i].kind == "main"]
            if (initial or at == 0) and mains:
                parent = mains[0]
            elif at > 0:
                parent = at - 1
        out.append(replace(clause, parent=parent))
    return out
