"""The catalogue: opens tables, keeps them live in memory, and runs questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import ibis.expr.types as ir
import pyarrow as pa

from timeline.catalogue import store
from timeline.catalogue.engine import Engine, load_all
from timeline.catalogue.questions.events import marks
from timeline.catalogue.schema import TABLES
from timeline.catalogue.selection import How, Selection
from timeline.catalogue.shipped import Progress, fingerprint, open_shipped, tables_of
from timeline.edtf import bounds
from timeline.model import Life
from timeline.packs import Pack, shipped_packs
from timeline.periods import Period

if TYPE_CHECKING:
    import pandas as pd  # takes long to import, and only a data frame needs it

T = TypeVar("T")


class Catalogue:
    """Testimonies, events and history, ready to be asked by any number of threads.

    `faults` has one line for each testimony that could not be read when it was opened; `state`
    names what it was made of, and changes when that does.
    """

    def __init__(self, engine: Engine, faults: Sequence[str] = (), state: str = "") -> None:
        self._engine = engine
        self._cache: Path | None = None
        self.state = state
        self.faults = tuple(faults)

    @classmethod
    def shipped(cls, cache: Path | None = None, progress: Progress | None = None) -> Catalogue:
        """What ships. Tables made once are kept in `cache` (None: the user's cache folder)."""
        folder = cache or store.cache_folder()
        state = fingerprint()
        catalogue = cls(*open_shipped(folder, state, progress), state=state)
        catalogue._cache = folder
        return catalogue

    @classmethod
    def of_lives(cls, lives: Iterable[Life], packs: Sequence[Pack] | None = None) -> Catalogue:
        """These lives against these packs (None: those that ship), in memory only."""
        return cls(load_all(tables_of(lives, shipped_packs() if packs is None else packs)))

    @classmethod
    def open_folder(cls, *folders: Path) -> Catalogue:
        """Tables written before, from one folder or several. Raises TimelineError for a folder
        that is not whole."""
        return cls(load_all(store.files(folders)), state=":".join(map(str, folders)))

    def save(self, folder: Path) -> None:
        """Write every table into a folder, to be opened again. Raises OSError where it cannot."""
        store.write(folder, {name: self.run(table) for name, table in TABLES.items()})

    def refresh(self) -> bool:
        """Read again where the data or the code changed since it was opened; whether it did.
        Questions under way finish on what they began with."""
        if self._cache is None:
            return False
        state = fingerprint()
        if state == self.state:
            return False
        self._engine, self.faults = open_shipped(self._cache, state)
        self.state = state
        return True

    def run(self, question: ir.Table, days: Sequence[date] = ()) -> pa.Table:
        """The answer to an expression over `schema.TABLES`; `days` fill its slots, if any."""
        return self._engine.run(question, days)

    def derived(
        self, question: ir.Table, make: Callable[[pa.Table], T], days: Sequence[date] = ()
    ) -> T:
        """What `make` makes of the answer; kept with it, so it must not be changed."""
        return self._engine.derived(question, make, days)

    def events(
        self,
        period: tuple[str, str] | None = None,
        surely: bool = False,
        **filters: Any,
    ) -> pd.DataFrame:
        """The events of a selection as a DataFrame, for use from Python.

        `period` is two dates (EDTF, such as "1994" or "1996-03"), both included; the rest are
        fields of `Selection`. Raises EdtfError for a date that cannot be read, ValueError for an
        open one.
        """
        periods = (_period(*period),) if period else ()
        how: How = "surely" if surely else "may"
        chosen = Selection(periods=periods, how=how, **filters)
        frame: pd.DataFrame = marks(self, chosen).to_pandas()
        return frame

    def close(self) -> None:
        """Let go of the tables."""
        self._engine.close()

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _period(first: str, last: str) -> Period:
    begin: date | None = bounds(first)[0]
    end: date | None = bounds(last)[1]
    if begin is None or end is None:
        raise ValueError(f"a period needs both ends: {first}..{last}")
    return Period(begin, end)
