"""Readers' tasks on the explorer's other pages, and on paper, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from browser_waits import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]


def test_the_table_is_the_same_selection_and_selecting_there_selects_here(visit: Visit) -> None:
    page = visit("?from=1996&to=1998&how=surely", afresh=True)
    assert page.evaluate("typeof window.dash_ag_grid") == "undefined"  # fetched when opened
    page.get_by_role("button", name="Table").click()
    page.wait_for_selector("#grid .ag-row")
    assert page.locator("#grid [col-id=title].ag-cell").count() == 8
    page.locator("#grid .ag-cell", has_text="Leaves on foot").click()
    page.wait_for_url("**event=cho:e5*")
    page.wait_for_selector("#panel.event")
    page.locator("#grid .ag-cell", has_text="Leaves on foot").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "gridcell"
    for _ in range(2):  # the rest of the grid's own stops, such as its pages
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('role')") != "gridcell"
    page.get_by_role("button", name="Explore").click()
    page.wait_for_selector("#halo:not([hidden])")


def test_compare_two_lives(visit: Visit) -> None:
    page = visit("?page=compare&with=ann,cho&from=1970&to=2010")
    until(page, "document.querySelectorAll('#names .who').length === 2")
    until(page, "document.querySelector('#below').innerText !== ''")
    shared = page.locator("#below").inner_text()
    assert "Kinds of event" in shared
    assert "Crosses the river" in shared and "Leaves on foot" in shared
    page.select_option("#compare-add", label="Dan Elder")
    page.wait_for_url("**with=ann,cho,dan*")
    until(page, "document.querySelectorAll('#names .who').length === 3")


def test_research_counts_and_says_who_was_where(visit: Visit) -> None:
    page = visit("?page=research&from=1990&to=2003")
    page.wait_for_selector("#sheet .counts")
    row = page.locator("#sheet .counts tr", has_text="escape").inner_text()
    assert "2.0" in row and "2 sure – 2 possible" in row
    page.fill("#month", "2005-01")
    page.press("#month", "Enter")
    page.wait_for_url("**month=2005-01*")
    until(page, "document.querySelector('#sheet').innerText.includes('resettled')")
    assert "Ann Aldous" in page.locator("#sheet").inner_text()


def test_the_method_page_says_how_often_dates_come_out_right(visit: Visit) -> None:
    page = visit("?page=method")
    page.wait_for_selector("#sheet .measured")
    row = page.locator("#sheet .measured tr", has_text="a length of time").first.inner_text()
    assert row.count("%") == 5
    assert "measured on 2026-11-26 with python -m benchmarks.events" in (
        page.locator("#sheet").inner_text()
    )


def test_on_paper_the_table_is_whole_and_the_controls_are_gone(visit: Visit) -> None:
    page = visit("?page=table&from=1950&to=2026", afresh=True)
    page.wait_for_selector("#grid .ag-cell")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#sheet .on-paper tbody tr").count() == 29  # all, not those in view
    assert page.locator("#sheet .on-paper").is_visible()
    assert page.locator("#grid").is_hidden() and page.locator(".modes").is_hidden()
    assert page.locator("#toolbar select").is_hidden()
    sources = page.locator("#page > .paper-sources").inner_text()
    assert "Ann Aldous: The Valley Papers (2019)" in sources and "page=table" in sources
    assert "29 events" in page.locator("#toolbar").inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#sheet .on-paper").count() == 0
    page.emulate_media(media="screen")
