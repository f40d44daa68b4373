"""TimelineJS and Markwhen themselves, in a browser, open what we write for them."""

from __future__ import annotations

import gzip
import json
import mimetypes
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_waits import until
from exports_lives import HOSTILE, hostile, whole

from timeline.catalogue import from_address
from timeline.exports import Excerpt, export
from timeline.exports.calendar import outer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

VENDOR = Path(__file__).parent / "vendor"
ROOT = "http://reader.test/"
PAGE = """<!doctype html><meta charset="utf-8"><title>x</title>
<link rel="stylesheet" href="/timelinejs/css/timeline.css">
<body style="margin:0"><div id="timeline" style="width:1200px;height:700px"></div>
<script src="/timelinejs/js/timeline.js"></script></body>"""


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    """A page with the readers beside it: whatever it asks of another host fails the test."""
    page = chromium.new_page(viewport={"width": 1200, "height": 700})
    asked: list[str] = []

    def served(route: Route) -> None:
        path = route.request.url.removeprefix(ROOT)
        file = VENDOR / path
        if route.request.url == ROOT:
            route.fulfill(body=PAGE, content_type="text/html")
        elif route.request.url.startswith(ROOT) and file.is_file():
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            route.fulfill(body=file.read_bytes(), content_type=kind)
        elif route.request.url.startswith(ROOT):
            route.fulfill(status=404)  # icons, which no test looks at
        else:
            asked.append(route.request.url)
            route.abort()

    page.route("**/*", served)
    page.goto(ROOT)
    yield page
    page.close()
    assert asked == []


def opened(page: Page, excerpt: Excerpt) -> None:
    """Give TimelineJS our JSON, as it is, in a fresh page."""
    page.goto(ROOT)
    made = json.loads(export(excerpt, "timelinejs"))
    page.evaluate(
        "(made) => { window.ran = []; window.alert = (what) => ran.push(what);"
        " window.shown = new TL.Timeline('timeline', made, {font: '/timelinejs/css/timeline.css',"
        " script_path: '/timelinejs/js/', ga_measurement_id: ''}); }",
        made,
    )
    until(page, "document.querySelectorAll('.tl-timemarker').length > 0 || shown.message")


def test_timelinejs_opens_our_slides_unchanged(reader: Page) -> None:
    excerpt = whole(from_address("periods=1980..2010"))
    opened(reader, excerpt)
    dated = [record for record in excerpt.records if outer(record.event.span)]
    titles = reader.locator(".tl-slide .tl-headline").all_text_contents()
    assert titles[0].strip() == "Lives against history"
    assert {title.strip() for title in titles[1:]} == {each.event.title for each in dated}
    assert reader.locator(".tl-slide").count() == len(dated) + 1
    assert reader.locator(".tl-timemarker").count() == len(dated)
    dates = reader.locator(".tl-slide .tl-headline-date").all_text_contents()
    assert {text.strip() for text in dates if text.strip()} == {record.when for record in dated}
    assert reader.locator(".tl-timeera").count() == 1
    groups = reader.locator(".tl-timegroup").all_text_contents()
    assert {"Ann Aldous", "Ben Carrow", "Cho Eun"} <= {text.strip() for text in groups}
    about = reader.locator(".tl-slide-titleslide").inner_text()
    assert f"Selection: {excerpt.filter}." in about and "1980" in excerpt.filter
    brother = next(each for each in dated if each.event.title == "Brother dies")
    reader.evaluate("(id) => shown.goToId(id)", brother.key)
    until(reader, f"shown.current_id === {json.dumps(brother.key)}")
    slide = reader.locator(".tl-slide", has_text="Brother dies").first
    assert "Notices: death of a child" in slide.inner_text()


def test_nothing_told_runs_in_timelinejs(reader: Page) -> None:
    """Every hostile text, in one timeline: text stays text, and nothing is asked for or run."""
    pieces = [hostile(f"{number} {text}") for number, text in enumerate(HOSTILE)]
    together = replace(
        pieces[0],
        records=tuple(record for piece in pieces for record in piece.records),
        testimonies=tuple(each for piece in pieces for each in piece.testimonies),
        filter="<img src=x onerror=alert(1)>",
    )
    opened(reader, together)
    assert reader.locator(".tl-slide").count() == len(HOSTILE) + 1
    assert reader.evaluate("ran") == []
    inside = "#timeline .tl-slide :is(script, img, iframe, a[href^='javascript'], [onclick], b)"
    assert reader.locator(inside).count() == 0
    assert "<script>alert(1)</script>" in reader.locator(".tl-storyslider").inner_text()
    assert "<img src=x onerror=alert(1)>" in reader.locator(".tl-slide-titleslide").inner_text()


def parsed(page: Page, text: str) -> dict[str, Any]:
    """What Markwhen's own parser makes of a text: errors, header, events with their section."""
    script = gzip.decompress((VENDOR / "markwhen" / "parser.js.gz").read_bytes()).decode()
    if not page.evaluate("Boolean(window.markwhen)"):
        page.add_script_tag(
            content=f"window.markwhen = (() => {{ const exports = {{}}, module = {{exports}};"
            f"\n{script}\nreturn module.exports; }})();"
        )
    told: dict[str, Any] = page.evaluate(
        """(text) => {
          const made = markwhen.parse(text), found = [];
          const walk = (node, section) => {
            if (node.children) for (const each of node.children) walk(each, node.title || section);
            else found.push({
              section, title: node.firstLine.restTrimmed, tags: node.tags || [],
              from: node.dateRangeIso.fromDateTimeIso, to: node.dateRangeIso.toDateTimeIso,
              properties: node.properties, rest: (node.supplemental || []).length,
            });
          };
          walk(made.events, "");
          return { errors: made.parseMessages.filter((each) => each.type === "error"),
                   header: made.header, events: found };
        }""",
        text,
    )
    return told


def test_markwhen_reads_our_dates_back(reader: Page) -> None:
    excerpt = whole()
    made = parsed(reader, export(excerpt, "markwhen").decode())
    assert made["errors"] == []
    assert made["header"]["title"] == "Lives against history"
    assert "Selection: everything." in made["header"]["description"]
    dated = [record for record in excerpt.records if outer(record.event.span)]
    assert len(made["events"]) == len(dated)
    for event, record in zip(made["events"], dated, strict=True):
        days = outer(record.event.span)
        assert days is not None
        assert event["from"][:10] == days.first.isoformat()
        assert event["to"][:10] == date.fromordinal(days.last.toordinal() + 1).isoformat()
        assert event["title"].startswith(record.event.title)
        assert event["tags"] == [record.event.category]
        assert event["section"] == record.testimony.narrator
        properties = dict(event["properties"])
        assert properties["id"] == record.key and properties["edtf"] == record.event.edtf


def test_a_hostile_text_is_one_event_to_markwhen(reader: Page) -> None:
    for text in HOSTILE:
        made = parsed(reader, export(hostile(text), "markwhen").decode())
        assert made["errors"] == [] and len(made["events"]) == 1, text
        assert made["events"][0]["tags"] == ["other"], text
