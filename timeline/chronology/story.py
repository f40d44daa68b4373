"""The story as the chronology reads it: who speaks when, what stands where, and what came before.

A `Told` is a mention with the moments it has in the network; `Story` answers the questions that
statement builders ask: what "two years later" counts from, when the speaker speaks, whose birth an
age counts from, which event some words name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from timeline import edtf
from timeline.chronology.days import FIRST, LAST, to_day
from timeline.chronology.lookup import Lookup
from timeline.chronology.network import Statement
from timeline.chronology.persons import NARRATOR, Persons
from timeline.model import Calendar, Mention, Passage, Testimony, TimeExpression
from timeline.packs import Pack

_SENTENCE = re.compile(r"[.!?…](?=[\s\"'”’)]|$)[\"'”’)]*\s*|\n\s*\n")

Window = tuple[int, int]
UNKNOWN: Window = (FIRST, LAST)
_NEXT = 2  # events told next by which one sees where the story stands


@dataclass(frozen=True, slots=True)
class Told:
    """A mention, the moments at which it began and ended (one and the same for what happened
    once), and the expressions that date it, by their index in the document; `ends` are those
    that date its end though no word says so ("hired at sixteen, still there in April 1994");
    `bounded`: one of them says more than "after" or "before" something."""

    mention: Mention
    lasting: bool
    expressions: tuple[int, ...]
    ends: frozenset[int] = frozenset()
    bounded: bool = False

    @property
    def dated(self) -> bool:
        """Whether words of time, or the day of a diary's entry, date it on both sides."""
        return self.bounded or bool(self.mention.entry)

    @property
    def id(self) -> str:
        """The event's id; its moments are named after it."""
        return self.mention.id

    @property
    def begin(self) -> str:
        """The moment at which it began."""
        return f"{self.id}.begin"

    @property
    def end(self) -> str:
        """The moment at which it ended: the same one for what happened once."""
        return f"{self.id}.end" if self.lasting else self.begin


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what a person needs to follow it: the rule, the passage that says it (None
    for a known fact), what it means in words, and what else it rests on (ids)."""

    statement: Statement
    rule: str
    passage: Passage | None = None
    meaning: str = ""
    uses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Story:
    """A testimony laid out for dating; see the module."""

    testimony: Testimony
    expressions: Sequence[TimeExpression]
    told: tuple[Told, ...]
    packs: tuple[Pack, ...] = ()
    persons: Persons = field(default_factory=Persons)

    # --- when it was told -------------------------------------------------------------------

    @cached_property
    def day_told(self) -> Window:
        """The first and last day on which the text may have been told; unknown where not said."""
        return window_of(self.testimony.told)

    def speech(self, offset: int) -> Window:
        """When the words at an offset were spoken or written: a diary's entry, else `day_told`."""
        entry = window_of(self._paragraph_entry(offset))
        return entry if entry != UNKNOWN else self.day_told

    def _paragraph_entry(self, offset: int) -> str:
        index = bisect_right(self._starts, offset) - 1
        return self.testimony.paragraphs[index].entry if index >= 0 else ""

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.testimony.paragraphs]

    def asked(self, offset: int) -> bool:
        """Whether the words at an offset are a question to the narrator."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and self.testimony.paragraphs[index].role == "question"

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph at an offset; 0 where there is none."""
        index = bisect_right(self._starts, offset) - 1
        return self.testimony.paragraphs[index].number if index >= 0 else 0

    # --- what was told before ---------------------------------------------------------------

    def antecedent(self, index: int) -> Told | None:
        """Where the story stands before the index-th event: the event told last.

        What was told as a look back is left out, unless the look back is being told; so is what
        has no words of time beside something that has, in one paragraph.
        """
        found: Told | None = None
        for back in range(index - 1, -1, -1):
            there = self.told[back]
            if found is not None and there.mention.paragraph != found.mention.paragraph:
                break
            if self._stands(there, self.told[index]) and not self._ran_ahead(back, index):
                if there.dated:
                    return there
                found = found or there
        return found

    def _stands(self, there: Told, here: Told) -> bool:
        if there.mention.scope == "context" and not there.dated:
            return False
        beside = there.mention.paragraph == here.mention.paragraph
        return beside or not there.mention.before or here.mention.before

    def _ran_ahead(self, back: int, index: int) -> bool:
        """Whether an event of another paragraph runs ahead of the story ("they found him in
        2010"): what a written date tells next, here or just after, was over before it began."""
        number = self.told[back].mention.paragraph
        if number == self.told[index].mention.paragraph:
            return False
        beside = (t for t in reversed(self.told[: back + 1]) if t.mention.paragraph == number)
        begin = next((w[0] for t in beside if (w := self._written(t)) != UNKNOWN), FIRST)
        following = (t for t in self.told[index : index + 1 + _NEXT] if not t.mention.before)
        return any(self._written(t)[1] < begin for t in following)

    def _written(self, told: Told) -> Window:
        """The first and last day of the written date that an event has; unknown where none is."""
        for expression in (self.expressions[index] for index in told.expressions):
            span, form = expression.span, expression.form
            if span is not None and isinstance(form, Calendar) and not form.supplied:
                return to_day(span.begin_of_the_begin, FIRST), to_day(span.end_of_the_end, LAST)
        return UNKNOWN

    def sentence(self, offset: int) -> tuple[int, int]:
        """The first and last offset of the sentence around an offset."""
        text = self.testimony.text
        starts = [m.end() for m in _SENTENCE.finditer(text, max(0, offset - 1000), offset)]
        end = _SENTENCE.search(text, offset)
        return (starts[-1] if starts else max(0, offset - 1000)), end.end() if end else len(text)

    def at(self, offset: int) -> int | None:
        """The index of the event told last before an offset; None before the first."""
        found = None
        for index, told in enumerate(self.told):
            if told.mention.passage.start >= offset:
                break
            found = index
        return found

    def after(self, index: int) -> Told | None:
        """The event told next that words date, no look back."""
        for there in self.told[index + 1 :]:
            if there.dated and not there.mention.before:
                return there
        return None

    def within(self, first: int, last: int, *, but: Told) -> Told | None:
        """Another event of which a mention lies between two offsets."""
        for there in self.told:
            if there.id != but.id and any(
                first <= p.start < last for p in (there.mention.passage, *there.mention.also)
            ):
                return there
        return None

    # --- who, and which event -----------------------------------------------------------------

    @cached_property
    def lookup(self) -> Lookup:
        """Finds the event that some words name."""
        return Lookup([told.mention for told in self.told], self.testimony.language)

    @cached_property
    def taken(self) -> frozenset[int]:
        """The expressions that date an event."""
        return frozenset(index for told in self.told for index in told.expressions)

    @cached_property
    def _by_id(self) -> dict[str, Told]:
        return {told.id: told for told in self.told}

    def event(self, key: str) -> Told | None:
        """The event with an id."""
        return self._by_id.get(key)

    def birth(self, person: str) -> str:
        """The moment at which a person was born: that of the event that tells it, else one of its
        own, which ties the person's ages together and is no event."""
        told = self.births.get(person)
        return told.begin if told else f"birth:{person}.begin"

    @cached_property
    def births(self) -> dict[str, Told]:
        """The events that tell a birth, by person; the first told counts."""
        found: dict[str, Told] = {}
        for told in self.told:
            person = self.persons.born_in(told.mention)
            if person:
                found.setdefault(person, told)
        return found

    @property
    def narrator_birth(self) -> Told | None:
        """The event that tells the narrator's birth, if any."""
        return self.births.get(NARRATOR)


def window_of(text: str) -> Window:
    """The first and last day of an EDTF text; (FIRST, LAST) where it is empty or says none."""
    if not text:
        return UNKNOWN
    try:
        first, last = edtf.bounds(text)
    except edtf.EdtfError:
        return UNKNOWN
    return to_day(first, FIRST), to_day(last, LAST)
