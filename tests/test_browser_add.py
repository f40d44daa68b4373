"""A user's task in a real browser: add a testimony, look it over, correct it, take back, forget."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_waits import until
from served_folder import Served, pages_of

from timeline.sources import from_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# Invented, like the place and everybody in it.
TOLD = """The Lantern Maker's Daughter

Told by Mira Osk
4 May 2019

I was born in 1981 in Aldburg, in the house behind the mill. When I was seven I started school. \
At the age of thirteen I went to work in the lantern works.

In 1996 my father died of hunger. Two years after my father died, I left on foot and crossed the \
river. I was held for three months in the border town. In spring 2002 I reached Corvale. I was \
twenty-five when I married. <b>Nobody</b> asked where I came from.
"""
ID = "lantern"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An explorer of an empty folder."""
    made = Served(tmp_path_factory.mktemp("kept"))
    yield made
    made.stop()


@pytest.fixture
def open_page(chromium: Browser, served: Served) -> Iterator[Callable[..., Page]]:
    """Opens an address of that explorer; nothing may go wrong on a page meanwhile."""
    with pages_of(chromium, served.root) as opened:
        yield opened


def _quiet(page: Page) -> None:
    until(page, "window.writer && window.writer.busy && !window.writer.busy()")


def _dates(page: Page) -> dict[str, str]:
    made: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.card-review')]"
        ".map((card) => [card.querySelector('h2').textContent,"
        " card.querySelector('.when code').textContent]))"
    )
    return made


def _current(page: Page) -> str:
    return page.locator('.card-review[aria-current="true"] h2').inner_text()


def test_add_correct_undo_and_forget(
    served: Served, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    # The header leads to the page; three files are dropped at once, two of which are no use.
    page = open_page("/")
    page.get_by_role("link", name="Add a testimony").click()
    (tmp_path / f"{ID}.txt").write_text(TOLD, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 no more")
    files = [tmp_path / name for name in (f"{ID}.txt", "empty.txt", "broken.pdf")]
    page.set_input_files("#files", files)
    page.wait_for_url("**/add/*")
    page.wait_for_selector("form.about")
    page.wait_for_selector(".item.is-fault >> nth=1")
    said = page.locator(".item.is-fault").all_inner_texts()
    assert any("empty.txt: is empty" in each for each in said)
    assert any("broken.pdf" in each and "PDF" in each for each in said)

    # What is known is guessed, private unless said otherwise; it is still there after a reload.
    page.reload()
    page.wait_for_selector("form.about")
    assert page.input_value("[name=title]") == "The Lantern Maker's Daughter"
    assert page.input_value("[name=narrator]") == "Mira Osk"
    assert page.input_value("[name=access]") == "private"
    page.get_by_role("button", name="Find the dates", exact=True).click()
    page.get_by_role("link", name="Look over").click()

    # The review: the most doubtful first, told words as words.
    page.wait_for_selector('.card-review[aria-current="true"]')
    _quiet(page)
    assert "<b>Nobody</b>" in page.locator("#text").inner_text()
    before = _dates(page)
    title = page.get_by_role("heading", name="Born in Aldburg")
    birth = page.locator(".card-review").filter(has=title)
    assert before["Born in Aldburg"] == "1981"

    # The year of birth is corrected; what counts from it moves, and says why.
    birth.get_by_role("button", name="Change the date").click()
    page.keyboard.type("spring 1983")
    until(page, "document.querySelector('.reads:not(:empty)')")
    assert "1983-21" in birth.locator(".reads").inner_text()
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#moved li')")
    _quiet(page)
    moved = page.locator("#moved").inner_text()
    assert "Starts school" in moved and "“Born in Aldburg”" in moved
    after = _dates(page)
    assert after["Born in Aldburg"] == "1983-21"
    assert after["Starts school"] != before["Starts school"]
    assert after["Father dies of hunger"] == before["Father dies of hunger"]

    # It is undone, and done again; one event is accepted, and the server starts again.
    page.locator("h1").click()
    page.keyboard.press("u")
    until(page, "document.querySelector('[data-event] .when code') !== null")
    _quiet(page)
    assert _dates(page) == before
    birth.get_by_role("button", name="Change the date").click()
    page.keyboard.type("1982")
    page.keyboard.press("Enter")
    _quiet(page)
    accepted = _current(page)
    page.keyboard.press("a")
    _quiet(page)
    served.stop()
    served.start()
    page.reload()
    page.wait_for_selector('.card-review[aria-current="true"]')
    assert _dates(page)["Born in Aldburg"] == "1982"
    assert page.locator(".is-accepted h2").all_inner_texts() == [accepted]
    assert _current(page) != accepted

    # What was missed is added from selected words.
    page.evaluate(
        "() => { const p = [...document.querySelectorAll('#text span, #text mark')]"
        ".find((each) => each.textContent.includes('Nobody'));"
        " const at = p.firstChild.textContent.indexOf('Nobody') - 3;"
        " const range = document.createRange(); range.setStart(p.firstChild, at);"
        " range.setEnd(p.firstChild, at + 19);"
        " getSelection().removeAllRanges(); getSelection().addRange(range); }"
    )
    page.keyboard.press("w")
    page.fill("#words-form [name=title]", "Keeps silent")
    page.fill("#words-form [name=date]", "2003")
    page.keyboard.press("Enter")
    until(
        page,
        "[...document.querySelectorAll('.card-review h2')]"
        ".some((each) => each.textContent === 'Keeps silent')",
    )
    _quiet(page)
    added = next(e for e in served.keeper.life(ID).events if e.title == "Keeps silent")
    assert added.passage.quote.startswith("<b>Nobody</b>") and added.edtf == "2003"

    # Finished, it stands on the timeline, in focus.
    page.get_by_role("button", name="Finish").click()
    page.wait_for_url(f"**/?life={ID}*")
    page.wait_for_selector("#names .who")
    assert "Mira Osk" in page.locator("#panel").inner_text()
    assert served.keeper.stands(ID) == "kept"

    # It is forgotten, with a reason; nothing of it is left in the folder.
    page.goto(f"{served.root}/settings/{ID}")
    page.fill("[name=reason]", "Mira asked for it")
    page.get_by_role("button", name="Forget it for good").click()
    page.wait_for_selector("text=It is forgotten")
    left = {path: path.read_bytes() for path in served.folder.rglob("*") if path.is_file()}
    assert [path for path, data in left.items() if b"Aldburg" in data or b"Mira Osk" in data] == []
    page.goto(f"{served.root}/?lang=en")
    page.wait_for_selector("#names .who")
    assert "Mira Osk" not in page.locator("#names").inner_text()


YEARS = range(1930, 1990)


def test_a_reviewer_needs_few_keys(served: Served, open_page: Callable[..., Page]) -> None:
    """Fifty accepted, eight corrected and two rejected with at most 110 key presses."""
    text = " ".join(f"In {year} I moved to town number {year - 1929}." for year in YEARS)
    kept = served.keeper.add(from_text(text, id="mover"), reviewing=True)
    assert kept.events == len(YEARS)
    page = open_page("/review/mover")
    page.wait_for_selector('.card-review[aria-current="true"]')
    _quiet(page)
    pressed = 0

    def press(*keys: str) -> None:
        nonlocal pressed
        for key in keys:
            page.keyboard.press(key)
            pressed += 1

    for number in range(len(YEARS)):
        if number % 30 == 7:
            press("r")
        elif number % 7 == 3 and number < 56:
            press("d", *"1991", "Enter")
        else:
            press("a")
    until(page, "!window.writer.busy()")
    states = [event.status for event in served.keeper.life("mover").events]
    assert (states.count("accepted"), states.count("corrected"), states.count("rejected")) == (
        50, 8, 2,
    )  # fmt: skip
    assert pressed <= 110
    assert page.evaluate("document.activeElement.id") == "finish"
    served.keeper.forget("mover", "a test")


@pytest.mark.parametrize(("narrow", "theme"), [(False, "light"), (True, "dark")])
def test_everybody_can_use_these_pages(
    served: Served, open_page: Callable[..., Page], narrow: bool, theme: str
) -> None:
    served.keeper.add(from_text(TOLD, id="shown"), reviewing=True)
    axe: Any = import_module("axe_playwright_python.sync_playwright").Axe()
    for address in ("/add", "/review/shown", "/settings/shown?lang=ko"):
        page = open_page(address, narrow=narrow, theme=theme)
        assert page.evaluate("document.documentElement.scrollWidth") <= (390 if narrow else 1440)
        found = axe.run(page).response["violations"]
        assert json.dumps([(each["id"], each["nodes"][0]["html"]) for each in found]) == "[]"
