"""Writing so that a crash leaves the old or the new, and a fault is one clear line."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from timeline.model import TimelineError


@contextmanager
def told_clearly(path: Path, doing: str = "cannot be written") -> Iterator[None]:
    """Turn an OSError into one line that names the file."""
    try:
        yield
    except OSError as error:
        raise TimelineError(f"{path}: {doing} ({error.strerror or error})") from error


def replace_file(path: Path, data: bytes) -> None:
    """Put bytes in a file's place in one step, on the disk before it returns. Raises OSError."""
    making = path.with_name(f".{path.name}-{secrets.token_hex(4)}.part")
    try:
        with making.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        making.replace(path)
    except BaseException:
        making.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def add_line(path: Path, line: bytes) -> None:
    """Add one whole line to a file, on the disk before it returns; a broken-off last line of an
    earlier crash goes, and a line that does not fit leaves nothing. Raises OSError.

    To be called by whoever holds the lock.
    """
    with path.open("a+b", buffering=0) as file:  # a buffer would be written again on closing
        size = whole_lines(file.seek(0, os.SEEK_END), file)
        file.truncate(size)
        left = line + b"\n"
        try:
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                file.truncate(size)
            raise
    if not size:
        sync_folder(path.parent)


def whole_lines(size: int, file: BinaryIO | FileIO) -> int:
    """How many bytes of a file, open for reading, are whole lines."""
    end = size
    while end > 0:
        start = max(0, end - 65_536)
        file.seek(start)
        last = file.read(end - start).rfind(b"\n")
        if last >= 0:
            return int(start + last + 1)
        end = start
    return 0


def sync_file(path: Path) -> None:
    """Have a file's bytes on the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
