"""The sentences that say why: a date in words, and the passages that it rests on.

    Born between 1980 and 1981: 'in the 1980s' (paragraph 9) and 'at the age of 13, in 1994'
    (paragraph 12).

The words come from data (`chronology_says.tsv`); a language without a table is told in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from timeline import edtf, lexicon
from timeline.chronology.cues import cue_words
from timeline.chronology.decided import RULE
from timeline.chronology.network import EARLIEST
from timeline.chronology.story import Said, Story, Told
from timeline.model import Passage, TimelineError, TimeSpan
from timeline.words import in_words

_TOGETHER = 12  # characters between two quotes that are shown as one
_MOST = 4  # pieces of evidence in one sentence
_LONGEST = 120  # characters of a quote
_TOLD = ("around", "order")  # rules that rest on where something is told
_STOP = re.compile(r"[.!?\n]")
_LEAD = re.compile(r"(\w+)\s+$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of a chain: what was said, and the other event it counts from ("" for none)."""

    said: Said
    other: str = ""


@dataclass(frozen=True)
class Writer:
    """Writes sentences about the events of a story; `spans` gives each event's span."""

    story: Story
    spans: Mapping[str, TimeSpan]

    def why(self, told: Told, evidence: Sequence[Evidence]) -> str:
        """Why an event has its date."""
        lead = "born" if told.mention.category == "birth" else "event"
        text = self.say("and").join(self._pieces(evidence)[:_MOST])
        when = self._words(self.spans[told.id])
        sentence = self.say(lead, when=when, evidence=text)
        return sentence[:1].upper() + sentence[1:]

    def conflict(self, steps: Sequence[Said]) -> str:
        """What cannot all be true, with the passages that say it."""
        pieces = [self._bare(s) if s.passage is None else self._cite(s.passage) for s in steps]
        return self.say("conflict", evidence=self.say("and").join(dict.fromkeys(pieces)))

    def say(self, key: str, **values: str) -> str:
        """One template of the language, filled in."""
        template = _says(self.language).get(key) or _says("en")[key]
        return template.format(**values)

    @cached_property
    def language(self) -> str:
        """The language of the sentences: the testimony's where there is a table, else English."""
        return self.story.testimony.language if _says(self.story.testimony.language) else "en"

    # --- pieces of evidence -------------------------------------------------------------------

    def _pieces(self, evidence: Sequence[Evidence]) -> list[str]:
        said = [e for e in evidence if e.said.passage is not None and e.said.rule not in _TOLD]
        around = [e for e in evidence if e.said.rule in _TOLD]
        bare = [self._bare(e.said) for e in evidence if e.said.passage is None]
        return [
            *(self._quote(*quote) for quote in self._quotes(said)),
            *self._around(around),
            *dict.fromkeys(bare),
        ]

    def _quotes(self, evidence: Sequence[Evidence]) -> list[tuple[Passage, list[Evidence]]]:
        """The passages with what they say; what stands together is one passage."""
        found: list[tuple[Passage, list[Evidence]]] = []
        passages = [(self._with_dates(e), e) for e in evidence]
        for passage, step in sorted(passages, key=lambda pair: (pair[0].start, pair[0].end)):
            if found and self._beside(found[-1][0].end, passage.start):
                last = found[-1][0]
                whole = self._passage(last.start, max(last.end, passage.end))
                found[-1] = (whole, [*found[-1][1], step])
            else:
                found.append((passage, [step]))
        return found

    def _with_dates(self, step: Evidence) -> Passage:
        """The passage of a step, with the date beside it of the event that it counts from."""
        passage = step.said.passage
        assert passage is not None
        event = self.story.event(step.other)
        for index in event.expressions if event else ():
            date = self.story.expressions[index]
            if passage.end <= date.start and self._beside(passage.end, date.start):
                return self._passage(passage.start, date.end)
            if date.end <= passage.start and self._beside(date.end, passage.start):
                return self._passage(date.start, passage.end)
        return passage

    def _beside(self, end: int, start: int) -> bool:
        """Whether one passage ends where another starts, in one sentence; or they overlap."""
        between = self.story.testimony.text[end:start]
        return start - end <= _TOGETHER and not _STOP.search(between)

    def _quote(self, passage: Passage, steps: Sequence[Evidence]) -> str:
        text = self._cite(passage)
        for other in dict.fromkeys(s.other for s in steps if s.other):
            event = self.story.event(other)
            if event is not None and not self._covers(passage, event):
                when = self._words(self.spans[other])
                text += self.say("from", title=event.mention.title, when=when)
        return text

    def _cite(self, passage: Passage) -> str:
        """The words with the little word that leads them ("in the 1980s"), and where they are."""
        start = passage.start
        before = _LEAD.search(self.story.testimony.text[max(0, start - 12) : start])
        if before and before[1].lower() in cue_words(self.language, "lead"):
            start = start - len(before[0])
        quote = " ".join(self._passage(start, passage.end).quote.split())
        if len(quote) > _LONGEST:
            quote = quote[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"
        number = str(self.story.paragraph(passage.start))
        return self.say("quote", quote=quote, number=number)

    def _around(self, steps: Sequence[Evidence]) -> list[str]:
        """ "told after X", "told before Y"; "told together with X" where both are one."""
        sides: dict[str, set[int]] = {}
        numbers: dict[str, str] = {}
        for step in steps:
            other = step.other or next(iter(step.said.uses), "")
            if self.story.event(other) is None:
                continue
            sides.setdefault(other, set()).add(step.said.statement.ties[0].side)
            passage = step.said.passage
            numbers[other] = str(self.story.paragraph(passage.start)) if passage else ""
        found = []
        for other, bounds in sides.items():
            event = self.story.event(other)
            assert event is not None
            after = "told_after" if EARLIEST in bounds else "told_before"
            key = "told_with" if len(bounds) > 1 else after
            when = self._words(self.spans[other])
            title = event.mention.title
            found.append(self.say(key, title=title, when=when, number=numbers[other]))
        return found

    def _bare(self, said: Said) -> str:
        if said.rule == "told":
            return self.say("told", when=self._told)
        return self.say("corrected" if said.rule == RULE else "fact", source=said.meaning)

    # --- words --------------------------------------------------------------------------------

    @cached_property
    def _told(self) -> str:
        try:
            return self._words(edtf.span(self.story.testimony.told))
        except edtf.EdtfError:
            return self.story.testimony.told

    def _words(self, span: TimeSpan) -> str:
        return in_words(span, self.language) if any(span.bounds) else self.say("unknown")

    def _covers(self, passage: Passage, event: Told) -> bool:
        starts = [self.story.expressions[i].start for i in event.expressions]
        return any(passage.start <= start < passage.end for start in starts)

    def _passage(self, start: int, end: int) -> Passage:
        return Passage(start, end, self.story.testimony.text[start:end])


@cache
def _says(language: str) -> dict[str, str]:
    try:
        rows = lexicon.table(language, "chronology_says")
    except TimelineError:
        return {}
    return {row["key"]: row["text"].replace("␣", " ") for row in rows}
