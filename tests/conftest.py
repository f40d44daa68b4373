"""What tests share: a running explorer, and Chromium with ears for what a page must not do."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

# A busy machine is no fault, and a check of a change must find the same thing twice.
settings.register_profile("calm", deadline=None)
settings.register_profile("checked", deadline=None, derandomize=True)
settings.load_profile("checked" if os.environ.get("CI") else "calm")

# --- The explorer in a browser ------------------------------------------------------------------

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
EARS = """
window.violations = [];
let asked = 0;
const ask = window.fetch;
window.fetch = (...what) => {
  asked += 1;
  return ask(...what).finally(() => setTimeout(() => { asked -= 1; }, 30));
};
window.idle = () => asked === 0 && Boolean(window.lives) && !window.lives.pending();
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""


HEARD = "(window.violations || []).splice(0)"


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
    """A page that is open, what it did that it must not."""

    page: Page
    root: str
    faults: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note errors, requests to other hosts, and answers that are still to come."""
        page, faults = self.page, self.faults
        page.add_init_script(EARS)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:", "blob:")):
            self.faults.append(f"asked {request.url}")

    def settle(self) -> None:
        """Wait until nothing has been asked for a while, and what was answered is drawn."""
        quiet, deadline = 0, time.monotonic() + 10
        while quiet < 3 and time.monotonic() < deadline:
            self.page.wait_for_timeout(30)
            quiet = quiet + 1 if self.page.evaluate("window.idle()") else 0

    def go(self, query: str, afresh: bool) -> Page:
        """Show an address; an open page goes there as with its back button, without a reload."""
        if afresh or not self.page.url.startswith(self.root):
            self.page.goto(f"{self.root}/{query}")
            self.page.wait_for_selector("#panel *", state="attached")
            self.page.wait_for_selector("#strip .overview")
        else:
            self.page.evaluate(
                "(query) => { history.pushState(null, '', location.pathname + query);"
                " dispatchEvent(new PopStateEvent('popstate')); document.activeElement.blur();"
                " window.violations = window.violations || []; }",
                query,
            )
        self.settle()
        return self.page


@pytest.fixture(scope="session")
def open_pages() -> Iterator[dict[tuple[bool, str], Visit]]:
    """The pages that are open, by width and theme."""
    visits: dict[tuple[bool, str], Visit] = {}
    yield visits
    for one in visits.values():
        one.page.close()


@pytest.fixture
def visit(
    chromium: Browser, explorer_at: str, open_pages: dict[tuple[bool, str], Visit]
) -> Iterator[Callable[..., Page]]:
    """Shows the explorer: `visit("?event=ann:e3", narrow=True, theme="dark", afresh=True)`. At the
    end no page may have asked another host, broken the policy or thrown an error."""

    def opened(
        query: str = "", *, narrow: bool = False, theme: str = "light", afresh: bool = False
    ) -> Page:
        kind = (narrow, theme)
        size: Any = NARROW if narrow else WIDE
        if kind in open_pages:
            open_pages[kind].page.set_viewport_size(size)  # a test may have changed it
        else:
            scheme: Any = theme
            page = chromium.new_page(viewport=size, color_scheme=scheme)
            page.set_default_timeout(15_000)
            open_pages[kind] = Visit(page, explorer_at)
            open_pages[kind].listen()
        return open_pages[kind].go(query, afresh)

    yield opened
    faults = [fault for one in open_pages.values() for fault in one.faults]
    faults += [said for one in open_pages.values() for said in one.page.evaluate(HEARD)]
    for one in open_pages.values():
        one.faults.clear()
    assert not faults
