"""A testimony on the disk: a folder written once, whole or not at all, and never changed."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

from timeline.catalogue.keeping.disk import sync_folder
from timeline.model import KnownFact, Paragraph, Testimony, TimelineError

FILE = "testimony.json"
MAKING = ".making-"


def name_of(testimony: str) -> str:
    """The beginning of the folder's name: from any id a name that every system takes."""
    return hashlib.sha256(testimony.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def write_segment(folder: Path, testimony: Testimony) -> Path:
    """Write a testimony into a new folder below `folder`. Raises OSError. The lock must be held."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{name_of(testimony.id)}-{secrets.token_hex(4)}"
    making = folder / f"{MAKING}{name}"
    try:
        making.mkdir()
        data = json.dumps(asdict(testimony), ensure_ascii=False).encode()
        stored = {"sha256": hashlib.sha256(data).hexdigest()}
        with (making / FILE).open("wb") as file:
            file.write(json.dumps(stored).encode() + b"\n" + data)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(making)
        making.rename(folder / name)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    sync_folder(folder)
    return folder / name


def read_segment(folder: Path) -> Testimony:
    """The testimony in a folder. Raises TimelineError, one line, where it is damaged."""
    path = folder / FILE
    try:
        head, _, data = path.read_bytes().partition(b"\n")
        if json.loads(head)["sha256"] != hashlib.sha256(data).hexdigest():
            raise ValueError("other bytes than were written")
        return testimony_of(json.loads(data))
    except OSError as error:
        raise TimelineError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise TimelineError(f"{path}: is damaged; this testimony is left out") from error


def testimony_of(stored: dict[str, Any]) -> Testimony:
    """A testimony from its plain values."""
    return Testimony(
        **{
            **stored,
            "paragraphs": tuple(Paragraph(**each) for each in stored["paragraphs"]),
            "known_facts": tuple(KnownFact(**each) for each in stored["known_facts"]),
            "notices": tuple(stored["notices"]),
        }
    )


def sweep(folder: Path) -> None:
    """Remove what a crash left half-made. The lock must be held: then nobody is making any."""
    for left in folder.glob(f"{MAKING}*"):
        shutil.rmtree(left, ignore_errors=True)
