"""Several events at once: everything that a step of a presentation or a page of paper shows."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

import ibis.expr.types as ir

from timeline.catalogue.questions.asker import Asker
from timeline.catalogue.schema import TABLES

Row = dict[str, Any]


def several(catalogue: Asker, keys: Collection[str]) -> dict[str, Row]:
    """The events of these keys that there are, by key: their columns, with `also` and `reasons`
    as lists, `life`, their row of lives, and `paragraph_number` (None where it is not known).

    Three questions, however many events there are.
    """
    if not keys:
        return {}
    rows = _where(catalogue, "events", "key", keys)
    told = {row["testimony"] for row in rows}
    lives = {row["testimony"]: row for row in _where(catalogue, "lives", "testimony", told)}
    spans = _paragraphs(catalogue, told)
    for row in rows:
        row["also"] = json.loads(row["also"] or "[]")
        row["reasons"] = json.loads(row["reasons"] or "[]")
        row["life"] = lives[row["testimony"]]
        over = [one for one in spans.get(row["testimony"], ()) if _over(one, row)]
        row["paragraph_number"] = over[0]["number"] if over else None
    return {row["key"]: row for row in rows}


def paragraphs_of(
    catalogue: Asker, testimonies: Collection[str], keys: Collection[str] = ()
) -> Iterator[tuple[str, str, tuple[int, int], tuple[int, str]]]:
    """Of every event of these testimonies (with `keys`, of these) its key and title, where its
    passage stands, and the start and text of the paragraphs around it."""
    texts = {row["testimony"]: row for row in _where(catalogue, "texts", "testimony", testimonies)}
    spans = {name: json.loads(row["paragraphs"]) for name, row in texts.items()}
    shown = TABLES["events"].select("key", "testimony", "title", "passage_start", "passage_end")
    wanted = _any_of(shown, "key", keys) if keys else _any_of(shown, "testimony", testimonies)
    for row in catalogue.run(wanted).to_pylist():
        start, end = row["passage_start"], row["passage_end"]
        over = [one for one in spans.get(row["testimony"], ()) if _over(one, row)]
        if start is None or row["testimony"] not in texts:
            yield row["key"], row["title"], (0, 0), (0, "")
            continue
        first = min([start, *(one["start"] for one in over)])
        last = max([end, *(one["end"] for one in over)])
        text = texts[row["testimony"]]["text"][first:last]
        yield row["key"], row["title"], (start, end), (first, text)


def _over(paragraph: Row, row: Row) -> bool:
    """Whether a paragraph has part of an event's passage."""
    start, end = row["passage_start"], row["passage_end"]
    return start is not None and paragraph["start"] < end and paragraph["end"] > start


def _paragraphs(catalogue: Asker, testimonies: Collection[str]) -> dict[str, list[Row]]:
    table = TABLES["texts"].select("testimony", "paragraphs")
    rows = catalogue.run(_any_of(table, "testimony", testimonies)).to_pylist()
    return {row["testimony"]: json.loads(row["paragraphs"]) for row in rows}


def _where(catalogue: Asker, table: str, column: str, values: Collection[str]) -> list[Row]:
    rows: list[Row] = catalogue.run(_any_of(TABLES[table], column, values)).to_pylist()
    return rows


def _any_of(table: ir.Table, column: str, values: Collection[str]) -> ir.Table:
    """The rows with one of these values; the same values in any order are the same question."""
    return table.filter(table[column].isin(sorted(values)))
