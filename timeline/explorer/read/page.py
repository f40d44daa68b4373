"""The page of one testimony: who told it, what to know before, its text, its time beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from timeline.catalogue import Catalogue, Selection, questions
from timeline.explorer import ask, rights, tell
from timeline.explorer.correct.forms import missed_form
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.panel_event import source_link
from timeline.explorer.panel_glossary import named_here
from timeline.explorer.parts import button, hook
from timeline.explorer.read.conflicts import conflict_note, where
from timeline.explorer.read.running import running
from timeline.explorer.read.text import Told, in_order, paragraph
from timeline.explorer.stage import notices_line
from timeline.explorer.view import View

Row = Mapping[str, Any]

RECORDED = ("vtt", "srt")
_A_FILE: Any = "file"  # a type of field that Dash does not name


def testimony_of(catalogue: Catalogue, ground: Ground, view: View) -> str:
    """The testimony that an address asks to read: the named one, else that of the open event,
    else the first of the life in focus; "" where it names none."""
    if view.testimony and questions.life_of(catalogue, view.testimony):
        return view.testimony
    life = ground.lives.get(view.life)
    of_event = view.event.rpartition(":")[0]
    if of_event and life is None and questions.life_of(catalogue, of_event):
        return of_event
    if life and of_event in {row["testimony"] for row in questions.told_by(catalogue, view.life)}:
        return of_event
    return str(life["testimony"]) if life else ""


def read_page(
    catalogue: Catalogue, ground: Ground, view: View, t: Interface, writes: bool = False
) -> list[Any]:
    """The page; a list of testimonies to choose from where the address names none. `writes`:
    decisions can be kept, so that there is something to press."""
    testimony = testimony_of(catalogue, ground, view)
    text = questions.text(catalogue, testimony) if testimony else None
    life = questions.life_of(catalogue, testimony) if testimony else None
    if text is None or life is None:
        return _choose(t, ground)
    rows = questions.told(catalogue, testimony)
    told = Told(text, life, in_order(rows), view.selection.words)
    past = questions.history(catalogue, Selection(layers=ask.layers_of(ground, view)))
    history = [row for row in past.to_pylist() if row["pack"] in ground.own_packs]
    return [
        html.Div(
            [
                html.Article(
                    [
                        _head(t, catalogue, told, view),
                        *_body(t, catalogue, told, writes),
                        named_here(t, catalogue, ground, text["expressions"]),
                    ],
                    className=f"book {'summary' if life['text_kind'] == 'summary' else 'own'}",
                    **hook(data_testimony=testimony, data_writes=str(writes).lower()),
                ),
                running(t, rows, history, ground.lines.get(life["lane"], ()), life["language"]),
            ],
            id="read",
            className="read",
        )
    ]


def _choose(t: Interface, ground: Ground) -> list[Any]:
    return [
        html.H2(t("page.read")),
        html.P(t("read.choose"), className="note"),
        html.Ul(
            [
                html.Li(button(life["narrator"] or life["title"], class_="link",
                               data_set=f"life={lane}", data_drop="event"))
                for lane, life in ground.lives.items()
            ],
            className="read-choose",
        ),
    ]  # fmt: skip


def _head(t: Interface, catalogue: Catalogue, told: Told, view: View) -> html.Header:
    life = told.life
    summary = life["text_kind"] == "summary"
    doubtful = sum(row["certainty"] == "wider" or row["conflict"] for row in told.events)
    about = [
        life["narrator"],
        t("read.told", when=life["told"]) if life["told"] else "",
        t("read.events", n=len(told.events)),
        t("read.doubtful", n=doubtful) if doubtful else "",
    ]
    return html.Header(
        [
            html.H2(life["title"], lang=life["language"]),
            html.P(" · ".join(filter(None, about)), className="note"),
            html.P(
                t("panel.summary-of", source=tell.source_line(life))
                if summary
                else t.named("text-kind", life["text_kind"]),
                className="kind",
            ),
            html.P(t("life.pseudonym"), className="note") if life["pseudonym"] else None,
            notices_line(t, life["notices"]),
            html.Div(
                [html.B(t("panel.disputed")), html.P(life["disputed"])],
                className="warning",
                role="note",
                **hook(aria_label=t("panel.disputed")),
            )
            if life["disputed"]
            else None,
            html.P([t("panel.source"), ": ", source_link(life)], className="note"),
            html.P(life["rights"], className="note") if life["rights"] else None,
            _others(t, catalogue, life),
            html.P(
                html.A(t("own.open"), href=f"/settings/{life['testimony']}?lang={t.language}"),
                className="note",
            )
            if rights.may_write()
            else None,
            _recording(t) if life["format"] in RECORDED else None,
            html.P(t("read.keys"), className="note keys-say"),
        ]
    )


def _others(t: Interface, catalogue: Catalogue, life: Row) -> html.P | None:
    """Other testimonies of the same person."""
    others = [
        row
        for row in questions.told_by(catalogue, life["lane"])
        if row["testimony"] != life["testimony"]
    ]
    if not others:
        return None
    links: list[Any] = [
        button(f"{row['title']} {row['told']}".strip(), class_="link", data_drop="event",
               data_set=f"testimony={row['testimony']}")
        for row in others
    ]  # fmt: skip
    return html.P([t("read.also-told"), " ", *links], className="note")


def _recording(t: Interface) -> html.Div:
    """Where a reader points to the recording itself, which stays in the browser."""
    return html.Div(
        [
            html.Label(t("read.recording"), htmlFor="recording-file"),
            dcc.Input(id="recording-file", type=_A_FILE),
            html.Video(
                id="recording",
                controls=True,
                hidden=True,
                **hook(aria_label=t("read.recording-name")),
            ),
            html.P(t("read.recording-stays"), className="note"),
        ],
        className="recording",
    )


def _body(t: Interface, catalogue: Catalogue, told: Told, writes: bool) -> list[Any]:
    paragraphs = told.text["paragraphs"]
    here: dict[int, list[Row]] = {}
    testimony = told.life["testimony"]
    for conflict in questions.conflicts(catalogue, testimony):
        here.setdefault(where(conflict, paragraphs), []).append(conflict)
    quoted = told.life["text_kind"] != "summary"
    found: list[Any] = []
    near = _by_paragraph(paragraphs, told.events)
    for which in paragraphs:
        words = told.text["text"][which["start"] : which["end"]].strip("# ")
        if not words or words in (told.life["title"], told.life["narrator"]):
            continue  # the head of the page says it already
        found.append(paragraph(t, told, which, near.get(which["number"], ())))
        found += [
            conflict_note(t, testimony, conflict, told.events, quoted, writes)
            for conflict in here.get(which["number"], ())
        ]
    found += [
        conflict_note(t, testimony, each, told.events, quoted, writes) for each in here.get(-1, ())
    ]
    if writes:
        found.append(missed_form(t))
    return found


def _by_paragraph(paragraphs: Sequence[Row], events: Sequence[Row]) -> dict[int, list[Row]]:
    """The events whose passages touch each paragraph; both are in the order of the text."""
    found: dict[int, list[Row]] = {}
    at = 0
    for row in events:
        while at < len(paragraphs) and paragraphs[at]["end"] <= row["passage_start"]:
            at += 1
        for which in paragraphs[at:]:
            if which["start"] >= row["passage_end"]:
                break
            found.setdefault(which["number"], []).append(row)
    return found
