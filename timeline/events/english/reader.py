"""Reads a testimony sentence by sentence into drafts of events."""

from __future__ import annotations

import re

from timeline.edtf import EdtfError, bounds
from timeline.events.draft import Draft, Reading
from timeline.events.english.births import births
from timeline.events.english.clauses import clauses
from timeline.events.english.judge import refuse
from timeline.events.english.lexis import words
from timeline.events.english.loose import answered, from_question, hand_on, implied
from timeline.events.english.naming import askers, cast_for
from timeline.events.english.people import Person
from timeline.events.english.select import case_of, pick
from timeline.events.english.sentences import sentences
from timeline.events.english.settle import settle
from timeline.events.english.state import State
from timeline.events.english.survey import survey
from timeline.events.english.times import Times
from timeline.events.english.tokens import Token
from timeline.events.english.undated import entry, turning_points, undated
from timeline.events.flow import Flow, flows

ANSWER = re.compile(r"(?:A|Answer)\s?[.:]\s+(?=\S)")


def place_words() -> frozenset[str]:
    """The prepositions after which a place stands."""
    return words("place-preposition")


def read(reading: Reading) -> list[Draft]:
    """The told clauses of an English testimony, in the order of telling."""
    testimony = reading.testimony
    try:
        told = bounds(testimony.told)[1] if testimony.told else None
    except EdtfError:
        told = None
    times = Times(reading.expressions, told, testimony.kind == "diary")
    state = State(reading, cast_for(reading), times)
    asking = askers(testimony)
    for flow in flows(testimony.paragraphs):
        head = flow.paragraphs[0]
        answer = ANSWER.match(testimony.text, head.start) is not None
        if (head.role == "question" or head.speaker in asking) and not answer:
            _ask(state, flow)
            continue
        if head.role != "prose" and not answer:
            continue
        if testimony.kind == "diary" and head.entry != state.entry:
            state.entry, state.entry_told = head.entry, not head.entry
        if head.timecode is None:
            state.pending, state.last = [], None
        state.fresh_question = bool(state.question)
        for number, tokens in enumerate(sentences(testimony.text, flow, reading.expressions)):
            _sentence(state, flow, tokens, number)
        state.question = None
        state.cast.last.pop("topic", None)
    return state.drafts


def _ask(state: State, flow: Flow) -> None:
    """Remembers a question: its words and its times may be understood in the answer."""
    state.question, state.question_times = None, []
    text = state.reading.testimony.text
    for tokens in sentences(text, flow, state.reading.expressions):
        found = clauses(tokens, state.times.dates)
        state.cast.asking = True
        asked = survey(tokens, found, state.cast, state.times, True)
        state.cast.asking = False
        if found and found[0].verb is not None:
            state.question = asked
        elif (topic := [t for t in tokens if t.tag == "N"]) and topic[-1].low.endswith("s"):
            state.cast.last["topic"] = Person("other", topic[-1].low, "p")
        for token in tokens:
            for index in token.times:
                if index not in state.question_times and state.times.dates(index):
                    state.question_times.append(index)


def _sentence(state: State, flow: Flow, tokens: list[Token], number: int) -> None:
    asked = any(t.text == "?" for t in tokens[-3:])
    found = clauses(tokens, state.times.dates, state.times.lasts)
    sentence = survey(tokens, found, state.cast, state.times, asked)

    def telling(at: int) -> float:
        return state.verdict(sentence, at, "life").strength

    def happened(at: int) -> bool:
        case = case_of(sentence, at, state.cast, state.times, sentence.times[at])
        return not refuse(case)

    settle(sentence, state.times, telling, happened)
    if answered(state, flow, sentence, number):
        return
    hand_on(state, flow, sentence)
    from_question(state, sentence)
    choices = pick(sentence, state.cast, state.times, telling)
    told = {at for choice in choices for at in (choice.clause, *choice.merged)}
    refused = {choice.clause for choice in choices if choice.refused}
    choices = [c for c in choices if not c.refused]
    choices += turning_points(state, sentence, told - refused)
    children, covered = births(state, flow, sentence, told - refused)
    choices = [c for c in choices if c.clause not in covered]
    if not choices and number == 0 and implied(state, flow, sentence):
        return
    for choice in sorted(choices, key=lambda c: sentence.clauses[c.clause].first):
        draft = state.draft(flow, sentence, choice)
        if draft is not None:
            for one in (draft, *state.more_history(flow, choice, draft)):
                state.add(one)
    for one in children:
        state.add(one)
    state.cast.last.pop("topic", None)
    last = undated(state, sentence)
    state.last_fresh = last is not None
    if last is not None:
        state.last = (flow, sentence, last)
    entry(state, flow, sentence)
