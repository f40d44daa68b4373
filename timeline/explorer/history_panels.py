"""The side panel of history: an event, a named period, a yearly series, each with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.panel_event import close, others_then
from timeline.explorer.parts import button
from timeline.explorer.stage import choosing, ends_of, label_of, period_of
from timeline.periods import Period

Row = Mapping[str, Any]


def history_panel(t: Interface, row: Row, lives: Sequence[Row] = ()) -> list[Any]:
    """One event of history, with its source, and events of `lives` at its time."""
    title = label_of(row, t)
    return [
        html.Div([html.Span(t.named("layer", row["layer"])), close(t)], className="over"),
        html.H2(title),
        html.P(row["title"], className="edtf") if title != row["title"] else None,
        html.P(tell.when(row, t), className="date"),
        html.P(["EDTF ", html.Code(row["edtf"])], className="edtf"),
        html.P(row["place"], className="edtf") if row["place"] else None,
        html.P(row["summary"], className="date"),
        html.P(row["note"], className="note") if row["note"] else None,
        html.Div(
            className="actions",
            children=[button(t("history.choose"), data_set=f"periods={ends_of(row)}")],
        ),
        *others_then(t, lives, t("panel.lives")),
        *_source(t, row["source_title"], row["source_url"]),
        html.P(
            t("source.checked" if row["source_checked"] else "source.unchecked"), className="note"
        ),
    ]


def period_panel(t: Interface, row: Row, chosen: Sequence[Period]) -> list[Any]:
    """A named period: when it was, what narrators call it, where that comes from."""
    its = period_of(row)
    title = label_of(row, t)
    aliases = [name.strip() for name in str(row["aliases"] or "").split(";")]
    return [
        html.Div([html.Span(t("ribbon.one")), close(t)], className="over"),
        html.H2(title),
        html.P(row["label"], className="edtf") if title != row["label"] else None,
        html.P(tell.when(row, t), className="date"),
        html.P(["EDTF ", html.Code(row["edtf"])], className="edtf"),
        html.P(row["description"], className="date"),
        html.Div(
            className="actions",
            children=[
                button(
                    t("ribbon.leave" if its in chosen else "ribbon.choose"),
                    **choosing(row, chosen),
                ),
                button(
                    t("ribbon.nearer"),
                    data_set=f"from={its.first.year:04}",
                    data_also=f"to={its.last.year:04}",
                ),
            ],
        ),
        *(
            [html.H3(t("ribbon.called")), html.P(" · ".join(filter(None, aliases)))]
            if any(aliases)
            else []
        ),
        *_source(t, "", row["source_url"]),
    ]


def series_panel(t: Interface, name: str, rows: Sequence[Row]) -> list[Any]:
    """A yearly series: its caveats, its source and every figure."""
    notes: dict[str, list[str]] = {}
    for row in rows:
        if row["note"]:
            notes.setdefault(row["note"], []).append(str(row["year"]))
    sources = dict.fromkeys((row["source_title"], row["source_url"]) for row in rows)
    checked = all(row["source_checked"] for row in rows)
    return [
        html.Div([html.Span(t("series.one")), close(t)], className="over"),
        html.H2(t.named("series", name)),
        html.P(rows[0]["unit"], className="edtf"),
        html.H3(t("series.caveats")),
        html.Ul(
            [
                html.Li([html.Span(_years(years, len(rows)), className="t"), note])
                for note, years in notes.items()
            ],
            className="then",
        )
        if notes
        else html.P(t("series.no-caveats")),
        *(part for title, url in sources for part in _source(t, title, url)),
        html.P(t("source.checked" if checked else "source.unchecked"), className="note"),
        html.H3(t("series.figures")),
        html.Table(
            [
                html.Tr([html.Th(str(row["year"]), scope="row"), html.Td(f"{row['value']:,.10g}")])
                for row in rows
            ],
            className="figures",
        ),
    ]


def _years(years: Sequence[str], all_of_them: int) -> str:
    """The years that a caveat is about; nothing where it is about every year."""
    return "" if len(years) == all_of_them else ", ".join(years)


def _source(t: Interface, title: str | None, url: str | None) -> list[Any]:
    said = title or url
    if not said:
        return []
    linked = str(url or "").startswith(("https://", "http://"))
    return [
        html.H3(t("panel.source")),
        html.P(
            html.A(said, href=url, rel="noreferrer", target="_blank") if linked else said,
            className="note",
        ),
    ]
