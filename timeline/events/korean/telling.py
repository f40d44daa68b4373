"""From a clause to the draft of an event: is it told, of what kind, whose, where, how titled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.events.cues import Verdict, judge
from timeline.events.draft import Draft
from timeline.events.flow import Flow, within
from timeline.events.korean import times as when
from timeline.events.korean.found import Found, State
from timeline.events.korean.judge import Case, born_or_cleft, refuse
from timeline.events.korean.lexis import words
from timeline.events.korean.shape import shape
from timeline.events.korean.titles import title
from timeline.events.korean.view import View, Word
from timeline.events.places import place_of
from timeline.events.trust import best_first
from timeline.model import Anchored, Scope, Shift

_STRONG = 45.0  # how strong cues must be for an event without time words
_OWN = ("narrator", "none", "thing")
_NEAR = ("family", "kin")
_NOT_CARRIED_ON = ("birth", "death", "family")


def told(
    state: State, flow: Flow, view: View, sentence: Sequence[Word], one: Found, entry: bool = False
) -> Draft | None:
    """The draft of a clause; None where it tells no event. `entry`: it may stand for the day of a
    diary's entry without words of time."""
    expressions = state.reading.expressions
    own = one.words(sentence)
    case = Case(
        sentence=sentence,
        first=one.first,
        last=one.last,
        head_at=one.head,
        dated=bool(one.times),
        since=any(_goes_on(expressions[i].relation, expressions[i].text) for i in one.times),
        length=any(when.is_length(expressions[i]) for i in one.times),
        profile=state.cast.profile,
        relative=one.relative,
    )
    if refuse(case):
        return None
    scope = _scope(one, case)
    paragraph = flow.at(view.offsets[sentence[one.last].start])
    verdict = _verdict(state, _line(own, one), scope, paragraph.number)
    turning = all(when.is_weak(expressions[i]) for i in one.times)
    if turning and not entry and not _turns(one, case, verdict, scope):
        return None
    place = place_of(" ".join(w.text for w in own), words("place-particle"), state.reading.packs)
    heading = title(own, one.person, one.at - one.first, verdict.category, place)
    if not heading:
        return None
    if heading == "함":  # "결혼은 언제 하셨습니까?" - "스물한 살에 했지."
        asked = [noun for noun in words("noun-end") if noun in state.question]
        heading = asked[0] if len(asked) == 1 else heading
    last = sentence[one.last]
    core = view.span(last.start, _end(last))
    helping = [i for w in own for i in w.times if when.helps(expressions[i])] if entry else []
    draft = Draft(
        within(flow, view.span(sentence[one.first].start, _end(last)), core),
        core,
        heading,
        verdict.category,
        scope,
        best_first(_counted(state, one.times) or helping, expressions),
        person=_whose(one),
        paragraph=paragraph.number,
        entry=paragraph.entry if state.diary else "",
        turning=turning,
        quoted=last.quoted,
    )
    return shape(draft, case, one.times, expressions)


def _counted(state: State, times: Sequence[int]) -> tuple[int, ...]:
    """The times without a thing of history that a later one counts from: "전쟁이 났고, 그해 12월"
    is December, and no day of June."""
    expressions = state.reading.expressions
    counts = [
        i
        for i in times
        if isinstance(form := expressions[i].form, Shift)
        and form.origin == "told"
        and form.direction >= 0
    ]
    last = max(counts, default=-1)
    return tuple(i for i in times if i > last or not isinstance(expressions[i].form, Anchored))


def _goes_on(relation: str, text: str) -> bool:
    return relation == "since" or text.endswith("째")


def _whose(one: Found) -> str:
    """Whom it befell, as the chronology names people."""
    if one.person.kind in _OWN or (one.involved and one.person.kind not in _NEAR):
        return "narrator"
    return one.person.title or "narrator"


def _end(word: Word) -> int:
    """Where a word ends without the marks behind it."""
    return word.end - (len(word.text) - len(word.text.rstrip(".,!?…;: \"'”’")))


def _line(own: Sequence[Word], one: Found) -> str:
    """The clause as the cues read it: its subject in front, time words left out."""
    who = "narr" if one.person.kind in _OWN else one.person.title or one.person.kind
    kept = [w.bare for w in own if not w.times or w.named or _carries(w)]
    return f"S:{who} " + " ".join(kept)


def _carries(word: Word) -> bool:
    """Whether a word of time says what happened as well ("5월생")."""
    return re.search(r"생(?:이|입|으로|$)", word.bare) is not None


def _verdict(state: State, line: str, scope: Scope, paragraph: int) -> Verdict:
    """The category of a clause; what has no cue of its own goes on with what was asked or told."""
    verdict = judge("ko", line, scope)
    if verdict.strength or scope == "context":
        return verdict
    asked = judge("ko", f"S:narr {state.question}", scope)
    if asked.strength:
        return Verdict(asked.category, 0.0, False)
    last = state.drafts[-1] if state.drafts else None
    if last is None or last.scope != "life" or last.paragraph != paragraph:
        return verdict
    return verdict if last.category in _NOT_CARRIED_ON else Verdict(last.category, 0.0, False)


def _scope(one: Found, case: Case) -> Scope:
    if one.person.kind in _OWN or one.person.kind in _NEAR or one.involved:
        return "life"
    return "context"


def _turns(one: Found, case: Case, verdict: Verdict, scope: Scope) -> bool:
    """Whether a clause without a date of its own is a turning point of the life."""
    if scope != "life" or not verdict.turning or verdict.strength < _STRONG:
        return False
    if case.tense_of(case.head_at) != "past" or born_or_cleft(case):
        return False
    return one.person.kind not in _NEAR or verdict.category in ("death", "arrest", "family")
