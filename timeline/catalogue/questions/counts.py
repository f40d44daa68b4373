"""How many: under each reading of the periods, and by how well their dates are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from operator import or_

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from timeline.catalogue import falls
from timeline.catalogue.choosing import narrow
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.schema import TABLES
from timeline.catalogue.selection import HOWS, How, Selection
from timeline.catalogue.slots import slotted


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events: chosen (as `how` says), in all, and under each reading of the periods.

    `lives` and `narrators` are those with a chosen event. `began` is "may have begun".
    """

    chosen: int
    total: int
    may: int
    surely: int
    began: int
    surely_began: int
    lives: int
    narrators: int
    history: int


def counts(catalogue: Asker, selection: Selection) -> Counts:
    """How many events a selection chooses, and would choose under every other reading."""
    shape, days = slotted(selection)
    found = catalogue.run(_chosen(shape), days).to_pylist()[0]
    if _more_by_time(shape):
        answer = catalogue.run(_by_how(shape), days)
        found[_name(selection.how)] = found["chosen"]
        found |= dict(zip(answer["how"].to_pylist(), answer["n"].to_pylist(), strict=True))
    return Counts(
        **found,
        history=catalogue.run(_history(shape), days)["n"][0].as_py(),
        total=catalogue.run(_total())["n"][0].as_py(),
    )


@lru_cache(maxsize=256)
def _chosen(selection: Selection) -> ir.Table:
    """How many are chosen, of how many lives; and under every reading, where only the periods
    are read in another way, since one look at the rows answers all of them then."""
    rows = narrow("events", selection, leave=("periods",))
    # What is sure of a period is possible too: all other rows need no look.
    possible = (falls.in_any(rows, selection.periods, how) for how in ("may", "began"))
    rows = rows.filter(reduce(or_, possible))
    falls_in = {how: falls.in_any(rows, selection.periods, how) for how in HOWS}
    together = {} if _more_by_time(selection) else falls_in
    # A row a life first: to tell lives apart among these is quicker than among all events.
    by_life = rows.group_by("life").aggregate(
        lane=rows.lane.arbitrary(),
        chosen=rows.count(where=falls_in[selection.how]),
        **{_name(how): rows.count(where=condition) for how, condition in together.items()},
    )
    some = by_life.chosen > 0
    return by_life.aggregate(
        lives=by_life.count(where=some),
        narrators=by_life.lane.nunique(where=some),
        **{
            name: by_life[name].sum().fill_null(0)
            for name in ("chosen", *(_name(how) for how in together))
        },
    )


@lru_cache(maxsize=256)
def _by_how(selection: Selection) -> ir.Table:
    """How many every other reading would choose."""
    each = [
        narrow("events", replace(selection, how=how))
        .aggregate(n=_.count())
        .mutate(how=ibis.literal(_name(how)))
        for how in HOWS
        if how != selection.how
    ]
    return ibis.union(*each)


@lru_cache(maxsize=256)
def _history(selection: Selection) -> ir.Table:
    return narrow("history", selection).aggregate(n=_.count())


@lru_cache(maxsize=1)
def _total() -> ir.Table:
    return narrow("events", Selection()).aggregate(n=_.count())


def _name(how: How) -> str:
    return how.replace("-", "_")


def _more_by_time(selection: Selection) -> bool:
    return selection.without("periods").by_time


def method(catalogue: Asker) -> pa.Table:
    """Events by what their date rests on and how certain it is: `basis, certainty, n`."""
    own = TABLES["events"].filter(TABLES["events"].scope == "life")
    return catalogue.run(
        own.group_by("basis", "certainty").aggregate(n=_.count()).order_by("basis", "certainty")
    )
