"""Jobs: the files of one visit, read and dated one after the other while the page looks on.

An item goes from "reading" to "asked" (its fields are shown to a person), "waiting", "dating" and
"done"; or it ends as "fault" (with its line) or "cancelled". One thread works, so that the page
stays quick. A job is found by its id, as long as the server runs and no `MOST_JOBS` came after it.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.imports.ids import id_of
from timeline.model import Testimony, TimelineError
from timeline.sources import from_bytes, from_text

if TYPE_CHECKING:
    from timeline.catalogue.keeping import Keeper

MOST_JOBS = 20
MOST_ITEMS = 50  # files in one job
BUSY = ("reading", "waiting", "dating")

Fields = Mapping[str, object]


@dataclass
class Item:
    """One file of a job, or one text that was pasted."""

    key: str
    name: str
    size: int
    state: str = "reading"
    fault: str = ""
    testimony: Testimony | None = None
    id: str = ""  # of the testimony once it is kept
    events: int = 0
    warnings: tuple[str, ...] = ()


@dataclass
class Job:
    """What was given together."""

    id: str
    who: str = ""
    items: dict[str, Item] = field(default_factory=dict)

    @property
    def busy(self) -> bool:
        """Whether anything is still being worked on."""
        return any(item.state in BUSY for item in self.items.values())


class Jobs:
    """The jobs of a server."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(1, "adding")

    def new(self, who: str = "") -> Job:
        """A job without items."""
        job = Job(secrets.token_urlsafe(9), who)
        with self._lock:
            self._jobs[job.id] = job
            for old in list(self._jobs)[:-MOST_JOBS]:
                if not self._jobs[old].busy:
                    del self._jobs[old]
        return job

    def get(self, id: str) -> Job | None:
        """The job of an id; None where the server has forgotten it."""
        return self._jobs.get(id)

    def give(self, job: Job, name: str, data: bytes) -> Item:
        """Read a file, soon. Raises TimelineError where the job has too many."""
        return self._read(job, name, len(data), lambda: from_bytes(name, data))

    def paste(self, job: Job, text: str, name: str) -> Item:
        """Read a text, soon."""
        return self._read(job, name, len(text), lambda: from_text(text, id="pasted"))

    def _read(self, job: Job, name: str, size: int, read: Callable[[], Testimony]) -> Item:
        if len(job.items) >= MOST_ITEMS:
            raise TimelineError(f"{name}: {MOST_ITEMS} files at once are the most")
        item = Item(secrets.token_hex(4), name, size)
        job.items[item.key] = item
        self._worker.submit(self._reading, item, read)
        return item

    def _reading(self, item: Item, read: Callable[[], Testimony]) -> None:
        if item.state == "cancelled":
            return
        with _told(item):
            item.testimony = read()
            if item.state == "reading":
                item.state = "asked"

    def keep(self, job: Job, key: str, fields: Fields, keeper: Keeper) -> None:
        """Keep an item with what a person says of it, soon; its review follows."""
        item = job.items[key]
        if item.state != "asked" or item.testimony is None:
            return
        known: dict[str, object] = {**fields}
        known["id"] = id_of(item.testimony.id if item.name else str(fields.get("title") or ""))
        item.testimony = replace(item.testimony, **known)  # type: ignore[arg-type]
        item.state = "waiting"
        self._worker.submit(self._keeping, job, item, keeper)

    def _keeping(self, job: Job, item: Item, keeper: Keeper) -> None:
        if item.state != "waiting" or item.testimony is None:
            return
        item.state = "dating"
        with _told(item):
            kept = keeper.add(item.testimony, who=job.who, reviewing=True)
            here = any("is here already" in line for line in kept.warnings)
            if item.state == "cancelled" and not here:
                keeper.remove(kept.id, job.who, "cancelled while it was read")
                return
            item.id, item.events, item.warnings = kept.id, kept.events, kept.warnings
            item.testimony = None  # it is on the disk now
            item.state = "done"

    def cancel(self, item: Item) -> None:
        """Stop an item; one whose dates are being found is left aside when they are."""
        if item.state in (*BUSY, "asked"):
            item.state = "cancelled"
            item.testimony = item.testimony if item.id else None


class _told:
    """Whatever goes wrong with an item is its own fault, in one line; the others go on."""

    def __init__(self, item: Item) -> None:
        self._item = item

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if error is None:
            return False
        line = str(error) if isinstance(error, TimelineError) else ""
        self._item.fault = line or f"{self._item.name}: the program failed on it ({error!r:.200})"
        self._item.state = "fault"
        return isinstance(error, Exception)
