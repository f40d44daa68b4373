"""The live tables in memory, and the one place where an expression is run.

DuckDB holds the tables; a connection may be used by one thread only, so each thread gets a cursor
of its own. An answer is an Arrow table, which nobody can change, so the last answers are kept and
given again to whoever asks the same question of the same tables. To run the questions elsewhere,
give another class with the same two methods.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

from timeline.catalogue.schema import SCHEMAS

# The last answers are kept up to this many bytes; larger ones than a quarter of it are not.
KEPT_BYTES = 64 * 2**20

_SETTINGS: dict[str, Any] = {
    # Nothing is fetched from anywhere, whatever a query names.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class Engine:
    """Tables in an in-memory DuckDB. Any number of threads may call `run` at once."""

    def __init__(self) -> None:
        self._connection = duckdb.connect(":memory:", config=_SETTINGS)
        self._threads = threading.local()
        self._lock = threading.Lock()
        self._kept: OrderedDict[Any, pa.Table] = OrderedDict()
        self._kept_bytes = 0

    def load(self, name: str, rows: pa.Table | Sequence[Path]) -> None:
        """Put a table in: an Arrow table, or Parquet files (none: an empty table)."""
        with self._connection.cursor() as cursor:
            if isinstance(rows, pa.Table) or not rows:
                given = rows if isinstance(rows, pa.Table) else SCHEMAS[name].empty_table()
                cursor.register("incoming", given)
                cursor.execute(f"CREATE TABLE {name} AS FROM incoming")
                cursor.unregister("incoming")
            else:
                files = [str(path) for path in rows]
                cursor.execute(f"CREATE TABLE {name} AS FROM read_parquet($1)", [files])

    def run(self, question: ir.Table) -> pa.Table:
        """The answer to an expression over `schema.TABLES`."""
        key = question.op()
        with self._lock:
            answer = self._kept.get(key)
            if answer is not None:
                self._kept.move_to_end(key)
                return answer
        answer = self._backend().to_pyarrow(question)
        self._keep(key, answer)
        return answer

    def close(self) -> None:
        """Let go of the tables. Nothing may be asked afterwards."""
        with self._lock:
            self._kept.clear()
        self._connection.close()

    def _backend(self) -> Backend:
        backend: Backend | None = getattr(self._threads, "backend", None)
        if backend is None:
            backend = ibis.duckdb.from_connection(self._connection.cursor())
            self._threads.backend = backend
        return backend

    def _keep(self, key: Any, answer: pa.Table) -> None:
        if answer.nbytes > KEPT_BYTES // 4:
            return
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = answer
            self._kept_bytes += answer.nbytes
            while self._kept_bytes > KEPT_BYTES:
                self._kept_bytes -= self._kept.popitem(last=False)[1].nbytes


def load_all(tables: Mapping[str, pa.Table | Sequence[Path]]) -> Engine:
    """An engine with every table of the schema; what is not given is empty."""
    engine = Engine()
    for name in SCHEMAS:
        engine.load(name, tables.get(name, ()))
    return engine
