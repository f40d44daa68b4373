"""The side panel's other faces: a life, a row of history, how to read the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html

from timeline.explorer.found import marked
from timeline.explorer.interface import Interface
from timeline.explorer.panel_event import about_life, close
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import certainty_keys, notices_line
from timeline.figures.marks import Mark
from timeline.figures.palette import group_of
from timeline.periods import Period

Row = Mapping[str, Any]


def life_panel(
    t: Interface,
    life: Row,
    marks: Sequence[Mark],
    pinned: bool,
    sought: str = "",
    *,
    alone: bool = False,
    window: Period,
) -> list[Any]:
    """One life: its summary, its events in order, where it comes from; words that are `sought`
    are marked. `alone`: no other life is shown; else it can be, in a `window` that holds it."""
    lane = life["lane"]
    by_itself = (
        button(t("life.all"), data_drop="narrators,life,event")
        if alone
        else button(t("life.only"), data_set=f"narrators={lane}", data_also=_whole(marks, window))
    )
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
                by_itself,
                None
                if alone
                else button(t("life.hide"), data_toggle=f"hide={lane}", data_drop="life,event"),
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


def _whole(marks: Sequence[Mark], window: Period) -> str:
    """The window, wide enough to hold all of a life; nothing where it does already."""
    days = [day for mark in marks for day in (mark.a, mark.d) if day is not None]
    years = [date.fromordinal(day).year for day in days]
    first = min([*years, window.first.year])
    last = max([*years, window.last.year])
    if (first, last) == (window.first.year, window.last.year):
        return ""
    return f"from={first:04}&to={last:04}"


def _example(t: Interface) -> list[Any]:
    """A sentence with its words of time marked, and the mark that they give."""
    before, _, after = t.words["help.example-words"].partition("{times}")
    years = [html.Span(str(year)) for year in range(1997, 2001)]
    drawing = html.Div(
        [
            html.Div(years, className="years"),
            html.Span(t("help.example-title"), className="label"),
            html.Div(
                [html.Span(className="thin"), html.Span(className="dia hollow")],
                className="glyph c-escape",
            ),
        ],
        className="drawn",
    )
    return [
        html.Figure(
            [
                html.Blockquote(
                    ["“", before, html.Mark(t("help.example-times")), after, "”"],
                ),
                html.Div(drawing, **hook(aria_hidden="true")),
                html.Figcaption(t("help.example"), className="note"),
            ],
            className="example",
        )
    ]


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
                html.Div(
                    [
                        html.Div([html.P(t(f"help.{n}")) for n in (1, 2, 3)], className="steps"),
                        *_example(t),
                        html.Div(
                            [
                                html.H3(t("help.signs")),
                                html.Div(certainty_keys(t), className="legend"),
                                html.H3(t("help.keys")),
                                html.P(t("help.keys-say"), className="note"),
                            ],
                            className="in-full",
                        ),
                        html.Div(
                            [
                                button(t("help.got-it"), data_drop="show", data_helped="1"),
                                glossary,
                            ],
                            className="actions",
                        ),
                    ],
                    className="in-turn",  # side by side on a phone, so that the lives are in sight
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
