"""The benchmarks' own parts: invented events of any number, and plain pandas that agrees."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks import catalogue, synthetic
from benchmarks.plain_pandas import Frame
from timeline.catalogue import Catalogue, Selection, questions, store


def test_without_the_texts_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for folder in ("", str(tmp_path / "nowhere")):
        monkeypatch.setenv("BENCH", folder)
        assert bench.main([]) == 0
        assert capsys.readouterr().out.count("\n") == 1


def test_an_unknown_benchmark_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().out


def test_invented_lives_are_the_same_every_time() -> None:
    assert list(synthetic.lives(3)) == list(synthetic.lives(3))
    for life in synthetic.lives(3):
        for event in life.events:
            passage = event.passage
            assert life.testimony.text[passage.start : passage.end] == passage.quote


def test_plain_pandas_and_the_catalogue_give_the_same_numbers(tmp_path: Path) -> None:
    store.write(tmp_path / "tables", synthetic.tables(4000))
    with Catalogue.open_folder(tmp_path / "tables") as c:
        assert questions.counts(c, Selection()).chosen == 4000
        catalogue.compare(c, Frame(tmp_path / "tables"))
