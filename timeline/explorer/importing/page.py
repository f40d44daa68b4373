"""What was understood of a file, and what is to become of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from dash import html

from timeline.explorer.adding.add_page import CHOICES, NOTICES
from timeline.explorer.importing.work import BUSY, Import
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.shell import Plain, chosen, field, ticked, typed
from timeline.imports import IMPORTS, Found, Row
from timeline.packs import Pack
from timeline.periods import Period
from timeline.sources.limits import limits
from timeline.words import in_words

SHOWN = 12  # rows of a file that are shown
FAULTS = 40  # faults that are shown; the file is the place to mend them all
ACCEPTED = (*(f".{kind}" for kind in IMPORTS), ".txt")
Country = tuple[str, str]


def giving(t: Interface) -> list[Any]:
    """Where a file is given, and what is read."""
    return [
        html.H1(t("import.title")),
        html.P(t("import.says"), className="lead"),
        html.Label(
            [
                html.B(t("import.drop")),
                html.Span(t("import.choose"), className="button"),
                Plain("input", type="file", id="files", accept=",".join(ACCEPTED)),
                html.Small(t("import.limit", size=str(limits().file >> 20))),
            ],
            className="drop",
            id="drop",
        ),
        html.P("", className="fault", id="fault", role="alert"),
        html.H2(t("import.kinds")),
        html.Dl(
            [
                html.Div([html.Dt(t(f"import.kind-{kind}")), html.Dd(t(f"import.reads-{kind}"))])
                for kind in ("csv", "json", "ged", "ics")
            ],
            className="kinds",
        ),
        html.P(t("import.dates"), className="note"),
        html.P(
            html.A(t("import.example"), href=f"/import/example.csv?lang={t.language}"),
            className="note",
        ),
        html.P(html.A(t("histories.open"), href=f"/settings?lang={t.language}")),
    ]


def job_page(t: Interface, job: Import, countries: Sequence[Country], window: Period) -> list[Any]:
    """A file, as far as it is; `window` is what the timeline opens with."""
    return [
        html.H1(job.name, className="file-name"),
        html.Div(list(state(t, job, countries, window)), id="state", **hook(aria_live="polite")),
        html.P("", className="fault", id="fault", role="alert"),
    ]


def state(t: Interface, job: Import, countries: Sequence[Country], window: Period) -> Iterator[Any]:
    """What is shown of a file: that it is read, what was understood, or what became of it."""
    if job.state in BUSY:
        yield html.P(t(f"import.is-{job.state}"), className="lead")
        yield Plain("progress", aria_label=t(f"import.is-{job.state}"))
    elif job.state == "fault":
        yield html.P(job.fault, className="fault")
        yield _again(t)
    elif job.state == "done":
        yield from _done(t, job, window)
    elif job.found is not None:
        yield from _understood(t, job, job.found)
        yield _form(t, job, job.found, countries)


def _again(t: Interface) -> html.Div:
    link = html.A(t("import.other"), href=f"/import?lang={t.language}")
    return html.Div(link, className="actions")


def _understood(t: Interface, job: Import, found: Found) -> Iterator[Any]:
    yield html.P(_counted(t, found), className="lead", id="understood")
    if job.fault:
        yield html.P(job.fault, className="fault")
    if found.columns:
        yield html.Details(
            [
                html.Summary(t("import.columns", n=len(found.columns))),
                html.Dl(
                    [
                        html.Div([html.Dt(theirs), html.Dd(t.named("import.column", ours))])
                        for ours, theirs in found.columns
                    ]
                    + [
                        html.Div([html.Dt(name), html.Dd(t("import.unused"), className="note")])
                        for name in found.unused
                    ]
                ),
            ],
            open=len(found.columns) <= 8,
            className="columns-read",
        )
    if found.faults:
        yield html.H2(t("import.faults", n=len(found.faults)))
        yield html.Ul([html.Li(line) for line in found.faults[:FAULTS]], className="refused")
        if len(found.faults) > FAULTS:
            yield html.P(t("import.more-faults", n=len(found.faults) - FAULTS), className="note")
        if any("can be two days" in line for line in found.faults):
            yield _order(t)
    if found.notes:
        yield html.H2(t("import.notes"))
        yield html.Ul([html.Li(line) for line in found.notes], className="noted")
    if found.rows:
        yield html.H2(t("import.first", n=min(SHOWN, len(found.rows)), all=len(found.rows)))
        yield _table(t, found.rows[:SHOWN])


def _counted(t: Interface, found: Found) -> str:
    parts = [t(f"import.format-{found.format}"), t("card.events", n=len(found.events))]
    if found.people:
        parts.append(t("import.people", n=found.people))
    if found.eras:
        parts.append(t("import.eras", n=len(found.eras)))
    return " · ".join(parts)


def _order(t: Interface) -> html.Div:
    """3/5/1931: which of the two is the day."""
    return html.Div(
        [
            html.Span(t("import.order")),
            button(t("import.order-day"), data_order="day"),
            button(t("import.order-month"), data_order="month"),
        ],
        className="actions",
    )


def _table(t: Interface, rows: Sequence[Row]) -> html.Div:
    heads = ["import.row", "table.date", "import.column.title", "import.column.person",
             "import.column.place"]  # fmt: skip
    return html.Div(
        html.Table(
            [
                html.Thead(html.Tr([html.Th(t(head), scope="col") for head in heads])),
                html.Tbody([html.Tr(_cells(t, row)) for row in rows]),
            ],
            className="plain",
        ),
        className="wide rows-read",
        tabIndex="0",
        role="region",
        **hook(aria_label=t("import.first", n=len(rows), all=len(rows))),
    )


def _cells(t: Interface, row: Row) -> list[html.Td]:
    said = in_words(row.span, t.language, edtf=row.edtf)
    era = t("import.era") if row.era else row.person
    return [
        html.Td(row.where.removeprefix("row ")),
        html.Td([html.Span(said), html.Code(row.edtf)]),
        html.Td(row.title),
        html.Td(era),
        html.Td(row.place),
    ]


def _form(t: Interface, job: Import, found: Found, countries: Sequence[Country]) -> Plain:
    lives = bool(found.people) or found.format == "gedcom"
    nameless = any(not row.lane for row in found.events)

    def choice(name: str) -> Any:
        options = [(key, t(f"add.{name}-{key.replace(' ', '-')}")) for key in CHOICES[name]]
        value = {"access": "private", "consent": "unknown"}[name]
        return field(t(f"add.{name}"), chosen(name, value, options))

    def way(key: str, on: bool) -> html.Label:
        box = Plain("input", type="radio", name="as", value=key, checked=on)
        says = [html.B(t(f"import.as-{key}")), html.Small(t(f"import.as-{key}-says"))]
        return html.Label([box, html.Span(says)], className="way")

    of_lives = [
        *([field(t("import.whose"), typed("whose", found.title or job.stem),
                 t("import.whose-note"))] if nameless else []),
        choice("access"),
        choice("consent"),
        field(t("add.rights"), typed("rights", maxlength="500")),
    ]  # fmt: skip
    return Plain(
        "form",
        [
            html.H2(t("import.as")),
            html.Div([way("lives", lives), way("history", not lives)], className="ways"),
            html.Div(
                [
                    html.Div(of_lives, className="fields-grid"),
                    ticked("pseudonym", t("add.pseudonym")),
                    html.Fieldset(
                        [
                            html.Legend(t("add.notices")),
                            *(
                                ticked("notices", t.named("notice", each), key=each)
                                for each in NOTICES
                            ),
                        ],
                        className="ticks",
                    ),
                ],
                className="of-lives",
            ),
            html.Div(
                [
                    field(
                        t("import.history-name"),
                        typed("label", found.title or job.stem, maxlength="80"),
                        t("import.history-note"),
                    ),
                    field(
                        t("import.countries"),
                        chosen("country", "", [("", t("import.any-country")), *countries]),
                        t("import.countries-note"),
                    ),
                ],
                className="fields-grid of-history",
            ),
            ticked("skip", t("import.skip", n=len(found.faults))) if found.faults else None,
            html.Div(
                [
                    html.Button(t("import.keep"), type="submit", className="strong"),
                    html.A(t("import.other"), href=f"/import?lang={t.language}"),
                ],
                className="actions",
            ),
        ],
        id="wish",
        className="wish",
    )


def _seen(pack: Pack, window: Period) -> dict[str, str]:
    """A window of whole years in which all of a history lies, and what the timeline opens with."""
    days = [day for event in pack.context for day in event.span.bounds if day is not None]
    first, last = min([window.first, *days]), max([window.last, *days])
    if (first, last) == (window.first, window.last):
        return {}
    return {"from": f"{first.year:04}", "to": f"{last.year:04}"}


def _done(t: Interface, job: Import, window: Period) -> Iterator[Any]:
    if job.pack is not None:
        layers = list(dict.fromkeys(event.layer for event in job.pack.context))[:20]
        around = {**_seen(job.pack, window), "lang": t.language}
        shown = urlencode({"layers": ",".join(layers), **around})
        yield html.P(
            t("import.done-history", name=job.pack.label, n=len(job.pack.context)),
            className="lead",
        )
        yield html.Div(
            [
                html.A(t("import.see"), href=f"/?{urlencode(around)}", className="button strong"),
                html.A(t("import.see-alone"), href=f"/?{shown}") if layers else None,
                html.A(t("histories.open"), href=f"/settings?lang={t.language}"),
                html.A(t("import.other"), href=f"/import?lang={t.language}"),
            ],
            className="actions",
        )
    else:
        yield html.P(t("import.done-lives", n=len(job.kept)), className="lead")
        yield html.Ul(
            [
                html.Li(
                    [
                        html.A(name, href=f"/?{urlencode({'life': id, 'lang': t.language})}"),
                        html.Span(t("card.events", n=events), className="note"),
                        html.A(
                            t("own.open"),
                            href=f"/settings/{id}?lang={t.language}",
                            className="note",
                        ),
                    ]
                )
                for id, name, events in job.kept
            ],
            className="own",
        )
        yield _again(t)
    yield from (html.P(line, className="warning") for line in job.warnings)
