"""A selection as a bibliography: itself, its testimonies and its events, in each style of cite."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.exports import cite
from timeline.exports.excerpt import Excerpt
from timeline.exports.harmless import json_text, line


def to_citations(excerpt: Excerpt) -> str:
    """One citation a line, after the statement."""
    lines = [*map(line, excerpt.statement()), "", *map(cite.plain, _all(excerpt))]
    return "\n".join(lines) + "\n"


def to_bibtex(excerpt: Excerpt) -> str:
    """BibTeX; the statement stands before the entries, where BibTeX reads nothing."""
    about = [f"% {line(each).replace('@', ' at ')}" for each in excerpt.statement()]
    return "\n".join([*about, "", *map(cite.bibtex, _all(excerpt))])


def to_csl(excerpt: Excerpt) -> str:
    """A list of CSL-JSON items; the first is the selection and notes the statement."""
    items = [cite.csl(each) for each in _all(excerpt)]
    items[0]["note"] = " ".join(excerpt.statement())
    return json_text(items)


def _all(excerpt: Excerpt) -> Iterator[cite.Cited]:
    yield cite.of_selection(excerpt)
    for testimony in excerpt.testimonies:
        yield cite.of_testimony(testimony, excerpt)
    for record in excerpt.records:
        yield cite.of_event(record, excerpt)
