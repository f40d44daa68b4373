"""The figures: what is placed meets nothing, what is drawn is where its days are."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures import FIGURES, density_figure, history_figure, lives_figure, series_figure
from timeline.figures.history import importance_at
from timeline.figures.ink import safe
from timeline.figures.lives import beds_of
from timeline.figures.marks import Lane, Mark, Stretch
from timeline.figures.metrics import shortened, text_width
from timeline.figures.packing import GAP, LABEL_GAP, Item, chains, pack, row_tops
from timeline.figures.palette import DARK, GROUP_OF, PAPER, SHAPE_OF, THEMES
from timeline.figures.scale import DAY_MS, EPOCH, Scale
from timeline.model import LIFE_CATEGORIES


def day(year: int, month: int = 1, day_: int = 1) -> int:
    """A day as an ordinal."""
    return date(year, month, day_).toordinal()


def year_mark(key: str, year: int, title: str = "Something happens", **more: Any) -> Mark:
    """What happened once in a year, in the lane "ann"."""
    low, high = day(year), day(year, 12, 31)
    return Mark(key, "ann", title, more.pop("category", "work"), low, high, low, high, **more)


SCALE = Scale(day(1980), day(1999, 12, 31), 1000)


# --- The scale --------------------------------------------------


@given(st.integers(1, 3_600_000), st.integers(0, 90_000), st.floats(200, 4000))
def test_both_ends_of_a_window_belong_to_it(first: int, days: int, width: float) -> None:
    scale = Scale(first, first + days, width)
    assert scale.x(first) == 0
    assert scale.x(first + days + 1) == pytest.approx(width)
    assert scale.ms(0) == (first - EPOCH) * DAY_MS
    ticks = [scale.x(tick.day) for tick in scale.ticks()]
    assert all(later - earlier > 50 for earlier, later in pairwise(ticks))
    assert all(0 <= x <= width for x in ticks)


def test_the_ruler_names_months_when_near() -> None:
    near = Scale(day(1996), day(1996, 12, 31), 1000).ticks()
    assert [(tick.year, tick.month) for tick in near][:3] == [(1996, 0), (1996, 2), (1996, 3)]
    assert [tick.year for tick in SCALE.ticks()][:2] == [1980, 1982]


# --- Packing ----------------------------------------------------

words = st.text("abcdefghij klmno 가나다", min_size=1, max_size=40)


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    """Any marks with labels, some beyond the edges."""
    found = []
    for number in range(draw(st.integers(0, 25))):
        x0 = draw(st.floats(-200, 1000))
        x1 = x0 + draw(st.floats(6, 400))
        title = draw(words)
        texts = tuple(dict.fromkeys((title, shortened(title, 12))))
        middle = (x0 + x1) / 2
        found.append(Item(f"e{number}", x0, x1, middle, texts, draw(st.integers(0, 50))))
    return found


@given(items(), st.integers(1, 6))
def test_nothing_that_is_placed_meets_anything_else(told: list[Item], rows: int) -> None:
    placed = pack(told, width=900, size=12, rows=rows)
    assert [one.item for one in placed] == told
    for a, b in combinations(placed, 2):
        if a.row != b.row:
            continue
        assert a.item.x1 + GAP <= b.item.x0 or b.item.x1 + GAP <= a.item.x0
        spans = [(one.text_x, one.text_x + text_width(one.text, 12)) for one in (a, b)]
        if a.text and b.text and a.beside == b.beside:
            assert spans[0][1] + 1 <= spans[1][0] or spans[1][1] + 1 <= spans[0][0]
        for one, other, span in ((a, b, spans[0]), (b, a, spans[1])):
            if one.text and one.beside:  # a label on the mark line keeps clear of marks
                assert span[1] <= other.item.x0 or other.item.x1 <= span[0]
    for one in placed:
        if one.text:
            assert one.text_x >= 0 and one.text_x + text_width(one.text, 12) <= 900
            assert not (one.beside and one.row == 0)  # the life line runs there
    assert LABEL_GAP > GAP
    tops = row_tops(placed)
    assert tops == sorted(tops)


@given(items(), st.randoms())
def test_packing_does_not_depend_on_the_order_of_the_items(told: list[Item], chance: Any) -> None:
    mixed = list(told)
    chance.shuffle(mixed)
    straight = {one.item.key: one for one in pack(told, width=900, size=12, rows=3)}
    assert straight == {one.item.key: one for one in pack(mixed, width=900, size=12, rows=3)}


def test_what_turns_a_life_is_named_first() -> None:
    crowd = [year_mark(f"w{n}", 1990, f"Works at place number {n}") for n in range(8)]
    birth = year_mark("b", 1990, "Born", category="birth")
    figure = lives_figure([Lane("ann", "Ann", (*crowd, birth))], SCALE, PAPER, label_rows=1)
    named = [mark[5] for mark in figure["layout"]["meta"]["marks"] if mark[9]]
    assert "Born" in named


def test_a_ribbon_is_the_chain_that_is_worth_most() -> None:
    spans = [(0.0, 50.0), (50.0, 100.0), (10.0, 80.0), (20.0, 30.0)]
    assert chains(spans, [50, 50, 70, 10], 2) == [0, 0, 1, -1]


# --- The lives --------------------------------------------------


def test_a_known_day_is_filled_and_a_window_is_hollow_with_a_thin_span() -> None:
    at = day(1990, 5, 5)
    exact = Mark("d", "ann", "On a day", "work", at, at, at, at)
    window = year_mark("y", 1995)
    figure = lives_figure([Lane("ann", "Ann", (exact, window))], SCALE, PAPER)
    traces = {trace["name"]: trace for trace in figure["data"]}
    drawn = traces["known day work"]["x"]
    middle = (SCALE.x(day(1990, 5, 5)) + SCALE.x(day(1990, 5, 6))) / 2
    assert (min(drawn) + max(drawn)) / 2 == pytest.approx(SCALE.ms(middle), abs=1)
    assert traces["known day work"]["fillcolor"] == PAPER.sure["work"]
    assert traces["once work"]["fillcolor"] == PAPER.sure["work"]
    outer, inner = traces["once work"]["x"], traces["once paper"]["x"]
    assert traces["once paper"]["fillcolor"] == PAPER.paper
    assert min(outer) < min(inner) < max(inner) < max(outer)
    xs = [x for x in traces["sure work"]["x"] if x is not None]
    assert min(xs) == SCALE.ms(SCALE.x(day(1995)))
    assert max(xs) == SCALE.ms(SCALE.x(day(1996)))


def test_what_lasted_is_dark_where_sure_and_light_where_possible() -> None:
    bounds = (day(1990), day(1990, 12, 31), day(1994), day(1994, 12, 31))
    lasted = Mark("l", "ann", "Works", "work", *bounds, point=False)
    figure = lives_figure([Lane("ann", "Ann", (lasted,))], SCALE, PAPER)
    traces = {trace["name"]: trace for trace in figure["data"]}
    light = [x for x in traces["possible work"]["x"] if x is not None]
    dark = [x for x in traces["sure work"]["x"] if x is not None]
    assert (min(light), max(light)) == (SCALE.ms(SCALE.x(day(1990))), SCALE.ms(SCALE.x(day(1995))))
    assert (min(dark), max(dark)) == (
        SCALE.ms(SCALE.x(day(1990, 12, 31))),
        SCALE.ms(SCALE.x(day(1994, 1, 2))),
    )


def test_what_still_went_on_ends_in_an_arrow() -> None:
    bounds = (day(1990), day(1990), day(1998), day(1998))
    still = Mark("s", "ann", "Lives on", "resettlement", *bounds, point=False, ongoing=True)
    figure = lives_figure([Lane("ann", "Ann", (still,))], SCALE, PAPER)
    dark = next(trace for trace in figure["data"] if trace["name"] == "sure resettlement")
    assert max(x for x in dark["x"] if x) > SCALE.ms(SCALE.x(day(1998) + 1))


def test_the_life_line_changes_over_the_window_of_the_change() -> None:
    line = (
        Stretch("home", (day(1980), day(1980)), (day(1990), day(1991))),
        Stretch("away", (day(1990), day(1991)), (day(1999), day(1999))),
    )
    figure = lives_figure([Lane("ann", "Ann", (), line)], SCALE, PAPER)
    traces = {trace["name"]: trace for trace in figure["data"]}
    assert traces["home"]["x"][1] == SCALE.ms(SCALE.x(day(1990)))
    assert traces["away"]["x"][0] == SCALE.ms(SCALE.x(day(1991) + 1))
    assert traces["changing"]["x"] == [
        SCALE.ms(SCALE.x(day(1990))),
        SCALE.ms(SCALE.x(day(1991) + 1)),
    ]


def test_lanes_follow_one_another() -> None:
    lanes = [Lane(key, key, (year_mark(f"{key}1", 1990),)) for key in "abc"]
    beds = beds_of(lives_figure(lanes, SCALE, PAPER))
    assert [bed.key for bed in beds] == ["a", "b", "c"]
    assert all(a.top + a.height == b.top for a, b in pairwise(beds))


def test_told_words_are_letters_only() -> None:
    assert safe("a <b>bold</b> & more") == "a &lt;b&gt;bold&lt;/b&gt; &amp; more"
    figure = lives_figure([Lane("ann", "Ann", (year_mark("e", 1990, "<b>x</b>"),))], SCALE, PAPER)
    assert "<b>" not in str([trace.get("text") for trace in figure["data"]])


# --- History, density, series -----------------------------------


def test_history_shows_more_when_nearer() -> None:
    assert [importance_at(years) for years in (60, 41, 40, 13, 12, 1)] == [1, 1, 2, 2, 3, 3]
    low, high = (
        year_mark("a", 1990, layer="world"),
        year_mark("b", 1995, layer="world", importance=3),
    )
    keys = [
        m[0]
        for m in history_figure([low, high], ["world"], SCALE, PAPER)["layout"]["meta"]["marks"]
    ]
    assert keys == ["a"]


def test_density_and_series() -> None:
    figure = density_figure(["a"], [day(1980), day(1990), day(2000)], [[1.0, 2.0]], SCALE, PAPER)
    assert figure["data"][0]["z"] == [[0.7071, 1.0]]  # the square root of a half, and the most
    assert figure["layout"]["meta"]["density"] is True
    bars = series_figure({1990: 5.0, 1991: 10.0}, SCALE, DARK)["layout"]["meta"]["bars"]
    assert [bar[2:] for bar in bars] == [[1990, 5.0], [1991, 10.0]]
    assert set(FIGURES) >= {"lives", "history", "density", "series"}


def test_one_peak_does_not_blot_out_a_density_and_the_key_says_what_the_darkest_is() -> None:
    edges = [day(1900 + year) for year in range(101)]
    together = [10.0] * 99 + [5000.0]
    each = [1.0] * 50 + [0.0] * 50
    line = (Stretch("home", (day(1900), day(1900)), (day(1950), day(1950))),)
    scale = Scale(edges[0], edges[-1] - 1, 900)
    figure = density_figure(["", "a"], edges, [together, each], scale, PAPER, lines=[(), line])
    shades, meta = figure["data"][0]["z"], figure["layout"]["meta"]
    assert meta["caps"] == [10.0, 1.0]
    assert shades[0] == shades[1] == [1.0] * 100  # two rows: the band of all lives is twice as high
    assert shades[2] == [1.0] * 50 + [0.0] * 50
    assert meta["lanes"] == [["", 0.0, 64.0], ["a", 64.0, 32.0]]
    assert meta["rows"] == [0, 2]
    home = next(trace for trace in figure["data"] if trace.get("name") == "home")
    assert home["x"] == [scale.ms(0), scale.ms(scale.x(day(1950)))]
    assert 64 < home["y"][0] < 96


def test_what_finds_no_room_is_gathered_where_it_would_stand() -> None:
    crowd = [year_mark(f"w{n}", 1990, f"Works at place number {n}") for n in range(9)]
    alone = year_mark("x", 1985)
    lanes = [Lane("ann", "Ann", (*crowd, alone))]

    def shown(most: int, chosen: str = "") -> tuple[set[str], list[Any], float]:
        figure = lives_figure(lanes, SCALE, PAPER, label_rows=1, most_rows=most, chosen=chosen)
        meta = figure["layout"]["meta"]
        return {mark[0] for mark in meta["marks"]}, meta["more"], meta["lanes"][0][2]

    marks, more, height = shown(3)
    assert len(marks) == 4
    [(lane, left, top, keys)] = more
    assert lane == "ann"
    assert marks | set(keys) == {mark.key for mark in (*crowd, alone)}
    middle = SCALE.x(day(1990, 7, 1))
    assert left < middle < left + 60
    assert top < height
    assert shown(8)[1] == []  # the one that is left has a row rather than a sign for itself
    assert shown(40)[2] > height
    hidden = keys[0]
    marks, more, _ = shown(3, chosen=hidden)  # the event that is open is never put away
    assert hidden in marks
    assert more == []


# --- Colours ----------------------------------------------------


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """The contrast of two colours as WCAG 2 measures it."""
    high, low = sorted((_light(a), _light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_marks_and_letters_stand_out(name: str) -> None:
    theme = THEMES[name]
    assert all(contrast(colour, theme.paper) >= 3 for colour in theme.sure.values())
    assert contrast(theme.ink, theme.paper) >= 7
    assert contrast(theme.quiet, theme.paper) >= 4.5


def test_every_category_has_a_group_and_colour_is_never_alone() -> None:
    assert set(LIFE_CATEGORIES) <= set(GROUP_OF)
    assert set(PAPER.sure) == set(PAPER.possible) == set(DARK.sure) == set(GROUP_OF.values())
    assert set(SHAPE_OF.values()) == {"diamond-tall", "diamond-wide"}
