"""One person who told twice: a sub-row for each testimony, and both dates in the panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from explorer_stories import Telling, life_of

from timeline.catalogue import Catalogue, questions
from timeline.explorer import ask
from timeline.explorer.ground import Ground, ground_of
from timeline.explorer.interface import interface
from timeline.explorer.panel_tellings import tellings, told_elsewhere
from timeline.explorer.served import to_html
from timeline.explorer.view import View
from timeline.figures.lives import lives_figure
from timeline.figures.palette import THEMES
from timeline.figures.scale import Scale
from timeline.model import Life

WINDOW = Scale(date(1970, 1, 1).toordinal(), date(2025, 12, 31).toordinal(), 1000)


def _told(key: str, born: str, left: str) -> Life:
    lines = [
        (f"I was born in {born}.", born, "Born in Aldburg", "birth", born, "Aldburg"),
        ("In 1988 I taught.", "1988", "Teaches", "work", "1988", ""),
        (f"In {left} I crossed the river.", left, "Crosses", "escape", left, ""),
    ]
    life = life_of(key, "Gil Hart", [Telling(*line, ongoing=False) for line in lines])
    told = replace(life.testimony, narrator_id="gil", title=f"The {key} telling")
    return replace(life, testimony=told)


@pytest.fixture(scope="module")
def twice() -> Iterator[tuple[Catalogue, Ground]]:
    with Catalogue.of_lives([_told("early", "1960", "1997"), _told("late", "1962", "1997")]) as c:
        yield c, ground_of(c)


def test_each_testimony_is_a_row_of_its_own_in_one_lane(
    twice: tuple[Catalogue, Ground],
) -> None:
    catalogue, ground = twice
    lanes = ask.lanes_of(catalogue, ground, View(), ground.window, interface("en"))
    assert lanes is not None and [lane.key for lane in lanes] == ["gil"]
    assert ground.lives["gil"]["events"] == 6
    figure = lives_figure(lanes, WINDOW, THEMES["light"])
    (named,) = [trace for trace in figure["data"] if trace["name"] == "tellings"]
    assert named["text"] == ["The early telling · 2020", "The late telling · 2020"]
    home = next(trace for trace in figure["data"] if trace["name"] == "home")
    heights = {y for y in home["y"] if y is not None}
    assert len(heights) == 2  # two life lines
    marks = figure["layout"]["meta"]["marks"]
    early = {mark[4] for mark in marks if mark[0].startswith("early:")}
    late = {mark[4] for mark in marks if mark[0].startswith("late:")}
    assert max(early) < named["y"][1] < min(late)
    for one, other in combinations(marks, 2):
        assert one[4] != other[4] or one[3] <= other[2] or other[3] <= one[2]
    (lane,) = figure["layout"]["meta"]["lanes"]
    assert max(late) < lane[1] + lane[2]


def test_dates_that_disagree_are_shown_with_both_sources(
    twice: tuple[Catalogue, Ground],
) -> None:
    catalogue, ground = twice
    told = ground.testimonies["gil"]

    def shown(key: str) -> str:
        row = questions.event(catalogue, key)
        assert row is not None
        return to_html(tellings(interface("en"), row, told_elsewhere(catalogue, told, row)))

    born = shown("early:e1")
    assert "different dates" in born
    assert "The early telling" in born and "The late telling" in born
    assert "1960" in born and "1962" in born and "event=late:e1" in born
    left = shown("late:e3")
    assert "different dates" not in left and "event=early:e3" in left
