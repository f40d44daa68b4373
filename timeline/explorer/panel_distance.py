"""The two filters that are typed: the narrator's age, and the distance from a kind of event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from timeline.catalogue import KINDS, Near, Selection
from timeline.explorer.interface import Interface
from timeline.explorer.options import NO_END
from timeline.explorer.parts import button, hook


def age_fields(
    t: Interface, selection: Selection, counted: Sequence[tuple[tuple[int, int], int]]
) -> html.Details:
    """ "between 10 and 15", and stages of life with the number of events that each would give."""
    low, high = selection.age or ("", "")
    fields = {
        "low": _number("age-low", str(low), t("filters.age-low")),
        "high": _number("age-high", "" if high == NO_END else str(high), t("filters.age-high")),
    }
    stages = [
        button(
            [
                html.Span(_stage(t, *ages)),
                html.Span(f"{n:,}", className="n"),
            ],
            aria_pressed=str(on).lower(),
            data_set=f"age={'' if on else f'{ages[0]}..{ages[1]}'}",
        )
        for ages, n in counted
        for on in (ages == selection.age,)
    ]
    return html.Details(
        [
            html.Summary(t("filters.age")),
            _line(t("filters.age-line"), fields),
            html.P(t("filters.years-fault"), className="fault", hidden=True, role="alert"),
            html.Div(stages, className="stages", role="group", **hook(aria_label=t("filters.age"))),
        ],
        open=selection.age is not None,
    )


def _stage(t: Interface, low: int, high: int) -> str:
    return t("filters.age-on", low=low) if high == NO_END else f"{low}–{high}"


def near_fields(t: Interface, selection: Selection) -> html.Details:
    """ "0 to 2 years after leaving"; before it, both numbers are counted backwards."""
    near = selection.near
    before = near is not None and near.low < 0 and near.high <= 0
    fields = {
        "low": _number("near-low", _shown(near, low=not before), t("filters.near-low")),
        "high": _number("near-high", _shown(near, low=before), t("filters.near-high")),
        "side": _select(
            "near-side",
            t("filters.near-side"),
            [("after", t("filters.near-after")), ("before", t("filters.near-before"))],
            "before" if before else "after",
        ),
        "kind": _select(
            "near-kind",
            t("filters.near-kind"),
            [(kind, t.named("distance", kind)) for kind in KINDS],
            near.kind if near else "leaving",
        ),
    }
    return html.Details(
        [
            html.Summary(t("filters.near")),
            _line(t("filters.near-line"), fields),
            html.P(t("filters.years-fault"), className="fault", hidden=True, role="alert"),
        ],
        open=near is not None,
    )


def _shown(near: Near | None, *, low: bool) -> str:
    """A number of years as it is typed: without a sign where both lie before."""
    if near is None:
        return ""
    years = near.low if low else near.high
    return str(abs(years) if near.low < 0 and near.high <= 0 else years)


def _line(sentence: str, fields: Mapping[str, Any]) -> html.Div:
    """A sentence of the interface with fields in its {places}, in the order of its language."""
    parts = re.split(r"\{(\w+)\}", sentence)
    children: list[Any] = []
    for number, part in enumerate(parts):
        if number % 2:
            children.append(fields[part])
        elif part.strip():
            children.append(html.Span(part.strip()))
    return html.Div(children, className="fields")


def _number(name: str, value: str, says: str) -> html.Span:
    field = dcc.Input(
        id=name, type="text", value=value, maxLength=4, inputMode="numeric", autoComplete="off"
    )
    return html.Span([html.Label(says, htmlFor=name, className="unseen"), field])


def _select(name: str, says: str, options: Sequence[tuple[str, str]], chosen: str) -> html.Span:
    return html.Span(
        [
            html.Label(says, htmlFor=name, className="unseen"),
            html.Select(
                [
                    html.Option(label, value=value, selected=value == chosen)
                    for value, label in options
                ],
                id=name,
            ),
        ]
    )
