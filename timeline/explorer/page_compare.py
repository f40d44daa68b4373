"""Compare: two to four lives beside each other, and what they share.

The picture is the one of Explore with only these lanes, lined up by date, age, leaving or arrival;
below it stand the places, the kinds of event and the periods that at least two of them have in
common, each leading to its events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html

from timeline.catalogue import Catalogue, Selection, questions
from timeline.explorer.ground import Ground, Row
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.view import MOST_COMPARED, View

_AT_FIRST = 3
_MOST_SHARED = 8
_MOST_EVENTS = 3
# What may be shared: the name of the list, and how its values are named.
SHARED = (("places", ""), ("categories", "category"), ("periods", ""))


def compared(ground: Ground, view: View) -> tuple[str, ...]:
    """The lanes that are compared: the chosen ones, else those of which most is told."""
    chosen = tuple(lane for lane in view.compared if lane in ground.lives)
    if chosen:
        return chosen
    told = sorted(ground.lives.values(), key=lambda life: (-life["events"], life["lane"]))
    return tuple(life["lane"] for life in told[:_AT_FIRST])


def only_compared(ground: Ground, view: View) -> View:
    """The view with the compared lives as its only narrators; any other page's view as it is."""
    if view.page != "compare":
        return view
    return replace(view, selection=replace(view.selection, narrators=compared(ground, view)))


def picker(t: Interface, ground: Ground, view: View) -> list[Any]:
    """Whom to compare: the chosen lives to take away, the others to add."""
    chosen = compared(ground, view)
    others = [lane for lane in ground.lives if lane not in chosen]
    names = {lane: life["narrator"] or life["title"] for lane, life in ground.lives.items()}
    adding = [
        html.Label(
            t("compare.pick", most=MOST_COMPARED), htmlFor="compare-add", className="unseen"
        ),
        html.Select(
            [
                html.Option(t("compare.add"), value=""),
                *(
                    html.Option(names[lane], value=",".join((*chosen, lane)))
                    for lane in sorted(others, key=names.__getitem__)
                ),
            ],
            id="compare-add",
            **hook(data_select="with"),
        ),
    ]
    return [
        html.Div(
            [
                *(
                    button(
                        names[lane],
                        class_="chip",
                        title=t("toolbar.drop"),
                        data_set=f"with={','.join(one for one in chosen if one != lane)}",
                    )
                    for lane in chosen
                ),
                *(adding if len(chosen) < MOST_COMPARED else ()),
            ],
            className="chips",
        )
    ]


def shared(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> list[Any]:
    """What the compared lives have in common."""
    lanes = compared(ground, view)
    testimonies = [ground.lives[lane]["testimony"] for lane in lanes]
    found = questions.shared(catalogue, testimonies)
    own = Selection(narrators=lanes)
    rows = {row["key"]: row for row in questions.marks(catalogue, own).to_pylist()}
    parts: list[Any] = [
        html.Section(
            [html.H3(t(f"compare.{name}")), html.Ul(_entries(found[name], kind, rows, t))],
            className="shared",
        )
        for name, kind in SHARED
        if found.get(name)
    ]
    return [html.H2(t("compare.shared")), *(parts or [html.P(t("compare.nothing"))])]


def _by_narrator(keys: Sequence[str], rows: Mapping[str, Row]) -> list[list[str]]:
    """The keys of each narrator, at most a few of each."""
    found: dict[str, list[str]] = {}
    for key in keys:
        if key in rows:
            found.setdefault(rows[key]["lane"], []).append(key)
    return [one[:_MOST_EVENTS] for one in found.values()]


def _of_one(keys: Sequence[str], rows: Mapping[str, Row]) -> html.P:
    links = [button(rows[key]["title"], class_="link", data_set=f"event={key}") for key in keys]
    return html.P([html.Span(rows[keys[0]]["narrator"]), *links])


def _entries(
    found: Sequence[Row], kind: str, rows: Mapping[str, Row], t: Interface
) -> list[html.Li]:
    return [
        html.Li(
            [
                html.B(t.named(kind, each["value"]) if kind else each["value"]),
                html.Div([_of_one(keys, rows) for keys in _by_narrator(each["keys"], rows)]),
            ]
        )
        for each in found[:_MOST_SHARED]
    ]
