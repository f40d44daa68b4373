"""How large a file may be. Each limit can be set in the environment, in whole megabytes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.model import TimelineError

MEGABYTE = 1024 * 1024
CONTAINERS = frozenset({"html", "htm", "docx", "pdf"})


@dataclass(frozen=True, slots=True)
class Limits:
    """In bytes: of a text, of a file whose text is taken out of it, and of what that unpacks to."""

    text: int = 64 * MEGABYTE
    file: int = 20 * MEGABYTE
    unpacked: int = 200 * MEGABYTE

    def of(self, suffix: str) -> int:
        """The limit for a file with this suffix."""
        return self.file if suffix in CONTAINERS else self.text


_NAMES = {"text": "TEXT_LIMIT_MB", "file": "FILE_LIMIT_MB", "unpacked": "UNPACKED_LIMIT_MB"}


def limits(environment: Mapping[str, str] | None = None) -> Limits:
    """The limits, those of the environment over ours. Raises TimelineError for one that is no
    whole number."""
    said = os.environ if environment is None else environment
    given = {}
    for field, name in _NAMES.items():
        written = said.get(name, "").strip()
        if not written:
            continue
        if not (written.isascii() and written.isdigit() and int(written[:9]) > 0):
            raise TimelineError(f"{name}={written[:40]}: not a whole number of megabytes")
        given[field] = int(written[:9]) * MEGABYTE
    return Limits(**given)


def too_large(name: str, size: int, limit: int, what: str = "has") -> TimelineError:
    """The fault of a file above its limit."""
    return TimelineError(f"{name}: {what} {size:,} bytes; the limit is {limit:,}")
