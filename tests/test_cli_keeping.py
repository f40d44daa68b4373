"""The command line keeps testimonies: what it adds, corrects, takes back and forgets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from timeline.cli import app

TOLD = (
    "I was born in the eighties, in a port. At the age of 13, in 1994, I lost my father. "
    "At 20 I went to sea. In 2006 I married.\n"
)
BAD = 2


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIMELINE_USER", "Ann")
    monkeypatch.delenv("CATALOGUE", raising=False)
    file = tmp_path / "sailor.txt"
    file.write_text(TOLD, "utf-8")
    return tmp_path / "catalogue"


def timeline(folder: Path, *arguments: str | Path) -> Result:
    """Run the program on a catalogue."""
    said = ["--catalogue", str(folder), *map(str, arguments)]
    result = CliRunner().invoke(app, said)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def told(folder: Path) -> dict[str, str]:
    """{title: EDTF} of the sailor's events."""
    shown = json.loads(timeline(folder, "show", "sailor", "--json").stdout)
    return {event["title"]: event["edtf"] for event in shown["events"]}


def birth(folder: Path) -> str:
    return str(json.loads(timeline(folder, "show", "sailor", "--json").stdout)["narrator"]["birth"])


def test_a_corrected_birth_moves_what_counts_from_it_and_can_be_undone(catalogue: Path) -> None:
    added = timeline(catalogue, "add", catalogue.parent / "sailor.txt", "--published", "2020")
    assert added.exit_code == 0 and added.stdout.startswith("sailor: ")
    before = told(catalogue)
    done = timeline(
        catalogue, "correct", "sailor", birth(catalogue), "--date", "1979", "--why", "x"
    )
    assert done.exit_code == 0 and "moved:" in done.stdout
    after = told(catalogue)
    assert after != before and "1979" in after.values()
    (step,) = [
        entry
        for entry in json.loads(timeline(catalogue, "history", "sailor", "--json").stdout)
        if entry["kind"] == "date"
    ]
    assert (step["who"], step["why"], step["value"]["date"]) == ("Ann", "x", "1979")
    assert timeline(catalogue, "undo", step["id"]).exit_code == 0
    assert told(catalogue) == before
    assert "(undone)" in timeline(catalogue, "history", "sailor").stdout


def test_a_preview_writes_nothing(catalogue: Path) -> None:
    timeline(catalogue, "add", catalogue.parent / "sailor.txt")
    before = (catalogue / "corrections.jsonl").read_bytes()
    shown = timeline(
        catalogue, "correct", "sailor", birth(catalogue), "--date", "1979", "--preview"
    )
    assert "1979" in shown.stdout
    assert (catalogue / "corrections.jsonl").read_bytes() == before


def test_what_is_removed_can_be_restored_and_what_is_forgotten_is_gone(catalogue: Path) -> None:
    file = catalogue.parent / "sailor.txt"
    timeline(catalogue, "add", file)
    timeline(catalogue, "remove", "sailor")
    assert "(removed)" in timeline(catalogue, "list").stdout
    timeline(catalogue, "restore", "sailor")
    assert "(removed)" not in timeline(catalogue, "list").stdout
    out = catalogue.parent / "out.csv"
    timeline(catalogue, "export", "--format", "csv", "--out", out, "--narrators", "sailor")
    assert "sailor" in out.read_text("utf-8")
    gone = timeline(catalogue, "forget", "sailor", "--reason", "she asked", "--yes")
    assert "out.csv" in gone.stdout
    assert "forgotten" in timeline(catalogue, "list").stdout
    for path in catalogue.rglob("*"):
        assert not path.is_file() or b"married" not in path.read_bytes()
    assert "was forgotten on" in timeline(catalogue, "add", file).stderr


@pytest.mark.parametrize(
    "command",
    [
        ("show", "nobody"),
        ("correct", "nobody", "e1", "--accept"),
        ("correct", "sailor", "sailor-e99", "--accept"),
        ("correct", "sailor", "0", "--trust", "first"),
        ("correct", "sailor", "sailor-e01"),
        ("correct", "sailor", "sailor-e01", "--date", "banana"),
        ("correct", "sailor", "sailor-e01", "--category", "nonsense"),
        ("correct", "sailor", "--words", "9-99999", "--title", "x"),
        ("undo", "nothing"),
        ("remove", "nobody"),
        ("forget", "nobody", "--reason", "x", "--yes"),
        ("forget", "sailor", "--reason", " ", "--yes"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(catalogue: Path, command: tuple[str, ...]) -> None:
    timeline(catalogue, "add", catalogue.parent / "sailor.txt")
    done = timeline(catalogue, *command)
    assert done.exit_code == BAD
    assert len(done.stderr.splitlines()) == 1


def test_one_bad_file_does_not_keep_the_others_out(catalogue: Path) -> None:
    bad = catalogue.parent / "empty.txt"
    bad.write_bytes(b"")
    done = timeline(catalogue, "add", bad, catalogue.parent / "sailor.txt")
    assert done.exit_code == BAD
    assert "sailor: " in done.stdout and "empty" in done.stderr


def test_a_folder_that_holds_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    done = timeline(tmp_path, "list")
    assert done.exit_code == BAD and "holds other things" in done.stderr


def test_a_backup_is_a_catalogue_again(catalogue: Path) -> None:
    import zipfile

    timeline(catalogue, "add", catalogue.parent / "sailor.txt")
    made = Path(timeline(catalogue, "backup").stdout.strip())
    again = catalogue.parent / "again"
    with zipfile.ZipFile(made) as packed:
        packed.extractall(again)
    assert told(again) == told(catalogue)


def test_several_corrections_are_made_together_or_not_at_all(catalogue: Path) -> None:
    timeline(catalogue, "add", catalogue.parent / "sailor.txt")
    before = (catalogue / "corrections.jsonl").read_bytes()
    for said in (("--title", "A title", "--date", "banana"), ("--accept", "--reject")):
        assert timeline(catalogue, "correct", "sailor", "sailor-e01", *said).exit_code == BAD
    assert timeline(catalogue, "link", "sailor", "nobody", "--person", "x").exit_code == BAD
    assert (catalogue / "corrections.jsonl").read_bytes() == before


def test_what_a_testimony_says_does_not_steer_the_terminal(catalogue: Path) -> None:
    file = catalogue.parent / "sailor.txt"
    file.write_text("In 1979 I moved to \x1b[31mthe big town\x1b[0m.\n", "utf-8")
    timeline(catalogue, "add", file)
    shown = timeline(catalogue, "show", "sailor").stdout
    assert "the big town" in shown and "\x1b" not in shown
