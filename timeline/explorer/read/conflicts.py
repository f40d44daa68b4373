"""What does not fit together in a testimony, told where it comes up, with what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook

Row = Mapping[str, Any]

SIDES = ("first", "second", "both")


def where(conflict: Row, paragraphs: Sequence[Row]) -> int:
    """The number of the paragraph after which a conflict is told: that of its last passage."""
    last = max((passage["start"] for passage in conflict["passages"]), default=-1)
    over = (each["number"] for each in paragraphs if each["start"] <= last < each["end"])
    return next(over, -1)


def conflict_note(
    t: Interface, testimony: str, conflict: Row, events: Sequence[Row], quoted: bool, writes: bool
) -> html.Div:
    """The statements that cannot all be true, why, and whom to trust where that can be kept;
    `events` are the testimony's."""
    each_side = sides(conflict, events)
    return html.Div(
        [
            html.B(t("panel.conflict")),
            html.Ol([html.Li(html.Div([_quote(t, one, quoted) for one in side]))
                     for side in each_side]),
            html.P(conflict["why"]),
            html.P(t("read.both-kept"), className="note"),
            _choices(t, testimony, conflict) if writes else None,
        ],
        className="conflict",
        role="note",
        **hook(aria_label=t("panel.conflict")),
    )  # fmt: skip


def sides(conflict: Row, events: Sequence[Row]) -> list[list[Row]]:
    """The passages of a conflict by the event that tells them, in the order of telling; where one
    event tells them all, each is a side of its own (as `catalogue.keeping` has it)."""
    grouped: dict[str, list[Row]] = {}
    for passage in conflict["passages"]:
        owner = next(
            (
                row["key"]
                for row in events
                if row["key"] in conflict["events"] and _tells(row, passage)
            ),
            str(passage["start"]),
        )
        grouped.setdefault(owner, []).append(passage)
    found = list(grouped.values())
    return found if len(found) > 1 else [[passage] for passage in conflict["passages"]]  # fmt: skip


def _tells(row: Row, passage: Row) -> bool:
    spans = [(row["passage_start"], row["passage_end"])]
    spans += [(also["start"], also["end"]) for also in row["also"]]
    return any(low <= passage["start"] and passage["end"] <= high for low, high in spans)


def _quote(t: Interface, passage: Row, quoted: bool) -> Any:
    words = f"“{passage['quote']}”" if quoted else passage["quote"]
    return button(
        words, class_="link", title=t("read.to-passage"), data_to_place=str(passage["start"])
    )


def _choices(t: Interface, testimony: str, conflict: Row) -> html.Div:
    return html.Div(
        [
            button(
                t(f"read.trust-{side}"),
                data_trust=side,
                data_testimony=testimony,
                data_conflict=str(conflict["number"]),
            )
            for side in SIDES
        ],
        className="actions",
    )
