"""A reader's tasks on a testimony's page, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from browser_waits import settled, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]


def test_from_an_event_to_its_words_and_on_to_the_next(visit: Visit) -> None:
    page = visit("?event=ann:e4")
    page.locator("#panel .to-read").click()
    settled(page)
    lit = page.locator("#read .told-event.open-event")
    assert lit.text_content() == "On 3 March 1997 my brother died."
    assert page.locator("#read [data-chip='ann:e4'] span").first.text_content() == "3 Mar 1997"
    assert page.locator("#read .words b").count() == 0  # what is told is never markup
    page.locator("#read [data-told='ann:e4']").focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.told") == "ann:e5"
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    settled(page)
    assert page.evaluate("new URLSearchParams(location.search).get('event')") == "ann:e3"
    assert "bark" in str(page.locator("#panel h2").text_content())


def test_the_life_and_history_run_along(visit: Visit) -> None:
    page = visit("?page=read&life=ann")
    page.locator("#running [data-to-told='ann:e6']").click()
    assert page.evaluate("document.activeElement.dataset.told") == "ann:e6"
    page.locator("#read [data-told='ann:e2']").focus()
    page.keyboard.press("j")
    assert page.locator("#running-age").text_content()
    assert page.locator("#running-rows .now").get_attribute("data-row") == "ann:e3"


def test_what_does_not_fit_is_told_where_it_comes_up(visit: Visit) -> None:
    page = visit("?page=read&life=cho")
    note = page.locator("#read .conflict")
    assert "at school and away at once" in str(note.text_content())
    assert note.locator("[data-trust]").count() == 0  # nothing can be kept here
    assert page.locator("#missed").count() == 0


@pytest.mark.parametrize(("narrow", "theme"), [(False, "light"), (True, "dark")])
def test_everybody_can_read_it(visit: Visit, narrow: bool, theme: str) -> None:
    visit("", narrow=narrow, theme=theme)
    page = visit("?page=read&life=cho", narrow=narrow, theme=theme)
    until(page, "document.querySelectorAll('#read [data-told]').length > 3")
    assert page.evaluate("document.documentElement.scrollWidth") <= (390 if narrow else 1440)
    axe = import_module("axe_playwright_python.sync_playwright").Axe()  # ships without types
    found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
