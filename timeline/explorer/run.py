"""Start the explorer: what ships, and beside it what is kept in a folder."""

from __future__ import annotations

import gc
import os
import socket
import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING

from timeline.explorer.server import Settings, settings_from
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.catalogue import Catalogue
    from timeline.explorer.dashboard import Explorer

THREADS = 8


def main() -> int:
    """Serve as the environment says until interrupted; the exit status. A fault in the settings
    is one clear line."""
    try:
        settings = settings_from(os.environ)
    except TimelineError as fault:
        print(fault, file=sys.stderr)
        return 2
    return serve(settings)


def serve(settings: Settings) -> int:
    """Serve until interrupted; the exit status."""
    try:
        _check_free(settings)
        print("Reading the testimonies …", file=sys.stderr, flush=True)
        catalogue = opened(settings)
    except TimelineError as fault:
        print(fault, file=sys.stderr)
        return 2
    listen = import_module("waitress").serve  # which ships without types
    from timeline.explorer.dashboard import explorer
    from timeline.explorer.server import most_bytes

    for line in catalogue.faults:
        print(line, file=sys.stderr)
    app = explorer(catalogue, settings)
    if not settings.local and not settings.public and not settings.token:
        print("It only shows: give --token to let people write.", file=sys.stderr)
    print(f"Lives against history: {settings.address}", file=sys.stderr, flush=True)
    threading.Thread(target=warm, args=(app,), daemon=True).start()
    try:
        listen(
            app.server,
            host=settings.host,
            port=settings.port,
            threads=THREADS,
            ident=None,
            max_request_body_size=most_bytes(),
        )
    except KeyboardInterrupt:
        return 0
    return 0


def opened(settings: Settings) -> Catalogue:
    """What ships, and what is kept in the folder of the settings. Raises TimelineError for a
    folder that was named and cannot be used; without the user's own one it only shows."""
    from timeline.catalogue import Catalogue

    try:
        return Catalogue.opened(settings.folder, public=settings.public)
    except TimelineError as fault:
        if settings.folder is not None or settings.public:
            raise
        print(f"{fault}; nothing can be kept", file=sys.stderr)
        return Catalogue.shipped()


def warm(app: Explorer) -> None:
    """Ask once what every reader will ask, so that the first one need not wait for it. What is
    there then stays, and is not looked through for garbage again while somebody waits."""
    from timeline.explorer import answers
    from timeline.explorer.view import View

    view, size = View(), answers.Size()
    made = answers.picture(app.catalogue, app.ground, view, size)
    answers.words(app.catalogue, app.ground, view, size)
    for mark in made.lives["layout"]["meta"]["marks"][:1]:
        answers.panel(app.catalogue, app.ground, View(event=mark[0]))
    gc.collect()
    gc.freeze()


def _check_free(settings: Settings) -> None:
    """Raises TimelineError where the port is taken or the host is not ours, before any work."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise TimelineError(
                f"HOST={settings.host} PORT={settings.port}: cannot listen there ({error.strerror})"
            ) from error
