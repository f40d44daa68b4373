"""Parquet: the columns of the CSV with their types; what was selected is metadata of the file."""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.parquet as pq

from timeline.exports import columns
from timeline.exports.excerpt import Excerpt
from timeline.model import BOUNDS

_PASSAGE = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("quote", pa.string())])
_REASON = pa.struct(
    [
        ("bound", pa.string()),
        ("rule", pa.string()),
        ("says", pa.string()),
        ("passage", _PASSAGE),
        ("uses", pa.list_(pa.string())),
    ]
)
# Columns that hold something else than text.
TYPES = {
    **dict.fromkeys(BOUNDS, pa.date32()),
    **dict.fromkeys(("pseudonym", "point", "ongoing", "approximate", "conflict"), pa.bool_()),
    **dict.fromkeys(("age_low", "age_high", "passage_start", "passage_end"), pa.int32()),
    **dict.fromkeys(("latitude", "longitude"), pa.float64()),
    "also": pa.list_(_PASSAGE),
    "reasons": pa.list_(_REASON),
    "notices": pa.list_(pa.string()),
}


def to_parquet(excerpt: Excerpt) -> bytes:
    """One row an event. The statement is under "lives-against-history" in the file's metadata, as
    JSON."""
    schema = pa.schema(
        [(name, TYPES.get(name, pa.string())) for name in columns.NAMES],
        metadata={"lives-against-history": json.dumps(excerpt.about(), ensure_ascii=False)},
    )
    table = pa.Table.from_pylist(
        [columns.row(each, excerpt.language) for each in excerpt.records], schema=schema
    )
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    written: bytes = sink.getvalue().to_pybytes()
    return written
