"""Readers' tasks with the lanes, in a real browser: invented lives, and those that ship."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from browser_boxes import LABELS, STEPS, meeting
from browser_waits import settled, until

from timeline.catalogue import Catalogue
from timeline.explorer import ask

if TYPE_CHECKING:
    from conftest import Visit as Visited
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]


@pytest.fixture(scope="module")
def shipped_at() -> Iterator[str]:
    """The address of an explorer of the lives that ship."""
    from timeline.explorer.dashboard import explorer
    from timeline.explorer.server import Settings

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with Catalogue.shipped() as catalogue:
        app = explorer(catalogue, Settings(port=port))
        server: Any = import_module("waitress.server").create_server(
            app.server, host="127.0.0.1", port=port, threads=4, ident=None
        )
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.close()
        thread.join(timeout=5)


@pytest.fixture(scope="module")
def shipped_pages(chromium: Browser, shipped_at: str) -> Iterator[dict[bool, Visited]]:
    """The shipped lives, wide and narrow, open once for all tests here."""
    from conftest import NARROW, WIDE
    from conftest import Visit as Visited

    found: dict[bool, Visited] = {}
    for narrow in (False, True):
        size: Any = NARROW if narrow else WIDE
        page = chromium.new_page(viewport=size)
        found[narrow] = Visited(page, shipped_at)
        found[narrow].listen()
    yield found
    faults = [fault for each in found.values() for fault in each.faults]
    for each in found.values():
        each.page.close()
    assert not faults


def _who(page: Page) -> list[str]:
    settled(page)
    return page.locator("#names .who").all_text_contents()


def _height(page: Page, name: str) -> float:
    settled(page)
    box = page.locator("#names .lane", has_text=name).bounding_box()
    assert box is not None
    return box["height"]


def _in_lane(page: Page, name: str, control: str) -> Locator:
    lane = page.locator("#names .lane", has_text=name)
    lane.hover()
    return lane.get_by_role("button", name=re.compile(control))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_two_labels_meet_with_the_lives_that_ship(
    shipped_pages: dict[bool, Visited], language: str
) -> None:
    afresh = True
    for query in ("", "&from=1990&to=2003", "&from=1997&to=1997", "&axis=age", "&lanes=compact"):
        page = shipped_pages[False].go(f"?lang={language}{query}", afresh)
        page.evaluate("document.fonts.ready")
        settled(page)
        boxes = page.evaluate(LABELS)
        assert len(boxes) > 40
        assert meeting(boxes) == [], query
        afresh = False


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_two_labels_meet_on_a_phone_with_the_lives_that_ship(
    shipped_pages: dict[bool, Visited], language: str
) -> None:
    page = shipped_pages[True].go(f"?lang={language}&life=yeonmi-park", True)
    page.wait_for_selector(".down")
    assert meeting(page.evaluate(STEPS), down=2.5) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_a_phone_offers_is_large_enough_to_touch(
    shipped_pages: dict[bool, Visited],
) -> None:
    page = shipped_pages[True].go("?lang=en&periods=1994..1998", True)
    page.wait_for_selector(".card")
    settled(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
             "#strip button, #strip input, .grip, #toolbar button, #reading button")]
           .filter((each) => each.offsetParent && !each.closest("[hidden]"))
           .map((each) => [each.textContent || each.id || each.className, each.offsetHeight])
           .filter(([, high]) => high < 44)"""
    )
    assert small == []


def test_on_a_phone_a_life_far_down_is_read_from_its_beginning_and_the_list_is_kept(
    shipped_pages: dict[bool, Visited],
) -> None:
    page = shipped_pages[True].go("?lang=en", True)
    page.locator(".card .who", has_text="Yeonmi Park").click()
    page.wait_for_selector(".down")
    settled(page)
    in_sight = "(() => {{ const at = document.querySelector('{0}').getBoundingClientRect();"
    in_sight += " return at.top > 0 && at.bottom < innerHeight; }})()"
    until(page, in_sight.format("#reading h2"))
    page.go_back()
    page.wait_for_selector(".card")
    until(page, in_sight.format('.card .who[data-set="life=yeonmi-park"]').replace("'", "`"))


def test_see_what_found_no_room_in_a_crowded_lane(shipped_pages: dict[bool, Visited]) -> None:
    page = shipped_pages[False].go("?lang=en", True)
    low = _height(page, "Hwang Jang-yop")
    sign = page.get_by_role("button", name=re.compile("more events of Hwang Jang-yop")).first
    number = int(sign.inner_text().removeprefix("+"))
    assert sign.get_attribute("title")
    before = page.locator("#lives text").count()
    sign.click()
    page.wait_for_url("**open=hwang-jang-yop*")
    until(
        page, "![...document.querySelectorAll('.more')].some((e) => e.ariaLabel.includes('Hwang'))"
    )
    assert _height(page, "Hwang Jang-yop") > low
    assert page.locator("#lives text").count() > before
    assert number > 1
    _in_lane(page, "Hwang Jang-yop", "Show fewer").click()
    settled(page)
    assert _height(page, "Hwang Jang-yop") == low


def test_fold_a_lane_pin_another_hide_a_third_and_take_it_all_back(visit: Visit) -> None:
    page = visit("?from=1950&to=2026", afresh=True)
    everybody = _who(page)
    high = _height(page, "Cho Eun")
    _in_lane(page, "Cho Eun", "^Fold").click()
    page.wait_for_url("**fold=cho*")
    assert _height(page, "Cho Eun") < high
    _in_lane(page, "Eva Farrow", "^Pin").click()
    page.wait_for_url("**pin=eva*")
    assert _who(page)[0] == "Eva Farrow"
    _in_lane(page, "Dan Elder", "^Hide").click()
    page.wait_for_url("**hide=dan*")
    assert "Dan Elder" not in _who(page)
    page.reload()
    page.wait_for_selector("#toolbar .chip")
    assert _who(page)[0] == "Eva Farrow"
    page.get_by_title("Show this life again").click()
    until(page, "document.querySelectorAll('#names .who').length === 6")
    _in_lane(page, "Cho Eun", "^Unfold").click()
    _in_lane(page, "Eva Farrow", "^Unpin").click()
    until(page, "!location.search.includes('pin') && !location.search.includes('fold')")
    assert _who(page) == everybody


def test_order_lives_by_leaving_and_by_name(visit: Visit) -> None:
    page = visit("?from=1950&to=2026&show=help")
    by_birth = _who(page)
    page.get_by_role("button", name="by name").click()
    page.wait_for_url("**order=name*")
    assert _who(page) == sorted(by_birth)
    page.get_by_role("button", name="by leaving").click()
    page.wait_for_url("**order=leaving*")
    left = [name for name in _who(page) if name in ("Cho Eun", "Ann Aldous", "Dan Elder")]
    assert left == ["Cho Eun", "Ann Aldous", "Dan Elder"]  # 1997, 1998 or 1999, 2010


def test_look_at_one_life_alone_and_come_back(visit: Visit) -> None:
    page = visit("?from=1995&to=2003")
    page.get_by_role("button", name="Dan Elder", exact=True).click()
    page.wait_for_selector("#panel.life")
    page.get_by_role("button", name="Only this life").click()
    page.wait_for_url("**narrators=dan*")
    assert _who(page) == ["Dan Elder"]
    assert "from=1955" in page.url  # wide enough for all of the life
    page.get_by_role("button", name="Back to all lives").click()
    until(page, "document.querySelectorAll('#names .who').length === 6")


def test_a_name_stays_in_sight_while_its_high_lane_scrolls(
    shipped_pages: dict[bool, Visited],
) -> None:
    page = shipped_pages[False].go("?lang=en&open=hwang-jang-yop", True)
    settled(page)
    page.evaluate("document.getElementById('scroller').scrollTop = 60")
    history = page.locator(".history").bounding_box()
    name = page.get_by_role("button", name="Hwang Jang-yop", exact=True).bounding_box()
    assert history is not None
    assert name is not None
    assert name["y"] >= history["y"] + history["height"]


def test_the_line_under_the_pointer_and_its_chips_cover_no_mark_and_no_name(
    shipped_pages: dict[bool, Visited],
) -> None:
    page = shipped_pages[False].go("?lang=en", True)
    settled(page)
    plot = page.locator("#lives").bounding_box()
    assert plot is not None
    page.mouse.move(plot["x"] + plot["width"] * 0.6, plot["y"] + 60)
    page.wait_for_selector("#pointer:not([hidden])", state="attached")
    over = page.evaluate(
        """() => {
          const box = (each) => each.getBoundingClientRect();
          const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
          return [...document.querySelectorAll("#names .lane")].filter((lane) => {
            const chip = lane.querySelector(".age:not([hidden])");
            if (!chip) return false;
            const words = [];
            for (const node of lane.querySelectorAll(".who, .sum, .warn")) {
              const range = document.createRange();
              range.selectNodeContents(node.firstChild);
              words.push(...range.getClientRects());
            }
            const at = box(chip), inside = at.left >= box(lane).left && at.right <= box(lane).right;
            return !inside || words.some((word) => meets(at, word));
          }).map((lane) => lane.innerText);
        }"""
    )
    assert over == []
    assert page.locator("#pointer").evaluate("(line) => +getComputedStyle(line).zIndex") < 0


def test_find_a_narrator_among_more_than_fit_on_a_page(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "MOST_LANES", 4)
    page = visit("?from=1950&to=2025&show=help")
    assert len(_who(page)) == 4
    first = _who(page)
    assert "Lives 1–4 of 6" in page.locator("#toolbar").inner_text()
    page.locator("#toolbar").get_by_role("button", name="The next 4 lives").click()
    page.wait_for_url("**start=5*")
    second = _who(page)
    assert len(second) == 2
    assert not set(first) & set(second)
    assert "Lives 5–6 of 6" in page.locator("#say").inner_text()
    page.get_by_role("button", name="The 4 lives before").first.click()
    until(page, "!location.search.includes('start')")
    assert _who(page) == first
