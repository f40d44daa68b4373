"""What keeps the project small, portable and one to move into."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

import timeline

ROOT = Path(__file__).parents[1]
MEGABYTE = 1_000_000
LINES_A_FILE = 400
BUILT = {".git", "__pycache__", "node_modules", "dist", "results"}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project: those that git keeps, or in a plain copy all that is no output."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout.split("\0")  # fmt: skip
        paths = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [
            path
            for path in ROOT.rglob("*")
            if not any(
                part in BUILT or part.startswith((".venv", ".mypy", ".ruff"))
                for part in path.relative_to(ROOT).parts
            )
        ]
    return tuple(sorted(path for path in paths if path.is_file()))


def size(paths: list[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def test_no_python_file_is_too_long_to_read() -> None:
    lengths = {
        str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n")
        for path in files()
        if path.suffix == ".py"
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_A_FILE} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in files()
        if path.suffix == ".py" and not path.read_text("utf-8").lstrip().startswith('"""')
        and path.read_text("utf-8").strip()
    ]  # fmt: skip
    assert silent == []


def test_the_repository_stays_small() -> None:
    assert size(list(files())) <= 15 * MEGABYTE


def test_fonts_are_small_and_have_their_licence_beside_them() -> None:
    fonts = [path for path in files() if path.suffix in {".woff2", ".woff", ".ttf", ".otf"}]
    assert size(fonts) <= 2 * MEGABYTE
    for folder in {path.parent for path in fonts}:
        licences = [path for path in folder.iterdir() if re.match(r"(?i)licen[cs]e|ofl", path.name)]
        assert licences, f"{folder.relative_to(ROOT)} has fonts and no licence"


def test_nothing_names_a_place_on_one_machine_or_a_registry() -> None:
    """Absolute paths and package indexes work for one machine and break on the next."""
    folders = "|".join(("work", "tmp", "home", "root", "Users", "var/folders"))
    hosts = "pypi[.]org|python[h]osted|npm[j]s|dev[p]i|artifact[o]ry"  # written so as not to match
    unwanted = re.compile(rf"(?<![\w./)}}~])/(?:{folders})/\w|\b[A-Z]:\\\w|(?:{hosts})")
    faults = []
    for path in files():
        if path.suffix not in {".py", ".md", ".toml", ".lock", ".css", ".js", ".sh", ".yml", ""}:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if unwanted.search(line):
                faults.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert faults == []


def test_the_public_names_are_sorted_and_there() -> None:
    assert timeline.__all__ == sorted(timeline.__all__)
    assert sorted(timeline._WHERE) == timeline.__all__
    for name in timeline.__all__:
        public = getattr(timeline, name)
        assert public.__doc__, f"{name} says nothing of itself"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(timeline, "noth" + "ing")


def test_the_change_log_tells_of_this_version() -> None:
    version = timeline.__version__
    assert version == importlib.metadata.version("lives-against-history")
    assert re.search(
        rf"^## .*{re.escape(version)}", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_measuring_without_the_benchmark_texts_says_so_and_is_no_fault(tmp_path: Path) -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "bench", f"BENCH={tmp_path / 'none'}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, 1, "")
    assert str(tmp_path / "none") in done.stdout


def test_the_screenshot_is_there_and_small() -> None:
    assert (ROOT / "docs" / "explore.png").stat().st_size <= 400_000
