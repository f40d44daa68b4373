"""The panel of filters: every choice with its live count, ages, distances, periods, series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from timeline.catalogue import KINDS, Selection
from timeline.explorer.interface import Interface
from timeline.explorer.panel_event import close
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import ends_of, label_of, period_of

Row = Mapping[str, Any]

# The filters with choices, in the order in which the panel shows them, and whether open at first.
CHOICES = (
    ("categories", "category", True),
    ("narrators", "narrator", False),
    ("layers", "layer", False),
    ("certainty", "certainty", False),
    ("places", "place", False),
    ("basis", "basis", False),
    ("leave_out", "notice", False),
)
_MOST_CHOICES = 40


def filters_panel(
    t: Interface,
    selection: Selection,
    facets: Mapping[str, Sequence[tuple[str, int]]],
    periods: Sequence[Row],
    people: Mapping[str, str],
    series: Sequence[str],
    chart: str,
) -> list[Any]:
    """Every filter with its live counts. `people` names the lanes."""
    found: list[Any] = [
        html.Div(
            [html.Span(t("filters.says")), close(t)],
            className="over",
        ),
        html.H2(t("nav.filters")),
        html.Div(
            button(
                t("filters.clear"),
                data_drop="categories,narrators,layers,certainty,places,"
                "basis,leave_out,periods,age,near,words,disputed,conflict,countries,scope,how",
            ),
            className="actions",
        ),
    ]
    for name, kind, opened in CHOICES:
        chosen: tuple[str, ...] = getattr(selection, name)
        counted = dict(facets.get(name, ()))
        values = list(dict.fromkeys([*chosen, *counted]))[:_MOST_CHOICES]
        if values:
            labels = {value: people.get(value) or t.named(kind, value) for value in values}
            found.append(
                html.Details(
                    [
                        html.Summary(t(f"filters.{name}")),
                        html.Div(
                            [
                                _option(
                                    f"{name}={value}",
                                    labels[value],
                                    value in chosen,
                                    counted.get(value, 0),
                                )
                                for value in values
                            ],
                            className="options",
                            role="group",
                            **hook(aria_label=t(f"filters.{name}")),
                        ),
                    ],
                    open=opened or bool(chosen),
                )
            )
    return [
        *found,
        _age(t, selection),
        _near(t, selection),
        _doubts(t, selection),
        _periods(t, selection, periods),
        _series(t, series, chart),
    ]


def _option(toggle: str, says: str, on: bool, count: int | None = None) -> html.Button:
    return button(
        [
            html.Span("✓" if on else "", className="box", **hook(aria_hidden="true")),
            html.Span(says),
            html.Span(f"{count:,}", className="n") if count is not None else None,
        ],
        role="checkbox",
        aria_checked=str(on).lower(),
        data_toggle=toggle,
    )


def _age(t: Interface, selection: Selection) -> html.Details:
    low, high = selection.age or ("", "")
    return html.Details(
        [
            html.Summary(t("filters.age")),
            html.Div(
                [
                    html.Label(t("filters.age-from"), htmlFor="age-low"),
                    dcc.Input(
                        id="age-low",
                        type="text",
                        value=str(low),
                        maxLength=3,
                        inputMode="numeric",
                        autoComplete="off",
                    ),
                    html.Label(t("filters.age-to"), htmlFor="age-high"),
                    dcc.Input(
                        id="age-high",
                        type="text",
                        value=str(high),
                        maxLength=3,
                        inputMode="numeric",
                        autoComplete="off",
                    ),
                ],
                className="fields",
            ),
        ],
        open=selection.age is not None,
    )


def _near(t: Interface, selection: Selection) -> html.Details:
    """Distance from a kind of event: "from 0 to 2 years after leaving"."""
    near = selection.near
    return html.Details(
        [
            html.Summary(t("filters.near")),
            html.Div(
                [
                    html.Label(t("filters.near-from"), htmlFor="near-low"),
                    _small("near-low", str(near.low) if near else ""),
                    html.Label(t("filters.near-to"), htmlFor="near-high"),
                    _small("near-high", str(near.high) if near else ""),
                    html.Label(t("filters.near-after"), htmlFor="near-kind"),
                    html.Select(
                        [
                            html.Option(
                                t.words.get(f"kind.{kind}") or t.named("category", kind),
                                value=kind,
                                selected=near is not None and near.kind == kind,
                            )
                            for kind in KINDS
                        ],
                        id="near-kind",
                    ),
                ],
                className="fields",
            ),
        ],
        open=near is not None,
    )


def _small(name: str, value: str) -> dcc.Input:
    return dcc.Input(
        id=name, type="text", value=value, maxLength=4, inputMode="numeric", autoComplete="off"
    )


def _doubts(t: Interface, selection: Selection) -> html.Details:
    """What is disputed, and what does not fit with another statement."""
    choices = (("conflict", "yes"), ("conflict", "no"), ("disputed", "yes"), ("disputed", "no"))
    options = []
    for name, answer in choices:
        on = getattr(selection, name) is (answer == "yes")
        options.append(
            button(
                [
                    html.Span("✓" if on else "", className="box", **hook(aria_hidden="true")),
                    html.Span(t(f"selection.{name}.{answer}")),
                ],
                role="checkbox",
                aria_checked=str(on).lower(),
                data_set=f"{name}={'' if on else answer}",
            )
        )
    return html.Details(
        [
            html.Summary(t("filters.doubts")),
            html.Div(
                options, className="options", role="group", **hook(aria_label=t("filters.doubts"))
            ),
        ],
        open=selection.conflict is not None or selection.disputed is not None,
    )


def _periods(t: Interface, selection: Selection, periods: Sequence[Row]) -> html.Details:
    options = []
    for row in periods:
        its = period_of(row)
        options.append(
            _option(f"periods={ends_of(row)}", label_of(row, t), its in selection.periods)
        )
    return html.Details(
        [
            html.Summary(t("filters.periods")),
            html.Div(
                options, className="options", role="group", **hook(aria_label=t("filters.periods"))
            ),
        ],
        open=False,
    )


def _series(t: Interface, names: Sequence[str], chart: str) -> html.Details:
    """The yearly series that can be drawn under the history, one at a time."""
    options = [
        button(
            [
                html.Span(
                    "✓" if name == chart else "", className="box", **hook(aria_hidden="true")
                ),
                html.Span(t.named("series", name)),
            ],
            role="checkbox",
            aria_checked=str(name == chart).lower(),
            data_set=f"chart={'' if name == chart else name}",
        )
        for name in names
    ]
    return html.Details(
        [
            html.Summary(t("filters.series")),
            html.Div(
                options, className="options", role="group", **hook(aria_label=t("filters.series"))
            ),
        ],
        open=bool(chart),
    )
