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
from timeline.catalogue.in_view import beside_lives
from timeline.catalogue.questions.events import marks
from timeline.catalogue.schema import TABLES
from timeline.catalogue.selection import How, Selection
from timeline.catalogue.shipped import Progress, fingerprint, open_shipped, tables_of
from timeline.edtf import bounds
from timeline.model import Life, TimelineError
from timeline.packs import Pack, shipped_packs
from timeline.periods import Period

if TYPE_CHECKING:
    import pandas as pd  # takes long to import, and only a data frame needs it

    from timeline.catalogue.keeping import Keeper, Kept
    from timeline.catalogue.own import OwnLives

T = TypeVar("T")


class Catalogue:
    """Testimonies, events and history, ready to be asked by any number of threads.

    `Catalogue(folder)` opens what somebody keeps in a folder, and `add` adds to it;
    `Catalogue.shipped()` is what ships, `Catalogue.opened(folder)` both. `keeper` is the write
    side, None where nothing can be written; `public` says that everybody may see what is shown.
    `faults` has one line for each testimony that could not be read; `state` names what it was made
    of, and changes when that does.
    """

    keeper: Keeper | None = None
    public: bool = False

    def __init__(self, folder: Path | str | None = None) -> None:
        """What is kept in a folder (None: the user's own), beside the histories that ship.

        Raises TimelineError, one line, for a folder that cannot be used.
        """
        from timeline.catalogue.keeping import Keeper

        self._begin(load_all(tables_of((), shipped_packs())))
        self._keep(Keeper(folder))

    @classmethod
    def of_engine(cls, engine: Engine, faults: Sequence[str] = (), state: str = "") -> Catalogue:
        """Tables that are live already."""
        made = cls.__new__(cls)
        made._begin(engine, faults, state)
        return made

    def _begin(self, engine: Engine, faults: Sequence[str] = (), state: str = "") -> None:
        self._engine = engine
        self._cache: Path | None = None
        self._own: OwnLives | None = None
        self._base = state
        self._faults = tuple(faults)

    def _keep(self, keeper: Keeper, public: bool = False) -> None:
        from timeline.catalogue.own import OwnLives

        self.keeper = keeper
        self.public = public
        self._own = OwnLives(keeper, public)
        self._own.follow(self._engine)

    @classmethod
    def shipped(cls, cache: Path | None = None, progress: Progress | None = None) -> Catalogue:
        """What ships. Tables made once are kept in `cache` (None: the user's cache folder)."""
        folder = cache or store.cache_folder()
        state = fingerprint()
        catalogue = cls.of_engine(*open_shipped(folder, state, progress), state=state)
        catalogue._cache = folder
        return catalogue

    @classmethod
    def opened(
        cls,
        folder: Path | str | None = None,
        *,
        public: bool = False,
        cache: Path | None = None,
        progress: Progress | None = None,
    ) -> Catalogue:
        """What ships, and with it what somebody keeps in a folder (None: the user's own).

        `public`: only what is `access: public`, and the dates of people with pseudonyms as told,
        not as worked out. Raises TimelineError, one line, for a folder that cannot be used.
        """
        from timeline.catalogue.keeping import Keeper

        catalogue = cls.shipped(cache, progress)
        catalogue._keep(Keeper(folder), public)
        return catalogue

    @classmethod
    def of_lives(cls, lives: Iterable[Life], packs: Sequence[Pack] | None = None) -> Catalogue:
        """These lives against these packs (None: those that ship and that the lives call for), in
        memory only."""
        if packs is not None:
            return cls.of_engine(load_all(tables_of(lives, packs)))
        told, known = list(lives), shipped_packs()
        return cls.of_engine(load_all(tables_of(told, known, beside_lives(told, known))))

    @classmethod
    def open_folder(cls, *folders: Path) -> Catalogue:
        """Tables written before, from one folder or several. Raises TimelineError for a folder
        that is not whole."""
        return cls.of_engine(load_all(store.files(folders)), state=":".join(map(str, folders)))

    @property
    def state(self) -> str:
        """What it was made of: another text when that has changed."""
        return f"{self._base}{self._own.seen if self._own else ''}"

    @property
    def faults(self) -> tuple[str, ...]:
        """One line for each testimony that could not be read."""
        return self._faults + (self._own.faults if self._own else ())

    def packs(self) -> tuple[Pack, ...]:
        """The histories that are known here: those that ship, and the installed."""
        return shipped_packs() if self.keeper is None else self.keeper.packs()

    def installed(self) -> frozenset[str]:
        """The ids of the histories that somebody installed here."""
        if self.keeper is None:
            return frozenset()
        folder = self.keeper.folder.history
        return frozenset(pack.id for pack in self.packs() if pack.folder.parent == folder)

    def add(self, file: Path | str, *, published: str = "", who: str = "") -> Kept:
        """Read a file and keep it; it is on the disk, and can be asked about, when this returns.

        Raises TimelineError, one line, for a file that cannot be read, or where there is no
        folder to keep it in.
        """
        from timeline.sources import read

        if self.keeper is None:
            raise TimelineError(f"{file}: this catalogue is not kept in a folder; open one to add")
        kept = self.keeper.add(read(file, published=published), who=who)
        self.refresh()
        return kept

    def save(self, folder: Path) -> None:
        """Write every table into a folder, to be opened again. Raises OSError where it cannot."""
        store.write(folder, {name: self.run(table) for name, table in TABLES.items()})

    def refresh(self) -> bool:
        """Read again where the data or the code changed since it was opened, or anybody wrote
        into its folder; whether it did. Questions under way finish on what they began with."""
        changed = False
        if self._cache is not None:
            state = fingerprint()
            if state != self._base:
                self._engine, self._faults = open_shipped(self._cache, state)
                self._base = state
                changed = True
                if self._own is not None:
                    self._own.begin_again()
        return self.follow() or changed

    def follow(self) -> bool:
        """Show what was written into its folder since, by whichever process; whether anything
        was. Asking costs next to nothing."""
        return self._own is not None and self._own.follow(self._engine)

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
