"""The last answers, up to a number of bytes: whoever asks the same again gets the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any


class Kept:
    """A mapping that forgets what was asked for longest ago when it holds too much.

    Values must never be changed: several threads may hold the same one. A value larger than a
    quarter of the limit is not kept.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Any], size: Callable[[Any], int]) -> Any:
        """The value of a key, made now if it is not kept. Two threads may make it at once; one of
        the two values is then forgotten."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key][0]
        value = make()
        weight = size(value)
        if weight <= self._most // 4:
            with self._lock:
                if key not in self._values:
                    self._values[key] = (value, weight)
                    self._bytes += weight
                while self._bytes > self._most:
                    self._bytes -= self._values.popitem(last=False)[1][1]
        return value
