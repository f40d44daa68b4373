"""What the server lets in and what it lets a page do: hosts, origins, headers, and its settings.

A page elsewhere that rebinds its name to this machine must not reach the catalogue, so only
known names are answered; a write must come from the page itself. Nothing on a page may come
from, or go to, another host.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.wrappers import Response as WerkzeugResponse

from timeline.model import TimelineError
from timeline.sources.limits import limits

LOOPBACK = ("localhost", "127.0.0.1", "::1")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
# Plotly writes the styles of its marks as attributes, so style-src keeps 'unsafe-inline'; scripts
# are allowed by file and by the hashes of Dash's own two lines.
POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; "
    "object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors {around}"
)
ROOM = 1024 * 1024  # the bytes of a request that carries no file
LANGUAGE = "lives-language"  # the cookie of the language that a reader chose
EMBEDDED = "/embed"  # the one page that others may show inside of theirs


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens, under which other names it answers, and who may do what.

    `public`: it shows only what is public, and nobody may write; `token`: who holds it may write;
    `folder`: where testimonies are kept (None: the user's own).
    """

    host: str = "127.0.0.1"
    port: int = 8050
    allowed: tuple[str, ...] = ()
    public: bool = False
    token: str = ""
    folder: Path | None = None

    @property
    def local(self) -> bool:
        """It listens to this machine only."""
        return self.host in LOOPBACK

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


def settings_from(environment: Mapping[str, str]) -> Settings:
    """HOST, PORT, ALLOWED_HOSTS (names with commas between) and CATALOGUE. Raises TimelineError,
    one line."""
    written = environment.get("PORT", "").strip() or "8050"
    if not (written.isascii() and written.isdigit() and 0 < int(written[:6]) < 65_536):
        raise TimelineError(f"PORT={written[:40]}: not a port (a number from 1 to 65535)")
    allowed = (name.strip().lower() for name in environment.get("ALLOWED_HOSTS", "").split(","))
    host = environment.get("HOST", "").strip().strip("[]") or "127.0.0.1"
    folder = environment.get("CATALOGUE", "").strip()
    return Settings(
        host,
        int(written),
        tuple(filter(None, allowed)),
        folder=Path(folder) if folder else None,
    )


def most_bytes() -> int:
    """The largest request that is taken in at all: a file at its limit, and some room."""
    most = limits()
    return max(most.text, most.file) + ROOM


def host_name(host: str) -> str:
    """The name in a Host header, without its port; "" where it is not a plain name."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # raises where the port is no number
    except ValueError:
        return ""
    return "" if parts.username is not None or parts.path else (parts.hostname or "")


def guard(server: Flask, allowed: Sequence[str], hashes: Callable[[], Sequence[str]]) -> None:
    """Answer only to loopback names and `allowed`; refuse foreign writes; set the headers.

    `hashes` gives the hashes of the page's inline scripts, which are known once it is laid out.
    """
    names = {*LOOPBACK, *allowed}

    def check() -> Response | None:
        if host_name(request.host) not in names:
            return Response(
                "This server does not answer to that name.\n", 400, mimetype="text/plain"
            )
        if request.method not in SAFE_METHODS and _foreign():
            return Response("Writes must come from this page.\n", 403, mimetype="text/plain")
        return None

    def headers(response: WerkzeugResponse) -> WerkzeugResponse:
        around = "*" if request.path.rstrip("/") == EMBEDDED else "'none'"
        policy = POLICY.format(hashes=" ".join(hashes()), around=around)
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return response

    server.config["MAX_CONTENT_LENGTH"] = ROOM  # what takes files sets its own, file by file
    server.before_request(check)
    server.after_request(headers)


def _foreign() -> bool:
    """Whether a request says that another site sent it."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    return origin is not None and origin != f"{request.scheme}://{request.host}"
