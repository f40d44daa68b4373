"""Waiting for the explorer's page in a browser."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def until(page: Page, condition: str) -> None:
    """Wait until a condition holds. (Playwright's own way evaluates text, which the page's policy
    rightly forbids.)"""
    deadline = time.monotonic() + 20  # a busy machine is no fault
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, f"never: {condition}"
        page.wait_for_timeout(40)


def settled(page: Page) -> None:
    """Wait until the page shows what its address says."""
    page.wait_for_timeout(60)
    until(page, "window.idle()")
    page.wait_for_timeout(60)
