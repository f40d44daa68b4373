"""How an event lies in time as far as grammar tells: lasting or once, which edge, before or after
what was told before, still going on; and by what two tellings of it can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.draft import Draft
from timeline.events.english import times as when
from timeline.events.english.lemmas import lemma
from timeline.events.english.lexis import kinds, words
from timeline.events.english.select import Choice, Sentence
from timeline.model import TimeExpression


def shape(
    draft: Draft, sentence: Sentence, choice: Choice, expressions: Sequence[TimeExpression]
) -> Draft:
    """The draft with what its verb and conjunctions say about its time."""
    clause = sentence.clauses[choice.clause]
    verb = clause.verb
    if verb is None and clause.parent is not None:
        verb = sentence.clauses[clause.parent].verb
    own = [sentence.tokens[i] for i in clause.indexes()]
    durations = [i for i in choice.times if when.is_duration(expressions[i])]
    lasting: bool | None = None
    name = verb.lemma if verb is not None else ""
    if verb is not None and (name in words("once-verb") or verb.aspect in ("begin", "end")):
        lasting = False
    ongoing = (
        verb is not None
        and verb.tense in ("perfect", "present")
        and any(expressions[i].relation == "since" for i in choice.times)
    )
    if ongoing or (durations and name not in words("once-verb")):
        lasting = True
    edge = draft.edge
    if verb is not None and verb.aspect in ("begin", "end"):
        edge = "begin" if verb.aspect == "begin" else "end"
    elif verb is not None and "begin" in kinds(name):
        edge = "begin"
    elif verb is not None and "end" in kinds(name) and name != "leave":
        edge = "end"
    return replace(
        draft,
        verb=name,
        content=frozenset(lemma(t) for t in own if t.tag in ("N", "NAME") and len(t.low) > 2),
        once=name in words("only-once-verb"),
        lasting=lasting,
        edge=edge,
        ongoing=ongoing,
        after=any(t.low in words("then") for t in own[:4]),
        before=verb is not None and verb.tense == "pluperfect",
        quoted=verb is not None and sentence.tokens[verb.first].quoted,
    )
