"""What tests share: a running explorer, and Chromium with ears for what a page must not do."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# --- The explorer in a browser ------------------------------------------------------------------

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
EARS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""


@pytest.fixture(scope="session")
def explorer_at() -> Iterator[str]:
    """The address of an explorer of the invented lives."""
    from importlib import import_module

    from explorer_stories import catalogue

    from timeline.explorer.dashboard import explorer
    from timeline.explorer.server import Settings

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    app = explorer(catalogue(), Settings(port=port))
    server: Any = import_module("waitress.server").create_server(
        app.server, host="127.0.0.1", port=port, threads=8, ident=None
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.close()
    thread.join(timeout=5)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium, where CHROMIUM says that it is, else the one that is found here."""
    from chromium import WHAT_TO_INSTALL, found
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or found()
    assert path, WHAT_TO_INSTALL
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page that is open, and what it did that it must not."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open an address and wait until the first picture, or the first cards, are there."""
        self.page.goto(address)
        first = "#reading *" if self.page.viewport_size == NARROW else "#lives .js-plotly-plot"
        self.page.wait_for_selector(f"{first} >> nth=0", state="attached")
        self.page.wait_for_selector("#panel *", state="attached")
        self.page.wait_for_selector("#strip .overview")
        return self.page


@pytest.fixture
def visit(chromium: Browser, explorer_at: str) -> Iterator[Callable[..., Page]]:
    """Opens pages of the explorer: `visit("?lang=ko", narrow=True, theme="dark")`. At the end no
    page may have asked another host, broken the policy or thrown an error."""
    visits: list[Visit] = []

    def opened(query: str = "", *, narrow: bool = False, theme: str = "light") -> Page:
        scheme: Any = theme
        page = chromium.new_page(viewport=NARROW if narrow else WIDE, color_scheme=scheme)  # type: ignore[arg-type]
        page.set_default_timeout(15_000)
        page.add_init_script(EARS)
        one = Visit(page)
        visits.append(one)
        page.on("pageerror", lambda error: one.faults.append(f"error: {error}"))
        page.on(
            "console", lambda said: one.faults.append(said.text) if said.type == "error" else None
        )
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((explorer_at, "data:", "blob:"))
                else one.faults.append(f"asked {asked.url}")
            ),
        )
        return one.go(f"{explorer_at}/{query}")

    yield opened
    for one in visits:
        one.faults += one.page.evaluate("window.violations")
        one.page.close()
    assert not [fault for one in visits for fault in one.faults]
