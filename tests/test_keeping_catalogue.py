"""What is kept, in the questions: at once after a write, by anybody, and less of it in public."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from kept_stories import SAILOR, WEAVER, decide, told, with_sailor

from timeline.catalogue import Catalogue, Selection, questions
from timeline.catalogue.keeping import Decision, Keeper
from timeline.catalogue.keeping.rowing import public_life

ROOT = Path(__file__).parents[1]


def titles(catalogue: Catalogue) -> dict[str, str]:
    """{title: EDTF} of everything that the questions know of the sailor."""
    frame = catalogue.events()
    rows = frame[frame["testimony"] == "sailor"]
    return dict(zip(rows["title"], rows["edtf"], strict=True))


def test_the_example_of_a_catalogue_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    code = re.findall(r"(?s)```python\n(.*?)```", page)[1]
    (tmp_path / "testimony.txt").write_text(WEAVER, "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "docs/python.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "Born by a river  1961" in re.sub(r" {2,}", "  ", printed)
    assert "Begins to weave [1976..1977] →" in printed


def test_what_another_process_decides_is_seen_after_a_refresh(tmp_path: Path) -> None:
    folder = with_sailor(tmp_path).folder.path
    with Catalogue(folder) as catalogue:
        state = catalogue.state
        assert titles(catalogue)["Marries"] == "2006" and not catalogue.refresh()
        other = Keeper(folder, shipped={})
        decide(other, "Marries", "date", date="2007")
        decide(other, "Goes to sea", "reject")
        assert catalogue.refresh() and catalogue.state != state
        now = titles(catalogue)
        assert now["Marries"] == "2007" and "Goes to sea" not in now


def test_what_is_under_review_is_in_no_question_until_it_is_finished(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    Keeper(folder, shipped={}).add(told(tmp_path, "sailor", SAILOR), reviewing=True)
    with Catalogue(folder) as catalogue:
        assert titles(catalogue) == {} and catalogue.keeper is not None
        assert [each.state for each in catalogue.keeper.testimonies()] == ["reviewing"]
        catalogue.keeper.finish("sailor", "Ann")
        catalogue.refresh()
        assert titles(catalogue)["Marries"] == "2006"


@pytest.mark.parametrize("access", ["private", "public"])
def test_the_public_sees_what_is_public_and_pseudonyms_as_told(tmp_path: Path, access: str) -> None:
    kept = Keeper(tmp_path / "kept", shipped={})
    hers = replace(told(tmp_path, "sailor", SAILOR), access=access, pseudonym=True)  # type: ignore[arg-type]
    kept.add(hers)
    kept.decide(Decision("sailor", kept.life("sailor").birth, "date", {"date": "1980-03-05"}))
    shown = public_life(kept, "sailor")
    if access == "private":
        assert shown is None
        return
    assert shown is not None
    as_told = {event.title: event.edtf for event in shown.events}
    assert as_told["Born"] == "198X" and as_told["Loses father"] == "1994"
    assert as_told["Goes to sea"] == "[..2020]" and as_told["Marries"] == "2006"
    said = " ".join(reason.says for event in shown.events for reason in event.reasons)
    assert "March" not in said and "At 20" not in said and "At the age" not in said
    assert shown.conflicts == ()


def test_a_catalogue_opened_in_public_asks_of_nothing_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = with_sailor(tmp_path)
    open_one = replace(told(tmp_path, "weaver", WEAVER), access="public")
    kept.add(open_one)

    def nothing_ships(*_: object, **__: object) -> Catalogue:
        return Catalogue.of_lives([], [])

    monkeypatch.setattr(Catalogue, "shipped", nothing_ships)
    with Catalogue.opened(kept.folder.path, public=True) as catalogue:
        assert set(catalogue.events()["testimony"]) == {"weaver"}
        assert questions.lives(catalogue).num_rows == 1
    with Catalogue.opened(kept.folder.path) as catalogue:
        assert questions.counts(catalogue, Selection()).chosen == 8
