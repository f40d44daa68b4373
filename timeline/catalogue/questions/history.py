"""History: the packs' events, periods and series, and what else happened at an event's time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from timeline.catalogue import falls
from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker, only
from timeline.catalogue.questions.events import SHOWN
from timeline.catalogue.schema import TABLES
from timeline.catalogue.selection import Selection
from timeline.catalogue.slots import slotted

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
    shape, days = slotted(selection)
    return catalogue.run(_history(shape, importance, limit), days)


@lru_cache(maxsize=256)
def _history(selection: Selection, importance: int, limit: int | None) -> ir.Table:
    rows = narrow("history", selection)
    rows = rows.filter(rows.importance <= importance)
    if limit is not None:
        rows = rows.order_by("importance", "first_day", "key").limit(limit)
    return rows.order_by("first_day", "last_day", "key")


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
    if at is None:
        return catalogue.run(_nearest(None).limit(0))
    ordered = _nearest(at).order_by(ibis.desc("surely"), "distance", "key")
    # The nearest events are soon enough of as many lives; only else are all looked at.
    found = _first_of_each(catalogue.run(ordered.limit(limit * 20)), limit)
    if found.num_rows < limit:
        found = _first_of_each(catalogue.run(ordered), limit)
    return found


def _nearest(at: dict[str, Any] | None) -> ir.Table:
    """The events of other lives that may fall in an event's time, with their `distance`: by how
    many days they begin and end apart from it."""
    rows = TABLES["events"].filter(TABLES["events"].scope == "life")
    if at is None:
        no = {"surely": ibis.literal(False), "distance": ibis.literal(0, "int64")}
        return rows.select(*SHOWN, **no)
    then = rows.filter(rows.lane != at["lane"], _may_overlap(rows, at))
    first, last = at["begin_of_the_begin"], at["end_of_the_end"]
    surely = (
        falls.in_one(then, ibis.date(first), ibis.date(last), "surely")
        if first and last
        else ibis.literal(False)
    )
    apart = (then.first_day - at["first_day"]).abs() + (then.last_day - at["last_day"]).abs()
    return then.select(*SHOWN, surely=surely, distance=apart)


def _first_of_each(rows: pa.Table, limit: int) -> pa.Table:
    """The first row of every lane, as they come, at most `limit`."""
    first: dict[str, int] = {}
    for number, lane in enumerate(rows["lane"].to_pylist()):
        first.setdefault(lane, number)
    return rows.take(pa.array(list(first.values())[:limit], pa.int64()))  # also where none is


def _time_of(catalogue: Asker, key: str) -> dict[str, Any] | None:
    events = TABLES["events"]
    row = events.filter(events.key == key).select(
        "lane", "begin_of_the_begin", "end_of_the_end", "first_day", "last_day"
    )
    at = only(catalogue.run(row))
    return at if at and at["first_day"] is not None else None


def _may_overlap(rows: ir.Table, at: dict[str, Any]) -> ir.BooleanValue:
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


def names(catalogue: Asker) -> pa.Table:
    """What packs call themselves (`kind` pack), their layers and their yearly series: `id`,
    `language`, `label`."""
    return catalogue.run(TABLES["names"].order_by("kind", "id", "language", "pack"))


def names_in(catalogue: Asker, language: str) -> dict[str, str]:
    """These names in a language, as "layer.ID" and the like; where a pack has none in it, the one
    of its own that comes first."""
    found: dict[str, str] = {}
    exact: dict[str, str] = {}
    for row in names(catalogue).to_pylist():
        key = f"{row['kind']}.{row['id']}"
        found.setdefault(key, row["label"])
        if row["language"] == language:
            exact.setdefault(key, row["label"])
    return found | exact


def countries(catalogue: Asker) -> pa.Table:
    """The names of countries: `country` (its code), `name`, `aliases` (in any language)."""
    return catalogue.run(TABLES["countries"].order_by("name"))
