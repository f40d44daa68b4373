"""An address and a size → what the page shows. Three answers: the picture, its words, the panel.

Each is a plain function of the catalogue and the address, so the page has no state of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import html

from timeline.catalogue import Catalogue, Selection, questions
from timeline.explorer import (
    ask,
    dense,
    history_panels,
    lane_heads,
    panels,
    paper,
    reading,
    stage,
    tell,
)
from timeline.explorer.compare_columns import beside
from timeline.explorer.compare_history import history_names, with_history
from timeline.explorer.compare_shared import (
    Comparison,
    comparison,
    key_row,
    letters_of,
    shared_list,
)
from timeline.explorer.correct import correct_section
from timeline.explorer.found import found_by_lane, found_panel
from timeline.explorer.ground import Ground, Row
from timeline.explorer.interface import Interface
from timeline.explorer.options import options_of
from timeline.explorer.page_compare import only_compared, picker
from timeline.explorer.page_method import method
from timeline.explorer.page_research import research
from timeline.explorer.page_table import some_rows, table
from timeline.explorer.panel_event import close, event_panel
from timeline.explorer.panel_filters import filters_panel
from timeline.explorer.panel_glossary import glossary_panel, terms_in
from timeline.explorer.panel_tellings import told_elsewhere
from timeline.explorer.read import read_page
from timeline.explorer.spoken import spoken
from timeline.explorer.strip import overview_of, readings
from timeline.explorer.toolbar import paging, say, toolbar
from timeline.explorer.unplaced import unplaced
from timeline.explorer.view import View
from timeline.figures.history import LANE, history_figure, importance_at
from timeline.figures.ink import Figure
from timeline.figures.lives import beds_of, lives_figure
from timeline.figures.marks import Lane
from timeline.figures.palette import THEMES
from timeline.figures.scale import Scale
from timeline.figures.series import series_figure
from timeline.periods import Period

_LABEL_ROWS = ((1, 12), (4, 6), (10, 4))  # up to so many lanes: so many rows for labels
SHEETS = ("read", "table", "research", "method")  # pages of text


@dataclass(frozen=True, slots=True)
class Size:
    """How wide the plot is in pixels, in which theme, and whether the page is a narrow one."""

    width: float = 860
    theme: str = "light"
    narrow: bool = False


def size_of(said: Mapping[str, Any] | None) -> Size:
    """The size that the browser told; the default for what it did not."""
    said = said or {}
    width = said.get("width")
    return Size(
        min(max(float(width), 200.0), 6000.0) if isinstance(width, int | float) else 860.0,
        "dark" if said.get("theme") == "dark" else "light",
        said.get("narrow") is True,
    )


Places = dict[str, Any]  # the id of a place on the page → the components it is filled with


@dataclass(frozen=True)
class Picture:
    """The figures of the stage, what stands around them, and the stage's class."""

    history: Figure
    lives: Figure
    series: Figure
    places: Places
    class_name: str


def picture(catalogue: Catalogue, ground: Ground, view: View, size: Size) -> Picture:
    """The stage for a view at a size."""
    t = ground.words(view.language)
    view = only_compared(ground, view)
    window = view.window or ground.window
    scale = Scale(window.first.toordinal(), window.last.toordinal(), size.width)
    theme = THEMES[size.theme]
    layers = ask.layers_of(ground, view)
    past = ask.history_marks(ground, layers, window, importance_at(scale.years), t.language)
    chosen = ask.chosen_of(view, window)
    origins = ask.origins_of(catalogue, ground, view.axis)
    lanes = None
    if not _surely_too_many(catalogue, ground, chosen, window):
        lanes = ask.lanes_of(catalogue, ground, view, window, t)
    if lanes is None:
        lives = dense.density_of(catalogue, ground, view, chosen, scale, theme)
    else:
        if view.axis:
            events = ask.origin_events(catalogue, ground, view.axis)
            lanes = ask.counted_lanes(lanes, origins, events)
            scale = ask.counted_scale(lanes, view.axis, size.width)
        rows = next((rows for most, rows in _LABEL_ROWS if len(lanes) <= most), 3)
        if view.page == "compare":
            lanes = with_history(ground, view, lanes, origins, scale)
        lives = lives_figure(lanes, scale, theme, label_rows=rows, chosen=view.event, drawn=True)
    beds = beds_of(lives)
    names = ask.lives_with_lines(ground, view.language)
    yearly = () if scale.counted else ground.series.get(view.chart, ())
    places: Places = {
        "ruler": stage.ruler(t, scale),
        "ribbon": stage.ribbon(t, ground.periods, scale, view.selection.periods),
        "layers": stage.layer_names(t, layers, LANE),
        "choices": stage.choices(t, ground.layers, layers, tuple(ground.series), view.chart),
        "names": [
            *lane_heads.names(t, names, beds, view, origins, ground.died, _silent(lanes or ())),
            *history_names(t, ground, beds),
        ]
        or [html.P(t("lives.none" if ground.lives else "lives.empty"), className="nothing")],
        "density-key": dense.key(t, lives["layout"]["meta"], scale) if lanes is None else [],
        "mores": lane_heads.mores(t, lives["layout"]["meta"], lanes or (), ground.names),
        "shades": [] if view.axis else stage.shades(scale, view.selection.periods),
        "series-name": stage.series_name(t, view.chart, yearly) if yearly else [],
    }
    return Picture(
        history_figure(past, layers, scale, theme, drawn=True),
        lives,
        series_figure({row["year"]: row["value"] for row in yearly}, scale, theme, drawn=True),
        places,
        _class_name(scale, lanes is None, view.compact)
        + " with-series" * bool(yearly)
        + " comparing" * (view.page == "compare"),
    )


def _surely_too_many(
    catalogue: Catalogue, ground: Ground, chosen: Selection, window: Period
) -> bool:
    """Whether more falls into the window than can be drawn, as far as its density says: the
    expected number is never above the possible one, and is known without a look at the events."""
    if ground.events <= ask.MOST_MARKS:
        return False
    expected = questions.density(catalogue, chosen, window.first, window.last, bins=1).weights
    return float(expected.sum()) > ask.MOST_MARKS


def _reaches(row: Row, window: Period) -> bool:
    its = stage.period_of(row)
    return its.first <= window.last and its.last >= window.first


def _silent(lanes: Sequence[Lane]) -> set[str]:
    return {lane.key for lane in lanes if not lane.marks and not lane.line}


def _class_name(scale: Scale, dense: bool, compact: bool) -> str:
    return "picture" + " counted" * scale.counted + " dense" * dense + " compact" * compact


def words(catalogue: Catalogue, ground: Ground, view: View, size: Size) -> tuple[Places, str]:
    """The words for a view, and the class of the stage."""
    t = ground.words(view.language)
    only = only_compared(ground, view)
    window = only.window or ground.window
    chosen = ask.chosen_of(only, window)
    counts = questions.counts(catalogue, chosen)
    by_how = {"may": counts.may, "surely": counts.surely, "began": counts.began}
    said = say(t, ground, view, window, counts)
    found = comparison(catalogue, ground, view, t) if view.page == "compare" else None
    reading_one_life = size.narrow and view.life
    works = (
        [paper.address()] if view.page == "method" else paper.sources(t, catalogue, ground, chosen)
    )
    places: Places = {
        "overview-place": overview_of(t, ground.overview, window, view.selection.periods),
        "readings": readings(t, chosen.how, by_how),
        "toolbar": []
        if reading_one_life
        else [
            *toolbar(t, ground, view, window, counts, said),
            *works,
        ],
        "reading": _reading(catalogue, ground, only, window, t, found) if size.narrow else [],
        "paging": [] if reading_one_life else paging(t, ground, view, window, counts),
        "say": spoken(t, view, said),
        "above": [
            *(picker(t, ground, view) if found else ()),
            *(() if view.page in SHEETS else unplaced(t, catalogue, ground, only, window)),
            *(key_row(t, found) if found else ()),
        ],
        "below": shared_list(t, ground, found) if found else [],
    }
    reads = f" on-{view.page}" if view.page in SHEETS else ""
    compares = " comparing" if found else ""
    return places, f"stage on-sheet{reads}" if view.page in SHEETS else f"stage{compares}"


def sheet(catalogue: Catalogue, ground: Ground, view: View, writes: bool = False) -> list[Any]:
    """The page of a testimony or for research; nothing where another page is open. `writes`:
    what is corrected can be kept."""
    t = ground.words(view.language)
    if view.page == "read":
        return read_page(catalogue, ground, view, t, writes)
    if view.page == "method":
        return method(catalogue, t)
    if view.page != "research":
        return []
    window = view.window or ground.window
    counts = questions.counts(catalogue, ask.chosen_of(view, window))
    return research(catalogue, ground, view, say(t, ground, view, window, counts), t)


def grid(catalogue: Catalogue, ground: Ground, view: View) -> list[Any]:
    """The table of a view; nothing where another page is open."""
    t = ground.words(view.language)
    return table(catalogue, ground, view, t) if view.page == "table" else []


def rows_of_grid(
    catalogue: Catalogue, ground: Ground, view: View, asked: Mapping[str, Any]
) -> dict[str, Any]:
    """The rows of the table that the page asks for, of a view with very many."""
    return some_rows(catalogue, ground, view, asked, ground.words(view.language))


def _reading(
    catalogue: Catalogue,
    ground: Ground,
    view: View,
    window: Period,
    t: Interface,
    found: Comparison | None,
) -> list[Any]:
    lives = ask.lives_with_lines(ground, view.language)
    if found and view.life not in lives:
        return beside(catalogue, ground, view, window, t, letters_of(found))
    scale = Scale(window.first.toordinal(), window.last.toordinal(), 100)
    if view.life not in lives:
        shown = ask.lanes_of(catalogue, ground, view, window, t)
        bands = {}
        if shown is None:
            shown = ask.bare_lanes(catalogue, ground, view)
            bands = dense.small_bands(catalogue, ground, view, shown, window)
        words = view.selection.words
        rows = ask.found_rows(catalogue, ground, ask.chosen_of(view, window)) if words else []
        periods = [row for row in ground.periods if _reaches(row, window)]
        return [
            reading.period_row(t, periods, view.selection.periods),
            *reading.cards(t, lives, shown, scale, found_by_lane(t, rows, words), bands),
        ]
    only = replace(view, selection=replace(view.selection, narrators=(view.life,)))
    lanes = ask.lanes_of(catalogue, ground, only, window, t)
    around = Selection(periods=(window,), layers=ask.layers_of(ground, view))
    past = questions.history(catalogue, around, importance=1).to_pylist()
    told = [(row, tell.when_short(row, t)) for row in past if row["pack"] in ground.own_packs]
    lane = lanes[0] if lanes else Lane(view.life, "")
    return reading.downwards(t, lives[view.life], lane, told)


def _found(
    catalogue: Catalogue, ground: Ground, view: View, window: Period, t: Interface
) -> list[Any]:
    """The panel while words are sought and nothing is open."""
    chosen, words = ask.chosen_of(view, window), view.selection.words
    rows = ask.found_rows(catalogue, ground, chosen)
    return found_panel(t, rows, words, questions.how_many(catalogue, chosen), close(t, "words"))


def panel(
    catalogue: Catalogue, ground: Ground, view: View, writes: bool = False
) -> tuple[list[Any], str]:
    """The side panel's content, and which face of it this is ("help" where nothing is open).
    `writes`: what is corrected can be kept."""
    t = ground.words(view.language)
    window = view.window or ground.window
    lives = ask.lives_with_lines(ground, view.language)
    if view.show == "filters":
        only = only_compared(ground, view)
        found = options_of(catalogue, ground, ask.chosen_of(only, only.window or window))
        series = tuple(ground.series)
        return filters_panel(t, view.selection, found, ground.names, series, view.chart), "filters"
    if view.show == "glossary":
        return glossary_panel(t, catalogue, ground), "glossary open"
    if view.show == "help":
        return panels.help_panel(t), "help open"
    if view.show == "series" and view.chart in ground.series:
        yearly = ground.series[view.chart]
        return history_panels.series_panel(t, view.chart, yearly), "event"
    period = next((row for row in ground.periods if row["key"] == view.event), None)
    if period is not None:
        return history_panels.period_panel(t, period, view.selection.periods), "event"
    if past_event := ground.history.get(view.event):
        then = ask.lives_then(catalogue, ground, past_event)
        return history_panels.history_panel(t, past_event, then), "event"
    row = questions.event(catalogue, view.event) if view.event else None
    if row is not None:
        past = ask.history_then(catalogue, ground, view.event)
        others = [
            {**other, "notices": ground.lives[other["lane"]]["notices"]}
            for other in questions.others_then(catalogue, view.event, limit=6).to_pylist()
        ]
        row["life"] = ask.with_line(row["life"], t)
        testimonies = ground.testimonies.get(row["lane"], ())
        row["terms"] = terms_in(catalogue, ground, row["expressions"])
        row["elsewhere"] = told_elsewhere(catalogue, testimonies, row)
        text = questions.text(catalogue, row["testimony"])
        correct = correct_section(t, catalogue, row) if writes else []
        sought = view.selection.words
        return event_panel(t, row, past, others, sought, text, correct), "event"
    if view.selection.words and not view.life:
        return _found(catalogue, ground, view, window, t), "found"
    if view.life in lives:
        asked = Selection(narrators=(view.life,))
        marks = [
            ask.mark_in_words(mark, t) for mark in questions.marks(catalogue, asked).to_pylist()
        ]
        sought = view.selection.words
        shown = panels.life_panel(
            t,
            lives[view.life],
            marks,
            view.life in view.pinned,
            sought,
            alone=view.selection.narrators == (view.life,),
            window=window,
        )
        return shown, "life open" if view.show == "life" else "life"
    return panels.help_panel(t), "help"
