"""Times that stand alone: answers, "I was twelve.", "That was in May.", "Autumn 1944." They date
what a question asks, what was told before, or what is told next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.draft import Draft, Span
from timeline.events.english import times as when
from timeline.events.english.judge import refuse
from timeline.events.english.lexis import words
from timeline.events.english.select import Sentence, case_of
from timeline.events.english.state import State, trimmed
from timeline.events.english.titles import question_title
from timeline.events.flow import Flow, within
from timeline.events.trust import best_first
from timeline.model import Age, Paragraph

SOLID = 30.0


def answered(state: State, flow: Flow, sentence: Sentence, number: int) -> bool:
    """Handles an answer of time words alone ("Two years later."), which tells what is asked; it
    may stand behind a word or two ("Twice. In 2001 and again in 2004.")."""
    if state.question is None or not state.fresh_question or number > 1:
        return False
    tokens = sentence.tokens
    content = [t for t in tokens if t.tag in ("N", "NAME")]
    if any(t.tag in ("V", "POSS", "PRON", "MD") for t in tokens) or len(content) > 2:
        return False
    fragment = len(sentence.clauses) == 1 and sentence.clauses[0].verb is None
    times = sentence.loose or (sentence.times[0] if fragment else [])
    if not times or not fragment:
        return False
    if any(t.tag == "NEG" for t in tokens):
        return True
    joint = next((t for t in tokens if t.tag == "CC" and t.low == "and"), None)
    expressions = state.reading.expressions
    if joint is None or any(expressions[i].partner is not None for i in times):
        return _asked_for(state, flow, sentence, times)
    first = [i for i in times if expressions[i].end <= joint.start]
    second = [i for i in times if i not in first]
    told = [_asked_for(state, flow, sentence, part) for part in (first, second) if part]
    return any(told)


def implied(state: State, flow: Flow, sentence: Sentence) -> bool:
    """A dated answer that tells no event itself, to a question when one happened: "When were you
    born?" - "My papers say 1935."."""
    if state.question is None or not state.fresh_question:
        return False
    opening = [t.low for t in state.question.tokens[:3]]
    times = [i for own in sentence.times for i in own]
    if not times or not ("when" in opening or "year" in opening or "long" in opening):
        return False
    if any(c.verb is not None and (c.verb.negated or c.verb.modal) for c in sentence.clauses):
        return False
    return _asked_for(state, flow, sentence, times)


def _asked_for(state: State, flow: Flow, sentence: Sentence, times: Sequence[int]) -> bool:
    """Tells the event of the question with some times of the answer."""
    asked = state.question
    if asked is None:
        return False
    at = next((n for n in range(len(asked.clauses) - 1, -1, -1) if asked.clauses[n].verb), None)
    verb = asked.clauses[at].verb if at is not None else None
    if at is None or verb is None or verb.tense not in ("past", "pluperfect", "perfect"):
        return False
    state.cast.asking = True
    heading = question_title(asked, at, state.cast, sentence.tokens)
    verdict = state.verdict(asked, at, "life")
    state.cast.asking = False
    said = state.verdict(sentence, 0, "life")  # "in a camp": the answer may tell more
    category = said.category if verdict.strength < SOLID <= said.strength else verdict.category
    if verb.lemma == "bear" and verb.passive:
        category = "birth"
    person = asked.people[at]
    if not heading or person.role in ("other", "public", "kin"):
        return False
    tokens = sentence.tokens
    span = within(flow, *[trimmed(tokens, range(len(tokens)))] * 2)
    if len(times) < len([i for own in sentence.times for i in own] or sentence.loose):
        first, last = (state.reading.expressions[i] for i in (times[0], times[-1]))
        span = Span(first.start, last.end)
    paragraph = flow.at(span.start)
    state.add(
        Draft(
            span,
            span,
            heading,
            category,
            "life",
            best_first(times, state.reading.expressions),
            verb=verb.lemma,
            once=verb.lemma in words("only-once-verb"),
            person=person.label if person.role == "family" else "narrator",
            paragraph=paragraph.number,
            entry=paragraph.entry,
        )
    )
    return True


def from_question(state: State, sentence: Sentence) -> None:
    """The year that a question names dates what the answer tells first."""
    if not state.fresh_question or not state.question_times:
        return
    expressions = state.reading.expressions
    for at, own in enumerate(sentence.times):
        if own and not refuse(case_of(sentence, at, state.cast, state.times, own)):
            if all(when.lacks_year(expressions[i]) for i in own):
                own.extend(i for i in state.question_times if i not in own)
            return
    for at, clause in enumerate(sentence.clauses):
        case = case_of(sentence, at, state.cast, state.times, state.question_times)
        if clause.kind != "main" or clause.verb is None or refuse(case):
            continue
        if clause.verb.lemma != "be" and case.involved:
            sentence.times[at] = list(state.question_times)
            return


def hand_on(state: State, flow: Flow, sentence: Sentence) -> None:
    """Gives waiting times to this sentence, and its own loose times to where they belong."""
    _take(state, sentence)
    loose, sentence.loose = sentence.loose, []
    if not loose:
        return
    paragraph = flow.at(sentence.tokens[0].start)
    span = trimmed(sentence.tokens, range(len(sentence.tokens)))
    births = [at for at, draft in enumerate(state.drafts) if draft.category == "birth"]
    if _age_now(state, sentence, loose):
        if births:
            _join(state, births[0], flow, sentence, loose)
        else:
            state.add(_born(flow, sentence, loose, paragraph))
        return
    if sentence.forward:
        state.pending = loose
        return
    expressions = state.reading.expressions
    mine = [f for i in loose if isinstance(f := expressions[i].form, Age) and f.whose == "i"]
    if mine and any(when.from_speech(expressions[i]) for i in loose):
        return  # "I turned sixty this summer" dates nothing told before
    if state.last is not None and not _aged(state, loose):
        flow_told, told, choice = state.last
        near = state.last_fresh and all(state.times.lasts(i) for i in loose)
        if near or state.verdict(told, choice.clause, "life").strength >= SOLID:
            choice.times = list(loose)
            draft = state.draft(flow_told, told, choice)
            if draft is not None:
                state.add(replace(draft, also=(within(flow, span, span),)))
                return
    last = state.drafts[-1] if state.drafts else None
    reach = 2 if paragraph.timecode is not None else 0
    if last is not None and paragraph.number - last.paragraph <= reach:
        _join(state, len(state.drafts) - 1, flow, sentence, loose)
    else:
        state.pending = loose


def _take(state: State, sentence: Sentence) -> None:
    """Pending times date the first clause that tells something and has no time of its own."""
    if not state.pending:
        return
    if not any(sentence.times):
        for at, clause in enumerate(sentence.clauses):
            case = case_of(sentence, at, state.cast, state.times, state.pending)
            light = clause.verb is not None and clause.verb.lemma in ("be", "have")
            if clause.verb is not None and not light and not refuse(case):
                sentence.times[at] = list(state.pending)
                break
        else:
            return
    state.pending = []


def _aged(state: State, loose: Sequence[int]) -> bool:
    return any(state.times.aged(i) for i in loose)


def _join(state: State, at: int, flow: Flow, sentence: Sentence, loose: Sequence[int]) -> None:
    """Adds times and their sentence to an event told before."""
    told = state.drafts[at]
    span = trimmed(sentence.tokens, range(len(sentence.tokens)))
    times = dict.fromkeys([*told.expressions, *best_first(loose, state.reading.expressions)])
    state.drafts[at] = replace(
        told, expressions=tuple(times), also=(*told.also, within(flow, span, span))
    )


def _age_now(state: State, sentence: Sentence, loose: Sequence[int]) -> bool:
    """Whether it says how old the narrator is when telling ("I am 26"): that tells the birth."""
    aged = [i for i in loose if state.times.aged(i)]
    now = any(t.low in ("am", "is", "turn", "turns", "'m") for t in sentence.tokens[:4])
    form = state.reading.expressions[aged[0]].form if aged else None
    if not isinstance(form, Age) or not now:
        return False
    return form.whose in ("i", "") or (state.cast.profile and form.whose in ("he", "she"))


def _born(flow: Flow, sentence: Sentence, loose: Sequence[int], paragraph: Paragraph) -> Draft:
    span = trimmed(sentence.tokens, sentence.clauses[0].indexes())
    span = within(flow, span, span)
    return Draft(
        span,
        span,
        "Born",
        "birth",
        "life",
        tuple(loose),
        verb="bear",
        once=True,
        lasting=False,
        paragraph=paragraph.number,
        entry=paragraph.entry,
    )
