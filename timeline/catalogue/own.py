"""The lives that somebody keeps, in the tables of a catalogue: put there, and kept up to date."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

from timeline.catalogue import store
from timeline.catalogue.engine import Engine
from timeline.catalogue.gazetteer import places_of
from timeline.catalogue.history import rows_of_packs
from timeline.catalogue.in_view import beside, called_for
from timeline.catalogue.keeping import Keeper
from timeline.catalogue.keeping.rowing import Tables, public_tables, rows_for
from timeline.catalogue.rows import Rows
from timeline.catalogue.schema import SCHEMAS, TABLES
from timeline.catalogue.shipped import fingerprint
from timeline.model import TimelineError
from timeline.packs import installed, packs_for
from timeline.packs.installed import Stamp, stamp
from timeline.packs.shown import choices

_Beside = tuple[frozenset[str], Stamp, tuple[tuple[str, str], ...]]

HISTORIES = (
    "history",
    "periods",
    "series",
    "glossary",
    "countries",
    "names",
)  # the tables of packs


class OwnLives:
    """Follows a keeper's folder: what is decided there, by whichever process, is put into the
    tables; `seen` is the state of the folder that they show."""

    def __init__(self, keeper: Keeper, public: bool = False) -> None:
        self._keeper = keeper
        self._public = public
        self._known = places_of(keeper.packs())
        self._packs: Stamp = stamp(keeper.folder.history)
        self._called: dict[str, frozenset[str]] = {}
        self._beside: _Beside | None = None  # packs in the tables, once asked
        self._newly: dict[str, str] = {}  # what ships and is dated with installed packs, too
        self._newly_of: Stamp = ()
        self._ships: list[str] = []
        self._made = fingerprint()
        self._shown: dict[str, str] = {}
        self._hidden_shipped = public
        self._lock = threading.Lock()
        self.seen = ""
        self.faults: tuple[str, ...] = ()

    def begin_again(self) -> None:
        """The tables were made anew: everything has to be put there again."""
        self._shown.clear()
        self._called.clear()
        self._newly.clear()
        self._newly_of = ()
        self._beside = None
        self.seen, self._hidden_shipped = "", self._public

    def follow(self, engine: Engine) -> bool:
        """Put into the tables what has changed since; whether anything has."""
        with self._lock:
            seen = self._keeper.state()
            if seen == self.seen:
                return False
            changes: dict[str, Tables | None] = {}
            faults: list[str] = []
            if self._hidden_shipped:
                changes |= self._shipped_in_public(engine)
                self._hidden_shipped = False
            self._follow_packs()
            self._call_anew(engine)
            wanted = self._wanted()
            for id in self._shown.keys() - wanted.keys():
                changes[id] = None
            shown = dict(self._shown)
            for id, key in wanted.items():
                if self._shown.get(id) == key and id not in changes:
                    continue
                try:
                    changes[id] = self._tables(id)
                    shown[id] = key
                except TimelineError as fault:
                    faults.append(str(fault))
                    changes[id] = None
            if changes:
                engine.put(changes)
            self._shown = {id: key for id, key in shown.items() if id in wanted}
            self._put_history(engine, changes)
            faults += installed(self._keeper.folder.history).faults
            self.faults = (*self._keeper.folder.state().faults, *faults)
            self.seen = seen
            return True

    def _follow_packs(self) -> None:
        """Where other packs are installed than before, everything is dated and shown anew."""
        now = stamp(self._keeper.folder.history)
        if now != self._packs:
            self._packs = now
            self._known = places_of(self._keeper.packs())
            self._shown.clear()

    def _put_history(self, engine: Engine, changes: Mapping[str, Tables | None]) -> None:
        """Show the histories that the lives in the tables call for, where those are others than
        so far."""
        packs = self._keeper.packs()
        chosen = choices(self._keeper.folder.history)
        if self._beside is None:
            self._beside = _in_tables(engine), (), ()
            self._ships = engine.run(TABLES["lives"].select("testimony"))["testimony"].to_pylist()
            self._ships = [id for id in self._ships if id not in changes]
            self._called = {"": self._beside[0] if self._ships else frozenset()}
        if self._packs != self._beside[1] and self._ships:  # what ships may call for a new one
            new = [pack for pack in packs if pack.folder.parent == self._folder]
            texts = engine.run(TABLES["texts"].select("testimony", "text")).to_pylist()
            ships = [row["text"] for row in texts if row["testimony"] in self._ships]
            self._called[""] |= called_for(ships, new)
        for id, tables in changes.items():
            told = tables["texts"]["text"].to_pylist() if tables is not None else []
            self._called[id] = called_for(told, packs)
        known = any(self._called) or bool(self._ships)
        called = frozenset().union(*self._called.values()) if known else {p.id for p in packs}
        shown = beside(packs, called, chosen)
        now = frozenset(pack.id for pack in shown), self._packs, tuple(chosen.items())
        if now != self._beside:
            rows: Rows = {name: [] for name in SCHEMAS} | rows_of_packs(shown, self._known)
            tables = store.arrow(rows)
            engine.put_whole({name: tables[name] for name in HISTORIES})
            self._beside = now

    def _wanted(self) -> Mapping[str, str]:
        """Every testimony that differs from what ships, with a key of what was decided of it."""
        state = self._keeper.folder.state()
        ids = dict.fromkeys((*(entry.testimony for entry in state.entries), *self._newly))
        return {
            id: self._newly.get(id, "") + ",".join(entry.id for entry in state.of(id)) for id in ids
        }

    def _call_anew(self, engine: Engine) -> None:
        """What ships is dated with an installed pack too, where its words call for it: a life
        reads the same whether somebody has corrected it or not. Once the pack is gone, it is
        dated as it ships."""
        if self._packs == self._newly_of:
            return
        self._newly_of = self._packs
        self._newly = dict.fromkeys(self._newly, "")
        packs = self._keeper.packs()
        new = {pack.id for pack in packs if pack.folder.parent == self._folder}
        for id, text in self._told(engine) if new else ():
            called = new & {pack.id for pack in packs_for(text, packs)}
            if called:
                self._newly[id] = f"{'+'.join(sorted(called))}:"

    def _told(self, engine: Engine) -> list[tuple[str, str]]:
        """The testimonies that ship, with their words."""
        rows = engine.run(TABLES["texts"].select("testimony", "text")).to_pylist()
        ships = self._keeper.shipped
        return [(row["testimony"], row["text"]) for row in rows if row["testimony"] in ships]

    @property
    def _folder(self) -> Path:
        return self._keeper.folder.history

    def _tables(self, id: str) -> Tables | None:
        if self._keeper.stands(id) != "kept":
            return None
        if self._public:
            return public_tables(self._keeper, id, self._known)
        state = self._keeper.folder.state()
        return rows_for(self._keeper, id, state, self._known, f"{self._made}{self._packs}")

    def _shipped_in_public(self, engine: Engine) -> dict[str, Tables | None]:
        """What ships, where anyone may see less of it than is in the tables."""
        lives = TABLES["lives"]
        less = lives.filter((lives.access != "public") | lives.pseudonym)
        ids: list[str] = engine.run(less.select("testimony"))["testimony"].to_pylist()
        return {id: public_tables(self._keeper, id, self._known) for id in ids}


def _in_tables(engine: Engine) -> frozenset[str]:
    """The ids of the packs whose rows are in the tables."""
    found = (engine.run(TABLES[name].select("pack").distinct()) for name in ("history", "glossary"))
    return frozenset(id for rows in found for id in rows["pack"].to_pylist())
