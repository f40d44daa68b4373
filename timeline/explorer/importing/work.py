"""Files on their way in: read, looked at by a person, kept; one after the other.

An import goes from "reading" to "read" (what was understood is shown), "keeping" and "done"; or it
ends as "fault". It is found by its id as long as the server runs and no MOST_JOBS came after it.
"""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from timeline.imports import Found, Given, rows_of, slug, to_lives, to_pack
from timeline.imports.dates import Order
from timeline.model import Testimony, TimelineError
from timeline.packs import Pack
from timeline.packs.installing import add_pack

if TYPE_CHECKING:
    from timeline.catalogue.keeping import Keeper

MOST_JOBS = 8  # that are remembered: each holds its file until it is kept
BUSY = ("reading", "keeping")


class _Job(Protocol):
    id: str
    state: str


J = TypeVar("J", bound=_Job)


class Jobs(Generic[J]):
    """The last jobs of a server, and the one thread that works on them."""

    def __init__(self, name: str) -> None:
        self._jobs: OrderedDict[str, J] = OrderedDict()
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(1, name)

    def add(self, job: J) -> J:
        """Remember a job; one that is not at work is forgotten for it."""
        with self._lock:
            self._jobs[job.id] = job
            for old in list(self._jobs)[:-MOST_JOBS]:
                if self._jobs[old].state not in BUSY:
                    del self._jobs[old]
        return job

    def get(self, id: str) -> J:
        """A job. Raises TimelineError where the server has forgotten it."""
        found = self._jobs.get(id)
        if found is None:
            raise TimelineError("the server no longer knows this file; give it again")
        return found

    def soon(self, work: Callable[[], None]) -> None:
        """Do it once what was asked before is done."""
        self._worker.submit(work)


@dataclass
class Import:
    """A file that somebody gave."""

    name: str
    data: bytes
    order: Order = ""
    state: str = "reading"
    fault: str = ""
    found: Found | None = None
    kept: list[tuple[str, str, int]] = field(default_factory=list)  # id, name, events
    warnings: list[str] = field(default_factory=list)
    pack: Pack | None = None
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return PurePath(self.name).stem


def read(job: Import, packs: tuple[Pack, ...]) -> None:
    """Understand the file."""
    try:
        job.found = rows_of(job.data, job.name, given=Given(packs, job.order))
        job.state = "read"
    except Exception as error:  # the file's own fault, and no other's
        job.fault, job.state = fault_of(error, job.name), "fault"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to become of a file: `fields` are those of each testimony, `countries` those beside
    whose lives a history stands; `skip`: go on without the rows at fault."""

    history: bool
    name: str
    fields: dict[str, object] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    skip: bool = False
    who: str = ""


def checked(job: Import, wish: Wish) -> tuple[Testimony, ...]:
    """The lives that are wished for (none for a history). Raises TimelineError where there is
    nothing to keep, or rows are at fault and that was not accepted."""
    found = job.found
    if job.state != "read" or found is None:
        raise TimelineError(f"{job.name}: is not waiting for that")
    if not (found.rows if wish.history else found.events):
        raise TimelineError(f"{job.name}: has no event that can be kept")
    if found.faults and not wish.skip:
        raise TimelineError(
            f"{job.name}: {len(found.faults):,} rows are at fault; say whether to go on without"
        )
    if wish.history:
        return ()
    return to_lives(found, job.name, wish.name or job.stem, wish.fields)


def keep_lives(job: Import, lives: Iterable[Testimony], keeper: Keeper, who: str) -> str:
    """Keep each life, and the state that follows; what is wrong with one does not hold up the
    others."""
    for life in lives:
        try:
            kept = keeper.add(life, who=who)
        except Exception as error:
            job.warnings.append(fault_of(error, life.title))
            continue
        job.warnings += kept.warnings
        job.kept.append((kept.id, kept.narrator or kept.title, kept.events))
    if not job.kept:
        job.fault = "\n".join(job.warnings)
    return "done" if job.kept else "fault"


def keep_history(job: Import, wish: Wish, keeper: Keeper) -> str:
    """Install the rows as a history, and the state that follows; where that cannot be, the file
    waits as before."""
    assert job.found is not None
    label = wish.name or job.found.title or job.stem
    id = slug(label)
    try:
        with tempfile.TemporaryDirectory(prefix="timeline-import-") as made:
            folder = Path(made) / id
            to_pack(job.found, folder, id, label, job.name, wish.countries)
            job.pack = add_pack(folder, keeper.folder.history)
    except Exception as error:
        job.fault = fault_of(error, job.name)
        return "read"
    return "done"


def fault_of(error: Exception, name: str) -> str:
    """One line: a fault of what was given, or that the program failed on it."""
    if isinstance(error, TimelineError):
        return str(error)
    if isinstance(error, OSError):
        return f"{name}: {error.strerror or error}"
    return f"{name}: the program failed on it ({error!r:.200})"
