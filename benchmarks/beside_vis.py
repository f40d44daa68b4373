"""vis-timeline from npm, for a comparison on the same events in the same browser."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from playwright.sync_api import TimeoutError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PACKAGE = "vis-timeline@8"
SCRIPT = "node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"
DAY_MS = 86_400_000
DRAW = """
([items, groups]) => {
  const begin = performance.now();
  const place = document.createElement("div");
  document.body.append(place);
  const drawn = new vis.Timeline(place, items, groups, { stack: true, maxHeight: 800 });
  drawn.on("changed", () => requestAnimationFrame(() => {
    window.ready = performance.now() - begin;
  }));
}
"""


def fetched(folder: Path) -> Path | None:
    """vis-timeline's script in a folder; None where npm is not there or gives nothing."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    place = folder / "npm"
    place.mkdir(parents=True, exist_ok=True)
    (place / "package.json").write_text('{"private": true}\n', "utf-8")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE]
    done = subprocess.run(command, cwd=place, capture_output=True, check=False)
    script = place / SCRIPT
    return script if done.returncode == 0 and script.exists() else None


def ready(browser: Browser, script: Path, events: pa.Table, most: float) -> float | None:
    """Milliseconds from making the timeline to its first picture; None where it took longer than
    `most` seconds."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_content("<!doctype html><title>vis</title>")
    page.add_script_tag(path=str(script))
    rows = events.select(["key", "lane", "title", "first_day", "last_day"]).to_pylist()
    items = [
        {
            "id": row["key"],
            "group": row["lane"],
            "content": row["title"],
            "start": row["first_day"] * DAY_MS,
            "end": (row["last_day"] + 1) * DAY_MS,
        }
        for row in rows
        if row["first_day"] is not None and row["last_day"] is not None
    ]
    groups = [{"id": lane, "content": lane} for lane in sorted({row["lane"] for row in rows})]
    found: float | None = None
    page.set_default_timeout(most * 1000)
    # Begun from a timer, so that the answer to this does not wait for the drawing.
    page.evaluate(f"(told) => setTimeout(() => ({DRAW})(told), 0)", [items, groups])
    deadline = time.perf_counter() + most
    while found is None and time.perf_counter() < deadline:
        try:
            found = page.evaluate("window.ready ?? null")
        except TimeoutError:
            break
        page.wait_for_timeout(50)
    page.context.close()
    return found
