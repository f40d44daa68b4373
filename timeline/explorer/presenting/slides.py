"""The steps as slides: all of a part are in the page, so that a step needs no answer from the
server; assets/slides/slides.js shows one at a time."""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.presenting import said
from timeline.explorer.presenting.asked import Asked
from timeline.explorer.presenting.steps import Step, Steps
from timeline.explorer.stage import label_of

# The keys, and what each does.
KEYS = (
    ("→ ↓ Space PageDown", "present.key-next"),
    ("← ↑ PageUp", "present.key-previous"),
    ("Home End", "present.key-ends"),
    ("H", "present.key-history"),
    ("Q", "present.key-question"),
    ("N", "present.key-notes"),
    ("X", "present.key-drop"),
    ("Z", "present.key-undo"),
    ("F", "present.key-full"),
    ("D", "theme.switch"),
    ("?", "present.key-help"),
    ("Esc", "present.key-leave"),
)


def slide(t: Interface, made: Steps, step: Step) -> html.Section:
    """One step."""
    language = made.story.language if made.story else t.language
    told = _told(t, step, language) if step.row else _words(t, step, language)
    return html.Section(
        [html.Div(told, className="step-said"), _beside(t, step, language)],
        className="slide",
        hidden=step.number != made.at,
        **hook(
            data_step=step.name,
            data_number=str(step.number),
            aria_label=t("present.step", n=step.number, all=made.total),
        ),
    )


def _told(t: Interface, step: Step, language: str) -> list[Any]:
    row = step.row or {}
    when, why, as_told = said.when(t, row), said.why(row), said.told_as(t, row)
    warnings = said.warnings(t, row, step.touch.tells)
    return [
        html.P(said.who(t, row), className="who"),
        html.H1(when, className=said.length_of(when)),
        html.P(as_told, className="told-as") if as_told else None,
        html.P(row["title"], className="what", lang=row["language"]),
        html.P(step.sentence, className="sentence", lang=language) if step.sentence else None,
        html.P([html.B(f"{t('panel.why')} "), why], className="quiet-said") if why else None,
        *(html.P(doubt, className="quiet-said doubt") for doubt in said.doubts(t, row)),
        html.P(warnings, className="quiet-said") if warnings else None,
        html.P(said.source(t, row), className="quiet-said source"),
    ]


def _words(t: Interface, step: Step, language: str) -> list[Any]:
    """A step without an event: words alone, or what is not there."""
    if step.lost:
        return [
            html.P(t("present.step", n=step.number, all="…"), className="who", hidden=True),
            html.H1(t(f"present.lost-{step.lost}"), className="lost"),
            html.P(step.sentence, className="sentence", lang=language) if step.sentence else None,
        ]
    warnings = said.warnings(t, None, step.touch.tells)
    words = step.sentence or step.question or t("present.pause")
    return [
        html.H1(words, className=f"words {said.length_of(words)}".strip(), lang=language),
        html.P(warnings, className="quiet-said") if warnings else None,
    ]


def _beside(t: Interface, step: Step, language: str) -> html.Aside | None:
    """History meanwhile, the question, and the presenter's notes."""
    parts = [
        part
        for part in (_meanwhile(t, step), _question(t, step, language), _notes(t, step, language))
        if part
    ]
    return html.Aside(parts, className="by-side") if parts else None


def _meanwhile(t: Interface, step: Step) -> html.Div | None:
    if not step.history:
        return None
    rows = [
        html.Div([html.B(tell.when_short(one, t)), html.P(label_of(one, t))], className="one")
        for one in step.history
    ]
    return html.Div([html.H2(t("present.meanwhile")), *rows], className="meanwhile")


def _question(t: Interface, step: Step, language: str) -> html.Div | None:
    if not step.question or (step.row is None and not step.lost and not step.sentence):
        return None
    return html.Div(
        [html.H2(t("present.ask")), html.P(step.question, lang=language)], className="question"
    )


def _notes(t: Interface, step: Step, language: str) -> html.Div | None:
    """What the presenter alone wants: the note, and the passage."""
    parts: list[Any] = []
    if step.note:
        parts.append(html.P(step.note, className="note-said", lang=language))
    if step.row and step.row["quote"]:
        summary = step.row["life"]["text_kind"] == "summary"
        parts += [
            html.P(said.source(t, step.row), className="of"),
            html.Blockquote(
                said.passage(step.row),
                lang=step.row["language"],
                className="summary" if summary else "own",
            ),
        ]
    return html.Div([html.H2(t("present.notes")), *parts], className="notes") if parts else None


# --- Below the slides -----------------------------------------------------------------------------


def controls(t: Interface, asked: Asked, made: Steps) -> html.Nav:
    """What steps, switches and leaves."""
    asks = any(step.question for step in made.steps)
    flips = [("h", "present.meanwhile", asked.history), ("n", "present.notes", asked.notes)]
    if asks:
        flips.insert(1, ("q", "present.question", asked.question))
    return html.Nav(
        [
            html.Span(f"{made.at} / {made.total}", id="count"),
            html.Span(
                [
                    button("←", name=t("present.previous"), data_by="-1"),
                    button("→", name=t("present.next"), data_by="1"),
                ],
                className="moves",
            ),
            html.Span(
                [
                    button(
                        [t(key), html.Kbd(name.upper(), **hook(aria_hidden="true"))],
                        aria_pressed=str(on).lower(),
                        data_flip=name,
                    )
                    for name, key, on in flips
                ],
                className="flips",
            ),
            html.Span(
                [
                    button("?", name=t("present.key-help"), data_keys="1"),
                    *([] if made.whole else _further(t, asked, made)),
                    html.A(
                        t("present.leave"),
                        href=asked.back_without(made.wrong),
                        **hook(data_leave="1"),
                    ),
                ],
                className="ways",
            ),
        ],
        **hook(aria_label=t("present.name")),
    )


def _further(t: Interface, asked: Asked, made: Steps) -> list[html.A]:
    """The same steps on paper, and as a story of one's own."""
    part = str(made.before + 1) if made.before else ""
    make = "present.make-story" if made.story is None else "stories.edit"
    paper = asked.address("/handout", step=part, h="", q="", n="")
    story = asked.address("/stories/edit", step="", h="", q="", n="")
    return [
        html.A(t("handout.name"), href=paper, **hook(data_handout="1")),
        html.A(t(make), href=story, **hook(data_story="1")),
    ]


def keys(t: Interface) -> html.Dialog:
    """The list of keys."""
    return html.Dialog(
        [
            html.H2(t("keys.name"), id="keys-title"),
            html.Dl(
                [
                    html.Div([html.Dt([html.Kbd(key) for key in keys.split()]), html.Dd(t(says))])
                    for keys, says in KEYS
                ]
            ),
            button(t("panel.close"), data_keys="0"),
        ],
        id="keys",
        **hook(aria_labelledby="keys-title"),
    )
