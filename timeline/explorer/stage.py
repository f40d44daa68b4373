"""What stands around the figures of the stage: ruler, ribbon of periods, names, legend, toolbar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dash import html

from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.figures.marks import ordinal
from timeline.figures.metrics import text_width
from timeline.figures.packing import chains
from timeline.figures.palette import GROUP_OF, GROUPS, shape_of
from timeline.figures.scale import Scale
from timeline.periods import Period

RIBBON_ROWS = 3
_NAMED_OF_A_COLOUR = 2  # categories
_RIBBON_ROW, _LEAST_STRETCH, _LETTERS = 23, 26.0, 12.0
_RULER_EDGE = 18.0

Row = Mapping[str, Any]


def ruler(t: Interface, scale: Scale) -> list[html.Span]:
    """The years (or months) above the lines of the figures."""
    return [
        html.Span(
            f"{tick.year:+d}"
            if scale.counted and scale.first < 0 and tick.year
            else str(tick.year)
            if not tick.month
            else t(f"month.{tick.month}"),
            style={"left": f"{scale.x(tick.day):.1f}px"},
        )
        for tick in scale.ticks()
        if _RULER_EDGE < scale.x(tick.day) < scale.width - _RULER_EDGE
    ]


def period_of(row: Row) -> Period:
    """The days of a named period, from its outer bounds; an open end is the end
    of this year."""
    first = row["begin_of_the_begin"] or date.min
    return Period(first, max(row["end_of_the_end"] or date(date.today().year, 12, 31), first))


def ends_of(row: Row) -> str:
    """A named period as the address writes it."""
    return written([period_of(row)])


def written(periods: Iterable[Period]) -> str:
    """Periods as the address writes them."""
    return ",".join(f"{period.first}..{period.last}" for period in periods)


def ribbon(
    t: Interface, periods: Sequence[Row], scale: Scale, chosen: Sequence[Period]
) -> list[Any]:
    """Named periods in view as buttons on the scale; those that find no room are left to the
    list of all periods in the filters."""
    spans: list[tuple[float, float]] = []
    shown: list[Row] = []
    for row in periods:
        low, high = ordinal(row["begin_of_the_begin"]), ordinal(row["end_of_the_end"])
        x0 = max(scale.x(low), 0.0) if low is not None else 0.0
        x1 = min(scale.x(high + 1), scale.width) if high is not None else scale.width
        if x1 - x0 >= _LEAST_STRETCH:
            spans.append((x0, x1))
            shown.append(row)
    worth = [
        (x1 - x0) * _telling(row) * (1.0 if _fits(short_label(row, t), x1 - x0) else 0.2)
        for row, (x0, x1) in zip(shown, spans, strict=True)
    ]
    if not shown:
        return []
    placed = chains(spans, worth, RIBBON_ROWS)
    used = max(placed, default=-1) + 1
    return [
        html.Span(t("ribbon.name"), className="title"),
        html.Div(
            className="track",
            style={"height": f"{max(used, 1) * _RIBBON_ROW}px"},
            children=[
                _stretch(t, row, x0, x1, line, chosen)
                for row, (x0, x1), line in zip(shown, spans, placed, strict=True)
                if line >= 0
            ],
        ),
    ]


def _fits(label: str, width: float) -> bool:
    return text_width(label, _LETTERS) + 12 <= width


def _telling(row: Row) -> float:
    """Periods for which narrators have more names are shown before others."""
    return 1 + str(row["aliases"] or "").count(";") / 3


def choosing(row: Row, chosen: Sequence[Period]) -> dict[str, str]:
    """What pressing a named period does to the address: it is chosen beside the others and tells
    of itself, or is taken away again."""
    its = period_of(row)
    if its in chosen:
        return {
            "data_set": f"periods={written(one for one in chosen if one != its)}",
            "data_drop": "event",
            "aria_pressed": "true",
        }
    return {
        "data_set": f"periods={written([*chosen, its])}",
        "data_also": urlencode({"event": row["key"]}),
        "data_drop": "show",
        "aria_pressed": "false",
    }


def _stretch(
    t: Interface, row: Row, x0: float, x1: float, line: int, chosen: Sequence[Period]
) -> html.Button:
    label = label_of(row, t)
    soft = row["begin_of_the_begin"] != row["end_of_the_begin"]
    return button(
        short_label(row, t),
        class_="stretch soft" if soft else "stretch",
        title=f"{label} · {row['edtf']}\n{row['description']}",
        style={
            "left": f"{x0 + 0.5:.1f}px",
            "width": f"{x1 - x0 - 1:.1f}px",
            "top": f"{line * _RIBBON_ROW}px",
        },
        **choosing(row, chosen),
    )


def label_of(row: Row, t: Interface) -> str:
    """The name of a row of history in the interface's language, where its aliases have one."""
    own: str = row.get("label") or row["title"]
    if t.language == "ko":
        for alias in str(row.get("aliases") or "").split(";"):
            if any("가" <= char <= "힣" for char in alias):
                return alias.strip()
    return own


def short_label(row: Row, t: Interface) -> str:
    """The name of a period without what it says in brackets."""
    return label_of(row, t).partition(" (")[0].strip('"“” ')


def layer_names(t: Interface, layers: Sequence[str], height: float) -> list[html.Div]:
    """The names of the history's lanes, each with a way to put it away."""
    return [
        html.Div(
            [
                html.Span(t.named("layer", layer), className="layer"),
                button(
                    "×",
                    name=t("layers.hide", layer=t.named("layer", layer)),
                    class_="away",
                    data_set=f"layers={_without(layers, layer)}",
                ),
            ],
            className="layer-name",
            style={"top": f"{number * height:.0f}px"},
        )
        for number, layer in enumerate(layers)
    ]


def _without(layers: Sequence[str], layer: str) -> str:
    return ",".join(one for one in layers if one != layer) or "none"


def choices(
    t: Interface, layers: Sequence[str], shown: Sequence[str], series: Sequence[str], chart: str
) -> list[html.Select]:
    """Which layers and which yearly figures are shown, each a list to choose from."""

    def chosen(name: str, on: bool) -> str:
        return f"✓ {name}" if on else name

    def with_(layer: str) -> str:
        return ",".join(one for one in layers if one in shown or one == layer)

    found = []
    if layers:
        options = [
            html.Option(
                chosen(t.named("layer", layer), layer in shown),
                value=_without(shown, layer) if layer in shown else with_(layer),
            )
            for layer in layers
        ]
        found.append(_list(t("layers.name"), "layers", options))
    if series:
        options = [
            html.Option(
                chosen(t.named("series", name), name == chart),
                value="" if name == chart else name,
            )
            for name in series
        ]
        found.append(_list(t("series.name"), "chart", options))
    return found


def _list(name: str, sets: str, options: list[html.Option]) -> html.Select:
    first = html.Option(name, value="-", hidden=True)
    return html.Select([first, *options], **hook(data_select=sets, aria_label=name))


def shades(scale: Scale, periods: Sequence[Period]) -> list[html.I]:
    """Chosen periods as shades over everything below the ruler."""
    found = []
    for period in periods:
        x0 = max(scale.x(period.first.toordinal()), -2)
        x1 = min(scale.x(period.last.toordinal() + 1), scale.width + 2)
        if x1 > x0:
            found.append(html.I(style={"left": f"{x0:.1f}px", "width": f"{x1 - x0:.1f}px"}))
    return found


def notices_line(t: Interface, notices: Sequence[str] | None) -> Any:
    """What a reader should know before reading: one short line, or nothing."""
    said = notices_said(t, notices)
    return html.Div(said, className="warn", title=said) if said else None


def notices_said(t: Interface, notices: Sequence[str] | None) -> str:
    """The notices in words; "" where there are none."""
    if not notices:
        return ""
    return t("lane.notices", list=", ".join(t.named("notice", notice) for notice in notices))


def series_name(t: Interface, name: str, rows: Sequence[Row]) -> list[Any]:
    """The name of a yearly series beside its bars, with its unit, caveat and source."""
    notes = " ".join(dict.fromkeys(row["note"] for row in rows if row["note"]))
    unchecked = "" if all(row["source_checked"] for row in rows) else t("source.unchecked")
    most = max(row["value"] for row in rows)
    about = [f"{rows[0]['unit']}, {most:,.0f} ↑", rows[0]["source_title"], notes, unchecked]
    return [
        html.Div(
            [
                button(
                    t.named("series", name),
                    class_="link",
                    title=t("series.about"),
                    data_set="show=series",
                ),
                html.Small(about[0]),
                button("×", name=t("series.hide"), data_drop="chart", class_="away"),
            ],
            className="series-name",
            title=" · ".join(filter(None, about)),
            **hook(data_unit=rows[0]["unit"], data_name=t.named("series", name)),
        ),
    ]


def legend(t: Interface) -> list[Any]:
    """The signs, what is least to be guessed first: certainty, colours, the life line."""
    keys: list[Any] = certainty_keys(t)
    for group in GROUPS:
        categories = [name for name, its in GROUP_OF.items() if its == group]
        shape = {"diamond-tall": "dia tall", "diamond-wide": "dia wide"}
        sign = html.Span(className=shape.get(shape_of(categories[0]), "dia"))
        said = [t.named("category", name) for name in categories]
        few = ", ".join(said[:_NAMED_OF_A_COLOUR]) + " …" * (len(said) > _NAMED_OF_A_COLOUR)
        keys.append(_key(sign, few, f"glyph small c-{group}", ", ".join(said)))
    return keys + [
        _key(html.Span(className=f"life-key {one}"), t(f"line.{one}"))
        for one in ("home", "away", "resettled")
    ]


def certainty_keys(t: Interface) -> list[html.Span]:
    """The signs of certainty, each with what it says."""
    return [
        _key(html.Span(className="dia"), t("sign.known"), "glyph small c-escape"),
        _key(
            [html.Span(className="thin"), html.Span(className="dia hollow")],
            t("sign.once"),
            "glyph c-escape",
        ),
        _key(html.Span(className="two"), t("sign.lasted")),
        _key(html.Span(className="arrow"), t("sign.ongoing")),
    ]


def _key(sign: Any, says: str, class_name: str = "glyph", title: str = "") -> html.Span:
    return html.Span(
        [html.Span(sign, className=class_name, **hook(aria_hidden="true")), says],
        className="key",
        title=title or None,
    )
