"""The whole timeline as one picture: title, what was chosen, periods, history, lives, legend and
citation, all within it. `to_svg` draws it; `pixels` makes a PNG of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timeline.exports import cite
from timeline.exports import svg as draw
from timeline.exports.excerpt import Excerpt, Past, Record, tellings
from timeline.exports.harmless import line as one_line
from timeline.exports.harmless import shortened as cut_off
from timeline.exports.harmless import xml
from timeline.exports.wording import Wording
from timeline.figures.history import LANE, history_figure
from timeline.figures.ink import Figure
from timeline.figures.lives import beds_of, lives_figure
from timeline.figures.marks import Lane, Mark, Telling, ordinal
from timeline.figures.metrics import shortened, text_width
from timeline.figures.packing import chains
from timeline.figures.palette import GROUP_OF, GROUPS, PAPER, Theme, shape_of
from timeline.figures.scale import Scale

WIDTH, NAMES, MARGIN = 1600.0, 230.0, 36.0
_WHOLE = WIDTH - 2 * MARGIN  # of a line of text
MOST_LANES, MOST_MARKS = 400, 10_000  # beyond them the picture says that it shows the first
MOST_LAYERS, PERIOD_ROWS, PERIOD = 4, 3, 22.0
_LEAST_LABEL = 44  # pixels of a name that was shortened, so that it still says something
# The more lives, the closer: up to how many; how many rows labels may open in a lane; how high a
# lane is at least; the size of its name; the lines for its notices.
_CLOSENESS = ((60, 4, 62.0, 16, 2), (150, 2, 50.0, 15, 1), (MOST_LANES, 1, 44.0, 14, 1))


@dataclass(frozen=True, slots=True)
class _Page:
    """What every part of the picture needs."""

    excerpt: Excerpt
    scale: Scale
    theme: Theme
    t: Wording
    says: str  # what was chosen, in a sentence


def to_svg(excerpt: Excerpt) -> str:
    """The picture as SVG, as wide as WIDTH and as high as its lanes need; nothing in it is a link
    or a script. Fonts are named with what may stand in for them."""
    return drawn(excerpt, excerpt.counted())


def drawn(excerpt: Excerpt, says: str) -> str:
    """The picture under that sentence."""
    page = _Page(excerpt, _scale(excerpt), PAPER, excerpt.t, says)
    parts: list[str] = []
    y = _head(page, parts)
    y = _past(page, parts, y)
    y = _lives(page, parts, y)
    y = _legend(page, parts, y + 26)
    height = _foot(page, parts, y + 14) + MARGIN - 12
    described = one_line(" ".join(excerpt.statement()))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH:g} {height:.0f}" role="img">\n'
        f"<title>{xml(page.t('page.title'))}</title>\n"
        f"<desc>{xml(described)}</desc>\n"
        f"{draw.box(0, 0, WIDTH, height, PAPER.paper)}\n" + "\n".join(parts) + "\n</svg>\n"
    )


def _scale(excerpt: Excerpt) -> Scale:
    """From the first to the last day that anything chosen may have been, with a little room."""
    days = [day for record in excerpt.records for day in record.event.span.bounds if day]
    days = [day for each in excerpt.chosen for day in (each.first, each.last)] or days
    first = min(days, default=date(1900, 1, 1)).toordinal()
    last = max(days, default=date(2000, 12, 31)).toordinal()
    spare = max(round((last - first) * 0.015), 1)
    low, high = max(first - spare, 1), min(last + spare, date.max.toordinal())
    return Scale(low, max(high, low + 30), WIDTH - NAMES - 2 * MARGIN)


# --- From top to bottom: each part draws from `y` and says where it ends --------------------


def _head(page: _Page, parts: list[str]) -> float:
    t, excerpt, ink = page.t, page.excerpt, page.theme
    parts.append(
        draw.text(MARGIN, 62, t("page.title"), ink.ink, size=30, weight=600, family=draw.SERIF)
    )
    y = 88.0
    for each in _wrapped(one_line(page.says), _WHOLE, 15, most=3):
        parts.append(draw.text(MARGIN, y, each, ink.quiet, size=15, wide=_WHOLE))
        y += 21
    notices = sorted({notice for each in excerpt.testimonies for notice in each.notices})
    if notices:
        told = t("lane.notices", list=", ".join(t.named("notice", each) for each in notices))
        for each in _wrapped(one_line(told), _WHOLE, 13, most=3):
            parts.append(draw.text(MARGIN, y, each, _WARN, size=13, wide=_WHOLE))
            y += 18
    return y + 10


_WARN = "#a8322d"


def _past(page: _Page, parts: list[str], y: float) -> float:
    """The ruler, the named periods and the layers of history."""
    scale, ink, t = page.scale, page.theme, page.t
    left = MARGIN + NAMES
    for tick in scale.ticks():
        at = scale.x(tick.day)
        if 18 < at < scale.width - 18:
            said = str(tick.year) if not tick.month else t(f"month.{tick.month}")
            parts.append(draw.text(left + at, y, said, ink.quiet, size=12.5, anchor="middle"))
    y += 10
    spans, shown = [], []
    for period in page.excerpt.periods:
        low, high = ordinal(period.span.begin_of_the_begin), ordinal(period.span.end_of_the_end)
        x0 = max(scale.x(low), 0.0) if low is not None else 0.0
        x1 = min(scale.x(high + 1), scale.width) if high is not None else scale.width
        if x1 - x0 >= 40:
            spans.append((x0, x1))
            shown.append(period)
    rows = chains(spans, [x1 - x0 for x0, x1 in spans], PERIOD_ROWS)
    if any(row >= 0 for row in rows):
        parts.append(draw.text(MARGIN, y + 15, t("ribbon.name"), ink.quiet, size=13))
    for period, (x0, x1), row in zip(shown, spans, rows, strict=True):
        if row < 0:
            continue
        top = y + row * PERIOD
        parts.append(draw.box(left + x0 + 0.5, top, x1 - x0 - 1, PERIOD - 2, "#ded8ca", 2))
        label = _fitting(one_line(period.label), x1 - x0 - 12, 12)
        if label and (label == one_line(period.label) or text_width(label, 12) > _LEAST_LABEL):
            parts.append(draw.text(left + x0 + 6, top + 14.5, label, ink.ink))
    y += (max(rows, default=-1) + 1) * PERIOD + 4
    marks = [_past_mark(each) for each in page.excerpt.past if any(each.span.bounds)]
    inside = [mark for mark in marks if _within(mark, scale)]
    counted: dict[str, int] = {}
    for mark in inside:
        counted[mark.layer] = counted.get(mark.layer, 0) + 1
    layers = sorted(counted, key=lambda layer: (-counted[layer], layer))[:MOST_LAYERS]
    if not layers:
        return y
    named = {each.layer: each.layer_in(t.language) for each in page.excerpt.past}
    figure = history_figure(inside, layers, scale, ink)
    parts.append(_placed(left, y, figure))
    for number, layer in enumerate(layers):
        middle = y + (number + 0.5) * LANE + 4
        parts.append(draw.text(MARGIN, middle, named[layer], ink.quiet, size=13))
    return y + len(layers) * LANE + 6


def _lives(page: _Page, parts: list[str], y: float) -> float:
    """One lane a life, as the explorer draws it."""
    scale, ink, t = page.scale, page.theme, page.t
    told: dict[str, list[Record]] = {}
    for record in filter(_dated, page.excerpt.records[:MOST_MARKS]):
        told.setdefault(record.lane or record.event.testimony, []).append(record)
    shown = dict(list(told.items())[:MOST_LANES])
    _, labels, least, large, lines = next(each for each in _CLOSENESS if len(shown) <= each[0])
    lanes = [_lane(lane, records, page.excerpt, least) for lane, records in shown.items()]
    if not lanes:
        return y
    figure = lives_figure(lanes, scale, ink, label_rows=labels)
    left = MARGIN + NAMES
    parts.append(_placed(left, y, figure))
    for bed in beds_of(figure):
        records, top = shown[bed.key], y + bed.top
        parts.append(draw.line(MARGIN, top, WIDTH - MARGIN, top, ink.line))
        testimony = records[0].testimony
        name = one_line(testimony.narrator or records[0].event.narrator or testimony.title) or "?"
        name = _fitting(name, (NAMES - 16) / 1.12, large) or "…"
        first = top + large + 6
        parts.append(
            draw.text(
                MARGIN, first, name, ink.ink,
                size=large, weight=600, family=draw.SERIF, wide=NAMES - 12,
            )
        )  # fmt: skip
        notices = dict.fromkeys(notice for each in records for notice in each.testimony.notices)
        said: Sequence[str] = ()
        if notices:
            listed = ", ".join(t.named("notice", each) for each in notices)
            said = _wrapped(one_line(t("lane.notices", list=listed)), NAMES - 16, 12, most=lines)
        if not notices and any(each.testimony.disputed for each in records):
            said = [t("panel.disputed")]
        for number, each in enumerate(said):
            parts.append(draw.text(MARGIN, first + 17 + 14 * number, each, _WARN, wide=NAMES - 12))
    y += float(figure["layout"]["height"])
    parts.append(draw.line(MARGIN, y, WIDTH - MARGIN, y, ink.line))
    undated = sum(not _dated(record) for record in page.excerpt.records)
    if undated:
        y += 20
        parts.append(
            draw.text(MARGIN, y, t("picture.undated", n=undated), page.theme.quiet, size=13)
        )
    if len(told) > len(shown) or len(page.excerpt.records) > MOST_MARKS:
        says = t("reader.first", n=sum(map(len, shown.values())), all=len(page.excerpt.records))
        parts.append(draw.text(MARGIN, y + 20, says, _WARN, size=13))
        y += 20
    return y


def _legend(page: _Page, parts: list[str], y: float) -> float:
    """What the marks say, and the colours."""
    ink, t = page.theme, page.t
    keys: list[tuple[str, str]] = [
        (_diamond(ink.sure["escape"], ink.sure["escape"]), t("sign.known")),
        (
            draw.line(-14, 0, 14, 0, ink.sure["escape"], 1.6)
            + _diamond(ink.paper, ink.sure["escape"]),
            t("sign.once"),
        ),
        (
            draw.box(-14, -4, 28, 8, ink.possible["work"])
            + draw.box(-7, -4, 16, 8, ink.sure["work"]),
            t("sign.lasted"),
        ),
        (
            draw.box(-14, -4, 20, 8, ink.sure["work"])
            + f'<path d="M6 -8L14 0L6 8Z" fill="{ink.sure["work"]}"/>',
            t("sign.ongoing"),
        ),
        *(
            (draw.line(-14, 0, 14, 0, ink.whereabouts[state], 3), t(f"line.{state}"))
            for state in ("home", "away", "resettled")
        ),
        *(
            (
                _diamond(ink.sure[group], ink.sure[group], _first_shape(group)),
                ", ".join(
                    t.named("category", each) for each in GROUP_OF if GROUP_OF[each] == group
                ),
            )
            for group in GROUPS
        ),
    ]
    x = MARGIN
    for sign, says in keys:
        wide = 42 + text_width(says, 13) * 1.06 + 22
        if x + wide > WIDTH - MARGIN and x > MARGIN:
            x, y = MARGIN, y + 26
        parts.append(f'<g transform="translate({x + 16:.1f} {y:.1f})">{sign}</g>')
        parts.append(draw.text(x + 38, y + 4.5, says, ink.quiet, size=13))
        x += wide
    return y + 16


def _foot(page: _Page, parts: list[str], y: float) -> float:
    """The citation, the address of the selection, and what a reader should know."""
    ink = page.theme
    parts.append(draw.line(MARGIN, y, WIDTH - MARGIN, y, ink.line))
    said = [cite.plain(cite.of_selection(page.excerpt)), *page.excerpt.cautions()]
    for each in said:
        for part in _wrapped(cut_off(one_line(each), 900), _WHOLE, 12.5, most=5):
            y += 18
            parts.append(draw.text(MARGIN, y, part, ink.quiet, size=12.5, wide=_WHOLE))
    return y


# --- Small parts ----------------------------------------------------------------------------


def _dated(record: Record) -> bool:
    """Whether it has a place in time."""
    return any(record.event.span.bounds)


def _lane(lane: str, records: Sequence[Record], excerpt: Excerpt, least: float) -> Lane:
    """One life; of somebody who told several times each testimony is a row of its own."""
    told = tellings(records)
    lines = {id: excerpt.lines.get(id, ()) for id in told}
    rows = tuple(Telling(id, one_line(label), lines[id]) for id, label in told.items())
    first = next(filter(None, lines.values()), ())
    return Lane(lane, lane, tuple(map(_mark, records)), first, least, rows if len(rows) > 1 else ())


def _mark(record: Record) -> Mark:
    event = record.event
    a, b, c, d = map(ordinal, event.span.bounds)
    return Mark(
        record.key, record.lane, one_line(event.title) or "?", event.category, a, b, c, d,
        point=event.span.point, ongoing=event.span.ongoing, conflict=record.conflict,
        telling=event.testimony,
    )  # fmt: skip


def _past_mark(past: Past) -> Mark:
    a, b, c, d = map(ordinal, past.span.bounds)
    return Mark(
        past.key, past.layer, one_line(past.label), "", a, b, c, d,
        point=past.span.point, importance=past.importance, layer=past.layer,
    )  # fmt: skip


def _within(mark: Mark, scale: Scale) -> bool:
    low, high = mark.possible((scale.first, scale.last))
    return low <= scale.last and high >= scale.first


def _placed(x: float, y: float, figure: Figure) -> str:
    """A figure with its corner at x, y; what would reach over its sides is cut."""
    wide, high = figure["layout"]["width"], figure["layout"]["height"]
    return (
        f'<svg x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" overflow="hidden">'
        f"{''.join(draw.drawn(figure))}</svg>"
    )


def _diamond(fill: str, edge: str, shape: str = "diamond") -> str:
    across = 7.0 * (0.65 if shape == "diamond-tall" else 1.15 if shape == "diamond-wide" else 1)
    down = 7.0 * (0.65 if shape == "diamond-wide" else 1.15 if shape == "diamond-tall" else 1)
    return (
        f'<path d="M{-across:.1f} 0L0 {-down:.1f}L{across:.1f} 0L0 {down:.1f}Z" '
        f'fill="{fill}" stroke="{edge}" stroke-width="1.7"/>'
    )


def _first_shape(group: str) -> str:
    return shape_of(next(each for each in GROUP_OF if GROUP_OF[each] == group))


def _fitting(words: str, width: float, size: float) -> str:
    """The words, shortened until they fit; "" where hardly any would be left."""
    if text_width(words, size) <= width:
        return words
    most = len(words)
    while most > 3 and text_width(shortened(words, most), size) > width:
        most = min(most - 1, int(most * width / text_width(shortened(words, most), size)) + 1)
    return shortened(words, most) if most > 3 else ""


def _wrapped(words: str, width: float, size: float, *, most: int) -> Sequence[str]:
    """The words in lines no wider than that; the last of `most` is shortened."""
    lines: list[str] = []
    rest = words.split(" ")
    while rest and len(lines) < most:
        taken = 1
        while taken < len(rest) and text_width(" ".join(rest[: taken + 1]), size) <= width:
            taken += 1
        if len(lines) == most - 1:
            taken = len(rest)
        lines.append(_fitting(" ".join(rest[:taken]), width, size) or "…")
        rest = rest[taken:]
    return lines
