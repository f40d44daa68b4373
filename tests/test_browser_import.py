"""A teacher's task in a real browser: her own history and a family's tree, with only the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_waits import until
from served_folder import Served, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TABLE = """What happened,When,Where,Theme
The mill burns,2 May 1951,Aldburg,Our town
The long strike,spring 1962 to 1963,Aldburg,Work
An impossible day,31 Feb 1970,,Work
The bridge opens,3/5/1971,Aldburg,Our town
"""
TREE = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Ödön /Tal/
1 BIRT
2 DATE ABT 1930
2 PLAC Aldburg
1 EMIG
2 DATE BET JAN 1956 AND MAR 1957
0 @I2@ INDI
1 NAME Ida /Tal/
1 BIRT
2 DATE 9 JUN 1934
1 DEAT
2 DATE @#DJULIAN@ 1 JAN 1999
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 MARR
2 DATE 2 MAY 1955
0 TRLR
"""


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


def test_a_teacher_brings_her_own_history_and_a_familys_lives(
    served: Served, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    # Her table: which column is which is understood, and what is not is said by its row.
    (tmp_path / "our-town.csv").write_text(TABLE, "utf-8")
    page = open_page("/add")
    page.set_default_timeout(60_000)  # the first date in words has all vocabulary read
    page.get_by_role("link", name="Import a table, a family tree or a calendar").click()
    page.set_input_files("#files", tmp_path / "our-town.csv")
    page.wait_for_selector("#wish")
    assert "2 events" in page.locator("#understood").inner_text()
    refused = page.locator(".refused").inner_text()
    assert "row 4: '31 Feb 1970': no day of the calendar" in refused
    assert "row 5: '3/5/1971' can be two days" in refused
    page.get_by_role("button", name="the day", exact=True).click()
    page.wait_for_selector("text=1971-05-03")

    # It is a history, called as she likes; without the impossible row.
    assert page.locator("[name=as][value=history]").is_checked()
    page.fill("[name=label]", "Our town")
    page.get_by_role("button", name="Bring it in").click()
    page.wait_for_selector("#fault:not(:empty)")
    page.check("[name=skip]")
    page.get_by_role("button", name="Bring it in").click()
    page.get_by_role("link", name="See it on the timeline").click()

    # It stands in lanes of its own names above the lives, and its events open.
    page.wait_for_selector("#names .who")
    until(page, "document.querySelectorAll('#layers .layer').length > 1")
    layers = page.locator("#layers .layer").all_inner_texts()
    assert [text.split("\n")[0] for text in layers[:2]] == ["Our town", "Work"]
    until(page, "document.querySelector('#history').textContent.includes('The mill burns')")

    # A family's tree: three dates of two people, one of which is of another calendar.
    (tmp_path / "family.ged").write_text(TREE, "utf-8")
    page.goto(f"{served.root}/import?lang=en")
    page.set_input_files("#files", tmp_path / "family.ged")
    page.wait_for_selector("#wish")
    assert "2 people" in page.locator("#understood").inner_text()
    assert "Julian calendar is not understood" in page.locator(".refused").inner_text()
    assert page.locator("[name=as][value=lives]").is_checked()
    assert page.input_value("[name=access]") == "private"
    page.check("[name=skip]")
    page.get_by_role("button", name="Bring it in").click()
    page.get_by_role("link", name="Ödön Tal").click()
    page.wait_for_selector("#names .who")
    until(page, "document.querySelector('#panel').textContent.includes('Ödön Tal')")
    panel = page.locator("#panel").inner_text()
    assert "Born in Aldburg" in panel and "Emigrates" in panel and "Marries" in panel

    # The history is looked at, hidden and removed again in the settings.
    page.goto(f"{served.root}/settings?lang=en")
    town = page.locator("#history-our-town")
    assert "added here" in town.inner_text() and "3 events" in town.inner_text()
    town.get_by_role("button", name="Check").click()
    until(page, "document.querySelector('#says-our-town').textContent.includes('Nothing is wrong')")
    town.get_by_role("combobox").select_option("never")
    page.wait_for_selector("#history-our-town .note:has-text('not shown')")
    town.get_by_role("button", name="Remove").click()
    town.get_by_role("button", name="Really remove it?").click()
    page.wait_for_selector("#history-our-town", state="detached")
    assert not list(served.folder.glob("history/our-town*"))


@pytest.mark.parametrize(("narrow", "theme"), [(False, "light"), (True, "dark")])
def test_everybody_can_use_these_pages(
    open_page: Callable[..., Page], tmp_path: Path, narrow: bool, theme: str
) -> None:
    axe: Any = import_module("axe_playwright_python.sync_playwright").Axe()
    (tmp_path / "our-town.csv").write_text(TABLE, "utf-8")
    for address in ("/import", "/settings?lang=ko", "/import?lang=ko"):
        page = open_page(address, narrow=narrow, theme=theme)
        if address.startswith("/import?"):
            page.set_input_files("#files", tmp_path / "our-town.csv")
            page.wait_for_selector("#wish")
        assert page.evaluate("document.documentElement.scrollWidth") <= (390 if narrow else 1440)
        found = axe.run(page).response["violations"]
        assert json.dumps([(each["id"], each["nodes"][0]["html"]) for each in found]) == "[]"
