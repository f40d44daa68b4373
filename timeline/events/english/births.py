"""Children named with the years of their birth: "two daughters, born in 2014 and 2017"."""

from __future__ import annotations

from timeline.events.draft import Draft, Span
from timeline.events.english.select import Sentence
from timeline.events.english.state import CHILDREN, State
from timeline.events.flow import Flow, within
from timeline.model import Age, Lasting

_NTH = ("first", "second", "third", "fourth", "fifth", "sixth")
_SINGLE = {"children": "child", "twins": "twins"}


def births(state: State, flow: Flow, sentence: Sentence, told: set[int]) -> list[Draft]:
    """One birth for each time in a participle that hangs on the narrator's children."""
    out: list[Draft] = []
    tokens = sentence.tokens
    for at, clause in enumerate(sentence.clauses):
        verb = clause.verb
        if at in told or clause.kind != "participle" or verb is None or verb.lemma != "bear":
            continue
        above = clause.parent
        mine = above is not None and sentence.people[above].role == "narrator"
        whom = _child(sentence, at)
        if not mine or not whom:
            continue
        runs = _times(sentence, verb.first)
        for place, (index, first, last) in enumerate(runs):
            if isinstance(state.reading.expressions[index].form, Age | Lasting):
                continue
            named = f"{_NTH[place]} {whom}" if 1 < len(runs) <= len(_NTH) else whom
            span = Span(tokens[first].start, tokens[last].end)
            span = within(flow, span, span)
            paragraph = flow.at(span.start)
            out.append(
                Draft(
                    span,
                    span,
                    f"{named.capitalize()} born",
                    "family",
                    "life",
                    (index,),
                    verb="bear",
                    person=named,
                    lasting=False,
                    paragraph=paragraph.number,
                    entry=paragraph.entry,
                )
            )
    return out


def _times(sentence: Sentence, verb: int) -> list[tuple[int, int, int]]:
    """The times that follow a verb, with the tokens that each takes; a list may go on over
    commas."""
    runs: list[tuple[int, int, int]] = []
    first = verb
    for place in range(verb + 1, len(sentence.tokens)):
        token = sentence.tokens[place]
        if token.tag == "TIME":
            for index in token.times:
                if runs and runs[-1][0] == index:
                    runs[-1] = (index, runs[-1][1], place)
                else:
                    runs.append((index, first, place))
            first = place + 1
        elif token.tag == "PUNCT":
            first = place + 1 if first == place else first
        elif token.tag not in ("CC", "PREP"):
            break
    return runs


def _child(sentence: Sentence, at: int) -> str:
    """The word for one of the children before a participle; "" where it hangs on nobody's."""
    before = [t for t in sentence.tokens[: sentence.clauses[at].first] if t.tag != "PUNCT"]
    for token in reversed(before[-4:]):
        if token.low in CHILDREN or token.low == "twins":
            return _SINGLE.get(token.low, token.low.removesuffix("s"))
    return ""
