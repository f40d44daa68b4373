"""The page's frame: header, period strip, stage with history and lives, side panel, reading view.

Controls are native elements. A control says what it does to the address in a data attribute
(`data-set="how=surely"`, `data-toggle="categories=hunger"`), and one script (assets/state.js)
does it; the server only ever answers an address.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from timeline.explorer import rights
from timeline.explorer.interface import Interface, languages
from timeline.explorer.parts import GRAPH, button, hook
from timeline.explorer.stage import legend
from timeline.explorer.strip import year_fields
from timeline.explorer.view import MODES

# What the scripts are told to put into the page.
FILLINGS = ("picture-filling", "words-filling", "sheet-filling", "panel-filling")


def frame(t: Interface, grid: str) -> list[Any]:
    """The whole page in one language, with empty places for what the callbacks fill; `grid` is
    where the table's script is fetched from."""
    return [
        html.A(t("page.skip"), href="#stage", className="skip"),
        _header(t),
        html.Section(
            [
                year_fields(t),
                html.Div(id="overview-place"),
                html.Div(id="readings", className="how"),
            ],
            id="strip",
            className="strip",
            **hook(aria_label=t("strip.name")),
        ),
        html.Div(
            className="body",
            children=[
                html.Main(
                    id="stage",
                    className="stage",
                    tabIndex="-1",
                    children=[
                        html.Div(id="toolbar", className="toolbar"),
                        html.Div(id="above", className="above"),
                        _scroller(t),
                        html.Div(
                            [html.Div(id="sheet-content"), html.Div(id="grid")],
                            id="sheet",
                            className="sheet",
                        ),
                    ],
                    **hook(
                        data_age=t("age.pointer"),
                        data_ages=t("age.pointer-range"),
                        data_counted=t("axis.counted"),
                        data_dense=t("density.about"),
                        data_densest=t("density.at-least"),
                        data_grid=grid,
                    ),
                ),
                html.Aside(
                    id="panel",
                    className="panel",
                    tabIndex="-1",
                    **hook(aria_label=t("panel.name")),
                ),
            ],
        ),
        html.Div(id="tip", className="tip", hidden=True),
        html.Div(id="say", className="unseen", role="status", **hook(aria_live="polite")),
        html.Div(id="say-mark", className="unseen", role="status", **hook(aria_live="polite")),
        _keys(t),
        *(dcc.Store(id=name) for name in FILLINGS),
    ]


def _header(t: Interface) -> html.Header:
    return html.Header(
        className="top",
        children=[
            html.H1(html.A(t("page.title"), href="/", className="brand")),
            html.Div(
                className="search",
                role="search",
                children=[
                    html.Label(t("search.name"), htmlFor="words", className="unseen"),
                    dcc.Input(
                        id="words",
                        type="text",
                        placeholder=t("search.hint"),
                        autoComplete="off",
                        spellCheck="false",
                        maxLength=80,
                    ),
                    html.Kbd("/", **hook(aria_hidden="true")),
                ],
            ),
            html.Nav(
                className="modes",
                children=[
                    *(
                        button(
                            t(f"page.{name or 'picture'}"),
                            data_set=f"page={name}",
                            class_="quiet mode",
                            data_page=name,
                            aria_current="page" if name == "" else "false",
                        )
                        for name in ("", *MODES)
                    ),
                    html.Span(className="rule", **hook(aria_hidden="true")),
                    button(t("nav.filters"), data_set="show=filters", class_="quiet"),
                    button(t("nav.how"), data_set="show=help", data_drop="event", class_="quiet"),
                    button(t("present.name"), data_present="1", class_="quiet"),
                    html.A(
                        t("stories.title"),
                        href=f"/stories?lang={t.language}",
                        className="quiet",
                        **hook(data_stories="1"),
                    ),
                    button(t("share.open"), data_share="1", class_="quiet"),
                    html.A(t("add.open"), href=f"/add?lang={t.language}", className="quiet")
                    if rights.may_write() or rights.asks_for_token()
                    else None,
                ],
                **hook(aria_label=t("nav.name")),
            ),
            html.Div(
                className="tools",
                children=[
                    *(
                        html.A(
                            t(f"language.{language}"),
                            href=f"?lang={language}",
                            lang=language,
                            hrefLang=language,
                            className="language",
                            **hook(data_language=language),
                        )
                        for language in languages()
                        if language != t.language
                    ),
                    button("◐", name=t("theme.switch"), data_theme_switch="1", class_="square"),
                    button("?", name=t("keys.name"), data_keys="1", class_="square"),
                ],
            ),
        ],
    )


def _scroller(t: Interface) -> html.Div:
    return html.Div(
        id="scroller",
        className="scroller",
        children=[
            html.Div(
                id="picture",
                className="picture",
                children=[
                    html.Section(
                        className="history",
                        children=[
                            html.Div(
                                id="pointer-above",
                                className="pointer",
                                hidden=True,
                                **hook(aria_hidden="true"),
                            ),
                            html.Span(
                                id="pointer-day",
                                className="pointer-day",
                                hidden=True,
                                **hook(aria_hidden="true"),
                            ),
                            html.Div(
                                [
                                    button("−", name=t("zoom.out"), data_zoom="2"),
                                    button("+", name=t("zoom.in"), data_zoom="0.5"),
                                    html.Span(id="choices"),
                                ],
                                className="zoom",
                            ),
                            html.Div(id="ruler", className="ruler"),
                            html.Div(id="ribbon", className="ribbon"),
                            html.Div(
                                className="layers",
                                children=[
                                    html.Div(id="layers", className="names"),
                                    dcc.Graph(id="history", config=GRAPH, className="graph"),
                                ],
                            ),
                            html.Div(
                                [
                                    html.Div(id="series-name"),
                                    dcc.Graph(id="series", config=GRAPH, className="graph"),
                                ],
                                className="series",
                            ),
                        ],
                        **hook(aria_label=t("history.name")),
                    ),
                    html.Section(
                        id="lives-area",
                        className="lives",
                        tabIndex="0",
                        role="group",
                        children=[
                            html.Div(id="names", className="names"),
                            dcc.Graph(id="lives", config=GRAPH, className="graph"),
                            html.Div(id="mores", className="mores"),
                            html.Div(id="density-key", className="density-key"),
                            html.Div(id="halo", className="halo", hidden=True),
                        ],
                        **hook(
                            aria_label=t("lives.name"),
                            aria_describedby="lives-help",
                            aria_roledescription=t("lives.role"),
                        ),
                    ),
                    html.P(t("lives.help"), id="lives-help", className="unseen"),
                    html.Div(id="shades", className="shades", **hook(aria_hidden="true")),
                    html.Div(id="event-shade", hidden=True, **hook(aria_hidden="true")),
                    html.Div(
                        id="pointer",
                        className="pointer",
                        hidden=True,
                        **hook(aria_hidden="true"),
                    ),
                ],
            ),
            html.Section(
                id="reading",
                className="reading",
                **hook(aria_label=t("reading.name")),
            ),
            html.Div(id="paging"),
            html.Div(id="below", className="below"),
            html.Div(
                legend(t),
                className="legend-row",
                role="group",
                tabIndex="0",
                **hook(aria_label=t("legend.name")),
            ),
        ],
    )


KEYS = (
    ("← →", "keys.event"),
    ("↑ ↓", "keys.lane"),
    ("j  k", "keys.next"),
    ("Enter", "keys.open"),
    ("Esc", "keys.leave"),
    ("/", "keys.search"),
    ("+  −", "keys.zoom"),
    ("[  ]", "keys.line"),
    ("a", "keys.ages"),
    ("f", "keys.filters"),
    ("p", "keys.present"),
    ("?", "keys.list"),
)


def _keys(t: Interface) -> html.Dialog:
    rows: Sequence[Any] = [
        html.Div([html.Dt([html.Kbd(key) for key in keys.split()]), html.Dd(t(says))])
        for keys, says in KEYS
    ]
    return html.Dialog(
        id="keys",
        className="keys",
        children=[
            html.H2(t("keys.name"), id="keys-title"),
            html.Dl(list(rows)),
            html.Div(
                [
                    button(t("help.title"), data_set="show=help", data_keys="0"),
                    button(t("glossary.title"), data_set="show=glossary", data_keys="0"),
                    button(t("panel.close"), data_keys="0"),
                ],
                className="actions",
            ),
        ],
        **hook(aria_labelledby="keys-title"),
    )
