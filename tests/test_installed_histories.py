"""A history that somebody installed: its own names, its dates in every life, where it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_packs import pack_in

from timeline.catalogue import Catalogue, Selection, questions
from timeline.catalogue.keeping import Decision, Keeper
from timeline.explorer.ground import ground_of
from timeline.exports import export, take
from timeline.extract import extract
from timeline.model import TimelineError
from timeline.packs import installing
from timeline.packs.shown import choices, choose
from timeline.sources import read

TOLD = "I was born in Quay in 1920. When the Great Flood came we left Quay. In 1950 I married."


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    path = tmp_path / "told.txt"
    path.write_text(TOLD, "utf-8")
    return path


@pytest.fixture
def catalogue(tmp_path: Path, shipped: Path) -> Catalogue:
    """A catalogue with one life that ships, kept in a folder of its own."""
    made = Catalogue.of_lives([extract(read(shipped))])
    made._keep(Keeper(tmp_path / "kept", shipped={"told": shipped}))
    return made


def install(catalogue: Catalogue, pack: Path) -> Path:
    assert catalogue.keeper is not None
    history = catalogue.keeper.folder.history
    installing.add_pack(pack, history)
    catalogue.refresh()
    return history


def dates(catalogue: Catalogue) -> set[str]:
    return set(questions.page(catalogue, Selection())["edtf"].to_pylist())


def test_what_ships_is_dated_with_it_and_as_before_once_it_is_gone(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    before = dates(catalogue)
    assert "1931-05" not in before
    history = install(catalogue, pack_in(tmp_path / "river"))
    assert "1931-05" in dates(catalogue)
    installing.remove_pack("river", history)
    catalogue.refresh()
    assert dates(catalogue) == before


def test_a_corrected_date_may_name_what_only_it_knows(tmp_path: Path, catalogue: Catalogue) -> None:
    install(catalogue, pack_in(tmp_path / "river"))
    keeper = catalogue.keeper
    assert keeper is not None
    married = next(e for e in keeper.life("told").events if e.edtf == "1950")
    keeper.decide(Decision("told", married.id, "date", {"date": "two years after the Great Flood"}))
    found = next(e for e in keeper.life("told").events if e.id == married.id)
    assert found.edtf.startswith("1933")


def test_its_layers_have_its_own_names_everywhere(tmp_path: Path, catalogue: Catalogue) -> None:
    about = 'countries = ["AA"]\n[layers]\nriver = { en = "The river", ko = "강" }\n'
    install(catalogue, pack_in(tmp_path / "river", about=about))
    ground = ground_of(catalogue)
    assert "river" in ground.brought and ground.layers[0] == "river"
    assert ground.words("en").named("layer", "river") == "The river"
    assert ground.words("ko").named("layer", "river") == "강"
    excerpt = take(catalogue)
    assert {past.layer_in("ko") for past in excerpt.past if past.layer == "river"} <= {"강"}
    assert "The river" in export(excerpt, "svg").decode()


def test_a_name_in_one_language_stands_in_for_another(tmp_path: Path, catalogue: Catalogue) -> None:
    about = 'countries = ["AA"]\n[layers]\nriver = "The river"\n'
    install(catalogue, pack_in(tmp_path / "river", about=about))
    assert ground_of(catalogue).words("ko").named("layer", "river") == "The river"


def test_a_layer_without_a_name_is_a_fault(tmp_path: Path) -> None:
    folder = pack_in(tmp_path / "river", about='countries = ["AA"]\n[layers]\nriver = {}\n')
    assert any("river has no name" in fault for fault in installing.faults_of(folder))


def test_what_ships_is_hidden_and_brought_back_in_one_step(catalogue: Catalogue) -> None:
    keeper = catalogue.keeper
    assert keeper is not None
    keeper.show_shipped(False, "Eva")
    catalogue.refresh()
    assert keeper.stands("told") == "removed" and not dates(catalogue)
    assert keeper.history("told")[-1].who == "Eva"
    keeper.show_shipped(True)
    keeper.show_shipped(True)  # nothing is left to bring back
    catalogue.refresh()
    assert "1950" in dates(catalogue) and len(keeper.history("told")) == 2


def test_somebody_may_want_it_always_or_never(tmp_path: Path, catalogue: Catalogue) -> None:
    def shown() -> set[str]:
        catalogue.refresh()
        return set(questions.history(catalogue, Selection())["pack"].to_pylist())

    history = install(catalogue, pack_in(tmp_path / "river"))
    assert "river" in shown() and "korea" not in shown()
    choose(history, "river", "never")
    choose(history, "korea", "always")
    assert "river" not in shown() and "korea" in shown()
    assert "1931-05" in dates(catalogue)  # what is not shown still dates
    choose(history, "river", "")
    assert choices(history) == {"korea": "always"} and "river" in shown()
    with pytest.raises(TimelineError, match="choose always"):
        choose(history, "river", "sometimes")
    (history / "shown.json").write_text("[", "utf-8")
    assert choices(history) == {}
