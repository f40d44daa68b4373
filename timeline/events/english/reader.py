"""Reads a testimony sentence by sentence into drafts of events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from timeline.events.cues import Verdict, judge
from timeline.events.draft import Draft, Reading, Span
from timeline.events.english import times as when
from timeline.events.english.clause import Clause
from timeline.events.english.clauses import clauses
from timeline.events.english.judge import refuse
from timeline.events.english.lemmas import written
from timeline.events.english.lexis import words
from timeline.events.english.naming import cast_for
from timeline.events.english.people import Cast, Person
from timeline.events.english.scope import scope_of
from timeline.events.english.select import Choice, Sentence, case_of, pick, settle_times, survey
from timeline.events.english.sentences import sentences
from timeline.events.english.shape import shape
from timeline.events.english.titles import question_title, title
from timeline.events.english.tokens import Token
from timeline.events.flow import Flow, flows, within
from timeline.model import Age, Paragraph, Scope


def place_words() -> frozenset[str]:
    """The prepositions after which a place stands."""
    return words("place-preposition")


@dataclass(slots=True)
class State:
    """What the reader carries from sentence to sentence."""

    reading: Reading
    cast: Cast
    drafts: list[Draft] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)
    question: tuple[list[Token], list[Clause]] | None = None
    question_times: list[int] = field(default_factory=list)
    entry: str = ""
    entry_told: bool = True
    escaped: bool = False

    def dating(self, index: int) -> bool:
        """Whether a time expression can make an event."""
        return when.dates(self.reading.expressions[index])

    def since(self, index: int) -> bool:
        """Whether it reaches up to the time of telling: "since 1998", "for ten years"."""
        expression = self.reading.expressions[index]
        return expression.relation == "since"

    def aged(self, index: int) -> bool:
        """Whether it tells an age, a grade or a stage of life."""
        expression = self.reading.expressions[index]
        return when.is_age(expression)


def read(reading: Reading) -> list[Draft]:
    """The told clauses of an English testimony, in the order of telling."""
    state = State(reading, cast_for(reading))
    text = reading.testimony.text
    diary = reading.testimony.kind == "diary"
    for flow in flows(reading.testimony.paragraphs):
        head = flow.paragraphs[0]
        if head.role == "question":
            _ask(state, flow)
            continue
        if head.role != "prose":
            continue
        if diary and head.entry != state.entry:
            state.entry, state.entry_told = head.entry, not head.entry
        state.pending = [] if head.timecode is None else state.pending
        for number, tokens in enumerate(sentences(text, flow, reading.expressions)):
            _sentence(state, flow, tokens, number)
        state.question = None
    return state.drafts


def _ask(state: State, flow: Flow) -> None:
    """Remembers a question: its words and its times may be understood in the answer."""
    state.question, state.question_times = None, []
    text = state.reading.testimony.text
    for tokens in sentences(text, flow, state.reading.expressions):
        found = clauses(tokens, state.dating)
        if found and found[0].verb is not None:
            state.question = (tokens, found)
        for token in tokens:
            state.question_times.extend(
                i for i in token.times if i not in state.question_times and state.dating(i)
            )


def _sentence(state: State, flow: Flow, tokens: list[Token], number: int) -> None:
    marks = [t.text for t in tokens if t.tag == "PUNCT"]
    asked = "?" in marks[-3:]
    found = clauses(tokens, state.dating)
    sentence = survey(tokens, found, state.cast, state.dating, asked)

    def telling(at: int) -> float:
        return _verdict(state, sentence, at, "life").strength

    def happened(at: int) -> str:
        return refuse(case_of(sentence, at, state.cast, state.since, sentence.times[at]))

    settle_times(sentence, state.aged, telling, happened)
    if _answered(state, flow, sentence, number):
        return
    _hand_on(state, flow, sentence, number)
    choices = pick(sentence, state.cast, state.since)
    told = {choice.clause for choice in choices if not choice.refused}
    choices += _turning_points(state, sentence, told)
    for choice in sorted(choices, key=lambda c: sentence.clauses[c.clause].first):
        if not choice.refused:
            draft = _draft(state, flow, sentence, choice)
            if draft is not None:
                _add(state, draft)
    _entry(state, flow, sentence)


def _verdict(state: State, sentence: Sentence, at: int, scope: Scope) -> Verdict:
    line = written(sentence, at, state.cast, state.escaped, state.aged)
    return judge("en", line, scope)


def _answered(state: State, flow: Flow, sentence: Sentence, number: int) -> bool:
    """An answer of time words alone ("Two years later.") tells what the question asks."""
    if number or state.question is None:
        return False
    loose = sentence.loose
    content = [t for t in sentence.tokens if t.tag in ("V", "POSS", "N", "NAME", "PRON")]
    fragment = len(sentence.clauses) == 1 and sentence.clauses[0].verb is None
    times = loose or (sentence.times[0] if fragment else [])
    if not times or not fragment or len(content) > 2:
        return False
    if any(t.tag == "NEG" for t in sentence.tokens):
        return True
    tokens, found = state.question
    asked = next((c for c in reversed(found) if c.verb is not None), None)
    heading = question_title(tokens, asked, state.cast) if asked is not None else ""
    if asked is None or not heading:
        return False
    whole = Sentence(tokens, [asked], [Person("narrator")], [[]], False)
    verdict = _verdict(state, whole, 0, "life")
    span = _trimmed(sentence.tokens, range(len(sentence.tokens)))
    paragraph = flow.at(span.start)
    verb = asked.verb.lemma if asked.verb else ""
    draft = Draft(span, span, heading, verdict.category, "life", when.best_first(
        times, state.reading.expressions), verb=verb, paragraph=paragraph.number,
        entry=paragraph.entry, after=True)  # fmt: skip
    _add(state, draft)
    return True


def _hand_on(state: State, flow: Flow, sentence: Sentence, number: int) -> None:
    """Times that found no clause here: to the event told before, or to what comes next."""
    loose, sentence.loose = sentence.loose, []
    plain = [
        at
        for at in range(len(sentence.clauses))
        if sentence.clauses[at].verb is not None and not sentence.times[at]
    ]
    if state.pending and not any(sentence.times):
        taker = next((at for at in plain if not refuse(
            case_of(sentence, at, state.cast, state.since, state.pending))), None)  # fmt: skip
        if taker is not None:
            sentence.times[taker] = list(state.pending)
            state.pending = []
    elif any(sentence.times):
        state.pending = []
    if not loose:
        return
    paragraph = flow.at(sentence.tokens[0].start)
    last = state.drafts[-1] if state.drafts else None
    near = last is not None and paragraph.number - last.paragraph <= (
        1 if paragraph.timecode is not None else 0
    )
    told = any(d.category == "birth" for d in state.drafts)
    if not told and _own_age_now(state, sentence, loose):
        _add(state, _born_now(sentence, loose, paragraph))
    elif near and last is not None:
        span = _trimmed(sentence.tokens, range(len(sentence.tokens)))
        span = within(flow, span, span)
        expressions = state.reading.expressions
        state.drafts[-1] = replace(
            last,
            expressions=tuple(dict.fromkeys([*last.expressions, *when.best_first(
                loose, expressions)])),
            also=(*last.also, span),
        )  # fmt: skip
    else:
        state.pending = loose


def _own_age_now(state: State, sentence: Sentence, loose: Sequence[int]) -> bool:
    """Whether it says how old the narrator is when telling ("I am 26"), which tells the birth."""
    aged = [i for i in loose if state.aged(i)]
    present = any(t.low in ("am", "is", "turn", "turns", "'m") for t in sentence.tokens[:4])
    form = state.reading.expressions[aged[0]].form if aged else None
    if not isinstance(form, Age) or not present:
        return False
    return form.whose in ("i", "") or (state.cast.profile and form.whose in ("he", "she"))


def _born_now(sentence: Sentence, loose: Sequence[int], paragraph: Paragraph) -> Draft:
    span = _trimmed(sentence.tokens, sentence.clauses[0].indexes())
    return Draft(
        span, span, "Born", "birth", "life", tuple(loose), verb="bear", once=True,
        lasting=False, paragraph=paragraph.number, entry=paragraph.entry,
    )  # fmt: skip


def _turning_points(state: State, sentence: Sentence, told: set[int]) -> list[Choice]:
    """Clauses that tell a turning point without time words."""
    out: list[Choice] = []
    for at, clause in enumerate(sentence.clauses):
        if at in told or sentence.times[at] or clause.verb is None:
            continue
        cleft = clause.parent is not None and sentence.people[clause.parent].label == "it"
        if clause.kind not in ("main", "complement") and not (clause.kind == "temporal" and cleft):
            continue
        if clause.verb.tense not in ("past", "pluperfect") or clause.verb.negated:
            continue
        person = sentence.people[at]
        case = case_of(sentence, at, state.cast, state.since, [])
        if refuse(case) or person.role not in ("narrator", "family"):
            continue
        verdict = _verdict(state, sentence, at, "life")
        if not verdict.turning or verdict.strength < 50:
            continue
        if person.role == "family" and verdict.category not in ("death", "arrest", "family"):
            continue
        out.append(Choice(at, [], person, case.involved, turning=True))
    return out


def _entry(state: State, flow: Flow, sentence: Sentence) -> None:
    """A diary's entry that dates nothing inside tells its first event on its own day."""
    paragraph = flow.at(sentence.tokens[0].start)
    if state.entry_told:
        return
    if any(d.entry == state.entry and d.paragraph == paragraph.number for d in state.drafts):
        state.entry_told = True
        return
    for at, clause in enumerate(sentence.clauses):
        if clause.verb is None or clause.kind != "main":
            continue
        if clause.verb.tense not in ("past", "perfect"):
            continue
        case = case_of(sentence, at, state.cast, state.since, [])
        if refuse(case):
            continue
        draft = _draft(state, flow, sentence,
                       Choice(at, [], sentence.people[at], case.involved))  # fmt: skip
        if draft is not None:
            _add(state, draft)
            state.entry_told = True
        return


def _trimmed(tokens: Sequence[Token], indexes: Sequence[int]) -> Span:
    """The span of some tokens without marks and conjunctions at its ends."""
    own = list(indexes)
    while len(own) > 1 and (tokens[own[0]].tag in ("PUNCT", "CC")):
        own = own[1:]
    while len(own) > 1 and tokens[own[-1]].tag == "PUNCT" and tokens[own[-1]].text not in '"”':
        own = own[:-1]
    return Span(tokens[own[0]].start, tokens[own[-1]].end)


def _draft(state: State, flow: Flow, sentence: Sentence, choice: Choice) -> Draft | None:
    tokens, clause = sentence.tokens, sentence.clauses[choice.clause]
    scope = scope_of(state.reading, sentence, choice, state.cast)
    if scope is None:
        return None
    verdict = _verdict(state, sentence, choice.clause, scope)
    if (
        scope == "life"
        and verdict.category == "other"
        and not verdict.strength
        and all(when.is_vague_step(state.reading.expressions[i]) for i in choice.times)
        and choice.times
        and choice.person.role != "narrator"
    ):
        return None
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    heading = title(tokens, clause, choice.person, state.cast, parent)
    if not heading:
        return None
    indexes = list(clause.indexes())
    for other in choice.merged:
        indexes += sentence.clauses[other].indexes()
    expressions = state.reading.expressions
    for at, token in enumerate(tokens):
        if any(i in choice.times for i in token.times):
            indexes.append(at)
    span = _trimmed(tokens, sorted(set(indexes)))
    verb = clause.verb
    core_at = verb.first if verb is not None else clause.first
    core = Span(tokens[core_at].start, tokens[max(core_at, verb.last if verb else 0)].end)
    paragraph = flow.at(core.start)
    return shape(
        Draft(
            within(flow, span, core),
            core,
            heading,
            verdict.category,
            scope,
            when.best_first(choice.times, expressions),
            paragraph=paragraph.number,
            entry=paragraph.entry,
            turning=choice.turning,
            person="narrator" if choice.person.role in ("narrator", "none") else (
                choice.person.label),
        ),
        sentence,
        choice,
        expressions,
    )  # fmt: skip


def _add(state: State, draft: Draft) -> None:
    state.drafts.append(draft)
    if draft.category == "escape" and draft.scope == "life":
        state.escaped = True
