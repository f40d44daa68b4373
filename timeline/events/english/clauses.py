"""A sentence cut into clauses: one for each finite verb, and those a date makes worth telling.

Between two finite verbs there is a joint: a conjunction, a relative, a comma, or nothing. The
joint says where the next clause begins and how it hangs on the others. Then segments without a
finite verb that carry a date of their own are cut off: participles ("Discharged in 1999, ..."),
gapped coordination ("... and the second two years later").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.events.english.clause import BREAKS, KINDS, LIGHT, Clause, Kind
from timeline.events.english.groups import verb_groups
from timeline.events.english.joints import (
    fronted,
    inverted_subject,
    joins_nouns,
    lead,
    on_time_noun,
    opens_clause,
    parenthetical,
    reported,
    taken,
    tells_of_object,
)
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
    asides = [aside for g in groups if g.finite and (aside := parenthetical(tokens, g))]
    finite = [g for g in groups if g.finite and not parenthetical(tokens, g)]
    finite = [
        g for at, g in enumerate(finite) if not (at and tells_of_object(tokens, finite[at - 1], g))
    ]
    if not finite:
        whole = Clause(0, len(tokens) - 1, "fragment", None)
        out = [replace(whole, verb=_loose_verb(tokens, groups))]
    else:
        out = _finite_clauses(tokens, finite)
    out = [
        replace(c, holes=(*c.holes, *(a for a in asides if c.first <= a[0] and a[1] <= c.last)))
        for c in out
    ]
    out = [taken(tokens, clause, groups) for clause in out]
    return _disjoint(cut_dated_segments(tokens, groups, out, dates, lasts))


def _disjoint(found: list[Clause]) -> list[Clause]:
    """The clauses with every token owned once: by the shortest that has it."""
    owner: dict[int, int] = {}
    for number in sorted(range(len(found)), key=lambda n: len(found[n].indexes())):
        for token in found[number].indexes():
            owner.setdefault(token, number)
    return [
        replace(
            clause,
            holes=clause.holes
            + tuple((i, i) for i in clause.indexes() if owner.get(i, number) != number),
        )
        for number, clause in enumerate(found)
    ]


def _loose_verb(tokens: Sequence[Token], groups: Sequence[VerbGroup]) -> VerbGroup | None:
    """The participle that heads a sentence without a finite verb ("Arrested in 1983.")."""
    for group in groups:
        lead = tokens[: group.first]
        if group.form in ("VBN", "VBG") and all(t.tag in LIGHT for t in lead):
            return group
    return None


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
    object_ = following is not None and (
        following.tag in ("N", "NAME", "POSS", "NUM")
        or (following.tag == "TIME" and verb.lemma in words("time-object"))
        or (following.tag == "DET" and following.low not in ("more", "several", "many"))
    )
    both = first is not None and first.passive and last is not None and last.passive
    both = both and verb.lemma not in words("intransitive")
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
        subordinates = token.tag == "MSUB" and opens_clause(tokens, at, group)
        if token.tag in ("SUB", "REL") or subordinates:
            kind = KINDS.get(token.low, "temporal")
            if (
                token.low in ("that", "where", "when")
                and (token.tag == "SUB" or token.low == "that")
                and ((token.low == "that" and token.tag == "SUB") or reported(tokens, low, at))
            ):
                kind = "complement"
            first = lead(tokens, low, at)
            subject = subject_of(tokens, at + 1, group.first)
            if subject is None and token.tag == "REL":
                subject = antecedent(tokens, at)
            if subject is None and token.tag == "SUB":
                subject = inverted_subject(tokens, group)
            return Clause(first, group.last, kind, group, token.low, subject)
        if token.tag == "CC" and not joins_nouns(tokens, low, at, group, bool(before)):
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
                    if before and on_time_noun(tokens, subject[0]):
                        return Clause(at + 1, group.last, "temporal", group, "when", subject)
                    first = fronted(tokens, low, at) if before else low
                    opener = tokens[first]
                    if opener.tag == "SUB" and opener.low in ("when", "while"):
                        return Clause(first, group.last, "temporal", group, opener.low, subject)
                    return Clause(first, group.last, "main", group, "", subject)
            if not between and before:
                return Clause(at + 1, group.last, "main", group, "", None, shares=_sharing(before))
        at -= 1
    subject = subject_of(tokens, low, group.first)
    run = group.first - 1
    while run >= low and tokens[run].tag == "TIME":
        run -= 1
    counted = [t.low for t in tokens[run + 1 : group.first]]
    if subject is None and {"after", "before", "since"} & set(counted[1:]):
        # "two weeks after the court" had ruled: the clause a time counts from.
        return Clause(run + 1, group.last, "temporal", group, "after", None)
    if subject is not None and on_time_noun(tokens, subject[0]):
        return Clause(subject[0], group.last, "temporal", group, "when", subject)
    if not before:
        subject = subject or inverted_subject(tokens, group)
        return Clause(low, group.last, "main", group, "", subject)
    pending = before[-1].kind == "relative" and _headless(tokens, before)
    if subject is None or pending:
        return _resumed(tokens, before, group)
    verb = before[-1].verb
    known = verb is not None and kinds(verb.lemma) & {"speech", "thought", "told"}
    hangs: Kind = "complement" if known else "relative"
    if all(c.kind in ("temporal", "condition", "cause", "concession") for c in before):
        hangs = "main"
    return Clause(subject[0], group.last, hangs, group, "", subject)


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
            fresh = tokens[clause.first].tag == "CC" and mains and mains[0] == at + 1
            fresh = fresh and not found[at + 1].marker
            if (initial or at == 0 or fresh) and mains:
                parent = mains[0]
            elif at > 0:
                parent = at - 1
        out.append(replace(clause, parent=parent))
    return out
