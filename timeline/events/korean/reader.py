"""Reads a Korean testimony sentence by sentence into drafts of events."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from timeline.events.draft import Draft, Reading
from timeline.events.flow import Flow, flows, within
from timeline.events.korean import times as when
from timeline.events.korean.clauses import Clause, clauses
from timeline.events.korean.endings import tense
from timeline.events.korean.found import Found, State, found
from timeline.events.korean.judge import is_cleft
from timeline.events.korean.lexis import NOBODY, starts, words
from timeline.events.korean.naming import cast_for
from timeline.events.korean.telling import told
from timeline.events.korean.view import View, Word
from timeline.events.trust import best_first
from timeline.model import Age

_MAY_BE_STATES = ("other", "family")  # "우리 집은 가난했다. 1961년이었다."
_WHEN = frozenset(["때", "때가", "때에"])
_ONLY_WHEN = re.compile(r"^(?:이었|였|입니|이다|이에|예요|이고|이며|인데|이던|이지|이요|인|일)")
_WHEN_IT_WAS = re.compile(r"[가-힣]{1,2}(?:였|이었|이다|입니|이에|예요|이지|이죠)")
_PARTICLE = re.compile(r"(?:에|쯤|경|쯤에|경에|부터|까지|이요|요|에요)?")


def place_words() -> frozenset[str]:
    """The particles that stand behind a place."""
    return words("place-particle")


def read(reading: Reading) -> list[Draft]:
    """The told clauses of a Korean testimony, in the order of telling."""
    state = State(reading, cast_for(reading), reading.testimony.kind == "diary")
    text = reading.testimony.text
    for flow in flows(reading.testimony.paragraphs):
        head = flow.paragraphs[0]
        if head.role == "question":
            state.question = text[head.start : head.end]
        if head.role != "prose":
            continue
        if state.diary and head.entry != state.entry:
            state.entry, state.entry_told = head.entry, not head.entry
        state.pending = [] if head.timecode is None else state.pending
        state.cast.last = NOBODY
        _flow(state, flow)
        state.question = ""
    return state.drafts


def _flow(state: State, flow: Flow) -> None:
    view = View.of(state.reading.testimony.text, flow)
    state.untold = None
    expressions = state.reading.expressions
    first = bisect_left(state.starts, flow.paragraphs[0].start)
    last = bisect_right(state.starts, flow.paragraphs[-1].end)
    marks = [
        (i, view.place(expressions[i].start), view.place(expressions[i].end))
        for i in range(first, last)
        if view.holds(expressions[i].start, expressions[i].end)
    ]
    places = [start for _, start, _ in marks]
    stages = frozenset(i for i, _, _ in marks if when.is_stage(expressions[i]))
    for start, end in view.sentences():
        here = marks[max(0, bisect_left(places, start) - 1) : bisect_left(places, end)]
        sentence = view.words(start, end, here, stages)
        if sentence:
            _sentence(state, flow, view, sentence)


def _sentence(state: State, flow: Flow, view: View, sentence: list[Word]) -> None:
    state.cast.topic = NOBODY
    parts = _beside_stages(state, sentence, clauses(sentence, state.dating, state.pointing))
    all_found = [found(state, sentence, clause) for clause in parts]
    all_found = [_when_aged(state, sentence, one) for one in all_found]
    for number, one in enumerate(all_found):
        if _only_when(state, sentence, one):
            _hand_on(state, flow, view, sentence, all_found, number)
            continue
        ages = all(when.is_age(state.reading.expressions[i]) for i in one.times)
        if state.pending and ages:
            one = replace(one, times=(*state.pending, *one.times))
        draft = told(state, flow, view, sentence, one)
        if draft is not None:
            state.pending = []
            state.drafts.append(draft)
        own = one.person.kind in ("narrator", "family", "kin")
        state.untold = (view, sentence, one) if draft is None and own and not one.times else None
    _entry(state, flow, view, sentence, all_found)


def _beside_stages(state: State, sentence: Sequence[Word], parts: Sequence[Clause]) -> list[Clause]:
    """A clause that only names the end of a stage leads on ("학교를 마치고 입대했다")."""
    out: list[Clause] = []
    for part in parts:
        before = out[-1] if out else None
        if before is not None and before.joins == "strong":
            times = [i for at in before.indexes() for i in sentence[at].times if state.dating(i)]
            stages = [when.is_stage(state.reading.expressions[i]) for i in times]
            if stages and all(stages):
                out[-1] = Clause(before.first, part.last, part.joins)
                continue
        out.append(part)
    return out


def _only_when(state: State, sentence: Sequence[Word], one: Found) -> bool:
    """Whether a clause says only when ("열네 살이었다.", "1998년이었다.")."""
    last = sentence[one.last]
    if not one.times or one.head != one.last:
        return False
    said = [sentence[at].bare for at in range(one.first, one.last)]
    if any(is_cleft(word) for word in said):
        return False  # "강을 건넌 것은 그해 가을이었다"
    time = state.reading.expressions[one.times[-1]]
    tail = last.bare.partition(time.text.split()[-1])[2]
    if when.is_age(time) and one.times[-1] in last.times and _ONLY_WHEN.match(tail):
        return True  # "그때 나는 다섯 살이었다"
    if _WHEN_IT_WAS.match(last.bare) and last.bare.startswith(starts("when-word")):
        return True  # "전쟁이 나던 해였다"
    rest = [
        sentence[at].bare
        for at in range(one.first, one.last + 1)
        if not sentence[at].times
        and (at != one.at or at == one.last)
        and sentence[at].bare not in words("conjunction-after")
        and sentence[at].bare not in words("only-when")
    ]
    if rest:
        return False
    if one.times[-1] not in last.times or last.timed:
        return not last.quoted
    return _ONLY_WHEN.match(tail) is not None or _PARTICLE.fullmatch(tail) is not None


def _when_aged(state: State, sentence: Sequence[Word], one: Found) -> Found:
    """ "아버지가 돌아가셨을 때 나는 아홉 살이었다" tells what happened then, dated by the age."""
    if not _only_when(state, sentence, replace(one, head=one.last)):
        return one
    for at in range(one.first + 1, one.last):
        verb, word = sentence[at - 1], sentence[at]
        if word.bare in _WHEN and not word.times and tense(verb.bare) == "past":
            own = found(state, sentence, Clause(one.first, at - 1, "strong"))
            return replace(own, times=one.times)
    return one


def _aged_now(state: State, sentence: Sequence[Word], one: Found) -> bool:
    """Whether it says how old the narrator is when telling, which tells the birth."""
    if any(draft.category == "birth" for draft in state.drafts):
        return False
    ages = [i for i in one.times if when.is_age(state.reading.expressions[i])]
    said = [word.bare for word in sentence[one.first : one.last + 1]]
    return bool(ages) and any(word in words("now") for word in said)


def _born(state: State, flow: Flow, view: View, sentence: Sequence[Word], one: Found) -> Draft:
    last = sentence[one.last]
    span = within(
        flow,
        view.span(sentence[one.first].start, last.start + len(last.bare)),
        view.span(last.start, last.end),
    )
    ages = tuple(i for i in one.times if when.is_age(state.reading.expressions[i]))
    return Draft(
        span,
        span,
        "출생",
        "birth",
        "life",
        ages,
        verb="태어나",
        once=True,
        lasting=False,
        paragraph=flow.at(span.start).number,
    )


def _hand_on(
    state: State,
    flow: Flow,
    view: View,
    sentence: Sequence[Word],
    all_found: Sequence[Found],
    number: int,
) -> None:
    """Times that found no clause: to what comes next in the sentence, else to the event before."""
    one = all_found[number]
    expressions = state.reading.expressions
    own = one.person.kind in ("narrator", "none")
    if own and _aged_now(state, sentence, one):
        state.drafts.append(_born(state, flow, view, sentence, one))
        return
    if number + 1 < len(all_found):
        state.pending = list(one.times)
        return
    before, state.untold = state.untold, None
    if before is not None and any(when.is_date(expressions[i]) for i in one.times):
        draft = told(state, flow, *before[:2], replace(before[2], times=one.times))
        if draft is not None and draft.category not in _MAY_BE_STATES:
            state.drafts.append(draft)  # "남편은 사고로 갔어요. 1995년 겨울이었습니다."
            return
    last = state.drafts[-1] if state.drafts else None
    others = any(
        isinstance(form := expressions[i].form, Age)
        and form.whose not in ("", *words("first-person"))
        for i in one.times
    )
    dates = any(not when.is_age(expressions[i]) for i in one.times)
    beside = {paragraph.number for paragraph in flow.paragraphs}
    near = last is not None and last.paragraph in beside
    if not near:
        state.pending = list(one.times)  # "1961년이었어요. 그때 배를 탔습니다."
        return
    if last is not None and any(when.is_date(expressions[i]) for i in last.expressions):
        dates = False
        one = replace(one, times=tuple(i for i in one.times if when.is_age(expressions[i])))
    if last is not None and own and not others and (dates or last.person == "narrator"):
        times = best_first([*last.expressions, *one.times], expressions)
        state.drafts[-1] = replace(last, expressions=times)


def _entry(
    state: State, flow: Flow, view: View, sentence: Sequence[Word], all_found: Sequence[Found]
) -> None:
    """A diary's entry that dates nothing inside tells its first event on its own day."""
    if state.entry_told:
        return
    if any(draft.entry == state.entry for draft in state.drafts):
        state.entry_told = True
        return
    for one in all_found:
        draft = told(state, flow, view, sentence, one, entry=True)
        if draft is not None and draft.scope == "life":
            state.drafts.append(draft)
            state.entry_told = True
            return
