"""Invented lives for measuring and for trying the page: as many as one likes, always the same.

`lives(n)` gives `Life` values, every event with a passage in an invented text. `tables(events)`
gives the tables of a catalogue with that many events, made column by column, since a million
`Life` values would take minutes. Neither is about anybody.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from timeline.catalogue import Catalogue, store
from timeline.catalogue.gazetteer import places_of
from timeline.catalogue.history import rows_of_packs
from timeline.catalogue.rows import life_number
from timeline.catalogue.schema import SCHEMAS
from timeline.catalogue.spans import EPOCH
from timeline.edtf import write
from timeline.model import (
    LIFE_CATEGORIES,
    Event,
    Life,
    Paragraph,
    Passage,
    Reason,
    Testimony,
    TimeSpan,
)
from timeline.packs import shipped_packs

# (category, title, years of age, in which country's places, years it lasts or 0)
STORY = (
    ("birth", "Born", 0, 0, 0),
    ("education", "Starts school", 7, 0, 0),
    ("hunger", "Eats bark and grass", 12, 0, 2),
    ("education", "Leaves school", 16, 0, 0),
    ("work", "Builds roads", 17, 0, 5),
    ("arrest", "Held for trading", 23, 0, 1),
    ("escape", "Crosses the river", 25, 1, 0),
    ("work", "Works on a farm abroad", 26, 1, 3),
    ("resettlement", "Arrives and settles", 30, 2, 0),
    ("family", "Marries", 33, 2, 0),
)
PLACES = (("Aldburg", "AA"), ("Bremhaven", "BB"), ("Corvale", "CC"))


def lives(count: int, seed: int = 1) -> Iterator[Life]:
    """`count` invented lives of ten events each, told in 2020."""
    chance = random.Random(seed)
    for number in range(count):
        yield _life(number, chance)


def _life(number: int, chance: random.Random) -> Life:
    born = date(chance.randint(1930, 1990), 1, 1)
    sentences: list[str] = []
    events: list[Event] = []
    start = 0
    name = f"Narrator {number + 1}"
    for index, (category, title, age, where, lasting) in enumerate(STORY):
        year = born.year + age
        place = PLACES[where][0]
        quote = f"{title} at {place} in {year}."
        span = _span(year, lasting, chance)
        passage = Passage(start, start + len(quote), quote)
        reason = Reason("begin_of_the_begin", "calendar", f"“in {year}” gives the year", passage)
        events.append(
            Event(
                id=f"e{index + 1}",
                testimony=f"invented-{number + 1}",
                title=title,
                category=category,
                scope="life",
                narrator=name,
                passage=passage,
                span=span,
                edtf=write(span),
                basis="explicit",
                place=place,
                timex=f"in {year}",
                reasons=(reason,),
            )
        )
        sentences.append(quote)
        start += len(quote) + 1
    text = " ".join(sentences)
    testimony = Testimony(
        id=f"invented-{number + 1}",
        title=f"{name} tells",
        text=text,
        paragraphs=(Paragraph(0, len(text), 1),),
        told="2026",
        narrator=name,
        notices=("torture",) if number % 7 == 0 else (),
        disputed="Another account gives other years." if number % 9 == 0 else "",
        access="public",
    )
    return Life(testimony, (), tuple(events), birth="e1")


def _span(year: int, lasting: int, chance: random.Random) -> TimeSpan:
    first = date(year, 1, 1) + timedelta(days=chance.randint(0, 364))
    width = chance.choice((0, 0, 29, 364))
    last = first + timedelta(days=width)
    if not lasting:
        return TimeSpan(first, last, first, last)
    later = timedelta(days=365 * lasting)
    return TimeSpan(first, last, first + later, last + later, point=False)


# --- Tables ------------------------------------------------------------------------------------

Days = npt.NDArray[np.int64]
PER_LIFE = 40
WIDTHS = np.array([1, 1, 1, 30, 30, 365, 365, 1095, 3652])


def tables(events: int, seed: int = 1) -> dict[str, pa.Table]:
    """The tables of a catalogue with `events` events, forty a life, and the packs that ship."""
    rng = np.random.default_rng(seed)
    narrators = max(events // PER_LIFE, 1)
    born = rng.integers(date(1920, 1, 1).toordinal(), date(1995, 1, 1).toordinal(), narrators)
    born = born - EPOCH
    who = np.sort(rng.integers(0, narrators, events))
    begin = born[who] + rng.integers(0, 70 * 365, events)
    begin = np.minimum(begin, date(2020, 1, 1).toordinal() - EPOCH)
    width = rng.choice(WIDTHS, events)
    lasts = rng.random(events) < 0.3
    length = np.where(lasts, rng.integers(30, 2000, events), 0)
    order = np.lexsort((begin, who))
    who, begin, width, length = who[order], begin[order], width[order], length[order]
    lasts = lasts[order]
    packs = shipped_packs()
    known = places_of(packs)
    made = store.arrow(rows_of_packs(packs, known))
    made["events"] = _events(rng, who, born, begin, width, lasts, length)
    made["lives"] = _lives(rng, born, np.bincount(who, minlength=narrators))
    return made


def catalogue(events: int) -> Catalogue:
    """A catalogue of so many invented events, in memory."""
    from timeline.catalogue.engine import load_all

    return Catalogue.of_engine(load_all(tables(events)), state=f"synthetic-{events}")


def _events(
    rng: np.random.Generator,
    who: Days,
    born: Days,
    begin: Days,
    width: Days,
    lasts: npt.NDArray[np.bool_],
    length: Days,
) -> pa.Table:
    count = len(who)
    last = begin + width - 1 + length
    category = rng.integers(0, len(LIFE_CATEGORIES), count)
    place = rng.integers(0, 400, count)
    number = pc.cast(pa.array(np.arange(count)), pa.string())
    lane = _named("invented-", who)
    title = _join("Event ", number)
    quote = _join("This was told as number ", number, " of many things that happened then.")
    certainty = np.digitize(width, [2, 32, 367])
    columns: dict[str, pa.Array | pa.ChunkedArray] = {
        "key": pc.binary_join_element_wise(lane, _join("e", number), ":"),
        "testimony": lane,
        "life": pa.array(_life_numbers(len(born))[who]),
        "id": _join("e", number),
        "lane": lane,
        "narrator": _named("Narrator ", who),
        "position": pa.array(_within(who)),
        "title": title,
        "category": _of(LIFE_CATEGORIES, category),
        "scope": _of(("life",), np.zeros(count, np.int64)),
        "place": _named("Place ", place),
        "country": _of(("AA", "BB", "CC"), place % 3),
        "edtf": _named("", begin),
        "begin_of_the_begin": _days(begin),
        "end_of_the_begin": _days(np.where(lasts, begin + width - 1, last)),
        "begin_of_the_end": _days(np.where(lasts, begin + length, begin)),
        "end_of_the_end": _days(last),
        "point": pa.array(~lasts),
        "first_day": pa.array(begin),
        "last_day": pa.array(last),
        "weight": pa.array(1 / (last - begin + 1)),
        "basis": _of(("explicit", "age", "relative", "anchor"), rng.integers(0, 4, count)),
        "certainty": _of(("day", "month", "year", "wider"), certainty),
        "age_low": pa.array((begin - born[who]) // 366),
        "age_high": pa.array((last - born[who]) // 365),
        "passage_start": pa.array(np.zeros(count, np.int64)),
        "passage_end": pa.array(np.full(count, 40)),
        "quote": quote,
        "conflict": pa.array(rng.random(count) < 0.02),
        "disputed": pa.array(who % 9 == 0),
        "notices": _notices(who % 7 == 0),
        "words": pc.utf8_lower(pc.binary_join_element_wise(title, quote, "\n")),
    }
    return _table("events", columns, count)


def _lives(rng: np.random.Generator, born: Days, events: Days) -> pa.Table:
    count = len(born)
    who = np.arange(count)
    left = born + rng.integers(18 * 365, 45 * 365, count)
    columns: dict[str, pa.Array | pa.ChunkedArray] = {
        "testimony": _named("invented-", who),
        "life": pa.array(_life_numbers(count)),
        "lane": _named("invented-", who),
        "narrator": _named("Narrator ", who),
        "title": _named("Testimony ", who),
        "born_first": _days(born),
        "born_last": _days(born + 364),
        "left_first": _days(left),
        "left_last": _days(left + 30),
        "resettled_first": _days(left + 365),
        "resettled_last": _days(left + 730),
        "events": pa.array(events),
        "notices": _notices(who % 7 == 0),
        "disputed": _of(("", "Another account differs."), (who % 9 == 0).astype(np.int64)),
    }
    return _table("lives", columns, count)


def _life_numbers(count: int) -> Days:
    return np.array([life_number(f"invented-{number}") for number in range(count)], np.int64)


def _table(name: str, columns: dict[str, pa.Array | pa.ChunkedArray], count: int) -> pa.Table:
    """The columns as a table of the schema; texts that are not given are empty."""
    made = []
    for field in SCHEMAS[name]:
        if field.name in columns:
            made.append(pc.cast(columns[field.name], field.type))
        elif pa.types.is_string(field.type):
            made.append(_of(("",), np.zeros(count, np.int64)))
        elif pa.types.is_boolean(field.type):
            made.append(pa.array(np.zeros(count, np.bool_)))
        else:
            made.append(pa.nulls(count, field.type))
    return pa.Table.from_arrays(made, schema=SCHEMAS[name])


def _of(values: tuple[str, ...], which: Days) -> pa.Array:
    return pc.take(pa.array(values), pa.array(which))


def _named(prefix: str, number: Days) -> pa.Array:
    return _join(prefix, pc.cast(pa.array(number), pa.string()))


def _join(*parts: str | pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "")


def _days(number: Days) -> pa.Array:
    return pc.cast(pa.array(number.astype(np.int32)), pa.date32())


def _within(who: Days) -> Days:
    """The place of each event within its own life; `who` is sorted."""
    starts = np.concatenate(([0], np.flatnonzero(np.diff(who)) + 1))
    counts = np.diff(np.concatenate((starts, [len(who)])))
    within: Days = np.arange(len(who)) - np.repeat(starts, counts)
    return within


def _notices(which: npt.NDArray[np.bool_]) -> pa.Array:
    return pc.take(pa.array([[], ["torture"]], pa.list_(pa.string())), pa.array(which.astype(int)))
