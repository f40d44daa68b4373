"""Keeping: tables are written whole or not at all, made again when they must be, never needed."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

import pytest
from invented_lives import another, catalogue, event, in_year, life

from timeline import extract, model
from timeline.catalogue import Catalogue, Selection, questions, shipped, store
from timeline.catalogue.questions import Counts
from timeline.model import Life, TimelineError


def small() -> Catalogue:
    return catalogue(life([event(1, "Works", "work", in_year(1990), place="Aldburg")]))


def total(c: Catalogue) -> int:
    return questions.counts(c, Selection()).chosen


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    with small() as c:
        c.save(tmp_path / "kept")
        expected = questions.marks(c, Selection()).to_pylist()
    with Catalogue.open_folder(tmp_path / "kept") as again:
        assert questions.marks(again, Selection()).to_pylist() == expected
        assert questions.named_periods(again)["label"].to_pylist() == ["The hard years"]
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_several_folders_are_one_catalogue(tmp_path: Path) -> None:
    with small() as c:
        c.save(tmp_path / "one")
    with catalogue(another(2, [event(1, "Weds", "family", in_year(1991))])) as c:
        c.save(tmp_path / "two")
    with Catalogue.open_folder(tmp_path / "one", tmp_path / "two") as both:
        assert questions.marks(both, Selection())["title"].to_pylist() == ["Works", "Weds"]


def test_a_catalogue_of_nothing_answers_too(tmp_path: Path) -> None:
    with Catalogue.of_lives([], []) as nothing:
        assert total(nothing) == 0
        assert questions.lives(nothing).num_rows == 0
        assert questions.facets(nothing, Selection())["categories"] == []
        nothing.save(tmp_path / "nothing")
    with Catalogue.open_folder(tmp_path / "nothing") as again:
        assert total(again) == 0


@pytest.mark.parametrize("damage", ["cut", "lost", "manifest", "older"])
def test_a_folder_that_is_not_whole_is_refused_by_name(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "kept"
    with small() as c:
        c.save(folder)
    manifest = folder / store.MANIFEST
    if damage == "cut":
        (folder / "events.parquet").write_bytes((folder / "events.parquet").read_bytes()[:-9])
    elif damage == "lost":
        (folder / "lives.parquet").unlink()
    elif damage == "manifest":
        manifest.write_text("[", "utf-8")
    else:
        about = json.loads(manifest.read_text("utf-8"))
        manifest.write_text(json.dumps({**about, "schema": 0}), "utf-8")
    with pytest.raises(TimelineError, match="kept: no complete tables"):
        Catalogue.open_folder(folder)
    with small() as c:
        c.save(folder)  # what is damaged is replaced
    with Catalogue.open_folder(folder) as again:
        assert total(again) == 1


def test_whoever_comes_second_keeps_what_is_there(tmp_path: Path) -> None:
    with small() as c:
        c.save(tmp_path / "kept")
        before = (tmp_path / "kept" / "events.parquet").stat().st_ino
        c.save(tmp_path / "kept")
        assert (tmp_path / "kept" / "events.parquet").stat().st_ino == before


def test_nothing_half_written_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with small() as c:
        monkeypatch.setattr("pyarrow.parquet.write_table", full)
        with pytest.raises(OSError, match="No space"):
            c.save(tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []


# --- What ships ---------------------------------------------------------------------------------


@pytest.fixture
def ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Two invented testimonies ship; the list grows with every time they are dated."""
    made: list[int] = []

    def lives(*_: object) -> tuple[list[Life], tuple[str, ...]]:
        made.append(1)
        return [life([event(1, "Works", "work", in_year(1990))])], ()

    monkeypatch.setattr(shipped, "read_lives", lives)
    monkeypatch.setattr(shipped, "shipped_packs", lambda: ())
    data = tmp_path / "data"
    (data / "testimonies").mkdir(parents=True)
    (data / "testimonies" / "ann.md").write_text("Ann.", "utf-8")
    monkeypatch.setattr(shipped, "data_folder", lambda: data)
    return made


def test_what_ships_is_dated_once_and_kept(tmp_path: Path, ships: list[int]) -> None:
    for _ in range(3):
        with Catalogue.shipped(tmp_path / "cache") as c:
            assert total(c) == 1
    assert len(ships) == 1


def test_a_change_of_the_data_dates_it_again_and_drops_the_old(
    tmp_path: Path, ships: list[int]
) -> None:
    with Catalogue.shipped(tmp_path / "cache") as c:
        assert c.refresh() is False
        (tmp_path / "data" / "testimonies" / "ann.md").write_text("Ann again.", "utf-8")
        state = c.state
        assert c.refresh() is True
        assert c.state != state and total(c) == 1
    assert len(ships) == 2
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_damaged_cache_is_made_again(tmp_path: Path, ships: list[int]) -> None:
    Catalogue.shipped(tmp_path / "cache").close()
    (kept,) = (tmp_path / "cache").iterdir()
    (kept / "events.parquet").write_bytes(b"")
    with Catalogue.shipped(tmp_path / "cache") as c:
        assert total(c) == 1
    assert len(ships) == 2
    assert store.is_complete(kept)


def test_a_cache_with_right_sizes_and_wrong_bytes_is_made_again(
    tmp_path: Path, ships: list[int]
) -> None:
    Catalogue.shipped(tmp_path / "cache").close()
    (kept,) = (tmp_path / "cache").iterdir()
    path = kept / "events.parquet"
    path.write_bytes(b"\0" * path.stat().st_size)
    with Catalogue.shipped(tmp_path / "cache") as c:
        assert total(c) == 1
    assert len(ships) == 2


def test_where_nothing_can_be_written_it_opens_all_the_same(
    tmp_path: Path, ships: list[int]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    with Catalogue.shipped(blocked / "cache") as c:
        assert total(c) == 1
    assert blocked.read_text("utf-8") == "not a folder"


def test_a_testimony_that_cannot_be_read_is_named_and_the_rest_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dated(testimony: model.Testimony, _: object) -> Life:
        return life([event(1, "Works", "work", in_year(1990))], id=testimony.id)

    folder = tmp_path / "data" / "testimonies"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text("---\nnarrator: Ann\n---\nI worked in 1990.\n", "utf-8")
    (folder / "empty.md").write_text("", "utf-8")
    monkeypatch.setattr(extract, "extract", dated)
    monkeypatch.setattr(shipped, "data_folder", lambda: tmp_path / "data")
    with Catalogue.shipped(tmp_path / "cache") as c:
        assert len(c.faults) == 1 and "empty.md" in c.faults[0]
        assert total(c) == 1
    assert not (tmp_path / "cache").exists()


def test_the_cache_lies_where_the_system_keeps_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for platform in ("linux", "darwin", "win32"):
        monkeypatch.setattr(sys, "platform", platform)
        assert tmp_path in store.cache_folder().parents


# --- Many at once ---------------------------------------------------------------------------------


def test_eight_threads_at_once_get_right_answers() -> None:
    lives = [
        another(n, [event(k, f"Event {k}", "work", in_year(1980 + k)) for k in range(n)])
        for n in range(1, 9)
    ]
    with catalogue(*lives) as c:
        expected = {
            n: questions.counts(c, Selection(narrators=(f"t{n}",))).chosen for n in range(1, 9)
        }
        assert expected == {n: n for n in range(1, 9)}
        wrong: list[object] = []

        def ask(n: int) -> None:
            for turn in range(12):
                # Every turn asks something new, so that nothing comes from what is kept.
                chosen = Selection(narrators=(f"t{n}",), words=f"event {'' if turn % 2 else n - 1}")
                found: Counts = questions.counts(c, chosen)
                if found.chosen != (n if turn % 2 else 1):
                    wrong.append((n, turn, found))
                rows = questions.page(c, chosen, limit=turn + 1)
                if rows.num_rows != min(turn + 1, found.chosen):
                    wrong.append((n, turn, rows.num_rows))

        def try_to_ask(n: int) -> None:
            try:
                ask(n)
            except BaseException as error:
                wrong.append(error)

        threads = [threading.Thread(target=try_to_ask, args=(n,)) for n in range(1, 9)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not wrong


def test_questions_under_way_survive_a_refresh(tmp_path: Path, ships: list[int]) -> None:
    with Catalogue.shipped(tmp_path / "cache") as c:
        wrong: list[BaseException] = []

        def ask() -> None:
            try:
                for turn in range(20):
                    questions.counts(c, Selection(words=f"works {turn % 3}"))
            except BaseException as error:
                wrong.append(error)

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        for turn in range(3):
            text = "Ann " * (turn + 2)
            (tmp_path / "data" / "testimonies" / "ann.md").write_text(text, "utf-8")
            assert c.refresh() is True
        for thread in threads:
            thread.join()
        assert not wrong


def test_an_answer_cannot_be_changed_for_the_next_asker() -> None:
    with small() as c:
        first = questions.marks(c, Selection())
        rows = first.to_pylist()
        rows[0]["title"] = "Changed"
        assert questions.marks(c, Selection())["title"].to_pylist() == ["Works"]
        told = questions.event(c, "t:e1")
        assert told is not None
        told["title"] = "Changed"
        assert questions.event(c, "t:e1") != told
