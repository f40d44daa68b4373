"""What compared lives share: the same places, countries, kinds of event and named periods.

Each is listed with its events and may be marked in the picture, with a letter that stands in both
(assets/page-7-compare.js draws the marks). The address says what is marked: `mark=places`, or
one of them, `mark=places:Pyongyang`; nothing said: the first list that has something.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase
from typing import Any

from dash import html

from timeline.catalogue import Catalogue, questions
from timeline.explorer import ask, tell
from timeline.explorer.ground import Ground, Row
from timeline.explorer.interface import Interface
from timeline.explorer.page_compare import compared, only_compared
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import label_of
from timeline.explorer.view import View

KINDS = ("places", "countries", "categories", "periods")
NOTHING = "none"  # what the address says where nothing is to be marked
_LAST = ("birth", "other")  # kinds of event that nearly every life has say least
_SHOWN, _MOST_EVENTS = 8, 4


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that at least two of the lives have: its letter, and its events by lane."""

    kind: str
    value: str
    label: str
    letter: str
    events: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All its events."""
        return tuple(key for _, keys in self.events for key in keys)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the lives of a view share, by kind; the events that it is about, by key; and what of
    it is marked in the picture."""

    found: Mapping[str, Sequence[Shared]]
    rows: Mapping[str, Row]
    kind: str
    marked: Sequence[Shared]


def comparison(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> Comparison:
    """What the compared lives have in common, among the events that are shown."""
    lanes = compared(ground, view)
    only = only_compared(ground, view)
    chosen = ask.chosen_of(only, only.window or ground.window)
    rows = {row["key"]: row for row in questions.marks(catalogue, chosen).to_pylist()}
    told = [
        life["testimony"]
        for lane in lanes
        for life in ground.testimonies.get(lane, (ground.lives[lane],))
    ]
    common = questions.shared(catalogue, told)
    named = _names(catalogue, ground, t)
    found = {kind: _of_kind(kind, common[kind], rows, lanes, named, t) for kind in KINDS}
    kind, _, value = view.mark.partition(":")
    if kind != NOTHING and not found.get(kind):
        kind, value = next((one for one in KINDS if found[one]), ""), ""
    marked = [each for each in found.get(kind, ()) if value in ("", each.value)]
    return Comparison(found, rows, kind, marked or found.get(kind, ()))


def _of_kind(
    kind: str,
    common: Sequence[Row],
    rows: Mapping[str, Row],
    lanes: Sequence[str],
    named: Mapping[str, str],
    t: Interface,
) -> list[Shared]:
    found = []
    for each in common:
        by_lane: dict[str, list[str]] = {}
        for key in sorted(each["keys"], key=lambda key: _order(rows.get(key))):
            if key in rows:
                by_lane.setdefault(rows[key]["lane"], []).append(key)
        if len(by_lane) > 1:
            label = t.named("category", each["value"]) if kind == "categories" else each["value"]
            events = tuple((lane, tuple(by_lane[lane])) for lane in lanes if lane in by_lane)
            found.append((named.get(f"{kind}:{each['value']}", label), each["value"], events))
    found.sort(key=lambda one: (one[1] in _LAST, -len(one[2]), one[0]))
    return [
        Shared(kind, value, label, _letter(number), events)
        for number, (label, value, events) in enumerate(found)
    ]


def _order(row: Row | None) -> int:
    return (row["first_day"] or 0) if row else 0


def _letter(number: int) -> str:
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)


def _names(catalogue: Catalogue, ground: Ground, t: Interface) -> dict[str, str]:
    """The names of periods and countries in the page's language."""
    periods = {f"periods:{row['label']}": label_of(row, t) for row in ground.periods}
    return periods | _countries(catalogue, t.language)


@lru_cache(maxsize=8)
def _countries(catalogue: Catalogue, language: str) -> dict[str, str]:
    def name(row: Row) -> str:
        own = (one for one in row["aliases"] if any("가" <= char <= "힣" for char in one))
        return str(next(own, row["name"]) if language == "ko" else row["name"])

    rows = questions.countries(catalogue).to_pylist()
    return {f"countries:{row['country']}": name(row) for row in rows}


def letters_of(found: Comparison) -> dict[str, str]:
    """The letters of each marked event, by its key."""
    letters: dict[str, list[str]] = {}
    for one in found.marked:
        for key in one.keys:
            letters.setdefault(key, []).append(one.letter)
    return {key: " ".join(its) for key, its in letters.items()}


def key_row(t: Interface, found: Comparison) -> list[Any]:
    """What is marked in the picture, to be chosen; the letters with what they stand for."""
    kinds = [kind for kind in KINDS if found.found[kind]]
    if not kinds:
        return []
    whole = len(found.marked) == len(found.found.get(found.kind, ()))
    return [
        html.Div(
            [
                html.Span(t("compare.marked"), id="marked-legend"),
                html.Div(
                    [
                        *(
                            button(
                                [
                                    t(f"compare.{kind}"),
                                    " ",
                                    html.B(str(len(found.found[kind]))),
                                ],
                                data_set=f"mark={kind}",
                                aria_pressed=str(kind == found.kind).lower(),
                            )
                            for kind in kinds
                        ),
                        button(
                            t("compare.unmarked"),
                            data_set=f"mark={NOTHING}",
                            aria_pressed=str(found.kind == NOTHING).lower(),
                        ),
                    ],
                    className="segments",
                    role="group",
                    **hook(aria_labelledby="marked-legend"),
                ),
                html.Div(
                    [
                        _chip(one, pressed=one in found.marked and not whole)
                        for one in found.found.get(found.kind, ())
                    ],
                    className="chips",
                ),
            ],
            className="marked",
            **hook(data_marks=json.dumps([[one.letter, one.keys] for one in found.marked])),
        )
    ]


def _chip(one: Shared, *, pressed: bool) -> html.Button:
    return button(
        [html.B(one.letter, className="letter"), one.label],
        class_="chip plain",
        aria_pressed=str(pressed).lower(),
        data_set=f"mark={one.kind}" if pressed else f"mark={one.kind}:{one.value}",
    )


def shared_list(t: Interface, ground: Ground, found: Comparison) -> list[Any]:
    """Everything that is shared, by kind, with its events life by life."""
    parts: list[Any] = []
    for kind in KINDS:
        each = [_entry(one, ground, found, t) for one in found.found[kind]]
        if not each:
            continue
        more = (
            html.Details(
                [
                    html.Summary(t("compare.more", n=len(each) - _SHOWN)),
                    html.Ul(each[_SHOWN:]),
                ]
            )
            if len(each) > _SHOWN
            else None
        )
        head = html.H3(t(f"compare.{kind}"))
        says = html.P(t("compare.periods-say"), className="note") if kind == "periods" else None
        parts.append(html.Section([head, says, html.Ul(each[:_SHOWN]), more], className="shared"))
    return [html.H2(t("compare.shared")), *(parts or [html.P(t("compare.nothing"))])]


def _entry(one: Shared, ground: Ground, found: Comparison, t: Interface) -> html.Li:
    return html.Li(
        [
            html.B([html.Span(one.letter, className="letter"), one.label]),
            html.Div(
                [
                    html.P(
                        [
                            html.Span(ground.names[lane]),
                            html.Span(
                                [
                                    *(
                                        _link(found.rows[key], ground, t)
                                        for key in keys[:_MOST_EVENTS]
                                    ),
                                    html.Small(t("compare.others", n=len(keys) - _MOST_EVENTS))
                                    if len(keys) > _MOST_EVENTS
                                    else None,
                                ],
                                className="links",
                            ),
                        ]
                    )
                    for lane, keys in one.events
                ]
            ),
        ]
    )


def _link(row: Row, ground: Ground, t: Interface) -> html.Span:
    language = ground.lives[row["lane"]]["language"]
    return html.Span(
        [
            button(row["title"], class_="link", data_set=f"event={row['key']}", lang=language),
            " ",
            html.Small(tell.when_short(row, t)),
        ]
    )
