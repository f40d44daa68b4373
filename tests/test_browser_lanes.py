"""Readers' tasks with the lanes, the history, the period and the density, in a real browser."""

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


# --- Lanes --------------------------------------------------------------------------------------


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


# --- History ------------------------------------------------------------------------------------


def test_put_a_layer_away_take_another_and_have_no_history_at_all(visit: Visit) -> None:
    page = visit("?from=1985&to=2015", afresh=True)
    names = page.locator("#layers .layer")
    shown = names.all_text_contents()
    assert len(shown) == 4
    page.locator("#layers .layer-name").first.hover()
    page.get_by_role("button", name=f"Hide {shown[0]}").click()
    until(page, "document.querySelectorAll('#layers .layer').length === 3")
    assert shown[0] not in names.all_text_contents()
    settled(page)
    page.select_option("#choices select >> nth=0", label=shown[0])
    until(page, "document.querySelectorAll('#layers .layer').length === 4")
    page = visit("?from=1985&to=2015&layers=none")
    until(page, "document.querySelectorAll('#layers .layer').length === 0")
    assert "no history" in page.locator("#toolbar").inner_text()


def test_a_named_period_tells_when_it_was_and_where_that_comes_from(visit: Visit) -> None:
    page = visit("?from=1985&to=2015")
    page.locator("#ribbon .stretch", has_text="Arduous March").click()
    page.wait_for_selector("#panel.event")
    until(page, "document.querySelector('#panel h2').innerText.includes('Arduous March')")
    said = page.locator("#panel").inner_text()
    assert "EDTF" in said
    assert "고난의 행군" in said
    assert page.locator("#panel a[href^=http]").count() == 1
    page.wait_for_selector("#shades i", state="attached")
    page.get_by_role("button", name="Show only its years").click()
    page.wait_for_url("**from=19*")
    page.get_by_role("button", name="Leave this period").click()
    until(page, "document.querySelectorAll('#shades i').length === 0")


def test_an_event_of_history_shades_all_lives_and_names_its_source(visit: Visit) -> None:
    page = visit("?from=1985&to=2015")
    page.locator("#history text").first.click(force=True)
    page.wait_for_selector("#panel.event")
    until(page, "document.querySelector('#panel').innerText.includes('Source')")
    page.wait_for_selector("#event-shade:not([hidden])", state="attached")


def test_see_how_many_arrived_each_year_with_the_caveats(visit: Visit) -> None:
    page = visit("?from=1985&to=2025")
    page.select_option("#choices select >> nth=1", label="Arrivals in the South")
    page.wait_for_selector(".with-series .series-name")
    settled(page)
    box = page.locator("#series").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 24.5 / 41, box["y"] + 30)  # in 2009
    page.wait_for_selector("#tip:not([hidden])")
    assert "2009: 2,9" in page.locator("#tip").inner_text()
    page.locator(".series-name").get_by_role("button", name="Arrivals in the South").click()
    page.wait_for_selector("#panel .figures")
    said = page.locator("#panel").inner_text()
    assert "Caveats" in said
    assert "Source" in said
    page.locator(".series-name").hover()
    page.get_by_role("button", name="Hide these figures").click()
    until(page, "!document.querySelector('.with-series')")


# --- Period -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("1996-98", "from=1996&to=1998"), ("1996–1998", "from=1996&to=1998"),
     ("1998–02", "from=1998&to=2002"), ("1990s", "from=1990&to=1999"),
     ("1996년부터 1998년까지", "from=1996&to=1998"), ("1998 - 1996", "from=1996&to=1998"),
     ("1996-05..1997", "from=1996-05&to=1997")],
)  # fmt: skip
def test_type_a_period_as_one_writes_it(visit: Visit, typed: str, asked: str) -> None:
    page = visit("?from=1950&to=2020")
    page.fill("#year-from", typed)
    page.press("#year-from", "Enter")
    page.wait_for_url(f"**{asked}*")
    assert page.locator("#period-wrong").is_hidden()


def test_a_single_year_and_what_is_no_period(visit: Visit) -> None:
    page = visit("?from=1950&to=2020")
    page.fill("#year-to", "")
    page.fill("#year-from", "1997")
    page.press("#year-from", "Enter")
    page.wait_for_url("**from=1997&to=1997*")
    until(page, "document.querySelector('#toolbar').innerText.includes('in 1997')")
    for wrong in ("soon", "1996-13", "1997-02-30", "0"):
        page.fill("#year-from", wrong)
        page.press("#year-from", "Enter")
        said = page.locator("#period-wrong").inner_text()
        assert f"“{wrong}” is no period" in said
        assert "\n" not in said
        assert page.get_attribute("#year-from", "aria-invalid") == "true"
        assert "from=1997&to=1997" in page.url
    page.fill("#year-from", "1996")
    page.press("#year-from", "Enter")
    assert page.locator("#period-wrong").is_hidden()
    page.fill("#year-from", "2005")  # after the last year: may be on the way to something else
    page.locator("#year-from").blur()
    assert "2005 comes after 1997" in page.locator("#period-wrong").inner_text()
    page.locator("#year-from").focus()
    page.press("#year-from", "Enter")
    page.wait_for_url("**from=1997&to=2005*")


def test_ask_for_two_separate_periods_at_once_and_leave_one(visit: Visit) -> None:
    page = visit("?from=1994&to=1996")
    page.get_by_role("button", name="Add another period").click()
    page.fill("#period-text", "2002–04")
    page.press("#period-text", "Enter")
    page.wait_for_url("**periods=1994..1996,2002..2004*")
    until(page, "document.querySelectorAll('#shades i').length === 2")
    settled(page)
    assert page.evaluate("document.querySelectorAll('#overview .bands i').length") == 2
    assert page.locator("#period-label").inner_text() == "In view"
    both = _counted(page)
    page.locator("#toolbar .chip", has_text="2002").click()
    until(page, "document.querySelectorAll('#shades i').length === 1")
    settled(page)
    first = _counted(page)
    page = visit("?from=1994&to=2004&periods=2002..2004")
    settled(page)
    second = _counted(page)
    assert max(first, second) <= both <= first + second


def _counted(page: Page) -> int:
    """How many events may fall in what is chosen."""
    said = page.locator("#readings [aria-pressed=true] b").inner_text()
    return int(said.replace(",", ""))


def test_may_surely_and_began_are_all_counted(visit: Visit) -> None:
    page = visit("?from=1998&to=1998")
    settled(page)
    counts = [int(each) for each in page.locator("#readings b").all_text_contents()]
    may, surely, began = counts
    assert surely < may  # "1998 or 1999" may be, and need not
    assert began <= may


def test_move_the_period_by_its_keys_and_hear_where_it_is(visit: Visit) -> None:
    page = visit("?from=1980&to=1990", afresh=True)
    whole = page.get_by_role("slider", name=re.compile("The period"))
    whole.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert whole.get_attribute("aria-valuetext") == "1982–1992"
    page.wait_for_url("**from=1982&to=1992*")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_url("**from=1982&to=1993*")
    until(page, "document.querySelector('#say').innerText.includes('1993')")
    page.keyboard.press("Home")
    page.wait_for_url(re.compile("from=1955&to=1966"))
    first = page.get_by_role("slider", name="Start of the period")
    assert first.get_attribute("aria-valuenow") == first.get_attribute("aria-valuemin")
    page.keyboard.press("End")
    last = page.get_by_role("slider", name="End of the period")
    until(page, "(() => { const last = document.querySelector('.grip.last');"
                " return last.ariaValueNow === last.ariaValueMax; })()")  # fmt: skip
    last.focus()
    page.keyboard.press("PageDown")
    assert (
        int(last.get_attribute("aria-valuetext") or 0)
        == int(last.get_attribute("aria-valuemax") or 0) - 10
    )


def test_drag_the_whole_window_and_draw_a_new_one_beside_it(visit: Visit) -> None:
    page = visit("?from=1980&to=1984", afresh=True)
    box = page.locator("#window").bounding_box()
    strip = page.locator("#overview").bounding_box()
    assert box is not None
    assert strip is not None
    y = box["y"] + 6
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 80, y, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"from=198[1-9]&to=19"))
    settled(page)
    wide = page.evaluate("+overview.dataset.to - +overview.dataset.from")
    assert wide == 4
    right = strip["x"] + strip["width"] - 6
    page.mouse.move(right, y + 20)
    page.mouse.down()
    page.mouse.move(right - 60, y + 20, steps=4)
    page.mouse.up()
    until(page, "+overview.dataset.to === +overview.dataset.last")
    assert page.evaluate("+overview.dataset.to - +overview.dataset.from") > 1


# --- Far out ------------------------------------------------------------------------------------


def test_far_out_a_density_that_is_labelled_and_counted_and_nearer_the_marks(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "MOST_MARKS", 12)
    page = visit("?from=1955&to=2024&show=help")
    page.wait_for_selector("#picture.dense")
    settled(page)
    assert "shown as density" in page.locator("#toolbar").inner_text()
    assert re.search(r"\d+ events", page.locator("#toolbar").inner_text())
    assert page.locator("#density-key").is_visible()
    assert "a year" in page.locator("#density-key").inner_text()
    box = page.locator("#lives").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 42.5 / 70, box["y"] + 20)  # in 1997
    page.wait_for_selector("#tip:not([hidden])")
    assert "All 6 lives" in page.locator("#tip").inner_text()
    assert "events" in page.locator("#tip").inner_text()
    monkeypatch.setattr(ask, "MOST_MARKS", 12)
    page.mouse.dblclick(box["x"] + box["width"] * 0.15, box["y"] + 20)
    page.wait_for_selector("#picture:not(.dense)")
    settled(page)
    assert page.evaluate(
        "document.querySelector('#lives .js-plotly-plot').layout.meta.marks.length"
    )
    assert page.locator("#density-key").is_hidden()


def test_a_phone_tells_how_much_each_life_has_where_there_is_too_much_to_draw(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "MOST_MARKS", 5)
    page = visit("?from=1956&to=2024", narrow=True)
    until(page, "document.querySelectorAll('.mini .shade').length > 0")
    said = page.locator(".card").all_inner_texts()
    assert len(said) == 6
    assert all("about" in each and "about 0 " not in each for each in said)
