"""A page of its own: the head of every page here, its script, and the way back to the timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from dash import html
from flask import Response, request

from timeline.explorer.interface import Interface, interface, languages
from timeline.explorer.parts import button, hook
from timeline.explorer.served import to_html
from timeline.explorer.server import LANGUAGE

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="/assets/icon.svg">
<script src="/assets/early/theme.js"></script>
<link rel="stylesheet" href="/assets/page.css">
<link rel="stylesheet" href="/assets/writer/writer.css">
{style}<script src="/assets/writer/common.js" defer></script>
<script src="/assets/{script}.js" defer></script>
</head>
<body class="writing">
{body}
</body>
</html>
"""


def asked_language() -> Interface:
    """The words in the language that the address, the cookie or the browser asks for."""
    said = (request.args.get("lang", ""), request.cookies.get(LANGUAGE, ""))
    liked = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    return interface(next((each for each in (*said, *liked) if each in languages()), "en"))


def page(
    t: Interface,
    title: str,
    script: str,
    content: Any,
    *,
    style: str = "",
    ways: Sequence[tuple[str, str]] = (),
    words: Mapping[str, str] = MappingProxyType({}),
    **data: str,
) -> Response:
    """A whole page. `script` and `style` are files of the assets, without their endings; `ways`
    are addresses in its head besides the timeline, each with its name; `data` and `words` are what
    the script needs to know."""
    body = [
        html.A(t("add.skip"), href="#main", className="skip"),
        html.Header(
            className="top",
            children=[
                html.A(t("page.title"), href=f"/?lang={t.language}", className="brand"),
                html.Nav(
                    [
                        html.A(says, href=address, className="quiet")
                        for says, address in ((t("add.back"), f"/?lang={t.language}"), *ways)
                    ],
                    className="modes",
                    **hook(aria_label=t("nav.name")),
                ),
                html.Div(
                    [
                        *(
                            html.A(
                                t(f"language.{other}"),
                                href=_here(other),
                                lang=other,
                                className="language",
                            )
                            for other in languages()
                            if other != t.language
                        ),
                        button("◐", name=t("theme.switch"), data_theme_switch="1", class_="square"),
                    ],
                    className="tools",
                ),
            ],
        ),
        html.Main(
            content, id="main", className="sheet-page", tabIndex="-1", **hook(**data, **words)
        ),
        html.Div(id="say", className="unseen", role="status", **hook(aria_live="polite")),
    ]
    made = PAGE.format(
        language=t.language,
        title=escape(f"{title} · {t('page.title')}"),
        script=script,
        style=f'<link rel="stylesheet" href="/assets/{style}.css">\n' if style else "",
        body=to_html(body),
    )
    answer = Response(made, mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _here(language: str) -> str:
    """The address that was asked for, in another language."""
    said = [(name, text) for name, text in request.args.items(multi=True) if name != "lang"]
    return f"?{urlencode([*said, ('lang', language)])}"


def field(label: str, control: Any, note: str = "", fault: str = "") -> html.Label:
    """A control with its name above it and a note below."""
    return html.Label(
        [
            html.Span(label, className="name"),
            control,
            html.Small(note, className="note") if note else None,
            html.Small(fault, className="fault") if fault else None,
        ],
        className="field",
    )


def typed(name: str, value: str = "", kind: str = "text", **more: Any) -> Plain:
    """A field to type into."""
    return Plain("input", type=kind, name=name, value=value, autocomplete="off", **more)


def ticked(name: str, says: str, value: bool = False, key: str = "on") -> html.Label:
    """A box to tick."""
    box = Plain("input", type="checkbox", name=name, value=key, checked=value)
    return html.Label([box, html.Span(says)], className="tick-box")


def chosen(name: str, value: str, options: Sequence[tuple[str, str]], **more: Any) -> Plain:
    """One of several."""
    made = [Plain("option", [says], value=key, selected=key == value) for key, says in options]
    return Plain("select", made, name=name, **more)


class Plain(html.Div):
    """An element as HTML has it, with attributes that Dash's components do not know."""

    def __init__(self, tag: str, children: Any = None, **attributes: Any) -> None:
        super().__init__(children)
        self._tag = tag
        self._with = {name.strip("_").replace("_", "-"): v for name, v in attributes.items()}

    def to_plotly_json(self) -> dict[str, Any]:
        """As `served.to_html` reads it."""
        return {"type": self._tag.capitalize(), "props": {"children": self.children, **self._with}}
