"""How quickly the explorer answers, in headless Chromium; vis-timeline beside it where npm is.

    python -m benchmarks.explorer [--events N] [--repeats N] [--no-vis]

From letting the period window go until the frame with the figure's last repaint is done, and until
the counts and the sentence, with invented events: as density, and as marks, about a thousand and
as many as are drawn one by one. The cold start with the data that ships. Eight clients at once.
How long until events are first on screen, here and in vis-timeline, with the same numbers of
events. Compare within the table: every figure is of one run on one machine, whose load it names.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import results, synthetic
from timeline.catalogue import Catalogue, store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EVENTS, REPEATS = 1_000_000, 20
CLIENTS, CHANGES, CLIENT_EVENTS = 8, 25, 100_000
SIZES = (100, 1_000, 10_000)
MOST_WAIT = 75.0
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

SERVE = """
import sys, threading, time
begin = time.perf_counter()
from importlib import import_module
from pathlib import Path
from timeline.catalogue import Catalogue
from timeline.explorer.dashboard import explorer
from timeline.explorer.run import warm
from timeline.explorer.server import Settings
folder, port = sys.argv[1], int(sys.argv[2])
catalogue = Catalogue.shipped() if folder == "shipped" else Catalogue.open_folder(Path(folder))
app = explorer(catalogue, Settings(port=port))
print(f"{time.perf_counter() - begin:.2f}", flush=True)
threading.Thread(target=warm, args=(app,), daemon=True).start()
import_module("waitress").serve(app.server, host="127.0.0.1", port=port, threads=8)
"""
# From letting go of the window to the end of the frame with the figure's last repaint (a message
# that is posted in a frame arrives after it), and to the sentence above it.
LISTEN = """
() => {
  const drawn = document.querySelector("#lives .js-plotly-plot");
  window.told = {};
  addEventListener("pointerup", () => { window.told = { from: performance.now() }; }, true);
  const frame = new MessageChannel();
  frame.port1.onmessage = () => { if (window.told.from) window.told.figure = performance.now(); };
  drawn.on("plotly_afterplot", () => requestAnimationFrame(() => frame.port2.postMessage(0)));
  new MutationObserver(() => { if (window.told.from) window.told.words = performance.now(); })
    .observe(document.getElementById("toolbar"),
             { subtree: true, childList: true, characterData: true });
}
"""
FIRST_MARKS = """
() => document.querySelector("#lives .scatterlayer .trace, #lives .hm image")
  ? performance.now() : 0
"""


def main() -> None:
    """Measure, print the table, write results/explorer.json."""
    reader = argparse.ArgumentParser(prog="benchmarks.explorer")
    reader.add_argument("--events", type=int, default=EVENTS)
    reader.add_argument("--repeats", type=int, default=REPEATS)
    reader.add_argument("--no-vis", action="store_true")
    asked = reader.parse_args()
    figures: dict[str, Any] = {"events": asked.events, "load before": os.getloadavg()[0]}
    with tempfile.TemporaryDirectory() as place, _chromium() as browser:
        folder = Path(place)
        figures["cold start"] = _cold_start(browser)
        figures["window"] = _window(browser, folder / "many", asked.events, asked.repeats)
        figures["clients"] = _clients(folder / "clients")
        figures["first picture"] = _beside(browser, folder, vis=not asked.no_vis)
    figures["load after"] = os.getloadavg()[0]
    print(f"{figures['load before']:.1f} to {figures['load after']:.1f} processes wanted to run")
    print(results.write("explorer", figures))


@contextmanager
def _chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def _server(folder: str) -> Iterator[tuple[str, float, float]]:
    """A running explorer: its address, the seconds until it was ready, its megabytes then."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-c", SERVE, folder, str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout is not None
            seconds = float(server.stdout.readline())
            address = f"http://127.0.0.1:{port}/"
            _ready(address)
            yield address, seconds, _megabytes(server.pid)
        finally:
            server.terminate()


def _ready(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=10).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"{address} does not answer")


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _open(browser: Browser, address: str) -> tuple[Page, float]:
    """A page in a context of its own, and the milliseconds until its first picture."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(address, wait_until="commit")
    begin = time.perf_counter()
    while not (found := page.evaluate(FIRST_MARKS)) and time.perf_counter() - begin < 20:
        time.sleep(0.01)
    return page, float(found)


# --- The window -------------------------------------------------------------------------------


def _window(browser: Browser, folder: Path, events: int, repeats: int) -> dict[str, Any]:
    store.write(folder, synthetic.tables(events))
    some, most = _narrators(folder)
    with _server(str(folder)) as (address, seconds, megabytes):
        print(f"{events:,} events: ready in {seconds:.1f} s (at most 10), {megabytes:,.0f} MB")
        rows = []
        for name, query in (
            ("density", ""),
            ("marks", f"?narrators={','.join(some)}"),
            ("most marks", f"?from=1921&to=2025&narrators={','.join(most)}"),
        ):
            page, _ = _open(browser, address + query)
            page.wait_for_selector("#toolbar p")
            page.wait_for_timeout(1500)
            page.evaluate(LISTEN)
            taken = [_let_go(page, number) for number in range(repeats)]
            rows.append(_row(name, taken))
            page.context.close()
    print(results.table(rows))
    return {"seconds": seconds, "megabytes": megabytes, "rows": rows}


def _narrators(folder: Path) -> tuple[list[str], list[str]]:
    """Forty of the lives, and as many as have no more events than are drawn one by one."""
    from timeline.catalogue import questions
    from timeline.explorer.ask import MOST_LANES, MOST_MARKS

    with Catalogue.open_folder(folder) as catalogue:
        lives = questions.lives(catalogue).select(["lane", "events"]).to_pylist()[:MOST_LANES]
    told = accumulate(life["events"] for life in lives)
    most = [life["lane"] for life, events in zip(lives, told, strict=True) if events <= MOST_MARKS]
    return [life["lane"] for life in lives[:40]], most


def _let_go(page: Page, number: int) -> tuple[float, float, int]:
    """Drag an end of the window and let it go: milliseconds to the figure, and to the words, and
    how many marks are drawn then."""
    grip = page.locator(".grip.first" if number % 2 else ".grip.last").bounding_box()
    assert grip is not None
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    far = 40 + 2 * number  # no window comes twice: what was answered once is kept
    step = far if (number // 2) % 2 else -far
    page.mouse.move(x + (step if number % 2 == 0 else -step), y, steps=3)
    page.mouse.up()
    deadline = time.perf_counter() + 15
    told: dict[str, float] = {}
    while not ("figure" in told and "words" in told) and time.perf_counter() < deadline:
        page.wait_for_timeout(20)
        told = page.evaluate("window.told")
    page.wait_for_timeout(250)
    told = page.evaluate("window.told")
    marks = page.evaluate(
        "document.querySelector('#lives .js-plotly-plot').layout.meta.marks.length"
    )
    start, late = told["from"], told["from"] + 15_000
    return told.get("figure", late) - start, told.get("words", late) - start, int(marks)


def _row(name: str, taken: list[tuple[float, float, int]]) -> dict[str, Any]:
    figure, words, marks = ([one[place] for one in taken] for place in range(3))
    return {
        "window let go": name,
        "marks": f"{min(marks):,}–{max(marks):,}" if max(marks) else "",
        "figure median ms": results.quantile(figure, 0.5),
        "figure p95 ms": results.quantile(figure, 0.95),
        "words median ms": results.quantile(words, 0.5),
        "words p95 ms": results.quantile(words, 0.95),
    }


# --- The cold start -----------------------------------------------------------------------------


def _cold_start(browser: Browser, repeats: int = 5) -> dict[str, float]:
    paints, marks, scripts = [], [], 0.0
    with _server("shipped") as (address, _, _):
        for _ in range(repeats):
            page, first = _open(browser, address)
            marks.append(first)
            paints.append(
                page.evaluate(
                    "performance.getEntriesByName('first-contentful-paint')[0]?.startTime || 0"
                )
            )
            sizes = page.evaluate(
                "performance.getEntriesByType('resource').filter((each) => each.initiatorType ==="
                " 'script').map((each) => each.decodedBodySize)"
            )
            scripts = sum(sizes) / 1e6
            page.context.close()
    told = {
        "text ms": results.quantile(paints, 0.5),
        "marks ms": results.quantile(marks, 0.5),
        "scripts MB": scripts,
    }
    print(
        f"cold start, median of {repeats}: text {told['text ms']:.0f} ms (at most 1,000), first "
        f"marks {told['marks ms']:.0f} ms (at most 3,000), scripts {scripts:.2f} MB (at most 3)"
    )
    return told


# --- Eight clients --------------------------------------------------------------------------------


def _clients(folder: Path) -> dict[str, float]:
    store.write(folder, synthetic.tables(CLIENT_EVENTS))
    taken: list[float] = []
    faults: list[str] = []
    with _server(str(folder)) as (address, _, _):
        with urllib.request.urlopen(f"{address}_dash-dependencies") as answer:
            callbacks = json.load(answer)
        picture = next(one for one in callbacks if "lives.figure" in one["output"])
        clients = [
            threading.Thread(target=_client, args=(address, picture, who, taken, faults))
            for who in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
    told = {"changes": len(taken), "faults": len(faults), "p95 s": results.quantile(taken, 0.95)}
    print(
        f"{CLIENTS} clients, {len(taken)} changes on {CLIENT_EVENTS:,} events: {len(faults)} "
        f"faults, p95 {told['p95 s']:.2f} s (at most 1.5)"
    )
    return told


def _client(
    address: str, picture: dict[str, Any], who: int, taken: list[float], faults: list[str]
) -> None:
    names = [one.rsplit(".", 1) for one in picture["output"].strip(".").split("...")]
    for change in range(CHANGES):
        query = f"?from={1940 + who + change}&to={1990 + change}"
        body = {
            "output": picture["output"],
            "outputs": [{"id": name, "property": what} for name, what in names],
            "inputs": [
                {"id": "address", "property": "data", "value": query},
                {"id": "size", "property": "data", "value": {"width": 860, "theme": "light"}},
            ],
            "changedPropIds": ["address.data"],
        }
        request = urllib.request.Request(
            f"{address}_dash-update-component",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        begin = time.perf_counter()
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                json.load(answer)
            taken.append(time.perf_counter() - begin)
        except OSError as error:
            faults.append(str(error))


# --- Beside vis-timeline --------------------------------------------------------------------------


def _beside(browser: Browser, folder: Path, *, vis: bool) -> list[dict[str, Any]]:
    from benchmarks import beside_vis

    script = beside_vis.fetched(folder) if vis else None
    if vis and script is None:
        print("vis-timeline is left out: npm is not there, or gave nothing")
    rows = []
    for size in SIZES:
        tables = synthetic.tables(size)
        store.write(folder / str(size), tables)
        with _server(str(folder / str(size))) as (address, _, _):
            page, ours = _open(browser, address)
            page.context.close()
        row: dict[str, Any] = {"events": size, "first picture ms": ours}
        if script is not None:
            theirs = beside_vis.ready(browser, script, tables["events"], MOST_WAIT)
            row["vis-timeline ms"] = theirs
        rows.append(row)
    print(results.table(rows))
    return rows


if __name__ == "__main__":
    main()
