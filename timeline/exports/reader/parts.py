"""The reader's parts as HTML: a life with its events, an event with its passage, history.

What a script draws stands in data attributes: the four bounds as ISO days with commas between,
empty where not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from timeline.exports.excerpt import (
    Excerpt,
    Record,
    doubts,
    source_of,
    why,
)
from timeline.exports.harmless import address, line, markup, plain
from timeline.exports.wording import Wording
from timeline.figures.marks import Stretch
from timeline.figures.palette import GROUPS, group_of
from timeline.model import Testimony, TimeSpan
from timeline.words import LANGUAGES, short


def life_part(
    number: int,
    records: Sequence[Record],
    stretches: Sequence[Stretch],
    numbers: Mapping[str, int],
    t: Wording,
    telling: str = "",
) -> str:
    """One life: name, notices and dispute first, then its events in order. Of somebody who told
    several times each testimony is a life of its own; `telling` says which."""
    testimonies = list({record.testimony.id: record.testimony for record in records}.values())
    first = testimonies[0]
    name = line(first.narrator or records[0].event.narrator or first.title) or "?"
    name = f"{name} · {line(telling)}" if telling else name
    events = "".join(event_part(record, numbers[record.key], t) for record in records)
    notices = dict.fromkeys(notice for each in testimonies for notice in each.notices)
    return (
        f'<section class="life" id="life-{number}" data-name="{escape(name)}" '
        f'data-line="{_line(stretches)}" data-notices="{escape(_notices(tuple(notices), t))}">\n'
        f"<h3>{escape(name)}</h3>\n"
        + (f'<p class="warn">{escape(_notices(tuple(notices), t))}</p>\n' if notices else "")
        + "".join(_disputed(each, t) for each in testimonies if each.disputed)
        + f"<ol>\n{events}</ol>\n"
        + "".join(_source(each, t) for each in testimonies)
        + "</section>\n"
    )


def event_part(record: Record, number: int, t: Wording) -> str:
    """One event: when, what, whose words, why this date, what speaks against it."""
    event, testimony = record.event, record.testimony
    group = group_of(event.category)
    when = plain(record.when_in(t.language))
    ages = _age(record, t)
    quote = markup(event.passage.quote)
    own = testimony.text_kind != "summary"
    told = markup(_heading(testimony, t))
    passage = (
        f'<figure class="{"own" if own else "summary"}"><figcaption>{told}</figcaption>'
        f'<blockquote lang="{escape(testimony.language)}">'
        f"{f'“{quote}”' if own else quote}</blockquote></figure>"
        if event.passage.quote
        else ""
    )
    reasons = "".join(f"<li>{markup(says)}</li>" for says in why(event))
    warned = "".join(f'<p class="warning">{markup(says)}</p>' for says in doubts(record))
    about = " · ".join(
        part
        for part in (
            escape(t.named("category", event.category)),
            markup(event.place),
            f"EDTF <code>{escape(event.edtf)}</code>" if event.edtf else "",
        )
        if part
    )
    notices = _notices(testimony.notices, t)
    return (
        f'<li class="event g-{group if group in GROUPS else "self"}" id="e{number}" '
        f'data-days="{_days(event.span)}" data-kind="{_kind(event.span)}" '
        f'data-priority="{_priority(event.category)}"><details>'
        f'<summary><span class="when">{escape(when)}{ages}</span> '
        f"<b>{markup(line(event.title))}</b></summary>"
        f'<div class="told">'
        + (f'<p class="warn">{escape(notices)}</p>' if notices else "")
        + f'<p class="about">{about}</p>{passage}{warned}'
        + (f"<h4>{escape(t('reader.why'))}</h4><ul>{reasons}</ul>" if reasons else "")
        + "</div></details></li>\n"
    )


def history_part(excerpt: Excerpt, t: Wording) -> str:
    """The named periods and the events of history around what is shown."""
    days = [day for record in excerpt.records for day in record.event.span.bounds if day]
    if not days:
        return ""
    window = min(days), max(days)
    periods = [
        (each.label, each.span, each.edtf)
        for each in excerpt.periods
        if _touches(each.span, window) and any(each.span.bounds)
    ]
    past = [each for each in excerpt.past if _touches(each.span, window) and any(each.span.bounds)]
    if not periods and not past:
        return ""
    rows = [
        f'<li data-days="{_days(span)}" data-kind="{_kind(span)}" data-layer="" '
        f'data-label="{escape(line(label))}"><span class="when">{escape(_short(span, edtf, t))}'
        f"</span> {markup(line(label))}</li>\n"
        for label, span, edtf in periods
    ]
    rows += [
        f'<li data-days="{_days(each.span)}" data-kind="{_kind(each.span)}" '
        f'data-layer="{escape(each.layer_in(t.language))}" '
        f'data-label="{escape(line(each.label))}"><span class="when">'
        f"{escape(_short(each.span, each.edtf, t))}</span> {markup(line(each.label))}</li>\n"
        for each in sorted(past, key=lambda each: each.span.begin_of_the_begin or date.min)
    ]
    return (
        f'<details id="history" class="history"><summary>{escape(t("reader.history"))}</summary>'
        f'<ul data-periods="{escape(t("ribbon.name"))}">\n{"".join(rows)}</ul></details>\n'
    )


def _heading(testimony: Testimony, t: Wording) -> str:
    """Whose words a passage is in."""
    if testimony.text_kind == "summary":
        return t("panel.summary-of", source=source_of(testimony))
    return t("panel.translated" if testimony.text_kind == "translation" else "panel.told")


def _notices(notices: Sequence[str], t: Wording) -> str:
    if not notices:
        return ""
    listed = ", ".join(t.named("notice", notice) for notice in notices)
    return plain(t("lane.notices", list=listed))


def _disputed(testimony: Testimony, t: Wording) -> str:
    return (
        f'<p class="warning"><b>{escape(t("panel.disputed"))}</b> '
        f"{markup(testimony.disputed)}</p>\n"
    )


def _source(testimony: Testimony, t: Wording) -> str:
    if not (testimony.source_title or testimony.source_url):
        return ""
    url = address(testimony.source_url)
    named = markup(source_of(testimony))
    linked = f'<a href="{escape(url)}" rel="noreferrer noopener" target="_blank">{named}</a>'
    rights = f" {markup(testimony.rights)}" if testimony.rights else ""
    return (
        f'<p class="source">{escape(t("panel.source"))}: {linked if url else named}. '
        f"{escape(t.named('text-kind', testimony.text_kind))}.{rights}</p>\n"
    )


def _age(record: Record, t: Wording) -> str:
    low, high = record.age_low, record.age_high
    if low is None or high is None or high < 0:
        return ""
    low = max(low, 0)
    said = t("age.one", n=low) if low == high else t("age.range", low=low, high=high)
    return f" · {escape(said)}"


def _days(span: TimeSpan) -> str:
    return ",".join(day.isoformat() if day else "" for day in span.bounds)


def _kind(span: TimeSpan) -> str:
    return "point" if span.point else "ongoing" if span.ongoing else "lasting"


_FIRST_NAMED = ("birth", "escape", "resettlement", "death", "arrest", "migration")


def _priority(category: str) -> int:
    """What turns a life is named first where there is little room."""
    if category not in _FIRST_NAMED:
        return 0
    return len(_FIRST_NAMED) - _FIRST_NAMED.index(category)


def _line(stretches: Sequence[Stretch]) -> str:
    return ";".join(
        f"{each.state}:{'/'.join(_day(day) for day in (*each.begin, *each.end))}"
        for each in stretches
    )


def _day(ordinal: int) -> str:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()


def _touches(span: TimeSpan, window: tuple[date, date]) -> bool:
    low, high = span.begin_of_the_begin, span.end_of_the_end
    return (low is None or low <= window[1]) and (high is None or high >= window[0])


def _short(span: TimeSpan, edtf: str, t: Wording) -> str:
    return short(span, t.language if t.language in LANGUAGES else "en", edtf)
