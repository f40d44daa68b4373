"""What a view needs to know, asked of the catalogue: lanes with their marks, history, lives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil, floor
from types import MappingProxyType

import pyarrow as pa

from timeline.catalogue import Catalogue, Counts, Phrases, Selection, life_summary, questions
from timeline.explorer import tell
from timeline.explorer.ground import Ground, Row
from timeline.explorer.interface import Interface
from timeline.explorer.lane_heads import LifeInWords, least_height
from timeline.explorer.stage import label_of, period_of
from timeline.explorer.view import ORIGINS, View, kind_of
from timeline.figures.lives import MOST_ROWS
from timeline.figures.marks import Days, Lane, Mark, counted_from, mark_of, ordinal
from timeline.figures.scale import YEAR, Scale
from timeline.periods import Period

MOST_MARKS = 2_000
MOST_LANES = 60
MOST_THEN = 6
MOST_FOUND = 60
MOST_NAMED_VALUES = 6  # of one filter, in a sentence
_EVENTS = {"age": "birth", "leaving": "left", "arrival": "resettled"}
_MOST_KEPT, _MOST_LIVES = 20_000, 2_000  # marks and lives in words
NO_LAYERS = ("none",)
_LAYERS_AT_FIRST, _OTHERS_AT_FIRST = 4, 2
_ROWS = ((1, MOST_ROWS), (4, 12), (10, 7))  # up to so many lanes: so many rows of marks in each
_FEWEST_ROWS = 4


# --- What depends on the view -------------------------------------------------------------------


def chosen_of(view: View, window: Period) -> Selection:
    """The selection; the window is its period where none is chosen."""
    if view.selection.periods:
        return view.selection
    return replace(view.selection, periods=(window,))


def narrowed(view: View) -> bool:
    """Whether anything but the window says which events are shown; layers are of history."""
    return bool(set(view.selection.changed()) - {"layers"})


def lanes_of(
    catalogue: Catalogue, ground: Ground, view: View, window: Period, t: Interface
) -> list[Lane] | None:
    """The lanes of the view in order, each with its chosen marks; None where there are too many
    marks to draw."""
    rows = questions.marks(catalogue, chosen_of(view, window), limit=MOST_MARKS + 1)
    if len(rows) > MOST_MARKS:
        return None
    marks: dict[str, list[Mark]] = {}
    for mark in marks_in_words(ground, rows, t):
        marks.setdefault(mark.lane, []).append(mark)
    wanted = {*marks, *view.pinned}
    if not narrowed(view):  # lives of whom nothing is told in the window, but who lived then
        lived = wanted | {lane for lane in ground.lives if _lived(lane, ground, window)}
        if not marks or len(lived.difference(view.hidden)) <= MOST_LANES:
            wanted = lived
    order = lane_order(catalogue, ground, view)
    shown = [lane for lane in order if lane in wanted and lane not in view.hidden]
    lives = lives_with_lines(ground, t.language)
    return [
        Lane(
            lane,
            ground.names[lane],
            tuple(marks.get(lane, ())),
            ground.lines.get(lane, ()),
            least_height(t, lives[lane], folded=is_folded(view, lane)),
            ground.tellings.get(lane, ()),
            _most_rows(view, lane, min(len(shown), MOST_LANES)),
        )
        for lane in on_page(shown, view)
    ]


def is_folded(view: View, lane: str) -> bool:
    """Whether a lane is drawn as one row of marks."""
    return lane not in view.opened and (view.compact or lane in view.folded)


def _most_rows(view: View, lane: str, lanes: int) -> int:
    """How many rows of marks a lane may have beside so many others."""
    if lane in view.opened:
        return MOST_ROWS
    if is_folded(view, lane):
        return 1
    return next((rows for most, rows in _ROWS if lanes <= most), _FEWEST_ROWS)


def on_page(lanes: Sequence[str], view: View) -> Sequence[str]:
    """The lanes that are drawn of all that the view has: so many from the life that it starts
    with, or the last of them where it starts beyond."""
    first = first_on_page(len(lanes), view)
    return lanes[first : first + MOST_LANES]


def first_on_page(lanes: int, view: View) -> int:
    """How many lives lie before the first that is drawn, of so many in all."""
    last = max(lanes - 1, 0) // MOST_LANES * MOST_LANES
    return min(view.start - 1, last)


def lives_to_draw(ground: Ground, view: View, window: Period, counts: Counts) -> int:
    """How many lives the view would draw, if there were room for all: those of whom something is
    told, and where all fit on one page those who lived then."""
    if counts.chosen > MOST_MARKS:
        named = view.selection.narrators
        return len([lane for lane in named or ground.lives if lane not in view.hidden])
    told = max(counts.narrators - len(view.hidden), 0)
    if narrowed(view):
        return told
    lived = (lane for lane in ground.lives if _lived(lane, ground, window))
    most = max(told, sum(lane not in view.hidden for lane in lived))
    return told if told and most > MOST_LANES else most


def bare_lanes(catalogue: Catalogue, ground: Ground, view: View) -> list[Lane]:
    """The first lanes of the view, without marks."""
    return [
        Lane(lane, ground.names[lane], line=ground.lines.get(lane, ()))
        for lane in on_page(crowd(catalogue, ground, view), view)
    ]


def crowd(catalogue: Catalogue, ground: Ground, view: View) -> list[str]:
    """The lanes of a view with too many marks to draw, in order."""
    order = lane_order(catalogue, ground, view)
    if not view.selection.narrators and not view.hidden:
        return order
    wanted = frozenset(view.selection.narrators) or ground.lives.keys()
    return [lane for lane in order if lane in wanted and lane not in view.hidden]


def found_rows(catalogue: Catalogue, ground: Ground, chosen: Selection) -> list[Row]:
    """The first chosen events in time order, with what is shown of their testimonies."""
    rows: list[Row] = questions.page(catalogue, chosen, limit=MOST_FOUND).to_pylist()
    lives = {row["testimony"]: row for life in ground.testimonies.values() for row in life}
    for row in rows:
        life = lives.get(row["testimony"]) or ground.lives[row["lane"]]
        row["notices"], row["text_kind"] = life["notices"], life["text_kind"]
    return rows


def mark_in_words(row: Row, t: Interface) -> Mark:
    """A row of events or history as a mark, with its date and age in words."""
    return mark_of(row, when=tell.when(row, t), age=tell.age_of(row, t))


def marks_in_words(ground: Ground, rows: pa.Table, t: Interface) -> list[Mark]:
    """The rows of events as marks. What was made of a row is kept: a window that moves mostly
    shows what it showed before."""
    made, keys = _marks_made(ground, t.language), rows["key"].to_pylist()
    found = {key: made.get(key) for key in keys}
    places = [place for place, key in enumerate(keys) if found[key] is None]
    new = {
        row["key"]: mark_in_words(row, t)
        for row in rows.take(pa.array(places, pa.int64())).to_pylist()
    }
    if len(made) + len(new) > _MOST_KEPT:
        made.clear()
    made.update(new)
    return [found[key] or new[key] for key in keys]


@lru_cache(maxsize=4)
def _marks_made(ground: Ground, language: str) -> dict[str, Mark]:
    """The marks that were made for a ground, by key."""
    return {}


@lru_cache(maxsize=32)
def origins_of(catalogue: Catalogue, ground: Ground, axis: str) -> Mapping[str, Days]:
    """The days in which, in each life, what the axis counts from may have been; lives in which
    it is not known are left out."""
    kind = kind_of(axis)
    if kind:
        return _firsts(questions.marks(catalogue, Selection(categories=(kind,))).to_pylist())
    name = ORIGINS.get(axis, "born")
    found = {}
    for lane, life in ground.lives.items():
        first, last = ordinal(life[f"{name}_first"]), ordinal(life[f"{name}_last"])
        if first is not None and last is not None:
            found[lane] = (first, last)
    return found


def _firsts(rows: Sequence[Row]) -> dict[str, Days]:
    """In which days the first of these events began, by lane: not before the earliest that any
    may have begun, and no later than the earliest by which one had."""
    found: dict[str, Days] = {}
    for row in rows:
        early = ordinal(row["begin_of_the_begin"])
        late = ordinal(row["end_of_the_begin"] or row["end_of_the_end"])
        if early is None or late is None:
            continue
        first, last = found.get(row["lane"], (early, late))
        found[row["lane"]] = (min(first, early), min(last, late))
    return found


def counted_lanes(
    lanes: Sequence[Lane],
    origins: Mapping[str, Days],
    events: Mapping[str, str] = MappingProxyType({}),
) -> list[Lane]:
    """The lanes counted from their origins; those that lack one are left out. `events` are those
    that the days are counted from, where it is known which they are (`origin_events`)."""
    return [
        counted_from(lane, origins[lane.key], events.get(lane.key, ""))
        for lane in lanes
        if lane.key in origins
    ]


@lru_cache(maxsize=32)
def origin_events(catalogue: Catalogue, ground: Ground, axis: str) -> Mapping[str, str]:
    """The event of each life that the axis counts from, by lane; a life is left out where any of
    several may have been the first of its kind."""
    kind = kind_of(axis)
    if not kind:
        name = _EVENTS.get(axis, "birth")
        return {lane: life[name] for lane, life in ground.lives.items() if life[name]}
    firsts: dict[str, list[Row]] = {}
    for row in questions.marks(catalogue, Selection(categories=(kind,))).to_pylist():
        firsts.setdefault(row["lane"], []).append(row)
    return {lane: key for lane, rows in firsts.items() if (key := _surely_first(rows))}


def _surely_first(rows: Sequence[Row]) -> str:
    """The key of the event that began before all the others could; "" where none surely did."""
    for row in rows:
        late = row["end_of_the_begin"] or row["end_of_the_end"]
        early = [other["begin_of_the_begin"] for other in rows if other is not row]
        if late and all(day and day > late for day in early):
            return str(row["key"])
    return ""


def counted_scale(lanes: Sequence[Lane], axis: str, width: float) -> Scale:
    """A scale of whole years that holds everything in these lanes."""
    days = [
        day for lane in lanes for mark in lane.marks for day in (mark.a, mark.d) if day is not None
    ]
    low, high = min(days, default=0) / YEAR, max(days, default=0) / YEAR
    first = 0 if axis == "age" else min(floor(low), -1)
    return Scale(round(first * YEAR), round(max(ceil(high), 1) * YEAR), width, counted=True)


def lane_order(catalogue: Catalogue, ground: Ground, view: View) -> list[str]:
    """All lanes as the view orders them: pinned ones first."""
    if view.order == "birth":
        ordered = list(ground.lives)
    else:
        rows = questions.lives(catalogue, order=view.order)
        ordered = list(dict.fromkeys(rows["lane"].to_pylist()))
    pinned = [lane for lane in view.pinned if lane in ground.lives]
    if not pinned:
        return ordered
    return [*pinned, *(lane for lane in ordered if lane not in pinned)]


def _lived(lane: str, ground: Ground, window: Period) -> bool:
    """Whether a life line reaches into the window; or whether there is none: nothing tells when
    the person lived."""
    if lane not in ground.lines:
        return True
    lines = [ground.lines[lane], *(each.line for each in ground.tellings.get(lane, ()))]
    first, last = window.first.toordinal(), window.last.toordinal()
    return any(part.begin[0] <= last and part.end[1] >= first for line in lines for part in line)


@lru_cache(maxsize=8)
def _all_history(ground: Ground, language: str) -> tuple[Mark, ...]:
    """Every row of history as a mark, with its name in a language.

    What a pack without periods of its own tells, of the whole world, counts as less important.
    """
    t = ground.words(language)
    return tuple(
        replace(
            mark_in_words(row, t),
            title=label_of(row, t),
            importance=row["importance"] + (row["pack"] not in ground.own_packs),
        )
        for row in ground.history.values()
    )


def history_marks(
    ground: Ground, layers: Sequence[str], window: Period, importance: int, language: str
) -> list[Mark]:
    """The marks of these layers that may fall in the window, down to an importance."""
    first, last = window.first.toordinal(), window.last.toordinal()
    return [
        mark
        for mark in _all_history(ground, language)
        if mark.importance <= importance
        and mark.layer in layers
        and (mark.a is None or mark.a <= last)
        and (mark.d is None or mark.d >= first)
    ]


def history_then(catalogue: Catalogue, ground: Ground, event: str) -> list[Row]:
    """What happened in history at an event's time, what its own history tells first."""
    rows = questions.history_then(catalogue, event, limit=6 * MOST_THEN).to_pylist()
    own = [row for row in rows if row["pack"] in ground.own_packs][:MOST_THEN]
    rest = [row for row in rows if row["pack"] not in ground.own_packs]
    rest.sort(key=lambda row: (row["importance"], _length(row)))
    shown = [*own, *rest[: max(MOST_THEN // 2 - len(own), 0)]]
    return sorted(shown, key=lambda row: (row["first_day"] is None, row["first_day"]))


def lives_then(catalogue: Catalogue, ground: Ground, row: Row) -> list[Row]:
    """What happened in the lives at the time of an event of history, nearest and best known
    first."""
    then = Selection(periods=(period_of(row),))
    found = questions.page(catalogue, then, sort="certainty", limit=200).to_pylist()
    begun = row["first_day"] or 0
    found.sort(
        key=lambda each: (_length(each) + abs((each["first_day"] or 0) - begun), each["key"])
    )
    return [
        {**each, "notices": ground.lives[each["lane"]]["notices"]} for each in found[:MOST_THEN]
    ]


def _length(row: Row) -> int:
    """Days over which something may have been; what has an unknown end is the longest."""
    first, last = row["first_day"], row["last_day"]
    return last - first if first is not None and last is not None else 10**7


def layers_of(ground: Ground, view: View) -> tuple[str, ...]:
    """The layers that are shown: the chosen ones (NO_LAYERS: none), else what somebody brought,
    and of the others those with most to say."""
    chosen = [layer for layer in ground.layers if layer in view.selection.layers]
    if view.selection.layers == NO_LAYERS:
        return ()
    brought = [layer for layer in ground.layers if layer in ground.brought][:_LAYERS_AT_FIRST]
    others = [layer for layer in ground.layers if layer not in ground.brought]
    beside = others[: max(_LAYERS_AT_FIRST - len(brought), _OTHERS_AT_FIRST)]
    return tuple(chosen or (*brought, *beside))


def phrases_of(t: Interface, ground: Ground | None = None) -> Phrases:
    """The catalogue's sentences in the interface's language, short enough for the toolbar."""
    return Phrases(t.words, t.language, ground.names if ground else {}, MOST_NAMED_VALUES)


def with_line(row: Row, t: Interface) -> Row:
    """A life with its line of summary."""
    return {**row, "line": life_summary(row, phrases_of(t))}


class LivesInWords(Mapping[str, Row]):
    """All lives with their lines of summary, each made when it is asked for, and kept: what is
    drawn of a life is kept with its row (`lane_heads`)."""

    def __init__(self, ground: Ground, t: Interface) -> None:
        self._lives, self._t = ground.lives, t
        self._made: dict[str, LifeInWords] = {}

    def __getitem__(self, lane: str) -> LifeInWords:
        made = self._made.get(lane)
        if made is None:
            made = LifeInWords(with_line(self._lives[lane], self._t))
            if len(self._made) >= _MOST_LIVES:
                self._made.clear()
            self._made[lane] = made
        return made

    def __contains__(self, lane: object) -> bool:
        return lane in self._lives

    def __iter__(self) -> Iterator[str]:
        return iter(self._lives)

    def __len__(self) -> int:
        return len(self._lives)


@lru_cache(maxsize=4)
def lives_with_lines(ground: Ground, language: str) -> LivesInWords:
    """All lives with their lines of summary in a language."""
    return LivesInWords(ground, ground.words(language))
