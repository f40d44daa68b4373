"""Texts that mix languages: which paragraph is written in which, told by its script.

A testimony has one language; a paragraph (or, in plain text, a line) that is written in the
script of another is read in that one, and so is a sentence within a paragraph. Languages that
share a script are not told apart here. The script of a language is the row `script` of its
lexicon table `document`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache

from timeline.lexicon import table
from timeline.model import Paragraph, TimeExpression, TimelineError

_LETTERS = {"latin": re.compile(r"[A-Za-zÀ-ɏ]"), "hangul": re.compile(r"[가-힣]")}
_WEIGHT = {"latin": 1, "hangul": 4}  # a syllable says as much as some letters
_ENOUGH = 24  # weight from which a paragraph is written in a language at all
_ALONE = 10  # the same where no letter of the main language stands in it
_SHARE = 3  # and how many times that of the main language


@cache
def script_of(language: str) -> str:
    """The script of a language; "" where its tables do not say."""
    try:
        rows = table(language, "document")
    except TimelineError:
        return ""
    return next((row["words"] for row in rows if row["use"] == "script"), "")


def language_of(text: str, main: str, languages: Collection[str]) -> str:
    """The language of a stretch of text: `main`, unless it is written in another's script."""
    own = _weight(text, script_of(main))
    for language in sorted(languages):
        script = script_of(language)
        if script in ("", script_of(main)):
            continue
        if _weight(text, script) >= (max(_ENOUGH, _SHARE * own) if own else _ALONE):
            return language
    return main


def _weight(text: str, script: str) -> int:
    letters = _LETTERS.get(script)
    return 0 if letters is None else len(letters.findall(text)) * _WEIGHT[script]


def by_language(
    text: str, paragraphs: Sequence[Paragraph], main: str, languages: Collection[str]
) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs (without any: the lines) of each language; only `main` where none other."""
    if not _may_mix(text, main, languages):
        return {main: tuple(paragraphs)}
    pieces = paragraphs or tuple(_lines(text))
    found: dict[str, list[Paragraph]] = {main: []}
    for piece in pieces:
        for tongue, part in _parts(text, piece, main, languages):
            found.setdefault(tongue, []).append(part)
    if len(found) == 1:
        return {main: tuple(paragraphs)}
    return {tongue: tuple(own) for tongue, own in found.items()}


_SENTENCE = re.compile(r"[.!?…]+[\"'”’)\]]*\s+")


def _parts(
    text: str, piece: Paragraph, main: str, languages: Collection[str]
) -> Iterable[tuple[str, Paragraph]]:
    """A paragraph in the language it is written in, its sentences in others apart."""
    whole = text[piece.start : piece.end]
    tongue = language_of(whole, main, languages)
    if not _may_mix(whole, tongue, languages):
        return [(tongue, piece)]
    parts: list[tuple[str, Paragraph]] = []
    start = piece.start
    ends = [piece.start + mark.end() for mark in _SENTENCE.finditer(whole)]
    for end in (*ends, piece.end):
        own = language_of(text[start:end], tongue, languages)
        if parts and parts[-1][0] == own:
            parts[-1] = (own, replace(parts[-1][1], end=end))
        elif end > start:
            parts.append((own, replace(piece, start=start, end=end)))
        start = end
    return parts


def _may_mix(text: str, main: str, languages: Collection[str]) -> bool:
    """A first look that costs little: whether letters of another script stand in the text."""
    for language in languages:
        letters = _LETTERS.get(script_of(language))
        if script_of(language) != script_of(main) and letters and letters.search(text):
            return True
    return False


def _lines(text: str) -> Iterable[Paragraph]:
    for number, line in enumerate(re.finditer(r"[^\n]+", text), 1):
        yield Paragraph(line.start(), line.end(), number)


def woven(parts: Sequence[Sequence[TimeExpression]]) -> tuple[TimeExpression, ...]:
    """Expressions found apart, in the order of the text, with their partners found again."""
    places = [(e.start, which, at) for which, part in enumerate(parts) for at, e in enumerate(part)]
    order = {(which, at): new for new, (_, which, at) in enumerate(sorted(places))}
    out: list[TimeExpression] = []
    for _, which, at in sorted(places):
        expression = parts[which][at]
        partner = expression.partner
        if partner is not None:
            expression = replace(expression, partner=order[which, partner])
        out.append(expression)
    return tuple(out)
