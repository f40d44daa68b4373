"""Which years of the testimonies' prose no event tells, and which lives lack a birth.

A careful reader expects every four-digit year of a testimony to be in some event's passage; what
is left over is listed with its sentence, for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.extract import extract
from timeline.model import Life, Paragraph, Passage, Testimony, TimelineError
from timeline.sources import READERS, read

_YEAR = re.compile(r"(?<![\d,.])(?:1[5-9]|20)\d\d(?![\d]|[,.]\d)")
_SENTENCE_END = re.compile(r"(?<=[.!?…。])[\"'”’)\]]*\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Untold:
    """A year that is in no event's passage, with the sentence that has it."""

    file: str
    year: str
    passage: Passage

    def __str__(self) -> str:
        return f"{self.file}: {self.year}: {' '.join(self.passage.quote.split())}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """`years` is how many four-digit years the prose has; `untold` those without an event;
    `births` says for each file without one why; `faults` what else is wrong with a life."""

    years: int
    untold: tuple[Untold, ...]
    births: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of years without an event, 0 to 1."""
        return len(self.untold) / self.years if self.years else 0.0

    def lines(self) -> list[str]:
        """The report: a line for every finding, and the sum last."""
        told = self.years - len(self.untold)
        found = [str(one) for one in self.untold]
        found += [*self.births, *self.faults]
        return [*found, f"{told} of {self.years} years are told by an event ({1 - self.share:.1%})"]


def coverage(folder: Path) -> Coverage:
    """What the events of every testimony in `folder` leave out. Raises TimelineError for a file
    that cannot be read, or where there is none."""
    files = sorted(
        path
        for path in folder.glob("*")
        if path.is_file() and path.suffix.lower().lstrip(".") in READERS and path.stem != "README"
    )
    if not files:
        raise TimelineError(f"{folder}: holds no testimony")
    return of_lives([extract(read(path)) for path in files])


def of_lives(lives: Sequence[Life]) -> Coverage:
    """The same for lives that are extracted already."""
    years = 0
    untold: list[Untold] = []
    births: list[str] = []
    faults: list[str] = []
    for life in lives:
        found = list(_years(life.testimony))
        years += len(found)
        spans = [(p.start, p.end) for event in life.events for p in (event.passage, *event.also)]
        for year in found:
            at = (year.passage.start, year.passage.end)
            if not any(start <= at[0] and at[1] <= end for start, end in spans):
                sentence = _sentence(life.testimony, at[0])
                untold.append(Untold(life.testimony.file, year.year, sentence))
        if not life.birth:
            why = life.no_birth or "no reason is given"
            births.append(f"{life.testimony.file}: no birth: {why}")
        faults += [f"{life.testimony.file}: {says}" for says in _faults(life)]
    return Coverage(years, tuple(untold), tuple(births), tuple(faults))


def _years(testimony: Testimony) -> Iterator[Untold]:
    for paragraph in testimony.paragraphs:
        if paragraph.role != "prose":
            continue
        for match in _YEAR.finditer(testimony.text, paragraph.start, paragraph.end):
            passage = Passage(match.start(), match.end(), match[0])
            yield Untold(testimony.file, match[0], passage)


def _sentence(testimony: Testimony, at: int) -> Passage:
    """The sentence around a place in the text."""
    around: Paragraph = next(p for p in testimony.paragraphs if p.start <= at < p.end)
    start, end = around.start, around.end
    for stop in _SENTENCE_END.finditer(testimony.text, around.start, around.end):
        if stop.end() <= at:
            start = stop.end()
        elif stop.start() > at:
            end = stop.start()
            break
    return Passage(start, end, testimony.text[start:end])


def _faults(life: Life) -> Iterator[str]:
    """Titles that are too long, cut off or doubled, and life events later than the telling."""
    titles: dict[str, str] = {}
    for event in life.events:
        if len(event.title) > 80:
            yield f"{event.id}: its title has {len(event.title)} characters"
        if event.title.endswith(("…", "...")):
            yield f"{event.id}: its title is cut off: {event.title}"
        if event.title in titles:
            yield f"{event.id}: has the title of {titles[event.title]}: {event.title}"
        titles.setdefault(event.title, event.id)
