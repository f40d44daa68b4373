"""Where testimonies are added: files and text, what is known of each, how far they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dash import html

from timeline.explorer.adding.jobs import BUSY, Item, Job
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.shell import Plain, chosen, field, ticked, typed
from timeline.expressions.languages import LANGUAGES
from timeline.sources import READERS
from timeline.sources.limits import limits

if TYPE_CHECKING:
    from timeline.catalogue.keeping import Keeper

CHOICES = {
    "text_kind": ("verbatim", "translation", "summary"),
    "consent": ("unknown", "given to us", "published work"),
    "access": ("private", "public"),
}
NOTICES = (
    "torture", "execution", "sexual violence", "death of a child", "suicide", "starvation",
    "violence",
)  # fmt: skip


def closed(t: Interface, token: bool) -> list[Any]:
    """Where this browser may not write: why, and what one can do."""
    says = [html.H1(t("add.title"))]
    if not token:
        return [*says, html.P(t("add.closed")), html.P(t("add.closed-how"), className="note")]
    return [
        *says,
        html.P(t("add.token-says")),
        Plain(
            "form",
            [
                field(t("add.token"), typed("token", kind="password", required=True)),
                html.P("", className="fault", id="fault", role="alert"),
                html.Button(t("add.token-give"), type="submit", className="strong"),
            ],
            id="token",
        ),
    ]


def giving(t: Interface, keeper: Keeper) -> list[Any]:
    """Where files and a text are given, and what waits for its review."""
    most = limits()
    kinds = ", ".join(f".{kind}" for kind in READERS if kind != "htm")
    return [
        html.H1(t("add.title")),
        html.P(t("add.says"), className="lead"),
        html.Div(
            className="giving",
            children=[
                html.Section(
                    [
                        html.H2(t("add.files")),
                        html.Label(
                            [
                                html.B(t("add.drop")),
                                html.Span(t("add.choose"), className="button"),
                                Plain(
                                    "input",
                                    type="file",
                                    id="files",
                                    multiple=True,
                                    accept=",".join(f".{kind}" for kind in READERS),
                                ),
                                html.Small(
                                    t(
                                        "add.limits",
                                        kinds=kinds,
                                        text=str(most.text >> 20),
                                        file=str(most.file >> 20),
                                    )
                                ),
                            ],
                            className="drop",
                            id="drop",
                        ),
                    ]
                ),
                html.Section(
                    [
                        html.H2(t("add.paste")),
                        Plain(
                            "form",
                            [
                                Plain(
                                    "textarea",
                                    name="text",
                                    rows="9",
                                    aria_label=t("add.paste"),
                                    placeholder=t("add.paste-hint"),
                                ),
                                html.Button(t("add.read-it"), type="submit", className="strong"),
                            ],
                            id="paste",
                        ),
                    ]
                ),
            ],
        ),
        html.P("", className="fault", id="fault", role="alert"),
        html.P(
            [
                html.A(t("import.open"), href=f"/import?lang={t.language}"),
                html.A(t("histories.open"), href=f"/settings?lang={t.language}"),
            ],
            className="ways-on",
        ),
        *_own(t, keeper),
    ]


def _own(t: Interface, keeper: Keeper) -> Iterator[Any]:
    kept = [each for each in keeper.testimonies() if each.state != "forgotten"]
    if not kept:
        return
    yield html.H2(t("add.own"))
    yield html.Ul(
        [
            html.Li(
                [
                    html.A(
                        each.title or each.id,
                        href=f"/{'review' if each.state == 'reviewing' else 'settings'}/{each.id}",
                    ),
                    html.Span(each.narrator, className="note"),
                    html.Span(t(f"add.state-{each.state}", n=each.doubtful), className="note"),
                    html.A(t("own.open"), href=f"/settings/{each.id}", className="note"),
                ]
            )
            for each in kept
        ],
        className="own",
    )


def job_page(t: Interface, job: Job) -> list[Any]:
    """The files of a job."""
    return [
        html.H1(t("add.title")),
        html.P(t("add.job-says"), className="lead"),
        html.Div(items(t, job), id="items"),
        html.P("", className="fault", id="fault", role="alert"),
        html.Div(
            className="actions",
            children=[
                button(t("add.keep-all"), id="keep-all", class_="strong"),
                html.A(t("add.more"), href=f"/add?lang={t.language}"),
            ],
        ),
    ]


def items(t: Interface, job: Job) -> list[Any]:
    """Every item of a job, as far as it is."""
    return [
        html.Section(
            list(_item(t, item)),
            className=f"item is-{item.state}",
            id=f"item-{item.key}",
            **hook(data_key=item.key, data_state=item.state),
        )
        for item in list(job.items.values())
    ]


def _item(t: Interface, item: Item) -> Iterator[Any]:
    size = t("add.size", n=max(item.size // 1024, 1))
    name = item.name or t("add.pasted")
    yield html.Div(
        [
            html.H2(name),
            html.Span(f"{size} · {t(f'add.is-{item.state}')}", className="note"),
            button(t("add.cancel"), data_cancel=item.key, class_="link")
            if item.state in (*BUSY, "asked")
            else None,
        ],
        className="item-head",
    )
    if item.state in BUSY:
        yield Plain("progress", aria_label=t(f"add.is-{item.state}"))
    if item.state == "fault":
        yield html.P(item.fault, className="fault")
    for line in item.warnings:
        yield html.P(line, className="warning")
    if item.state == "asked":
        yield _form(t, item)
    if item.state == "done":
        yield html.P(
            html.A(
                t("add.review", n=item.events),
                href=f"/review/{item.id}?lang={t.language}",
                className="button strong",
            )
        )


def _form(t: Interface, item: Item) -> Any:
    told = item.testimony
    assert told is not None
    births = [fact.edtf for fact in told.known_facts if fact.what == "birth"]
    languages = [(code, t.named("language", code)) for code in LANGUAGES]
    if told.language not in LANGUAGES:
        languages.append((told.language, told.language))
    guessed = t("add.guessed")

    def choice(name: str) -> Any:
        options = [(key, t(f"add.{name}-{key.replace(' ', '-')}")) for key in CHOICES[name]]
        return field(t(f"add.{name}"), chosen(name, getattr(told, name), options))

    return Plain(
        "form",
        [
            html.Div(
                className="fields-grid",
                children=[
                    field(t("add.name"), typed("title", told.title), guessed if told.title else ""),
                    field(
                        t("add.narrator"),
                        typed("narrator", told.narrator),
                        guessed if told.narrator else t("add.narrator-note"),
                    ),
                    field(t("add.told"), typed("told", told.told), t("add.told-note")),
                    field(t("add.birth"), typed("birth", *births[:1]), t("add.birth-note")),
                    field(t("add.language"), chosen("language", told.language, languages)),
                    choice("text_kind"),
                    choice("access"),
                    choice("consent"),
                    field(t("add.rights"), typed("rights", told.rights)),
                ],
            ),
            ticked("pseudonym", t("add.pseudonym"), told.pseudonym),
            html.Fieldset(
                [
                    html.Legend(t("add.notices")),
                    *(
                        ticked("notices", t.named("notice", each), each in told.notices, each)
                        for each in dict.fromkeys((*NOTICES, *told.notices))
                    ),
                ],
                className="ticks",
            ),
            html.P("", className="fault", role="alert"),
            html.Button(t("add.find"), type="submit", className="strong"),
        ],
        className="about",
        data_key=item.key,
    )


def lost(t: Interface) -> list[Any]:
    """A job that the server has forgotten."""
    return [
        html.H1(t("add.title")),
        html.P(t("add.lost")),
        html.Div(html.A(t("add.again"), href=f"/add?lang={t.language}"), className="actions"),
    ]
