"""A second whole history: what it holds, which texts call for it, and what stands beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from timeline.catalogue import Catalogue, questions
from timeline.extract import extract
from timeline.model import Life
from timeline.packs import Pack, packs_for, shipped_packs
from timeline.sources import read

LIVES = Path(__file__).parent / "lives"


def pack() -> Pack:
    return next(each for each in shipped_packs() if each.id == "cambodia")


@cache
def life(name: str) -> Life:
    return extract(read(LIVES / name))


def test_it_is_a_whole_history() -> None:
    found = pack()
    assert len(found.context) >= 40
    assert len({event.layer for event in found.context}) >= 4
    assert all(event.source.title and event.source.url for event in found.context)
    assert found.periods and found.anchors and found.stages and found.places
    assert len({value.year for value in found.series}) > 40


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("I was born in Battambang.", True),
        ("I was born in Phnom Penh and grew up there.", True),
        ("Under the Khmer Rouge we had no salt.", True),
        ("I was born in Hamhung. In 2004 we reached Phnom Penh by way of Hanoi.", False),
        ("I was born in Can Tho and moved to Saigon.", False),
    ],
)
def test_only_texts_of_that_country_call_for_it(text: str, called: bool) -> None:
    assert ("cambodia" in [each.id for each in packs_for(text, shipped_packs())]) is called


def test_only_the_histories_that_lives_call_for_stand_beside_them() -> None:
    with Catalogue.of_lives([life("cambodia.txt")]) as c:
        assert {row["pack"] for row in questions.named_periods(c).to_pylist()} == {"cambodia"}
    with Catalogue.of_lives([life("vietnam.md")]) as c:
        assert set(questions.glossary(c)["pack"].to_pylist()) == {"world"}


def test_its_names_date_a_life() -> None:
    (pol_pot,) = [e for e in life("cambodia.txt").events if "press" in e.passage.quote]
    assert pol_pot.edtf == "1998-04-15"
