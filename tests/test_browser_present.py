"""A teacher presents a life: one key, a clicker, the back button, and back to where she was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

import pytest
from browser_waits import until

from timeline.catalogue.stories import Story, StoryStep, link_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]
Show = Callable[..., "Page"]
Theme = Literal["light", "dark"]

SMALLEST = """Math.min(...[...document.querySelectorAll(".slide:not([hidden]) *, .bottom *")]
  .filter((e) => e.checkVisibility())
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
SHOWN = "Number(document.querySelector('.slide:not([hidden])').dataset.number || 0)"
STEPS = "Number(document.getElementById('slides').dataset.total)"
# What lies outside of the window, or of the slide, or over the ribbon.
OUTSIDE = """(() => {
  const slide = document.querySelector(".slide:not([hidden])");
  const floor = document.querySelector(".bottom").getBoundingClientRect().top + 1;
  const wide = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
  const parts = [...slide.querySelectorAll("h1, h2, h3, p, blockquote, .choice")]
    .filter((e) => e.checkVisibility());
  const scrolls = innerWidth <= 760 || slide.classList.contains("long");
  return wide.concat(parts.filter((e) => {
    const box = e.getBoundingClientRect();
    return box.right > innerWidth + 1 || box.left < -1 || (!scrolls && box.bottom > floor);
  }).map((e) => e.textContent.slice(0, 60)));
})()"""
LIT = "document.querySelector('#line .mark.lit')"

STORY = link_of(
    Story(
        "leaving",
        "Two who left " + "and a very long title of a lesson " * 4,
        steps=(
            StoryStep("cho", "e5", sentence="On foot. " * 30, question="What would you carry?",
                      note="Give them a minute."),
            StoryStep(sentence="Let us stop here."),
        ),
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def screen(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it must not do: an error, a message of one, a broken policy."""
    page, faults = chromium.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page, faults
    page.close()


@pytest.fixture
def present(screen: tuple[Page, list[str]], explorer_at: str) -> Iterator[Show]:
    """Shows an address, in a window: `present("present?life=ann", (390, 844))`."""
    page, faults = screen

    def show(address: str, size: tuple[int, int] = (1440, 900), theme: Theme = "light") -> Page:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=theme)
        page.goto(f"{explorer_at}/{address}")
        return page

    yield show
    assert faults == []


def at(page: Page, step: int) -> None:
    until(page, f"{SHOWN} === {step}")


def test_a_teacher_steps_through_a_life_and_leaves(visit: Visit) -> None:
    page = visit("?life=ann&event=ann:e2")
    page.keyboard.press("p")
    page.wait_for_selector("#count")
    page.set_viewport_size({"width": 1920, "height": 1080})
    at(page, 2)  # the event that was open
    assert page.evaluate(SMALLEST) >= 18
    page.keyboard.press("Home")
    at(page, 0)
    assert page.locator(".slide.first .notices li").first.is_visible()  # notices before any step
    for key, step in (("PageDown", 1), (" ", 2), ("ArrowRight", 3), ("PageUp", 2)):
        page.keyboard.press(key)
        at(page, step)
    assert page.url.endswith("step=ann:e2") or "step=ann%3Ae2" in page.url
    page.keyboard.press("End")
    until(page, f"{SHOWN} === {STEPS}")
    page.go_back()
    at(page, 2)
    page.reload()
    at(page, 2)
    assert "Step 3 of 6" in page.evaluate("document.querySelectorAll('.slide')[3].ariaLabel")
    page.keyboard.press("ArrowRight")
    until(page, "document.getElementById('say').textContent.includes('Eats bark')")
    page.keyboard.press("Escape")
    page.wait_for_url("**/?life=ann&event=ann*e2*")


def test_history_question_and_notes_are_switched_and_stay_in_the_address(
    present: Show,
) -> None:
    page = present(f"present?story={STORY}&step=1")
    at(page, 1)
    assert page.locator("text=What would you carry?").is_visible()
    assert not page.locator("text=Give them a minute.").is_visible()
    for key in "hqn":
        page.keyboard.press(key)
    until(page, "location.search.includes('h=0') && location.search.includes('q=0')")
    page.reload()
    assert page.locator("text=Give them a minute.").is_visible()
    for hidden in (".slide:not([hidden]) .meanwhile", ".slide:not([hidden]) .question"):
        assert not page.locator(hidden).is_visible()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    until(page, "!document.getElementById('keys').open")
    at(page, 1)


def test_steps_are_left_out_and_brought_back(present: Show) -> None:
    page = present("present?life=ann&step=ann:e2")
    page.keyboard.press("x")
    page.wait_for_selector("#undo:not([hidden])")
    until(page, f"{STEPS} === 5")
    at(page, 2)
    assert "drop=ann" in page.url
    page.keyboard.press("z")
    until(page, f"{STEPS} === 6 && {SHOWN} === 2")
    page.keyboard.press("Home")
    page.click("[data-leaves='spare=starvation']")
    until(page, f"{STEPS} === 5 && location.search.includes('spare=starvation')")
    page.click(".choice.on")
    until(page, f"{STEPS} === 6")
    page.go_back()
    until(page, f"{STEPS} === 5")


def test_the_ribbon_shows_spans_and_leads_to_steps(present: Show) -> None:
    page = present("present?life=ann&step=ann:e3")
    at(page, 3)
    assert "lasted" in page.evaluate(f"{LIT}.className")
    assert page.locator("#lit").inner_text() == "1994 to 1997"
    once = page.locator("#line [data-to='ann:e5']")
    assert "once" in str(once.get_attribute("class"))  # some time in 1998 or 1999: no dot
    once.click()
    at(page, 5)
    assert page.evaluate(f"{LIT}.getAttribute('aria-current')") == "step"
    assert page.locator("#line .band").count() > 0
    present("present?narrators=ann,ben,cho")
    assert page.locator("#line .row").count() == 3


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900), (1024, 768), (390, 844)])
def test_nothing_overflows_whatever_the_window(present: Show, size: tuple[int, int]) -> None:
    for query in (f"story={STORY}&n=1", "life=ben&n=1&lang=ko", "life=eva"):
        page = present(f"present?{query}", size)
        for step in range(page.evaluate(STEPS) + 1):
            at(page, step)
            assert page.evaluate(OUTSIDE) == [], (query, step)
            page.keyboard.press("End" if step == 4 else "ArrowRight")
            if step == 4:
                break


def test_a_phone_has_buttons_and_takes_swipes(present: Show) -> None:
    page = present("present?life=ann", (390, 844))
    page.click("nav [data-by='1']")
    at(page, 1)
    page.evaluate(
        """() => { const touch = (type, x) => document.body.dispatchEvent(Object.assign(
          new Event(type, { bubbles: true }), { touches: [{ clientX: x, clientY: 300 }],
          changedTouches: [{ clientX: x, clientY: 310 }] }));
        touch("touchstart", 300); touch("touchend", 80); }"""
    )
    at(page, 2)
    assert page.get_attribute("nav [data-leave]", "href") == "/?life=ann"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_slides_and_paper(present: Show, theme: Theme) -> None:
    axe: Any = import_module("axe_playwright_python.sync_playwright").Axe()  # ships without types
    for address in ("present?life=ann", "present?life=ben&step=4&n=1", "handout?life=ann"):
        page = present(address, theme=theme)
        until(page, "document.getAnimations().length === 0")
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        told = [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]
        assert told == [], address


def test_no_transition_where_motion_is_reduced(chromium: Browser, explorer_at: str) -> None:
    page = chromium.new_page(reduced_motion="reduce")
    page.goto(f"{explorer_at}/present?life=ann&step=2")
    assert page.evaluate("document.getAnimations().length") == 0
    page.close()


def test_no_step_of_a_handout_is_torn_between_two_pages(
    chromium: Browser, explorer_at: str, tmp_path: Path
) -> None:
    import pypdfium2

    page = chromium.new_page()
    page.goto(f"{explorer_at}/handout?life=ann")
    page.pdf(path=tmp_path / "handout.pdf", prefer_css_page_size=True)
    page.close()
    pdf = pypdfium2.PdfDocument(tmp_path / "handout.pdf")
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in pdf]
    assert [round(side) for side in pdf[0].get_size()] == [595, 842]  # A4
    for says in ("Starts school", "Brother dies"):
        (sheet,) = (text for text in sheets if says in text)
        assert "Why this date" in sheet[sheet.index(says) :]
    assert "Retrieved on" in sheets[-1] and "Print" not in sheets[0]
    pdf.close()
