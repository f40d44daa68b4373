"""How the chronology's tests tell a life: sentences, each an event, and their time words.

Texts are invented. `tell` makes a testimony of sentences, each an event, with the expressions that
a tagger would find at the given words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Day

from timeline import model
from timeline.chronology import date
from timeline.model import (
    Age,
    Calendar,
    Event,
    Form,
    KnownFact,
    Lasting,
    Life,
    Mention,
    Paragraph,
    Passage,
    Quantity,
    Relation,
    Shift,
    TimeExpression,
    TimeSpan,
)


@dataclass(frozen=True)
class Words:
    """Time words of a sentence, as the tagger would give them."""

    text: str
    form: Form
    first: Day | None = None
    last: Day | None = None
    relation: Relation = "at"
    value: str = ""


def year(text: str, number: int, relation: Relation = "at") -> Words:
    return Words(text, Calendar(), Day(number, 1, 1), Day(number, 12, 31), relation)


def window(text: str, first: Day, last: Day, form: Form | None = None) -> Words:
    return Words(text, form or Calendar(), first, last)


SIXTIES = window("the sixties", Day(1960, 1, 1), Day(1969, 12, 31))
MARCH = window("March 1990", Day(1990, 3, 1), Day(1990, 3, 31))


def day(text: str, on: Day, relation: Relation = "at") -> Words:
    return Words(text, Calendar(), on, on, relation)


def later(text: str, low: int, unit: str = "year", high: int | None = None) -> Words:
    amount = Quantity(low, high or low, unit)  # type: ignore[arg-type]
    return Words(text, Shift(1, "told", amount))


def long(text: str, low: int, unit: str = "year", high: int | None = None) -> Words:
    amount = Quantity(low, high or low, unit)  # type: ignore[arg-type]
    return Words(text, Lasting(amount), relation="for")


def age(text: str, low: int, whose: str = "i", **more: object) -> Words:
    return Words(text, Age(low, low, whose=whose, **more))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Sentence:
    """One clause that tells an event."""

    text: str
    words: tuple[Words, ...] = ()
    category: str = "other"
    mention: tuple[tuple[str, object], ...] = ()
    event: bool = True


def s(
    text: str, *words: Words, category: str = "other", event: bool = True, **mention: object
) -> Sentence:
    return Sentence(text, words, category, tuple(mention.items()), event)


def tell(
    *sentences: Sentence,
    told: str = "2020-06-30",
    facts: tuple[KnownFact, ...] = (),
    kind: str = "",
) -> Life:
    """Date the events of a testimony whose paragraphs are the sentences."""
    testimony, expressions, mentions = written(*sentences, told=told, facts=facts, kind=kind)
    return date(testimony, expressions, mentions, ())


def written(
    *sentences: Sentence,
    told: str = "2020-06-30",
    facts: tuple[KnownFact, ...] = (),
    kind: str = "",
) -> tuple[model.Testimony, list[TimeExpression], list[Mention]]:
    """The testimony, its time words and its mentions, as the steps before hand them over."""
    text, start = "", 0
    expressions: list[TimeExpression] = []
    mentions: list[Mention] = []
    paragraphs: list[Paragraph] = []
    for number, sentence in enumerate(sentences, 1):
        start = len(text)
        text += sentence.text + "\n"
        end = start + len(sentence.text)
        paragraphs.append(Paragraph(start, end, number))
        own = []
        for words in sentence.words:
            at = start + sentence.text.index(words.text)
            span = TimeSpan(words.first, words.last, words.first, words.last)
            own.append(len(expressions))
            expressions.append(
                TimeExpression(
                    at, at + len(words.text), words.text, "DATE", words.value, words.form, "test",
                    span=span if words.first else None, relation=words.relation,
                )
            )  # fmt: skip
        if sentence.event:
            mention = Mention(
                f"e{number}", Passage(start, end, sentence.text), sentence.text.rstrip(".")[:60],
                sentence.category, "life", number, tuple(own), paragraph=number,
            )  # fmt: skip
            mentions.append(replace(mention, **dict(sentence.mention)))  # type: ignore[arg-type]
    testimony = model.Testimony(
        "t",
        "A life",
        text,
        tuple(paragraphs),
        told=told,
        known_facts=facts,
        file="life.txt",
        kind=kind,
    )
    return testimony, expressions, mentions


def event(life: Life, number: int) -> Event:
    return next(e for e in life.events if e.id == f"e{number}")


def edtf_of(*sentences: Sentence, told: str = "2020-06-30") -> list[str]:
    return [e.edtf for e in tell(*sentences, told=told).events]


BORN = s("I was born in 1960.", year("1960", 1960), category="birth")
