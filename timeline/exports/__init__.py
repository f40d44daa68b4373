"""Taking the data away: a selection of the catalogue in the formats of other tools, and citations.

    from timeline.catalogue import Catalogue, from_address
    from timeline.exports import export, take

    with Catalogue.shipped() as catalogue:
        excerpt = take(catalogue, from_address("periods=1996..1998&categories=hunger"))
        calendar = export(excerpt, "ics")                   # bytes, UTF-8 where it is text

`take` gives an `Excerpt`: a frozen value with the chosen events and everything known of them. A
format is a pure function from an `Excerpt` to text (or bytes), in a file of its own; `EXPORTS`
names them. Every export states the selection as a sentence and as an address, the version of the
data and the day of retrieval; carries EDTF and the four bounds where the format can; and says of
each passage whose words it is in.

**Another format** is one file with one such function and one line in `EXPORTS`. What goes into
text of any kind passes through `harmless.py` first; a format says in its docstring what it cannot
carry. `cite.py` has the citations and their styles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timeline.exports import cite
from timeline.exports.annotations import to_annotations
from timeline.exports.bibliography import to_bibtex, to_citations, to_csl
from timeline.exports.csv_table import to_csv
from timeline.exports.excerpt import Excerpt, NamedPeriod, Record, Timex
from timeline.exports.ics import to_ics
from timeline.exports.json_data import to_json
from timeline.exports.markwhen import to_markwhen
from timeline.exports.parquet import to_parquet
from timeline.exports.picture import to_svg
from timeline.exports.pixels import to_png
from timeline.exports.places import to_linked_places
from timeline.exports.taking import take
from timeline.exports.tei import to_tei
from timeline.exports.timelinejs import to_timelinejs
from timeline.exports.timeml import to_timeml
from timeline.exports.turtle import to_turtle
from timeline.model import TimelineError


@dataclass(frozen=True, slots=True)
class Export:
    """One format: the function that makes it, the suffix of its files, its media type."""

    make: Callable[[Excerpt], str | bytes]
    suffix: str
    media: str


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "csv": Export(to_csv, "csv", "text/csv"),
        "json": Export(to_json, "json", "application/json"),
        "parquet": Export(to_parquet, "parquet", "application/vnd.apache.parquet"),
        "timelinejs": Export(to_timelinejs, "json", "application/json"),
        "markwhen": Export(to_markwhen, "mw", "text/plain"),
        "ics": Export(to_ics, "ics", "text/calendar"),
        "jsonld": Export(to_annotations, "jsonld", "application/ld+json"),
        "turtle": Export(to_turtle, "ttl", "text/turtle"),
        "lpf": Export(to_linked_places, "jsonld", "application/ld+json"),
        "tei": Export(to_tei, "xml", "application/tei+xml"),
        "timeml": Export(to_timeml, "tml", "application/xml"),
        "cite": Export(to_citations, "txt", "text/plain"),
        "bibtex": Export(to_bibtex, "bib", "application/x-bibtex"),
        "csl": Export(to_csl, "json", "application/vnd.citationstyles.csl+json"),
        "svg": Export(to_svg, "svg", "image/svg+xml"),
        "png": Export(to_png, "png", "image/png"),
    }
)


def export(excerpt: Excerpt, format: str) -> bytes:
    """An excerpt in one of EXPORTS; text is UTF-8. Raises TimelineError for another format."""
    if format not in EXPORTS:
        raise TimelineError(f"{format!r} is no format: choose one of {', '.join(EXPORTS)}")
    made = EXPORTS[format].make(excerpt)
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")


__all__ = [
    "EXPORTS",
    "Excerpt",
    "Export",
    "NamedPeriod",
    "Record",
    "Timex",
    "cite",
    "export",
    "take",
]
