"""Installing another history: checked, copied whole or not at all, and then stands beside lives."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from test_packs import pack_in
from typer.testing import CliRunner, Result

from timeline.catalogue import Catalogue, questions
from timeline.cli import app
from timeline.packs import data_folder, installed, installing
from timeline.sources import from_text


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--catalogue", str(folder), "history", *words])


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "catalogue"


def zipped(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return path


def test_a_folder_is_installed_listed_and_removed(tmp_path: Path, mine: Path) -> None:
    folder = pack_in(tmp_path / "river")
    assert run(mine, "check", str(folder)).output == "Nothing is wrong.\n"
    assert run(mine, "add", str(folder)).output == "river: installed, 1 events\n"
    assert "river  river  (installed)  1 events" in run(mine, "list").output
    again = run(mine, "add", str(folder))
    assert again.exit_code == 2
    assert "installed already" in again.output
    assert run(mine, "remove", "river").exit_code == 0
    assert "river" not in run(mine, "list").output
    assert run(mine, "remove", "river").exit_code == 2
    assert run(mine, "remove", "korea").exit_code == 2


def test_a_zip_file_is_installed_from_within_its_one_folder(tmp_path: Path, mine: Path) -> None:
    folder = pack_in(tmp_path / "river")
    inside: dict[str, bytes | str] = {
        f"river/{path.name}": path.read_bytes() for path in folder.iterdir()
    }
    path = zipped(tmp_path / "river.zip", inside)
    assert run(mine, "add", str(path)).exit_code == 0
    assert [pack.id for pack in installed(mine / "history").packs] == ["river"]


def test_what_is_wrong_is_told_by_file_and_row_and_nothing_is_installed(
    tmp_path: Path, mine: Path
) -> None:
    folder = pack_in(tmp_path / "river")
    table = folder / "context_events.csv"
    table.write_text(table.read_text("utf-8").replace("disaster", "weather"), "utf-8")
    found = run(mine, "add", str(folder))
    assert found.exit_code == 2
    assert f"{table}, row 2, column category: 'weather' is none of" in found.output
    assert not list((mine / "history").glob("*"))


@pytest.mark.parametrize("name", ["../pack.toml", "/pack.toml", "..\\pack.toml", "a/../../b"])
def test_a_zip_file_cannot_write_outside(tmp_path: Path, mine: Path, name: str) -> None:
    found = run(mine, "add", str(zipped(tmp_path / "evil.zip", {name: 'id = "evil"'})))
    assert found.exit_code == 2
    assert "outside the pack" in found.output


def test_a_bomb_is_refused(tmp_path: Path, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installing, "LIMIT", 2**20)
    path = zipped(tmp_path / "bomb.zip", {"pack.toml": "", "places.csv": b"0" * 2**22})
    found = run(mine, "add", str(path))
    assert found.exit_code == 2
    assert "larger than 1 MB" in found.output


@pytest.mark.parametrize("content", [b"", b"PK\3\4 no zip", b"id,title\n"])
def test_what_is_no_pack_is_told_in_one_line(tmp_path: Path, mine: Path, content: bytes) -> None:
    path = tmp_path / "some.zip"
    path.write_bytes(content)
    found = run(mine, "add", str(path))
    assert found.exit_code == 2
    assert len(found.output.splitlines()) == 1


def test_the_installation_is_never_written_to() -> None:
    with pytest.raises(Exception, match="belongs to the installation"):
        installing.add_pack(data_folder() / "history" / "korea", data_folder() / "history")


def test_an_installed_history_dates_and_stands_beside_the_lives_that_name_it(
    tmp_path: Path, mine: Path
) -> None:
    run(mine, "add", str(pack_in(tmp_path / "river")))
    text = "I was born in Quay in 1920. When the Great Flood came we left Quay."
    with Catalogue(mine) as c:
        assert c.keeper is not None
        c.keeper.add(from_text(text, published="1990"))
        c.refresh()
        assert set(questions.glossary(c)["pack"].to_pylist()) == {"river", "world"}
        assert any(event.edtf == "1931-05" for event in c.keeper.life("text").events)
        installing.remove_pack("river", mine / "history")
        c.refresh()
        assert "river" not in questions.glossary(c)["pack"].to_pylist()
        assert not any(event.edtf == "1931-05" for event in c.keeper.life("text").events)
