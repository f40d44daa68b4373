"""Text to lexemes: where the words of the lexicon stand, and what class each belongs to.

Language-free. A `Lexer` is made from vocabulary rows (form, class, value); it finds every form in
one pass (Aho-Corasick, leftmost longest), reads numbers where a form begins with a digit, and
joins neighbours into *chains*: runs of lexemes with nothing between them but blanks and the few
marks of `GAPS`. A chain without a strong class ("in the") is dropped at once, so the cost of the
grammar is paid only where time is told. Each class is one character of a private alphabet: a
chain is then a short string over which rules are plain regular expressions.

Forms with a capital letter match only text that begins with a capital ("May", not "may").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline.expressions.glue import Glue
from timeline.expressions.marks import GAPS, Lexeme
from timeline.expressions.numerals import read_number

LONGEST_CHAIN = 48
PIECE = 1 << 18  # the search keeps a list of its finds: bound it
WIDE = str.maketrans("０１２３４５６７８９～－", "0123456789~-")  # full width: one for one
EDGES = " \n\t\r(['\"“”‘’-–—/,\u00a0\u202f;:.`*_…|>"


@dataclass(frozen=True, slots=True)
class Alphabet:
    """One character for each class of lexemes."""

    letters: Mapping[str, str]

    @classmethod
    def of(cls, kinds: Iterable[str]) -> Alphabet:
        return cls({kind: chr(0xE000 + i) for i, kind in enumerate(sorted(set(kinds)))})

    def codes(self, lexemes: Iterable[Lexeme]) -> str:
        return "".join([self.letters[lexeme.kind] for lexeme in lexemes])


GIVEN_KINDS = ("anchor", "anchorclause", "stage")  # lexemes that a caller brings along
NUMBER_KINDS = (
    "d12", "d31", "d99", "d3", "y4", "num", "dec", "clock", "iso", "slashdate", "dotdate",
    "dayth", "nth", "decade", "shortdecade", "shortyear", "meridiemclock", "hrs", "miltime", "junk",
)  # fmt: skip


class Lexer:
    """Finds lexemes. `rows` are (form, class, value); `weak` classes open no chain by themselves;
    `suffixes` are letters that may follow digits at once; `spaced` is true where words end at a
    letter's end (English), false where endings cling to them (Korean): then a form begins at a
    word's beginning or where the lexeme before it ends ("1994년봄")."""

    def __init__(
        self,
        rows: Iterable[tuple[str, str, str]],
        weak: frozenset[str],
        suffixes: Mapping[str, str],
        spaced: bool = True,
        paired: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
        idle: frozenset[str] = frozenset(),
        glue: frozenset[str] = frozenset(),
    ) -> None:
        self.idle = idle
        self.suffixes = suffixes
        self.spaced = spaced
        patterns: list[str] = []
        self._entries: list[tuple[str, str, bool] | None] = []
        seen: set[str] = set()
        small: dict[str, tuple[str, str]] = {}
        kinds: set[str] = {*NUMBER_KINDS, *GIVEN_KINDS, *GAPS.values()}
        for form, kind, value in rows:
            low = form.lower()
            kinds.add(kind)
            if low in seen or not low:
                continue
            seen.add(low)
            if kind in glue and low.isalpha():
                small[low] = (kind, value)
                continue
            for edge in EDGES if spaced else ("",):
                patterns.append(edge + low)
                self._entries.append((kind, value, form[0].isupper()))
        for edge in EDGES if spaced else ("",):
            for digit in "0123456789":
                patterns.append(edge + digit)
                self._entries.append(None)
        self._machine = AhoCorasick(patterns, MatchKind.LeftmostLongest, store_patterns=False)
        self._glue = Glue(small)
        self._glued = bool(small)
        self.alphabet = Alphabet.of(kinds)
        one, other = paired
        self._strength = {
            kind: 1 if kind not in weak else 2 * (kind in one) + 4 * (kind in other)
            for kind in kinds
        }

    def lexemes(self, text: str, joints: frozenset[int] = frozenset()) -> Iterator[Lexeme]:
        """Every lexeme of the text, in order, never overlapping. At `joints` a form may begin
        though letters stand before it: there a lexeme from elsewhere ends."""
        low = text.lower()
        if len(low) != len(text):
            low = "".join([c if len(c.lower()) != 1 else c.lower() for c in text])
        size = len(text)
        entries, spaced, make = self._entries, self.spaced, tuple.__new__
        last = joint = 0
        for offset, piece in _pieces(low, spaced):
            for which, start, end in self._machine.find_matches_as_indexes(piece):
                start += offset
                if start < last:
                    continue
                end += offset - spaced
                entry = entries[which]
                if not spaced:
                    begins = start == joint or start in joints or not low[start - 1].isalnum()
                    if not begins and (entry is not None or low[start - 1].isascii()):
                        if entry is None:
                            last = read_number(text, start, self.suffixes, spaced).end
                        continue
                elif entry and end < size and low[end].isalnum() and low[end - 1] != ".":
                    continue
                if entry is None:
                    lexeme = read_number(text, start, self.suffixes, spaced)
                    last = joint = lexeme.end
                    if start and text[start - 1] in "'’‘":
                        lexeme = _apostrophe(text, lexeme)
                    yield lexeme
                    continue
                kind, value, capital = entry
                if capital and not text[start].isupper():
                    continue
                last = joint = end
                yield make(Lexeme, (start, end, kind, value))

    def chains(self, text: str, given: Sequence[Lexeme] = ()) -> Iterator[list[Lexeme]]:
        """Runs of lexemes that may be one expression; marks between them are lexemes too.

        A run counts when it holds a strong lexeme, or one of each kind of a pair. `given` are
        lexemes from elsewhere (names of history), which stand in the place of what they cover."""
        strength, glue = self._strength, self._glue
        run: list[Lexeme] = []
        power = last = floor = 0
        lexemes = self.lexemes(text, frozenset([lexeme.end for lexeme in given]))
        for lexeme in _merged(lexemes, given) if given else lexemes:
            start = lexeme.start
            if run:
                gap = text[last:start]
                between: list[Lexeme] | None = []
                if len(run) > LONGEST_CHAIN:
                    between = None
                elif gap != " " and gap:
                    between = glue.between(gap, last)
                if between is None:
                    if power & 3 and (whole := self._whole(text, run, power, floor)):
                        yield whole
                    run, power, floor = [], 0, last
                elif between:
                    for small in between:
                        power |= strength[small.kind]
                    run += between
            run.append(lexeme)
            power |= strength[lexeme.kind]
            last = lexeme.end
        if power & 3 and (whole := self._whole(text, run, power, floor)):
            yield whole

    def _whole(self, text: str, run: list[Lexeme], power: int, floor: int) -> list[Lexeme]:
        """A run with the small words that lead up to it and without idle ones at its end; empty
        where it is neither strong nor a pair."""
        lead = self._glue.before(text, floor, run[0].start) if self._glued else []
        for small in lead:
            power |= self._strength[small.kind]
        if not power & 1 and power != 6:
            return []
        while run[-1].kind in self.idle:
            run.pop()
        return lead + run


def _pieces(low: str, spaced: bool) -> Iterator[tuple[int, str]]:
    """A text in pieces of bounded size, cut at a line or a blank, each with where it begins; in a
    spaced language every piece is led by a blank, so that its first word has an edge too."""
    lead = " " if spaced else ""
    start, size = 0, len(low)
    while start < size:
        end = min(start + PIECE, size)
        if end < size:
            for mark in ("\n", ". ", " "):
                cut = low.rfind(mark, end - 4096, end)
                if cut > start:
                    end = cut + 1
                    break
        yield start, lead + low[start:end]
        start = end


def _merged(lexemes: Iterable[Lexeme], given: Sequence[Lexeme]) -> Iterator[Lexeme]:
    """Lexemes in order, those of `given` in the place of shorter ones that they touch, and of a
    number with a point ("6.25" is a day that has become a name)."""
    at = 0
    for lexeme in lexemes:
        while at < len(given) and given[at].end <= lexeme.start:
            yield given[at]
            at += 1
        if at < len(given) and given[at].start < lexeme.end:
            longer = (given[at].end - given[at].start) - (lexeme.end - lexeme.start)
            if longer > 0 or (longer == 0 and lexeme.kind == "dec"):
                continue
            at += 1
        yield lexeme
    yield from given[at:]


def _apostrophe(text: str, number: Lexeme) -> Lexeme:
    """'86 and '60s with the apostrophe that stands for the century."""
    before = text[number.start - 2 : number.start - 1] if number.start > 1 else " "
    if before.isalnum() or number.end - number.start < 2:
        return number
    if number.kind in ("d12", "d31", "d99"):
        return number._replace(start=number.start - 1, kind="shortyear")
    return number._replace(start=number.start - 1) if number.kind == "shortdecade" else number
