"""The beginning and the end of what lasted, as anchors of their own: "when the siege began".

A table names a lasting thing once ("the siege of Leningrad"); the forms in
`data/lexicon/LANGUAGE/anchor_edges.tsv` say how its edges are named. Their ids are those of the
row with `:begin` or `:end`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from timeline import lexicon
from timeline.edtf import write
from timeline.model import TimeSpan
from timeline.packs.rows import Anchor, Names

EDGES = ("begin", "end")
SOON = 31  # days


def with_edges(anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    """The anchors, each lasting one followed by its edges; a name that says an edge moves there."""
    for anchor in anchors:
        edges = [edge for edge in EDGES if _window(anchor, edge) is not None]
        found = [made for edge in edges if (made := _edge(anchor, edge)) is not None]
        moved = {name for made in found for names in made.names.values() for name in names}
        moved |= {name for made in found for names in made.local.values() for name in names}
        if not found:
            yield anchor
            continue
        yield replace(
            anchor,
            names=_without(anchor.names, moved),
            local=_without(anchor.local, moved),
        )
        yield from found


def _window(anchor: Anchor, edge: str) -> tuple[date, date] | None:
    """The days in which a lasting anchor began or ended; None where that is open, or where it
    was over so soon that its whole time says as much."""
    span = anchor.span
    if span is None or span.point or anchor.kind in ("life-stage", "calendar", "generic"):
        return None
    first = (span.begin_of_the_begin, span.end_of_the_begin)
    last = (span.begin_of_the_end, span.end_of_the_end)
    low, high = first if edge == "begin" else last
    begun, ended = span.begin_of_the_begin, span.end_of_the_end
    if begun and ended and (ended - begun).days <= SOON:
        return None
    return (low, high) if low and high and first != last else None


def _edge(anchor: Anchor, edge: str) -> Anchor | None:
    window = _window(anchor, edge)
    names, local = _said(anchor.names, edge), _said(anchor.local, edge)
    if window is None or not (names or local):
        return None
    low, high = window
    span = TimeSpan(low, high, low, high)
    return Anchor(
        id=f"{anchor.id}:{edge}",
        names=names,
        local=local,
        countries=anchor.countries,
        edtf=write(span),
        span=span,
        refers_to=anchor.id,
        ambiguous=anchor.ambiguous,
        region=anchor.region,
        source=anchor.source,
        pack=anchor.pack,
        edge=edge,
    )


def _said(names: Names, edge: str) -> Names:
    """The ways to name an edge of what these names name; clauses name no thing."""
    found = {
        language: tuple(
            dict.fromkeys(
                form.replace("{}", name)
                for name in written
                if not _is_clause(name, language)
                for form in forms(language, edge)
            )
        )
        for language, written in names.items()
    }
    return {language: said for language, said in found.items() if said}


def _is_clause(name: str, language: str) -> bool:
    """Whether a name is a clause, by the words that open or close one in its language."""
    parts = (form.split("{}") for form in forms(language, "clause"))
    return any(name.startswith(before) and name.endswith(after) for before, after in parts)


def _without(names: Names, moved: set[str]) -> Names:
    kept = {
        language: tuple(name for name in written if name not in moved)
        for language, written in names.items()
    }
    return {language: written for language, written in kept.items() if written}


@cache
def forms(language: str, edge: str) -> tuple[str, ...]:
    """The forms in which a language names an edge; none where it has no table."""
    if language not in lexicon.languages() or "anchor_edges" not in lexicon.names(language):
        return ()
    return tuple(
        form
        for row in lexicon.table(language, "anchor_edges")
        if row["edge"] == edge
        for form in row["forms"].split("|")
    )
