"""The stretches of text in which sentences run: paragraphs, and cues that go on into each other.

A subtitle's sentence continues over cues, so cues that follow each other make one flow; every
other paragraph is a flow of its own. A passage never crosses a timecode: `within` cuts it back
to the cue that holds its core.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events.draft import Span
from timeline.model import Paragraph


@dataclass(frozen=True, slots=True)
class Flow:
    """One or more paragraphs of prose that are read as one text."""

    paragraphs: tuple[Paragraph, ...]

    def at(self, offset: int) -> Paragraph:
        """The paragraph in which an offset lies (the last that begins before it)."""
        found = self.paragraphs[0]
        for paragraph in self.paragraphs:
            if paragraph.start <= offset:
                found = paragraph
        return found


def flows(paragraphs: Sequence[Paragraph]) -> Iterator[Flow]:
    """The flows of a testimony in order: every role, so that a question can be seen as well."""
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        joins = (
            bool(run)
            and paragraph.timecode is not None
            and run[-1].timecode is not None
            and paragraph.role == run[-1].role == "prose"
            and paragraph.speaker == run[-1].speaker
        )
        if run and not joins:
            yield Flow(tuple(run))
            run = []
        run.append(paragraph)
    if run:
        yield Flow(tuple(run))


def within(flow: Flow, span: Span, core: Span) -> Span:
    """`span` cut to the one paragraph of the flow that holds `core` (its beginning)."""
    paragraph = flow.at(core.start)
    start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
    return Span(start, end) if start < end else core
