"""Packs that a user has installed: folders below `history` in the folder of a catalogue.

installed(folder)       the packs there, and a line for each that cannot be read
known_packs(folder)     those that ship, and those
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from timeline.model import TimelineError
from timeline.packs.read import Pack, load_pack, shipped_packs

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Installed:
    """Packs in the order of their ids, and one line for each that could not be read."""

    packs: tuple[Pack, ...] = ()
    faults: tuple[str, ...] = ()


def stamp(folder: Path) -> Stamp:
    """Another value whenever a file of an installed pack is another one; () without any."""
    found = []
    for path in sorted(folder.glob("*/*")):
        try:
            about = path.stat()
        except OSError:
            continue  # it was removed just now
        found.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(found)


def installed(folder: Path) -> Installed:
    """The packs in the folders of `folder`; one that has the id of a pack that ships, or cannot
    be read, is left out and named in `faults`."""
    return _read(folder, stamp(folder))


def known_packs(folder: Path | None) -> tuple[Pack, ...]:
    """The packs that ship, then those installed in `folder` (None: nowhere)."""
    return shipped_packs() + (installed(folder).packs if folder is not None else ())


@lru_cache(maxsize=8)
def _read(folder: Path, stamped: Stamp) -> Installed:
    packs, faults = [], []
    taken = {pack.id for pack in shipped_packs()}
    inside = sorted({Path(name).parent for name, _, _ in stamped})
    for path in inside:
        if path.name.startswith("."):
            continue  # half-made
        try:
            pack = load_pack(path)
        except TimelineError as fault:
            faults.append(str(fault))
            continue
        if pack.id in taken:
            faults.append(f"{path}: another history pack has the id {pack.id!r}")
            continue
        taken.add(pack.id)
        packs.append(pack)
    return Installed(tuple(packs), tuple(faults))
