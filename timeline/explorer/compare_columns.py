"""Compared lives on a narrow page: a column each, downwards in time, with history between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html

from timeline.catalogue import Catalogue
from timeline.explorer import ask
from timeline.explorer.compare_history import past_of, told_between, with_history
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.view import View
from timeline.figures.marks import Lane, Mark
from timeline.figures.palette import group_of
from timeline.figures.scale import YEAR
from timeline.periods import Period

_COLUMN = 1200.0  # how much history a narrow column holds: as much as a picture so wide
_BETWEEN = 2  # rows of history between two years of the lives


def beside(
    catalogue: Catalogue,
    ground: Ground,
    view: View,
    window: Period,
    t: Interface,
    letters: Mapping[str, str],
) -> list[Any]:
    """The compared lives of a view in columns; without those that its axis cannot place."""
    lanes = ask.lanes_of(catalogue, ground, view, window, t) or []
    between = told_between(ground, ask.layers_of(ground, view), window, view.language)
    past: dict[str, Sequence[Mark]] = {
        "": [mark for mark in between if mark.importance == 1] or between
    }
    if view.axis:
        origins = ask.origins_of(catalogue, ground, view.axis)
        events = ask.origin_events(catalogue, ground, view.axis)
        lanes = ask.counted_lanes(lanes, origins, events)
        scale = ask.counted_scale(lanes, view.axis, _COLUMN)
        told = with_history(ground, view, lanes, origins, scale)
        past = {lane.key: past_of(told, lane.key) for lane in lanes}
    return columns(t, lanes, ground.lives, past, letters, counted=bool(view.axis))


def columns(
    t: Interface,
    lanes: Sequence[Lane],
    lives: Mapping[str, Mapping[str, Any]],
    past: Mapping[str, Sequence[Mark]],
    letters: Mapping[str, str],
    *,
    counted: bool,
) -> list[Any]:
    """The lives beside each other: a row for each year in which something is told of one of them.

    `past` is history, by lane where years are counted in each life (it stands in the lane's
    column then), else under "" in the order of its importance (it stands between the rows);
    `letters` are what marks an event as shared.
    """
    years: dict[int, dict[str, list[Mark]]] = {}
    for lane in lanes:
        dated = [mark for mark in lane.marks if (mark.a, mark.d) != (None, None)]
        for mark in sorted((*dated, *past.get(lane.key, ())), key=_begin):
            years.setdefault(_year(mark, counted), {}).setdefault(lane.key, []).append(mark)
    rows: list[Any] = []
    order = sorted(years)
    for number, year in enumerate(order):
        rows.append(_row(year, years[year], lanes, lives, letters, counted))
        until = order[number + 1] if number + 1 < len(order) else year + 1
        between = [mark for mark in past.get("", ()) if year <= _year(mark, counted) < until]
        kept = sorted(between[:_BETWEEN], key=_begin)
        rows += [_past(mark, len(lanes)) for mark in kept]
    return [
        html.Table(
            [
                html.Caption(t("compare.columns"), className="unseen"),
                html.Thead(
                    html.Tr(
                        [
                            html.Th(html.Span(t("compare.year"), className="unseen"), scope="col"),
                            *(
                                html.Th(
                                    button(
                                        lane.name,
                                        data_set=f"life={lane.key}",
                                        data_drop="event,show",
                                    ),
                                    scope="col",
                                )
                                for lane in lanes
                            ),
                        ]
                    )
                ),
                html.Tbody(rows),
            ],
            className="beside",
        )
    ]


def _begin(mark: Mark) -> int:
    return mark.a if mark.a is not None else mark.d or 0


def _year(mark: Mark, counted: bool) -> int:
    day = _begin(mark)
    return int(day // YEAR) if counted else date.fromordinal(max(day, 1)).year


def _row(
    year: int,
    told: Mapping[str, Sequence[Mark]],
    lanes: Sequence[Lane],
    lives: Mapping[str, Mapping[str, Any]],
    letters: Mapping[str, str],
    counted: bool,
) -> html.Tr:
    said = f"{year:+d}" if counted and year else str(year)
    return html.Tr(
        [
            html.Th(said, scope="row"),
            *(
                html.Td(
                    [
                        _event(mark, letters.get(mark.key, ""), lives[lane.key]["language"])
                        if mark.lane == lane.key
                        else button(mark.title, class_="past", data_set=f"event={mark.key}")
                        for mark in told.get(lane.key, ())
                    ]
                )
                for lane in lanes
            ),
        ]
    )


def _event(mark: Mark, letters: str, language: str) -> html.Button:
    return button(
        [
            html.Span(
                html.Span(className="dia" if mark.exact or not mark.point else "dia hollow"),
                className=f"glyph small c-{group_of(mark.category)}",
                **hook(aria_hidden="true"),
            ),
            html.Span(letters, className="letter") if letters else None,
            html.B(mark.title, lang=language),
            html.Small(mark.when),
        ],
        class_="event",
        data_set=f"event={mark.key}",
    )


def _past(mark: Mark, lives: int) -> html.Tr:
    said = [html.Span(mark.title), " ", html.Small(mark.when)]
    return html.Tr(
        [
            html.Td(className="past"),
            html.Td(button(said, data_set=f"event={mark.key}"), colSpan=lives, className="past"),
        ]
    )
