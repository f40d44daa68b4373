"""Segments without a finite verb that carry a date of their own, cut off as clauses: participles
("Discharged in 1999, ...") and gapped coordination ("... and the second two years later")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.events.english.clause import BREAKS, Clause
from timeline.events.english.nouns import antecedent
from timeline.events.english.tokens import Token
from timeline.events.english.verbs import VerbGroup


def cut_dated_segments(
    tokens: Sequence[Token],
    groups: Sequence[VerbGroup],
    found: list[Clause],
    dates: Callable[[int], bool],
    lasts: Callable[[int], bool],
) -> list[Clause]:
    out: list[Clause] = []
    extra: list[Clause] = []

    def dated(indexes: Sequence[int]) -> set[int]:
        return {i for at in indexes for i in tokens[at].times if dates(i)}

    for number, clause in enumerate(found):
        parts: list[Clause] = []
        for group in groups:
            if group.finite or group.form not in ("VBN", "VBG") or group is clause.verb:
                continue
            if not clause.first <= group.first <= clause.last:
                continue
            segment = _participle(tokens, group, clause)
            if segment is not None and dated(range(segment.first, segment.last + 1)):
                parts.append(replace(segment, parent=number))
        for segment in (_gapped(tokens, clause, dated), _elapsed(tokens, clause, lasts)):
            if segment is not None:
                parts.append(replace(segment, parent=number))
        holes = tuple((p.first, p.last) for p in parts)
        out.append(replace(clause, holes=clause.holes + holes) if parts else clause)
        extra.extend(parts)
    return out + extra


def _participle(tokens: Sequence[Token], group: VerbGroup, clause: Clause) -> Clause | None:
    """The segment of a participle: from a comma (or "after") before it to the next break."""
    first = group.first
    before = tokens[first - 1] if first > 0 else None
    marker = ""
    if before is not None and before.tag == "MSUB" and group.form == "VBG":
        marker, first = before.low, first - 1
    elif before is not None and before.tag == "CC" and group.form == "VBN":
        if not any(t.tag == "V" and t.reads("VBN") for t in tokens[clause.first : first][:1]):
            return None
    elif before is not None and not (before.tag == "PUNCT" and before.low in BREAKS):
        return None
    if clause.verb is not None and first <= clause.verb.last and group.first >= clause.verb.first:
        return None
    last = group.last
    while last + 1 <= clause.last and not (
        tokens[last + 1].low in BREAKS
        or tokens[last + 1].tag in ("SUB", "REL")
        or _next_participle(tokens, last + 1)
        or last + 1 == (clause.verb.first if clause.verb else -1)
    ):
        last += 1
    subject = None
    led = first > 0 and tokens[first - 1].tag == "PUNCT"
    if group.form == "VBN" and led and any(t.tag in ("N", "NAME") for t in tokens[:first]):
        subject = antecedent(tokens, first)
    return Clause(first, last, "participle", group, marker, subject)


def _next_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and released" begins here, beside the participle before it."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        tokens[at].tag == "CC"
        and following is not None
        and following.tag == "V"
        and (following.reads("VBN") is not None)
    )


def _elapsed(
    tokens: Sequence[Token], clause: Clause, lasts: Callable[[int], bool]
) -> Clause | None:
    """What filled the time before something: "After eleven months in Minsk, he came home"."""
    if clause.verb is None:
        return None
    own = [i for i in clause.indexes() if i < clause.verb.first]
    for at in own:
        if tokens[at].low not in ("after", "following") or at + 1 not in own:
            continue
        end = at + 1
        if not any(lasts(i) for i in tokens[end].times):
            return None
        while end + 1 in own and tokens[end + 1].tag == "TIME":
            end += 1
        if end + 1 not in own or tokens[end + 1].tag not in ("PREP", "MSUB"):
            return None
        stop = end + 1
        while stop + 1 in own and tokens[stop + 1].low not in BREAKS:
            if clause.subject is not None and stop + 1 >= clause.subject[0]:
                break
            stop += 1
        content = any(tokens[i].tag in ("N", "NAME", "V") for i in range(end + 1, stop + 1))
        return Clause(at, stop, "fragment", None, "after") if content else None
    return None


def _gapped(
    tokens: Sequence[Token], clause: Clause, dated: Callable[[Sequence[int]], set[int]]
) -> Clause | None:
    """The second half of "the first came in May and the second a year later"."""
    if clause.verb is None:
        return None
    own = clause.indexes()
    for at in own:
        token = tokens[at]
        listed = token.low == "," and at + 1 in own and tokens[at + 1].tag in ("DET", "POSS")
        joint = listed or (token.tag == "CC" and token.low in ("and", "then", "but"))
        if at <= clause.verb.last or not joint:
            continue
        if listed and any(tokens[i].low in BREAKS for i in own if at < i < own[-1]):
            continue
        left = dated([i for i in own if i < at])
        right = dated([i for i in own if i > at])
        if not left or not right - left:
            continue
        following = tokens[at + 1] if at + 1 <= clause.last else None
        if following is None or (following.tag == "CC" and at + 2 > clause.last):
            continue
        content = any(tokens[i].tag in ("N", "NAME", "NUM", "V") for i in own if i > at)
        if content or following.low in ("again", "then"):
            first = at + 1 if listed else at
            return Clause(first, clause.last, "gapped", None, token.low)
    return None
