"""Finding what a testimony tells: clauses that become mentions of events, and who tells.

    testimony + time expressions + packs -> Found(mentions, narrator)

A language is a module that offers `read`, `narrator` and `place_words` (draft.Language); it gets
one line in `LANGUAGES`. What needs no language is done here: merging what is told twice,
life and context before the narrator's birth, places, distinct titles, ids in order of telling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module

from timeline.events.draft import Draft, Reading, Span
from timeline.events.history import before_birth
from timeline.events.merge import merge
from timeline.events.places import place_of
from timeline.events.unique import distinct
from timeline.expressions.mixed import by_language
from timeline.model import Mention, Passage, Testimony, TimeExpression
from timeline.packs import Pack

# Language code -> module that reads it.
LANGUAGES: dict[str, str] = {
    "en": "timeline.events.english",
    "ko": "timeline.events.korean",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The mentions in the order of telling, and the narrator's name ("" where none is given)."""

    mentions: tuple[Mention, ...]
    narrator: str = ""


def find(
    testimony: Testimony, expressions: Sequence[TimeExpression], packs: Sequence[Pack]
) -> Found:
    """The events that a testimony tells, not yet dated.

    A language without a module finds nothing. Offsets are those of `testimony.text`.
    """
    name = LANGUAGES.get(testimony.language)
    if name is None:
        return Found((), testimony.narrator)
    language = import_module(name)
    reading = Reading(testimony, expressions, packs)
    drafts = merge(_read(reading), expressions)
    drafts = before_birth(drafts, expressions, testimony.told)
    drafts = distinct(drafts, getattr(language, "AGAIN", ""))
    led = language.place_words()
    mentions = tuple(
        _mention(
            testimony, draft, order, place_of(_quote(testimony, draft, expressions), led, packs)
        )
        for order, draft in enumerate(drafts, 1)
    )
    return Found(mentions, language.narrator(reading))


def _read(reading: Reading) -> list[Draft]:
    """The told clauses, each paragraph read in the language that it is written in."""
    testimony = reading.testimony
    parts = by_language(testimony.text, testimony.paragraphs, testimony.language, LANGUAGES)
    drafts: list[Draft] = []
    for tongue, paragraphs in parts.items():
        own = replace(testimony, paragraphs=paragraphs)
        module = import_module(LANGUAGES[tongue])
        drafts += module.read(Reading(own, reading.expressions, reading.packs))
    return drafts if len(parts) == 1 else sorted(drafts, key=lambda draft: draft.span.start)


def _quote(testimony: Testimony, draft: Draft, expressions: Sequence[TimeExpression]) -> str:
    """The draft's passage with its time words blanked: "in May" is no place."""
    start, end = draft.span.start, draft.span.end
    quote = testimony.text[start:end]
    for e in expressions:
        if start <= e.start and e.end <= end and e.type in ("DATE", "TIME", "DURATION", "SET"):
            quote = quote[: e.start - start] + "·" * len(e.text) + quote[e.end - start :]
    return quote


def _passage(testimony: Testimony, span: Span) -> Passage:
    return Passage(span.start, span.end, testimony.text[span.start : span.end])


def _mention(testimony: Testimony, draft: Draft, order: int, place: str) -> Mention:
    return Mention(
        id=f"{testimony.id}-e{order:02d}",
        passage=_passage(testimony, draft.span),
        title=draft.title,
        category=draft.category,
        scope=draft.scope,
        order=order,
        expressions=draft.expressions,
        also=tuple(_passage(testimony, span) for span in draft.also),
        place=place,
        person=draft.person,
        lasting=draft.lasting,
        edge=draft.edge,
        after=draft.after,
        before=draft.before,
        ongoing=draft.ongoing,
        quoted=draft.quoted,
        paragraph=draft.paragraph,
        entry=draft.entry,
    )
