"""The review: what was found, most doubtful first, each with its passage, its date and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from dash import html

from timeline.catalogue.keeping import Entry, Keeper, Moved
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.shell import Plain, chosen, field, typed
from timeline.explorer.stage import notices_line
from timeline.figures.palette import group_of
from timeline.model import LIFE_CATEGORIES, Event, Life, Testimony, TimeSpan
from timeline.words import LANGUAGES, in_words

MOST = 200  # events on one page; those that nobody has looked at come first
MOST_TEXT = 300_000  # characters of the text in which words can be selected
_AROUND = 160  # characters around a passage, where its paragraph is long
_REASONS = 4
# How doubtful a date is by what it rests on; a conflict and no date at all are more than any.
_BASIS = {"inferred": 40, "relative": 30, "duration": 25, "age": 15, "anchor": 10, "explicit": 0}


def doubt(event: Event, disputed: frozenset[str]) -> float:
    """How much an event wants looking at: the higher, the earlier it is shown."""
    first, last = event.span.begin_of_the_begin, event.span.end_of_the_end
    wide = min((last - first).days / 365, 30) if first and last else 30
    return (
        100.0 * (event.id in disputed)
        + 60 * (not any(event.span.bounds))
        + _BASIS.get(event.basis, 20)
        + wide
    )


def in_order(life: Life) -> list[Event]:
    """The events, most doubtful first; the same order each time, whatever was decided of them."""
    disputed = frozenset(id for conflict in life.conflicts for id in conflict.events)
    told = {event.id: number for number, event in enumerate(life.events)}
    return sorted(life.events, key=lambda event: (-doubt(event, disputed), told[event.id]))


def review_page(t: Interface, keeper: Keeper, id: str, state: str) -> list[Any]:
    """The whole review of a testimony."""
    life = keeper.life(id)
    told = life.testimony
    events = in_order(life)
    left = [event for event in events if event.status == "proposed"]
    shown = events
    if len(events) > MOST:
        new = left[:MOST]
        shown = new or events[:MOST]
    return [
        html.Div(
            [
                html.H1(told.title, lang=told.language),
                html.P(told.narrator, className="lead") if told.narrator else None,
                notices_line(t, told.notices),
            ],
            className="review-head",
        ),
        html.P(
            [
                html.Span(t("review.left", n=len(left), all=len(events)), id="left"),
                html.Span(t("review.first", n=len(shown))) if len(shown) < len(events) else None,
            ],
            className="lead",
        ),
        html.Div(
            [
                html.Span([html.Kbd(key), t(f"review.key-{name}")])
                for key, name in (
                    ("a", "accept"), ("r", "reject"), ("d", "date"), ("e", "edit"),
                    ("u", "undo"), ("j", "next"), ("k", "previous"), ("w", "words"),
                )
            ],
            className="review-keys",
        ),
        html.Label([html.Span(t("review.who")), typed("who", id="who", maxlength="80")],
                   className="who-field"),
        html.P("", className="fault", id="fault", role="alert"),
        html.Ol([card(t, keeper, life, event) for event in shown], id="cards"),
        html.P(t("review.nothing"), className="lead") if not events else None,
        html.Div("", id="moved", className="moved", **hook(aria_live="polite")),
        html.Div(
            className="actions",
            children=[
                button(t("review.finish" if state == "reviewing" else "review.open"),
                       id="finish", class_="strong"),
                button(t("review.undo"), id="undo"),
                html.A(t("own.open"), href=f"/settings/{id}?lang={t.language}"),
            ],
        ),
        *_text(t, life),
    ]  # fmt: skip


def card(t: Interface, keeper: Keeper, life: Life, event: Event) -> Plain:
    """One event to look at."""
    return Plain(
        "li",
        [
            html.Div(
                [
                    html.Span(
                        t.named("category", event.category),
                        className=f"c-{group_of(event.category)}",
                    ),
                    html.Span(t(f"review.is-{event.status}"), className="status"),
                ],
                className="over",
            ),
            html.H2(event.title, lang=life.testimony.language),
            html.P(
                [html.B(in_words_of(event.span, event.edtf, t)), " ",
                 html.Code(event.edtf or "?"), " · ", t.named("basis", event.basis)],
                className="when",
            ),
            _quote(t, life.testimony, event),
            *_why(t, life, event),
            html.Div(
                className="actions",
                children=[
                    button(t("review.accept"), data_do="accept"),
                    button(t("review.date"), data_do="date"),
                    button(t("review.edit"), data_do="edit"),
                    button(t("review.reject"), data_do="reject"),
                ],
            ),
            Plain(
                "form",
                [
                    field(t("review.date-name"), typed("date", event.edtf), t("review.date-note")),
                    html.P("", className="reads", **hook(aria_live="polite")),
                ],
                class_="date-form", hidden=True,
            ),
            _edit(t, life, event),
        ],
        id=f"card-{event.id}",
        class_=f"card-review is-{event.status} g-{group_of(event.category)}",
        tabindex="-1",
        data_event=event.id,
        data_status=event.status,
        data_seen=keeper.last(life.testimony.id, event.id),
        data_start=str(event.passage.start),
    )  # fmt: skip


def in_words_of(span: TimeSpan, edtf: str, t: Interface) -> str:
    """A date in the page's words."""
    language = t.language if t.language in LANGUAGES else "en"
    return in_words(span, language, edtf) if any(span.bounds) else t("date.unknown")


def _edit(t: Interface, life: Life, event: Event) -> Plain:
    there = [e for e in life.events if e.id != event.id and e.status != "rejected"][:300]
    others = [("", t("review.merge-none"))]
    others += [(other.id, f"{other.title} ({other.edtf or '?'})") for other in there]
    kinds = [(name, t.named("category", name)) for name in LIFE_CATEGORIES]
    if event.category not in LIFE_CATEGORIES:
        kinds.append((event.category, t.named("category", event.category)))
    return Plain(
        "form",
        [
            field(t("review.title"), typed("title", event.title, data_was=event.title)),
            field(t("review.category"),
                  chosen("category", event.category, kinds, data_was=event.category)),
            field(t("review.scope"),
                  chosen("scope", event.scope,
                         [(each, t(f"review.scope-{each}")) for each in ("life", "context")],
                         data_was=event.scope)),
            field(t("review.place"), typed("place", event.place, data_was=event.place)),
            field(t("review.merge"), chosen("with", "", others, data_was="")),
            html.Div([html.Button(t("review.save"), type="submit", className="strong"),
                      button(t("review.split"), data_do="split")], className="actions"),
        ],
        class_="edit-form fields-grid", hidden=True,
    )  # fmt: skip


def _quote(t: Interface, told: Testimony, event: Event) -> html.Blockquote:
    """The passage in its paragraph, words as words."""
    start, end = event.passage.start, event.passage.end
    paragraph = next((p for p in told.paragraphs if p.start <= start < p.end), None)
    low = max(paragraph.start if paragraph else start, start - _AROUND)
    high = min(max(paragraph.end if paragraph else end, end), end + _AROUND)
    cut_low, cut_high = paragraph and low > paragraph.start, paragraph and high < paragraph.end
    return html.Blockquote(
        [
            "… " if cut_low else "",
            html.Span(told.text[low:start], className="rest", **hook(data_at=str(low))),
            html.Mark(told.text[start:end], **hook(data_at=str(start))),
            html.Span(told.text[end:high], className="rest", **hook(data_at=str(end))),
            " …" if cut_high else "",
        ],
        lang=told.language,
    )


def _why(t: Interface, life: Life, event: Event) -> Iterator[Any]:
    reasons = list(dict.fromkeys(reason.says for reason in event.reasons))[:_REASONS]
    if reasons:
        yield html.Ul([html.Li(each) for each in reasons], className="why")
    for conflict in life.conflicts:
        if event.id in conflict.events:
            yield html.P([html.B(t("panel.conflict")), " ", conflict.why], className="warning")


def moved_box(t: Interface, moved: Sequence[Moved]) -> html.Details | None:
    """What else a decision moved, and why."""
    if not moved:
        return None
    lines = [
        html.Li(
            [
                html.Span(f"{each.title}: "),
                html.Code(each.before or t("review.not-there")),
                " → ",
                html.Code(each.after or t("review.not-there")),
                html.Small(f" {each.why}") if each.why else None,
            ]
        )
        for each in moved[:40]
    ]
    return html.Details(
        [html.Summary(t("review.moved", n=len(moved))), html.Ul(lines)], **hook(open=True)
    )


def _text(t: Interface, life: Life) -> Iterator[Any]:
    """The whole text, in which words can be selected to add what was missed."""
    told = life.testimony
    found = sorted((e.passage.start, e.passage.end) for e in life.events if e.status != "rejected")
    yield html.H2(t("review.text"), id="text-title")
    yield html.P(t("review.text-says"), className="note")
    yield Plain(
        "form",
        [
            html.Blockquote("", id="selected"),
            html.Div(
                className="fields-grid",
                children=[
                    field(t("review.title"), typed("title", required=True, maxlength="300")),
                    field(t("review.category"),
                          chosen("category", "other",
                                 [(n, t.named("category", n)) for n in LIFE_CATEGORIES])),
                    field(t("review.date-name"), typed("date"), t("review.date-none")),
                ],
            ),
            html.P("", className="reads", **hook(aria_live="polite")),
            html.Div([html.Button(t("review.add"), type="submit", className="strong"),
                      button(t("add.cancel"), data_do="unselect")], className="actions"),
        ],
        id="words-form", hidden=True,
    )  # fmt: skip
    yield html.Div(
        [
            html.P(list(_pieces(told.text, p.start, p.end, found)))
            for p in told.paragraphs
            if p.start < MOST_TEXT
        ],
        id="text",
        className="whole-text",
        lang=told.language,
    )


def _pieces(text: str, start: int, end: int, found: Sequence[tuple[int, int]]) -> Iterator[Any]:
    inside = [(max(a, start), min(b, end)) for a, b in found if a < end and b > start]
    cuts = sorted({start, end, *(edge for span in inside for edge in span)})
    for low, high in pairwise(cuts):
        marked = any(a <= low < b for a, b in inside)
        piece = html.Mark if marked else html.Span
        yield piece(text[low:high], **hook(data_at=str(low)))


def last_step(entries: Sequence[Entry], kinds: Mapping[str, Any]) -> Entry | None:
    """The last decision that still counts."""
    return next((e for e in reversed(entries) if e.kind in kinds and not e.undone), None)
