"""Full disks, read-only folders, damaged files, many processes: told, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from kept_stories import SAILOR, WEAVER, dates, decide, keeper, told, with_sailor

from timeline.catalogue import Catalogue
from timeline.catalogue.keeping import Decision, Keeper, segments
from timeline.model import TimelineError
from timeline.sources import read

if sys.platform != "win32":
    import resource


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("room", [0, 9, 100])
def test_a_full_disk_is_one_line_and_leaves_no_half_a_line(tmp_path: Path, room: int) -> None:
    kept = with_sailor(tmp_path)
    log = kept.folder.log
    before = log.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, hard))
    try:
        with pytest.raises(TimelineError, match="cannot be written") as fault:
            decide(kept, "Marries", "title", title="x" * 500)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "\n" not in str(fault.value) and log.read_bytes() == before
    assert dates(kept.life("sailor"))["Marries"] == "2006"
    decide(kept, "Marries", "date", date="2007")
    assert kept.check() == () and log.read_bytes().startswith(before)


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "step", ["segments.os.fsync", "segments.sync_folder", "segments.json.dumps", "log.add_line"]
)
def test_an_adding_that_finds_no_room_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    kept = with_sailor(tmp_path)
    testimony = told(tmp_path, "weaver", WEAVER)
    with monkeypatch.context() as patch:
        patch.setattr(f"timeline.catalogue.keeping.{step}", full)
        with pytest.raises(TimelineError, match="No space left"):
            kept.add(testimony)
    again = Keeper(kept.folder.path, shipped={})
    assert [each.id for each in again.testimonies()] == ["sailor"]
    again.add(testimony)
    assert again.check() == ()
    assert [each.id for each in again.testimonies()] == ["sailor", "weaver"]


def test_a_read_only_folder_can_be_read_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_sailor(tmp_path).folder.path

    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("timeline.catalogue.keeping.locks.os.open", denied)
    kept = Keeper(path, shipped={})
    assert dates(kept.life("sailor"))["Marries"] == "2006"
    with pytest.raises(TimelineError, match=r"kept: cannot be written \(Permission denied\)"):
        decide(kept, "Marries", "accept")
    with pytest.raises(TimelineError, match="Permission denied"):
        kept.add(told(tmp_path, "weaver", WEAVER))
    with Catalogue(path) as catalogue:
        assert len(catalogue.events()) == 5


@pytest.mark.parametrize("damage", ["cut", "changed", "lost", "empty"])
def test_a_damaged_testimony_is_told_and_the_rest_opens(tmp_path: Path, damage: str) -> None:
    kept = with_sailor(tmp_path)
    kept.add(told(tmp_path, "weaver", WEAVER))
    segment = kept.folder.segment_of("sailor")
    assert segment is not None
    file = segment / segments.FILE
    whole = file.read_bytes()
    if damage == "lost":
        file.unlink()
    else:
        changed = {"cut": whole[:-5], "changed": whole.replace(b"port", b"fort"), "empty": b""}
        file.write_bytes(changed[damage])
    again = Keeper(kept.folder.path, shipped={})
    (fault,) = again.check()
    assert str(file) in fault and "\n" not in fault
    assert [bool(each.warnings) for each in again.testimonies()] == [True, False]
    assert dates(again.life("weaver")) and again.rerun() == ()
    with Catalogue(kept.folder.path) as catalogue:
        assert set(catalogue.events()["testimony"]) == {"weaver"}
        assert catalogue.faults == (fault,)
    again.add(told(tmp_path, "third", "I was born in 1950.\n"))
    assert len(again.testimonies()) == 3


def test_a_damaged_story_export_or_tombstone_is_told(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    kept.save_story({"id": "one", "title": "One", "testimonies": ["sailor"]})
    kept.save_story({"id": "two", "title": "Two", "testimonies": ["sailor"]})
    (kept.folder.stories / "one.json").write_text("{", "utf-8")
    kept.folder.exports.write_text("{\n", "utf-8")
    assert [story["id"] for story in kept.stories()] == ["two"]
    faults = kept.check()
    assert len(faults) == 2 and "one.json" in faults[0] and "exports.jsonl" in faults[1]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(TimelineError, match="holds other things"):
        Keeper(tmp_path / "letters", shipped={})
    with pytest.raises(TimelineError, match="is no folder"):
        Keeper(tmp_path / "letters" / "mine.txt", shipped={})
    kept = keeper(tmp_path)
    (kept.folder.path / "catalogue.json").write_text('{"format": 9}', "utf-8")
    with pytest.raises(TimelineError, match="later version"):
        keeper(tmp_path)


def test_a_backup_lies_where_it_is_told_and_not_among_what_it_holds(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    assert kept.backup(tmp_path / "mine.zip") == tmp_path / "mine.zip"
    assert kept.backup().parent == kept.folder.backups
    with pytest.raises(TimelineError, match="below backups/"):
        kept.backup(kept.folder.path / "mine.zip")


# --- many at once -------------------------------------------------------------------------------

WORK = """
import sys
from pathlib import Path
from timeline.catalogue.keeping import Decision, Keeper
from timeline.sources import read
folder, number = Path(sys.argv[1]), sys.argv[2]
kept = Keeper(folder / "kept", shipped={}, packs=())
id = kept.add(read(folder / f"own-{number}.txt")).id
for turn in range(6):
    for about, event in (("sailor", "sailor-e01"), (id, f"{id}-e01")):
        title = {"title": f"{number} in turn {turn}"}
        entry = kept.decide(Decision(about, event, "title", title, who=number)).entry
        print(entry.id, flush=True)
"""


def test_four_processes_add_and_correct_at_once_and_lose_nothing(tmp_path: Path) -> None:
    for number in range(4):
        told(tmp_path, f"own-{number}", f"I was born in 195{number}.\n")
    kept = with_sailor(tmp_path)
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORK, str(tmp_path), str(number)],
            stdout=subprocess.PIPE, text=True,
        )
        for number in range(4)
    ]  # fmt: skip
    acknowledged = [line for worker in workers for line in worker.communicate()[0].split()]
    assert [worker.returncode for worker in workers] == [0] * 4
    entries = kept.folder.state().entries
    assert len(acknowledged) == 48 and set(acknowledged) < {entry.id for entry in entries}
    assert len(kept.testimonies()) == 5 and kept.check() == ()
    for number in range(4):
        titles = [e.value["title"] for e in kept.history("sailor") if e.who == str(number)]
        assert titles == [f"{number} in turn {turn}" for turn in range(6)]


def test_threads_make_one_folder_and_write_into_it_at_once(tmp_path: Path) -> None:
    wrong: list[BaseException] = []
    files = [tmp_path / f"own-{number}.txt" for number in range(6)]
    for number, file in enumerate(files):
        file.write_text(f"I was born in 195{number}.\n", "utf-8")

    def work(file: Path) -> None:
        try:
            kept = Keeper(tmp_path / "kept", shipped={}, packs=())
            kept.add(read(file))
            kept.decide(Decision(file.stem, f"{file.stem}-e01", "accept", who=file.stem))
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(file,)) for file in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    kept = keeper(tmp_path)
    assert len(kept.testimonies()) == 6 and kept.check() == ()
    lines = [json.loads(line) for line in kept.folder.log.read_bytes().splitlines()]
    assert len(lines) == 12


def test_another_process_that_adds_again_what_was_forgotten_is_seen(tmp_path: Path) -> None:
    one = with_sailor(tmp_path)
    assert "Goes to sea" in dates(one.life("sailor"))
    other = Keeper(one.folder.path, shipped={})
    other.forget("sailor", "the narrator asked")
    other.add(told(tmp_path, "sailor", "I was born in 1950. I married in 1970.\n"))
    assert list(dates(one.life("sailor"))) == ["Born", "Marries"]
    assert SAILOR not in one.testimony("sailor").text
