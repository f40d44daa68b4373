"""The addresses `/present` and `/handout`, which only read."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

from dash import html
from flask import Response, request

from timeline.catalogue import sentence
from timeline.explorer import ask
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.presenting.asked import Asked, read_asked
from timeline.explorer.presenting.first import first, title_of
from timeline.explorer.presenting.handout import handout
from timeline.explorer.presenting.ribbon import ribbon
from timeline.explorer.presenting.slides import controls, keys, slide
from timeline.explorer.presenting.steps import MOST_STEPS, Steps, steps_of
from timeline.explorer.served import to_html
from timeline.explorer.share.chosen import selection_of
from timeline.explorer.shell import asked_language

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="/assets/icon.svg">
<script src="/assets/early/theme.js"></script>
<link rel="stylesheet" href="/assets/page.css">
<link rel="stylesheet" href="/assets/slides/{style}.css">
<script src="/assets/slides/{style}.js" defer></script>
</head>
<body class="{of}">
{body}
</body>
</html>
"""

Body = Callable[[Interface, "Explorer", Asked, Steps, str], Any]


def attach(app: Explorer) -> None:
    """Give the explorer its two addresses."""
    for path, style, body in (("present", "slides", _slides), ("handout", "handout", _handout)):
        app.server.add_url_rule(
            f"/{path}", path, _answering(app, style, body), methods=["GET"], strict_slashes=False
        )


def _answering(app: Explorer, style: str, body: Body) -> Callable[[], Response]:
    def answer() -> Response:
        asked = read_asked(request.query_string.decode("utf-8", "replace"))
        t = app.ground.words(asked_language().language)
        made = steps_of(app.catalogue, app.ground, asked)
        says = "" if made.story or made.whole else _says(t, app, asked)
        page = PAGE.format(
            language=t.language,
            title=escape(f"{title_of(t, made)} · {t(f'{_NAMES[style]}.name')} · {t('page.title')}"),
            style=style,
            of=" ".join(filter(None, (style, *_off(asked)))),
            body=to_html(body(t, app, asked, made, says)),
        )
        answer = Response(page, 404 if made.whole else 200, mimetype="text/html")
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return answer


_NAMES = {"slides": "present", "handout": "handout"}


def _off(asked: Asked) -> tuple[str, ...]:
    """What is switched off, as classes."""
    shown = {"no-h": asked.history, "no-q": asked.question, "no-n": asked.notes}
    return tuple(name for name, on in shown.items() if not on)


def _says(t: Interface, app: Explorer, asked: Asked) -> str:
    """The selection in a sentence; the life in focus is named by the title. Nothing where nothing
    narrows what there is."""
    if not asked.view.window and not asked.view.selection.changed():
        return ""
    return sentence(selection_of(app.ground, asked.view), ask.phrases_of(t, app.ground))


def _slides(t: Interface, app: Explorer, asked: Asked, made: Steps, says: str) -> list[Any]:
    return [
        html.Main(
            [first(t, asked, made, says), *(slide(t, made, step) for step in made.steps)],
            id="slides",
            tabIndex="-1",
            **hook(
                data_before=str(made.before),
                data_total=str(made.total),
                data_part=str(MOST_STEPS),
                data_title=t("page.title"),
                data_dropped=t("present.dropped"),
            ),
        ),
        html.Div([ribbon(t, app.ground, made), controls(t, asked, made)], className="bottom"),
        html.Div(
            [html.Span(), button(t("present.undo"), data_undo="1")],
            id="undo",
            hidden=True,
            role="status",
        ),
        html.Div(id="say", className="unseen", role="status", **hook(aria_live="polite")),
        keys(t),
    ]


def _handout(t: Interface, app: Explorer, asked: Asked, made: Steps, says: str) -> list[Any]:
    return handout(t, app.ground, asked, made, says, app.catalogue.state, request.host_url)
