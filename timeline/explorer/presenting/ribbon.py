"""The timeline below the steps: years, named periods as bands, each step as long as it lasted.

Everything is placed in hundredths of the width, so that one ribbon serves a wall, a phone and a
sheet of paper. What happened on a known day is a dot; what is not known to the day a soft span as
wide as its doubt; what lasted a light bar with its sure part dark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import html

from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.presenting import said
from timeline.explorer.presenting.meanwhile import days_of, own_packs
from timeline.explorer.presenting.steps import Step, Steps
from timeline.explorer.stage import label_of, short_label
from timeline.figures.marks import ordinal
from timeline.figures.metrics import text_width
from timeline.figures.packing import Item, chains, pack
from timeline.figures.palette import group_of
from timeline.figures.scale import Scale
from timeline.model import BOUNDS

WIDE = 1_000.0  # the width in which it is laid out, in pixels
_TELLING = 180.0  # wider than this, a period tells no more
_DOT, _YEARS_APART, _LETTERS = 14.0, 62.0, 15.0
_ON_PAPER = 21.0  # letters, in the same measure: a sheet is narrower
_EDGE = 0.015  # of the range, left free on either side
MOST_ROWS = 3  # that the marks of one life take
MOST_NAMED = 6  # lives, each with its name beside its row
_LAST = date(9999, 1, 1).toordinal()

Row = Mapping[str, Any]
Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Look:
    """How the rows are drawn: `several` lives, each `named` beside its row, or `on_paper`."""

    t: Interface
    scale: Scale
    several: bool
    named: bool
    on_paper: bool


def ribbon(t: Interface, ground: Ground, made: Steps, on_paper: bool = False) -> html.Section:
    """The ribbon of the steps in view; nothing to see where none of them is dated. `on_paper` the
    marks bear the numbers of their steps, and lead to them."""
    spans = {step.number: days for step in made.steps if (days := _days(step)) is not None}
    if not spans:
        return html.Section(id="line", hidden=True)
    scale = _scale(list(spans.values()))
    lanes = list(dict.fromkeys(step.row["lane"] for step in made.steps if step.row))
    rows: list[Any] = []
    named = 1 < len(lanes) <= MOST_NAMED
    look = _Look(t, scale, len(lanes) > 1, named, on_paper)
    for lane in lanes:
        own = [step for step in made.steps if step.row and step.row["lane"] == lane]
        rows.append(_row(look, own, spans))
    return html.Section(
        [
            html.Div(
                [
                    *_bands(t, ground, made, scale, _ON_PAPER if on_paper else _LETTERS),
                    *_years(scale),
                ],
                className="ground",
                **hook(aria_hidden="true"),
            ),
            html.Div(rows, className=f"rows lanes-{min(len(lanes), MOST_NAMED + 1)}"),
            html.Span(id="lit", **hook(aria_hidden="true")),
        ],
        id="line",
        className="named" if named else None,
        **hook(aria_label=t("present.line")),
    )


def _days(step: Step) -> Days | None:
    """The days that a step's event may have taken; what still goes on does so until it was told."""
    if step.row is None:
        return None
    days = days_of(step.row)
    if days is None:
        return None
    told = ordinal(step.row["life"]["told_last"]) if step.row["ongoing"] else None
    return days[0], max(days[1], told or 0)


def _scale(spans: Sequence[Days]) -> Scale:
    """Whole years around all spans, with some room on either side."""
    low, high = min(first for first, _ in spans), max(last for _, last in spans)
    begin = date(date.fromordinal(low).year, 1, 1).toordinal()
    end = min(date(min(date.fromordinal(high).year + 1, 9999), 1, 1).toordinal(), _LAST)
    room = max(round((end - begin) * _EDGE), 30)
    return Scale(max(begin - room, 1), min(end + room, _LAST), WIDE)


def _percent(pixels: float) -> str:
    return f"{100 * pixels / WIDE:.2f}%"


def _years(scale: Scale) -> list[html.Span]:
    """Every second year keeps its number where there is little room."""
    ticks = [tick for tick in scale.ticks(_YEARS_APART) if not tick.month]
    return [
        html.Span(
            str(tick.year),
            className="year" if number % 2 == 0 else "year second",
            style={"left": _percent(scale.x(tick.day))},
        )
        for number, tick in enumerate(ticks)
    ]


def _bands(
    t: Interface, ground: Ground, made: Steps, scale: Scale, letters: float
) -> list[html.Div]:
    """Named periods of the histories of these lives, one after the other."""
    packs = own_packs(ground, [step.row for step in made.steps if step.row])
    spans, shown = [], []
    for row in ground.periods:
        low, high = ordinal(row["begin_of_the_begin"]), ordinal(row["end_of_the_end"])
        x0 = max(scale.x(low), 0.0) if low is not None else 0.0
        x1 = min(scale.x(high + 1), WIDE) if high is not None else WIDE
        if row["pack"] in packs and x1 - x0 >= _DOT and x1 - x0 < 0.8 * WIDE:
            spans.append((x0, x1))
            shown.append(row)
    fits = [
        text_width(short_label(row, t), letters) <= x1 - x0
        for row, (x0, x1) in zip(shown, spans, strict=True)
    ]
    worth = [
        min(x1 - x0, _TELLING)
        * (1 + len((row["aliases"] or "").split(";")))
        * (1.0 if fit else 0.2)
        for row, (x0, x1), fit in zip(shown, spans, fits, strict=True)
    ]
    placed = chains(spans, worth, 1)
    return [
        html.Div(
            html.Span(short_label(row, t)) if fit else None,
            title=f"{label_of(row, t)} · {row['edtf']}",
            className="band",
            style={"left": _percent(x0), "width": _percent(x1 - x0)},
        )
        for row, (x0, x1), fit, line in zip(shown, spans, fits, placed, strict=True)
        if line >= 0
    ]


# --- The rows -------------------------------------------------------------------------------------


def _row(look: _Look, steps: Sequence[Step], spans: Mapping[int, Days]) -> html.Div:
    """The marks of one life."""
    items = []
    for step in steps:
        if step.number in spans:
            x0, x1 = _pixels(look.scale, spans[step.number])
            middle, half = (x0 + x1) / 2, max(x1 - x0, _DOT) / 2
            items.append(Item(str(step.number), middle - half, middle + half, middle))
    most = 1 if look.several else MOST_ROWS
    placed = pack(items, width=WIDE, size=_LETTERS, rows=most, most_rows=most)
    # What finds no room of its own lies on the last row, over others.
    row_of = {int(one.item.key): one.row if one.row >= 0 else most - 1 for one in placed}
    used = max(row_of.values(), default=0) + 1
    life = steps[0].row["life"] if steps[0].row else {}
    marks: list[Any] = [
        _mark(look, step, spans[step.number], row_of[step.number])
        for step in steps
        if step.number in spans
    ]
    if look.named:
        marks.append(html.Span(said.name_of(life), className="whose"))
    return html.Div(marks, className="row", style={"--rows": str(used)})


def _pixels(scale: Scale, days: Days) -> tuple[float, float]:
    return scale.x(days[0]), scale.x(days[1] + 1)


def _mark(look: _Look, step: Step, days: Days, row: int) -> html.Button | html.A:
    t, scale = look.t, look.scale
    event = step.row or {}
    x0, x1 = _pixels(scale, days)
    point = bool(event["point"])
    kind = "lasted" if not point else "once" if x1 - x0 > _DOT else "dot"
    known = [ordinal(event[bound]) for bound in BOUNDS]
    middle = 100 * (x0 + x1) / 2 / WIDE
    core = None
    if not point and known[1] is not None and known[2] is not None and known[2] >= known[1]:
        low, high = _pixels(scale, (known[1], known[2]))
        core = html.I(style={"left": _part(low, x0, x1), "width": _width(high - low, x1 - x0)})
    elif not point and event["ongoing"] and known[1] is not None:
        core = html.I(style={"left": _part(scale.x(known[1]), x0, x1), "right": "0"})
    open_ends = (" no-begin" if known[0] is None else "") + (" no-end" if known[3] is None else "")
    when = said.when_briefly(t, event)
    label = f"{when} · {said.name_of(event['life'])}" if look.several else when
    style = {"--at-row": str(row)}
    if kind == "dot":
        style["left"] = f"{middle:.2f}%"
    else:
        style |= {"left": _percent(x0), "width": _percent(x1 - x0)}
    class_name = f"mark {kind} g-{group_of(event['category'])}{open_ends}"
    if look.on_paper:
        says = f"{step.number}. {label}: {event['title']}"
        return html.A(
            [core, html.B(str(step.number))],
            href=f"#step-{step.number}",
            className=class_name,
            style=style,
            title=says,
            **hook(aria_label=says),
        )
    return button(
        core,
        name=f"{step.number}. {said.when(t, event)}: {event['title']}",
        class_=class_name,
        style=style,
        tabIndex="-1",
        data_to=step.name,
        data_at=f"{middle:.2f}",
        data_label=label,
    )


def _part(x: float, x0: float, x1: float) -> str:
    return f"{100 * (x - x0) / max(x1 - x0, 0.01):.1f}%"


def _width(part: float, whole: float) -> str:
    return f"{100 * part / max(whole, 0.01):.1f}%"
