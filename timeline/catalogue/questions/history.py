"""History: the packs' events, periods and series, and what else happened at an event's time."""

from __future__ import annotations

from datetime import date

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from timeline.catalogue import falls
from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker, only
from timeline.catalogue.schema import TABLES
from timeline.catalogue.selection import Selection

# How many years in view still show events of an importance: 1 always, 2 from 40 years, 3 from 12.
NEAR_ENOUGH = ((12, 3), (40, 2))


def importance_for(first: date, last: date) -> int:
    """The least important events that are shown when these days are in view (1, 2 or 3)."""
    years = (last - first).days / 365.25
    return next((most for span, most in NEAR_ENOUGH if years <= span), 1)


def history(
    catalogue: Asker, selection: Selection, importance: int = 3, limit: int | None = None
) -> pa.Table:
    """The context events that a selection chooses, up to an importance (1 the most important),
    in time order; with a limit, the most important of them."""
    rows = narrow("history", selection)
    rows = rows.filter(rows.importance <= importance)
    if limit is not None:
        rows = rows.order_by("importance", "first_day", "key").limit(limit)
    return catalogue.run(rows.order_by("first_day", "last_day", "key"))


def history_then(catalogue: Asker, key: str, limit: int = 8) -> pa.Table:
    """Context events that may fall into an event's time, in time order: the most important, and of
    these the nearest to its beginning."""
    at = _time_of(catalogue, key)
    rows = TABLES["history"]
    if at is None:
        return catalogue.run(rows.limit(0))
    then = rows.filter(_may_overlap(rows, at))
    near = then.mutate(distance=(then.first_day - at["first_day"]).abs())
    chosen = near.order_by("importance", "distance", "key").limit(limit)
    return catalogue.run(chosen.order_by("first_day", "key").drop("distance"))


def others_then(catalogue: Asker, key: str, limit: int = 8) -> pa.Table:
    """What happened to others in an event's time: of each other life the event nearest to it,
    `surely` where it surely falls into that time; the nearest lives first."""
    at = _time_of(catalogue, key)
    rows = TABLES["events"].filter(TABLES["events"].scope == "life")
    if at is None:
        return catalogue.run(
            rows.limit(0).mutate(surely=ibis.literal(False), distance=ibis.literal(0))
        )
    then = rows.filter(rows.lane != at["lane"], _may_overlap(rows, at))
    first, last = at["begin_of_the_begin"], at["end_of_the_end"]
    surely = (
        falls.in_one(then, ibis.date(first), ibis.date(last), "surely")
        if first and last
        else ibis.literal(False)
    )
    near = then.mutate(
        surely=surely,
        distance=(then.first_day - at["first_day"]).abs() + (then.last_day - at["last_day"]).abs(),
    )
    best = ibis.row_number().over(
        group_by="lane", order_by=[ibis.desc("surely"), ibis.asc("distance"), ibis.asc("key")]
    )
    nearest = near.mutate(rank=best).filter(_.rank == 0).drop("rank")
    return catalogue.run(nearest.order_by(ibis.desc("surely"), "distance", "key").limit(limit))


def _time_of(catalogue: Asker, key: str) -> dict[str, date | int | str | None] | None:
    events = TABLES["events"]
    row = events.filter(events.key == key).select(
        "lane", "begin_of_the_begin", "end_of_the_end", "first_day", "last_day"
    )
    at = only(catalogue.run(row))
    return at if at and at["first_day"] is not None else None


def _may_overlap(rows: ir.Table, at: dict[str, date | int | str | None]) -> ir.BooleanValue:
    """Rows that may fall into the days over which the other event is spread."""
    epoch = ibis.date("1970-01-01")
    first, last = (epoch + ibis.interval(days=at[name]) for name in ("first_day", "last_day"))
    return falls.in_one(rows, first.cast("date"), last.cast("date"), "may")


def named_periods(catalogue: Asker) -> pa.Table:
    """The named periods of every pack, in time order."""
    return catalogue.run(TABLES["periods"].order_by("pack", "first_day", "last_day", "key"))


def series(catalogue: Asker, name: str = "") -> pa.Table:
    """The yearly values of one series, or of all: with unit, source and caveat (`note`)."""
    rows = TABLES["series"]
    if name:
        rows = rows.filter(rows.series == name)
    return catalogue.run(rows.order_by("series", "year"))


def glossary(catalogue: Asker) -> pa.Table:
    """The named things that date, as narrators say them (`names`: JSON by language)."""
    return catalogue.run(TABLES["glossary"].order_by("pack", "first_day", "key"))
