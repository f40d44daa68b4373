"""What addresses share that take something in: faults as one line, JSON in and out, who it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import orjson
from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from timeline.catalogue.keeping import Stale, StaleStory
from timeline.explorer.rights import NotAllowed
from timeline.model import TimelineError

Answer = Callable[..., Response]
LONGEST_NAME = 80


def guarded(answer: Answer) -> Answer:
    """A fault of what was asked is one line, with the status that says so."""

    def answered(*parts: Any, **named: Any) -> Response:
        try:
            return answer(*parts, **named)
        except NotAllowed as fault:
            return line(str(fault), 403)
        except (Stale, StaleStory) as fault:
            return line(str(fault), 409)
        except TimelineError as fault:
            return line(str(fault), 400)
        except RequestEntityTooLarge:
            return line("this is larger than what is taken", 413)

    return answered


def line(text: str, status: int) -> Response:
    """One line of plain text."""
    return Response(f"{text}\n", status, mimetype="text/plain")


def told(value: Any) -> Response:
    """JSON."""
    answer = Response(orjson.dumps(value), mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def said() -> dict[str, Any]:
    """The JSON object that was sent. Raises TimelineError where there is none."""
    try:
        value = orjson.loads(request.get_data())
    except orjson.JSONDecodeError as error:
        raise TimelineError("the request holds no JSON") from error
    if not isinstance(value, dict):
        raise TimelineError("the request holds no JSON object")
    return value


def who(given: object = "") -> str:
    """The label of whoever writes: as the browser says, else TIMELINE_USER."""
    sent = request.get_json(silent=True) if not given and request.is_json else None
    if isinstance(sent, dict):
        given = sent.get("who")
    name = str(given or "").strip()[:LONGEST_NAME]
    return name or os.environ.get("TIMELINE_USER", "")[:LONGEST_NAME]
