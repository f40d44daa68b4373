"""Events without time words: turning points, states "since" something, a diary's day."""

from __future__ import annotations

from timeline.events.english.judge import refuse
from timeline.events.english.lexis import kinds, words
from timeline.events.english.select import Choice, Sentence, case_of
from timeline.events.english.state import State
from timeline.events.english.verbs import VerbGroup
from timeline.events.flow import Flow

TURNING = 45.0
BESIDE = 30.0
# What a life goes on to: "Then I went on to the coast", "After six months I was sent to the front".
STEPS = ("arrest", "education", "escape", "migration", "military", "resettlement", "work")
FATES = ("death", "arrest", "family")


def turning_points(state: State, sentence: Sentence, told: set[int]) -> list[Choice]:
    """Clauses that tell a turning point of the narrator's life, or a fate of the family.

    A clause that only stands beside a dated one ("in 1990 I left school and married") is told
    with it.
    """
    out: list[Choice] = []
    for at, clause in enumerate(sentence.clauses):
        verb = clause.verb
        if at in told or sentence.times[at] or verb is None:
            continue
        above = clause.parent
        cleft = (
            above is not None
            and sentence.people[above].label == "it"
            and clause.kind == ("temporal")
        )
        since = _since(sentence, at)
        beside = _beside_event(sentence, at) or any(
            c.kind == "fragment" and c.marker == "after" and c.parent == at
            for c in sentence.clauses
        )
        told_of = clause.kind == "main" or (clause.kind == "complement" and clause.marker == "that")
        if not (told_of or cleft) or verb.negated:
            continue
        if verb.tense not in ("past", "pluperfect") and not since:
            continue
        near_told = any(i < at and sentence.people[i] == sentence.people[at] for i in told) or any(
            sentence.clauses[i].parent == at for i in told
        )
        elapsed = _time_passed(state, sentence, at, told)
        beside_told = clause.shares in told or at - 1 in told or near_told
        dies = state.verdict(sentence, at, "life").category == "death" and not _dies(
            state, sentence, told
        )
        if clause.kind == "main" and beside_told and not elapsed and not dies:
            continue
        case = case_of(sentence, at, state.cast, state.times, [])
        person = sentence.people[at]
        if refuse(case) or person.role not in ("narrator", "family", "kin"):
            continue
        if clause.kind == "complement" and above in told:
            continue
        verdict = state.verdict(sentence, at, "life")
        strong = (verdict.turning or verb.aspect == "begin") and verdict.strength >= TURNING
        step = elapsed or (clause.kind == "main" and clause.marker in words("then"))
        if step and person.role == "narrator" and verdict.category in STEPS:
            strong = strong or (verb.tense == "past" and verdict.strength >= BESIDE)
        if person.role == "family" and verdict.category not in FATES:
            strong = False
        if person.role == "kin" and verdict.category != "death":
            strong = False
        told_by = beside and verdict.strength >= BESIDE and person.role in ("narrator", "family")
        if strong or told_by or (since and person.role == "narrator" and _goes_on(verb)):
            out.append(Choice(at, [], person, case.involved, turning=True))
    return out


def _dies(state: State, sentence: Sentence, told: set[int]) -> bool:
    """Whether a death is told already ("he was shot and died of it in 1950")."""
    return any(state.verdict(sentence, at, "life").category == "death" for at in told)


def _goes_on(verb: VerbGroup) -> bool:
    """Whether a verb tells what goes on: "have lived", "have been writing"."""
    return verb.progressive or "state" in kinds(verb.lemma)


def _time_passed(state: State, sentence: Sentence, at: int, told: set[int]) -> bool:
    """Whether words that are told for themselves say what had passed before: "After six months of
    training I was sent to the front"."""
    return any(
        sentence.clauses[i].kind == "fragment"
        and sentence.clauses[i].marker == "after"
        and sentence.clauses[i].parent == at
        and bool(sentence.times[i])
        and all(state.times.lasts(x) for x in sentence.times[i])
        for i in told
    )


def _is_cleft(sentence: Sentence, at: int) -> bool:
    """ "It was only when ...": its inner clause tells what happened."""
    verb = sentence.clauses[at].verb
    return sentence.people[at].label == "it" and verb is not None and verb.tense == "past"


def _beside_event(sentence: Sentence, at: int) -> bool:
    """Dated by what everybody remembers: "I lost my job after the coup"."""
    own = sentence.clauses[at].indexes()
    for i in own:
        token = sentence.tokens[i]
        if token.low not in words("event-noun") or token.tag not in ("N", "NAME"):
            continue
        led = {sentence.tokens[j].low for j in own if i - 5 < j < i}
        if led & {"after", "before", "during", "since", "until", "till", "following", "throughout"}:
            return True
    return False


def _since(sentence: Sentence, at: int) -> bool:
    """ "I have lived here since my marriage": begun then, whatever words name it."""
    clause = sentence.clauses[at]
    if clause.verb is None or clause.verb.tense not in ("perfect", "pluperfect"):
        return False
    own = any(sentence.tokens[i].low == "since" for i in clause.indexes())
    return own or any(c.marker == "since" and c.parent == at for c in sentence.clauses)


def undated(state: State, sentence: Sentence) -> Choice | None:
    """The most telling clause that has no time yet, for times that follow."""
    best: tuple[float, Choice] | None = None
    for at, clause in enumerate(sentence.clauses):
        if clause.verb is None or sentence.times[at] or clause.kind not in ("main", "temporal"):
            continue
        if clause.verb.tense not in ("past", "pluperfect") or clause.verb.lemma in ("be", "have"):
            continue
        case = case_of(sentence, at, state.cast, state.times, [])
        if refuse(case):
            continue
        strength = state.verdict(sentence, at, "life").strength
        strength += 1 if clause.kind == "main" else 0
        if best is None or strength >= best[0]:
            best = (strength, Choice(at, [], sentence.people[at], case.involved))
    return best[1] if best else None


def entry(state: State, flow: Flow, sentence: Sentence) -> None:
    """A diary's entry that dates nothing inside tells its first event, on its own day."""
    if state.entry_told:
        return
    paragraph = flow.at(sentence.tokens[0].start)
    if any(d.entry == state.entry and d.paragraph == paragraph.number for d in state.drafts):
        state.entry_told = True
        return
    for at, clause in enumerate(sentence.clauses):
        if clause.verb is None or clause.kind != "main":
            continue
        case = case_of(sentence, at, state.cast, state.times, [])
        if clause.verb.tense not in ("past", "perfect") or refuse(case):
            continue
        choice = Choice(at, [], sentence.people[at], case.involved)
        draft = state.draft(flow, sentence, choice)
        if draft is not None:
            state.add(draft)
            state.entry_told = True
        return
