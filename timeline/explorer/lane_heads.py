"""What stands at the left of the lanes: names, summaries, what may be done with a lane; and the
signs for marks that found no room in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import ceil
from typing import Any

from dash import html

from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.served import Written, to_html
from timeline.explorer.stage import notices_line, notices_said
from timeline.explorer.view import View
from timeline.figures.lives import MORE_WIDE, Bed
from timeline.figures.marks import Days, Lane
from timeline.figures.metrics import text_width

_NAME_WIDTH, _NAME_SIZE, _SUM_SIZE = 184.0, 15.5, 12.5
_SLOT = 78.0  # at the end of the last line: the age under the pointer, or the lane's controls
_SERIF = 1.12  # how much wider the serif of the names is than the sans
_TOLD_OF = 6  # of what found no room

Row = Mapping[str, Any]


class LifeInWords(dict[str, Any]):
    """A row of lives with its line of summary; `heads` keeps what was written of it: of sixty
    lanes that takes longer than all else that a moved window asks for."""

    def __init__(self, row: Row) -> None:
        super().__init__(row)
        self.heads: dict[tuple[bool, ...], Written] = {}


def least_height(t: Interface, life: Row, *, folded: bool = False) -> float:
    """The height that a lane's name, line of summary and notices need; less in a folded lane."""
    if folded:
        return 50.0 if life["notices"] else 34.0
    name = life["narrator"] or life["title"]
    name_lines = max(ceil(text_width(name, _NAME_SIZE) * _SERIF / _NAME_WIDTH), 1)
    told = text_width(life["line"], _SUM_SIZE)
    notices = text_width(notices_said(t, life["notices"]), _SUM_SIZE)
    told, notices = (told, notices + _SLOT) if notices else (told + _SLOT, 0.0)
    return 20 + name_lines * 19 + (ceil(told / _NAME_WIDTH) + ceil(notices / _NAME_WIDTH)) * 17


def names(
    t: Interface,
    lives: Mapping[str, Row],
    beds: Sequence[Bed],
    view: View,
    origins: Mapping[str, Days],
    died: Mapping[str, int],
    silent: Collection[str] = (),
) -> list[Any]:
    """The name, the line of summary and the notices of each lane, as high as its lane; `origins`
    are the days from which ages (or what the axis says) are counted, `died` the days by which
    they end; `silent` are those of whom nothing in view has a date."""
    together = [
        html.Div(
            [html.B(t("lane.all", n=len(lives)))],
            className="lane whole",
            title=t("lane.density"),
            style={"top": f"{bed.top:.1f}px", "height": f"{bed.height:.1f}px"},
        )
        for bed in beds
        if not bed.key
    ]
    return together + [
        html.Div(
            _written_head(t, lives[bed.key], view, bed.key in silent),
            className=_class_name(bed.key, view),
            style={"top": f"{bed.top:.1f}px", "height": f"{bed.height:.1f}px"},
            **hook(
                data_lane=bed.key,
                data_born=",".join(map(str, origins.get(bed.key, ()))),
                data_died=str(died.get(bed.key, "")),
            ),
        )
        for bed in beds
        if bed.key in lives
    ]


def _class_name(lane: str, view: View) -> str:
    folded = lane not in view.opened and lane in view.folded
    return (
        "lane"
        + " focus" * (lane == view.life)
        + " pinned" * (lane in view.pinned)
        + " folded" * folded
    )


def _written_head(t: Interface, life: Row, view: View, silent: bool) -> Written:
    lane = life["lane"]
    said = (silent, lane in view.pinned, lane in view.opened, lane in view.folded, view.compact)
    heads = life.heads if isinstance(life, LifeInWords) else {}
    if said not in heads:
        heads[said] = Written(to_html(_head(t, life, view, silent)))
    return heads[said]


def _head(t: Interface, life: Row, view: View, silent: bool) -> html.Div:
    lane = life["lane"]
    name = life["narrator"] or life["title"]
    notices = notices_line(t, life["notices"])
    slot = html.Span(
        [
            html.Span(className="age", hidden=True, **hook(data_age="1")),
            html.Span(
                [
                    button(
                        "↑",
                        name=t("lane.unpin" if lane in view.pinned else "lane.pin", who=name),
                        data_toggle=f"pin={lane}",
                        aria_pressed=str(lane in view.pinned).lower(),
                    ),
                    button("×", name=t("lane.hide", who=name), data_toggle=f"hide={lane}"),
                ],
                className="do",
            ),
        ],
        className="slot",
    )
    line = life["line"] or (t("lane.silent") if silent else "")
    told: list[Any] = [line, " "]
    if notices is None:
        told.append(slot)
    else:
        notices.children = [notices.children, " ", slot]
    return html.Div(
        [
            _fold(t, lane, name, view),
            button(
                name,
                class_="who",
                data_set=f"life={lane}",
                data_drop="event,show",
                title=t("lane.open"),
            ),
            html.Div(told, className="sum"),
            notices,
        ],
        className="head",
    )


def _fold(t: Interface, lane: str, name: str, view: View) -> html.Button:
    """The sign before a name: folds a lane, unfolds it, or takes an opened one back."""
    opened = lane in view.opened
    folded = not opened and (view.compact or lane in view.folded)
    if opened or (view.compact and lane not in view.folded):
        toggles = f"open={lane}"
    else:
        toggles = f"fold={lane}"
    key = "lane.fewer" if opened else "lane.unfold" if folded else "lane.fold"
    return button(
        "▴" if opened else "▸" if folded else "▾",
        name=t(key, who=name),
        class_="fold",
        data_toggle=toggles,
        aria_expanded=str(not folded).lower(),
    )


def mores(
    t: Interface, meta: Mapping[str, Any], lanes: Sequence[Lane], names: Mapping[str, str]
) -> list[html.Button]:
    """The signs for marks that found no room in their lane: how many, and a way to see them."""
    said = {mark.key: mark for lane in lanes for mark in lane.marks}
    return [
        button(
            f"+{len(keys):,}",
            name=t("lane.more", n=len(keys), who=names.get(lane, lane)),
            title="\n".join(
                [
                    *(f"{said[key].title} · {said[key].when}" for key in keys[:_TOLD_OF]),
                    *(["…"] if len(keys) > _TOLD_OF else []),
                ]
            ),
            class_="more",
            style={
                "left": f"calc(var(--names) + {left:.1f}px)",
                "top": f"{top:.1f}px",
                "width": f"{MORE_WIDE:.0f}px",
            },
            data_toggle=f"open={lane}",
        )
        for lane, left, top, keys in meta.get("more", ())
    ]
