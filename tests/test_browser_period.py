"""Readers' tasks with the history, the period and the density, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from browser_waits import settled, until

from timeline.explorer import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]


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
