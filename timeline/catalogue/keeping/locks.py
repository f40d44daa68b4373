"""A lock between processes and threads: whoever writes holds it, readers never wait.

The operating system lets go of it when its holder dies, so none is ever left behind.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return
            except OSError:  # another process holds it
                sleep(0.01)

    def _release(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


_threads: dict[Path, threading.RLock] = {}
_held: dict[Path, int] = {}
_guard = threading.Lock()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock at a path, which is made if need be; a thread that holds it may take it again.

    Raises OSError where the file cannot be made.
    """
    with _guard:
        own = _threads.setdefault(path, threading.RLock())
    with own:
        if _held.get(path, 0):
            _held[path] += 1
            try:
                yield
            finally:
                _held[path] -= 1
            return
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _take(handle)
            _held[path] = 1
            try:
                yield
            finally:
                _held[path] = 0
                _release(handle)
        finally:
            os.close(handle)
