"""Sentences of a flow as tagged tokens, with quoted speech marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.events.english.tokens import Token, tag, tokenise
from timeline.events.flow import Flow
from timeline.model import TimeExpression

CLOSERS = frozenset("\"”’»)]'")
QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|«[^»]{0,600}»|(?<!\w)‘[^’]{0,300}’(?!\w)")
NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+|[-*•–—]\s+")


def quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of text[start:end] that stand in quotation marks, marks included."""
    return [match.span() for match in QUOTED.finditer(text, start, end)]


def sentences(
    text: str, flow: Flow, expressions: Sequence[TimeExpression]
) -> Iterator[list[Token]]:
    """The sentences of a flow; a sentence may run on from one cue into the next."""
    raw: list[Token] = []
    spoken: list[tuple[int, int]] = []
    first, last = flow.paragraphs[0].start, flow.paragraphs[-1].end
    for paragraph in flow.paragraphs:
        start = paragraph.start
        label = f"{paragraph.speaker}:"
        if paragraph.speaker and text.startswith(label, start):
            start += len(label)
        if number := NUMBERED.match(text, start, paragraph.end):
            start = number.end()
        raw.extend(tokenise(text, start, paragraph.end))
        spoken.extend(quotes(text, start, paragraph.end))
    times = [
        (e.start, e.end, index)
        for index, e in enumerate(expressions)
        if e.start < last and first < e.end
    ]
    begin = 0
    at = 0
    while at < len(raw):
        if raw[at].text in ".!?…" and _ends(raw, at, times):
            while (
                at + 1 < len(raw)
                and raw[at + 1].text in CLOSERS | {".", "!", "?"}
                and (raw[at + 1].start == raw[at].end)
            ):
                at += 1
            yield tag(raw[begin : at + 1], times, spoken)
            begin = at + 1
        at += 1
    if begin < len(raw):
        yield tag(raw[begin:], times, spoken)


def _ends(raw: Sequence[Token], at: int, times: Sequence[tuple[int, int, int]]) -> bool:
    """Whether a full stop ends its sentence: not inside a time expression or a quotation that
    goes on in lower case."""
    token = raw[at]
    if any(start < token.start < end - 1 for start, end, _ in times):
        return False
    ahead = at + 1
    while ahead < len(raw) and raw[ahead].text in CLOSERS:
        ahead += 1
    if ahead >= len(raw):
        return True
    return not raw[ahead].text[:1].islower()
