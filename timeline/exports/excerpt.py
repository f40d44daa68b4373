"""What an export is made of: the events of a selection, their sources, and what was selected.

Plain frozen values, so that a format is a pure function of one `Excerpt`. Days are inclusive;
offsets count code points of a testimony's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from timeline.exports.wording import Wording, wording
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
    `language` is that of the sentence and of every other word that is ours, `named` what packs
    call their own layers;
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
    lines: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)  # by testimony
    past: tuple[Past, ...] = ()
    language: str = "en"
    named: Mapping[str, str] = field(default_factory=dict)

    @property
    def t(self) -> Wording:
        """The words in which it is told, with the names that its histories give."""
        return wording(self.language).also(self.named)

    @property
    def edition(self) -> str:
        """The version of program and data, in words."""
        key = "statement.data" if self.data else "statement.version"
        return self.t(key, version=self.version, data=self.data)

    def statement(self) -> tuple[str, ...]:
        """What this is, in lines that every format carries."""
        t = self.t
        events, lives = str(len(self.records)), str(len(self.testimonies))
        lines = [
            t(
                "statement.made",
                project=PROJECT,
                edition=self.edition,
                day=self.retrieved.isoformat(),
            ),
            t("statement.selection", what=self.filter),
            *([t("statement.address", address=f"?{self.address}")] if self.address else []),
            t("statement.counted", events=events, lives=lives),
        ]
        return (*lines, *self.cautions())

    def cautions(self) -> tuple[str, ...]:
        """What a reader should know of whose words these are."""
        found = (
            ("summaries", any(each.text_kind == "summary" for each in self.testimonies)),
            ("pseudonyms", any(each.pseudonym for each in self.testimonies)),
        )
        return tuple(self.t(f"statement.{name}") for name, there in found if there)

    def counted(self) -> str:
        """How many lives and events are chosen, and what says which, as the page has it."""
        lives = len({record.lane or record.event.testimony for record in self.records})
        n = len(self.records)
        key = "toolbar.sentence.life" if lives == 1 and n != 1 else "toolbar.sentence"
        return self.t(key, lives=lives, n=n, what=self.filter)

    def about(self) -> dict[str, object]:
        """The same statement as named values."""
        return {
            "project": PROJECT,
            "version": self.version,
            "data": self.data,
            "retrieved": self.retrieved.isoformat(),
            "language": self.language,
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


def tellings(records: Iterable[Record]) -> dict[str, str]:
    """The testimonies of one person that these events are from, each in a few words: its title and
    the year in which it was told."""
    found: dict[str, str] = {}
    for testimony in {record.testimony.id: record.testimony for record in records}.values():
        title, year = testimony.title or testimony.id, testimony.told[:4]
        said = f"{title} · {year}" if year and year not in title else title
        found[testimony.id] = f"{said} ({len(found) + 1})" if said in found.values() else said
    return found


def source_of(testimony: Testimony) -> str:
    """The work that a testimony rests on, with its date."""
    title = testimony.source_title or testimony.title or testimony.id
    return f"{title} ({testimony.source_published})" if testimony.source_published else title


def author_of(testimony: Testimony) -> str:
    """Who wrote the text that was read: of a summary we did, not the narrator."""
    return PROJECT if testimony.text_kind == "summary" else testimony.narrator or PROJECT


def heading(testimony: Testimony, language: str = "en") -> str:
    """What stands over a passage: whose words these are."""
    t = wording(language)
    if testimony.text_kind == "summary":
        return t("panel.summary-of", source=source_of(testimony))
    return t("passage.translation" if testimony.text_kind == "translation" else "passage.verbatim")


def told(record: Record, language: str = "en") -> str:
    """The passage under its heading. A summary never stands in quotation marks: it is ours."""
    quote = record.event.passage.quote
    shown = quote if record.testimony.text_kind == "summary" else f"“{quote}”"
    return f"{heading(record.testimony, language)}: {shown}"


def doubts(record: Record, language: str = "en") -> tuple[str, ...]:
    """What speaks against it: conflicts of its own statements, and that the testimony is disputed;
    no format hides either."""
    t, disputed = wording(language), record.testimony.disputed
    return (
        *(t("told.clash", says=clash) for clash in record.clashes),
        *([t("told.disputed", says=disputed)] if disputed else []),
    )


def why(event: Event) -> tuple[str, ...]:
    """The reasons of a date as sentences, each once."""
    return tuple(dict.fromkeys(reason.says for reason in event.reasons))


def why_told(event: Event, language: str = "en") -> tuple[str, ...]:
    """The reasons, each after the words that say it is one."""
    t = wording(language)
    return tuple(t("told.why", says=says) for says in why(event))


def noticed(testimony: Testimony, language: str = "en") -> str:
    """The notices, which stand before what is told; "" without any."""
    t = wording(language)
    listed = ", ".join(t.named("notice", notice) for notice in testimony.notices)
    return t("told.notices", list=listed) if listed else ""
