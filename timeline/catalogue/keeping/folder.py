"""The folder of a catalogue: where its parts are, what is in them, and who may write."""

from __future__ import annotations

import json
import os
import secrets
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from timeline.catalogue.keeping import log, segments
from timeline.catalogue.keeping.decision import Entry
from timeline.catalogue.keeping.disk import replace_file, told_clearly, whole_lines
from timeline.catalogue.keeping.locks import held
from timeline.catalogue.store import APPLICATION
from timeline.model import Testimony, TimelineError

MARK = "catalogue.json"
FORMAT = b'{"catalogue": "lives-against-history", "format": 1}\n'


def data_folder() -> Path:
    """Where the operating system keeps a user's own data."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / APPLICATION


def now() -> str:
    """This moment in UTC, to the second, as the log keeps it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class State:
    """Everything that was decided, as read at one moment; `faults` has a line for each damage."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[str, ...] = ()
    seen: str = ""

    def of(self, testimony: str) -> tuple[Entry, ...]:
        """What was decided about a testimony and is not undone, in order."""
        return tuple(e for e in self.entries if e.testimony == testimony and not e.undone)

    def last(self, testimony: str, event: str) -> Entry | None:
        """The last entry about an event, undoings included; for "" the last that has none."""
        about = (e for e in reversed(self.entries) if e.testimony == testimony)
        return next((e for e in about if e.event == event and e.kind not in WHOLE), None)


# Entries about a whole testimony.
WHOLE = frozenset({"added", "finished", "removed", "restored", "linked"})


class Folder:
    """The parts of one catalogue's folder. Any number of threads and processes may use it."""

    def __init__(self, path: Path, finish: Callable[[Folder], None] | None = None) -> None:
        """`finish` is called, the lock held, before a write where a forgetting was broken off.

        Raises TimelineError, one line, where it is no folder that can be used.
        """
        self.path = Path(path)
        self._finish = finish
        self._own = threading.Lock()
        self._state = State()
        if self.path.exists() and not self.path.is_dir():
            raise TimelineError(f"{self.path}: is no folder; a catalogue needs one of its own")
        mark = self.path / MARK
        if not mark.exists():
            others = self.path.is_dir() and any(p.name[:1] != "." for p in self.path.iterdir())
            if others and not mark.exists():  # another process may have made it just now
                raise TimelineError(
                    f"{self.path}: holds other things; a catalogue needs a folder of its own"
                )
            with told_clearly(self.path):
                self.path.mkdir(parents=True, exist_ok=True)
                replace_file(mark, FORMAT)
        with told_clearly(mark, "cannot be read"):
            if mark.read_bytes() != FORMAT:
                raise TimelineError(f"{mark}: is of another program, or of a later version of it")

    @property
    def log(self) -> Path:
        """The log of decisions."""
        return self.path / log.NAME

    @property
    def segments(self) -> Path:
        """The folder of testimonies."""
        return self.path / "segments"

    @property
    def derived(self) -> Path:
        """What can be made again."""
        return self.path / "derived"

    @property
    def readings(self) -> Path:
        """The dates as the program read them when a testimony was last looked at."""
        return self.path / "readings"

    @property
    def stories(self) -> Path:
        """What presenters chose."""
        return self.path / "stories"

    @property
    def history(self) -> Path:
        """Installed history packs, a folder each."""
        return self.path / "history"

    @property
    def backups(self) -> Path:
        """Where backups lie if no other place is named."""
        return self.path / "backups"

    @property
    def exports(self) -> Path:
        """What was made from the catalogue, and where it went."""
        return self.path / "exports.jsonl"

    @property
    def tombstones(self) -> Path:
        """What was forgotten."""
        return self.path / "tombstones.jsonl"

    @property
    def promise(self) -> Path:
        """What is being forgotten, until everything of it has gone."""
        return self.path / "forgetting.json"

    def promised(self) -> dict[str, str] | None:
        """The id, day, reason and digest of what is being forgotten; None where nothing is."""
        try:
            promise: dict[str, str] = json.loads(self.promise.read_text("utf-8"))
        except FileNotFoundError:
            return None
        return promise

    @contextmanager
    def writing(self) -> Iterator[State]:
        """Hold the lock, and have the state as it is now. Raises TimelineError where the folder
        cannot be written."""
        with told_clearly(self.path):
            lock = held(self.path / "lock")
            lock.__enter__()
        try:
            segments.sweep(self.segments)
            if self._finish is not None and self.promise.exists():
                self._finish(self)
            yield self.state()
        finally:
            lock.__exit__(None, None, None)

    def seen(self) -> str:
        """A short text that is another one whenever anything here has changed."""
        parts = []
        watched = (self.log, self.tombstones, self.stories, self.promise, self.history)
        for path in watched:
            try:
                about = path.stat()
                parts.append(f"{about.st_ino}-{about.st_size}-{about.st_mtime_ns}")
            except OSError:
                parts.append("-")
        return ":".join(parts)

    def state(self) -> State:
        """What was decided, read again where another process has written."""
        seen = self.seen()
        with self._own:
            if self._state.seen != seen or not seen:
                with told_clearly(self.log, "cannot be read"):
                    entries, faults = log.read_log(self.log)
                    promise = self.promised()
                if promise is not None:  # from now on it is not there, whatever is left of it
                    entries = tuple(e for e in entries if e.testimony != promise["id"])
                    left = f"{self.path}: {promise['id']} is not wholly erased yet"
                    faults = (*faults, f"{left}; the next write, or opening, finishes it")
                self._state = State(entries, faults, seen)
            return self._state

    def write(self, entry: Entry) -> Entry:
        """Add an entry to the log: it is on the disk when this returns. The lock must be held."""
        whole = replace(entry, id=entry.id or secrets.token_hex(6), when=entry.when or now())
        with told_clearly(self.log):
            log.write_entry(self.log, whole)
        return whole

    def segment_of(self, testimony: str) -> Path | None:
        """The folder of a testimony; None where there is none."""
        found = sorted(self.segments.glob(f"{segments.name_of(testimony)}-*"))
        return found[-1] if found else None

    def testimony(self, id: str) -> Testimony | None:
        """A testimony as it was read; None where there is none. Raises TimelineError for one that
        is damaged."""
        folder = self.segment_of(id)
        return None if folder is None else segments.read_segment(folder)

    def lines(self, path: Path) -> list[bytes]:
        """The whole lines of a file of lines; none where there is no file."""
        if not path.exists():
            return []
        with told_clearly(path, "cannot be read"), path.open("rb") as file:
            size = whole_lines(path.stat().st_size, file)
            file.seek(0)
            return [line for line in file.read(size).split(b"\n") if line.strip()]
