"""The expressions step: text to time expressions. Language-free.

Lexemes -> chains -> rules -> drafts -> clock -> TimeExpressions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline.expressions import clock
from timeline.expressions.context import places
from timeline.expressions.drafts import Draft
from timeline.expressions.grammar import Grammar
from timeline.expressions.joints import complete
from timeline.expressions.kinds import guess_kind
from timeline.expressions.languages import LANGUAGES
from timeline.expressions.lexer import WIDE, Lexer
from timeline.expressions.moments import Moment, moment_value
from timeline.expressions.news import run as news_clock
from timeline.expressions.readings import finish
from timeline.lexicon import table
from timeline.model import Paragraph, Shift, TimeExpression, TimelineError


@dataclass(frozen=True, slots=True)
class Tagger:
    """A language, ready to run."""

    language: str
    lexer: Lexer
    grammar: Grammar

    def drafts(self, text: str) -> list[tuple[int, int, Draft, str]]:
        """What the rules find, in order, never overlapping."""
        if not self.lexer.spaced:
            text = text.translate(WIDE)
        out: list[tuple[int, int, Draft, str]] = []
        last = 0
        for run in self.lexer.chains(text):
            for found in self.grammar.parse(text, run):
                if found[0] >= last:
                    out.append(found)
                    last = found[1]
        return out


@cache
def tagger(language: str) -> Tagger:
    """The tagger of a language, made once."""
    known = LANGUAGES.get(language)
    if known is None:
        raise TimelineError(f"no time expressions for the language {language!r}")
    suffixes = {row["suffix"]: row["class"] for row in table(language, "suffixes")}
    lexer = Lexer(known.vocabulary(), known.weak, suffixes, known.spaced)
    return Tagger(language, lexer, Grammar(known.rules, lexer.alphabet, known.sets))


def tag(
    text: str,
    *,
    language: str = "en",
    dct: str = "",
    kind: str = "",
    packs: Sequence[object] = (),
    paragraphs: Sequence[Paragraph] = (),
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order, never overlapping.

    `dct` is the day of writing or speaking (ISO or EDTF, "" unknown); `kind` is "narrative" or
    "news" ("" guesses); `packs` give named anchors and stages; with `paragraphs` nothing outside
    them is read. Raises TimelineError for a language without rules.
    """
    machine = tagger(language)
    found = machine.drafts(text)
    if paragraphs:
        found = [item for item in found if _inside(item, paragraphs)]
    speech = moment_of(dct)
    kind = kind or guess_kind(text, [draft for _, _, draft, _ in found], speech)
    found = [_of_kind(item, kind) for item in found if item[2].only in ("", kind)]
    spans = [(start, end) for start, end, _, _ in found]
    drafts = complete(text, found, language)
    where = places(text, spans, language)
    if kind == "news" and speech is not None:
        told = news_clock(drafts, where, speech)
    else:
        told = clock.run(drafts, where, speech)
    return finish(text, found, drafts, told, language, kind)


def _of_kind(item: tuple[int, int, Draft, str], kind: str) -> tuple[int, int, Draft, str]:
    """The reading that a text of this kind gives a phrase."""
    other = item[2].news
    return (*other, item[3]) if kind == "news" and other is not None else item


def _inside(item: tuple[int, int, Draft, str], paragraphs: Sequence[Paragraph]) -> bool:
    return any(p.start <= item[0] and item[1] <= p.end for p in paragraphs)


def moment_of(dct: str) -> Moment | None:
    """The day of speaking as a moment; None where it is not known or not a plain date."""
    pieces = dct.strip().replace("T", "-").split("/")[-1].split("-")[:3]
    try:
        numbers = [int(piece[:4].rstrip("~?%")) for piece in pieces if piece]
    except ValueError:
        return None
    if not numbers or not 1 <= numbers[0] <= 9999:
        return None
    year, month, day = (numbers + [0, 0])[:3]
    if month > 12:
        month = day = 0
    return Moment(year, month, day, "day" if day else ("month" if month else "year"))


__all__ = ["Shift", "moment_value", "tag", "tagger"]
