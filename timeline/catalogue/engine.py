"""The live tables in memory, and the one place where an expression is run.

DuckDB holds the tables; a connection may be used by one thread only, so each thread gets a cursor
of its own. An answer is an Arrow table, which nobody can change, so the last answers are kept for
whoever asks the same of the same tables. To run the questions elsewhere,
give another class with the same methods.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa

from timeline.catalogue.kept import Kept
from timeline.catalogue.schema import SCHEMAS
from timeline.catalogue.slots import filled
from timeline.model import TimelineError

T = TypeVar("T")

# The tables whose rows belong to testimonies.
OF_TESTIMONIES = tuple(name for name, schema in SCHEMAS.items() if "testimony" in schema.names)

# The last answers are kept up to this many bytes.
KEPT_BYTES = 192 * 2**20

_SETTINGS: dict[str, Any] = {
    # Nothing is fetched from anywhere, whatever a query names.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    # A page of a sorted table: sort by a few columns first, and fetch the others of its rows only.
    "late_materialization_max_rows": "5000",
    # What people told stays in memory: nothing is laid aside on a disk.
    "temp_directory": "",
    # A name is a table, never a variable of whoever asks.
    "python_enable_replacements": "false",
}


class Engine:
    """Tables in an in-memory DuckDB. Any number of threads may call `run` at once."""

    def __init__(self) -> None:
        self._connection = duckdb.connect(":memory:", config=_SETTINGS)
        self._threads = threading.local()
        self._opening = threading.Lock()
        self._changing = threading.Lock()
        self._kept = Kept(KEPT_BYTES)

    def load(self, name: str, rows: pa.Table | Sequence[Path]) -> None:
        """Put a table in: an Arrow table, or Parquet files (none: an empty table).

        Raises TimelineError for files that cannot be read.
        """
        with self._connection.cursor() as cursor:
            if isinstance(rows, pa.Table) or not rows:
                given = rows if isinstance(rows, pa.Table) else SCHEMAS[name].empty_table()
                cursor.register("incoming", given)
                cursor.execute(f"CREATE TABLE {name} AS FROM incoming")
                cursor.unregister("incoming")
            else:
                files = [str(path) for path in rows]
                try:
                    cursor.execute(f"CREATE TABLE {name} AS FROM read_parquet($1)", [files])
                except duckdb.Error as error:
                    raise TimelineError(f"{files[0]}: not a table of a catalogue") from error

    def put(self, changes: Mapping[str, Mapping[str, pa.Table] | None]) -> None:
        """Put the rows of testimonies, by id, in the place of those that they have (None: none
        any more), all in one step. Questions under way finish on what they began with."""
        with self._in_one_step() as cursor:
            for testimony, tables in changes.items():
                for name in OF_TESTIMONIES:
                    cursor.execute(f"DELETE FROM {name} WHERE testimony = $1", [testimony])
                    if tables is not None and tables[name].num_rows:
                        _insert(cursor, name, tables[name])

    def put_whole(self, tables: Mapping[str, pa.Table]) -> None:
        """Put other rows in the place of all that these tables have, in one step."""
        with self._in_one_step() as cursor:
            for name, rows in tables.items():
                cursor.execute(f"DELETE FROM {name}")
                _insert(cursor, name, rows)

    @contextmanager
    def _in_one_step(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Change rows so that others see all of it or nothing; answers kept so far are let go."""
        with self._changing, self._connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            self._kept = Kept(KEPT_BYTES)  # the answers so far were of other rows

    def run(self, question: ir.Table, days: Sequence[date] = ()) -> pa.Table:
        """The answer to an expression over `schema.TABLES`; `days` fill its slots."""
        key = (question.op(), *days)
        kept = self._kept  # one and the same, should the rows change meanwhile
        return kept.get(key, lambda: self._ask(question, days), lambda told: told.nbytes)

    def derived(
        self, question: ir.Table, make: Callable[[pa.Table], T], days: Sequence[date] = ()
    ) -> T:
        """What `make`, a function of a module, makes of the answer; kept as answers are."""
        key = (question.op(), *days, make.__module__, make.__qualname__)
        derived: T = self._kept.get(key, lambda: make(self._ask(question, days)), _size)
        return derived

    def close(self) -> None:
        """Let go of the tables. Nothing may be asked afterwards."""
        self._connection.close()

    def _ask(self, question: ir.Table, days: Sequence[date]) -> pa.Table:
        sql, schema = _translated(question.op())
        relation = self._cursor().sql(filled(sql, days))
        return relation.to_arrow_table().cast(schema)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._threads, "cursor", None)
        if cursor is None:
            with self._opening:
                cursor = self._threads.cursor = self._connection.cursor()
        return cursor


@lru_cache(maxsize=512)
def _translated(operation: ops.Node) -> tuple[str, pa.Schema]:
    """An expression in DuckDB's SQL, and the types of its answer. Operations are compared by what
    they say, expressions only by which object they are."""
    question = operation.to_expr()
    with _translating:
        return ibis.to_sql(question, dialect="duckdb"), question.schema().to_pyarrow()


_translating = threading.Lock()


def _insert(cursor: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    cursor.register("incoming", rows)
    cursor.execute(f"INSERT INTO {name} BY NAME FROM incoming")
    cursor.unregister("incoming")


def _size(value: object) -> int:
    """The bytes of the arrays in a derived value."""
    return sum(int(getattr(part, "nbytes", 0)) for part in vars(value).values())


def load_all(tables: Mapping[str, pa.Table | Sequence[Path]]) -> Engine:
    """An engine with every table of the schema; what is not given is empty."""
    engine = Engine()
    for name in SCHEMAS:
        engine.load(name, tables.get(name, ()))
    return engine
