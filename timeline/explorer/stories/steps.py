"""A step as the editor shows it, and a moment that can be made one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html

from timeline.catalogue import Catalogue, questions, stories
from timeline.catalogue.stories import Placed, Story, StoryStep, fields_of
from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.presenting.touching import NOTHING, Touch, touches_of
from timeline.explorer.shell import Plain
from timeline.figures.palette import group_of

WRITTEN = ("sentence", "question", "note")

Row = Mapping[str, Any]


def steps(t: Interface, catalogue: Catalogue, story: Story) -> list[Plain]:
    """Every step of a story, in its order."""
    touches = touches_of(catalogue, story.testimonies)
    lives = {id: questions.life_of(catalogue, id) for id in story.testimonies}
    return [
        _step(
            t, one, lives.get(one.step.testimony), touches.get(one.key, NOTHING), catalogue.public
        )
        for one in stories.placed(catalogue, story)
    ]


def blank(t: Interface) -> Plain:
    """A step of words alone with no word yet."""
    return _step(t, Placed(StoryStep()), None, NOTHING)


def _step(t: Interface, one: Placed, life: Row | None, touch: Touch, public: bool = False) -> Plain:
    """A step as it stands in the list. In `public` the age of somebody with a pseudonym is not
    said, which two passages together would tell."""
    title = title_of(t, one)
    bare = replace(one.step, sentence="", question="", note="")
    about = fields_of(Story("", "", steps=(bare,)))["steps"][0]
    return Plain(
        "li",
        [
            button("", class_="handle", data_handle="1"),
            html.Div(
                [*_told(t, one, life, title, public), *_written(t, one.step), _more(t, one.step)],
                className="step-body",
            ),
            html.Div(
                [
                    button("↑", name=t("story.up", title=title), data_move="-1"),
                    button("↓", name=t("story.down", title=title), data_move="1"),
                    button("×", name=t("story.out", title=title), data_out="1"),
                ],
                className="step-tools",
            ),
        ],
        class_="story-step",
        data_title=title,
        data_key=one.key,
        data_about=json.dumps(about, ensure_ascii=False),
        data_tells="|".join(touch.tells),
        data_disputed=f"{life['narrator'] or life['title']}: {life['disputed']}"
        if life and life["disputed"]
        else "",
        data_pseudonym=life["narrator"] if life and life["pseudonym"] else "",
        data_carries="|".join((life["notices"] if life else None) or ()),
    )


def title_of(t: Interface, one: Placed) -> str:
    """What a step is called: its event's title, else its first words."""
    if one.row is not None:
        return str(one.row["title"])
    if one.lost:
        return t("story.lost-title")
    said = one.step.sentence or one.step.question or one.step.note
    return said if len(said) <= 60 else f"{said[:60]}…"


def _told(t: Interface, one: Placed, life: Row | None, title: str, public: bool) -> list[Any]:
    if one.step.words_alone:
        return [html.P(t("story.words"), className="step-when")]
    if one.row is None or life is None:
        says = t(
            f"story.lost-{one.lost}",
            id=one.step.event if one.lost == "event" else one.step.testimony,
        )
        told = html.P(one.step.quote, className="step-quote") if one.step.quote else None
        return [html.H2(title), html.P(says, className="warn"), told]
    row = one.row
    who = life["narrator"] or life["title"]
    age = "" if public and life["pseudonym"] else tell.age_of(row, t)
    quote = " ".join(row["quote"].split())
    summary = life["text_kind"] == "summary"
    return [
        html.P(
            [
                html.Span(tell.when(row, t), className="day"),
                f" · {who}, {age}" if age else f" · {who}",
                f" · {t('panel.disputed')}" if life["disputed"] else None,
            ],
            className="step-when",
        ),
        html.H2(title, className=f"c-{group_of(row['category'])}", lang=life["language"]),
        html.P(
            t("story.summary", says=quote) if summary else f"“{quote}”",
            className="step-quote" if summary else "step-quote own-words",
            lang=life["language"] if not summary else None,
        ),
    ]


def _written(t: Interface, step: StoryStep) -> list[html.Label]:
    """The three fields to write into; quiet until used."""
    return [
        html.Label(
            [
                html.Span(_called(t, step, name), className="name"),
                Plain(
                    "textarea",
                    [getattr(step, name)],
                    data_write=name,
                    rows="2",
                    maxlength=str(stories.STEP[name]),
                    dir="auto",
                ),
            ],
            className="field",
            hidden=not _open(step, name),
        )
        for name in WRITTEN
    ]  # fmt: skip


def _called(t: Interface, step: StoryStep, name: str) -> str:
    """The name of a field; the sentence of words alone is all that the screen shows."""
    return t("story.heading" if step.words_alone and name == "sentence" else f"story.{name}")


def _open(step: StoryStep, name: str) -> bool:
    return bool(getattr(step, name)) or (step.words_alone and name == "sentence")


def _more(t: Interface, step: StoryStep) -> html.Div:
    return html.Div(
        [
            button(f"+ {t(f'story.{name}')}", data_open=name, hidden=_open(step, name))
            for name in WRITTEN
        ],
        className="step-more",
    )


def moments(t: Interface, rows: Sequence[Row]) -> list[html.Li]:
    """Moments that can be added, each with its button."""
    return [
        html.Li(
            [
                html.Div(
                    [
                        html.B(row["title"]),
                        html.Small(f"{tell.when_short(row, t)} · {row['narrator']}"),
                    ]
                ),
                button(
                    t("story.add"),
                    name=f"{t('story.add')}: {row['title']}, {tell.when_short(row, t)}",
                    data_add=row["key"],
                ),
            ],
            **hook(data_key=row["key"]),
        )
        for row in rows
    ]
