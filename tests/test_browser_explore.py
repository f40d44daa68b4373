"""Readers' tasks in the explorer, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from browser_boxes import LABELS, STEPS, meeting
from browser_waits import settled, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]


def _titles(page: Page) -> set[str]:
    """The titles of the marks in the picture."""
    settled(page)
    marks = page.evaluate("document.querySelector('#lives .js-plotly-plot').layout.meta.marks")
    return {mark[5] for mark in marks}


def test_a_newcomer_sees_lives_against_history(visit: Visit) -> None:
    page = visit()
    names = page.locator("#names .who")
    assert names.all_text_contents()[:2] == ["Dan Elder", "Ben Carrow"]  # by birth
    assert page.locator("#history text").count() > 3
    assert page.locator("#ribbon .stretch").count() > 3
    assert "6 lives" in page.locator("#toolbar").inner_text()
    assert "Tells of: death of a child" in page.locator("#names").inner_text()
    assert page.locator("#panel h2").inner_text() == "How to read it"


@pytest.mark.parametrize(
    "query", ["?lang=ko", "?lang=en", "?from=1994&to=2003", "?from=1930&to=2026"]
)
def test_no_two_labels_meet(visit: Visit, query: str) -> None:
    page = visit(query, afresh="lang" in query)
    page.evaluate("document.fonts.ready")
    settled(page)
    assert meeting(page.evaluate(LABELS)) == []


def test_no_two_labels_meet_on_a_narrow_page(visit: Visit) -> None:
    page = visit("?life=ann", narrow=True)
    page.wait_for_selector(".down")
    assert len(page.evaluate(STEPS)) > 6
    assert meeting(page.evaluate(STEPS), down=2.5) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_find_what_surely_happened_to_whom_from_1996_to_1998(visit: Visit) -> None:
    page = visit()
    page.fill("#year-from", "1996")
    page.fill("#year-to", "1998")
    page.press("#year-to", "Enter")
    page.wait_for_url("**from=1996&to=1998*")
    page.get_by_role("button", name=re.compile("surely do")).click()
    page.wait_for_url("**how=surely*")
    until(page, "document.querySelector('#toolbar').innerText.includes('surely')")
    settled(page)
    assert _titles(page) == {
        "Eats bark & <b>roots</b>", "Brother dies", "Drives trains", "Trains stop",
        "Daughter born", "Leaves on foot", "Ill for a year", "No more rice",
    }  # fmt: skip
    # "Crosses the river" may have been 1999
    page.reload()
    page.wait_for_selector("#toolbar p")
    assert page.input_value("#year-from") == "1996"
    assert "surely" in page.locator("#toolbar").inner_text()
    page.go_back()
    until(page, "!document.querySelector('#toolbar').innerText.includes('surely')")


def test_choose_an_event_and_read_why_it_has_its_date(visit: Visit) -> None:
    page = visit("?from=1975&to=2010")
    page.locator("#lives text", has_text="Crosses the river").hover(force=True)
    page.wait_for_selector("#tip:not([hidden])")
    assert "between 1998 and 1999" in page.locator("#tip").inner_text()
    page.mouse.down()
    page.mouse.up()
    page.wait_for_selector("#panel.event")
    panel = page.locator("#panel").inner_text()
    assert "Crosses the river" in panel
    assert "aged 17–19" in panel
    assert "[1998..1999]" in panel
    assert page.locator("#panel mark").inner_text() == "1998 or 1999"
    assert "“Some time in 1998 or 1999 I crossed the river.”" in panel
    assert "The words give [1998..1999]." in panel
    assert "History then" in panel
    assert "Others then" in panel
    page.get_by_role("button", name="→ paragraph 5").click()  # the words that it rests on
    assert page.locator("#panel .quote .lit").all_text_contents() == ["1998 or 1999"]
    page.locator("#panel .chain [data-set]").click()  # the birth that it rests on
    until(page, "document.querySelector('#panel h2').innerText === 'Born in Aldburg'")
    page.go_back()
    until(page, "document.querySelector('#panel h2').innerText === 'Crosses the river'")


def test_a_reason_told_elsewhere_opens_its_own_paragraph(visit: Visit) -> None:
    page = visit("?event=eva:e4")
    page.wait_for_selector("#panel.event")
    there = page.locator("#panel .told-there")
    assert there.is_hidden()
    leads = page.get_by_role("button", name="→ paragraph 3")
    leads.click()
    assert leads.get_attribute("aria-expanded") == "true"
    assert there.inner_text() == "“In 2008 I left school.”"
    assert there.locator("mark").inner_text() == "2008"


def test_help_once_closed_stays_out_of_the_way(visit: Visit) -> None:
    page = visit(afresh=True)
    page.get_by_role("button", name="Understood").click()
    assert page.locator("#panel h2").is_hidden()
    page.reload()
    page.wait_for_selector("#panel .afterwards")
    assert page.locator("#panel .first-visit").is_hidden()
    page.locator("#panel").get_by_role("button", name="How to read it").click()
    page.wait_for_selector("#panel.open .first-visit")
    assert "grey at home" in page.locator("#panel").inner_text()
    page.evaluate(
        "localStorage.removeItem('helped'); delete document.documentElement.dataset.helped"
    )


def test_told_words_are_never_markup_and_a_summary_is_never_quoted(visit: Visit) -> None:
    page = visit("?event=ann:e3")
    page.wait_for_selector("#panel.event")
    assert "we ate bark & <b>roots</b>" in page.locator("#panel blockquote").inner_text()
    assert page.locator("#panel b, #lives b").count() == 0
    page = visit("?event=ben:e4")
    page.wait_for_selector("#panel.event")
    figure = page.locator("#panel figure").inner_text()
    assert "From our summary of The Valley Papers" in figure
    assert "“" not in figure
    assert "Source Sans" in page.locator("#panel blockquote").evaluate(
        "(quote) => getComputedStyle(quote).fontFamily"
    )
    assert "told in two ways" in page.locator("#panel").inner_text()  # the dispute


def test_statements_that_do_not_fit_are_shown_together(visit: Visit) -> None:
    page = visit("?event=cho:e2")
    page.wait_for_selector("#panel .warning")
    said = page.locator("#panel .warning").first.inner_text()
    assert "at school and away at once" in said
    assert "In the mines" in said


def test_everything_by_keyboard(visit: Visit) -> None:
    page = visit("?from=1950&to=2026", afresh=True)
    page.keyboard.press("ArrowRight")
    first = page.locator("#say-mark").inner_text()
    assert first.startswith("Dan Elder, Born")
    page.keyboard.press("j")
    assert page.locator("#say-mark").inner_text() != first
    page.keyboard.press("ArrowDown")
    assert page.locator("#say-mark").inner_text().startswith("Ben Carrow")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel.event")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel.help")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("river")
    page.wait_for_url("**words=river*")
    until(page, "document.querySelectorAll('#names .who').length === 1")
    page.keyboard.press("Escape")
    page.get_by_title("Take this away").click()
    settled(page)
    assert page.input_value("#words") == ""
    page.locator(".grip.first").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**from=1951*")


def test_drag_the_window(visit: Visit) -> None:
    page = visit("?from=1980&to=2000")
    grip = page.locator(".grip.last").bounding_box()
    assert grip is not None
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    assert page.input_value("#year-to") > "2000"  # at once, before the figures follow
    page.mouse.up()
    page.wait_for_url(re.compile("to=200[1-9]"))


def test_named_periods_shade_all_lives_and_several_may_be_chosen(visit: Visit) -> None:
    page = visit("?from=1985&to=2015")
    buttons = page.locator("#ribbon .stretch")
    buttons.nth(0).click()
    page.wait_for_selector("#shades i")
    buttons.nth(1).click()
    until(page, "document.querySelectorAll('#shades i').length === 2")
    assert page.locator("#ribbon [aria-pressed=true]").count() == 2
    settled(page)
    page.get_by_title("Take this away").first.click()  # each chip takes away its own
    until(page, "document.querySelectorAll('#shades i').length === 1")
    settled(page)
    page.get_by_title("Take this away").first.click()
    until(page, "document.querySelectorAll('#shades i').length === 0")


def test_filter_by_narrator_category_and_layer(visit: Visit) -> None:
    page = visit("?show=filters&from=1950&to=2026")
    page.get_by_role("checkbox", name=re.compile("^escape")).click()
    until(page, "document.querySelectorAll('#names .who').length === 3")
    settled(page)
    page.get_by_text("Lives", exact=True).click()
    page.get_by_role("checkbox", name="Dan Elder").click()
    until(page, "document.querySelectorAll('#names .who').length === 1")
    settled(page)
    page.get_by_text("Layers of history").click()
    page.get_by_role("checkbox", name=re.compile("Workers abroad")).click()
    until(page, "document.querySelectorAll('#layers .layer').length === 1")
    page.locator("#panel").get_by_role("button", name="Clear all").click()
    until(page, "document.querySelectorAll('#names .who').length === 6")


def test_the_line_under_the_pointer_tells_the_date_and_every_age(visit: Visit) -> None:
    page = visit("?from=1980&to=2010")
    plot = page.locator("#lives").bounding_box()
    assert plot is not None
    page.mouse.move(plot["x"] + plot["width"] * (18.5 / 31), plot["y"] + 30)
    page.wait_for_selector("#pointer:not([hidden])")
    assert "1998" in page.locator("#pointer-day").inner_text()
    ages = page.locator("#names .lane:has-text('Ann Aldous') .age").inner_text()
    assert ages in ("age 17–18", "age 18")


def test_lives_lined_up_by_age(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&show=help")
    page.get_by_role("button", name="ages").click()
    page.wait_for_selector("#picture.counted")
    settled(page)
    marks = page.evaluate("document.querySelector('#lives .js-plotly-plot').layout.meta.marks")
    born = {mark[0]: mark[2] for mark in marks if mark[8] == "birth"}
    assert set(born) == {"ann:e1", "ben:e1", "cho:e1", "dan:e1", "eva:e1"}
    known = next(mark for mark in marks if mark[0] == "cho:e1")
    assert known[3] < 25  # born on a known day: at age 0, at the left edge
    assert "Fin Gray" not in page.locator("#names").inner_text()  # no birth is told


def test_lives_lined_up_by_the_first_of_any_kind_of_event(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&show=help")
    page.select_option(".toolbar .first", label="hunger")
    page.wait_for_url("**axis=first-hunger*")
    page.wait_for_selector("#picture.counted")
    settled(page)
    assert page.locator("#names .who").all_text_contents() == ["Ann Aldous", "Fin Gray"]
    assert "from first: hunger" in page.locator(".toolbar .first").inner_text()
    page.get_by_role("button", name="dates").click()
    until(page, "document.querySelectorAll('#names .who').length === 6")


def test_find_what_happened_within_two_years_after_leaving(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&show=filters")
    page.get_by_text("Distance from an event").click()
    page.select_option("#near-kind", "escape")
    page.fill("#near-low", "0")
    page.fill("#near-high", "3")
    page.press("#near-high", "Enter")
    page.wait_for_url("**near=escape:0..3*")
    until(page, "document.querySelector('#toolbar').innerText.includes('within 3 years')")
    assert "Given papers" in _titles(page)
    assert "Daughter born" not in _titles(page)


def test_an_event_alone_in_its_time_opens_its_panel(visit: Visit) -> None:
    page = visit("?event=fin:e3")
    page.wait_for_selector("#panel.event")
    page = visit("?event=dan:e1")  # nobody else's life had begun
    page.wait_for_selector("#panel.event")
    until(page, "document.querySelector('#panel h2').innerText === 'Born'")


def test_a_narrow_page_reads_downwards(visit: Visit) -> None:
    page = visit(narrow=True)
    assert page.locator(".card").count() == 6
    page.get_by_role("button", name="Ann Aldous").click()
    page.wait_for_selector(".down .own")
    assert page.locator(".down .own").count() >= 5
    page.get_by_role("button", name=re.compile("Crosses the river")).click()
    page.wait_for_selector("#panel.event")
    assert page.locator("#panel").is_visible()
    page.get_by_role("button", name="Close").click()
    page.wait_for_selector("#panel.event", state="detached")


def test_the_page_in_korean_and_back(visit: Visit) -> None:
    page = visit("?from=1990&to=2000", afresh=True)
    page.get_by_role("link", name="한국어").click()
    page.wait_for_selector("html[lang=ko] #toolbar p")
    assert page.input_value("#year-from") == "1990"
    assert "명 · 사건" in page.locator("#toolbar").inner_text()
    assert page.locator("h1").inner_text() == "역사 앞의 삶"
    page.get_by_role("link", name="English").click()
    page.wait_for_selector("html[lang=en] #toolbar p")


@pytest.mark.parametrize(
    ("query", "narrow", "theme"),
    [("?event=cho:e2", False, "light"), ("?show=filters", False, "dark"),
     ("?life=ann&periods=1996..1998", False, "dark"), ("", True, "light"),
     ("?life=ann", True, "dark"), ("?event=ben:e4", True, "light"),
     ("?page=table", False, "light"), ("?page=compare", False, "dark"),
     ("?page=research", False, "light")],
)  # fmt: skip
def test_axe_finds_nothing(visit: Visit, query: str, narrow: bool, theme: str) -> None:
    page = visit(query, narrow=narrow, theme=theme)
    settled(page)
    if "table" in query:
        page.wait_for_selector("#grid .ag-cell")
    axe = import_module("axe_playwright_python.sync_playwright").Axe()  # ships without types
    found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [
        (each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found
    ] == []
