"""Reads a Korean testimony sentence by sentence into drafts of events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from timeline.events.cues import Verdict, judge
from timeline.events.draft import Draft, Reading, Span
from timeline.events.flow import Flow, flows, within
from timeline.events.korean import times as when
from timeline.events.korean.clauses import Clause, clauses
from timeline.events.korean.judge import Case, born_or_cleft, refuse
from timeline.events.korean.lexis import NARRATOR, NOBODY, Person, words
from timeline.events.korean.naming import cast_for
from timeline.events.korean.shape import shape
from timeline.events.korean.subjects import Cast, honoured, involved, subject
from timeline.events.korean.titles import title
from timeline.events.korean.view import View, Word
from timeline.events.places import place_of
from timeline.model import Age, Scope

_EMBEDDED = re.compile(r"(?:다는|라는|단|란)$")
_FACT = re.compile(r"^(?:것|건|게|걸|말|소식|소문|이유|얘기|이야기|사실|연락|전갈|통보|편지|혐의|죄)")
_CONDITION = re.compile(r"(?:이)?면(?:은)?$|이라면$")
_ONLY_WHEN = re.compile(r"^(?:이었|였|입니|이다|이에|예요|이고|이며|인데|이던|이지|이요|인|일)")
_STRONG = 45.0  # how strong cues must be for an event without time words


def place_words() -> frozenset[str]:
    """The particles that stand behind a place."""
    return words("place-particle")


@dataclass(slots=True)
class State:
    """What the reader carries from sentence to sentence."""

    reading: Reading
    cast: Cast
    drafts: list[Draft] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)
    question: str = ""  # what was asked just before
    diary: bool = False
    entry: str = ""
    entry_told: bool = True

    def dating(self, index: int) -> bool:
        return when.dates(self.reading.expressions[index])


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that may be told: its words in the sentence, its times, its person."""

    first: int
    last: int
    times: tuple[int, ...]
    person: Person
    at: int  # the word of its subject, -1
    involved: bool


def read(reading: Reading) -> list[Draft]:
    """The told clauses of a Korean testimony, in the order of telling."""
    state = State(reading, cast_for(reading))
    text = reading.testimony.text
    diary = state.diary = reading.testimony.kind == "diary"
    for flow in flows(reading.testimony.paragraphs):
        head = flow.paragraphs[0]
        if head.role == "question":
            state.question = text[head.start : head.end]
        if head.role != "prose":
            continue
        if diary and head.entry != state.entry:
            state.entry, state.entry_told = head.entry, not head.entry
        state.pending = [] if head.timecode is None else state.pending
        state.cast.last = NOBODY
        view = View.of(text, flow)
        marks = [
            (i, view.place(e.start), view.place(e.end))
            for i, e in enumerate(reading.expressions)
            if view.holds(e.start, e.end)
        ]
        stages = frozenset(i for i, _, _ in marks if when.is_stage(reading.expressions[i]))
        for start, end in view.sentences():
            sentence = view.words(start, end, marks, stages)
            if sentence:
                _sentence(state, flow, view, sentence)
        state.question = ""
    return state.drafts


def _sentence(state: State, flow: Flow, view: View, sentence: list[Word]) -> None:
    state.cast.topic = NOBODY
    parts = _beside_stages(state, sentence, clauses(sentence, state.dating))
    found = [_found(state, sentence, clause) for clause in parts]
    for number, one in enumerate(found):
        if _only_when(state, sentence, one):
            _hand_on(state, found, number)
            continue
        given = tuple(state.pending)
        if given and not one.times:
            one = replace(one, times=given)
        draft = _told(state, flow, view, sentence, one)
        if draft is not None:
            state.pending = []
            state.drafts.append(draft)
    _entry(state, flow, view, sentence, found)


def _beside_stages(
    state: State, sentence: Sequence[Word], parts: Sequence[Clause]
) -> list[Clause]:
    """A clause that only names the end of a stage leads on to the next ("학교를 마치고 입대했다")."""
    out: list[Clause] = []
    for part in parts:
        before = out[-1] if out else None
        if before is not None and before.joins == "strong":
            times = [i for at in before.indexes() for i in sentence[at].times if state.dating(i)]
            stages = [when.is_stage(state.reading.expressions[i]) for i in times]
            if stages and all(stages):
                out[-1] = Clause(before.first, part.last, part.joins, (*before.heads, *part.heads))
                continue
        out.append(part)
    return out


def _found(state: State, sentence: Sequence[Word], clause: Clause) -> Found:
    cast = state.cast
    first, last = clause.first, clause.last
    inner = _embedded(state, sentence, first, last)
    if inner is not None:
        last = inner
    person, at = subject(sentence, first, last, cast)
    text = " ".join(word.bare for word in sentence[first : last + 1]) + " "
    if person.kind != "none":
        if sentence[at].bare.endswith(("은", "는")) or cast.topic.kind == "none":
            cast.topic = person
        if person.kind in ("family", "kin"):
            cast.last = person
        elif person.kind == "narrator":
            cast.last = NOBODY
    elif cast.topic.kind in ("family", "kin", "public", "crowd", "other"):
        person = cast.topic
    elif honoured(text) and cast.last.kind in ("family", "kin"):
        person = cast.last
    times = [
        i
        for word in sentence[first : last + 1]
        for i in word.times
        if state.dating(i) and (not word.quoted or cast.profile)
    ]
    times = [i for i in dict.fromkeys(times) if not _conditional(state, sentence, i)]
    return Found(first, last, tuple(times), person, at, involved(sentence, first, last, cast))


def _embedded(state: State, sentence: Sequence[Word], first: int, last: int) -> int | None:
    """The last word of what is told inside ("돌아가셨다는 것은 ..."), where the time stands in it."""
    for at in range(first, last):
        if _EMBEDDED.search(sentence[at].bare) and _FACT.match(sentence[at + 1].bare):
            before = any(state.dating(i) for w in sentence[first : at + 1] for i in w.times)
            after = any(state.dating(i) for w in sentence[at + 1 : last + 1] for i in w.times)
            if before and not after:
                return at
    return None


def _conditional(state: State, sentence: Sequence[Word], index: int) -> bool:
    """ "2012년이면": an if, no date."""
    ends = [word for word in sentence if index in word.times]
    return bool(ends) and _CONDITION.search(ends[-1].bare) is not None


def _only_when(state: State, sentence: Sequence[Word], one: Found) -> bool:
    """Whether a clause says only when ("열네 살이었다.", "1998년이었다.")."""
    if not one.times:
        return False
    head = sentence[one.last]
    if one.times[-1] not in head.times:
        return False
    expression = state.reading.expressions[one.times[-1]]
    tail = head.bare[-(len(head.bare) - head.bare.find(expression.text.split()[-1]) - len(expression.text.split()[-1])) or len(head.bare) :]  # fmt: skip
    if not _ONLY_WHEN.match(tail):
        return False
    rest = [
        at
        for at in range(one.first, one.last)
        if not sentence[at].times and at != one.at and sentence[at].bare not in words("conjunction-after")
    ]  # fmt: skip
    return not rest or (len(rest) == 1 and sentence[rest[0]].bare in ("그때", "당시", "제", "내", "나이"))


def _hand_on(state: State, found: Sequence[Found], number: int) -> None:
    """Times that found no clause: to what comes next in the sentence, else to the event before."""
    one = found[number]
    expressions = state.reading.expressions
    if number + 1 < len(found):
        state.pending = list(one.times)
        return
    last = state.drafts[-1] if state.drafts else None
    own = one.person.kind in ("narrator", "none")
    kin = any(isinstance(f := expressions[i].form, Age) and f.whose for i in one.times)
    if last is not None and last.person == "narrator" and own and not kin:
        state.drafts[-1] = replace(
            last, expressions=when.best_first([*last.expressions, *one.times], expressions)
        )


def _told(
    state: State, flow: Flow, view: View, sentence: Sequence[Word], one: Found, entry: bool = False
) -> Draft | None:
    expressions = state.reading.expressions
    since = any(expressions[i].relation == "since" or expressions[i].text.endswith("째") for i in one.times)  # fmt: skip
    length = any(when.is_length(expressions[i]) for i in one.times)
    case = Case(sentence, one.first, one.last, bool(one.times), since, length, state.cast.profile)
    if refuse(case):
        return None
    scope = _scope(state, one)
    line = _line(sentence, one)
    verdict = _verdict(state, line, scope, flow.at(view.offsets[sentence[one.last].start]).number)
    weak = all(when.is_weak(expressions[i]) for i in one.times)
    turning = not one.times or weak
    if turning and not entry and not _turns(one, case, verdict, scope):
        return None
    quote = " ".join(w.text for w in sentence[one.first : one.last + 1])
    place = place_of(quote, place_words(), state.reading.packs)
    heading = title(sentence, one.first, one.last, one.person, one.at, verdict.category, place)
    if not heading:
        return None
    head = sentence[one.last]
    core = view.span(head.start, _end(head))
    first = one.first
    span = within(flow, view.span(sentence[first].start, _end(head)), core)
    paragraph = flow.at(core.start)
    helping = [i for w in sentence[one.first : one.last + 1] for i in w.times if when.helps(expressions[i])]  # fmt: skip
    chosen = one.times or (tuple(dict.fromkeys(helping)) if entry else ())
    draft = Draft(
        span, core, heading, verdict.category, scope, when.best_first(chosen, expressions),
        paragraph=paragraph.number, entry=paragraph.entry if state.diary else "", turning=turning, quoted=head.quoted,
        person=one.person.title or "narrator" if one.person.kind in ("family", "kin") else (
            "narrator" if one.person.kind in ("narrator", "none", "thing") or one.involved
            else one.person.title or "narrator"),
    )  # fmt: skip
    return shape(draft, case, one.times, expressions)


def _verdict(state: State, line: str, scope: Scope, paragraph: int) -> Verdict:
    """The category of a clause; what has no cue of its own goes on with what was told before."""
    verdict = judge("ko", line, scope)
    if verdict.strength or scope == "context":
        return verdict
    asked = judge("ko", f"S:narr {state.question}", scope)
    if asked.strength:
        return Verdict(asked.category, 0.0, False)
    last = state.drafts[-1] if state.drafts else None
    if last is not None and last.scope == "life" and last.paragraph == paragraph:
        if last.category not in ("birth", "death", "family"):
            return Verdict(last.category, 0.0, False)
    return verdict


def _end(word: Word) -> int:
    """Where a word ends without the marks behind it."""
    return word.end - (len(word.text) - len(word.text.rstrip(".,!?…;: \"'”’")))


def _line(sentence: Sequence[Word], one: Found) -> str:
    """The clause as the cues read it: its subject in front, time words left out."""
    who = "narr" if one.person.kind in ("narrator", "none", "thing") else one.person.title or one.person.kind  # fmt: skip
    kept = [w.bare for w in sentence[one.first : one.last + 1] if not w.times or w.named or _carries(w)]
    return f"S:{who} " + " ".join(kept)


def _carries(word: Word) -> bool:
    return re.search(r"생(?:이|입|으로|$)", word.bare) is not None


def _scope(state: State, one: Found) -> Scope:
    kind = one.person.kind
    if kind in ("narrator", "none", "family", "thing") or one.involved:
        return "life"
    return "context"


def _turns(one: Found, case: Case, verdict: Verdict, scope: Scope) -> bool:
    """Whether a clause without a date of its own is a turning point of the life."""
    if scope != "life" or not verdict.turning or verdict.strength < _STRONG:
        return False
    if case.tense_of(case.last) != "past" or born_or_cleft(case):
        return False
    return one.person.kind != "family" or verdict.category in ("death", "arrest", "family")


def _entry(
    state: State, flow: Flow, view: View, sentence: Sequence[Word], found: Sequence[Found]
) -> None:
    """A diary's entry that dates nothing inside tells its first event on its own day."""
    if state.entry_told:
        return
    if any(d.entry == state.entry for d in state.drafts):
        state.entry_told = True
        return
    for one in found:
        draft = _told(state, flow, view, sentence, one, entry=True)
        if draft is not None and draft.scope == "life":
            state.drafts.append(draft)
            state.entry_told = True
            return


__all__ = ["NARRATOR", "Span", "place_words", "read"]
