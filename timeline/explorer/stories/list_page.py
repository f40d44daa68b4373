"""The list of stories: one's own and those that ship, and what may be done with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from dash import html

from timeline.catalogue import Catalogue, stories
from timeline.catalogue.stories import Story
from timeline.explorer.ground import Ground, Row
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.shell import Plain
from timeline.explorer.stage import notices_said


def list_page(
    t: Interface,
    catalogue: Catalogue,
    ground: Ground,
    writes: bool,
    chosen: str,
    query: str,
) -> list[Any]:
    """The whole list; `chosen` says the selection that the address `query` came with."""
    own, faults = stories.own(catalogue)
    lives = lives_by_testimony(ground)
    # A lesson about lives of which none is here is of no use beside those that are.
    shipped = [
        one
        for one in stories.shipped().values()
        if not one.testimonies or any(id in lives for id in one.testimonies)
    ]
    ours = [one for one in shipped if one.language == t.language]
    others = [one for one in shipped if one.language != t.language]

    def items(told: Sequence[Story], own: bool) -> html.Ul:
        placed = stories.placed_all(catalogue, told)
        made = [
            _item(t, lives, one, sum(bool(step.lost) for step in steps), own and writes)
            for one, steps in zip(told, placed, strict=True)
        ]
        return html.Ul(made, className="stories")

    return [
        html.H1(t("stories.title")),
        html.P(t("stories.says"), className="lead"),
        html.P(t("stories.closed"), className="note") if not writes else None,
        _making(t, chosen, query),
        html.P("\n".join(faults), className="fault", id="fault", role="alert"),
        html.Div("", id="undoing", className="undoing"),
        html.Section(
            [html.H2(t("stories.browser")), html.Ul([], id="drafts", className="stories")],
            id="in-browser",
            hidden=True,
        ),
        *(
            (
                html.H2(t("stories.own" if writes else "stories.public")),
                items(own, True) if own else html.P(t("stories.none"), className="note"),
            )
            if own or writes
            else ()
        ),
        html.H2(t("stories.shipped")) if shipped else None,
        items(ours or others, False) if shipped else None,
        html.Details([html.Summary(t("stories.elsewhere")), items(others, False)])
        if ours and others
        else None,
    ]


def lives_by_testimony(ground: Ground) -> dict[str, Row]:
    """The rows of lives, by testimony."""
    several = (row for rows in ground.testimonies.values() for row in rows)
    return {row["testimony"]: row for row in (*ground.lives.values(), *several)}


def _making(t: Interface, chosen: str, query: str) -> html.Div:
    return html.Div(
        [
            html.A(
                [t("stories.of-selection"), html.Small(f" {chosen}")],
                href=f"/stories/edit?{query}",
                className="strong",
            )
            if chosen
            else None,
            html.A(t("stories.empty"), href=f"/stories/edit?lang={t.language}"),
            html.Label(
                [
                    html.Span(t("stories.load"), className="button"),
                    Plain("input", type="file", id="story-file", accept=".json,application/json"),
                ],
                className="file-button",
            ),
        ],
        className="actions making",
    )


def _item(t: Interface, lives: Mapping[str, Row], story: Story, lost: int, own: bool) -> html.Li:
    told = [lives[id] for id in story.testimonies if id in lives]
    names = dict.fromkeys(row["narrator"] or row["title"] for row in told)
    notices = dict.fromkeys(notice for row in told for notice in row["notices"] or ())
    title = story.title or t("stories.nameless")
    at = f"story={quote(story.id)}&lang={t.language}"
    about = (
        t("stories.steps", n=len(story.steps)),
        t("stories.by", name=story.by) if story.by else "",
        t("stories.written-in", language=t.named("language", story.language))
        if story.language != t.language
        else "",
    )
    return html.Li(
        [
            html.H3(
                html.A(title, href=f"/present?{at}", dir="auto", lang=story.language),
            ),
            html.P(", ".join(names), className="who") if names else None,
            html.P(" · ".join(filter(None, about)), className="note"),
            html.P(notices_said(t, list(notices)), className="warn") if notices else None,
            html.P(t("stories.lost", n=lost), className="warn") if lost else None,
            html.Div(
                [
                    html.A(t("present.name"), href=f"/present?{at}", className="first"),
                    html.A(t("stories.handout"), href=f"/handout?{at}"),
                    html.A(t("stories.edit"), href=f"/stories/edit?id={story.id}&lang={t.language}")
                    if own
                    else None,
                    html.A(
                        t("stories.copy"), href=f"/stories/edit?from={story.id}&lang={t.language}"
                    ),
                    html.A(
                        t("stories.download"),
                        href=f"/stories/{story.id}.json",
                        download=f"story-{story.id}.json",
                    ),
                    button(t("stories.remove"), data_remove=story.id) if own else None,
                ],
                className="actions",
            ),
        ],
        className="story",
        **hook(data_title=title),
    )
