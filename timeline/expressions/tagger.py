"""The expressions step: text to time expressions. Language-free.

Lexemes -> chains -> rules -> drafts -> clock -> TimeExpressions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline.expressions import clock
from timeline.expressions.anchors import Named
from timeline.expressions.clock import Told
from timeline.expressions.context import Place, places
from timeline.expressions.drafts import Draft
from timeline.expressions.grammar import Grammar
from timeline.expressions.joints import complete
from timeline.expressions.kinds import guess_kind
from timeline.expressions.languages import LANGUAGES
from timeline.expressions.lexer import WIDE, Lexer
from timeline.expressions.marks import Lexeme
from timeline.expressions.mixed import by_language, woven
from timeline.expressions.moments import Moment, moment_value
from timeline.expressions.news import run as news_clock
from timeline.expressions.readings import finish
from timeline.expressions.regions import region_of
from timeline.lexicon import table
from timeline.model import Paragraph, Shift, TimeExpression, TimelineError
from timeline.packs import Pack


@dataclass(frozen=True, slots=True)
class Tagger:
    """A language, ready to run."""

    language: str
    lexer: Lexer
    grammar: Grammar

    def is_date(self, text: str) -> bool:
        """Whether the whole of it is a date of the calendar by the rules alone."""
        return any(
            (start, end) == (0, len(text)) and draft.day is not None
            for start, end, draft, _ in self.drafts(text)
        )

    def drafts(self, text: str, given: Sequence[Lexeme] = ()) -> list[tuple[int, int, Draft, str]]:
        """What the rules find, in order, never overlapping; with lexemes `given` from elsewhere,
        only what may hold one of them."""
        if not self.lexer.spaced:
            text = text.translate(WIDE)
        out: list[tuple[int, int, Draft, str]] = []
        last = 0
        own = {lexeme.kind for lexeme in given}
        for run in self.lexer.chains(text, given):
            if own and not any(lexeme.kind in own for lexeme in run):
                continue
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
    lexer = Lexer(
        known.vocabulary(), known.weak, suffixes, known.spaced, known.paired, known.idle, known.glue
    )
    return Tagger(language, lexer, Grammar(known.rules, lexer.alphabet, known.sets))


_NO_STORY = ("date", "byline", "notice")


def tag(
    text: str,
    *,
    language: str = "en",
    dct: str = "",
    kind: str = "",
    packs: Sequence[Pack] = (),
    paragraphs: Sequence[Paragraph] = (),
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order, never overlapping.

    `dct` is the day of writing or speaking (ISO or EDTF, "" unknown); `kind` is "narrative" or
    "news" ("" guesses); `packs` give named anchors and stages; with `paragraphs` nothing outside
    them is read. A paragraph in the script of another language is read in that one. Raises
    TimelineError for a language without rules.
    """
    tagger(language)
    parts = by_language(text, paragraphs, language, LANGUAGES)
    found = [
        _tag(text, tongue, dct, kind, packs, own)
        for tongue, own in parts.items()
        if own or len(parts) == 1
    ]
    return found[0] if len(found) == 1 else woven(found)


def _tag(
    text: str,
    language: str,
    dct: str,
    kind: str,
    packs: Sequence[Pack],
    paragraphs: Sequence[Paragraph],
) -> tuple[TimeExpression, ...]:
    machine = tagger(language)
    known = LANGUAGES[language]
    named = Named.of(
        text, tuple(packs), language, known.clause_openers, known.names, machine.is_date
    )
    found = machine.drafts(text)
    if named.lexemes:
        found = named.dressed(text, machine.drafts(text, named.lexemes), found)
    if paragraphs:
        found = _inside(found, paragraphs)
    speech = moment_of(dct)
    kind = kind or guess_kind(text, [draft for _, _, draft, _ in found], speech)
    found = [_of_kind(item, kind) for item in found if item[2].only in ("", kind)]
    spans = [(start, end) for start, end, _, _ in found]
    drafts = complete(text, found, language)
    telling = [draft.day is not None or isinstance(draft.form, Shift) for draft in drafts]
    where = places(text, spans, language, telling)
    if kind == "news" and speech is not None:
        told = news_clock(drafts, where, speech)
    else:
        told = _told(drafts, where, _speeches(spans, paragraphs, speech), spans, paragraphs)
    return finish(text, found, drafts, told, language, kind, region_of(text, packs))


def _of_kind(item: tuple[int, int, Draft, str], kind: str) -> tuple[int, int, Draft, str]:
    """The reading that a text of this kind gives a phrase."""
    other = item[2].news
    return (*other, item[3]) if kind == "news" and other is not None else item


def _told(
    drafts: Sequence[Draft],
    where: Sequence[Place],
    speeches: Sequence[Moment | None],
    spans: Sequence[tuple[int, int]],
    paragraphs: Sequence[Paragraph],
) -> list[Told]:
    """What the clock says of each draft. The dates of the document itself (its date line, its
    notices) are read alone: they are no part of the story, and must not move its clock."""
    prose = min((p.start for p in paragraphs if p.role == "prose"), default=0)
    apart = sorted(
        (p.start, p.end)
        for p in paragraphs
        if not p.entry and (p.role in _NO_STORY or (p.role == "heading" and p.start < prose))
    )
    begins = [first for first, _ in apart]

    def stands_apart(start: int) -> bool:
        at = bisect_right(begins, start) - 1
        return at >= 0 and start < apart[at][1]

    inside = [i for i, (start, _) in enumerate(spans) if not stands_apart(start)]
    story = clock.run(
        [drafts[i] for i in inside],
        [where[i] for i in inside],
        [speeches[i] for i in inside],
    )
    found = dict(zip(inside, story, strict=True))
    return [
        found[i] if i in found else clock.run([drafts[i]], [where[i]], [speeches[i]])[0]
        for i in range(len(drafts))
    ]


def _speeches(
    spans: Sequence[tuple[int, int]], paragraphs: Sequence[Paragraph], speech: Moment | None
) -> list[Moment | None]:
    """When each expression was written: the day of its diary entry, else that of the document."""
    entries = [(p.start, p.end, moment_of(p.entry)) for p in paragraphs if p.entry]
    out: list[Moment | None] = []
    at = 0
    for start, _ in spans:
        while at < len(entries) and entries[at][1] <= start:
            at += 1
        inside = at < len(entries) and entries[at][0] <= start
        out.append(entries[at][2] if inside else speech)
    return out


def _inside(
    found: list[tuple[int, int, Draft, str]], paragraphs: Sequence[Paragraph]
) -> list[tuple[int, int, Draft, str]]:
    """What stands whole within one paragraph; both lists are in the order of the text."""
    out: list[tuple[int, int, Draft, str]] = []
    ordered = sorted(paragraphs, key=lambda p: p.start)
    at = 0
    for item in found:
        while at < len(ordered) and ordered[at].end <= item[0]:
            at += 1
        if at < len(ordered) and ordered[at].start <= item[0] and item[1] <= ordered[at].end:
            out.append(item)
    return out


def moment_of(dct: str) -> Moment | None:
    """The day of speaking as a moment; None where it is not known or not a plain date."""
    pieces = dct.strip().replace("T", "-").split("/")[-1].split("-")[:3]
    try:
        numbers = [int(piece[:4].rstrip("~?%")) for piece in pieces if piece]
    except ValueError:
        return None
    if not numbers or not 1 <= numbers[0] <= 9999:
        return None
    year, month, day = ([*numbers, 0, 0])[:3]
    if month > 12:
        month = day = 0
    return Moment(year, month, day, "day" if day else ("month" if month else "year"))


__all__ = ["Shift", "moment_value", "tag", "tagger"]
