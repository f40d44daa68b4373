"""What whoever imports says of a file before it is read."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.imports.dates import Order
from timeline.packs import Pack


@dataclass(frozen=True, slots=True)
class Given:
    """`packs` know the names that date (None: those that ship); `order` says whether 3/5/1931 has
    the day or the month first ("": by the other dates of the file, else it is refused)."""

    packs: tuple[Pack, ...] | None = None
    order: Order = ""


NOTHING = Given()
