"""A narrator withdraws: every byte of the folder is searched, and a tombstone is what stays."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from kept_stories import WEAVER, dates, decide, event, keeper, told, with_sailor

from timeline.catalogue import Catalogue, Selection, questions
from timeline.catalogue.keeping import Decision, Keeper, forgetting, segments
from timeline.model import TimelineError
from timeline.sources import read

SECRETS = (
    "in a port", "lost my father", "Two years later", "Goes to sea", "Loses father",
    "Weds the baker", "“Bäckerin”", "제빵사", "she told me so", "Port and sea", "2009-05",
)  # fmt: skip


def everything_told(folder: Path) -> Keeper:
    """The sailor, with decisions, a story, two backups, tables in the cache and an export."""
    kept = with_sailor(folder)
    kept.add(told(folder, "weaver", WEAVER))
    decide(kept, "Marries", "title", title="Weds the baker “Bäckerin” 제빵사")
    sea = event(kept.life("sailor"), "Goes to sea").id
    decision = Decision("sailor", sea, "date", {"date": "2009-05"}, "Ann", "she told me so")
    undone = kept.decide(decision).entry
    assert undone is not None
    kept.undo(undone.id, "Ann", "she told me so")
    kept.save_story(
        {"id": "s1", "title": "Port and sea", "testimonies": ["sailor"],
         "steps": [{"event": f"sailor:{sea}", "note": "Two years later"}]}
    )  # fmt: skip
    mixed = [{"event": f"sailor:{sea}", "note": "in a port"}, {"event": "weaver:weaver-e01"}]
    both = ["sailor", "weaver"]
    kept.save_story({"id": "s2", "title": "Two lives", "testimonies": both, "steps": mixed})
    with Catalogue(kept.folder.path) as catalogue:
        assert len(catalogue.events()) > 5  # the tables are in the cache now
    kept.backup()
    kept.backup(kept.folder.backups / "before.zip")
    kept.note_export(folder / "site", ["sailor"])
    kept.note_export(folder / "other.csv", ["weaver"])
    return kept


def contents(path: Path, data: bytes) -> Iterator[bytes]:
    """The bytes of a file and, where it packs others, what is in it."""
    yield data
    yield str(path).encode()
    if path.suffix == ".parquet":
        yield json.dumps(pq.read_table(io.BytesIO(data)).to_pylist(), default=str).encode()
        yield repr(pq.read_table(io.BytesIO(data)).to_pylist()).encode()
    if path.suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for info in packed.infolist():
                yield from contents(Path(info.filename), packed.read(info))


def left_of(folder: Path, words: tuple[str, ...] = SECRETS) -> list[str]:
    """Where any of the words still is, in any of the ways that files write them."""
    found = []
    for path in folder.rglob("*"):
        for data in contents(path, path.read_bytes() if path.is_file() else b""):
            for word in words:
                ways = {word.encode(), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode()}
                found += [f"{path}: {word}" for way in ways if way in data]
    return found


def test_every_byte_of_a_forgotten_testimony_is_gone(tmp_path: Path) -> None:
    kept = everything_told(tmp_path)
    folder = kept.folder.path
    weaver = dates(kept.life("weaver"))
    assert {line.rpartition(": ")[2] for line in left_of(folder)} == set(SECRETS)
    gone = kept.forget("sailor", "the narrator asked")
    assert left_of(folder) == []
    assert gone.exports == (str(tmp_path / "site"),) and gone.lost == ()
    (stone,) = [json.loads(line) for line in kept.folder.tombstones.read_bytes().splitlines()]
    assert (stone["id"], stone["day"], stone["reason"]) == (gone.id, gone.day, gone.reason)
    assert kept.check() == () and dates(kept.life("weaver")) == weaver
    assert [story["id"] for story in kept.stories()] == ["s2"]
    assert [each.state for each in kept.testimonies()] == ["kept", "forgotten"]
    with pytest.raises(TimelineError, match="no such testimony"):
        kept.life("sailor")
    with Catalogue(folder) as catalogue:
        assert set(catalogue.events()["testimony"]) == {"weaver"}


def test_a_backup_from_before_is_a_catalogue_of_the_others(tmp_path: Path) -> None:
    kept = everything_told(tmp_path)
    kept.forget("sailor", "the narrator asked")
    with zipfile.ZipFile(kept.folder.backups / "before.zip") as packed:
        assert packed.testzip() is None
        packed.extractall(tmp_path / "again")
    again = Keeper(tmp_path / "again", shipped={})
    assert again.check() == ()
    assert [each.id for each in again.testimonies()] == ["weaver"]


STEPS = ["_clear_log", "_clear_stories", "_clear_backup", "tombstones"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("by", ["opening", "writing"])
def test_a_crash_while_forgetting_is_finished_by_whoever_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, by: str
) -> None:
    kept = everything_told(tmp_path)
    other = Keeper(kept.folder.path, shipped={})
    assert len(other.testimonies()) == 2

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(forgetting, step, killed)
        with pytest.raises(Killed):
            kept.forget("sailor", "the narrator asked")
    assert [each.id for each in other.testimonies()] == ["weaver"]  # gone at once for everybody
    if by == "opening":
        Keeper(kept.folder.path, shipped={})
    else:
        other.decide(Decision("weaver", "weaver-e01", "accept"))
    assert left_of(kept.folder.path) == []
    assert [each.state for each in other.testimonies()] == ["kept", "forgotten"]
    assert other.check() == ()


def test_a_damaged_backup_cannot_keep_anything(tmp_path: Path) -> None:
    kept = everything_told(tmp_path)
    damaged = kept.folder.backups / "before.zip"
    damaged.write_bytes(damaged.read_bytes()[:-40])
    gone = kept.forget("sailor", "the narrator asked")
    assert gone.lost == (str(damaged),) and not damaged.exists()
    assert left_of(kept.folder.path) == []


def test_a_damaged_testimony_can_be_forgotten(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    segment = kept.folder.segment_of("sailor")
    assert segment is not None
    path = segment / segments.FILE
    path.write_bytes(path.read_bytes()[:-9])
    Keeper(kept.folder.path, shipped={}).forget("sailor", "the narrator asked")
    assert left_of(kept.folder.path) == []


def test_adding_again_what_was_forgotten_warns(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    file = tmp_path / "sailor.txt"
    file.replace(tmp_path / "another.txt")
    kept.forget("sailor", "the narrator asked")
    again = kept.add(read(tmp_path / "another.txt"))
    assert "was forgotten on" in again.warnings[0] and "the narrator asked" in again.warnings[0]
    with pytest.raises(TimelineError, match="say why"):
        kept.forget("another", "  ")


def test_what_is_removed_is_hidden_and_comes_back(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    with Catalogue(kept.folder.path) as catalogue:
        some = questions.counts(catalogue, Selection()).chosen
        assert catalogue.keeper is not None
        catalogue.keeper.remove("sailor", "Ann", "for a while")
        assert catalogue.refresh() and questions.counts(catalogue, Selection()).chosen == 0
        catalogue.keeper.restore("sailor", "Ann")
        assert catalogue.refresh() and questions.counts(catalogue, Selection()).chosen == some


def test_a_folder_is_all_that_is_written(tmp_path: Path) -> None:
    """Nothing of what is kept lies beside the folder."""
    kept = keeper(tmp_path / "place")
    kept.add(told(tmp_path, "sailor", WEAVER))
    assert [path.name for path in (tmp_path / "place").iterdir()] == ["kept"]
