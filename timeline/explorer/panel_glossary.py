"""The glossary: the named times and things that packs know, as narrators say them, with sources;
and the links to it from the words of a text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from dash import dcc, html

from timeline.catalogue import Catalogue, questions
from timeline.catalogue.searching import folded
from timeline.explorer import tell
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.panel_event import close, link_to_term
from timeline.explorer.parts import button, hook
from timeline.explorer.served import Written, to_html
from timeline.explorer.stage import ends_of

Row = Mapping[str, Any]

_MOST_NAMES = 8
_SHORTEST = 4  # letters of a name that is linked in a text; two of a Korean one say as much


@lru_cache(maxsize=4)
def terms_of(catalogue: Catalogue, ground: Ground) -> tuple[Row, ...]:
    """The named things, those of the histories with periods of their own first; what only says
    that one of them began or ended is left out."""
    rows = [row for row in questions.glossary(catalogue).to_pylist() if row["key"].count(":") < 2]
    told = _sources(ground)
    for row in rows:
        row["names"] = json.loads(row["names"] or "{}")
        if not row["source_title"] and not row["source_url"]:
            names = (folded(name) for names in row["names"].values() for name in names)
            row |= next((told[name] for name in names if name in told), {})
    return tuple(sorted(rows, key=lambda row: row["pack"] not in ground.own_packs))


def _sources(ground: Ground) -> dict[str, Row]:
    """Where history says the same: the source of the event or the period of a name."""
    found: dict[str, Row] = {}
    for row in (*ground.periods, *ground.history.values()):
        url, title = row["source_url"] or "", row.get("source_title") or ""
        names = (row.get("title") or row.get("label"), *str(row["aliases"] or "").split(";"))
        for name in names:
            bare = folded(str(name).strip())
            for said in (bare, bare.removeprefix("the "), f"the {bare}"):
                found.setdefault(said, {"source_title": title, "source_url": url})
    return {name: source for name, source in found.items() if any(source.values())}


@lru_cache(maxsize=8)
def _terms(catalogue: Catalogue, ground: Ground, language: str) -> Written:
    """All terms, written once: there are a thousand of them."""
    t, rows = ground.words(language), terms_of(catalogue, ground)
    own = [row for row in rows if row["pack"] in ground.own_packs]
    others = [row for row in rows if row["pack"] not in ground.own_packs]
    return Written(to_html([*_part(t, "glossary.own", own), *_part(t, "glossary.others", others)]))


def glossary_panel(t: Interface, catalogue: Catalogue, ground: Ground) -> list[Any]:
    """All terms with a field to find one."""
    find = t("glossary.find")
    return [
        html.Div([html.Span(t("glossary.says")), close(t, "show,term")], className="over"),
        html.H2(t("glossary.title")),
        html.Div(
            [
                html.Label(
                    [
                        html.Span(find, className="unseen"),
                        dcc.Input(
                            type="text",
                            placeholder=find,
                            maxLength=60,
                            autoComplete="off",
                            className="find",
                        ),
                    ]
                ),
                _terms(catalogue, ground, t.language),
                html.P(t("glossary.none"), className="note no-term", hidden=True),
            ],
            className="glossary",
        ),
    ]


def _part(t: Interface, key: str, rows: Sequence[Row]) -> list[Any]:
    if not rows:
        return []
    return [html.H3(t(key, n=len(rows))), html.Ul([_term(t, row) for row in rows])]


def _term(t: Interface, row: Row) -> html.Li:
    first, *more = _names(row, t.language)
    others = [name for language, names in row["names"].items() if language != t.language
              for name in names[:2]]  # fmt: skip
    every = (name for names in row["names"].values() for name in names)
    url = str(row["source_url"] or "")
    title = row["source_title"] or url or t("glossary.from-pack", pack=row["pack"])
    dated = row["begin_of_the_begin"] is not None and row["end_of_the_end"] is not None
    return html.Li(
        [
            html.B(first),
            html.Span(tell.when(row, t) if dated else row["edtf"], className="t"),
            html.P(" · ".join(dict.fromkeys([*more[: _MOST_NAMES - 1], *others])), className="note")
            if more or others
            else None,
            html.P(row["note"], className="note") if row["note"] else None,
            html.P(
                [
                    t("panel.source"),
                    ": ",
                    html.A(title, href=url, rel="noreferrer", target="_blank")
                    if url.startswith(("https://", "http://"))
                    else title,
                ],
                className="note",
            ),
            button(t("history.choose"), class_="link", data_set=f"periods={ends_of(row)}")
            if dated
            else None,
        ],
        className="term",
        tabIndex="-1",
        **hook(data_term=row["key"], data_names=" | ".join(every)),
    )


def _names(row: Row, language: str) -> Sequence[str]:
    """The names that narrators have for something, in a language where there are any."""
    names: Mapping[str, Sequence[str]] = row["names"]
    return names.get(language) or next(iter(names.values()), None) or (row["id"],)


# --- Links from texts ---------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _by_name(catalogue: Catalogue, ground: Ground) -> tuple[tuple[str, str], ...]:
    """Every name, folded, with the key of its term: the longest first, our own histories before
    others."""
    found: dict[str, str] = {}
    for row in terms_of(catalogue, ground):
        for names in row["names"].values():
            for name in names:
                bare = folded(name).removeprefix("the ")
                if len(bare) >= (_SHORTEST if bare.isascii() else 2):
                    found.setdefault(bare, row["key"])
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


def term_in(catalogue: Catalogue, ground: Ground, words: str) -> str:
    """The key of the term that words of time name; "" where they name none."""
    padded = f" {folded(words)} "
    for name, key in _by_name(catalogue, ground):
        if f" {name} " in padded or (not name.isascii() and name in padded):
            return key
    return ""


def terms_in(
    catalogue: Catalogue, ground: Ground, expressions: Sequence[Row]
) -> dict[tuple[int, int], str]:
    """Which words of time name a term: its key by the place of the words."""
    found = {
        (each["start"], each["end"]): term_in(catalogue, ground, each["text"])
        for each in expressions
    }
    return {place: key for place, key in found.items() if key}


def named_here(
    t: Interface, catalogue: Catalogue, ground: Ground, expressions: Sequence[Row]
) -> html.P | None:
    """The terms that a text names, each as it names it first."""
    first: dict[str, str] = {}
    for (start, end), key in terms_in(catalogue, ground, expressions).items():
        said = next(e["text"] for e in expressions if (e["start"], e["end"]) == (start, end))
        first.setdefault(key, said)
    if not first:
        return None
    links: list[Any] = []
    for key, said in first.items():
        links += [" · ", link_to_term(said, key)]
    return html.P([html.B(t("glossary.named-here")), " ", *links[1:]], className="named-here")
