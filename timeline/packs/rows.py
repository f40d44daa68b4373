"""The rows of a history pack: plain frozen values, one class a table.

A span is the row's four bounds (days, inclusive; None where open or unknown); `edtf` the same
as text. `source_checked` says whether somebody has opened the source and found the row there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.model import TimeSpan

Names = dict[str, tuple[str, ...]]  # ways to say something, by language


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row comes from, and whether it was compared with that page."""

    title: str = ""
    url: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A named thing that dates: "the Arduous March", "the year Kim Il Sung died".

    `names` gives the ways in which narrators say it, by language, as a table writes them: noun
    phrases ("the Arduous March"), or clauses that begin with "when" ("when Stalin died", which
    also dates "the year Stalin died", "after Stalin died"). `bare` are those of them that date
    nothing without a time word before them (place names: "Chernobyl", but "after Chernobyl").
    `local` are names that only narrators of `countries` (ISO codes) mean by it: "the coup".
    `kind`: event, period, person-death, yearly or holiday (a day of every year, EDTF
    `XXXX-MM-DD`), life-stage (its date belongs to the narrator), calendar (a way of counting),
    generic ("the revolution": what narrators mean by it is a `local` name of other anchors).
    An `ambiguous` anchor dates only with its country's pack or another date near by. The rows
    of a general pack carry a `title` and what follows: they are context events as well.
    `names_in` (in names.py) says which of all these hold in a text.
    """

    id: str
    names: Names = field(hash=False)
    local: Names = field(default_factory=dict, hash=False)
    bare: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    edtf: str = ""
    span: TimeSpan | None = None  # None: no date of its own
    refers_to: str = ""  # id of a context event, period or anchor
    kind: str = "event"
    ambiguous: bool = False
    region: str = ""
    note: str = ""
    title: str = ""
    summary: str = ""
    category: str = ""
    importance: int = 3
    source: Source = Source()
    pack: str = ""
    edge: str = ""  # begin or end: made from the row that it refers to


@dataclass(frozen=True, slots=True)
class ContextEvent:
    """Something that happened in history. `importance`: 1 (always shown) to 3 (near only).

    `same_as` is the id of a general pack's row on the same happening; where both packs are read
    that row gives way.
    """

    id: str
    title: str
    summary: str
    edtf: str
    span: TimeSpan
    category: str
    layer: str
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    importance: int = 3
    aliases: tuple[str, ...] = ()
    same_as: str = ""
    source: Source = Source()
    note: str = ""
    pack: str = ""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A named stretch of history."""

    id: str
    label: str
    edtf: str
    span: TimeSpan
    aliases: tuple[str, ...] = ()
    description: str = ""
    source: Source = Source()
    pack: str = ""


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """One year's value of a series; `note` holds its caveat."""

    series: str
    year: int
    value: float
    unit: str
    source: Source = Source()
    note: str = ""
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of life that a country's schools or services give an age (years, Western count).

    It is entered at an age of `enter_low`..`enter_high` and left at `leave_low`..`leave_high`;
    the k-th grade is the age `enter_low + k - 1` or one more. `years` is how long it takes,
    `weeks_low`..`weeks_high` the same for a short one. `valid` is the EDTF interval of years in
    which the row holds; `countries` are ISO codes ("" = the pack's own).
    """

    id: str
    aliases: tuple[str, ...]
    from_age: int | None = None
    to_age: int | None = None
    enter_low: int | None = None
    enter_high: int | None = None
    leave_low: int | None = None
    leave_high: int | None = None
    years: int | None = None
    weeks_low: int | None = None
    weeks_high: int | None = None
    valid: str = ""
    sex: str = ""
    countries: tuple[str, ...] = ()
    note: str = ""
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer: degrees north and east (WGS 84), of the middle or the main town.

    `country` is an ISO 3166 code; `kind` is country, region, city, county, river, camp, site;
    `demonyms` are the words for its people, which name the country but not a place to be in.
    """

    name: str
    country: str
    latitude: float
    longitude: float
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    kind: str = "city"
    source: Source = Source()
    note: str = ""
    pack: str = ""
