"""The lives of a keeper's folder as rows of a catalogue, kept ready so that opening is quick."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq

from timeline.catalogue import store
from timeline.catalogue.keeping import segments
from timeline.catalogue.keeping.applying import as_told
from timeline.catalogue.keeping.folder import State
from timeline.catalogue.keeping.keeper import Keeper
from timeline.catalogue.rows import rows_of
from timeline.catalogue.schema import SCHEMAS
from timeline.model import Life, TimelineError

Tables = Mapping[str, pa.Table]


def rows_for(keeper: Keeper, id: str, state: State, known: Mapping[str, str], made: str) -> Tables:
    """The rows of one testimony with what was decided about it: from the folder's cache, else
    made now and put there where that is allowed.

    `known` gives the country of a place, `made` names the data and code that rows follow from.
    Raises TimelineError where the testimony cannot be read.
    """
    said = ",".join(entry.id for entry in state.of(id))
    key = hashlib.sha256(f"{made}\0{said}".encode()).hexdigest()[:16]
    name = segments.name_of(id)
    folder = keeper.folder.derived / f"rows-{name}-{key}"
    if store.is_complete(folder):
        try:
            return {table: pq.read_table(folder / f"{table}.parquet") for table in SCHEMAS}
        except (OSError, pa.ArrowException):
            pass  # damaged: made again
    tables = store.arrow(rows_of(keeper.life(id), known))
    try:
        with keeper.folder.writing():
            if keeper.folder.segment_of(id) is None and id not in keeper.shipped:
                return tables  # it was forgotten meanwhile: nothing is kept of it
            for other in keeper.folder.derived.glob(f"rows-{name}-*"):
                shutil.rmtree(other, ignore_errors=True)
            store.write(folder, tables)
    except (OSError, TimelineError):
        pass  # a folder that cannot be written can still be read
    return tables


def public_life(keeper: Keeper, id: str) -> Life | None:
    """A life as anyone may see it: None where its access is not public; dated as it was told
    where the narrator has a pseudonym (DESIGN.md, "The testimony")."""
    life = keeper.life(id)
    if life.testimony.access != "public":
        return None
    if not life.testimony.pseudonym:
        return life
    return as_told(keeper.prepared(id), life)


def public_tables(keeper: Keeper, id: str, known: Mapping[str, str]) -> Tables | None:
    """The rows of a life as anyone may see it; never kept on the disk."""
    life = public_life(keeper, id)
    return None if life is None else store.arrow(rows_of(replace(life), known))
