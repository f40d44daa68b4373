"""Sharing in a real browser: the panel, the embedded page at 360 pixels, a published folder."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_waits import settled, until
from exports_lives import whole

from timeline.exports.publish import Choices, folder_of, made_safe, write_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]


def test_the_panel_opens_and_its_tabs_take_arrows(visit: Visit) -> None:
    page = visit("?from=1994&to=2003&event=ann:e4")
    page.click('[data-share="1"]')
    page.wait_for_selector("#share[open] #share-link-text")
    assert "from=1994&to=2003&event=ann:e4" in page.locator("#share-link-text").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator("#share-cite-event").is_visible()
    until(page, "document.activeElement.dataset.tab === 'cite'")
    page.keyboard.press("Escape")
    until(page, "!document.getElementById('share').open")
    settled(page)


HOST = """<!doctype html><title>x</title><body style="margin:0"><script>
window.told = []; addEventListener("message", (event) => told.push(event.data));
</script><iframe src="ADDRESS" style="border:0;width:360px;height:200px"></iframe>"""


def test_the_embedded_page_fits_and_tells_its_height(chromium: Browser, explorer_at: str) -> None:
    size: Any = {"width": 360, "height": 700}
    page = chromium.new_page(viewport=size)
    made = HOST.replace("ADDRESS", f"{explorer_at}/embed?from=1994&amp;to=2003").encode()

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(made)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.goto(f"http://localhost:{server.server_port}/")
    until(page, "told.some((each) => each.type === 'lives-against-history:height')")
    assert page.evaluate("told.at(-1).height") > 300
    frame = page.frames[1]
    frame.wait_for_selector("#picture .mark")
    assert frame.evaluate("document.documentElement.scrollWidth") <= 360
    mark = frame.locator("#picture .mark").first
    mark.click()
    top = frame.evaluate("document.getElementById('panel').getBoundingClientRect().top")
    below = top - frame.evaluate(
        "document.querySelector('#picture .mark').getBoundingClientRect().bottom"
    )
    assert 0 <= below < 40  # beside what was pressed, however high the frame is
    frame.click("#panel button")
    height = page.evaluate("told.at(-1).height")
    frame.click("#list-title")  # opens the list: the frame is told that it needs more room
    until(page, f"told.at(-1).height > {height}")
    assert frame.locator("header .warn").count() >= 1  # notices stand before what is told
    page.close()
    server.shutdown()
    server.server_close()


def test_a_published_folder_opens_from_disk(chromium: Browser, tmp_path: Path) -> None:
    write_folder(tmp_path / "out", folder_of(made_safe(whole(), Choices())))
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("request", lambda asked: said.append(asked.url) if "file:" not in asked.url else None)
    page.goto((tmp_path / "out" / "index.html").as_uri())
    page.wait_for_selector("#picture .mark")
    shown = page.locator("#counted").inner_text()
    page.fill('#period [name="to"]', "1990")
    until(page, f"document.getElementById('counted').textContent !== {shown!r}")
    page.fill('#period [name="to"]', "2026")
    page.wait_for_timeout(250)
    page.locator("#picture .mark").first.click()
    assert page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert said == []
    page.close()
