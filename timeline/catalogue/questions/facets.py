"""The choices of each filter with live counts, each counted as if its own filter were not set.

Filters with few different values are answered together: the rows are counted once for every
combination of these values, without any of these filters, and each filter's choices are sums over
the combinations that the others keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
from ibis import _

from timeline.catalogue.choosing import narrow
from timeline.catalogue.filters import FILTERS, Filter
from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.schema import again
from timeline.catalogue.selection import Selection
from timeline.catalogue.slots import slotted

Choices = list[tuple[str, int]]

_FOR_CHOICES = 1003  # this join, told apart from those of filters (`schema.again`)


def facets(
    catalogue: Asker,
    selection: Selection,
    names: Sequence[str] = (),
    most: int = 200,
) -> dict[str, Choices]:
    """For each filter with choices (or for those named): its values and how many events each has,
    the most frequent first, at most `most`. A filter's own setting does not narrow its choices;
    layers count context events.
    """
    shape, days = slotted(selection)
    asked = [each for each in FILTERS if each.column and (not names or each.name in names)]
    few = [each for each in asked if each.few]
    answer = _of_few(catalogue, selection, few) if few else {}
    for each in asked:
        if not each.few:
            rows = catalogue.run(_choices(each.name, shape, most), days)
            answer[each.name] = _pairs(rows)
    return {each.name: answer[each.name][:most] for each in asked}


@lru_cache(maxsize=256)
def _choices(name: str, selection: Selection, most: int) -> ir.Table:
    """The choices of one filter, by itself."""
    each = next(each for each in FILTERS if each.name == name)
    table = "events" if "events" in each.tables else "history"
    rows = narrow(table, selection, leave=(each.name,))
    if isinstance(rows[each.column], ir.ArrayValue):
        # A list is its testimony's: events are counted by life, and the lists taken from there.
        lives = again("lives", _FOR_CHOICES)
        lists = lives.select("life", value=lives[each.column]).unnest("value")
        counted = rows.group_by("life").aggregate(n=_.count()).inner_join(lists, "life")
        grouped = counted.group_by("value").aggregate(n=_.n.sum())
    else:
        grouped = rows.group_by(value=rows[each.column]).aggregate(n=_.count())
    told = grouped.filter(grouped.value.notnull(), grouped.value != "")
    return told.order_by(ibis.desc("n"), "value").limit(most)


def _of_few(catalogue: Asker, selection: Selection, asked: Sequence[Filter]) -> dict[str, Choices]:
    """The choices of filters on columns with few values, in one look at the rows."""
    few = [each for each in FILTERS if each.few]
    shape, days = slotted(selection.without(*(each.name for each in few)))
    combinations = catalogue.run(_combinations(shape), days)
    keeps: dict[str, Any] = {}
    for each in few:
        kept = each.kept(getattr(selection, each.name))
        if kept:
            column = combinations[each.column]
            keeps[each.name] = pc.is_in(column, pa.array(kept, column.type))
    answer = {}
    for each in asked:
        left = combinations
        for mask in _others(keeps, each.name):
            left = left.filter(mask)
        grouped = left.select([each.column, "n"]).group_by(each.column).aggregate([("n", "sum")])
        answer[each.name] = _pairs(grouped.rename_columns(["value", "n"]))
    return answer


@lru_cache(maxsize=256)
def _combinations(selection: Selection) -> ir.Table:
    few = [each for each in FILTERS if each.few]
    rows = narrow("events", selection, leave=[each.name for each in few])
    return rows.group_by([each.column for each in few]).aggregate(n=_.count())


def _others(keeps: dict[str, Any], name: str) -> list[Any]:
    """One mask for what all other filters keep; none where none is set."""
    masks = [mask for other, mask in keeps.items() if other != name]
    if not masks:
        return []
    together = masks[0]
    for mask in masks[1:]:
        together = pc.and_(together, mask)
    return [together]


def _pairs(rows: pa.Table) -> Choices:
    """`value, n` as pairs, the most frequent first; true and false as "yes" and "no"."""
    words = {True: "yes", False: "no"}
    pairs = [
        (words[value] if isinstance(value, bool) else value, n)
        for value, n in zip(rows["value"].to_pylist(), rows["n"].to_pylist(), strict=True)
        if value is not None and value != ""
    ]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
