"""Lives as they are read downwards: the narrow page, the printed page and the first served one.

A list of lives, each with a small line of where the person was; or one life from birth on, with
history at its left, the age and the date at its right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import Row, choosing, label_of, notices_line, short_label
from timeline.figures.marks import Lane, Mark
from timeline.figures.palette import group_of, shape_of
from timeline.figures.scale import Scale
from timeline.periods import Period

MOST_BETWEEN = 2
_SHAPES = {"diamond-tall": " tall", "diamond-wide": " wide"}


def cards(
    t: Interface,
    lives: Mapping[str, Row],
    lanes: Sequence[Lane],
    scale: Scale,
    found: Mapping[str, Any],
    bands: Mapping[str, tuple[float, Sequence[float]]],
) -> list[Any]:
    """The lives, each a card to open; `found` is a list of what is sought in some of them, `bands`
    how many events there are and how they are spread, where they are too many to draw."""
    return [
        html.Ul(
            className="cards",
            children=[
                html.Li(
                    className="card",
                    children=[
                        button(
                            lives[lane.key]["narrator"] or lives[lane.key]["title"],
                            class_="who",
                            data_set=f"life={lane.key}",
                            data_drop="event,show",
                        ),
                        html.Div(lives[lane.key]["line"], className="sum"),
                        notices_line(t, lives[lane.key]["notices"]),
                        *_small_lines(lane, scale, bands[lane.key][1] if lane.key in bands else ()),
                        html.Div(
                            t("card.about", n=round(bands[lane.key][0]))
                            if lane.key in bands
                            else t("card.events", n=len(lane.marks)),
                            className="sum",
                        ),
                        found.get(lane.key),
                    ],
                )
                for lane in lanes
                if lane.key in lives
            ],
        )
    ]


def period_row(t: Interface, periods: Sequence[Row], chosen: Sequence[Period]) -> html.Div:
    """Named periods as buttons in one row that moves sideways."""
    buttons = []
    for row in periods:
        does = choosing(row, chosen)
        does.pop("data_also", None)  # its panel would cover the page
        buttons.append(button(short_label(row, t), class_="chip plain", **does))
    return html.Div(
        buttons, className="period-row", role="group", **hook(aria_label=t("ribbon.name"))
    )


def _small_lines(lane: Lane, scale: Scale, band: Sequence[float]) -> list[html.Div]:
    """The small line of a life; of one that is told several times, one for each testimony."""
    if band or not lane.tellings:
        return [_small_line(lane, scale, band)]
    found = []
    for number, (telling, marks) in enumerate(lane.rows):
        found += [
            html.Div([_letter(number), telling.label], className="sum"),
            _small_line(Lane(lane.key, lane.name, marks, telling.line), scale, ()),
        ]
    return found


def _letter(number: int) -> html.Span:
    return html.Span(chr(ord("A") + number % 26), className="telling")


def _small_line(lane: Lane, scale: Scale, band: Sequence[float]) -> html.Div:
    def percent(day: int) -> float:
        return min(max(100 * scale.x(day) / scale.width, 0.0), 100.0)

    parts = [
        html.I(
            className=f"part {stretch.state}",
            style={
                "left": f"{percent(stretch.begin[0]):.1f}%",
                "width": f"{max(percent(stretch.end[1]) - percent(stretch.begin[0]), 0):.1f}%",
            },
        )
        for stretch in lane.line
    ]
    dots = []
    for mark in lane.marks:
        low, high = mark.possible((scale.first, scale.last))
        if low <= scale.last and high >= scale.first:
            at = percent((low + high) // 2)
            dots.append(
                html.I(className=f"dot b-{group_of(mark.category)}", style={"left": f"{at:.1f}%"})
            )
    shades = [
        html.I(
            className="shade",
            style={
                "left": f"{100 * number / len(band):.2f}%",
                "width": f"{100 / len(band):.2f}%",
                "opacity": f"{share**0.5:.2f}",
            },
        )
        for number, share in enumerate(band)
        if share
    ]
    return html.Div([*shades, *parts, *dots], className="mini", **hook(aria_hidden="true"))


def downwards(t: Interface, life: Row, lane: Lane, history: Sequence[tuple[Row, str]]) -> list[Any]:
    """One life from birth on, with the history of its time. `history` are rows in time order with
    their dates in words; between two events of the life at most MOST_BETWEEN of them are shown.
    Where the person told several times, each event says in which testimony."""
    own = sorted(lane.marks, key=lambda mark: (mark.a or 0, mark.d or 0))
    numbers = {telling.key: number for number, telling in enumerate(lane.tellings)}
    steps: list[Any] = []
    for number, mark in enumerate(own):
        steps.append(_step(mark, _where(lane, mark), numbers.get(mark.telling)))
        if number + 1 < len(own):
            around = [
                one for one in history if (mark.a or 0) < _begin(one[0]) <= (own[number + 1].a or 0)
            ]
            steps += [_history_step(t, *one, _where(lane, mark)) for one in _some(around)]
    return [
        button(t("reading.back"), class_="back", data_drop="life,event,show"),
        html.H2(life["narrator"] or life["title"]),
        html.P(life["line"], className="sum"),
        notices_line(t, life["notices"]),
        button(t("reading.about"), class_="back", data_set="show=life"),
        html.Ul(
            [
                html.Li([_letter(number), telling.label])
                for number, telling in enumerate(lane.tellings)
            ],
            className="tellings",
        )
        if lane.tellings
        else None,
        html.Ol(steps, className="down"),
    ]


def _begin(row: Row) -> int:
    first = row["begin_of_the_begin"]
    return first.toordinal() if first else 0


def _some(rows: Sequence[tuple[Row, str]]) -> Sequence[tuple[Row, str]]:
    """At most MOST_BETWEEN of the rows, spread evenly."""
    if len(rows) <= MOST_BETWEEN:
        return rows
    return [rows[round(n * (len(rows) - 1) / (MOST_BETWEEN - 1))] for n in range(MOST_BETWEEN)]


def _where(lane: Lane, mark: Mark) -> str:
    """Where the person was after an event: home, away or resettled."""
    day = mark.d if mark.d is not None else mark.a or 0
    states = [part.state for part in lane.line if part.begin[0] <= day]
    return states[-1] if states else "home"


def _sign(mark: Mark) -> html.Span:
    """The sign of an event as the legend has it, downwards."""
    shape = _SHAPES.get(shape_of(mark.category), "")
    if mark.point:
        return html.Span(className=f"dia{shape}{'' if mark.exact else ' hollow'}")
    return html.Span(className=f"bar{' sure' if mark.sure else ''}{' on' if mark.ongoing else ''}")


def _step(mark: Mark, where: str, telling: int | None) -> html.Li:
    return html.Li(
        className=f"own at-{where}",
        children=[
            html.Span(mark.age, className="old"),
            html.Span(
                _sign(mark),
                className=f"glyph small c-{group_of(mark.category)}",
                **hook(aria_hidden="true"),
            ),
            button(
                [
                    html.B(mark.title),
                    html.Span([_letter(telling) if telling is not None else None, mark.when]),
                ],
                class_="event",
                data_set=f"event={mark.key}",
            ),
        ],
    )


def _history_step(t: Interface, row: Row, when: str, where: str) -> html.Li:
    return html.Li(
        [
            button([html.Span(label_of(row, t)), html.Small(when)], data_set=f"event={row['key']}"),
            html.Span(className="tick", **hook(aria_hidden="true")),
        ],
        className=f"around at-{where}",
    )


def served_lives(t: Interface, lives: Sequence[Row], events: Mapping[str, Sequence[Mark]]) -> Any:
    """The lives with their events as plain lists, for the first served page and for paper."""
    return html.Div(
        className="served",
        children=[
            html.H1(t("page.title")),
            html.P(t("page.says")),
            *(
                html.Section(
                    [
                        html.H2(life["narrator"] or life["title"]),
                        html.P(life["line"], className="sum"),
                        notices_line(t, life["notices"]),
                        html.Ol(
                            [
                                html.Li([html.B(mark.title), html.Span(mark.when)])
                                for mark in events.get(life["lane"], ())
                            ]
                        ),
                    ]
                )
                for life in lives
            ),
        ],
    )
