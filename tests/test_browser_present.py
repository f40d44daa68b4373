"""A teacher presents a life: one key, a clicker, the back button, and back to where she was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from browser_waits import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]

SMALLEST = """Math.min(...[...document.querySelectorAll(".slide:not([hidden]) *, nav *")]
  .filter((e) => e.offsetParent && e.textContent.trim())
  .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
NUMBER = "document.querySelectorAll('.slide').length"
SHOWN = "[...document.querySelectorAll('.slide')].findIndex((slide) => !slide.hidden)"


def test_a_teacher_steps_through_a_life_and_leaves(visit: Visit) -> None:
    page = visit("?life=ann")
    page.keyboard.press("p")
    page.wait_for_selector("#count")
    page.set_viewport_size({"width": 1920, "height": 1080})
    assert page.evaluate(NUMBER) > 1
    until(page, f"{SHOWN} === 0")
    page.keyboard.press("PageDown")
    until(page, f"{SHOWN} === 1")
    assert "step=1" in page.url
    assert page.evaluate(SMALLEST) >= 18
    page.keyboard.press("End")
    until(page, f"{SHOWN} === {NUMBER} - 1")
    page.go_back()
    until(page, f"{SHOWN} === 1")
    page.keyboard.press("Escape")
    page.wait_for_url("**/?life=ann*")
