"""The panel of one event: when, in whose words, why this date, and what else happened then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from dash import html

from timeline.catalogue.searching import found_in
from timeline.explorer import tell
from timeline.explorer.found import marked
from timeline.explorer.interface import Interface
from timeline.explorer.panel_reasons import chain, passages
from timeline.explorer.panel_tellings import tellings
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import label_of, notices_line
from timeline.figures.palette import group_of

Row = Mapping[str, Any]


def event_panel(
    t: Interface,
    row: Row,
    history: Sequence[Row],
    others: Sequence[Row],
    sought: str = "",
    text: Row | None = None,
    correct: Sequence[Any] = (),
) -> list[Any]:
    """Everything about an event, as `questions.event` gives it, with its history and others;
    the words that are `sought` are marked in its passage; `text` is its testimony's, for the
    passages of its reasons; `correct` is the part in which it is corrected."""
    life = row["life"]
    age = tell.age_of(row, t)
    who = f"{life['narrator'] or life['title']}{', ' + age if age else ''}"
    group = group_of(row["category"])
    return [
        html.Div(
            className="over",
            children=[
                html.Span(
                    [t.named("category", row["category"]), " · ", html.Span(who)],
                    className=f"c-{group}",
                ),
                close(t),
            ],
        ),
        notices_line(t, life["notices"]),
        html.H2(marked(row["title"], sought), lang=row["language"]),
        html.P(tell.when(row, t), className="date"),
        html.P(
            [
                "EDTF ",
                html.Code(row["edtf"] or "?"),
                " · ",
                t.named("exact", row["certainty"]),
                " · ",
                t("panel.basis", what=t.named("basis", row["basis"])),
            ],
            className="edtf",
        ),
        html.P(marked(row["place"], sought), className="edtf", lang=row["language"])
        if row["place"]
        else None,
        _passage(t, row, life, group, sought),
        button(
            t("read.in-testimony"),
            class_="link to-read",
            data_set="page=read",
            data_also=f"life={row['lane']}&testimony={row['testimony']}",
        ),
        *_conflicts(t, row),
        *tellings(t, row, row.get("elsewhere", ())),
        *correct,
        *chain(t, row, text, group),
        *_history(t, history),
        *others_then(t, others, t("panel.others")),
        *about_life(t, life),
        html.H3(t("panel.cite")),
        html.P(tell.citation(row, life, t), className="cite"),
        html.Div(
            className="actions",
            children=[
                _step(row["previous"], t("panel.previous"), "event"),
                _step(row["next"], t("panel.next"), "event"),
                button(t("panel.this-life"), data_set=f"life={row['lane']}", data_drop="event"),
            ],
        ),
    ]


def close(t: Interface, drops: str = "event,show,life") -> html.Button:
    """The button that leaves the panel."""
    return button("×", name=t("panel.close"), data_drop=drops, class_="close")


def _step(key: str | None, says: str, name: str) -> html.Button | None:
    return button(says, data_set=f"{name}={key}") if key else None


# --- The passage ------------------------------------------------------------------------------


def _passage(t: Interface, row: Row, life: Row, group: str, sought: str) -> Any:
    paragraph = row["paragraph"]
    if not paragraph:
        return None
    summary = life["text_kind"] == "summary"
    told = t("panel.summary-of", source=tell.source_line(life)) if summary else t("panel.told")
    if life["text_kind"] == "translation":
        told = t("panel.translated")
    text = list(_marked(row, paragraph, found_in(paragraph["text"], sought)))
    return html.Figure(
        className=f"quote {'summary' if summary else 'own'} g-{group}",
        children=[
            html.Figcaption(
                [told, " · ", t("panel.paragraph", number=str(row["paragraph_number"]))],
                className="told",
            ),
            html.Blockquote(text if summary else ["“", *text, "”"], lang=row["language"]),
        ],
    )


def _marked(row: Row, paragraph: Row, found: Sequence[tuple[int, int]]) -> Iterator[Any]:
    """The paragraph in pieces: around the passage quieter, time words of the passage marked."""
    base, text = paragraph["start"], paragraph["text"]
    start, end = row["passage_start"], row["passage_end"]
    terms: Mapping[tuple[int, int], str] = row.get("terms", {})
    times = [(e["start"], e["end"]) for e in row["expressions"] if start <= e["start"] < end]
    cuts = {base, base + len(text), start, end}
    cuts.update(edge for span in (*times, *passages(row)) for edge in span)
    cuts.update(base + edge for span in found for edge in span)
    for low, high in pairwise(sorted(cut for cut in cuts if base <= cut <= base + len(text))):
        piece = text[low - base : high - base]
        at = hook(data_at=str(low))
        if any(first <= low - base < last for first, last in found):
            yield html.Mark(piece, className="found", **at)
        elif not start <= low < end:
            yield html.Span(piece, className="rest", **at)
        elif any(first <= low < last for first, last in times):
            term = next((key for (a, b), key in terms.items() if a <= low < b), "")
            yield html.Mark(link_to_term(piece, term) if term else piece, **at)
        else:
            yield html.Strong(piece, **at)


def link_to_term(words: str, key: str) -> html.Button:
    """Words that name a time, as a link into the glossary."""
    return button(words, class_="link to-term", data_set="show=glossary", data_also=f"term={key}")


# --- What does not fit ------------------------------------------------------------------------


def _conflicts(t: Interface, row: Row) -> Iterator[Any]:
    for conflict in row["conflicts"]:
        others = [other for other in conflict["events"] if other["key"] != row["key"]]
        yield html.Div(
            className="warning",
            role="note",
            children=[
                html.B(t("panel.conflict")),
                html.P(conflict["why"]),
                *(html.P(f"“{passage['quote']}”") for passage in conflict["passages"]),
                *(
                    html.P(
                        button(
                            f"→ {other['title']} ({other['edtf']})",
                            class_="link",
                            data_set=f"event={other['key']}",
                        )
                    )
                    for other in others
                ),
            ],
        )


# --- What else happened then ---------------------------------------------------------------------


def _history(t: Interface, rows: Sequence[Row]) -> Iterator[Any]:
    if rows:
        yield html.H3(t("panel.history"))
        yield html.Ul(
            [
                html.Li(
                    [
                        html.Span(tell.when_short(row, t), className="t"),
                        button(label_of(row, t), data_set=f"event={row['key']}"),
                        html.Small(f" {t('source.unchecked')}")
                        if not row["source_checked"]
                        else None,
                    ]
                )
                for row in rows
            ],
            className="then",
        )


def others_then(t: Interface, rows: Sequence[Row], says: str) -> Iterator[Any]:
    """What happened to others, each with who and how old they were; `says` heads the list."""
    if rows:
        yield html.H3(says)
        yield html.Ul(
            [
                html.Li(
                    [
                        html.Span(
                            f"{row['narrator']}"
                            f"{', ' + tell.age_of(row, t) if tell.age_of(row, t) else ''}"
                            f" · {tell.when_short(row, t)}",
                            className="t",
                        ),
                        notices_line(t, row["notices"]),
                        button(row["title"], data_set=f"event={row['key']}"),
                    ]
                )
                for row in rows
            ],
            className="then",
        )


def about_life(t: Interface, life: Row) -> list[Any]:
    """Where a testimony comes from: source, kind of text, dispute, rights."""
    found: list[Any] = [
        html.H3(t("panel.source")),
        html.P(source_link(life), className="note"),
        html.P(t.named("text-kind", life["text_kind"]), className="note"),
    ]
    if life["rights"]:
        found.append(html.P(life["rights"], className="note"))
    if life["disputed"]:
        found.append(
            html.Div(
                [html.B(t("panel.disputed")), html.P(life["disputed"])],
                className="warning",
                role="note",
                **hook(aria_label=t("panel.disputed")),
            )
        )
    return found


def source_link(life: Row) -> Any:
    """The work that a testimony rests on, as a link where it has an address."""
    url = str(life["source_url"] or "")
    source = tell.source_line(life)
    return html.A(source, href=url, rel="noreferrer", target="_blank") if _web(url) else source


def _web(url: str) -> bool:
    return url.startswith(("https://", "http://"))
