"""The lanes with the data that ships: nothing meets anything else, however near or far one is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from timeline.catalogue import Catalogue
from timeline.explorer import answers
from timeline.explorer.ground import Ground, ground_of
from timeline.explorer.served import to_html
from timeline.explorer.view import read_view

Shipped = tuple[Catalogue, Ground]

WINDOWS = ("", "?from=1900&to=2026", "?from=1990&to=2003", "?from=1997&to=1997",
           "?from=2010&to=2020", "?axis=age", "?lanes=compact", "?from=1994&to=2003&order=name",
           "?narrators=hwang-jang-yop", "?axis=leaving", "?open=hwang-jang-yop,choi-eun-hee",
           "?periods=1994..1998,2004..2006")  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Iterator[Shipped]:
    with Catalogue.shipped() as catalogue:
        yield catalogue, ground_of(catalogue)


def _boxes(meta: dict[str, Any]) -> dict[str, list[tuple[float, float, float, float, str]]]:
    """The boxes of marks and labels of each lane: left, right, top, bottom, whose."""
    found: dict[str, list[tuple[float, float, float, float, str]]] = {}
    for mark in meta["marks"]:
        key, lane, left, right, middle, *_, label = mark
        boxes = found.setdefault(lane, [])
        tick = "counted" not in meta and not label  # of history, without a name
        half, whose = (2.5, "tick") if tick else (6, key)
        boxes.append((max(left, 0), min(right, meta["width"]), middle - half, middle + half, whose))
        if label:
            x, wide, y = label[:3]
            boxes.append((x, x + wide, y - 6, y + 6, f"label of {key}"))
    for lane, left, top, keys in meta.get("more", ()):
        found.setdefault(lane, []).append((left, left + 40, top, top + 18, f"+{len(keys)}"))
    return found


@pytest.mark.parametrize("width", [480, 836, 1500])
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("query", WINDOWS)
def test_no_mark_and_no_label_meets_another(
    shipped: Shipped, query: str, language: str, width: int
) -> None:
    view = read_view(f"{query}&lang={language}" if query else f"?lang={language}")
    made = answers.picture(*shipped, view, answers.Size(width))
    for figure in (made.lives, made.history):
        for boxes in _boxes(figure["layout"]["meta"]).values():
            for one, other in combinations(boxes, 2):
                across = min(one[1], other[1]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[2], other[2])
                ticks = one[4] == other[4] == "tick"  # they may stand as close as their days
                assert ticks or across <= 0.5 or down <= 0.5, (one, other)


def test_every_event_in_view_is_drawn_or_counted_where_it_would_stand(shipped: Shipped) -> None:
    for query in ("", "?lanes=compact", "?from=1995&to=1999"):
        made = answers.picture(*shipped, read_view(query), answers.Size(836))
        meta = made.lives["layout"]["meta"]
        drawn = {mark[0] for mark in meta["marks"]}
        counted = {key for *_, keys in meta["more"] for key in keys}
        assert not drawn & counted
        places, _ = answers.words(*shipped, read_view(query), answers.Size(836))
        assert f"{len(drawn | counted)} events" in places["say"]


def test_no_lane_grows_high_for_a_crowded_year_and_the_signs_say_what_they_stand_for(
    shipped: Shipped,
) -> None:
    made = answers.picture(*shipped, read_view(""), answers.Size(836))
    meta = made.lives["layout"]["meta"]
    assert max(height for _, _, height in meta["lanes"]) < 170
    assert meta["more"]
    signs = to_html(made.places["mores"])
    assert signs.count("<button") == len(meta["more"])
    lane, *_, keys = meta["more"][0]
    assert f"open={lane}" in signs
    assert f"+{len(keys)}" in signs
