"""A file that is the body of a request: its name, and its bytes within a limit."""

from __future__ import annotations

from pathlib import PurePath

from flask import request

from timeline.explorer.server import ROOM
from timeline.model import TimelineError
from timeline.sources.limits import too_large


def file_name() -> str:
    """The name of the file that is being sent, without its folders."""
    said = "".join(c for c in request.args.get("name", "") if c.isprintable())
    return PurePath(said.replace("\\", "/")).name[:200] or "file"


def body_of(name: str, most: int) -> bytes:
    """The file's bytes. Raises TimelineError for one above `most`, before it is read."""
    size = request.content_length
    if size is None:
        raise TimelineError(f"{name}: does not say how large it is")
    if size > most:
        raise too_large(name, size, most)
    request.max_content_length = most + ROOM
    return request.get_data()
