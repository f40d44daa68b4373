"""The side panel's other faces: a life, a row of history, how to read the picture."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from timeline.explorer import tell
from timeline.explorer.found import marked
from timeline.explorer.interface import Interface
from timeline.explorer.panel_event import about_life, close
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import certainty_keys, notices_line
from timeline.figures.marks import Mark
from timeline.figures.palette import group_of

Row = Mapping[str, Any]

MOST_NAMES = 4


def life_panel(
    t: Interface, life: Row, marks: Sequence[Mark], pinned: bool, sought: str = ""
) -> list[Any]:
    """One life: its summary, its events in order, where it comes from; words that are `sought`
    are marked."""
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
                    t("life.read"),
                    data_set=f"life={lane}",
                    data_also="page=read",
                    data_drop="testimony,show",
                    class_="first-choice",
                ),
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
                            marked(mark.title, sought),
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


def glossary_panel(t: Interface, rows: Sequence[Row]) -> list[Any]:
    """The named things that date: what narrators call them, and when they were."""
    return [
        html.Div([html.Span(t("glossary.says")), close(t)], className="over"),
        html.H2(t("glossary.title")),
        html.Ul(
            [
                html.Li(
                    [
                        html.Span(tell.when_short(row, t), className="t"),
                        html.Span(" · ".join(_names(row, t.language))),
                        html.Small([html.Br(), row["note"]]) if row["note"] else None,
                    ]
                )
                for row in rows
            ],
            className="then",
        ),
    ]


def _names(row: Row, language: str) -> Sequence[str]:
    """A few of the names that narrators have for something, in a language where there are any."""
    names: Mapping[str, Sequence[str]] = json.loads(row["names"] or "{}")
    return (names.get(language) or next(iter(names.values()), ()))[:MOST_NAMES]


def help_panel(t: Interface) -> list[Any]:
    """How to read the picture: three sentences, one marked example, the signs. Once a reader has
    closed it, one line says where it is to be found again (assets/page-6-panel.js)."""
    glossary = button(t("glossary.title"), data_set="show=glossary")
    return [
        html.Div(
            className="first-visit",
            children=[
                html.Div(
                    [
                        html.Span(),
                        button(
                            "×",
                            name=t("help.close"),
                            data_drop="show",
                            data_helped="1",
                            class_="close",
                        ),
                    ],
                    className="over",
                ),
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
                html.Div(
                    [
                        button(t("help.got-it"), data_drop="show", data_helped="1"),
                        glossary,
                    ],
                    className="actions",
                ),
            ],
        ),
        html.Div(
            className="afterwards",
            children=[
                html.P(t("help.choose"), className="note"),
                html.Div(
                    [
                        button(t("help.title"), data_set="show=help"),
                        glossary,
                    ],
                    className="actions",
                ),
            ],
        ),
    ]
