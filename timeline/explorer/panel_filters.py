"""The panel of filters: every choice with the number of events that it would give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import dcc, html

from timeline.catalogue import FILTERS, Selection
from timeline.catalogue.spans import CERTAINTIES
from timeline.explorer.interface import Interface
from timeline.explorer.options import Found
from timeline.explorer.panel_distance import age_fields, near_fields
from timeline.explorer.panel_event import close
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import ends_of, label_of, period_of
from timeline.explorer.toolbar import EVERY_FILTER

Row = Mapping[str, Any]
Choices = Sequence[tuple[str, int]]

_MOST_AT_ONCE = 12  # options that need no field to find one among them
_WRITE: dict[str, Callable[[Any], str]] = {each.name: each.write for each in FILTERS}


def filters_panel(
    t: Interface,
    selection: Selection,
    found: Found,
    people: Mapping[str, str],
    series: Sequence[str],
    chart: str,
) -> list[Any]:
    """Every filter with its live counts. `people` names the lanes."""

    def choices(name: str, kind: str, *, opened: bool = False, less: bool = False) -> Any:
        return _choices(t, selection, name, kind, found.facets.get(name, ()), people, opened, less)

    return [
        html.Div([html.Span(t("filters.says")), close(t)], className="over"),
        html.H2(t("nav.filters")),
        html.Div(
            [
                html.P(html.B(t("filters.chosen", n=found.chosen))),
                button(t("filters.clear"), data_drop=EVERY_FILTER),
                button(t("filters.show"), data_drop="show", class_="show-them"),
            ],
            className="actions filters-now",
        ),
        choices("categories", "category", opened=True),
        choices("narrators", "narrator"),
        choices("places", "place"),
        choices("countries", "country"),
        age_fields(t, selection, found.ages),
        near_fields(t, selection),
        choices("certainty", "certainty"),
        choices("basis", "basis"),
        _doubts(t, selection, found.facets),
        choices("leave_out", "notice", less=True),
        _scope(t, selection, found.facets),
        choices("layers", "layer"),
        _periods(t, selection, found.periods),
        _series(t, series, chart),
    ]


def _group(says: str, options: Sequence[Any], *, opened: bool, find: str = "") -> html.Details:
    """Options under one heading; `find`: with a field that leaves those that hold what is typed."""
    children: list[Any] = [html.Summary(says)]
    if find:
        field = dcc.Input(
            type="text", placeholder=find, maxLength=40, autoComplete="off", className="find"
        )
        children.append(html.Label([html.Span(find, className="unseen"), field]))
    group = html.Div(list(options), className="options", role="group", **hook(aria_label=says))
    return html.Details([*children, group], open=opened)


def _option(says: str, on: bool, count: str | None = None, **does: str) -> html.Button:
    return button(
        [
            html.Span("✓" if on else "", className="box", **hook(aria_hidden="true")),
            html.Span(says),
            html.Span(count, className="n") if count is not None else None,
        ],
        role="checkbox",
        aria_checked=str(on).lower(),
        **does,
    )


def _choices(
    t: Interface,
    selection: Selection,
    name: str,
    kind: str,
    counted: Choices,
    people: Mapping[str, str],
    opened: bool,
    less: bool,
) -> html.Details | None:
    """The values of one filter; `less`: what is chosen is taken away."""
    chosen: tuple[str, ...] = getattr(selection, name)
    counts = dict(counted)
    values = list(dict.fromkeys([*chosen, *counts]))
    if name == "certainty":
        values = [value for value in CERTAINTIES if value in values]
    if not values:
        return None
    options = [
        _option(
            (people.get(value) if kind == "narrator" else None) or t.named(kind, value),
            value in chosen,
            f"{'−' if less and counts.get(value) else ''}{counts.get(value, 0):,}",
            data_toggle=f"{name}={_WRITE[name]((value,))}",
        )
        for value in values
    ]
    find = t("filters.find") if len(values) > _MOST_AT_ONCE else ""
    return _group(t(f"filters.{name}"), options, opened=opened or bool(chosen), find=find)


def _doubts(
    t: Interface, selection: Selection, facets: Mapping[str, Choices]
) -> html.Details | None:
    """What is disputed, and what does not fit with another statement."""
    options = []
    for name in ("conflict", "disputed"):
        counts = dict(facets.get(name, ()))
        for answer in ("yes", "no"):
            on = getattr(selection, name) is (answer == "yes")
            options.append(
                _option(
                    t(f"filters.{name}.{answer}"),
                    on,
                    f"{counts.get(answer, 0):,}",
                    data_set=f"{name}={'' if on else answer}",
                )
            )
    opened = selection.conflict is not None or selection.disputed is not None
    return _group(t("filters.doubts"), options, opened=opened)


def _scope(t: Interface, selection: Selection, facets: Mapping[str, Choices]) -> html.Details:
    """The narrators' own lives, and what they tell of others and of history."""
    counts = dict(facets.get("scope", ()))
    each = (("life",), ("life", "context"), ("context",))
    options = [
        _option(
            t(f"filters.scope.{'both' if len(scopes) > 1 else scopes[0]}"),
            scopes == selection.scope,
            f"{sum(counts.get(scope, 0) for scope in scopes):,}",
            data_set=f"scope={'' if scopes == ('life',) else ','.join(scopes)}",
        )
        for scopes in each
    ]
    return _group(t("filters.scope"), options, opened=selection.scope != ("life",))


def _periods(
    t: Interface, selection: Selection, periods: Sequence[tuple[Row, int]]
) -> html.Details | None:
    options = [
        _option(
            label_of(row, t),
            period_of(row) in selection.periods,
            f"{n:,}",
            data_toggle=f"periods={ends_of(row)}",
        )
        for row, n in periods
    ]
    find = t("filters.find") if len(options) > _MOST_AT_ONCE else ""
    return _group(t("filters.periods"), options, opened=False, find=find) if options else None


def _series(t: Interface, names: Sequence[str], chart: str) -> html.Details | None:
    """The yearly series that can be drawn under the history, one at a time."""
    options = [
        _option(
            t.named("series", name),
            name == chart,
            data_set=f"chart={'' if name == chart else name}",
        )
        for name in names
    ]
    return _group(t("filters.series"), options, opened=bool(chart)) if options else None
