"""The lives that somebody keeps, in the tables of a catalogue: put there, and kept up to date."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from timeline.catalogue.engine import Engine
from timeline.catalogue.gazetteer import places_of
from timeline.catalogue.keeping import Keeper
from timeline.catalogue.keeping.rowing import Tables, public_tables, rows_for
from timeline.catalogue.schema import TABLES
from timeline.catalogue.shipped import fingerprint
from timeline.model import TimelineError
from timeline.packs import shipped_packs


class OwnLives:
    """Follows a keeper's folder: what is decided there, by whichever process, is put into the
    tables; `seen` is the state of the folder that they show."""

    def __init__(self, keeper: Keeper, public: bool = False) -> None:
        self._keeper = keeper
        self._public = public
        self._known = places_of(shipped_packs())
        self._made = fingerprint()
        self._shown: dict[str, str] = {}
        self._hidden_shipped = public
        self._lock = threading.Lock()
        self.seen = ""
        self.faults: tuple[str, ...] = ()

    def begin_again(self) -> None:
        """The tables were made anew: everything has to be put there again."""
        self._shown.clear()
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
            self.faults = (*self._keeper.folder.state().faults, *faults)
            self.seen = seen
            return True

    def _wanted(self) -> Mapping[str, str]:
        """Every testimony that differs from what ships, with a key of what was decided of it."""
        state = self._keeper.folder.state()
        ids = dict.fromkeys(entry.testimony for entry in state.entries)
        return {id: ",".join(entry.id for entry in state.of(id)) for id in ids}

    def _tables(self, id: str) -> Tables | None:
        if self._keeper.stands(id) != "kept":
            return None
        if self._public:
            return public_tables(self._keeper, id, self._known)
        state = self._keeper.folder.state()
        return rows_for(self._keeper, id, state, self._known, self._made)

    def _shipped_in_public(self, engine: Engine) -> dict[str, Tables | None]:
        """What ships, where anyone may see less of it than is in the tables."""
        lives = TABLES["lives"]
        less = lives.filter((lives.access != "public") | lives.pseudonym)
        ids: list[str] = engine.run(less.select("testimony"))["testimony"].to_pylist()
        return {id: public_tables(self._keeper, id, self._known) for id in ids}
