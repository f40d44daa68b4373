"""What is known of testimonies in memory: read, tagged and dated once, and dated anew with what
was decided since.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from timeline.catalogue.keeping.applying import Applied, apply
from timeline.catalogue.keeping.decision import Entry
from timeline.catalogue.keeping.folder import Folder, State
from timeline.extract import Prepared, prepare
from timeline.model import TimelineError
from timeline.packs import Pack, known_packs
from timeline.sources import read

_MOST = 64  # testimonies whose words of time and mentions are kept in memory


@dataclass
class _Read:
    """A testimony as prepared from a segment (None: one that ships), and as last decided."""

    segment: Path | None
    prepared: Prepared
    applied: Applied | None = None
    of: tuple[str, ...] = ()


class Known:
    """The testimonies of a folder, and those that ship, as prepared and as decided."""

    def __init__(
        self,
        folder: Folder,
        shipped: Mapping[str, Path] | None = None,
        packs: Sequence[Pack] | None = None,
    ) -> None:
        self._folder = folder
        self._shipped = shipped
        self._packs = packs
        self._read_with: tuple[Pack, ...] | None = None
        self._known: OrderedDict[str, _Read] = OrderedDict()
        self._lock = threading.RLock()

    @property
    def shipped(self) -> Mapping[str, Path]:
        """The files of testimonies that ship, by id."""
        if self._shipped is None:
            from timeline.catalogue.shipped import shipped_files

            self._shipped = {path.stem: path for path in shipped_files()}
        return self._shipped

    def packs(self) -> tuple[Pack, ...]:
        """The histories that testimonies are dated with: those that ship, and the installed."""
        return known_packs(self._folder.history) if self._packs is None else tuple(self._packs)

    def drop(self, id: str) -> None:
        """Let go of a testimony."""
        with self._lock:
            self._known.pop(id, None)

    def prepared(self, id: str) -> Prepared:
        """A testimony's words of time and mentions. Raises TimelineError where there is none."""
        return self._read(id).prepared

    def applied(self, id: str, state: State) -> Applied:
        """A testimony dated with what was decided. Raises TimelineError where there is none."""
        entries = state.of(id)
        with self._lock:
            known = self._read(id)
            names = tuple(entry.id for entry in entries)
            if known.applied is None or known.of != names:
                known.applied, known.of = self.again(id, entries), names
            return known.applied

    def again(self, id: str, entries: Sequence[Entry]) -> Applied:
        """A testimony dated with these entries."""
        prepared = self.prepared(id)
        person = next((e.value["person"] for e in reversed(entries) if e.kind == "linked"), None)
        if person is not None:
            testimony = replace(prepared.testimony, narrator_id=person)
            prepared = replace(prepared, testimony=testimony)
        return apply(prepared, entries)

    def _read(self, id: str) -> _Read:
        with self._lock:
            packs = self.packs()
            if packs != self._read_with:  # compared by identity first
                self._known.clear()
                self._read_with = packs
            known, segment = self._known.get(id), self._folder.segment_of(id)
            there = segment is not None or id in self.shipped
            if known is not None and there and known.segment == segment:
                self._known.move_to_end(id)
                return known
            self._known.pop(id, None)
            testimony = self._folder.testimony(id)
            if testimony is None and id in self.shipped:
                testimony = replace(read(self.shipped[id]), id=id)
            if testimony is None:
                raise TimelineError(f"{id}: no such testimony is kept here")
            known = self._known[id] = _Read(segment, prepare(testimony, packs))
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
            return known
