"""The panel for sharing, citing and taking away, as components; assets/page-9-share.js shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dash import dcc, html

from timeline.catalogue import Catalogue
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.share.chosen import CITED, MOST_EVENTS, chosen_by, cited_by
from timeline.explorer.share.links import (
    MOST_LETTERS,
    embed_code,
    link,
    only_here,
    shared_query,
)
from timeline.explorer.view import View
from timeline.exports import EXPORTS, cite
from timeline.exports.publish import OPTIONS, Risk

MOST_PUBLISHED = 5_000  # events that the page makes safe at once: every text is read again
# The formats in the groups that the panel shows; those that EXPORTS has and no group names come
# last of all.
GROUPS = {
    "picture": ("svg", "png"),
    "data": ("csv", "json", "parquet"),
    "timelines": ("timelinejs", "markwhen", "ics"),
    "linked": ("jsonld", "turtle", "lpf"),
    "texts": ("tei", "timeml"),
    "citations": ("cite", "bibtex", "csl"),
}


@dataclass(frozen=True)
class Asked:
    """What the panel is made for: a state of the page under an address."""

    catalogue: Catalogue
    ground: Ground
    view: View
    root: str
    query: str
    t: Interface


def panel(asked: Asked) -> list[Any]:
    """The whole panel: a title, a tab for each part, and the parts."""
    t = asked.t
    chosen = chosen_by(asked.catalogue, asked.ground, asked.view, t)
    says = chosen.counted(t)
    names = list(PARTS)
    return [
        html.Div(
            [
                html.H2(t("share.title"), id="share-title"),
                button("×", name=t("panel.close"), data_share="0", class_="close"),
            ],
            className="share-head",
        ),
        html.P(says, className="share-says"),
        html.Div(
            [
                button(
                    t(f"share.{name}"),
                    role="tab",
                    id=f"share-tab-{name}",
                    aria_selected=str(name == names[0]).lower(),
                    aria_controls=f"share-{name}",
                    data_tab=name,
                )
                for name in names
            ],
            className="share-tabs",
            role="tablist",
            **hook(aria_label=t("share.title")),
        ),
        *(
            html.Div(
                part(asked, chosen.events),
                id=f"share-{name}",
                role="tabpanel",
                className="share-part",
                hidden=name != names[0],
                tabIndex="0",
                **hook(aria_labelledby=f"share-tab-{name}"),
            )
            for name, part in PARTS.items()
        ),
    ]


def copied(t: Interface, name: str, text: str, says: str) -> html.Div:
    """A text with its name and a button that copies it."""
    return html.Div(
        [
            html.Div(
                [
                    html.B(says, id=f"{name}-name"),
                    button(t("share.copy"), data_copy=name, data_copied=t("share.copied")),
                ],
                className="share-row",
            ),
            html.Pre(
                text,
                id=name,
                tabIndex="0",
                role="textbox",
                **hook(aria_readonly="true", aria_labelledby=f"{name}-name"),
            ),
        ],
        className="share-copy",
    )


# --- The parts ------------------------------------------------------------------------------------


def _link(asked: Asked, _: int) -> list[Any]:
    t, address = asked.t, link(asked.root, asked.query)
    short = len(address) <= MOST_LETTERS
    return [
        html.Div(
            [
                html.Div(
                    [
                        copied(t, "share-link-text", address, t("share.link-says")),
                        html.P(t("share.only-here"), className="note")
                        if only_here(asked.root)
                        else None,
                    ]
                ),
                html.Img(
                    src=f"/share/qr.svg{shared_query(asked.query)}",
                    alt=t("share.qr"),
                    className="share-qr",
                )
                if short
                else html.P(t("share.qr-long"), className="note"),
            ],
            className="share-two",
        ),
        copied(
            t, "share-embed-text", embed_code(asked.root, asked.query, t), t("share.embed-says")
        ),
        html.P(
            [
                t("share.embed-note"),
                " ",
                html.A(
                    t("share.embed-open"),
                    href=f"/embed{shared_query(asked.query)}",
                    target="_blank",
                ),
            ],
            className="note",
        ),
        html.P(
            html.A(
                t("handout.open"),
                href=f"/handout{shared_query(asked.query)}",
                className="share-save",
            ),
            className="share-saves",
        ),
    ]


def _cite(asked: Asked, events: int) -> list[Any]:
    t = asked.t
    found: list[Any] = []
    for what in CITED:
        if what == "selection" and events > MOST_EVENTS:
            continue
        cited = cited_by(asked.catalogue, asked.ground, asked.view, what)
        if cited is None:
            continue
        saved = [
            html.A(
                t(f"share.style-{style}"),
                href=f"/cite/{style}{_with(asked.query, what=what)}",
                download="",
                className="share-save",
            )
            for style in cite.STYLES
        ]
        found.append(copied(t, f"share-cite-{what}", cite.plain(cited), t(f"share.cite-{what}")))
        found.append(html.P([t("share.save"), *saved], className="share-saves"))
    found.append(html.P(t("share.cite-note"), className="note"))
    return found


def _export(asked: Asked, events: int) -> list[Any]:
    t = asked.t
    if events > MOST_EVENTS:
        return [html.P(t("share.too-many", n=events, most=MOST_EVENTS), className="note")]
    grouped = {name for formats in GROUPS.values() for name in formats}
    others = tuple(name for name in EXPORTS if name not in grouped)
    return [
        html.Dl(
            [
                html.Div(
                    [
                        html.Dt(t.named("share.group", group)),
                        html.Dd(
                            [
                                html.A(
                                    t.named("share.format", name),
                                    href=f"/export/{name}{shared_query(asked.query)}",
                                    download="",
                                    className="share-save",
                                )
                                for name in formats
                                if name in EXPORTS
                            ]
                        ),
                    ]
                )
                for group, formats in {**GROUPS, "others": others}.items()
                if any(name in EXPORTS for name in formats)
            ],
            className="share-formats",
        ),
        html.P(t("share.export-note"), className="note"),
    ]


def _publish(asked: Asked, events: int) -> list[Any]:
    t = asked.t
    if events > MOST_PUBLISHED:
        return [html.P(t("share.too-many", n=events, most=MOST_PUBLISHED), className="note")]
    fields: list[Any] = [
        html.Label(
            [
                t(f"publish.{name}"),
                html.Select(
                    [html.Option(t(f"publish.{name}.{each}"), value=each) for each in options],
                    **hook(name=f"publish-{name}"),
                ),
            ]
        )
        for name, options in OPTIONS.items()
    ]
    fields += [
        html.Label(
            [t(f"publish.{says}"), dcc.Input(type="text", maxLength=500, name=f"publish-{name}")]
        )
        for name, says in (("hide", "hide"), ("keep", "keep-words"))
    ]
    if getattr(asked.catalogue, "keeper", None) is not None:
        both = [html.Option(t(f"publish.private.{each}"), value=each) for each in ("no", "yes")]
        private = html.Select(both, **hook(name="publish-private"))
        fields.append(html.Label([t("publish.private"), private]))
    return [
        html.P(t("publish.first"), className="note"),
        html.Form(fields, id="publish-form", className="publish-choices"),
        html.Div(id="publish-check", className="publish-found", **hook(aria_live="polite")),
        html.A(
            t("publish.take"),
            href=f"/publish/take.zip{shared_query(asked.query)}",
            id="publish-take",
            className="take",
            download="",
        ),
    ]


def found(t: Interface, risks: Sequence[Risk], guessed: Sequence[str] = ()) -> list[Any]:
    """What could still identify somebody, by kind; and what was taken for a name."""
    kinds: dict[str, list[Risk]] = {}
    for risk in risks:
        kinds.setdefault(risk.kind, []).append(risk)
    listed: list[Any] = [
        part
        for kind, several in kinds.items()
        for part in (
            html.H3(t(f"risk.{kind}")),
            html.Ul(
                [
                    html.Li(
                        [
                            risk.what,
                            html.Span(
                                f" · {risk.who}" if risk.who and risk.who != risk.what else ""
                            ),
                        ]
                    )
                    for risk in several
                ]
            ),
        )
    ]
    head = html.H3(t("publish.left")) if risks else None
    taken = [html.H3(t("publish.guessed")), html.P(", ".join(guessed))] if guessed else []
    return [
        head,
        *listed,
        *taken,
        html.P(t("publish.left-note" if risks else "publish.left-nothing"), className="note"),
    ]


def _with(query: str, **more: str) -> str:
    """The query with one thing more said in it."""
    said = dict(parse_qsl(shared_query(query).lstrip("?")))
    return f"?{urlencode(said | more, safe=',:.')}"


PARTS: dict[str, Callable[[Asked, int], list[Any]]] = {
    "link": _link,
    "cite": _cite,
    "export": _export,
    "publish": _publish,
}
