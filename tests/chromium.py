"""Print the path of a Chromium for the browser tests, getting one where that is possible.

In this order: the CHROMIUM variable; a Chromium, Chrome or Edge already here; Debian's package
where we are root; Playwright's own download. Where none works one line says what to install and
the exit status is 1, so that browser tests are never left out without a word. Only the path goes to
standard output. A browser in another place: one more line in `PLACES`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{LocalAppData}/Google/Chrome/Application/chrome.exe",
    "{LocalAppData}/Chromium/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
)
WHAT_TO_INSTALL = (
    "The browser tests need Chromium, Chrome or Edge: install one of them, "
    "or set CHROMIUM to the path of one."
)


def starts(browser: str) -> bool:
    """Whether the browser runs at all: a stub that only points to a store does not count."""
    if sys.platform == "win32":  # there `--version` opens a window; being there is enough
        return Path(browser).is_file()
    try:
        answer = subprocess.run(
            [browser, "--version"], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def candidates() -> Iterator[str]:
    """Every browser that may be here, the likeliest first."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            yield path
    folders = {key.lower(): value for key, value in os.environ.items()}
    for place in PLACES:
        variable, closing, rest = place.partition("}")
        if not closing:
            yield place
        elif folder := folders.get(variable[1:].lower()):
            yield folder + rest


def found() -> str:
    """The first browser that is here and starts, or ""."""
    return next((path for path in candidates() if Path(path).exists() and starts(path)), "")


def quietly(*command: str) -> bool:
    """Run a command that may take a while and says much; whether it went well."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
    except OSError:
        return False
    return done.returncode == 0


def from_debian() -> str:
    """Debian's own package, where there is apt-get and we may use it."""
    may_install = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get")
    if not may_install:
        return ""
    print("No browser here: installing Debian's chromium.", file=sys.stderr)
    quietly("apt-get", "-qq", "update")
    quietly("apt-get", "-qq", "install", "--yes", "--no-install-recommends", "chromium")
    return found()


def from_playwright() -> str:
    """The browser that Playwright downloads for itself."""
    print("No browser here: trying Playwright's own download.", file=sys.stderr)
    if not quietly(sys.executable, "-m", "playwright", "install", "chromium"):
        return ""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Error:
        return ""
    return path if Path(path).exists() and starts(path) else ""


def main() -> int:
    named = os.environ.get("CHROMIUM", "")
    if named and not (Path(named).exists() or shutil.which(named)):
        print(f"CHROMIUM names {named}, which is not there.", file=sys.stderr)
        return 1
    path = named or found() or from_debian() or from_playwright()
    if not path:
        print(WHAT_TO_INSTALL, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
