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
from timeline.events.english.tokens import Token
from timeline.model import TimeExpression


def shape(
    draft: Draft, sentence: Sentence, choice: Choice, expressions: Sequence[TimeExpression]
) -> Draft:
    """The draft with what its verb and conjunctions say about its time."""
    clause = sentence.clauses[choice.clause]
    verb = clause.verb
    if verb is None and clause.parent is not None and clause.kind == "gapped":
        verb = sentence.clauses[clause.parent].verb
    own = [sentence.tokens[i] for i in clause.indexes()]
    durations = [
        i
        for i in choice.times
        if when.is_duration(expressions[i])
        and expressions[i].relation not in ("after", "within", "before", "by")
        and _before(sentence, i) not in ("after", "in", "within", "following")
        and _behind(sentence, i) not in ("before", "after", "later", "earlier", "ago")
    ]
    lasting: bool | None = None
    name = verb.lemma if verb is not None else ""
    if verb is not None and (name in words("once-verb") or verb.aspect in ("begin", "end")):
        lasting = False
    up_to_now = any(expressions[i].relation in ("since", "for") for i in choice.times)
    up_to_now = up_to_now or (choice.turning and any(t.low == "since" for t in own))
    ongoing = up_to_now and verb is not None and verb.tense in ("perfect", "present")
    elapsed = clause.kind == "fragment" and clause.marker == "after"
    if ongoing or elapsed or (durations and name not in words("once-verb")):
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
        content=frozenset(
            t.text if t.tag == "NAME" else lemma(t)
            for t in [*own, *_complements(sentence, choice)]
            if t.tag in ("N", "NAME", "V") and len(t.low) > 3 and lemma(t) != name
        ),
        once=name in words("only-once-verb"),
        lasting=lasting,
        edge=edge,
        ongoing=ongoing,
        after=any(t.low in words("then") for t in own[:4]),
        before=verb is not None and verb.tense == "pluperfect",
        quoted=verb is not None and sentence.tokens[verb.first].quoted,
    )


def _before(sentence: Sentence, time: int) -> str:
    """The word just before a time expression."""
    at = next((i for i, t in enumerate(sentence.tokens) if time in t.times), 0)
    return sentence.tokens[at - 1].low if at else ""


def _complements(sentence: Sentence, choice: Choice) -> list[Token]:
    """The words of what was decided, heard or learned."""
    return [
        sentence.tokens[i]
        for child in sentence.clauses
        if child.parent == choice.clause and child.kind == "complement"
        for i in child.indexes()
    ]


def _behind(sentence: Sentence, time: int) -> str:
    """The word just behind a time expression."""
    at = max((i for i, t in enumerate(sentence.tokens) if time in t.times), default=-1)
    return sentence.tokens[at + 1].low if 0 <= at < len(sentence.tokens) - 1 else ""
