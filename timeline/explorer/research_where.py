"""Who was where in a month: what is sure of it, and what only perhaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from dash import dcc, html

from timeline import edtf
from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.research_tables import Whereabouts, month_beside
from timeline.words import LANGUAGES, in_words

_STATES = ("home", "away", "resettled")


def who_was_where(where: Whereabouts, save: html.A, t: Interface) -> list[Any]:
    """The month, how many were where then, and a row for each life. `save` saves the table."""
    columns = ("who", "age", "state", "place", "heard")
    steps = [(month_beside(where, step), step) for step in (-1, 1)]
    return [
        html.Div(
            [html.H3(t("research.where")), save],
            className="headed",
        ),
        html.Div(
            [
                html.Label(
                    [t("research.month"), " ", html.Small(t("research.month-hint"))],
                    htmlFor="month",
                ),
                dcc.Input(
                    id="month",
                    type="text",
                    value=where.text,
                    maxLength=10,
                    autoComplete="off",
                ),
                *(
                    button(
                        "←" if step < 0 else "→",
                        name=t("research.month-before" if step < 0 else "research.month-after"),
                        class_="square",
                        data_set=f"month={month}",
                    )
                    for month, step in steps
                    if month
                ),
            ],
            className="fields",
        ),
        html.P(t("research.no-month", text=where.asked[:40]), className="warning", role="alert")
        if not where.read
        else html.P(_together(where, t)),
        html.Div(
            html.Table(
                [
                    html.Caption(t("research.where"), className="unseen"),
                    html.Thead(
                        html.Tr([html.Th(t(f"research.{name}"), scope="col") for name in columns])
                    ),
                    html.Tbody([_where(row, t) for row in where.rows]),
                ],
                className="plain where",
            ),
            className="wide",
            tabIndex="0",
            role="region",
            **hook(aria_label=t("research.where")),
        )
        if where.read and where.rows
        else None,
        html.P(t("research.where-says"), className="note"),
    ]


def _together(where: Whereabouts, t: Interface) -> str:
    """How many were where, in a sentence; those of whom it is not sure are told apart."""
    when = in_words(edtf.span(where.text), t.language if t.language in LANGUAGES else "en")
    if not where.rows:
        return t("research.nobody", when=when)
    sure = Counter(row["state"] for row in where.rows if row["state_sure"])
    perhaps = Counter(row["state"] for row in where.rows if not row["state_sure"])
    parts = [
        t("research.of-state", state=t(f"line.{state}"), n=sure[state] + perhaps[state])
        + (f" ({t('research.of-these', n=perhaps[state])})" if perhaps[state] else "")
        for state in _STATES
        if sure[state] + perhaps[state]
    ]
    return t("research.together", when=when, n=len(where.rows), parts=", ".join(parts))


def _where(row: Mapping[str, Any], t: Interface) -> html.Tr:
    state = t(f"line.{row['state']}")
    if not row["state_sure"]:
        state = t("research.perhaps", what=state)
    ages = {"age_low": row["then_low"], "age_high": row["then_high"]}
    place: list[Any] = ["–"]
    heard: list[Any] = ["–"]
    if row["key"]:
        sure = t("research.place-sure" if row["place_sure"] else "research.place-last")
        place = [row["place"], " ", html.Small(sure)]
        age = tell.age_of(row, t)
        heard = [
            button(
                row["title"],
                class_="link",
                data_set=f"event={row['key']}",
                lang=row["language"],
            ),
            f" ({row['edtf']}{', ' + age if age else ''})",
        ]
    return html.Tr(
        [
            html.Th(
                button(row["narrator"] or row["testimony"], class_="link",
                       data_set=f"life={row['lane']}", data_drop="event,show"),
                scope="row",
            ),
            html.Td(tell.age_of(ages, t) or "–"),
            html.Td(state, className=f"at-{row['state']}"),
            html.Td(place),
            html.Td(heard),
        ]
    )  # fmt: skip
