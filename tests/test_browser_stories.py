"""A teacher's task in a real browser: four events of two lives as a lesson, saved and shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_waits import until
from served_folder import Served, pages_of

from timeline.catalogue.stories import read_story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Open = Callable[..., "Page"]
TITLES = "[...document.querySelectorAll('#steps h2')].map((e) => e.textContent).join('|')"
SAID = "document.getElementById('say').textContent"
DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('lives-story:')).length"
WANTED = ("Brother dies", "Crosses the river", "Trains stop", "Held")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An explorer of an empty folder."""
    made = Served(tmp_path_factory.mktemp("kept"))
    yield made
    made.stop()


@pytest.fixture
def open_page(chromium: Browser, served: Served) -> Iterator[Open]:
    """Opens an address of that explorer."""
    with pages_of(chromium, served.root) as opened:
        yield opened


@pytest.fixture
def open_public(chromium: Browser, explorer_at: str) -> Iterator[Open]:
    """Opens an address of an explorer where nothing may be written."""
    with pages_of(chromium, explorer_at) as opened:
        yield opened


def step(page: Page, title: str) -> Any:
    return page.locator(".story-step", has=page.get_by_role("heading", name=title, exact=True))


def shows(page: Page, *titles: str) -> None:
    until(page, f"{TITLES} === {json.dumps('|'.join(titles))}")


def saved(page: Page) -> None:
    page.click("#save")
    until(page, f"{DRAFTS} === 0 && location.search.includes('id=')")


def test_a_teacher_makes_a_lesson_of_four_events_of_two_lives(
    served: Served, open_page: Open
) -> None:
    page = open_page("/?lang=en&narrators=ann,ben")
    page.wait_for_selector("#panel *", state="attached")
    page.click("[data-stories]")
    page.click(".making a.strong")
    page.wait_for_selector("#found li")
    # Leave out what she does not want; one too many comes back.
    for title in ("Born in Aldburg", "Starts school", "Lives in Bremhaven", "Born"):
        step(page, title).locator("[data-out]").click()
    page.click("#undoing button")
    assert step(page, "Born").count() == 1
    for title in ("Born", "Drives trains", "Reaches the south"):
        step(page, title).locator("[data-out]").click()
    step(page, "Eats bark & <b>roots</b>").locator("[data-out]").click()
    shows(page, "Trains stop", "Brother dies", "Crosses the river", "Held")
    # Order by keys alone; the keys go on with the step, and it is said where it is now.
    step(page, "Trains stop").locator(".handle").focus()
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    until(page, f"{SAID}.includes('Now step 3 of 4: Trains stop')")
    shows(page, *WANTED)
    # A question, and words of her own at the end.
    step(page, "Held").locator("[data-open=question]").click()
    page.keyboard.type("Who <b>held</b> him?")
    page.click("#add-words")
    page.keyboard.type("And you?")
    until(page, f"{DRAFTS} === 1")
    page.reload()  # nothing is lost that was not saved
    until(page, "document.getElementById('state').textContent.includes('here again')")
    shows(page, *WANTED)
    assert step(page, "Held").locator("[data-write=question]").input_value().endswith("him?")
    page.click("#save")
    until(page, "document.activeElement.name === 'title'")  # it needs a title first
    page.keyboard.type("Two rivers")
    page.keyboard.press("Control+s")
    until(page, f"{DRAFTS} === 0 && location.search.includes('id=')")
    page.reload()
    shows(page, *WANTED)
    page.click("#present")
    page.wait_for_selector(".slide")
    assert page.locator(".slide h1").first.inner_text() == "Two rivers"
    for title in WANTED:
        page.keyboard.press("ArrowRight")
        page.wait_for_selector(f".slide:not([hidden]):has-text('{title}')")
    assert "Who <b>held</b> him?" in page.locator(".slide:not([hidden])").inner_text()
    (kept,) = served.keeper.stories()
    assert kept["testimonies"] == ["ann", "ben"]
    assert [each.get("note") for each in kept["steps"]] == [None] * 5


def test_the_second_of_two_teachers_is_told_and_loses_nothing(
    served: Served, open_page: Open
) -> None:
    id = served.keeper.save_story({"title": "Ours", "steps": [{"sentence": "Begin"}]})
    first, second = open_page(f"/stories/edit?id={id}"), open_page(f"/stories/edit?id={id}")
    first.fill("[name=title]", "Ann's")
    saved(first)
    second.fill("[name=title]", "Ben's")
    second.click("#save")
    second.wait_for_selector("#stale:not([hidden])")
    assert (served.keeper.story(id) or {})["title"] == "Ann's"
    second.click("#stale button >> nth=0")
    until(second, f"{DRAFTS} === 0")
    assert {"Ann's", "Ben's"} <= {story["title"] for story in served.keeper.stories()}


def test_files_are_opened_or_their_faults_told_and_a_removal_is_undone(
    served: Served, open_page: Open
) -> None:
    page = open_page("/stories?lang=en")
    bad = json.dumps({"title": 5, "steps": [{"noet": "x"}, 3]}).encode()
    file: Any = {"name": "bad.json", "mimeType": "application/json", "buffer": bad}
    page.set_input_files("#story-file", files=[file])
    until(page, "document.getElementById('fault').textContent.split('\\n').length === 3")
    assert "bad.json: title says 5" in page.inner_text("#fault")
    hostile = {
        "title": "</title><script>window.hit = 1</script>\u202egnp",
        "steps": [{"testimony": "ann", "event": "e4", "note": "<img src=x onerror=hit=1>"},
                  {"testimony": "zed", "event": "e1", "quote": "“><script>hit=1</script>"}],
    }  # fmt: skip
    good: Any = {**file, "name": "x.json", "buffer": json.dumps(hostile).encode()}
    page.set_input_files("#story-file", files=[good])
    page.wait_for_url("**/stories/edit*")
    page.wait_for_selector(".story-step .warn")
    assert "zed is not in this catalogue" in page.inner_text(".story-step .warn")
    assert page.evaluate("window.hit") is None
    page.goto(f"{served.root}/stories?lang=en")
    item = page.locator(".story", has_text="window.hit")
    assert "not found" in item.inner_text()
    before = len(served.keeper.stories())
    item.locator("[data-remove]").click()
    page.wait_for_selector("#undoing button")
    assert len(served.keeper.stories()) == before - 1
    page.click("#undoing button")
    until(page, f"{SAID}.startsWith('Brought back')")
    assert len(served.keeper.stories()) == before
    assert page.evaluate("window.hit") is None


def test_where_nothing_may_be_written_a_story_is_made_downloaded_and_shown(
    open_public: Open, tmp_path: Path
) -> None:
    page = open_public("/stories/edit?life=ann&lang=en")
    assert page.locator("#save").count() == 0
    page.fill("[name=title]", "Mine alone")
    page.select_option("[name=whose]", "ben")
    page.fill("[name=find]", "trains")
    page.click("#found li:has-text('Drives trains') [data-add]")
    until(page, f"{TITLES}.endsWith('Drives trains')")
    with page.expect_download() as coming:
        page.click("#download")
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert len(read_story(file.read_bytes(), file.name).steps) == 7
    page.click("#present")
    page.wait_for_url("**/present?story=*")
    assert page.locator(".slide h1").first.inner_text() == "Mine alone"
    page.keyboard.press("End")
    page.wait_for_selector(".slide:not([hidden]):has-text('Drives trains')")
    page.reload()
    page.wait_for_selector(".slide:not([hidden]):has-text('Drives trains')")
    page.goto(page.url.partition("/present")[0] + "/stories?lang=en")
    assert "Mine alone" in page.inner_text("#drafts")
    page.set_input_files("#story-file", files=[str(file)])
    page.wait_for_selector("#steps li")
    assert page.input_value("[name=title]") == "Mine alone"


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_lies_outside(
    open_page: Open, narrow: bool, theme: str
) -> None:
    axe: Any = import_module("axe_playwright_python.sync_playwright").Axe()
    for address in ("/stories?lang=ko&life=ann", "/stories/edit?lang=en&life=ann"):
        page = open_page(address, narrow=narrow, theme=theme)
        if "edit" in address:
            page.wait_for_selector("#found li")
            page.locator("[data-open=note]").first.click()
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
