"""Readers' tasks with filters, axes, the panel, the table and the first visit."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from browser_waits import settled, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]


def _said(page: Page) -> str:
    settled(page)
    return page.locator("#toolbar p").first.inner_text()


# --- Filters --------------------------------------------------------------------------------------


def test_what_is_shown_is_said_in_one_whole_sentence(visit: Visit) -> None:
    page = visit("?from=1996&to=1998&how=surely&categories=hunger,death&age=10..20&words=b&lang=en")
    assert _said(page) == (
        "Here is everything that surely happened or was under way between 1996 and 1998, about "
        "hunger or death, from when the narrator was surely aged 10 to 20, with “b” in its words: "
        "2 events in 1 life."
    )
    page = visit("?from=1996&to=1998&words=nowhere&lang=en")
    assert _said(page).startswith("No event was found; asked for was everything that may have")
    page = visit("?from=1996&to=1998&categories=hunger&age=10..20&lang=ko", afresh=True)
    assert _said(page) == (
        "1996년에서 1998년 사이에 있었을 수 있는, 굶주림에 관한, 증언자가 10–20세였을 수 있는 "
        "모든 사건을 보고 있습니다: 1명 · 사건 1건."
    )
    visit("?lang=en", afresh=True)


def test_each_filter_is_taken_away_by_its_chip_and_all_at_once(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&categories=hunger,work&places=Aldburg&periods=1996,1998..2001")
    settled(page)
    chips = page.locator("#toolbar .chip")
    assert chips.all_inner_texts() == [
        "in 1996", "between 1998 and 2001", "about hunger", "about work", "in Aldburg", "Clear all",
    ]  # fmt: skip
    chips.filter(has_text="hunger").click()
    page.wait_for_url("**categories=work*")
    settled(page)
    chips.filter(has_text="in 1996").click()
    page.wait_for_url(re.compile("periods=1998-01-01..2001-12-31"))
    settled(page)
    chips.filter(has_text="Clear all").click()
    until(page, "!location.search.includes('places') && !location.search.includes('periods')")
    settled(page)
    assert chips.count() == 0


def _all_open(page: Page) -> None:
    settled(page)
    page.evaluate(
        "document.querySelectorAll('#panel details').forEach((one) => { one.open = true; })"
    )


def test_an_option_gives_as_many_as_it_says(visit: Visit) -> None:
    page = visit("?from=1990&to=2005&show=filters&how=surely&lang=en")
    settled(page)
    option = page.locator("#panel [role=checkbox]").filter(has_text=re.compile("^hunger"))
    assert option.locator(".n").inner_text() == "2"
    option.click()
    until(page, "document.querySelector('.filters-now').innerText.includes('2 events are chosen')")
    assert ": 2 events" in _said(page)


def test_ages_between_ten_and_fifteen_and_what_cannot_be_read(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&show=filters")
    _all_open(page)
    page.fill("#age-low", "ten")
    page.press("#age-low", "Enter")
    assert page.get_by_role("alert").inner_text().startswith("Whole years up to 150")
    assert page.get_attribute("#age-low", "aria-invalid") == "true"
    page.fill("#age-low", "10")
    page.fill("#age-high", "15")
    page.press("#age-high", "Enter")
    page.wait_for_url("**age=10..15*")
    assert "may have been aged 10 to 15" in _said(page)
    page.get_by_role("button", name=re.compile("^45 or older")).click()
    page.wait_for_url("**age=45..150*")


def test_find_what_happened_in_the_years_before_leaving(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&show=filters")
    _all_open(page)
    page.fill("#near-low", "1")
    page.fill("#near-high", "3")
    page.select_option("#near-side", "before")
    page.wait_for_url("**near=leaving:-3..-1*")
    assert "perhaps 1 to 3 years before leaving" in _said(page)
    assert page.input_value("#near-low") == "1" and page.input_value("#near-high") == "3"


def test_words_that_are_sought_are_marked_in_list_panel_and_testimony(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&lang=en")
    page.fill("#words", "RÍVER crossed")
    page.wait_for_url("**words=*")
    page.wait_for_selector("#panel.found")
    assert page.locator("#panel h2").inner_text() == "“RÍVER crossed”"
    assert page.locator("#panel mark.found").all_inner_texts() == ["river", "crossed", "river"]
    page.locator("#panel .found button").click()
    page.wait_for_selector("#panel.event")
    assert "river" in page.locator("#panel .quote mark.found").all_inner_texts()
    page.get_by_role("button", name="Read it in the testimony").click()
    page.wait_for_selector("#read mark.found")
    assert page.locator("#read mark.found").all_inner_texts() == ["crossed", "river"]
    visit("")


# --- Axes -----------------------------------------------------------------------------------------


def test_who_cannot_be_lined_up_is_named(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&axis=age&lang=en")
    settled(page)
    assert "Fin Gray" in page.locator("#above").inner_text()
    marks = page.evaluate("document.querySelector('#lives .js-plotly-plot').layout.meta.marks")
    about = {mark[0]: mark for mark in marks}
    zero = about["ann:e1"]
    assert zero[3] - zero[2] < 16  # her birth is at age 0, whenever it was
    wide = about["ben:e3"]  # born some time in ten years, so at 26 to 36
    assert wide[3] - wide[2] > 5 * (about["cho:e2"][3] - about["cho:e2"][2])


def test_the_line_of_the_date_moves_by_keys_and_tells_every_age(visit: Visit) -> None:
    page = visit("?from=1980&to=2010&lang=en", afresh=True)
    page.keyboard.press("a")
    page.wait_for_selector("#pointer:not([hidden])")
    first = page.locator("#say-mark").inner_text()
    assert re.match(r"[A-Z][a-z]{2} 1995; .*Ann Aldous age 14–15;", first)
    page.keyboard.press("]")
    assert page.locator("#say-mark").inner_text() != first
    page.keyboard.press("ArrowRight")  # an event: the line goes where it is
    assert page.locator("#names .age:not([hidden])").count() > 2


def test_marks_glide_to_another_axis_unless_motion_is_unwanted(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&lang=en&show=help", afresh=True)
    page.evaluate(
        "window.glided = 0; new MutationObserver(() => {"
        " glided += document.querySelectorAll('.gliding').length; })"
        ".observe(document.getElementById('lives-area'), { childList: true })"
    )
    page.get_by_role("button", name="ages").click()
    until(page, "glided > 0")
    until(page, "!document.querySelector('.gliding')")
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("glided = 0")
    page.get_by_role("button", name="from leaving").click()
    page.wait_for_url("**axis=leaving*")
    settled(page)
    assert page.evaluate("glided") == 0
    page.emulate_media(reduced_motion=None)


# --- The table ------------------------------------------------------------------------------------

SORTED = (
    "(name) => { const all = []; dash_ag_grid.getApi('rows').forEachNodeAfterFilterAndSort("
    "(node) => all.push(node.data[name])); return all; }"
)


def _table(page: Page) -> None:
    page.wait_for_selector("#grid .ag-row")
    until(page, "Boolean(window.dash_ag_grid && dash_ag_grid.getApi('rows'))")


def test_the_table_is_sorted_by_bounds_and_by_age_with_the_unknown_last(visit: Visit) -> None:
    page = visit("?page=table&from=1950&to=2026&lang=en", afresh=True)
    _table(page)
    days = page.evaluate(SORTED, "first")
    assert days == sorted(days) and len(days) == 29
    age = page.locator("#grid .ag-header-cell[col-id=age]")
    for descending in (False, True):
        age.click()
        way = "descending" if descending else "ascending"
        until(page, f"document.querySelector('[col-id=age][aria-sort={way}]')")
        ages = page.evaluate(SORTED, "age_low")
        known = [one for one in ages if one is not None]
        assert known == sorted(known, reverse=descending)
        assert ages[len(known) :] == [None] * 3  # Fin tells of no birth


def test_the_open_event_is_the_chosen_row_and_words_are_marked_in_it(visit: Visit) -> None:
    page = visit("?page=table&from=1950&to=2026&words=river&event=ann:e5&lang=en", afresh=True)
    _table(page)
    page.wait_for_selector("#grid .ag-row-selected")
    assert "Crosses the river" in page.locator("#grid .ag-row-selected").first.inner_text()
    assert page.locator("#grid mark.found").all_inner_texts() == ["river"]
    page.wait_for_selector("#panel.event")
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('#grid .ag-row-selected')")


def test_the_table_of_very_many_fetches_what_is_in_view(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.explorer.page_table.MOST_ROWS", 5)
    page = visit("?page=table&from=1950&to=2026&lang=ko", afresh=True)
    page.wait_for_selector("#grid .ag-cell[col-id=title]")
    until(page, "document.querySelector('#grid .ag-cell[col-id=title]').textContent !== ''")
    assert page.locator("#grid .ag-header-cell[col-id=narrator]").inner_text() == "누구"
    page.locator("#grid .ag-header-cell[col-id=title]").click()
    until(
        page,
        "[...document.querySelectorAll('#grid [row-index=\"0\"] [col-id=title]')]"
        ".some((cell) => cell.textContent === 'At school')",
    )
    visit("?lang=en", afresh=True)


# --- The first visit, and the glossary ------------------------------------------------------------


def test_a_first_visit_has_three_sentences_and_one_marked_example(visit: Visit) -> None:
    for narrow in (False, True):
        page = visit("?lang=en", narrow=narrow, afresh=True)
        page.wait_for_selector("#panel .first-visit")
        steps = page.locator("#panel .steps p").all_inner_texts()
        assert len(steps) == 3 and all(step.count(".") == 1 for step in steps)
        assert page.locator("#panel .example mark").inner_text() == "1998 or 1999"
        assert page.locator("#panel .example .dia.hollow").is_visible()
        if narrow:  # and the lives are in sight under it
            height = page.viewport_size["height"] if page.viewport_size else 0
            top = "document.querySelector('.card .mini').getBoundingClientRect().top"
            until(page, f"{top} < {height}")
        page.get_by_role("button", name="Understood").click()
        until(page, "document.documentElement.dataset.helped === '1'")
        page.reload()
        page.wait_for_selector("#panel .first-visit", state="attached")
        assert page.locator("#panel .first-visit").is_hidden()
        if not narrow:
            page.keyboard.press("?")
            page.locator("#keys").get_by_role("button", name="How to read it").click()
            page.wait_for_selector("#panel.open .first-visit")
            assert page.locator("#keys").is_hidden()
        page.evaluate(
            "localStorage.removeItem('helped'); delete document.documentElement.dataset.helped"
        )


def test_a_name_in_a_text_leads_to_the_glossary_where_it_can_be_found(visit: Visit) -> None:
    page = visit("?show=glossary&lang=en")
    page.wait_for_selector("#panel .term", timeout=40_000)
    everything = page.locator("#panel .term").count()
    page.fill("#panel .find", "arduous")
    left = "[...document.querySelectorAll('#panel .term')].filter((one) => !one.hidden).length"
    until(page, f"{left} < {everything // 20}")
    term = page.locator("#panel .term:visible", has_text="the Arduous March").first
    said = term.text_content() or ""  # what is out of sight has no rendered text yet
    assert "고난의 행군" in said and "1994" in said and "Source:" in said
    page.fill("#panel .find", "고난의행군")
    page.wait_for_selector("#panel .term:visible", timeout=40_000)
    page.fill("#panel .find", "nobody says this")
    assert page.get_by_text("No name in the glossary holds that.").is_visible()
    page = visit("?show=glossary&term=korea:a-arduous-march&lang=ko", afresh=True)
    page.wait_for_selector("#panel .term.here")
    assert page.locator("#panel .term.here b").text_content() == "고난의 행군"
    visit("?lang=en", afresh=True)


# --- All of it ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "narrow", "theme"),
    [("?show=filters&near=leaving:0..2&categories=work,hunger", False, "dark"),
     ("?words=river", False, "light"), ("?show=filters", True, "light"),
     ("?page=table&words=river", False, "dark")],
)  # fmt: skip
def test_axe_finds_nothing(visit: Visit, query: str, narrow: bool, theme: str) -> None:
    from importlib import import_module

    page = visit(query, narrow=narrow, theme=theme)
    settled(page)
    if "table" in query:
        page.wait_for_selector("#grid .ag-cell")
    axe = import_module("axe_playwright_python.sync_playwright").Axe()  # ships without types
    found = axe.run(page).response["violations"]
    told = [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]
    assert told == []
