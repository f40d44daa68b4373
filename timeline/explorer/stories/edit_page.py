"""The editor of a story: its steps, what is written to each, and moments to choose from."""

from __future__ import annotations

import json
from typing import Any

from dash import html

from timeline.catalogue import Catalogue
from timeline.catalogue.stories import Story
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface, languages
from timeline.explorer.parts import button
from timeline.explorer.shell import Plain, chosen, field, ticked, typed
from timeline.explorer.stories.begun import MOST_CHOSEN, Begun
from timeline.explorer.stories.steps import blank, steps

# What the script says, by the name under which it asks for it.
SAYS = (
    "added", "away", "carries", "found-none", "full", "in-browser", "leave-out", "left-out",
    "left-several", "moved", "notices", "pseudonym", "restored", "saved", "stale-copy",
    "stale-theirs", "step", "tells-of", "undone", "unsaved", "untitled", "words",
)  # fmt: skip


def edit_page(
    t: Interface, catalogue: Catalogue, ground: Ground, begun: Begun, writes: bool
) -> list[Any]:
    """The whole editor."""
    return [
        html.H1(t("story.edit" if begun.seen else "story.new")),
        *_told(t, begun),
        html.P("", className="fault", id="fault", role="alert"),
        html.Div("", id="stale", className="actions", hidden=True),
        _about(t, begun.story, writes),
        html.Div(
            [
                html.Section(
                    [
                        html.P(t("story.order"), className="note"),
                        html.Div("", id="notices", className="notices"),
                        html.P(t("story.nothing"), className="lead", id="nothing", hidden=True),
                        html.Ol(steps(t, catalogue, begun.story), id="steps"),
                        html.Div("", id="undoing", className="undoing"),
                        html.Div(
                            [
                                button(t("story.add-words"), id="add-words"),
                                html.A(t("story.add-here"), href="#find", className="to-finder"),
                            ],
                            className="actions",
                        ),
                    ],
                    className="making-steps",
                ),
                _finder(t, ground, begun),
            ],
            className="editor",
        ),
        _saving(t, writes),
        Plain("template", [blank(t)], id="blank"),
    ]


def _told(t: Interface, begun: Begun) -> list[Any]:
    """How the story began, above it."""
    if begun.copied:
        return [html.P(t("story.copied", title=begun.copied), className="lead")]
    if begun.chosen > MOST_CHOSEN:
        return [html.P(t("story.many", all=begun.chosen, n=MOST_CHOSEN), className="lead")]
    if begun.chosen:
        return [html.P(t("story.chosen", n=begun.chosen), className="lead")]
    return []


def _about(t: Interface, story: Story, writes: bool) -> Plain:
    known = [(one, t(f"language.{one}")) for one in languages()]
    if story.language not in languages():
        known.append((story.language, story.language))
    hint = t("story.name-hint")
    return Plain(
        "form",
        [
            field(
                t("story.name"),
                typed("title", story.title, maxlength="300", placeholder=hint, dir="auto"),
            ),
            field(t("story.language"), chosen("language", story.language, known)),
            field(t("story.by"), typed("by", story.by, maxlength="80", dir="auto")),
            ticked("public", t("story.public"), story.access == "public") if writes else None,
        ],
        id="about",
        class_="about-story",
        data_made=story.made,
    )


def _finder(t: Interface, ground: Ground, begun: Begun) -> html.Section:
    """Where moments are looked for."""
    whose = [("", t("story.whose-all"))]
    if begun.chosen:
        whose.insert(0, ("chosen", t("story.whose-chosen")))
    whose += sorted(ground.names.items(), key=lambda one: one[1].casefold())
    return html.Section(
        [
            html.H2(t("story.find")),
            Plain(
                "form",
                [
                    field(t("story.find-words"), typed("find", kind="search", maxlength="80")),
                    field(t("story.whose"), chosen("whose", whose[0][0], whose)),
                ],
                id="finder",
                role="search",
            ),
            html.P("", id="found-says", className="note", role="status"),
            html.Ul([], id="found"),
        ],
        id="find",
        className="finder",
        tabIndex="-1",
    )


def _saving(t: Interface, writes: bool) -> html.Div:
    """What is done with the whole; always in sight."""
    return html.Div(
        [
            button(t("story.save"), id="save", class_="strong") if writes else None,
            button(t("present.name"), id="present", class_="" if writes else "strong"),
            button(t("stories.handout"), id="handout"),
            button(t("stories.download"), id="download"),
            html.Span("", id="state", className="note"),
            button(t("story.drop"), id="drop-draft", hidden=True),
        ],
        className="actions saving",
    )


def says(t: Interface) -> dict[str, str]:
    """What the script says, with its values still to be put in, as attributes of the page."""
    words = {name: t(f"story.{name}") for name in SAYS}
    words |= {name: t(f"stories.{name}") for name in ("undo", "nameless")}
    words["disputed"] = t("panel.disputed")
    notices = {
        key.removeprefix("notice."): text
        for key, text in t.words.items()
        if key.startswith("notice.")
    }
    return {
        "data_words": json.dumps(words, ensure_ascii=False),
        "data_notices": json.dumps(notices, ensure_ascii=False),
    }
