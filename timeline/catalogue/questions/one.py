"""One event with everything that is known of it; one testimony's text."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from timeline.catalogue.questions.asker import Asker, only
from timeline.catalogue.schema import TABLES

Row = dict[str, Any]


def event(catalogue: Asker, key: str) -> Row | None:
    """Everything about one event: its columns, with `also` and `reasons` as lists, and more.

    `life`: its row of lives; `paragraph`: {start, end, text} around the passage, with its
    `paragraph_number` and the `expressions` (time words) in it;
    `used`: {id: {key, title, edtf, passage_start}} for the events and anchors that its reasons
    rest on (an anchor has its `names` by language, `note` and source instead); `conflicts`:
    [{why, passages, events: [{key, title, edtf}]}]; `previous` and `next`: keys of the neighbours
    in its life. None where there is no such event.
    """
    events = TABLES["events"]
    row = only(catalogue.run(events.filter(events.key == key)))
    if row is None:
        return None
    row["also"] = json.loads(row["also"] or "[]")
    row["reasons"] = json.loads(row["reasons"] or "[]")
    testimony = row["testimony"]
    lives = TABLES["lives"]
    row["life"] = only(catalogue.run(lives.filter(lives.testimony == testimony)))
    around = _neighbours(catalogue, testimony)
    row |= _paragraph(catalogue, row)
    uses = {used for reason in row["reasons"] for used in reason["uses"]}
    row["used"] = _anchors(catalogue, uses) | {
        used: around[f"{testimony}:{used}"] for used in uses if f"{testimony}:{used}" in around
    }
    row["conflicts"] = [each for each in conflicts(catalogue, testimony) if key in each["events"]]
    for each in row["conflicts"]:
        each["events"] = [around[other] for other in each["events"] if other in around]
    keys = [other for other, told in around.items() if told["scope"] == row["scope"]]
    at = keys.index(key)
    row["previous"] = keys[at - 1] if at else None
    row["next"] = keys[at + 1] if at + 1 < len(keys) else None
    return row


def _anchors(catalogue: Asker, uses: Collection[str]) -> dict[str, Row]:
    """The anchors among the things that reasons rest on ("id", or "id:edge")."""
    ids = sorted({used.partition(":")[0] for used in uses})
    if not ids:
        return {}
    table = TABLES["glossary"]
    shown = table.select("key", "id", "names", "edtf", "note", "source_title", "source_url")
    found = {}
    for row in catalogue.run(shown.filter(shown.id.isin(ids)).order_by("key")).to_pylist():
        row["names"] = json.loads(row["names"])
        row["title"] = next((names[0] for names in row["names"].values() if names), row["id"])
        found[row["id"]] = row
    return {used: found[used.partition(":")[0]] for used in uses if used.partition(":")[0] in found}


def _neighbours(catalogue: Asker, testimony: str) -> dict[str, Row]:
    """The events of one testimony in time order, by key, as they are named beside another."""
    events = TABLES["events"]
    told = events.filter(events.testimony == testimony).order_by("position")
    rows = catalogue.run(told.select("key", "title", "edtf", "scope", "passage_start")).to_pylist()
    return {row["key"]: row for row in rows}


def _paragraph(catalogue: Asker, row: Row) -> Row:
    told = text(catalogue, row["testimony"])
    start, end = row["passage_start"], row["passage_end"]
    if told is None or start is None:
        return {"paragraph": None, "paragraph_number": None, "expressions": []}
    over = [each for each in told["paragraphs"] if each["start"] < end and each["end"] > start]
    first = over[0]["start"] if over else start
    last = over[-1]["end"] if over else end
    return {
        "paragraph": {"start": first, "end": last, "text": told["text"][first:last]},
        "paragraph_number": over[0]["number"] if over else None,
        "expressions": [
            each for each in told["expressions"] if each["start"] >= first and each["end"] <= last
        ],
    }


def text(catalogue: Asker, testimony: str) -> Row | None:
    """A testimony's `text` as read, its `paragraphs` and its time `expressions`, as lists of dicts
    with offsets in code points; None where there is no such testimony."""
    texts = TABLES["texts"]
    row = only(catalogue.run(texts.filter(texts.testimony == testimony)))
    if row is None:
        return None
    row["paragraphs"] = json.loads(row["paragraphs"])
    row["expressions"] = json.loads(row["expressions"])
    return row


def conflicts(catalogue: Asker, testimony: str) -> list[Row]:
    """The conflicts of one testimony: [{why, passages, events (keys)}]."""
    table = TABLES["conflicts"]
    rows = catalogue.run(table.filter(table.testimony == testimony).order_by("number")).to_pylist()
    return [{**row, "passages": json.loads(row["passages"])} for row in rows]


_TOLD = (
    "key", "id", "testimony", "lane", "title", "category", "scope", "place", "edtf",
    "begin_of_the_begin", "end_of_the_begin", "begin_of_the_end", "end_of_the_end", "point",
    "ongoing", "approximate", "certainty", "status", "age_low", "age_high", "passage_start",
    "passage_end", "also", "conflict", "first_day", "last_day",
)  # fmt: skip


def told(catalogue: Asker, testimony: str) -> list[Row]:
    """The events of one testimony in time order, as they are read beside its text, with the
    passages that tell them again (`also`) as a list."""
    events = TABLES["events"]
    chosen = events.filter(events.testimony == testimony).order_by("position").select(*_TOLD)
    rows: list[Row] = catalogue.run(chosen).to_pylist()
    for row in rows:
        row["also"] = json.loads(row["also"] or "[]")
    return rows


def life_of(catalogue: Asker, testimony: str) -> Row | None:
    """The row of lives of one testimony; None where there is no such testimony."""
    lives = TABLES["lives"]
    return only(catalogue.run(lives.filter(lives.testimony == testimony)))


def told_by(catalogue: Asker, lane: str) -> list[Row]:
    """The testimonies of one person: rows of lives, in the order of their ids."""
    lives = TABLES["lives"]
    rows: list[Row] = catalogue.run(
        lives.filter(lives.lane == lane).order_by("testimony")
    ).to_pylist()
    return rows
