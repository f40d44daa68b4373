"""The values that travel from step to step: plain, frozen, no behaviour from another layer.

This module imports nothing of ours. A step is a function from one of these values to the next:

    file -> Testimony -> TimeExpression -> Mention -> Event (with Reasons and Conflicts)

Offsets are code points of `Testimony.text`; days are `datetime.date`; None means "not known".
Sources: TimeML/TIMEX3 (expressions), CIDOC CRM P81/P82 (the four bounds), EDTF (ISO 8601-2:2019).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Scope = Literal["life", "context"]
Basis = Literal["explicit", "age", "relative", "anchor", "duration", "inferred"]
Status = Literal["proposed", "accepted", "corrected", "rejected"]
Bound = Literal["begin_of_the_begin", "end_of_the_begin", "begin_of_the_end", "end_of_the_end"]
BOUNDS: tuple[Bound, Bound, Bound, Bound] = (
    "begin_of_the_begin",
    "end_of_the_begin",
    "begin_of_the_end",
    "end_of_the_end",
)

LIFE_CATEGORIES = (
    "birth", "family", "education", "work", "military", "hunger", "health", "arrest",
    "migration", "escape", "resettlement", "belief", "death", "other",
)  # fmt: skip
CONTEXT_CATEGORIES = (
    "politics", "economy", "famine", "war", "diplomacy", "sanctions", "migration", "culture",
    "disaster", "health", "technology", "law",
)  # fmt: skip


class TimelineError(Exception):
    """A fault that a person can mend: one clear line, which names the file and what is wrong."""


# --- Time -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Four inclusive days (CIDOC CRM P82a, P81a, P81b, P82b): when something began and ended.

    `point` is true for what happened once, within its bounds: then the begin window and the end
    window are the same. `ongoing` says that it still went on when it was told. `approximate`
    keeps the writer's "about" (EDTF ~); the bounds are already widened for it.
    """

    begin_of_the_begin: date | None = None
    end_of_the_begin: date | None = None
    begin_of_the_end: date | None = None
    end_of_the_end: date | None = None
    point: bool = True
    ongoing: bool = False
    approximate: bool = False

    @property
    def bounds(self) -> tuple[date | None, date | None, date | None, date | None]:
        """The four bounds in the order of `BOUNDS`."""
        return (
            self.begin_of_the_begin,
            self.end_of_the_begin,
            self.begin_of_the_end,
            self.end_of_the_end,
        )


Unit = Literal["hour", "day", "week", "month", "season", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many units: between `low` and `high` (None: not said, as in "years later").

    `about` marks "about", "nearly", "over", whose reading is already in low and high where the
    unit can carry it; `months` adds a remainder below the unit ("a year and a half": 1 year, 6).
    """

    low: int | None
    high: int | None
    unit: Unit
    about: Literal["", "about", "almost", "more"] = ""
    months: int = 0


# --- What time words mean (the "semantic form"; the chronology reads these) --------------------


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of the calendar. `supplied` names what the text left out and the clock gave
    ("" nothing, "year", "month", "date" for "the 13th"); `feast` names a moving or fixed feast."""

    supplied: Literal["", "year", "month", "date"] = ""
    feast: str = ""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A named thing of a history pack dates it: "the Arduous March", "the year X died".

    `unit` widens to the calendar unit that was named ("the year X died": "year");
    `part` cuts out a piece ("the first winter of": "winter", 1; "the last days of": "day", -1).
    """

    anchor: str
    unit: Unit | Literal[""] = ""
    part: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Age:
    """The age of a person: `low`..`high` years. `mode`: "at" (was N), "turned" (N-th birthday),
    "just" (had just turned), "counting" (Korean counting age), "ambiguous" (either reading),
    "year" (the calendar year of the N-th birthday), "grade" (a year of school that stands for an
    age). `part` is the part of that year ("winter", "march", "year-start": its first four months,
    "year-end": its last two). `whose`: the words that name the person as written, lower case
    ("i", "she", "my sister"; "" where only the clause can tell)."""

    low: int
    high: int
    mode: Literal["at", "turned", "just", "counting", "ambiguous", "year", "grade"] = "at"
    whose: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """Counts from something else.

    `direction`: +1 later, -1 earlier, 0 the same ("that year", "that day").
    `origin`: what it counts from: "speech" (ago, last year), "told" (what was told before it),
    "anchor", "event" (the words at `event`, or the clause it introduces), "birth".
    `amount` is how far (None with a bare "later", "afterwards"). `landing` is the calendar unit
    where it comes down: "" for plain arithmetic, or "day", "week", "month", "season", "year",
    or a named one: "spring", "august", "friday", "morning" ("the following spring").
    """

    direction: Literal[-1, 0, 1]
    origin: Literal["speech", "told", "anchor", "event", "birth"]
    amount: Quantity | None = None
    landing: str = ""
    anchor: str = ""
    event: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duration: how long something took. `nth` places it in a series ("my third year of": 3)."""

    amount: Quantity
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A SET: "every day", "twice a month"; it dates nothing."""

    amount: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A named stage of life from a pack (school, service): "in middle school". `edge`: "during",
    "begin" ("entered"), "end" ("left", "graduated from"). The id is that of the stage's row."""

    stage: str
    edge: Literal["during", "begin", "end"] = "during"
    grade: int = 0


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF: "now", "in the past", "soon"."""

    which: Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]


Form = Calendar | Anchored | Age | Shift | Lasting | Repeat | Stage | Vague

Relation = Literal[
    "at", "since", "until", "from", "to", "by", "before", "after", "during", "throughout",
    "between", "for", "within",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell time. `value`, `mod` as in TimeML TIMEX3 ("" = waits for an event).

    `type` AGE and STAGE are ours, for the chronology; `timeline tag` leaves them out.
    `span` is what the words alone mean (ANNOTATION.md section 4, modifier included) where the
    calendar, an anchor or the narrative clock fixes it; None where the chronology must work it
    out. `relation` is how the words just before tie it to its clause ("since", "until" ...);
    `partner` is the index, in the document's list, of the other end of "from A to B",
    "between A and B" (both ends point at each other). `rule` names the rule that found it.
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET", "AGE", "STAGE"]
    value: str
    form: Form
    rule: str
    granularity: str = ""
    mod: str = ""
    edtf: str = ""
    span: TimeSpan | None = None
    relation: Relation = "at"
    partner: int | None = None
    quiet: bool = False  # for the chronology only: TIMEX3 would not mark it


# --- Testimonies ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a testimony's text, `quote == text[start:end]`, in code points."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, cue or turn. `number` counts from 1; `speaker` as labelled ("" = none);
    `timecode` is the second at which a cue begins; `role` says what kind of text it is:
    "prose", "heading", "byline", "date", "question", "notice" (copyright, mastheads, notes)."""

    start: int
    end: int
    number: int
    speaker: str = ""
    timecode: float | None = None
    role: Literal["prose", "heading", "byline", "date", "question", "notice"] = "prose"
    entry: str = ""  # EDTF of the diary entry or interview day it belongs to, "" = the document's


@dataclass(frozen=True, slots=True)
class KnownFact:
    """Something known from outside the text: `what` is birth, death or event (then `match` is
    words of its title or passage); `edtf` its date; `source` who says so."""

    what: Literal["birth", "death", "event"]
    edtf: str
    source: str = ""
    match: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Testimony:
    """A document somebody told, as read; `text` is what every offset counts in.

    `told` (EDTF; its last day counts) is when the text we read was written or spoken;
    `source_published` is the date of the work a summary rests on, and bounds nothing.
    """

    id: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    file: str = ""
    sha256: str = ""
    format: str = "txt"  # the suffix it was read by
    kind: str = ""  # column, interview, profile, affidavit, diary, subtitles, memoir ...
    language: str = "en"
    told: str = ""
    text_kind: Literal["verbatim", "translation", "summary"] = "verbatim"
    narrator: str = ""
    narrator_id: str = ""
    pseudonym: bool = False
    source_published: str = ""
    source_title: str = ""
    source_url: str = ""
    rights: str = ""
    disputed: str = ""
    notices: tuple[str, ...] = ()
    consent: Literal["published work", "given to us", "unknown"] = "unknown"
    access: Literal["public", "private"] = "private"
    known_facts: tuple[KnownFact, ...] = ()


# --- Events -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A clause that tells an event, before it is dated: what events/ hands to chronology/.

    `expressions` are indexes into the document's list of time expressions, those that date this
    clause, the most telling first. `lasting`: true, false, or None where only the words of time
    can say. `person` is whom it happened to: "narrator", or the words for a relative ("father").
    `edge`: which edge of a longer state it marks ("begin", "end", "" = none). `after` is true
    where words put it after what was told before ("then", "after that"), `before` where the
    tense or words put it before (pluperfect, flashback).
    """

    id: str
    passage: Passage
    title: str
    category: str
    scope: Scope
    order: int
    expressions: tuple[int, ...] = ()
    also: tuple[Passage, ...] = ()
    summary: str = ""
    place: str = ""
    person: str = "narrator"
    lasting: bool | None = None
    edge: Literal["", "begin", "end"] = ""
    after: bool = False
    before: bool = False
    ongoing: bool = False
    quoted: bool = False
    paragraph: int = 0
    entry: str = ""
    latitude: float | None = None  # where the place's coordinates came with the event
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One step that fixed a bound. `says` is a plain sentence; `uses` are ids of the events,
    anchors or facts it rests on, so that "why this date" is a walk from reason to reason."""

    bound: Bound
    rule: str
    says: str
    passage: Passage | None = None
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, dated, with its reasons (DESIGN.md, "The event"). `person` is whom
    it befell, as in `Mention` ("" = not known)."""

    id: str
    testimony: str
    title: str
    category: str
    scope: Scope
    narrator: str
    passage: Passage
    span: TimeSpan
    edtf: str
    basis: Basis
    summary: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    also: tuple[Passage, ...] = ()
    timex: str = ""
    reasons: tuple[Reason, ...] = ()
    status: Status = "proposed"
    person: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Passages whose statements cannot all be true; kept and shown, never hidden."""

    events: tuple[str, ...]
    passages: tuple[Passage, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Life:
    """What one testimony tells: its events and conflicts, and which event is the birth."""

    testimony: Testimony
    expressions: tuple[TimeExpression, ...]
    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...] = ()
    birth: str = ""
    no_birth: str = field(default="")  # why no birth could be given, in words
