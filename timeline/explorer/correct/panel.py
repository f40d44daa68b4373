"""The part of an event's panel where it is corrected, and where its history can be undone."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from timeline.catalogue import Catalogue, questions
from timeline.catalogue.keeping import Entry, Keeper, told_twice
from timeline.explorer import tell
from timeline.explorer.correct.forms import forms
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.model import Event, TimelineError
from timeline.words import in_words

Row = Mapping[str, Any]
HIDDEN = ("start", "end", "entry", "edtf", "drop", "keep")  # what a step says of itself in numbers


def correct_section(t: Interface, catalogue: Catalogue, row: Row) -> list[Any]:
    """The section for an event as `questions.event` gives it; nothing where nothing is kept."""
    keeper = catalogue.keeper
    if keeper is None:
        return []
    testimony, event = row["testimony"], row["id"]
    others = [each for each in questions.told(catalogue, testimony) if each["id"] != event]
    entries = keeper.history(testimony, event)
    return [
        *_twice(t, catalogue, keeper, row),
        html.H3(t("correct.head")),
        html.Div(
            [
                html.P(t(f"correct.status-{row['status']}"), className="note"),
                html.P("", className="correct-said", role="status"),
                html.Div(
                    [
                        button(t("correct.accept"), data_decide="accept"),
                        button(t("correct.reject"), data_decide="reject"),
                    ],
                    className="actions",
                ),
                html.Details(
                    [
                        html.Summary(t("correct.change")),
                        *forms(t, row, others),
                        *_asked(t),
                    ]
                ),
                _history(t, entries),
            ],
            className="correct",
            id="correct",
            **hook(
                data_testimony=testimony,
                data_event=event,
                data_unreached=t("correct.unreached"),
                data_seen=keeper.last(testimony, event),
            ),
        ),
    ]


def _asked(t: Interface) -> list[Any]:
    """Why, and who: the name is kept by the browser (a label, not a proof)."""
    return [
        html.Div(
            [
                html.Label(t("correct.why"), htmlFor="correct-why"),
                dcc.Input(id="correct-why", type="text", autoComplete="off", maxLength=300),
                html.Label(t("correct.who"), htmlFor="correct-who"),
                dcc.Input(
                    id="correct-who",
                    type="text",
                    autoComplete="off",
                    maxLength=80,
                    value=os.environ.get("TIMELINE_USER", ""),
                ),
            ],
            className="decide asked",
        )
    ]


def _history(t: Interface, entries: Sequence[Entry]) -> html.Details | None:
    """Every step, the last first; each that stands can be undone."""
    if not entries:
        return None
    return html.Details(
        [
            html.Summary(t("correct.history", n=len(entries))),
            html.Ul([_step(t, entry) for entry in reversed(entries)], className="then steps-back"),
        ]
    )  # fmt: skip


def _step(t: Interface, entry: Entry) -> html.Li:
    who = entry.who or t("correct.somebody")
    return html.Li(
        [
            html.Span(f"{entry.when[:16].replace('T', ' ')} · {who}", className="t"),
            html.Span(did(t, entry), className="undone" if entry.undone else None),
            html.Small(f" {t('correct.undone')}") if entry.undone else None,
            html.Small([html.Br(), t("correct.because", why=entry.why)]) if entry.why else None,
            None
            if entry.undone
            else button(t("correct.undo"), data_undo=entry.id, class_="link undo"),
        ]
    )


def did(t: Interface, entry: Entry) -> str:
    """What an entry did, in words: "date: 1996 → 1997"."""
    name = t.named("correct.did", entry.kind)
    told = {key: value for key, value in entry.value.items() if key not in HIDDEN}
    now = ", ".join(str(value) for value in told.values())
    if entry.kind == "category":
        now = t.named("category", now)
    if entry.before and now:
        return f"{name}: {entry.before} → {now}"
    return f"{name}: {now}" if now else name  # fmt: skip


def _twice(t: Interface, catalogue: Catalogue, keeper: Keeper, row: Row) -> list[Any]:
    """The same event as another testimony of the same person tells it, with both dates."""
    told = questions.told_by(catalogue, row["lane"])
    if len(told) < 2:
        return []
    try:
        lives = [keeper.life(each["testimony"]) for each in told]
    except TimelineError:
        return []
    own = (row["testimony"], row["id"])
    found: list[Any] = []
    for pair in told_twice(lives):
        keys = [(event.testimony, event.id) for event in pair]
        if own in keys:
            found.append(_other(t, pair[1 - keys.index(own)]))
    if not found:
        return []
    says = html.P(t("correct.twice-here", when=tell.when(row, t)), className="note")
    return [html.H3(t("correct.twice")), says, html.Ul(found, className="then")]


def _other(t: Interface, event: Event) -> html.Li:
    when = in_words(event.span, t.language, event.edtf) or t("date.unknown")
    return html.Li(
        [
            html.Span(f"{event.testimony} · {when}", className="t"),
            button(event.title, data_set=f"event={event.testimony}:{event.id}"),
        ]
    )
