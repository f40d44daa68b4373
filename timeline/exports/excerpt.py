"""What an export is made of: the events of a selection, their sources, and what was selected.

Plain frozen values, so that a format is a pure function of one `Excerpt`. Days are inclusive;
offsets count code points of a testimony's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from timeline.exports.wording import wording
from timeline.figures.marks import Stretch
from timeline.model import Conflict, Event, Testimony, TimeSpan
from timeline.periods import Period
from timeline.words import LANGUAGES, in_words

PROJECT = "Lives against history"


@dataclass(frozen=True, slots=True)
class Record:
    """One chosen event beside the testimony that tells it.

    `key` names it in the whole catalogue, `lane` the person; `country` is an ISO 3166 code or "";
    the ages are the narrator's possible ones in whole years, None where no birth is known.
    """

    key: str
    event: Event
    testimony: Testimony
    lane: str = ""
    country: str = ""
    certainty: str = ""
    age_low: int | None = None
    age_high: int | None = None
    conflict: bool = False
    clashes: tuple[str, ...] = ()  # of each conflict that its date is in, why
    as_told: str = ""  # where only the words may be shown that tell when: those words

    @property
    def when(self) -> str:
        """The date in words, at its own precision."""
        return self.when_in("en")

    def when_in(self, language: str) -> str:
        """The date in words of a language; what is not known says so."""
        return (
            f"“{self.as_told}”"
            if self.as_told
            else said(self.event.span, self.event.edtf, language)
        )


@dataclass(frozen=True, slots=True)
class Timex:
    """Words that tell time, as TimeML's TIMEX3 has them."""

    start: int
    end: int
    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A named stretch of history, from a pack."""

    key: str
    label: str
    span: TimeSpan
    edtf: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """An event of history from a pack, with how important it is (1: most); `layers` is the name
    of its layer by language."""

    key: str
    label: str
    layer: str
    span: TimeSpan
    edtf: str = ""
    importance: int = 1
    layers: Mapping[str, str] = field(default_factory=dict, hash=False)

    def layer_in(self, language: str) -> str:
        """The name of its layer in a language."""
        return self.layers.get(language) or self.layer.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What was taken out of the catalogue, and the statement that goes into every export.

    `filter` says the selection in a sentence, `address` as the query of the page's address;
    `version` is the program's, `data` a name for the state of the data ("" = not known);
    `periods` are the named periods of history, `chosen` those the selection asks for; `lines` are
    the life lines, `past` the events of history that matter most.
    """

    records: tuple[Record, ...]
    testimonies: tuple[Testimony, ...]
    filter: str
    address: str
    version: str
    retrieved: date
    data: str = ""
    times: Mapping[str, tuple[Timex, ...]] = field(default_factory=dict)
    conflicts: tuple[tuple[str, Conflict], ...] = ()  # each with its testimony
    periods: tuple[NamedPeriod, ...] = ()
    chosen: tuple[Period, ...] = ()
    lines: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)  # by lane
    past: tuple[Past, ...] = ()

    @property
    def edition(self) -> str:
        """The version of program and data, in words."""
        return f"version {self.version}" + (f", data {self.data}" if self.data else "")

    def statement(self) -> tuple[str, ...]:
        """What this is, in lines that every format carries."""
        events, lives = len(self.records), len(self.testimonies)
        lines = [
            f"{PROJECT}, {self.edition}, retrieved on {self.retrieved.isoformat()}.",
            f"Selection: {self.filter}.",
            f"Address: ?{self.address}",
            f"Events: {events}; testimonies: {lives}.",
        ]
        if any(testimony.text_kind == "summary" for testimony in self.testimonies):
            lines.append("Passages of summaries are in our words, not in the narrators'.")
        if any(testimony.pseudonym for testimony in self.testimonies):
            lines.append("Some narrators use a pseudonym: publish nothing that narrows who it is.")
        return tuple(lines)

    def about(self) -> dict[str, object]:
        """The same statement as named values."""
        return {
            "project": PROJECT,
            "version": self.version,
            "data": self.data,
            "retrieved": self.retrieved.isoformat(),
            "filter": self.filter,
            "address": f"?{self.address}",
            "events": len(self.records),
            "testimonies": len(self.testimonies),
            "statement": list(self.statement()),
        }


def said(span: TimeSpan, edtf: str = "", language: str = "en") -> str:
    """A span in words; what is not known says so."""
    if not any(span.bounds) and not edtf:
        return wording(language)("date.unknown") if language != "en" else "at an unknown time"
    return in_words(span, language if language in LANGUAGES else "en", edtf)


def source_of(testimony: Testimony) -> str:
    """The work that a testimony rests on, with its date."""
    title = testimony.source_title or testimony.title or testimony.id
    return f"{title} ({testimony.source_published})" if testimony.source_published else title


def author_of(testimony: Testimony) -> str:
    """Who wrote the text that was read: of a summary we did, not the narrator."""
    return PROJECT if testimony.text_kind == "summary" else testimony.narrator or PROJECT


def heading(testimony: Testimony) -> str:
    """What stands over a passage: whose words these are."""
    if testimony.text_kind == "summary":
        return f"From our summary of {source_of(testimony)}"
    if testimony.text_kind == "translation":
        return "In the narrator's words, translated"
    return "In the narrator's words"


def told(record: Record) -> str:
    """The passage under its heading. A summary never stands in quotation marks: it is ours."""
    quote = record.event.passage.quote
    shown = quote if record.testimony.text_kind == "summary" else f"“{quote}”"
    return f"{heading(record.testimony)}: {shown}"


def doubts(record: Record) -> tuple[str, ...]:
    """What speaks against it: conflicts of its own statements, and that the testimony is disputed;
    no format hides either."""
    disputed = record.testimony.disputed
    return (
        *(f"In conflict with another statement: {clash}" for clash in record.clashes),
        *([f"The testimony is disputed: {disputed}"] if disputed else []),
    )


def why(event: Event) -> tuple[str, ...]:
    """The reasons of a date as sentences, each once."""
    return tuple(dict.fromkeys(reason.says for reason in event.reasons))
