"""Every command, option and page is told of in the README or docs/, and has help of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

import timeline
from timeline.catalogue.filters import FILTERS
from timeline.cli import app
from timeline.explorer.view import OURS
from timeline.explorer.view import PAGES as EXPLORER_PAGES
from timeline.sources import READERS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TOLD = "\n".join(page.read_text("utf-8") for page in PAGES)
PROGRAM = get_command(app)
assert isinstance(PROGRAM, TyperGroup)
COMMANDS = PROGRAM.commands


def options(command: str) -> Iterator[tuple[str, str]]:
    """The long options of a command, with their help."""
    for parameter in COMMANDS[command].params:
        for option in parameter.opts:
            if option.startswith("--"):
                yield option, getattr(parameter, "help", "") or ""


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_command_has_help_and_is_told_of(command: str) -> None:
    assert COMMANDS[command].help, f"timeline {command} says nothing of itself"
    assert f"timeline {command}" in TOLD


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_option_has_help_and_is_told_of(command: str) -> None:
    for option, says in options(command):
        assert says, f"timeline {command} {option} says nothing of itself"
        assert option in TOLD, f"timeline {command} {option} is in no page of docs/"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_commands_page_names_no_option_that_is_not_there(command: str) -> None:
    """Under a command's heading of docs/commands.md each option is one that it has."""
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    section = re.search(
        rf"^## timeline {command}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE
    )
    assert section, f"docs/commands.md has no section for timeline {command}"
    known = {option for option, _ in options(command)} | {"--help", "--version"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", section[1])) <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} leads to {target}, which is not there"


def test_each_page_can_be_found_from_the_readme() -> None:
    linked = {Path(target).name for target in re.findall(r"\]\(([^)#]+\.md)", TOLD)}
    assert [page.name for page in PAGES[1:] if page.name not in linked] == []


def test_each_make_target_is_told_of() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.*)", makefile, re.MULTILINE)
    assert targets
    for target in targets[1].split():
        assert f"make {target}" in TOLD, f"make {target} is in no page"


def test_each_page_of_the_explorer_is_told_of() -> None:
    page = (ROOT / "docs" / "explorer.md").read_text("utf-8")
    for name in ("explore", *EXPLORER_PAGES):
        assert f"**{name.capitalize()}**" in page, f"docs/explorer.md does not tell of {name}"


def test_each_name_of_an_address_is_told_of() -> None:
    page = (ROOT / "docs" / "explorer.md").read_text("utf-8")
    for name in ("how", *OURS, *(each.name for each in FILTERS)):
        assert f"`{name}`" in page, f"docs/explorer.md does not tell of {name}="


def test_each_key_is_told_of() -> None:
    keys = set(re.findall(r"^    (?:\"(.)\"|([a-z])): ", script("page-4-keys.js"), re.MULTILINE))
    page = (ROOT / "docs" / "explorer.md").read_text("utf-8")
    for key in {quoted or bare for quoted, bare in keys} - {"="}:  # "+" without Shift
        assert f"`{key}`" in page, f"docs/explorer.md does not tell of the key {key}"


def script(name: str) -> str:
    return (ROOT / "assets" / name).read_text("utf-8")


def test_the_worked_example_is_what_the_program_prints() -> None:
    shown = re.search(r'(?s)```text\n\$ timeline explain "(.*?)"\n(.*?)```', TOLD)
    assert shown, "the README shows no worked example"
    assert CliRunner().invoke(app, ["explain", shown[1]]).stdout == shown[2]


def test_each_public_name_is_told_of() -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    missing = [name for name in timeline.__all__ if not re.search(rf"\b{name}\b", page)]
    assert missing == []


def test_the_example_for_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = re.search(r"(?s)```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text("utf-8"))
    assert code
    (tmp_path / "testimony.txt").write_text("I was born in 1961 by a river.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(code[1], "docs/python.md", "exec"), {})
    assert "in 1961" in capsys.readouterr().out


def test_each_format_is_told_of() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert [suffix for suffix in READERS if f"`.{suffix}`" not in page] == []
