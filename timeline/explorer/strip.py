"""The period strip: typed years, the overview with its window, and how a period is read.

The overview's bars are an aoristic density: each event spread evenly over the time it may have
been, so that an uncertain one weighs the same as a known one and piles up nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import dcc, html

from timeline.catalogue.phrases import period_ends
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.periods import Period

HOWS = ("may", "surely", "began")
_LABELS = 9
_USUAL, _STANDS_OUT = 0.95, 8.0  # of the years; so many times that much stands out


@dataclass(frozen=True, slots=True)
class Overview:
    """The years `first`..`last`, and the events that fall into each by aoristic weight."""

    first: int
    last: int
    weights: tuple[float, ...]

    @property
    def highest(self) -> float:
        """What the highest bar stands for: the largest weight, but where a year or two stand out
        from all others, a bar that leaves those to be seen (what is more is cut off)."""
        ordered = sorted(self.weights)
        largest = ordered[-1] if ordered else 0.0
        usual = ordered[int(_USUAL * (len(ordered) - 1))] if ordered else 0.0
        cut = usual * _STANDS_OUT
        return (cut / 2 if 0 < cut < largest else largest) or 1.0

    def share(self, day: date, *, end: bool = False) -> float:
        """Where a day lies between the ends, 0 to 1."""
        start = date(self.first, 1, 1).toordinal()
        whole = date(self.last, 12, 31).toordinal() + 1 - start
        return min(max((day.toordinal() + end - start) / whole, 0.0), 1.0)


def year_fields(t: Interface) -> html.Div:
    """The two fields for typed years. They stand still while the rest is laid out anew, so that
    nothing is taken from under somebody who types; assets/page-2-window.js fills them in."""
    return html.Div(
        className="period",
        children=[
            html.Span(
                t("strip.period"),
                id="period-label",
                className="label",
                **hook(data_period=t("strip.period"), data_view=t("strip.view")),
            ),
            html.Div(
                [
                    _year(t, "from"),
                    html.Span("–", **hook(aria_hidden="true")),
                    _year(t, "to"),
                    button(
                        "+",
                        name=t("strip.add"),
                        id="period-add",
                        class_="square",
                        aria_expanded="false",
                        aria_controls="period-more",
                    ),
                ],
                className="years",
            ),
            _another(t),
            html.P(
                id="period-wrong",
                className="wrong",
                role="alert",
                hidden=True,
                **hook(data_wrong=t("strip.wrong"), data_turned=t("strip.turned")),
            ),
        ],
    )


def _another(t: Interface) -> html.Div:
    """The field for another period beside those that are chosen."""
    return html.Div(
        [
            html.Label(t("strip.another"), htmlFor="period-text"),
            html.Div(
                [
                    dcc.Input(
                        id="period-text",
                        type="text",
                        placeholder="1996–98",
                        maxLength=120,
                        autoComplete="off",
                    ),
                    button(t("strip.give"), id="period-give"),
                ],
                className="fields",
            ),
            html.P(t("strip.several"), className="note"),
        ],
        id="period-more",
        className="pop",
        hidden=True,
    )


def _year(t: Interface, name: str) -> html.Span:
    return html.Span(
        [
            html.Label(t(f"strip.{name}"), htmlFor=f"year-{name}", className="unseen"),
            dcc.Input(
                id=f"year-{name}", type="text", maxLength=60, autoComplete="off", className="year"
            ),
        ]
    )


def readings(t: Interface, how: str, counts: dict[str, int]) -> list[Any]:
    """How the period is read: may, surely, began, each with its count of events."""
    return [
        html.Span(t("how.legend"), className="label", id="how-legend"),
        html.Div(
            className="segments",
            role="group",
            children=[
                button(
                    [t(f"how.{one}"), " ", html.B(f"{counts.get(one, 0):,}")],
                    title=t(f"how.{one}.says"),
                    data_set=f"how={one if one != 'may' else ''}",
                    aria_pressed=str(one == how).lower(),
                )
                for one in HOWS
            ],
            **hook(aria_labelledby="how-legend"),
        ),
    ]


def overview_of(
    t: Interface, overview: Overview, window: Period, chosen: Sequence[Period] = ()
) -> html.Div:
    """The overview with its window, and the chosen periods as bands."""
    first, last = period_ends(window)
    most = overview.highest
    low, high = overview.share(window.first), overview.share(window.last, end=True)
    each = range(overview.first, overview.last + 1)
    bars = [
        html.I(
            className="in" * (window.first.year <= year <= window.last.year)
            + " over" * (weight > most),
            style={"height": f"{min(max(100 * weight / most, 2), 100):.1f}%"},
        )
        for year, weight in zip(each, overview.weights, strict=True)
    ]
    return html.Div(
        id="overview",
        className="overview",
        title=t("strip.density"),
        children=[
            html.Div(bars, className="bars", **hook(aria_hidden="true")),
            html.Div(
                [
                    html.Span(
                        str(year),
                        style={"left": f"{100 * overview.share(date(year, 1, 1)):.2f}%"},
                    )
                    for year in _decades(overview)
                ],
                className="decades",
                **hook(aria_hidden="true"),
            ),
            html.Div(_bands(overview, chosen), className="bands", **hook(aria_hidden="true")),
            html.Div(
                id="window",
                className="window",
                style={"left": f"{100 * low:.3f}%", "right": f"{100 * (1 - high):.3f}%"},
                children=[
                    html.Div(
                        className="mover",
                        role="slider",
                        tabIndex="0",
                        **_slider(
                            t,
                            overview,
                            "whole",
                            window.first.year,
                            f"{window.first.year}–{window.last.year}",
                        ),
                    ),
                    _grip(t, overview, "first", window.first.year),
                    _grip(t, overview, "last", window.last.year),
                ],
            ),
        ],
        **hook(
            data_first=str(overview.first),
            data_last=str(overview.last),
            data_from=first,
            data_to=last,
            data_chosen="1" if chosen else "",
        ),
    )


def _bands(overview: Overview, chosen: Sequence[Period]) -> list[html.I]:
    found = []
    for period in chosen:
        low, high = overview.share(period.first), overview.share(period.last, end=True)
        if high > low:
            style = {"left": f"{100 * low:.3f}%", "width": f"{100 * (high - low):.3f}%"}
            found.append(html.I(style=style))
    return found


def _grip(t: Interface, overview: Overview, end: str, year: int) -> html.Div:
    return html.Div(
        className=f"grip {end}",
        role="slider",
        tabIndex="0",
        **_slider(t, overview, end, year, str(year)),
    )


def _slider(t: Interface, overview: Overview, end: str, year: int, said: str) -> dict[str, Any]:
    return hook(
        data_end=end,
        aria_label=t(f"strip.{end}"),
        aria_valuemin=str(overview.first),
        aria_valuemax=str(overview.last),
        aria_valuenow=str(min(max(year, overview.first), overview.last)),
        aria_valuetext=said,
    )


def _decades(overview: Overview) -> Sequence[int]:
    step = next(
        step
        for step in (5, 10, 20, 50, 100, 500, 9999)
        if (overview.last - overview.first) / step <= _LABELS + 3
    )
    return [
        year
        for year in range(-(-overview.first // step) * step, overview.last + 1, step)
        if 0.02 < overview.share(date(year, 1, 1)) < 0.98
    ]
