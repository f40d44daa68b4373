"""Text → pieces: where one paragraph, turn, entry or numbered statement ends and the next begins.

Blank lines part paragraphs. Within a block a line break parts them too where the next line
begins a turn, an entry or a number, where a line stands for itself (a date line, a by-line), or
where it ended a sentence well before the margin; else the block is wrapped prose.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.sources.dates import date_line, dated_line
from timeline.sources.furniture import byline
from timeline.sources.vocabulary import pattern

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LABEL = re.compile(
    r"(?:>{1,2}\s*)?(?:\*\*|__)?"
    # "A." before an answer, however it goes on ("A. 25 January 1971."), but not "A. Kim:"
    r"(?P<name>[^\W\d_](?=\.\s)(?!\.\s[\w.'’&-]+(?: [\w.'’&-]+){0,2}\s?[:：]\s)"
    r"|[^\W\d_][\w.'’&○〇×△-]*(?: [\w.'’&()○〇×△-]+){0,3}|[^\W\d_]\d{0,3})"
    r"(?:\*\*|__)?\s?(?P<mark>[:：.])(?:\*\*|__)?(?=\s|$)\s*"
)
_TIMECODE = re.compile(
    r"[\[(]?(?P<code>(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]?[ \t]*[-–—:]?[ \t]*"
)
_NUMBER = re.compile(r"(?:[¶§] ?(?P<sign>\d{1,3})[.)]?|\(?(?P<plain>\d{1,3})[.)])\s+(?=\S)")
_MARK = re.compile(r"(?:>[ \t]*)+|[-*+][ \t]+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_ENDS = re.compile(r"""[.!?…。:;][)\]"'”’»*_]*\s*$""")
_MARGIN = 0.75  # of the widest line of its block


@dataclass(frozen=True, slots=True)
class Piece:
    """`start`..`end` is the text that counts, without its label; `first` is where the label
    begins; `block` tells which pieces stand together between blank lines."""

    start: int
    end: int
    block: int
    first: int
    speaker: str = ""
    timecode: float | None = None
    number: int | None = None
    heading: bool = False


def seconds(code: str) -> float:
    """The seconds of a timecode as `MM:SS` or `HH:MM:SS`, with a fraction after . or a comma."""
    total = 0.0
    for part in code.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def pieces(text: str, begin: int = 0, markdown: bool = False) -> list[Piece]:
    """The pieces of `text` from `begin` on, in order."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, begin)]
    lines = [_stripped(text, start, end) for start, end in lines]
    blocks = list(_blocks(text, lines))
    labels = _labels(text, lines)
    numbered = _numbered(text, lines)
    found = []
    for index, block in enumerate(blocks):
        for start, end in _groups(text, block, labels, numbered):
            piece = Piece(start, end, index, start)
            found.append(_unlabelled(text, piece, labels, numbered, markdown))
    return [piece for piece in found if piece.start < piece.end]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _blocks(text: str, lines: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    block: list[tuple[int, int]] = []
    for start, end in lines:
        if block and text.count("\n", block[-1][1], start) > 1:
            yield block
            block = []
        block.append((start, end))
    if block:
        yield block


def _label(text: str, start: int, end: int) -> re.Match[str] | None:
    code = _TIMECODE.match(text, start, end)
    return _LABEL.match(text, code.end() if code else start, end)


def _labels(text: str, lines: list[tuple[int, int]]) -> frozenset[str]:
    """The names that label turns: in the list of labels, or in capitals or with a capital, and
    all of them more than once."""
    counts: Counter[tuple[str, str]] = Counter()
    for start, end in lines:
        match = _label(text, start, end)
        if match and len(match["name"]) <= 40:
            counts[match["name"], match["mark"]] += 1
    return frozenset(
        name for (name, mark), times in counts.items() if times > 1 and _is_label(name, mark)
    )


def _is_label(name: str, mark: str) -> bool:
    known = any(
        pattern("^(?:", use, r")(?: ?\d{1,3})?$").match(name) for use in ("interviewer", "answerer")
    )
    if mark == ".":  # "Q." and "A." only: a sentence may be as short
        return known and len(name) <= 2
    words = name.split()
    return known or (all(not word[0].islower() for word in words) and len(words) <= 3)


def _numbered(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the document numbers its paragraphs: at least three, nearly all in order from 1."""
    numbers = [int(m["sign"] or m["plain"]) for s, e in lines if (m := _NUMBER.match(text, s, e))]
    in_order = sum(after == before + 1 for before, after in itertools.pairwise(numbers))
    return len(numbers) >= 3 and numbers[0] <= 2 and in_order >= 0.7 * (len(numbers) - 1)


def _groups(
    text: str, block: list[tuple[int, int]], labels: frozenset[str], numbered: bool
) -> Iterator[tuple[int, int]]:
    """The lines of a block that make one piece each."""
    width = max(end - start for start, end in block)
    wrapped = len(block) > 1 and _wrapped(text, block, width)
    above = begin, last = block[0]
    apart = wrapped and _stands_alone(text[begin:last])
    for start, end in block[1:]:
        alone = wrapped and _stands_alone(text[start:end])
        if (
            not wrapped
            or apart
            or alone
            or _starts_anew(text, start, end, labels, numbered)
            or _ended(text, above, width)
        ):
            yield begin, last
            begin = start
        last, apart, above = end, alone, (start, end)
    yield begin, last


def _starts_anew(text: str, start: int, end: int, labels: frozenset[str], numbered: bool) -> bool:
    label = _label(text, start, end)
    return bool(
        (label and label["name"] in labels)
        or (numbered and _NUMBER.match(text, start, end))
        or (_TIMECODE.match(text, start, end) and text[start] in "[(")
        or _HEADING.match(text, start, end)
    )


def _stands_alone(line: str) -> bool:
    """A date line, a by-line or a notice, whatever stands above and below."""
    return (
        date_line(line) is not None
        or dated_line(line)
        or bool(pattern("^(?:", "notice", ")", "start").match(line))
        or bool(len(line) < 100 and byline(line))
    )


def _ended(text: str, line: tuple[int, int], width: int) -> bool:
    """Whether a line ends a paragraph: a sentence's end, and the line is long or stops early."""
    length = line[1] - line[0]
    return (length > 120 or length < _MARGIN * width) and _at_end(text, line)


def _at_end(text: str, line: tuple[int, int]) -> bool:
    return bool(_ENDS.search(text[max(line[0], line[1] - 8) : line[1]]))


def _wrapped(text: str, block: list[tuple[int, int]], width: int) -> bool:
    """Whether a block is prose broken at a margin: not lines that each stand for themselves."""
    widths = [end - start for start, end in block[:-1]]
    if width > 160:  # lines as long as paragraphs: every one is a paragraph
        return False
    full = sum(one >= 0.6 * width for one in widths) >= 0.8 * len(widths)
    running = any(
        not _at_end(text, line) and not text[after[0] : after[0] + 1].isupper()
        for line, after in itertools.pairwise(block)
    )
    return (running and (full or width < 60)) or (full and width >= 60 and len(block) > 2)


def _plain(text: str, piece: Piece) -> Piece:
    """The piece without Markdown's marks around it: quotation, list, and emphasis of the whole."""
    start, end = piece.start, piece.end
    mark = _MARK.match(text, start, end)
    start = mark.end() if mark else start
    for sign in ("***", "**", "__", "*", "_"):
        inner = text[start + len(sign) : end - len(sign)]
        if text.startswith(sign, start) and text.endswith(sign, start, end) and inner.strip():
            if sign not in inner:
                return replace(piece, start=start + len(sign), end=end - len(sign))
            break
    return replace(piece, start=start, end=end)


def _unlabelled(
    text: str, piece: Piece, labels: frozenset[str], numbered: bool, markdown: bool
) -> Piece:
    """The piece without the heading's marks, number, timecode and speaker's label before it."""
    if markdown:
        piece = _plain(text, piece)
    start, end = piece.start, piece.end
    if markdown and (heading := _HEADING.match(text, start, end)):
        return replace(piece, start=heading.end(), heading=True)
    if numbered and (number := _NUMBER.match(text, start, end)):
        value = int(number["sign"] or number["plain"])
        piece, start = replace(piece, start=number.end(), number=value), number.end()
    code = _TIMECODE.match(text, start, end)
    if code and text[start] in "[(":
        start = code.end()
        piece = replace(piece, start=start, timecode=seconds(code["code"]))
    label = _LABEL.match(text, start, end)
    if label and label["name"] in labels:
        piece = replace(piece, start=label.end(), speaker=label["name"])
    return piece
