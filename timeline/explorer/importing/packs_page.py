"""The settings of a catalogue: the histories beside its lives, and the lives that ship."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dash import html

from timeline.explorer.importing.packs_work import Given
from timeline.explorer.importing.page import FAULTS, Country
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.shell import Plain, chosen, field, typed
from timeline.packs import Pack
from timeline.packs.shown import CHOICES

HOLDS = ("events", "anchors", "periods", "series", "stages", "places")


def settings(
    t: Interface,
    packs: Sequence[Pack],
    installed: frozenset[str],
    beside: frozenset[str],
    said: Mapping[str, str],
    faults: Sequence[str],
    shipped: tuple[int, int],
) -> list[Any]:
    """Every history with what it holds; `beside` are those that are shown now, `said` what was
    chosen for each, `shipped` how many of the lives that ship are shown, and how many there are."""
    return [
        html.H1(t("histories.title")),
        html.P(t("histories.says"), className="lead"),
        html.P("", className="fault", id="fault", role="alert"),
        *(html.P(line, className="fault") for line in faults),
        html.Div(
            [_history(t, each, each.id in installed, each.id in beside, said) for each in packs],
            className="histories",
        ),
        html.H2(t("histories.add")),
        html.P(t("histories.add-says"), className="note"),
        html.Label(
            [
                html.B(t("histories.drop")),
                html.Span(t("add.choose"), className="button"),
                Plain(
                    "input", type="file", id="files", multiple=True, accept=".zip,.csv,.toml,.md"
                ),
            ],
            className="drop small",
            id="drop",
        ),
        html.P([t("histories.table"), " ", _link(t("import.open"), "/import", t)]),
        html.H2(t("histories.shipped")),
        html.P(t("histories.shipped-says", n=shipped[0], all=shipped[1]), className="note"),
        html.Div(
            [
                button(t("histories.hide-shipped"), data_lives="hide") if shipped[0] else None,
                button(t("histories.show-shipped"), data_lives="show")
                if shipped[0] < shipped[1]
                else None,
            ],
            className="actions",
        ),
    ]


def _link(says: str, address: str, t: Interface) -> html.A:
    return html.A(says, href=f"{address}?lang={t.language}")


def _counts(t: Interface, pack: Pack) -> str:
    numbers = (pack.context, pack.anchors, pack.periods, pack.series, pack.stages, pack.places)
    return " · ".join(
        t(f"histories.{name}", n=len(rows))
        for name, rows in zip(HOLDS, numbers, strict=True)
        if rows
    )


def name_of(t: Interface, pack: Pack) -> str:
    """What a history is called in a language."""
    return pack.labels.get(t.language) or pack.label


def _history(
    t: Interface, pack: Pack, own: bool, beside: bool, said: Mapping[str, str]
) -> html.Section:
    layers = [named.get(t.language) or next(iter(named.values())) for named in pack.layers.values()]
    by_itself = "called" if pack.countries else "any"
    options = [(how, t(f"histories.show-{how or by_itself}")) for how in CHOICES]
    return html.Section(
        [
            html.Div(
                [
                    html.H2(name_of(t, pack)),
                    html.Span(t("histories.own" if own else "histories.ships"), className="note"),
                    html.Span(
                        t("histories.beside" if beside else "histories.not-beside"),
                        className="note is-beside" if beside else "note",
                    ),
                ],
                className="item-head",
            ),
            html.P(_counts(t, pack)),
            html.P(", ".join(layers), className="note") if layers else None,
            html.Div(
                [
                    field(
                        t("histories.show"),
                        chosen("show", said.get(pack.id, ""), options, data_show=pack.id),
                    )
                    if not pack.general
                    else html.P(t("histories.general"), className="note"),
                    button(t("histories.check"), data_check=pack.id) if own else None,
                    button(t("histories.remove"), data_remove=pack.id) if own else None,
                ],
                className="actions",
            ),
            html.P("", className="note", role="status", id=f"says-{pack.id}"),
        ],
        className="item",
        id=f"history-{pack.id}",
        **hook(data_history=pack.id),
    )


def given_page(t: Interface, given: Given, countries: Sequence[Country]) -> list[Any]:
    """What a history that was given holds, what is wrong with it, and its installing."""
    return [
        html.H1(t("histories.add")),
        html.P(", ".join(given.files), className="note"),
        html.P("", className="fault", id="fault", role="alert"),
        *_given(t, given, countries),
        html.Div(_link(t("histories.back"), "/settings", t), className="actions"),
    ]


def _given(t: Interface, given: Given, countries: Sequence[Country]) -> Iterator[Any]:
    if given.faults:
        yield html.H2(t("histories.faults", n=len(given.faults)))
        yield html.Ul([html.Li(line) for line in given.faults[:FAULTS]], className="refused")
        if len(given.faults) > FAULTS:
            yield html.P(t("import.more-faults", n=len(given.faults) - FAULTS), className="note")
        yield html.P(t("histories.mend"), className="note")
        return
    pack = given.pack
    if pack is None:
        return
    yield html.P(_counts(t, pack), className="lead", id="understood")
    if given.named:
        yield html.P(f"{name_of(t, pack)} ({pack.id})")
    named = [
        field(t("import.history-name"), typed("label", "", required=True, maxlength="80")),
        field(
            t("import.countries"),
            chosen("country", "", [("", t("import.any-country")), *countries]),
            t("import.countries-note"),
        ),
    ]
    yield Plain(
        "form",
        [
            html.Div(named, className="fields-grid") if not given.named else None,
            html.Button(t("histories.install"), type="submit", className="strong"),
        ],
        id="install",
    )
