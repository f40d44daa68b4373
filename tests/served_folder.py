"""An explorer of a folder in which things are kept, in a thread, and pages that are open on it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conftest import EARS, NARROW, WIDE

from timeline.catalogue import Catalogue
from timeline.catalogue.keeping import Keeper

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class Served:
    """An explorer of a folder, which can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.root = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        """Open the folder anew and serve it."""
        from explorer_stories import catalogue

        from timeline.explorer.dashboard import explorer
        from timeline.explorer.server import Settings

        opened: Catalogue = catalogue()
        opened._keep(Keeper(self.folder, shipped={}))
        app = explorer(opened, Settings(port=self.port, folder=self.folder))
        made: Any = import_module("waitress.server").create_server(
            app.server, host="127.0.0.1", port=self.port, threads=4, ident=None
        )
        self._server = made
        self._thread = threading.Thread(target=made.run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop serving."""
        self._server.close()
        self._thread.join(timeout=5)

    @property
    def keeper(self) -> Keeper:
        """What another process sees in the folder."""
        return Keeper(self.folder, shipped={})


@contextmanager
def pages_of(chromium: Browser, root: str) -> Iterator[Callable[..., Page]]:
    """Opens addresses below `root`, each in a browser of its own; nothing may go wrong on a page
    meanwhile."""
    pages: list[Page] = []
    faults: list[str] = []

    def opened(address: str, *, narrow: bool = False, theme: Any = "light") -> Page:
        size: Any = NARROW if narrow else WIDE
        page = chromium.new_page(viewport=size, color_scheme=theme)
        page.set_default_timeout(15_000)
        page.add_init_script(EARS)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith((root, "data:", "blob:")) else faults.append(asked.url)
            ),
        )
        page.goto(root + address)
        pages.append(page)
        return page

    yield opened
    for page in pages:
        faults += page.evaluate("window.violations || []")
        page.close()
    assert not faults
