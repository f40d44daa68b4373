"""The forms by which an event is corrected: one small form a kind of decision.

What a form's fields are called is what `Decision.value` holds; assets/page-8-correct.js sends it.
Another kind is one function and one line in FIELDS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import dcc, html

from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.model import CONTEXT_CATEGORIES, LIFE_CATEGORIES

Row = Mapping[str, Any]
Field = Callable[[Interface, Row, Sequence[Row]], list[Any]]


def forms(t: Interface, row: Row, others: Sequence[Row]) -> list[Any]:
    """A form for each kind of FIELDS; `others` are the other events of the testimony."""
    return [
        html.Form(
            [*make(t, row, others), button(t("correct.save"), data_decide=kind)],
            className=f"decide decide-{kind}",
            **hook(data_kind=kind),
        )
        for kind, make in FIELDS.items()
    ]


def typed(name: str, label: str, value: str = "", hint: str = "", kind: str = "") -> list[Any]:
    """A labelled field for text."""
    known: dict[str, Any] = {"placeholder": hint} if hint else {}
    return [
        html.Label(label, htmlFor=f"correct-{kind}-{name}"),
        dcc.Input(id=f"correct-{kind}-{name}", name=name, type="text", value=value,
                  autoComplete="off", maxLength=300, **known),
    ]  # fmt: skip


def chosen(
    name: str, label: str, options: Sequence[tuple[str, str]], kind: str, now: str = ""
) -> list[Any]:
    """A labelled choice; the one of `now` stands first."""
    ordered = sorted(options, key=lambda option: option[0] != now)
    return [
        html.Label(label, htmlFor=f"correct-{kind}-{name}"),
        html.Select(
            [html.Option(says, value=value) for value, says in ordered],
            id=f"correct-{kind}-{name}",
            **hook(data_name=name),
        ),
    ]


def reading_line(kind: str) -> html.P:
    """Where what is typed is read back at once."""
    return html.P("", className="as-read", role="status", **hook(data_reads=kind))


def _date(t: Interface, row: Row, _: Sequence[Row]) -> list[Any]:
    field = typed("date", t("correct.date"), row["edtf"] or "", t("correct.date-hint"), "date")
    return [*field, reading_line("date")]


def _title(t: Interface, row: Row, _: Sequence[Row]) -> list[Any]:
    return typed("title", t("correct.title"), row["title"], kind="title")


def _category(t: Interface, row: Row, _: Sequence[Row]) -> list[Any]:
    names = LIFE_CATEGORIES if row["scope"] == "life" else CONTEXT_CATEGORIES
    options = [(name, t.named("category", name)) for name in names]
    return chosen("category", t("correct.category"), options, "category", row["category"])


def _place(t: Interface, row: Row, _: Sequence[Row]) -> list[Any]:
    return typed("place", t("correct.place"), row["place"] or "", kind="place")


def _merge(t: Interface, row: Row, others: Sequence[Row]) -> list[Any]:
    options = [(each["id"], f"{each['title']} ({each['edtf'] or '?'})") for each in others]
    return chosen("with", t("correct.merge"), options, "merge")


def _split(t: Interface, row: Row, _: Sequence[Row]) -> list[Any]:
    return [
        *typed("title", t("correct.split"), kind="split"),
        *typed("words", t("correct.split-words"), kind="split"),
        *typed("date", t("correct.date-maybe"), hint=t("correct.date-hint"), kind="split"),
        reading_line("split"),
    ]


FIELDS: Mapping[str, Field] = {
    "date": _date,
    "title": _title,
    "category": _category,
    "place": _place,
    "merge": _merge,
    "split": _split,
}


def missed_form(t: Interface) -> html.Form:
    """What appears when words of the text are selected: an event that was missed."""
    options = [(name, t.named("category", name)) for name in LIFE_CATEGORIES]
    return html.Form(
        [
            html.B(t("correct.missed")),
            html.P("", id="missed-words", className="missed-words"),
            *typed("title", t("correct.title"), kind="add"),
            *chosen("category", t("correct.category"), options, "add", "other"),
            *typed("date", t("correct.date-maybe"), hint=t("correct.date-hint"), kind="add"),
            reading_line("add"),
            html.P("", className="correct-said", role="status"),
            html.Div(
                [
                    button(t("correct.add"), data_decide="add"),
                    button(t("panel.close"), data_missed_close="1"),
                ],
                className="actions",
            ),
        ],
        id="missed",
        className="decide missed",
        hidden=True,
        **hook(
            data_kind="add",
            aria_label=t("correct.missed"),
            data_unreached=t("correct.unreached"),
        ),
    )
