"""`timeline export`: standard output or a whole file, and one clear line where it cannot be."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest
from exports_lives import valley
from typer.testing import CliRunner

from timeline.catalogue import FILTERS, Catalogue
from timeline.cli import app
from timeline.cli.export import export as command
from timeline.exports import EXPORTS

RUN = CliRunner()


@pytest.fixture(autouse=True)
def _an_invented_valley(monkeypatch: pytest.MonkeyPatch) -> None:
    for opening in ("shipped", "opened"):
        monkeypatch.setattr(Catalogue, opening, lambda *_, **__: valley())


def test_it_prints_what_is_chosen() -> None:
    answer = RUN.invoke(
        app, ["export", "--format", "json", "--periods", "1996..1998", "--categories", "escape"]
    )
    assert answer.exit_code == 0
    told = json.loads(answer.stdout)
    assert told["about"]["address"] == "?periods=1996..1998&categories=escape"
    assert {event["category"] for event in told["events"]} == {"escape"}


def test_options_stand_over_the_address() -> None:
    words = ["export", "--format", "json", "--address", "?scope=life&age=10..20&event=x"]
    first = json.loads(RUN.invoke(app, words).stdout)
    assert first["about"]["address"] == "?age=10..20"
    second = json.loads(RUN.invoke(app, [*words, "--age", "30..40"]).stdout)
    assert second["about"]["address"] == "?age=30..40"


def test_an_empty_selection_is_told() -> None:
    answer = RUN.invoke(app, ["export", "--format", "csv", "--words", "zebra"])
    assert answer.exit_code == 0 and answer.stdout.startswith('"key",')
    assert answer.stderr.startswith("no event is chosen by this selection: ")
    assert "“zebra”" in answer.stderr and answer.stderr.count("\n") == 1


def test_every_filter_has_its_option() -> None:
    options = set(inspect.signature(command).parameters)
    assert {each.name for each in FILTERS} | {"how"} <= options


@pytest.mark.parametrize("format", EXPORTS)
def test_each_format_is_in_the_help_and_the_page(format: str) -> None:
    page = Path(__file__).parents[1] / "docs" / "export.md"
    assert f"`{format}`" in page.read_text("utf-8")
    assert command.__doc__ and format in command.__doc__


@pytest.mark.parametrize("format", EXPORTS)
def test_it_replaces_a_file_whole(format: str, tmp_path: Path) -> None:
    file = tmp_path / "export"
    file.write_text("old", "utf-8")
    answer = RUN.invoke(app, ["export", "--format", format, "--out", str(file)])
    assert (answer.exit_code, answer.output) == (0, "")
    assert file.stat().st_size > 500
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--format", "xls"], "--format 'xls': choose one of csv, json, parquet"),
        ([], "--format '': choose one of csv, json, parquet"),
        (["--format", "csv", "--periods", "then"], "periods=then: then is not a period"),
        (["--format", "csv", "--age", "old"], "age=old: must be whole years"),
        (["--format", "csv", "--out", "missing/x.csv"], "there is no folder missing"),
        (["--format", "csv", "--out", "."], "is a folder"),
    ],
)
def test_a_fault_is_one_line(
    words: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = RUN.invoke(app, ["export", *words])
    assert answer.exit_code == 2 and answer.stdout == ""
    assert says in answer.stderr and answer.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("timeline.cli.common.tempfile.mkstemp", refuse)
    answer = RUN.invoke(app, ["export", "--format", "csv", "--out", str(tmp_path / "x.csv")])
    assert answer.exit_code == 2 and answer.stderr.count("\n") == 1
    assert "x.csv: Permission denied" in answer.stderr
    assert list(tmp_path.iterdir()) == []
