"""The page `/present`: the chosen events as slides. All of them are in the page, so that a step
needs no answer from the server; assets/slides/slides.js shows one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from dash import html
from flask import Response, request

from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.present import Step, Steps, steps_of
from timeline.explorer.served import to_html
from timeline.explorer.stage import label_of, notices_said
from timeline.explorer.view import read_view
from timeline.figures.palette import group_of

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

MOST_QUERY = 4_000  # characters of an address that are read

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="/assets/icon.svg">
<script src="/assets/early/theme.js"></script>
<link rel="stylesheet" href="/assets/page.css">
<link rel="stylesheet" href="/assets/slides/slides.css">
<script src="/assets/slides/slides.js" defer></script>
</head>
<body class="slides">{body}</body>
</html>
"""


def attach(app: Explorer) -> None:
    """Give the explorer the address `/present`, which only reads."""

    def present() -> Response:
        view = read_view(request.query_string.decode("utf-8", "replace")[:MOST_QUERY])
        t = app.ground.words(view.language)
        without = frozenset(filter(None, request.args.get("without", "").split(",")))
        made = steps_of(app.catalogue, app.ground, view, without)
        title = escape(f"{t('present.name')} · {t('page.title')}")
        body = to_html(_body(t, made))
        page = PAGE.format(language=t.language, title=title, body=body)
        return Response(page, mimetype="text/html")

    app.server.add_url_rule("/present", "present", present, methods=["GET"])


def _body(t: Interface, made: Steps) -> list[Any]:
    return [
        html.Main([_first(t, made), *(_slide(t, step) for step in made.steps)], id="slides"),
        _ribbon(made.steps),
        html.Nav(
            [
                html.Span(id="count", role="status"),
                button("←", name=t("present.previous"), data_by="-1"),
                button("→", name=t("present.next"), data_by="1"),
                html.Span(t("present.keys"), className="keys-said"),
                button(t("present.leave"), data_leave="1"),
            ],
            **hook(aria_label=t("present.name")),
        ),
    ]


def _first(t: Interface, made: Steps) -> html.Section:
    """Who is told of, and what to know before: it comes before any event."""
    lives = {step.row["lane"]: step.row["life"] for step in made.steps}
    parts: list[Any] = [
        html.H1(", ".join(life["narrator"] or life["title"] for life in list(lives.values())[:6])
                or t("present.none")),
        html.P(t("present.steps", n=len(made.steps), all=made.chosen), className="span"),
    ]  # fmt: skip
    notices = list(dict.fromkeys(n for life in lives.values() for n in life["notices"] or ()))
    if notices:
        parts.append(html.P(notices_said(t, notices), className="what"))
        parts += [
            html.P(button(t("present.without", notice=t.named("notice", one)), data_without=one))
            for one in notices
        ]
    return html.Section([html.Div(parts)], className="slide")


def _slide(t: Interface, step: Step) -> html.Section:
    row, life = step.row, step.row["life"]
    who, age = life["narrator"] or life["title"], tell.age_of(row, t)
    why = next(iter(dict.fromkeys(reason["says"] for reason in row["reasons"])), "")
    summary = life["text_kind"] == "summary"
    source = tell.source_line(life)
    left = html.Div(
        [
            html.P(f"{who}, {age}" if age else who, className="who"),
            html.H2(tell.when(row, t)),
            html.P(row["title"], className="what", lang=row["language"]),
            html.P(f"{t('panel.why')}: {why}", className="quiet-said") if why else None,
            html.P(t("panel.conflict"), className="quiet-said") if row["conflict"] else None,
            html.P(f"{t('panel.disputed')}: {life['disputed']}", className="quiet-said")
            if life["disputed"]
            else None,
            html.P(t("panel.summary-of", source=source) if summary else source,
                   className="quiet-said"),
        ]
    )  # fmt: skip
    history = html.Aside(
        [
            html.H3(t("panel.history")),
            *(
                html.Div([html.B(tell.when_short(one, t)), html.P(label_of(one, t))])
                for one in step.history
            ),
        ],
        className="meanwhile",
    )
    return html.Section([left, history if step.history else None], className="slide", hidden=True)


def _ribbon(steps: Sequence[Step]) -> html.Div:
    days = [step.row["first_day"] for step in steps]
    known = [day for day in days if day is not None]
    low, high = min(known, default=0), max(known, default=1)
    dots = [
        html.I(
            className=f"dot b-{group_of(step.row['category'])}",
            style={"left": f"{100 * (day - low) / max(high - low, 1):.2f}%"},
            hidden=day is None,
        )
        for step, day in zip(steps, (low if d is None else d for d in days), strict=True)
    ]
    return html.Div(dots, id="line", **hook(aria_hidden="true"))
