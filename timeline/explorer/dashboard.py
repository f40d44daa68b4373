"""The Dash app: a page whose address is its state, answered by a few callbacks.

A script (assets/page-1-state.js) keeps the stores: `address` (the query of the page's address),
`words-address` (the same, once the picture is drawn), `panel-address` and `sheet-address` (only
where the panel or a page of text depends on what changed), `size` (how wide the plot is, theme,
narrow or not) and `shell` (the language). The callbacks turn them into the picture, its words,
the panel and the sheet; what is not a figure goes out as HTML (`served`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash
import orjson
from dash import ClientsideFunction, Input, Output, State, dcc, html
from flask import Response, after_this_request, has_request_context, redirect, request

from timeline.catalogue import Catalogue
from timeline.explorer import (
    adding,
    answers,
    ask,
    correct,
    importing,
    page,
    presenting,
    research_files,
    rights,
    share,
    stories,
)
from timeline.explorer.ground import Ground, ground_of
from timeline.explorer.interface import Interface, interface, languages
from timeline.explorer.page_table import GRID_SCRIPT, lazily
from timeline.explorer.parts import hook
from timeline.explorer.reading import served_lives
from timeline.explorer.served import in_pieces, to_html
from timeline.explorer.server import LANGUAGE, Settings, guard
from timeline.explorer.view import View, read_view
from timeline.figures.ink import Figure
from timeline.packs import data_folder

# What the scripts tell the server.
STORES = (
    "address",
    "words-address",
    "panel-address",
    "sheet-address",
    "size",
    "shell",
    "grid-ready",
    "chosen-row",
)

# What the first picture is written in: asked for before the style sheet is read.
FONTS_AT_FIRST = ("sans-400-normal", "sans-600-normal", "serif-600-normal")

# Places of many elements of which a moved window changes little more than where they stand.
_IN_PIECES = ("names",)

INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{icon}">
{social}
{fonts}
<script src="{theme}"></script>
{css}
</head>
<body>
{entry}
<footer>{config}{scripts}{renderer}</footer>
</body>
</html>
"""


class Explorer(dash.Dash):
    """Dash with a first page that can be read before any script has run."""

    ground: Ground
    catalogue: Catalogue

    def interpolate_index(
        self,
        metas: str = "",
        title: str = "",
        css: str = "",
        config: str = "",
        scripts: str = "",
        app_entry: str = "",
        favicon: str = "",
        renderer: str = "",
    ) -> str:
        """The served page: the lives as plain text until the scripts have taken over."""
        t = interface(request.args.get("lang", "en"))
        after_this_request(_remember(t.language))
        entry = f'<div id="react-entry-point">{to_html(self.served(t))}</div>'
        return INDEX.format(
            language=t.language,
            title=t("page.title"),
            social=share.social(
                self.catalogue,
                self.ground,
                t,
                request.host_url,
                request.query_string.decode("utf-8", "replace")[:4000],
            ),
            icon=self.get_asset_url("icon.svg"),
            fonts="\n".join(map(self._preloaded, FONTS_AT_FIRST)),
            theme=self.get_asset_url("early/theme.js"),
            css=css,
            entry=entry,
            config=config,
            scripts=scripts,
            renderer=renderer,
        )

    def _preloaded(self, font: str) -> str:
        address = self.get_asset_url(f"fonts/{font}.woff2")
        return f'<link rel="preload" href="{address}" as="font" type="font/woff2" crossorigin>'

    def served(self, t: Interface) -> Any:
        """The lives with their events, of the ground's catalogue."""
        lives = ask.lives_with_lines(self.ground, t.language)
        view = View(language=t.language)
        lanes = ask.lanes_of(self.catalogue, self.ground, view, self.ground.window, t)
        if lanes is None:
            lanes = ask.bare_lanes(self.catalogue, self.ground, view)
        events = {lane.key: lane.marks for lane in lanes}
        return served_lives(t, [lives[lane.key] for lane in lanes if lane.key in lives], events)


def explorer(catalogue: Catalogue, settings: Settings) -> Explorer:
    """The app for a catalogue; `explorer(...).server` is its WSGI application."""
    lazily()
    app = Explorer(
        __name__,
        assets_folder=str(_assets()),
        assets_path_ignore=["early", "reader", "writer", "slides", "stories"],
        compress=True,
        serve_locally=True,
        update_title="",
        suppress_callback_exceptions=True,
        enable_mcp=False,
    )
    app.catalogue = catalogue
    app.ground = ground_of(catalogue)
    app.layout = _layout
    _callbacks(app)
    share.attach(app)
    research_files.attach(app)
    presenting.attach(app)
    correct.attach(app)
    guard(app.server, settings.allowed, app.csp_hashes)
    rights.attach(app, settings)
    adding.attach(app)
    importing.attach(app)
    stories.attach(app)
    app.server.before_request(_in_the_readers_language)
    return app


def _layout() -> html.Div:
    """The stores, and the page in the language of the address it was asked at. Dash asks for the
    layout without that address, so the language comes along as a cookie; where another tab has
    changed it meanwhile, a script asks for the page again (the `shell` store)."""
    told = request.cookies.get(LANGUAGE, "") if has_request_context() else ""
    t = interface(told or "en")
    return html.Div(
        id="app",
        children=[
            *(dcc.Store(id=name) for name in STORES),
            html.Div(page.frame(t, GRID_SCRIPT), id="page", **hook(data_language_of=t.language)),
        ],
    )


def _in_the_readers_language() -> Any:
    """Sends a browser that prefers another of the page's languages to the address in it, so that
    the address says what is shown; an address with a language stays as it is."""
    page_itself = request.method == "GET" and request.accept_mimetypes.best == "text/html"
    if not page_itself or request.args.get("lang") or request.path != "/":
        return None
    asked = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    wanted = next((language for language in asked if language in languages()), languages()[0])
    if wanted == languages()[0]:
        return None
    said = request.query_string.decode("utf-8", "replace")
    answer = redirect(f"/?{said + '&' if said else ''}lang={wanted}")
    answer.headers["Vary"] = "Accept-Language"
    return answer


def _remember(language: str) -> Callable[[Response], Response]:
    def remember(response: Response) -> Response:
        response.set_cookie(LANGUAGE, language, samesite="Strict", httponly=True)
        return response

    return remember


def _assets() -> Any:
    inside = data_folder().parent / "assets"
    return inside


def _view(address: Any) -> View:
    view = read_view(str(address or "")[:4000])
    return view if view.language in languages() else View(window=view.window)


def _callbacks(app: Explorer) -> None:

    @app.callback(
        Output("page", "children"),
        Input("shell", "data"),
        prevent_initial_call=True,
    )
    def _frame(shell: Any) -> Any:
        if not shell:
            return dash.no_update
        return page.frame(interface(str(shell.get("lang", "en"))), GRID_SCRIPT)

    @app.callback(
        Output("history", "figure"),
        Output("lives", "figure"),
        Output("series", "figure"),
        Output("picture-filling", "data"),
        Input("address", "data"),
        Input("size", "data"),
        prevent_initial_call=True,
    )
    def _picture(address: Any, size: Any) -> Any:
        if address is None or not size or size.get("narrow"):
            return (dash.no_update,) * 4
        made = answers.picture(app.catalogue, app.ground, _view(address), answers.size_of(size))
        filling = _filling(made.places, picture=made.class_name)
        yearly = "with-series" in made.class_name.split()
        series = _packed(made.series) if yearly else dash.no_update
        return _packed(made.history), _packed(made.lives), series, filling

    @app.callback(
        Output("words-filling", "data"),
        Input("words-address", "data"),
        State("size", "data"),
        prevent_initial_call=True,
    )
    def _words(address: Any, size: Any) -> Any:
        if address is None or not size:
            return dash.no_update
        places, class_name = answers.words(
            app.catalogue, app.ground, _view(address), answers.size_of(size)
        )
        return _filling(places, stage=class_name)

    @app.callback(
        Output("sheet-filling", "data"),
        Input("sheet-address", "data"),
        prevent_initial_call=True,
    )
    def _sheet(address: Any) -> Any:
        if address is None:
            return dash.no_update
        writes = correct.writable(app)
        sheet = answers.sheet(app.catalogue, app.ground, _view(address), writes)
        return _filling({"sheet-content": sheet})

    @app.callback(
        Output("panel-filling", "data"),
        Input("panel-address", "data"),
        prevent_initial_call=True,
    )
    def _panel(address: Any) -> Any:
        if address is None:
            return dash.no_update
        writes = correct.writable(app)
        children, face = answers.panel(app.catalogue, app.ground, _view(address), writes)
        return _filling({"panel": children}, panel=f"panel {face}")

    @app.callback(
        Output("grid", "children"),
        Input("sheet-address", "data"),
        Input("grid-ready", "data"),
        prevent_initial_call=True,
    )
    def _grid(address: Any, ready: Any) -> Any:
        if address is None or not ready:
            return dash.no_update
        return answers.grid(app.catalogue, app.ground, _view(address))

    @app.callback(
        Output("rows", "getRowsResponse"),
        Input("rows", "getRowsRequest"),
        State("sheet-address", "data"),
        prevent_initial_call=True,
    )
    def _rows(asked: Any, address: Any) -> Any:
        if not asked or address is None:
            return dash.no_update
        return answers.rows_of_grid(app.catalogue, app.ground, _view(address), asked)

    in_the_browser: Any = app.clientside_callback
    for filling in page.FILLINGS:
        in_the_browser(
            ClientsideFunction("explorer", "fill"),
            Input(filling, "data"),
            prevent_initial_call=True,
        )
    in_the_browser(
        ClientsideFunction("explorer", "choose"),
        Output("chosen-row", "data"),
        Input("rows", "selectedRows"),
        prevent_initial_call=True,
    )


def _packed(figure: Figure) -> Figure:
    """The figure with its longest lists as JSON in a text, for assets/plotly-drawing.js: in the
    browser Dash copies every list of a figure, item by item."""
    layout, meta = figure["layout"], figure["layout"]["meta"]
    if "marks" in meta:
        layout = {**layout, "meta": {**meta, "marks": _json(meta["marks"])}}
    return {
        "data": [
            {**trace, "parts": _json(trace["parts"])} if "parts" in trace else trace
            for trace in figure["data"]
        ],
        "layout": layout,
    }


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _filling(places: answers.Places, **classes: str) -> dict[str, Any]:
    """What a script puts into the page: HTML by place, whole or in pieces, and the class of a
    place."""
    whole = {place: to_html(what) for place, what in places.items() if place not in _IN_PIECES}
    pieces = {place: in_pieces(what) for place, what in places.items() if place in _IN_PIECES}
    return {"html": whole, "pieces": pieces, "classes": classes}
