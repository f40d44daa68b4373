"""Births told in a participle: "two girls, born in 2014 and 2017"; "is a weaver born in 1980"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.draft import Draft, Span
from timeline.events.english.lexis import words
from timeline.events.english.select import Sentence
from timeline.events.english.state import CHILDREN, State
from timeline.events.flow import Flow, within
from timeline.model import Age, Lasting

_NTH = ("first", "second", "third", "fourth", "fifth", "sixth")
_SINGLE = {"children": "child", "twins": "twins"}
_BORN = ("arrive", "bear", "come", "follow")


def births(
    state: State, flow: Flow, sentence: Sentence, told: set[int]
) -> tuple[list[Draft], set[int]]:
    """One birth for each time in a participle that hangs on the narrator's children ("born in
    2014 and 2017"), or in a clause about several of them ("two girls came, in 1958 and 1961");
    and the clauses that need not be told for themselves then."""
    out: list[Draft] = []
    covered: set[int] = set()
    for at in range(len(sentence.clauses)):
        born = _named_born(sentence, at) if at not in told else 0
        if born and (runs := _times(sentence, born)):
            out.append(_own(flow, sentence, born, runs[0]))
    for at, clause in enumerate(sentence.clauses):
        verb = clause.verb
        if verb is None or verb.lemma not in _BORN:
            continue
        runs = [
            run
            for run in _times(sentence, verb.last)
            if not isinstance(state.reading.expressions[run[0]].form, Age | Lasting)
        ]
        if clause.kind == "participle" and verb.lemma == "bear" and at not in told:
            above = clause.parent
            mine = above is not None and sentence.people[above].role == "narrator"
        else:
            mine = at in told and clause.kind == "main" and len(runs) > 1
            gapped = any(c.kind == "gapped" and c.parent == at for c in sentence.clauses)
            mine = mine and not gapped and (not verb.passive or _several(sentence, runs))
            above = at
        whom = _child(sentence, clause.first if clause.kind == "participle" else verb.first)
        if mine and whom and runs and above is not None:
            if above == at or not sentence.times[above]:
                covered.add(above)
            out += _each(state, flow, sentence, whom, runs)
    return out, covered


def _named_born(sentence: Sentence, at: int) -> int:
    """Where a clause that says who the narrator is goes on with "born"; 0 where it does not."""
    clause = sentence.clauses[at]
    verb = clause.verb
    if verb is None or verb.lemma != "be" or sentence.people[at].role != "narrator":
        return 0
    for place in range(verb.last + 2, clause.last + 1):
        if sentence.tokens[place].low == "born":
            return place
    return 0


def _own(flow: Flow, sentence: Sentence, first: int, run: tuple[int, int, int]) -> Draft:
    """The narrator's own birth: "is a weaver born in the 1980s"."""
    index, _, last = run
    tokens = sentence.tokens
    span = within(flow, *[Span(tokens[first].start, tokens[last].end)] * 2)
    paragraph = flow.at(span.start)
    return Draft(
        span,
        span,
        "Born",
        "birth",
        "life",
        (index,),
        verb="bear",
        lasting=False,
        paragraph=paragraph.number,
        entry=paragraph.entry,
    )


def _each(
    state: State, flow: Flow, sentence: Sentence, whom: str, runs: list[tuple[int, int, int]]
) -> list[Draft]:
    out: list[Draft] = []
    tokens = sentence.tokens
    for place, (index, first, last) in enumerate(runs):
        named = f"{_NTH[place]} {whom}" if 1 < len(runs) <= len(_NTH) else whom
        span = within(flow, *[Span(tokens[first].start, tokens[last].end)] * 2)
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
        elif token.tag in ("POSS", "DET") and runs and _nth_follows(sentence, place):
            continue  # "born in 1990, our second in 1992"
        elif token.low in words("which") and runs:
            continue
        elif token.tag not in ("CC", "PREP") and (runs or token.low not in ("after", "along")):
            break
    return runs


def _several(sentence: Sentence, runs: Sequence[tuple[int, int, int]]) -> bool:
    """Whether the second time is that of another child: "born in 1990, our second in 1992"."""
    between = sentence.tokens[runs[0][2] + 1 : runs[1][2]]
    return any(token.low in words("which") for token in between)


def _nth_follows(sentence: Sentence, place: int) -> bool:
    following = sentence.tokens[place + 1 : place + 2]
    return bool(following) and following[0].low in words("which")


def _child(sentence: Sentence, before: int) -> str:
    """The word for one of the children just before a token; "" where it hangs on nobody's."""
    near = [t for t in sentence.tokens[:before] if t.tag not in ("PUNCT", "TIME")]
    for token in reversed(near[-4:]):
        if {token.low, token.low.removesuffix("s")} & {*CHILDREN, "twins", "child", "baby"}:
            return _SINGLE.get(token.low, token.low.removesuffix("s"))
    return ""
