"""Far out: the density of all lives and of each that is drawn, its key, and the small bands of a
narrow page. An expected number, every event spread evenly over the time it may have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html

from timeline.catalogue import Catalogue, Density, Selection, questions
from timeline.explorer import ask
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import hook
from timeline.explorer.view import View
from timeline.figures.density import density_figure
from timeline.figures.ink import Figure
from timeline.figures.marks import Lane
from timeline.figures.palette import Theme
from timeline.figures.scale import Scale
from timeline.periods import Period

_BINS = 160
_SMALL_BINS = 48


def density_of(
    catalogue: Catalogue,
    ground: Ground,
    view: View,
    chosen: Selection,
    scale: Scale,
    theme: Theme,
) -> Figure:
    """All lives as one band, and below it the lives of the page, each as a band of its own."""
    window = view.window or ground.window
    lanes = tuple(ask.on_page(ask.crowd(catalogue, ground, view), view))

    def bands(selection: Selection, by: str) -> Density:
        return questions.density(catalogue, selection, window.first, window.last, _BINS, by=by)

    together, each = bands(chosen, ""), bands(replace(chosen, narrators=lanes), "lane")
    of_lane = dict(zip(each.rows, each.weights.tolist(), strict=True))
    nothing = [0.0] * (len(together.edges) - 1)
    return density_figure(
        ["", *lanes],
        [edge.toordinal() for edge in together.edges],
        [together.weights[0].tolist(), *(of_lane.get(lane, nothing) for lane in lanes)],
        scale,
        theme,
        lines=[(), *(ground.lines.get(lane, ()) for lane in lanes)],
        drawn=True,
    )


def key(t: Interface, meta: Mapping[str, Any], scale: Scale) -> list[Any]:
    """What the shades stand for: how many events a year the darkest one is, of all lives and of
    each."""
    years = max(scale.years / _BINS, 1 / 366)
    together, each = (cap / years for cap in meta["caps"])
    return [
        html.Span(t("density.name"), title=t("lane.density")),
        html.Span(className="scale", **hook(aria_hidden="true")),
        html.Span(t("density.darkest", all=_number(together), each=_number(each))),
    ]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 9.95 else f"{value:.1f}".removesuffix(".0")


def small_bands(
    catalogue: Catalogue, ground: Ground, view: View, lanes: Sequence[Lane], window: Period
) -> dict[str, tuple[float, list[float]]]:
    """For each lane the expected number of events in the window, and how it is spread over it (as
    shares of the densest part)."""
    chosen = replace(ask.chosen_of(view, window), narrators=tuple(lane.key for lane in lanes))
    found = questions.density(catalogue, chosen, window.first, window.last, _SMALL_BINS, by="lane")
    most = float(found.weights.max(initial=0.0)) or 1.0
    return {
        lane: (float(weights.sum()), (weights / most).tolist())
        for lane, weights in zip(found.rows, found.weights, strict=True)
    }
