"""Compare: two to four lives beside each other: who they are, and what is said about the choice.

The picture is the one of Explore with only these lanes, lined up by date, age, leaving or arrival,
and with history between them (`compare_history`); what they share is marked in it and listed
below it (`compare_shared`). On a narrow page they stand in columns (`compare_columns`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dash import html

from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.view import MOST_COMPARED, View
from timeline.periods import Period

_AT_FIRST = 3


def compared(ground: Ground, view: View) -> tuple[str, ...]:
    """The lanes that are compared: the chosen ones, else those of which most is told."""
    chosen = _known(ground, view)[:MOST_COMPARED]
    if chosen:
        return chosen
    told = sorted(ground.lives.values(), key=lambda life: (-life["events"], life["lane"]))
    return tuple(life["lane"] for life in told[:_AT_FIRST])


def _known(ground: Ground, view: View) -> tuple[str, ...]:
    return tuple(lane for lane in dict.fromkeys(view.compared) if lane in ground.lives)


def only_compared(ground: Ground, view: View) -> View:
    """The view with the compared lives as its only narrators, and with all of their time in the
    window where the address names none; any other page's view as it is."""
    if view.page != "compare":
        return view
    lanes = compared(ground, view)
    return replace(
        view,
        selection=replace(view.selection, narrators=lanes),
        window=view.window or _time_of(ground, lanes),
    )


def _time_of(ground: Ground, lanes: Sequence[str]) -> Period | None:
    """The whole years from the first of these lives' beginnings to the last of their ends."""
    parts = [part for lane in lanes for part in ground.lines.get(lane, ())]
    if not parts:
        return None
    first = date.fromordinal(min(part.begin[0] for part in parts))
    last = date.fromordinal(max(part.end[1] for part in parts))
    return Period(date(first.year, 1, 1), date(last.year, 12, 31))


def picker(t: Interface, ground: Ground, view: View) -> list[Any]:
    """Whom to compare: the chosen lives to take away, the others to add."""
    chosen = compared(ground, view)
    others = sorted(
        (lane for lane in ground.lives if lane not in chosen), key=ground.names.__getitem__
    )
    full = len(chosen) >= MOST_COMPARED
    adding = [
        html.Label(
            t("compare.pick", most=MOST_COMPARED), htmlFor="compare-add", className="unseen"
        ),
        html.Select(
            [
                html.Option(t("compare.add"), value=""),
                *(
                    html.Option(ground.names[lane], value=",".join((*chosen, lane)))
                    for lane in others
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
                        ground.names[lane],
                        class_="chip",
                        title=t("toolbar.drop"),
                        data_set=f"with={','.join(one for one in chosen if one != lane)}",
                    )
                    for lane in chosen
                ),
                *([] if full or not others else adding),
            ],
            className="chips",
        ),
        *notes(t, ground, view),
    ]


def notes(t: Interface, ground: Ground, view: View) -> list[html.P]:
    """What the reader should know about the choice: who was left out, who is not there, and that
    a comparison takes two."""
    known = _known(ground, view)
    unknown = [lane[:40] for lane in dict.fromkeys(view.compared) if lane not in ground.lives]
    said = []
    if unknown:
        said.append(t("compare.unknown", ids=", ".join(unknown[:5])))
    if len(known) > MOST_COMPARED:
        left = ", ".join(ground.names[lane] for lane in known[MOST_COMPARED:][:5])
        said.append(t("compare.refused", most=MOST_COMPARED, names=left))
    elif len(known) == MOST_COMPARED:
        said.append(t("compare.full", most=MOST_COMPARED))
    elif len(compared(ground, view)) == 1:
        said.append(t("compare.second"))
    return [html.P(each, className="note") for each in said]
