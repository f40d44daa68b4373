"""Lives: who they are, where they were, what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from timeline.catalogue import falls
from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.schema import TABLES
from timeline.catalogue.selection import Selection
from timeline.catalogue.slots import slotted
from timeline.periods import Period

# Orders of the lanes, and the columns they sort by.
ORDERS = {
    "birth": ("born_first", "born_last", "narrator"),
    "leaving": ("left_first", "left_last", "narrator"),
    "name": ("narrator",),
}


def lives(catalogue: Asker, selection: Selection | None = None, order: str = "birth") -> pa.Table:
    """One row a testimony, with `shown`: how many of its events the selection chooses.

    `order` is one of ORDERS; what is not known comes last. With a selection, only the lives of
    its narrators. Raises KeyError for another order.
    """
    shape, days = slotted(selection) if selection else (None, ())
    return catalogue.run(_lives(shape, order), days)


@lru_cache(maxsize=256)
def _lives(selection: Selection | None, order: str) -> ir.Table:
    rows = TABLES["lives"]
    if selection is None:
        rows = rows.mutate(shown=rows.events)
    else:
        if selection.narrators:
            rows = rows.filter(rows.lane.isin(selection.narrators))
        shown = narrow("events", selection).group_by("life").aggregate(shown=_.count())
        rows = rows.left_join(shown, "life").drop("life_right")
        rows = rows.mutate(shown=_.shown.fill_null(0))
    keys = [ibis.asc(name, nulls_first=False) for name in (*ORDERS[order], "testimony")]
    return rows.order_by(*keys)


def life_lines(catalogue: Asker, testimonies: Sequence[str] = ()) -> pa.Table:
    """The stretches at home, away and resettled, of these testimonies or of all."""
    rows = TABLES["stretches"]
    if testimonies:
        rows = rows.filter(rows.testimony.isin(list(testimonies)))
    return catalogue.run(rows.order_by("testimony", "position"))


def who_was_where(catalogue: Asker, first: date, last: date) -> pa.Table:
    """Where each narrator was from `first` to `last`: one row for each life that had begun by then
    and was told later, since nothing is known of the time after.

    `state` is home, away or resettled, `state_sure` false where the change may have come later
    or a next one earlier. `place` and `country` are of the last placed event that may have begun
    by then; `place_sure` says that it was surely under way in these days, not only
    the last heard of.
    """
    period = [Period(first, last)]
    events = TABLES["events"]
    told = events.filter(events.scope == "life", events.place != "")
    told = told.filter(
        told.first_day.notnull(), falls.in_any(told, period, "may") | _before(told, first)
    )
    told = told.mutate(place_sure=falls.in_any(told, period, "surely"))
    latest = ibis.row_number().over(
        group_by="testimony",
        order_by=[ibis.desc("place_sure"), ibis.desc("first_day"), ibis.desc("position")],
    )
    heard = told.mutate(rank=latest).filter(_.rank == 0)
    heard = heard.select(
        "testimony", "key", "title", "category", "edtf", "place", "country", "latitude",
        "longitude", "place_sure", "age_low", "age_high",
    )  # fmt: skip
    states = _states(first, last)
    lives = TABLES["lives"]
    lives = lives.filter(lives.told_last.isnull() | (lives.told_last >= first))
    names = lives.select("testimony", "lane", "narrator", "born_first", "born_last", "told_last")
    rows = names.inner_join(states, "testimony").left_join(heard, "testimony")
    return catalogue.run(rows.drop("testimony_right").order_by("narrator", "testimony"))


def _before(rows: ir.Table, day: date) -> ir.BooleanValue:
    return rows.end_of_the_end.notnull() & (rows.end_of_the_end < day)


def _states(first: date, last: date) -> ir.Table:
    """The stretch that each life was in: the last that may have begun by `last`, preferring what
    had surely begun and not surely ended."""
    rows = TABLES["stretches"]
    rows = rows.filter(rows.begin_first.isnull() | (rows.begin_first <= last))
    rows = rows.filter(rows.end_last.isnull() | (rows.end_last >= first))
    sure = (rows.begin_last.notnull() & (rows.begin_last <= first)) & (
        (rows.end_first.isnull() & rows.end_last.isnull())
        | (rows.end_first.notnull() & (rows.end_first > last))
    )
    rows = rows.mutate(state_sure=sure)
    rank = ibis.row_number().over(
        group_by="testimony", order_by=[ibis.desc("state_sure"), ibis.asc("position")]
    )
    chosen = rows.mutate(rank=rank).filter(_.rank == 0)
    return chosen.select("testimony", "state", "state_sure")


def shared(catalogue: Asker, testimonies: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """What these lives have in common, most widely shared first.

    `places`, `countries` and `categories`: [{value, testimonies, keys}]. `periods` likewise: named
    periods that an event of each surely falls in.
    """
    events = TABLES["events"]
    own = events.filter(events.scope == "life", events.testimony.isin(list(testimonies)))
    answer = {
        name: _common(
            catalogue, own.select(value=own[column], testimony=own.testimony, key=own.key)
        )
        for name, column in (
            ("places", "place"),
            ("countries", "country"),
            ("categories", "category"),
        )
    }
    periods = TABLES["periods"]
    named = periods.filter(periods.begin_of_the_begin.notnull(), periods.end_of_the_end.notnull())
    within = own.inner_join(
        named.select("label", first=named.begin_of_the_begin, last=named.end_of_the_end),
        [falls.in_one(own, named.begin_of_the_begin, named.end_of_the_end, "surely")],
    )
    answer["periods"] = _common(
        catalogue, within.select(value=within.label, testimony=within.testimony, key=within.key)
    )
    return answer


def _common(catalogue: Asker, rows: ir.Table) -> list[dict[str, Any]]:
    grouped = (
        rows.filter(rows.value != "")
        .group_by("value")
        .aggregate(testimonies=_.testimony.nunique(), keys=_.key.collect())
    )
    both = grouped.filter(grouped.testimonies > 1)
    answer: list[dict[str, Any]] = catalogue.run(
        both.order_by(ibis.desc("testimonies"), "value")
    ).to_pylist()
    return answer
