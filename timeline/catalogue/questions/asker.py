"""What a question needs of a catalogue: somebody who runs an expression."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

import ibis.expr.types as ir
import pyarrow as pa

T = TypeVar("T")


class Asker(Protocol):
    """Runs an expression over `schema.TABLES`; `Catalogue` is one."""

    def run(self, question: ir.Table, days: Sequence[date] = ()) -> pa.Table:
        """The answer as an Arrow table; `days` fill the slots of the expression, if any."""
        ...

    def derived(
        self, question: ir.Table, make: Callable[[pa.Table], T], days: Sequence[date] = ()
    ) -> T:
        """What `make` makes of the answer; kept with it, so it must not be changed."""
        ...


def only(answer: pa.Table) -> dict[str, Any] | None:
    """The first row as a dict; None where there is none."""
    rows: list[dict[str, Any]] = answer.slice(0, 1).to_pylist()
    return rows[0] if rows else None
