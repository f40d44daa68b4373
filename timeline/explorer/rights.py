"""Who may write: the one place that decides, and the one way from the page to the keeper.

    keeper = rights.writer(app)        # in whatever writes; raises NotAllowed where nobody may
    rights.may_write()                 # to show a control, or to leave it out
    rights.written(app)                # afterwards: the page's tables and ground follow

A server bound to this machine lets whoever sits at it write. Bound to anything else, or given a
token, it lets those write who hold the token: told once, it is exchanged for a cookie that no
script and no other site can use, and never stays in an address. A public server lets nobody.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
import time
from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Flask, Request, Response, current_app, has_request_context, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from timeline.explorer.ground import ground_of
from timeline.explorer.server import SAFE_METHODS, Settings
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.catalogue.keeping import Keeper
    from timeline.explorer.dashboard import Explorer

COOKIE = "lives-writer"
_YEAR = 365 * 24 * 3600  # seconds that the cookie is kept
_EVERY = 0.5  # seconds between two looks at what other processes have written
_SETTINGS, _KEPT = "TIMELINE_SETTINGS", "TIMELINE_KEPT"  # in the server's config
_NO_WRITES = (
    "/_dash-update-component", "/token", "/stories/shown", "/stories/checked", "/stories/link",
)  # fmt: skip
_OWN_PAGES = (  # they ask the keeper itself
    "/assets/", "/add", "/review/", "/settings", "/import", "/histories/",
)  # fmt: skip


class NotAllowed(TimelineError):
    """Nobody may write here, or this browser may not."""

    def __init__(self) -> None:
        super().__init__("this page only shows; nothing was written")


def may_write(asked: Request | None = None) -> bool:
    """Whether whoever sent a request (None: the one being answered) may write."""
    if asked is None and not has_request_context():
        return False
    settings: Settings | None = current_app.config.get(_SETTINGS)
    if settings is None or settings.public or not current_app.config[_KEPT]:
        return False
    if settings.token:
        held = (asked or request).cookies.get(COOKIE, "")
        return hmac.compare_digest(held.encode("utf-8", "replace"), _held(settings).encode())
    return settings.local


def asks_for_token() -> bool:
    """Whether a token would let this browser write."""
    if not has_request_context():
        return False
    settings: Settings | None = current_app.config.get(_SETTINGS)
    kept = bool(current_app.config.get(_KEPT))
    return settings is not None and kept and bool(settings.token) and not may_write()


def writer(app: Explorer) -> Keeper:
    """The keeper, for whoever may write. Raises NotAllowed."""
    keeper = app.catalogue.keeper
    if keeper is None or not may_write():
        raise NotAllowed
    return keeper


def written(app: Explorer) -> None:
    """After a write, by us or by another process: the page's tables and ground follow."""
    if app.catalogue.follow() or app.ground.state != app.catalogue.state:
        app.ground = ground_of(app.catalogue)


class Rate:
    """At most so many in so many seconds, for each address that asks."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._asked: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def allows(self, who: str) -> bool:
        """Count one more; whether it is not one too many."""
        now = time.monotonic()
        with self._lock:
            if len(self._asked) > 10_000:
                self._asked.clear()
            times = self._asked.setdefault(who, deque())
            while times and times[0] < now - self._seconds:
                times.popleft()
            if len(times) >= self._most:
                return False
            times.append(now)
            return True


def attach(app: Explorer, settings: Settings) -> None:
    """Set the rights of a server, exchange tokens, and follow what other processes write."""
    server: Flask = app.server
    kept = app.catalogue.keeper is not None
    shows = settings.public or not kept or not (settings.local or settings.token)
    server.config.update({_SETTINGS: settings, _KEPT: kept, "READ_ONLY": shows})
    tries, following = Rate(20, 60), threading.Lock()
    looked = [time.monotonic()]

    def refuse() -> Response | None:
        """Whatever is no reading is a write, but for questions that are too long for an address."""
        if request.method in SAFE_METHODS or request.path in _NO_WRITES or may_write():
            return None
        return Response(f"{NotAllowed()}\n", 403, mimetype="text/plain")

    def follow() -> None:
        """Others write too: look now and then, and let one look at a time."""
        early = time.monotonic() - looked[0] < _EVERY
        if not kept or early or request.path.startswith(_OWN_PAGES):
            return
        if following.acquire(blocking=False):
            try:
                written(app)
                looked[0] = time.monotonic()
            finally:
                following.release()

    def exchange() -> WerkzeugResponse | None:
        """The token in an address, for a cookie and the address without it."""
        if request.method != "GET" or "token" not in request.args:
            return None
        rest = [(name, text) for name, text in request.args.items(multi=True) if name != "token"]
        answer = redirect(request.path + (f"?{urlencode(rest)}" if rest else ""), 303)
        answer.headers["Cache-Control"] = "no-store"
        _give(settings, tries, request.args["token"], answer)
        return answer

    def told() -> Response:
        """The token as it was typed."""
        answer = Response(status=204)
        said = request.get_data(as_text=True)[:1000].strip()
        return answer if _give(settings, tries, said, answer) else Response(status=403)

    for first in (refuse, exchange, follow):
        server.before_request(first)
    server.add_url_rule("/token", "token", told, methods=["POST"])


def _give(settings: Settings, tries: Rate, token: str, answer: WerkzeugResponse) -> bool:
    """Give the cookie with an answer where the token is the right one; whether it was."""
    if settings.public or not settings.token or not tries.allows(request.remote_addr or ""):
        return False
    if not hmac.compare_digest(token.encode("utf-8", "replace"), settings.token.encode()):
        return False
    answer.set_cookie(
        COOKIE,
        _held(settings),
        max_age=_YEAR,
        samesite="Strict",
        httponly=True,
        secure=request.is_secure,
    )
    return True


def _held(settings: Settings) -> str:
    """What the cookie holds: not the token, but what only the token gives."""
    return hmac.new(settings.token.encode(), b"may write", hashlib.sha256).hexdigest()
