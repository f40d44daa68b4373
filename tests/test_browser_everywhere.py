"""What holds on every page: the address, the way back, keys, announcements, paper, any screen."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from browser_waits import settled, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]

SHOWN = """
() => {
  const seen = (id) => {
    const e = document.getElementById(id);
    return e && e.offsetParent ? e.innerText : "";
  };
  const plot = document.querySelector("#lives .js-plotly-plot"), about = plot && plot.layout.meta;
  const drawn = about && plot.offsetParent ? [about.first, about.last, about.marks] : "";
  return JSON.stringify({
    address: location.search, title: document.title, drawn,
    said: ["toolbar", "readings", "names", "above", "below", "sheet-content", "panel"].map(seen),
    typed: ["words", "year-from", "year-to"].map((id) => document.getElementById(id).value),
    pressed: [...document.querySelectorAll("[aria-pressed=true], [aria-checked=true]")]
      .filter((e) => e.offsetParent).map((e) => e.innerText),
  });
}
"""


def _button(name: str, within: str = "#page") -> Callable[[Page], None]:
    return lambda page: page.locator(within).get_by_role("button", name=name).first.click()


def _key(key: str, at: str = "#lives-area") -> Callable[[Page], None]:
    def press(page: Page) -> None:
        page.focus(at)
        page.keyboard.press(key)

    return press


def _words(page: Page) -> None:
    page.focus("#words")
    page.keyboard.type("river", delay=15)
    page.wait_for_url("**words=river*")
    page.evaluate("document.activeElement.blur()")


ACTIONS: tuple[Callable[[Page], None], ...] = (
    _key("ArrowRight", ".grip.first"),
    _button("surely", "#readings"),
    lambda page: page.locator("#names .who").first.click(),
    _button("ages", "#toolbar"),
    _button("by name", "#toolbar"),
    _button("dates", "#toolbar"),
    _button("Research", ".modes"),
    _button("by decade of birth", "#sheet"),
    _button("The month after", "#sheet"),
    _button("Compare", ".modes"),
    _button("Periods", "#above"),
    _button("Explore", ".modes"),
    _words,
    lambda page: page.locator(".chip[data-drop=words]").first.click(),
    _key("f"),
)


def _shows(page: Page, step: str) -> None:
    """Wait until the page shows what it showed at a step."""
    deadline = time.monotonic() + 10
    while page.evaluate(SHOWN) != step and time.monotonic() < deadline:
        page.wait_for_timeout(80)
    assert json.loads(page.evaluate(SHOWN)) == json.loads(step)


def test_fifteen_steps_and_fifteen_back_show_the_same_again(visit: Visit) -> None:
    page = visit("?from=1970&to=2012&show=help", afresh=True)
    shown = [page.evaluate(SHOWN)]
    for act in ACTIONS:
        before = page.url
        act(page)
        until(page, f"location.href !== {before!r}")
        settled(page)
        page.evaluate("document.activeElement.blur()")
        shown.append(page.evaluate(SHOWN))
    for step in reversed(shown[:-1]):
        page.go_back()
        settled(page)
        _shows(page, step)
    for number, step in enumerate(shown[1:], 1):
        page.go_forward()
        settled(page)
        if number in (5, 11, 15):
            _shows(page, step)
            page.reload()
            page.wait_for_selector("#strip .overview")
            settled(page)
            _shows(page, step)


def test_the_page_opens_with_what_is_there_sensibly_zoomed(visit: Visit) -> None:
    page = visit("", afresh=True)
    first, last = int(page.input_value("#year-from")), int(page.input_value("#year-to"))
    assert 1950 <= first < 1985 and 2014 <= last <= 2030
    assert page.locator("#names .who").count() == 6


HOSTILE = (
    "?from=NaN&to=-5",
    "?from=-1990&to=99999&axis=%00&page=../../etc/passwd",
    "?lang=xx&how=nope&order=%F0%9F%92%A9&unknown=1",
    "?words=" + "a" * 3000,
    "?event=%3Cscript%3Ealert(1)%3C/script%3E&life=javascript:alert(1)",
    "?page=compare&with=" + ",".join(["ann"] * 900),
    "?page=compare&mark=places:%3Cimg%20src=x%20onerror=alert(1)%3E",
    "?page=research&month=%22%3E%3Csvg%20onload=alert(1)%3E&by=__proto__",
    "?periods=1996..1990,,;DROP%20TABLE&near=escape:9..1&age=1e9..2",
    "?hide=ann,ben,cho,dan,eva,fin&pin=x&chart=constructor",
)


def test_no_address_makes_the_page_fail(visit: Visit) -> None:
    for query in HOSTILE:
        page = visit(query)
        until(page, "document.querySelector('#readings').innerText !== ''")
        assert page.locator("script:not([src]), #page svg[onload], #page img[onerror]").count() <= 3
        assert not page.evaluate("Boolean(document.querySelector('#page script'))")
    answer = page.request.get(page.url.split("?")[0] + "?words=" + "b" * 10_000)
    assert answer.status == 200


def test_an_address_in_a_language_that_is_not_there_opens_in_one_that_is(visit: Visit) -> None:
    page = visit("?lang=tlh&from=1990&to=2000", afresh=True)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.input_value("#year-from") == "1990"


# --- Keys and words ---------------------------------------------------------------------------


def test_the_first_stop_leads_past_the_header(visit: Visit) -> None:
    page = visit("?show=help", afresh=True)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("(one) => one === document.activeElement")
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "stage"
    assert "show=help" in page.url


def test_escape_leads_back_to_where_one_was(visit: Visit) -> None:
    page = visit("?from=1950&to=2026", afresh=True)
    filters = page.locator(".modes").get_by_role("button", name="Filters")
    filters.focus()
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'panel'")
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel:not(.filters)")
    assert filters.evaluate("(one) => one === document.activeElement")
    page.focus("#lives-area")
    page.keyboard.press("f")
    until(page, "document.activeElement.id === 'panel'")
    page.keyboard.press("Escape")
    until(page, "document.activeElement.id === 'lives-area'")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#keys").is_hidden()
    assert page.evaluate("document.activeElement.id") == "lives-area"
    name = page.locator("#names .who").nth(1)
    name.focus()
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'panel'")
    page.locator("#panel [data-set^='event=']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel.event")
    settled(page)
    assert page.evaluate("document.activeElement.id") == "panel"  # what was chosen has gone
    page.keyboard.press("Escape")
    settled(page)
    page.keyboard.press("Escape")
    until(page, "!location.search.includes('life=')")
    assert name.evaluate("(one) => one === document.activeElement")


def test_every_change_is_announced_once_in_words(visit: Visit) -> None:
    page = visit("?from=1950&to=2026", afresh=True)
    page.evaluate(
        "window.said = []; new MutationObserver(() => said.push(document.getElementById('say')"
        ".textContent)).observe(document.getElementById('say'), { childList: true })"
    )
    for act, words in (
        (_button("ages", "#toolbar"), "Lives lined up: ages."),
        (_button("by name", "#toolbar"), "Order of the lives: by name."),
        (_button("surely", "#readings"), "surely"),
        (_button("Research", ".modes"), "Research."),
        (_button("Explore", ".modes"), "surely"),
    ):
        page.evaluate("window.said.length = 0")
        act(page)
        until(page, f"window.said.some((one) => one.includes({words!r}))")
        settled(page)
        assert len(page.evaluate("window.said")) == 1
    assert page.title() == "Lives against history"


def test_what_has_the_focus_can_be_seen(visit: Visit) -> None:
    page = visit("?from=1950&to=2026", afresh=True)
    unseen = []
    for _ in range(45):
        page.keyboard.press("Tab")
        focused: dict[str, Any] = page.evaluate(
            """() => {
              const at = document.activeElement, style = getComputedStyle(at);
              const box = at.getBoundingClientRect();
              return { what: at.outerHTML.slice(0, 90), body: at === document.body,
                shown: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5)
                  && box.width > 0 && box.right > 0 && box.left < innerWidth };
            }"""
        )
        if not focused["shown"] and not focused["body"]:
            unseen.append(focused["what"])
    assert unseen == []


# --- Any screen, and paper -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["", "?page=compare&with=ann,cho", "?page=research", "?page=method"]
)
def test_at_twice_the_size_and_on_a_phone_nothing_stands_beside_the_page(
    visit: Visit, query: str
) -> None:
    page = visit(query, afresh=True)
    for width, height in ((720, 450), (390, 844), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1440, "height": 900})


def test_with_colours_forced_and_motion_reduced_what_is_chosen_can_be_told(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&periods=1996..1998", afresh=True)
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    styles = page.evaluate(
        """() => [...document.querySelectorAll("#page .segments")].map((group) => {
          const look = (pressed) => {
            const style = getComputedStyle(group.querySelector(`[aria-pressed=${pressed}]`));
            return [style.backgroundColor, style.color].join();
          };
          return look(true) !== look(false);
        })"""
    )
    assert styles and all(styles)
    moving = page.evaluate(
        "[...document.querySelectorAll('*')]"
        ".filter((one) => getComputedStyle(one).animationName !== 'none').length"
    )
    assert moving == 0
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")


def test_on_paper_no_life_is_cut_and_every_sheet_has_its_years(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&categories=birth,work,escape", theme="dark", afresh=True)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheets = page.locator(".of-sheet").all()
    assert len(sheets) >= 1
    whole = page.evaluate(
        """() => [...document.querySelectorAll(".of-sheet")].flatMap((sheet) => {
          const box = sheet.querySelector(".lives").getBoundingClientRect();
          return [...sheet.querySelectorAll(".names .lane")]
            .map((lane) => [lane.dataset.lane, lane.getBoundingClientRect()])
            .filter(([, lane]) => lane.bottom > box.top + 1 && lane.top < box.bottom - 1)
            .map(([key, lane]) => [key, lane.top >= box.top - 1 && lane.bottom <= box.bottom + 1]);
        })"""
    )
    assert sorted(lane for lane, _ in whole) == ["ann", "ben", "cho", "dan", "eva", "fin"]
    assert all(uncut for _, uncut in whole)
    for sheet in sheets:
        assert "1990" in sheet.locator(".ruler").inner_text()
        assert sheet.locator(".lives .labels text, .lives text").count() > 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".zoom").first.is_hidden() and page.locator(".modes").is_hidden()
    last = page.locator("#page > .paper-sources").inner_text()
    assert page.url in last and "202" in last and "Ann Aldous: The Valley Papers (2019)" in last
    assert "birth" in page.locator("#toolbar").inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".of-sheet").count() == 0
    page.emulate_media(media="screen")


def test_on_paper_what_is_folded_on_the_screen_is_open(visit: Visit) -> None:
    page = visit("?page=compare&with=ann,ben,cho,dan&from=1940&to=2026")
    until(page, "document.querySelectorAll('#below details').length > 0")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#below details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#below details[open]").count() == 0


# --- Nothing for axe to find ----------------------------------------------------------------------

PAGES = (
    "?event=ann:e3&periods=1994..1997&chart=arrivals_total", "?show=filters", "?show=glossary",
    "?show=help", "?life=ann&show=life&axis=age", "?words=river",
    "?page=compare&with=ann,cho,dan&mark=categories", "?page=compare&with=x,fin&axis=leaving",
    "?page=research&by=period&month=nope", "?page=method", "?page=read&testimony=ann",
    "?page=table",
)  # fmt: skip
OTHERS = ("add", "import", "stories", "stories/edit", "present", "handout", "embed?life=ann")


@pytest.mark.parametrize(("narrow", "theme"), [(False, "light"), (True, "dark")])
def test_axe_finds_nothing_on_any_page(visit: Visit, narrow: bool, theme: str) -> None:
    axe = import_module("axe_playwright_python.sync_playwright").Axe()  # ships without types
    wrong: list[Any] = []

    def look(page: Page, where: str) -> None:
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        wrong.extend((where, each["id"], each["nodes"][0]["html"][:120]) for each in found)

    for query in PAGES:
        page = visit(query, narrow=narrow, theme=theme)
        settled(page)
        if "table" in query:
            page.wait_for_selector("#grid .ag-cell")
        look(page, query)
    if not narrow:
        page = visit("", theme=theme)
        page.keyboard.press("?")
        look(page, "keys")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Share").click()
        page.wait_for_selector("#share [data-tab]")
        look(page, "share")
        page.keyboard.press("Escape")
    root = page.url.split("?")[0]
    for path in OTHERS:
        page.goto(root + path)
        look(page, path)
    page.goto("about:blank")
    assert wrong == []
