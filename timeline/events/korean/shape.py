"""How an event lies in time as far as grammar tells, and by what two tellings are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.events.draft import Draft
from timeline.events.korean import times as when
from timeline.events.korean.endings import stem
from timeline.events.korean.judge import Case
from timeline.events.korean.lexis import starts, words
from timeline.model import TimeExpression

_AFTER = re.compile(
    r"^(?:그래서|그러다가?|그러고|그리고|그 ?뒤|그 ?후|그길로|이후|결국|마침내|드디어|곧|이어"
    r"|그러자|그제야|나와|나와서)"
)
_BEFORE = re.compile(
    r"(?:[았었했였]었|그전에|그 전에|이전에|앞서|그 ?전해|[은난린친진한된신] (?:뒤|후)였"
    r"|벌써|이미)"
)
_NOUN = re.compile(r"(?:은|는|이|가|을|를|에|에서|에게|로|으로|와|과|의|도|만|까지|부터)$")


def shape(
    draft: Draft, case: Case, times: Sequence[int], expressions: Sequence[TimeExpression]
) -> Draft:
    """The draft with what its predicate and conjunctions say about its time."""
    own = case.sentence[case.first : case.last + 1]
    root = stem(case.head.bare) or case.head.bare
    once = root.startswith(starts("once")) or draft.category in ("birth", "death")
    length = any(when.is_length(expressions[i]) for i in times)
    text = case.text
    begins = any(word in text for word in words("begin"))
    ends = any(word in text for word in words("end"))
    now = case.since and case.tense_of(case.last) == "present"
    lasting: bool | None = None
    if now or (length and not once):
        lasting = True
    elif once or begins or ends:
        lasting = False
    dated = any(not when.is_length(expressions[i]) for i in times)
    if length and dated and not lasting:
        lasting = False
    if re.search(r"(?:^|\s)(?:또|다시|재차|두 번째)(?:\s|$)", text):
        root = f"다시 {root}"  # another time, not the same told again
    start = " ".join(w.bare for w in own[:2])
    return replace(
        draft,
        verb="태어나" if draft.category == "birth" else "죽" if draft.category == "death" else root,
        content=frozenset(_NOUN.sub("", w.bare) for w in own if not w.times and len(w.bare) > 1),
        once=draft.category == "birth"
        or (draft.category == "death" and draft.person != "narrator"),
        lasting=lasting,
        edge="begin" if begins and not ends else "end" if ends and not length else "",
        ongoing=now,
        after=_AFTER.match(start) is not None,
        before=_BEFORE.search(text) is not None,
    )
