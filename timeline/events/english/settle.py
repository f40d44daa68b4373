"""Which clause each time dates: times move from where they stand to what they date.

From a clause that only says when ("I was nine", "it was in May") to the clause it stands for; from
"it took five months before" to what was reached; from a "when" clause to its main clause, unless
what happened is told in the "when" clause ("I was at sea when my mother died"). What is left over
is loose: it belongs to another sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.events.english.clause import Clause
from timeline.events.english.lexis import words
from timeline.events.english.select import Sentence
from timeline.events.english.times import Times

JOINED = frozenset({"that", "when", "before", "until", "after", "since", "who", "which", ""})
STRONG = 40.0


def bare(sentence: Sentence, at: int, times: Times) -> bool:
    """Whether a clause only says when: "I was nine", "it was in the spring of 1951"."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    own = clause.indexes()
    if not any(tokens[i].tag == "TIME" for i in own) or clause.kind == "gapped":
        return False
    verb = clause.verb
    if verb is not None and verb.tense in ("modal", "future") and verb.lemma == "be":
        return False
    if _passes(sentence, at):
        return True
    if verb is not None and (verb.lemma not in ("be", "turn", "become") or verb.passive):
        return _estimate(sentence, at)
    subject = range(clause.subject[0], clause.subject[1] + 1) if clause.subject else range(0)
    rest = [
        tokens[i]
        for i in own
        if not (verb is not None and verb.first <= i <= verb.last) and i not in subject
    ]
    heavy = [t for t in rest if t.tag in CONTENT and t.low not in words("aged")]
    if any(not (verb is None and t.low in words("be")) for t in heavy):
        return False
    if verb is None:
        return True
    label = sentence.people[at].label
    said = tokens[clause.subject[1]].low if clause.subject else ""
    aged = bool(sentence.times[at]) and all(times.aged(i) for i in sentence.times[at])
    lasting = all(times.lasts(i) for i in sentence.times[at])
    if not lasting and all(tokens[i].tag != "TIME" for i in own if i > verb.last):
        return False
    return (
        aged
        or lasting
        or label in ("it", "this", "that", "")
        or said in words("time-noun") | {"time"}
    )


CONTENT = ("N", "NAME", "V", "POSS", "PRON")


def _passes(sentence: Sentence, at: int) -> bool:
    """ "Five years went by", "two months passed"."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    verb = clause.verb
    if verb is None or verb.lemma not in ("pass", "go", "elapse", "roll", "fly", "slip"):
        return False
    own = clause.indexes()
    before = [tokens[i] for i in own if i < verb.first and tokens[i].tag not in ("CC", "ADV")]
    after = [tokens[i] for i in own if i > verb.last and tokens[i].tag != "PUNCT"]
    light = all(t.low in ("by", "past", "like", "so", "before", "until") for t in after)
    return bool(before) and all(t.tag == "TIME" for t in before) and light


def _estimate(sentence: Sentence, at: int) -> bool:
    """ "I would say between 1995 and 1997", "I think it was in May"."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    verb = clause.verb
    if verb is None or verb.lemma not in ("say", "guess", "think", "suppose", "believe"):
        return False
    after = [tokens[i] for i in clause.indexes() if i > verb.last]
    return sentence.people[at].role == "narrator" and not any(t.tag in CONTENT for t in after)


def settle(
    sentence: Sentence,
    times: Times,
    telling: Callable[[int], float],
    happened: Callable[[int], bool],
) -> None:
    """Moves the times between clauses, in place; what finds no clause becomes `loose`.

    `telling(clause)` is how strong its cues are, `happened(clause)` whether it tells an event.
    """
    for step in (_led, _took, _bare, _modified):
        step(sentence, times, happened)
    _subordinate(sentence, times, telling, happened)
    _inward(sentence, happened)
    _outward(sentence, happened)
    _onward(sentence, times, happened)
    for at, own in enumerate(sentence.times):
        # "I was nine, I am sure of nine": an age beside something that is no event.
        if own and all(times.aged(i) for i in own) and not happened(at):
            if sentence.people[at].role not in ("other", "public"):
                sentence.loose += own
            sentence.times[at] = []


def _led(sentence: Sentence, times: Times, happened: Callable[[int], bool]) -> None:
    """ "I was thirty when I married": the words before a first "when" clause date it."""
    first = min(sentence.clauses, key=lambda clause: clause.first)
    at = sentence.clauses.index(first)
    if first.kind != "temporal" or first.first == 0 or first.marker != "when":
        return
    before = sentence.tokens[: first.first]
    if all(t.tag in ("TIME", "PUNCT", "CC", "ADV", "PREP") for t in before):
        lead = [i for t in before for i in t.times if times.dates(i)]
        fresh = [i for i in dict.fromkeys(lead) if not any(i in own for own in sentence.times)]
        sentence.times[at] += fresh
        sentence.kept.add(at)


def _took(sentence: Sentence, times: Times, happened: Callable[[int], bool]) -> None:
    """ "It took two years before I saw her": two years date the seeing."""
    for at, clause in enumerate(sentence.clauses):
        own = sentence.times[at]
        if not own or clause.verb is None or clause.verb.lemma not in ("take", "be"):
            continue
        if sentence.people[at].label != "it" or not all(times.lasts(i) for i in own):
            continue
        for inner in range(at + 1, len(sentence.clauses)):
            if sentence.clauses[inner].marker in ("before", "until", "till") and happened(inner):
                sentence.times[inner] += own
                sentence.times[at] = []
                break


def _bare(sentence: Sentence, times: Times, happened: Callable[[int], bool]) -> None:
    for at in range(len(sentence.clauses)):
        if not sentence.times[at] or not bare(sentence, at, times):
            continue
        target = _partner(sentence.clauses, at)
        pointing = target is None and sentence.people[at].label in ("it", "that", "this")
        if pointing or (target is not None and _thinks(sentence.clauses[target])):
            # "They came on a Sunday, I think it was in May": what was told before it.
            until = at if target is None else target
            earlier = [i for i in range(until) if happened(i) and i not in sentence.bare]
            target = earlier[-1] if earlier else None
        moved, sentence.times[at] = sentence.times[at], []
        sentence.bare.add(at)
        verb = sentence.clauses[at].verb
        if verb is not None and verb.tense == "present" and not any(times.aged(i) for i in moved):
            continue  # "I turn seventy this year" says nothing of what was told before
        then = any(sentence.tokens[i].low == "then" for i in sentence.clauses[at].indexes())
        sentence.forward = sentence.forward or then or _passes(sentence, at)
        if target is not None and not bare(sentence, target, times):
            sentence.times[target] = [*sentence.times[target], *moved]
        else:
            sentence.loose.extend(moved)


def _thinks(clause: Clause) -> bool:
    verb = clause.verb
    return verb is not None and verb.lemma in ("think", "guess", "suppose", "believe", "say")


def _partner(found: Sequence[Clause], at: int) -> int | None:
    """The clause that a bare statement of time dates."""
    clause = found[at]
    for inner, other in enumerate(found):
        hangs = other.parent == at and other.kind in ("temporal", "relative", "complement")
        if hangs and other.marker in JOINED:
            return inner
    if clause.kind in ("temporal", "cause", "concession", "relative", "complement"):
        return clause.parent
    return None


def _modified(sentence: Sentence, times: Times, happened: Callable[[int], bool]) -> None:
    """ "... as in 1951, when the portion fell": the clause has the time it stands behind."""
    for at, clause in enumerate(sentence.clauses):
        if clause.kind != "temporal" or clause.marker != "when" or clause.parent is None:
            continue
        left = clause.first - 1
        while left >= 0 and sentence.tokens[left].tag == "PUNCT":
            left -= 1
        above = sentence.times[clause.parent]
        main = sentence.clauses[clause.parent].verb
        still = main is not None and main.lemma in ("be", "have") and not main.passive
        still = still and sentence.people[at].role in ("narrator", "family", "kin")
        taken = [i for i in sentence.tokens[left].times if i in above] if left >= 0 else []
        if (
            taken
            and not sentence.times[at]
            and happened(at)
            and (len(above) > len(taken) or not happened(clause.parent) or still)
        ):
            sentence.times[at] = taken
            sentence.kept.add(at)
            # "until 1981, when ..." is an end too
            ends = [i for i in taken if times.paired(i) and not still]
            sentence.times[clause.parent] = [i for i in above if i not in taken or i in ends]


def _subordinate(
    sentence: Sentence,
    times: Times,
    telling: Callable[[int], float],
    happened: Callable[[int], bool],
) -> None:
    for at, clause in enumerate(sentence.clauses):
        own = sentence.times[at]
        if not own or clause.kind not in ("temporal", "cause") or clause.parent is None:
            continue
        if at in sentence.kept:
            continue
        main = clause.parent
        told = happened(at)
        if told and (main in sentence.bare or not happened(main)):
            continue
        if _only_an_age(sentence, main, times):
            # "He was a boy of ten when they came in 1973": the age and the date are one moment.
            where = at if told and sentence.people[at].role != "public" else main
            sentence.times[where] = [*own, *sentence.times[main]]
            sentence.times[main if where == at else at] = []
            continue
        near = sentence.people[at].role in ("narrator", "family") and told
        strong = near and telling(at) >= STRONG
        ends = clause.marker in ("until", "till") and bool(sentence.times[main])
        if clause.marker in ("before", "until", "till", "after") and strong:
            if ends:  # "from 1960 until I was dismissed in 1979" tells both
                sentence.times[main] = [*sentence.times[main], *own]
            continue
        if clause.marker == "as" and told and sentence.people[at].role == "narrator":
            continue
        if clause.marker == "as":
            sentence.times[main] = [*sentence.times[main], *own]
        elif strong and not sentence.times[main] and telling(main) < telling(at):
            continue
        elif ends or all(times.lasts(i) for i in sentence.times[main]):
            sentence.times[main] = [*sentence.times[main], *own]
        sentence.times[at] = []


def _only_an_age(sentence: Sentence, at: int, times: Times) -> bool:
    """Whether a clause says who somebody was, at an age: "he was a boy of ten"."""
    verb, own = sentence.clauses[at].verb, sentence.times[at]
    stative = verb is not None and verb.lemma == "be" and not verb.passive
    return stative and bool(own) and all(times.aged(i) for i in own)


def _outward(sentence: Sentence, happened: Callable[[int], bool]) -> None:
    """ "I was in the choir that sang there in 1988": what tells no event dates its main clause."""
    for at, clause in enumerate(sentence.clauses):
        above = clause.parent
        if clause.kind != "relative" or above is None or not sentence.times[at]:
            continue
        narrator = sentence.people[above].role == "narrator" and not sentence.times[above]
        if narrator and not happened(at) and happened(above) and above not in sentence.bare:
            sentence.times[above], sentence.times[at] = sentence.times[at], []


def _onward(sentence: Sentence, times: Times, happened: Callable[[int], bool]) -> None:
    """ "On that morning his was the first car; he turned south": a time in front of a sentence
    whose first clause tells no event dates the next that does."""
    clauses = sentence.clauses
    first = clauses[0]
    says_when = first.verb is not None and first.verb.lemma == "be" and first.kind == "main"
    if not says_when or not sentence.times[0] or happened(0):
        return
    if any(times.aged(i) for i in sentence.times[0]):
        return
    before = [i for i in first.indexes() if first.verb and i < first.verb.first]
    fronted = any(sentence.tokens[i].tag == "TIME" for i in before)
    for at in range(1, len(clauses)):
        told = clauses[at].kind == "main" and happened(at)
        if fronted and told and sentence.people[at].role in ("narrator", "family"):
            if not sentence.times[at]:
                sentence.times[at], sentence.times[0] = sentence.times[0], []
            return


def _inward(sentence: Sentence, happened: Callable[[int], bool]) -> None:
    """ "Anna dates it to 1951, when the portion fell": the inner clause tells what happened."""
    for at in range(len(sentence.clauses)):
        if not sentence.times[at] or happened(at):
            continue
        for inner, child in enumerate(sentence.clauses):
            fits = child.parent == at and child.kind in ("temporal", "complement")
            if fits and not sentence.times[inner] and happened(inner):
                sentence.times[inner], sentence.times[at] = sentence.times[at], []
                break
