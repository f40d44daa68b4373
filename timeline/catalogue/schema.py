"""The tables of a catalogue and what their columns mean: one schema, for Parquet and for DuckDB.

A column is added in its table here and where its rows are made (`rows.py`, `lives.py`,
`history.py`). Days are DATE, None = not known; `first_day` and `last_day` are counted in days
since 1970-01-01. JSON columns hold what is only shown, never asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa

# Raise when a column changes its meaning: caches written before are then built again.
VERSION = 5

_TEXT, _DAY, _YES = pa.string(), pa.date32(), pa.bool_()
_WHOLE, _REAL, _LIST = pa.int32(), pa.float64(), pa.list_(pa.string())

_SPAN = {
    "edtf": _TEXT,
    "begin_of_the_begin": _DAY,
    "end_of_the_begin": _DAY,
    "begin_of_the_end": _DAY,
    "end_of_the_end": _DAY,
    "point": _YES,  # happened once, within its bounds; false: it lasted
    "ongoing": _YES,
    "approximate": _YES,
    "first_day": _WHOLE,  # the days over which it is spread (`periods.spread`), else what is known
    "last_day": _WHOLE,
    "weight": _REAL,  # the aoristic weight of one of these days; None: spread over nothing
}

_PLACE = {"place": _TEXT, "country": _TEXT, "latitude": _REAL, "longitude": _REAL}

EVENTS = {
    "key": _TEXT,  # testimony and id: names one event in the whole catalogue
    "testimony": _TEXT,
    "life": pa.int64(),  # a digest of the testimony's id: quicker to group and join by
    "id": _TEXT,
    "lane": _TEXT,  # the person: narrator_id, else the testimony's id
    "narrator": _TEXT,
    "position": _WHOLE,  # order in time within the testimony, from 0
    "title": _TEXT,
    "summary": _TEXT,
    "category": _TEXT,
    "scope": _TEXT,  # life, or context that the narrator tells
    **_PLACE,
    **_SPAN,
    "basis": _TEXT,
    "certainty": _TEXT,  # day, month, year or wider: the widest window among its bounds
    "status": _TEXT,
    "age_low": _WHOLE,  # the narrator's possible ages in whole years; None without a birth
    "age_high": _WHOLE,
    "passage_start": _WHOLE,
    "passage_end": _WHOLE,
    "quote": _TEXT,
    "timex": _TEXT,
    "also": _TEXT,  # JSON: [{start, end, quote}]
    "reasons": _TEXT,  # JSON: [{bound, rule, says, passage, uses}]
    "conflict": _YES,
    "disputed": _YES,  # the testimony is
    "notices": _LIST,  # the testimony's
    "language": _TEXT,
    "text_kind": _TEXT,
    "words": _TEXT,  # title, summary, passages, place and narrator, folded for searching
}

LIVES = {
    "testimony": _TEXT,
    "life": pa.int64(),
    "lane": _TEXT,
    "narrator": _TEXT,
    "title": _TEXT,
    "kind": _TEXT,
    "language": _TEXT,
    "told": _TEXT,
    "text_kind": _TEXT,
    "pseudonym": _YES,
    "disputed": _TEXT,
    "notices": _LIST,
    "rights": _TEXT,
    "consent": _TEXT,
    "access": _TEXT,
    "source_published": _TEXT,
    "source_title": _TEXT,
    "source_url": _TEXT,
    "file": _TEXT,
    "format": _TEXT,
    "sha256": _TEXT,
    "birth": _TEXT,  # key of the birth event, "" without one
    "no_birth": _TEXT,  # why there is none
    "birth_place": _TEXT,
    "birth_country": _TEXT,
    "born_first": _DAY,
    "born_last": _DAY,
    "left_first": _DAY,
    "left_last": _DAY,
    "left": _TEXT,  # key of the event by which the birth country was left
    "resettled_first": _DAY,
    "resettled_last": _DAY,
    "resettled": _TEXT,
    "told_last": _DAY,
    "first_day": _WHOLE,  # of the life's own events
    "last_day": _WHOLE,
    "events": _WHOLE,
    "conflicts": _WHOLE,
}

STRETCHES = {
    "testimony": _TEXT,
    "lane": _TEXT,
    "position": _WHOLE,
    "state": _TEXT,  # home, away or resettled
    "begin_first": _DAY,  # the window in which it began ...
    "begin_last": _DAY,
    "end_first": _DAY,  # ... and ended; both None: it goes on to the day of telling
    "end_last": _DAY,
    "event": _TEXT,  # key of the event that began it
    "place": _TEXT,
    "country": _TEXT,
}

TEXTS = {
    "testimony": _TEXT,
    "text": _TEXT,
    "paragraphs": _TEXT,  # JSON: [{start, end, number, speaker, timecode, role, entry}]
    "expressions": _TEXT,  # JSON: [{start, end, text, type, value}]
}

CONFLICTS = {
    "testimony": _TEXT,
    "number": _WHOLE,
    "events": _LIST,  # keys
    "passages": _TEXT,  # JSON: [{start, end, quote}]
    "why": _TEXT,
}

HISTORY = {
    "key": _TEXT,  # pack and id
    "pack": _TEXT,
    "id": _TEXT,
    "title": _TEXT,
    "summary": _TEXT,
    "category": _TEXT,
    "layer": _TEXT,
    "importance": _WHOLE,
    **_PLACE,
    **_SPAN,
    "aliases": _TEXT,
    "source_title": _TEXT,
    "source_url": _TEXT,
    "source_checked": _YES,
    "note": _TEXT,
    "words": _TEXT,
}

PERIODS = {
    "key": _TEXT,
    "pack": _TEXT,
    "id": _TEXT,
    "label": _TEXT,
    **_SPAN,
    "aliases": _TEXT,
    "description": _TEXT,
    "source_url": _TEXT,
}

SERIES = {
    "pack": _TEXT,
    "series": _TEXT,
    "year": _WHOLE,
    "value": _REAL,
    "unit": _TEXT,
    "source_title": _TEXT,
    "source_url": _TEXT,
    "source_checked": _YES,
    "note": _TEXT,
}

GLOSSARY = {
    "key": _TEXT,
    "pack": _TEXT,
    "id": _TEXT,
    "names": _TEXT,  # JSON: {language: [as narrators say it]}
    "kind": _TEXT,
    **_SPAN,
    "note": _TEXT,
    "source_title": _TEXT,
    "source_url": _TEXT,
}

COUNTRIES = {
    "country": _TEXT,  # ISO 3166
    "name": _TEXT,
    "aliases": _LIST,  # other names, in any language
}

NAMES = {
    "pack": _TEXT,
    "kind": _TEXT,  # layer, series or pack
    "id": _TEXT,
    "language": _TEXT,
    "label": _TEXT,
}

SCHEMAS: Mapping[str, pa.Schema] = MappingProxyType(
    {
        name: pa.schema(list(columns.items()))
        for name, columns in {
            "events": EVENTS,
            "lives": LIVES,
            "stretches": STRETCHES,
            "texts": TEXTS,
            "conflicts": CONFLICTS,
            "history": HISTORY,
            "periods": PERIODS,
            "series": SERIES,
            "glossary": GLOSSARY,
            "countries": COUNTRIES,
            "names": NAMES,
        }.items()
    }
)

# The tables as ibis knows them, bound to no database: a question built on them runs on any
# engine that holds tables of these names.
TABLES: Mapping[str, ir.Table] = MappingProxyType(
    {
        name: ibis.table(ibis.Schema.from_pyarrow(schema), name=name)
        for name, schema in SCHEMAS.items()
    }
)


def again(name: str, number: int) -> ir.Table:
    """A table to join with rows that may come from the same table, or be joined with it already.

    `number` tells such joins apart; the same number gives an equal expression, so that answers
    can be found again (ibis' own `view()` is another one each time).
    """
    return ops.SelfReference(TABLES[name], identifier=number).to_expr()
