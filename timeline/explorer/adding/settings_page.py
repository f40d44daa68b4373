"""What may be done with a testimony as a whole: review it again, hide it, forget it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dash import html

from timeline.catalogue.keeping import Entry, Forgotten, Keeper
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button
from timeline.explorer.shell import Plain, field, typed


def settings_page(t: Interface, keeper: Keeper, id: str, state: str) -> list[Any]:
    """The page of a testimony that is kept."""
    told = keeper.testimony(id)
    steps = keeper.history(id)[-30:]
    lane = quote(told.narrator_id or told.id)
    about = (
        ("add.narrator", told.narrator), ("add.told", told.told), ("add.rights", told.rights),
        ("add.access", t(f"add.access-{told.access}")),
        ("own.events", str(len(keeper.life(id).events))),
    )  # fmt: skip
    hidden = state == "removed"
    return [
        html.H1(told.title, lang=told.language),
        html.P(t(f"own.is-{state}"), className="lead"),
        html.Dl([html.Div([html.Dt(t(key)), html.Dd(says)]) for key, says in about if says]),
        html.P("", className="fault", id="fault", role="alert"),
        html.Div(
            className="actions",
            children=[
                html.A(t("own.review"), href=f"/review/{id}?lang={t.language}"),
                html.A(t("own.timeline"), href=f"/?life={lane}&lang={t.language}")
                if state == "kept"
                else None,
            ],
        ),
        html.H2(t("own.restore" if hidden else "own.remove")),
        html.P(t("own.restore-says" if hidden else "own.remove-says"), className="note"),
        html.Div(
            button(
                t("own.restore" if hidden else "own.remove"),
                data_post="restore" if hidden else "remove",
            ),
            className="actions",
        ),
        html.H2(t("own.forget")),
        html.P(t("own.forget-says"), className="note"),
        Plain(
            "form",
            [
                field(t("own.reason"), typed("reason", required=True, maxlength="500")),
                html.Button(t("own.forget-do"), type="submit", className="danger"),
            ],
            id="forget",
        ),
        html.H2(t("own.steps")) if steps else None,
        html.Ul(
            [html.Li(_step(t, step)) for step in reversed(steps)],
            className="log",
        ),
    ]


def _step(t: Interface, step: Entry) -> str:
    """One line of the log."""
    now = step.value.get(step.kind, "")
    did = t.named("correct.did", step.kind)
    what = f"{step.before} → {now}" if step.before and now else now
    parts = (
        step.when[:16].replace("T", " "), step.who, step.event, did, what, step.why,
        t("own.undone") if step.undone else "",
    )  # fmt: skip
    return " · ".join(filter(None, parts))


def forgotten(t: Interface, gone: Forgotten) -> list[Any]:
    """What is left of a testimony that was forgotten."""
    return [
        html.H1(t("own.gone")),
        html.P(t("own.gone-says", id=gone.id, day=gone.day, reason=gone.reason)),
        html.P(t("own.gone-exports")) if gone.exports else None,
        html.Ul([html.Li(html.Code(path)) for path in gone.exports]),
        html.Div(html.A(t("add.back"), href=f"/?lang={t.language}"), className="actions"),
    ]
