"""A flow of paragraphs as one text: its sentences, its words, and where each stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events.draft import Span
from timeline.events.flow import Flow
from timeline.events.korean.lexis import bare

_END = re.compile(r"[.!?…。！？]+[\"'”’)\]」』]*(?=\s|$)")
_FINITE = re.compile(
    r"(?:니다|[가-힣][^있]?[았었했였됐갔왔겠났렸쳤졌렀]다|[가-힣]{2}요|[가-힣]죠|니까\?)(?=\s)"
)
_QUOTES = re.compile(r"“[^”]*”|\"[^\"]*\"|「[^」]*」|『[^』]*』")
LONG = 90  # characters without a full stop, after which endings alone part sentences


@dataclass(frozen=True, slots=True)
class Word:
    """A word between blanks: where it stands in the view, as written and without marks."""

    start: int
    end: int
    text: str
    bare: str
    quoted: bool = False
    times: tuple[int, ...] = ()  # the time expressions that it is part of
    named: bool = False  # it names a stage of life, which is content as well
    timed: bool = False  # nothing of it lies outside a time expression


@dataclass(frozen=True, slots=True)
class View:
    """The text of a flow, and for each character its place in the testimony's text."""

    text: str
    offsets: Sequence[int]

    @classmethod
    def of(cls, text: str, flow: Flow) -> View:
        pieces: list[str] = []
        offsets: list[int] = []
        for paragraph in flow.paragraphs:
            if pieces:
                pieces.append(" ")
                offsets.append(paragraph.start)
            pieces.append(text[paragraph.start : paragraph.end].replace("\n", " "))
            offsets.extend(range(paragraph.start, paragraph.end))
        return cls("".join(pieces), offsets)

    def span(self, start: int, end: int) -> Span:
        """A stretch of the view as a span of the testimony's text."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def place(self, offset: int) -> int:
        """Where a character of the testimony's text stands in the view."""
        return bisect_left(self.offsets, offset)

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch of the testimony's text lies in the view."""
        return bool(self.offsets) and self.offsets[0] <= start and end <= self.offsets[-1] + 1

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The sentences, each from its first to behind its last character."""
        last = 0
        for found in _END.finditer(self.text):
            before, after = self.text[: found.start()][-1:], self.text[found.end() :].lstrip()[:1]
            if before.isdigit() and after.isdigit():
                continue
            yield from self._spoken(last, found.end())
            last = found.end()
        if self.text[last:].strip():
            yield from self._spoken(last, len(self.text))

    def _spoken(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Speech written down without full stops: parted where a sentence's ending stands."""
        text = self.text[start:end]
        if len(text.strip()) <= LONG:
            yield start, end
            return
        last = 0
        for found in _FINITE.finditer(text):
            if found.end() - last > 8:
                yield start + last, start + found.end()
                last = found.end()
        if text[last:].strip():
            yield start + last, end

    def words(
        self, start: int, end: int, times: Sequence[tuple[int, int, int]], stages: frozenset[int]
    ) -> list[Word]:
        """The words of a stretch; `times` are index, start and end of expressions in the view,
        `stages` the indexes of those that name a stage of life."""
        quoted = [found.span() for found in _QUOTES.finditer(self.text, start, end)]
        out: list[Word] = []
        for found in re.finditer(r"\S+", self.text[start:end]):
            a, b = start + found.start(), start + found.end()
            own = tuple(index for index, first, last in times if first < b and a < last)
            word = bare(found.group())
            out.append(
                Word(
                    a,
                    b,
                    found.group(),
                    word,
                    quoted=any(first < a + 1 and b - 1 < last for first, last in quoted),
                    times=own,
                    named=bool(own) and stages.issuperset(own),
                    timed=any(
                        first <= a and a + found.group().find(word) + len(word) <= last
                        for _, first, last in times
                    ),
                )
            )
        return out
