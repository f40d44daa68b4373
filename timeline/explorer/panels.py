"""The side panel's other faces: a life, a row of history, the filters, how to read the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from timeline.catalogue import Selection
from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.page import button, hook
from timeline.explorer.panel_event import about_life, close
from timeline.explorer.stage import certainty_keys, ends_of, label_of, notices_line, period_of
from timeline.figures.marks import Mark
from timeline.figures.palette import group_of

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


def life_panel(t: Interface, life: Row, marks: Sequence[Mark], pinned: bool) -> list[Any]:
    """One life: its summary, its events in order, where it comes from."""
    lane = life["lane"]
    return [
        html.Div([html.Span(t("life.one")), close(t)], className="over"),
        html.H2(life["narrator"] or life["title"]),
        html.P(life["line"], className="edtf"),
        notices_line(t, life["notices"]),
        html.P(t("life.pseudonym"), className="note") if life["pseudonym"] else None,
        html.P(life["no_birth"], className="note") if life["no_birth"] else None,
        html.Div(
            className="actions",
            children=[
                button(
                    t("life.unpin" if pinned else "life.pin"),
                    data_toggle=f"pin={lane}",
                    aria_pressed=str(pinned).lower(),
                ),
                button(t("life.only"), data_set=f"narrators={lane}"),
                button(t("life.hide"), data_toggle=f"hide={lane}", data_drop="life,event"),
                button(t("life.all"), data_drop="life,event"),
            ],
        ),
        html.H3(t("life.events", n=len(marks))),
        html.Ul(
            [
                html.Li(
                    [
                        html.Span(
                            f"{mark.when}{' · ' + mark.age if mark.age else ''}", className="t"
                        ),
                        button(
                            mark.title,
                            data_set=f"event={mark.key}",
                            class_=f"c-{group_of(mark.category)}",
                        ),
                    ]
                )
                for mark in marks
            ],
            className="then",
        ),
        *about_life(t, life),
    ]


def history_panel(t: Interface, row: Row) -> list[Any]:
    """One event of history, with its source."""
    title = label_of(row, t)
    url = str(row["source_url"] or "")
    return [
        html.Div([html.Span(t.named("layer", row["layer"])), close(t)], className="over"),
        html.H2(title),
        html.P(row["title"], className="edtf") if title != row["title"] else None,
        html.P(tell.when(row, t), className="date"),
        html.P(["EDTF ", html.Code(row["edtf"])], className="edtf"),
        html.P(row["place"], className="edtf") if row["place"] else None,
        html.P(row["summary"], className="date"),
        html.P(row["note"], className="note") if row["note"] else None,
        html.Div(
            className="actions",
            children=[button(t("history.choose"), data_set=f"periods={ends_of(row)}")],
        ),
        html.H3(t("panel.source")),
        html.P(
            html.A(row["source_title"] or url, href=url, rel="noreferrer", target="_blank")
            if url.startswith("http")
            else row["source_title"],
            className="note",
        ),
        html.P(
            t("source.checked" if row["source_checked"] else "source.unchecked"), className="note"
        ),
    ]


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
                "basis,leave_out,periods,age,near,words,disputed,conflict,how",
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


def help_panel(t: Interface) -> list[Any]:
    """How to read the picture: three sentences, one marked example, the signs."""
    return [
        html.H2(t("help.title")),
        html.Div([html.P(t(f"help.{n}")) for n in (1, 2, 3)], className="steps"),
        html.Div(
            [
                html.Span(className="thin"),
                html.Span(className="dia hollow"),
            ],
            className="glyph example c-escape",
            **hook(aria_hidden="true"),
        ),
        html.P(t("help.example"), className="note"),
        html.H3(t("help.signs")),
        html.Div(certainty_keys(t), className="legend"),
        html.H3(t("help.keys")),
        html.P(t("help.keys-say"), className="note"),
    ]
