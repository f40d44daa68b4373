"""A user's tasks in a real browser: correct what is wrong, see what moved, take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_waits import until
from conftest import EARS, WIDE
from served_folder import Served
from test_browser_add import TOLD

from timeline.catalogue.keeping import Decision
from timeline.sources import from_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ID = "lantern"
SAID = "document.querySelector('#correct > .correct-said')?.textContent || ''"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An explorer in whose folder one testimony is kept."""
    folder: Path = tmp_path_factory.mktemp("kept")
    made = Served(folder)
    made.keeper.add(from_text(TOLD, id=ID))
    made.stop()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def open_page(chromium: Browser, served: Served) -> Iterator[Callable[[str], Page]]:
    """Opens an address of that explorer; nothing may break the page's policy."""
    pages: list[Page] = []

    def opened(address: str) -> Page:
        size: Any = WIDE
        page = chromium.new_page(viewport=size)
        page.set_default_timeout(15_000)
        page.add_init_script(EARS)
        page.goto(served.root + address)
        until(page, "Boolean(window.lives) && document.querySelector('#panel *') !== null")
        pages.append(page)
        return page

    yield opened
    faults = [fault for page in pages for fault in page.evaluate("window.violations || []")]
    for page in pages:
        page.close()
    assert not faults


def _birth(served: Served) -> str:
    life = served.keeper.life(ID)
    return next(event.id for event in life.events if event.category == "birth")


def test_a_birth_year_is_corrected_and_taken_back(
    served: Served, open_page: Callable[[str], Page]
) -> None:
    birth = _birth(served)
    page = open_page(f"/?page=read&testimony={ID}&event={ID}:{birth}")
    page.locator("#correct summary").first.click()
    page.locator("#correct-who").fill("Ann")
    page.locator("#correct-date-date").fill("봄 1983")
    until(page, "document.querySelector('.decide-date .as-read').textContent.includes('1983')")
    page.locator(".decide-date [data-decide]").click()
    until(page, f"({SAID}).includes('moved:')")
    assert page.locator("#correct > .correct-said li small").count() > 0  # each with its reason
    entry = served.keeper.history(ID, birth)[-1]
    assert (entry.kind, entry.who, entry.before) == ("date", "Ann", "1981")
    until(page, "document.querySelector('[data-undo]') !== null")
    page.locator("#correct details summary").last.click()
    page.locator("[data-undo]").first.click()
    until(page, "document.querySelector('#panel .edtf code').textContent === '1981'")
    assert served.keeper.history(ID, birth)[0].undone


def test_whoever_comes_second_is_told_and_may_go_on(
    served: Served, open_page: Callable[[str], Page]
) -> None:
    birth = _birth(served)
    page = open_page(f"/?event={ID}:{birth}")
    page.wait_for_selector("#correct")
    served.keeper.decide(Decision(ID, birth, "title", {"title": "Born by the mill"}, who="Ben"))
    page.locator("#correct [data-decide=accept]").click()
    until(page, f"({SAID}).includes('Ben') && ({SAID}).includes('Born by the mill')")
    page.locator("#correct .anyway").click()
    until(page, f"({SAID}).startsWith('Saved')")
    assert [one.kind for one in served.keeper.history(ID, birth)][-2:] == ["title", "accept"]


def test_words_are_selected_and_the_missed_event_added(
    served: Served, open_page: Callable[[str], Page]
) -> None:
    words = "in the house behind the mill"
    page = open_page(f"/?page=read&testimony={ID}")
    page.wait_for_selector("#read [data-told]")
    page.evaluate(
        "(words) => { const piece = [...document.querySelectorAll('#read .words [data-at]')]"
        ".find((one) => one.textContent.includes(words) && !one.querySelector('*'));"
        " const range = document.createRange(), at = piece.textContent.indexOf(words);"
        " range.setStart(piece.firstChild, at); range.setEnd(piece.firstChild, at + words.length);"
        " getSelection().removeAllRanges(); getSelection().addRange(range);"
        " piece.dispatchEvent(new PointerEvent('pointerup', { bubbles: true })); }",
        words,
    )
    page.locator("#correct-add-title").fill("Lives behind the mill")
    page.locator("#correct-add-date").fill("1981/1996")
    page.locator("#missed [data-decide]").click()
    until(page, "document.querySelector('#panel h2').textContent === 'Lives behind the mill'")
    added = next(e for e in served.keeper.life(ID).events if e.title == "Lives behind the mill")
    assert (added.passage.quote, added.edtf) == (words, "1981/1996")
