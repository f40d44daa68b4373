"""The reader's page: head, title, controls, places for the picture, then the parts as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from timeline.exports import cite
from timeline.exports.excerpt import Excerpt, Record, tellings
from timeline.exports.harmless import line, plain, shortened
from timeline.exports.reader.parts import history_part, life_part
from timeline.exports.wording import Wording, wording

MOST_EVENTS = 2_000  # that a page shows; beyond them a browser would take long

# From a folder scripts, styles and fonts may be only those beside the page; nothing goes anywhere.
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; font-src 'self' file:; "
    "img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
)
FONTS = (
    "sans-400-normal", "sans-600-normal", "sans-ext-400-normal", "serif-400-normal",
    "serif-400-italic", "serif-600-normal", "serif-ext-400-normal", "korean-400-normal",
    "korean-600-normal",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is made: its language, where its scripts and styles are ("" = beside it), its
    title ("" = the project's), and whether it stands in another page. `files` are what can be
    taken from beside it, each a path and what it is called."""

    language: str = "en"
    assets: str = ""
    title: str = ""
    embedded: bool = False
    files: Sequence[tuple[str, str]] = ()
    note: str = ""


def reader_page(excerpt: Excerpt, look: Look) -> str:
    """The page as HTML, every told text escaped. Above MOST_EVENTS the first ones are shown, and
    the page says so."""
    t = wording(look.language).also(excerpt.named)
    shown = replace(excerpt, records=excerpt.records[:MOST_EVENTS])
    title = look.title or t("page.title")
    script = "embedded" if look.embedded else "alone"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
    policy = "" if look.embedded else policy  # there the server says it
    return (
        f'<!DOCTYPE html>\n<html lang="{t.language}" class="{script}">\n<head>\n'
        f'<meta charset="utf-8">\n{policy}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(line(title))}</title>\n"
        f'<link rel="stylesheet" href="{look.assets}reader.css">\n'
        f'<script src="{look.assets}reader.js" defer></script>\n'
        "</head>\n<body>\n"
        f"{_header(shown, excerpt, look, t)}"
        f"{_controls(shown, t)}"
        f'<main id="main">\n<section id="picture" hidden aria-label="{escape(t("lives.name"))}">'
        "</section>\n"
        f"{history_part(shown, t)}{_lives(shown, look, t)}</main>\n"
        f'<aside id="panel" hidden tabindex="-1" aria-label="{escape(t("panel.name"))}" '
        f'data-close="{escape(t("panel.close"))}"></aside>\n'
        f"{_footer(excerpt, look, t)}"
        "</body>\n</html>\n"
    )


def _header(shown: Excerpt, excerpt: Excerpt, look: Look, t: Wording) -> str:
    n, said = len(excerpt.records), excerpt.counted()
    parts = [f"<h1>{escape(line(look.title or t('page.title')))}</h1>"]
    parts.append(f'<p class="says">{escape(plain(said))}</p>')
    if look.note:
        parts.append(f'<p class="says">{escape(plain(look.note))}</p>')
    if len(shown.records) < n:
        parts.append(f'<p class="warn">{escape(t("reader.first", n=MOST_EVENTS, all=n))}</p>')
    notices = sorted({notice for each in excerpt.testimonies for notice in each.notices})
    if notices:
        listed = ", ".join(t.named("notice", notice) for notice in notices)
        parts.append(f'<p class="warn">{escape(plain(t("lane.notices", list=listed)))}</p>')
    if any(each.disputed for each in excerpt.testimonies):
        parts.append(f'<p class="warn">{escape(t("reader.disputed"))}</p>')
    return f"<header>\n{''.join(parts)}\n</header>\n"


def _controls(shown: Excerpt, t: Wording) -> str:
    days = [day for record in shown.records for day in record.event.span.bounds if day]
    if not days:
        return ""
    days = [day for each in shown.chosen for day in (each.first, each.last)] or days
    first, last = min(days).year, max(days).year
    kinds = "".join(
        f'<label><input type="radio" name="how" value="{how}"{" checked" if how == "may" else ""}>'
        f"{escape(t(f'how.{how}'))}</label>"
        for how in ("may", "surely")
    )
    return (
        f'<form id="period" class="period" hidden aria-label="{escape(t("strip.period"))}" '
        f'data-first="{first}" data-last="{last}" '
        f'data-counted="{escape(t("reader.counted"))}" data-all="{escape(t("reader.all"))}">'
        f"<span>{escape(t('strip.period'))}</span>"
        f'<label><span class="unseen">{escape(t("strip.from"))}</span>'
        f'<input name="from" inputmode="numeric" maxlength="4" value="{first}"></label>–'
        f'<label><span class="unseen">{escape(t("strip.to"))}</span>'
        f'<input name="to" inputmode="numeric" maxlength="4" value="{last}"></label>'
        f'<fieldset><legend class="unseen">{escape(t("how.legend"))}</legend>{kinds}</fieldset>'
        '<output id="counted" aria-live="polite"></output></form>\n'
    )


def _lives(shown: Excerpt, look: Look, t: Wording) -> str:
    lanes: dict[str, list[Record]] = {}
    for record in shown.records:
        lanes.setdefault(record.lane or record.event.testimony, []).append(record)
    numbers = {record.key: number for number, record in enumerate(shown.records, 1)}
    rows = [
        (id, label if len(told) > 1 else "", records)
        for records in lanes.values()
        for told in [tellings(records)]
        for id, label in told.items()
    ]
    parts = [
        life_part(
            number,
            [record for record in records if record.event.testimony == id],
            shown.lines.get(id, ()),
            numbers,
            t,
            label,
        )
        for number, (id, label, records) in enumerate(rows, 1)
    ]
    opened = "" if look.embedded else " open"
    return (
        f'<section id="lives" class="lives" aria-labelledby="list-title">\n<details{opened}>'
        f'<summary id="list-title">{escape(t("reader.list"))}</summary>\n'
        f"{''.join(parts)}</details></section>\n"
    )


def _footer(excerpt: Excerpt, look: Look, t: Wording) -> str:
    links = "".join(
        f'<li><a href="{escape(path)}" download>{escape(name)}</a></li>'
        for path, name in look.files
    )
    files = f"<p>{escape(t('reader.files'))}</p><ul>{links}</ul>" if links else ""
    cited = shortened(cite.plain(cite.of_selection(excerpt)))
    statement = "".join(f"<p>{escape(plain(each))}</p>" for each in excerpt.cautions())
    return f'<footer>\n{files}<p class="cited">{escape(cited)}</p>{statement}\n</footer>\n'
