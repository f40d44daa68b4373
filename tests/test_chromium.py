"""Where the browser of the browser tests comes from, and what is said where there is none."""

from __future__ import annotations

import sys

import chromium
import pytest


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a browser, and without a way to get one."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    for way in ("found", "from_debian", "from_playwright"):
        monkeypatch.setattr(chromium, way, lambda: "")


def test_the_browser_that_is_named_is_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.main() == 0
    assert capsys.readouterr().out == f"{sys.executable}\n"


def test_a_named_browser_that_is_not_there_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    assert chromium.main() == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1) and "no-such-browser" in told.err


@pytest.mark.parametrize("way", ["found", "from_debian", "from_playwright"])
def test_each_way_will_do(
    way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, way, lambda: "a-browser")
    assert chromium.main() == 0
    assert capsys.readouterr().out == "a-browser\n"


def test_without_any_it_says_in_one_line_what_to_install(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert chromium.main() == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1) and "install" in told.err


def test_what_does_not_start_is_no_browser() -> None:
    assert not chromium.starts("no-such-browser")
