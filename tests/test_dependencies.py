"""What pyproject.toml asks for is in the lock, can be imported, and the lock names no index."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def name(requirement: str) -> str:
    """The distribution's normalised name: "dash[compress]>=4" is "dash"."""
    written = re.match(r"[\w.-]+", requirement)
    assert written, requirement
    return re.sub(r"[-_.]+", "-", written.group()).lower()


RUNTIME = sorted(name(line) for line in PROJECT["dependencies"])
DEVELOPMENT = sorted(name(line) for line in PROJECT["optional-dependencies"]["dev"])


# A distribution whose module is called otherwise is one more line here.
IMPORTED_AS = {
    "ibis-framework": "ibis",
    "python-dateutil": "dateutil",
    "python-docx": "docx",
    "pyyaml": "yaml",
}


@pytest.mark.parametrize("distribution", RUNTIME)
def test_every_runtime_dependency_can_be_imported(distribution: str) -> None:
    import_module(IMPORTED_AS.get(distribution, distribution.replace("-", "_")))


def test_the_lock_pins_every_dependency() -> None:
    pinned = {name(line) for line in re.findall(r"^[\w.-]+(?===)", LOCK, re.MULTILINE)}
    assert sorted({*RUNTIME, *DEVELOPMENT} - pinned) == []


def test_every_pin_is_exact_and_hashed_and_no_index_is_named() -> None:
    entries = [line for line in LOCK.splitlines() if line and line[0] not in " #"]
    assert all(re.match(r"[\w.-]+==\S+", line) for line in entries)
    assert LOCK.count("--hash=sha256:") >= len(entries)
    assert not re.findall(r"https?:|^--", LOCK, re.MULTILINE)  # no address, no option of pip
