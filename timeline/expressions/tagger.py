"""The expressions step: text to time expressions. Language-free.

Lexemes -> chains -> rules -> drafts -> clock -> TimeExpressions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from timeline.expressions import clock
from timeline.expressions.anchors import Named
from timeline.expressions.clock import Told
from timeline.expressions.context import Place, places
from timeline.expressions.dated_events import dated_events
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
    read = [
        _read(text, tongue, dct, kind, packs, own)
        for tongue, own in parts.items()
        if own or len(parts) == 1
    ]
    speech = moment_of(dct)
    stories = [one for one in read if one.kind != "news" or speech is None]
    told = {
        id(one): news_clock(one.drafts, one.where, speech)
        for one in read
        if one.kind == "news" and speech is not None
    }
    told |= _clocked(text, language, stories, speech, paragraphs)
    region = region_of(text, packs)
    found = [
        finish(text, one.found, one.drafts, told[id(one)], one.language, one.kind, region)
        for one in read
    ]
    return found[0] if len(found) == 1 else woven(found)


@dataclass(frozen=True)
class _Read:
    """What one language reads in a text, before the clock: its part of the document."""

    language: str
    kind: str
    found: list[tuple[int, int, Draft, str]]
    drafts: list[Draft]
    where: list[Place]


def _read(
    text: str,
    language: str,
    dct: str,
    kind: str,
    packs: Sequence[Pack],
    paragraphs: Sequence[Paragraph],
) -> _Read:
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
    kind = kind or guess_kind(text, [draft for _, _, draft, _ in found], moment_of(dct))
    found = [_of_kind(item, kind) for item in found if item[2].only in ("", kind)]
    found = dated_events(text, found, machine.drafts)
    spans = [(start, end) for start, end, _, _ in found]
    drafts = complete(text, found, language)
    telling = [draft.day is not None or isinstance(draft.form, Shift) for draft in drafts]
    return _Read(language, kind, found, drafts, places(text, spans, language, telling))


def _clocked(
    text: str,
    main: str,
    stories: Sequence[_Read],
    speech: Moment | None,
    paragraphs: Sequence[Paragraph],
) -> dict[int, list[Told]]:
    """What the narrative clock says, one clock for the whole document: "이듬해" may count from
    what was told in English. By the identity of each story's part."""
    order = sorted(
        (start, which, at)
        for which, one in enumerate(stories)
        for at, (start, _, _, _) in enumerate(one.found)
    )
    spans = [stories[which].found[at][:2] for _, which, at in order]
    drafts = [stories[which].drafts[at] for _, which, at in order]
    where = [stories[which].where[at] for _, which, at in order]
    if len(stories) > 1:  # sentences and paragraphs are counted anew over all of them
        around = places(text, spans, main, [False] * len(spans))
        where = [
            replace(new, past=own.past, ahead=own.ahead)
            for new, own in zip(around, where, strict=True)
        ]
    told: dict[int, list[Told]] = {id(one): [] for one in stories}
    given = _told(drafts, where, _speeches(spans, paragraphs, speech), spans, paragraphs)
    for (_, which, _), one in zip(order, given, strict=True):
        told[id(stories[which])].append(one)
    return told


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
