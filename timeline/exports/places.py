"""Linked Places (v1.2): the places of the chosen events, with when they were and in what period."""

from __future__ import annotations

from typing import Any

from timeline.exports.calendar import Window, ends
from timeline.exports.excerpt import PROJECT, Excerpt, NamedPeriod, Record, source_of
from timeline.exports.harmless import address, json_text, name
from timeline.model import TimeSpan
from timeline.periods import Period, surely_falls

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)


def to_linked_places(excerpt: Excerpt) -> str:
    """A FeatureCollection, one feature a place. Its timespans are those of the events there; its
    periods are the named ones into which one of them surely falls. Events without a place are not
    in it, and the description says how many they are."""
    places: dict[tuple[str, str], list[Record]] = {}
    for record in excerpt.records:
        if record.event.place:
            places.setdefault((record.country, record.event.place), []).append(record)
    without = sum(not record.event.place for record in excerpt.records)
    about = [*excerpt.statement(), excerpt.t("statement.unplaced", number=without)]
    return json_text(
        {
            "type": "FeatureCollection",
            "@context": CONTEXT,
            "indexing": {
                "@context": "https://schema.org/",
                "@type": "Dataset",
                "name": f"{PROJECT}: {excerpt.filter}",
                "description": " ".join(about),
                "version": excerpt.edition,
                "dateModified": excerpt.retrieved.isoformat(),
                "identifier": f"?{excerpt.address}",
            },
            "features": [
                _feature(key, records, excerpt.periods, excerpt.language)
                for key, records in places.items()
            ],
        }
    )


def _feature(
    key: tuple[str, str],
    records: list[Record],
    periods: tuple[NamedPeriod, ...],
    language: str,
) -> dict[str, Any]:
    country, place = key
    first = records[0].event
    known = first.latitude is not None and first.longitude is not None
    here = [period for period in periods if any(_falls(record, period) for record in records)]
    when = {
        "timespans": [
            span for record in records if (span := timespan(record.event.span)) is not None
        ],
        "periods": [_period(period) for period in here],
    }
    return {
        "@id": name("place", f"{country}:{place}"),
        "type": "Feature",
        "properties": {"title": place, "ccodes": [country] if country else []},
        "geometry": {
            "type": "GeometryCollection",
            "geometries": [{"type": "Point", "coordinates": [first.longitude, first.latitude]}]
            if known
            else [],
        },
        **({"when": when} if any(when.values()) else {}),
        "names": [{"toponym": place, "citations": _citations(records)}],
        "types": [],
        "descriptions": [
            {
                "@id": name("event", record.key),
                "value": f"{record.event.title} ({record.when_in(language)})",
                "lang": language,
            }
            for record in records
        ],
    }


def timespan(span: TimeSpan) -> dict[str, Any] | None:
    """A span as Linked Places has it; None without a beginning, which the format requires."""
    start = _edge((span.begin_of_the_begin, span.end_of_the_begin))
    end = _edge((span.begin_of_the_end, span.end_of_the_end))
    return {"start": start} | ({"end": end} if end else {}) if start else None


def _edge(window: Window) -> dict[str, str]:
    first, last = ends(window)
    if first and first == last:
        return {"in": first}
    return {name: day for name, day in (("earliest", first), ("latest", last)) if day}


def _falls(record: Record, period: NamedPeriod) -> bool:
    first, last = period.span.begin_of_the_begin, period.span.end_of_the_end
    return bool(first and last and surely_falls(record.event.span, [Period(first, last)]))


def _period(period: NamedPeriod) -> dict[str, Any]:
    url = address(period.source_url)
    span = timespan(period.span)
    return {
        "name": period.label,
        "@id": name("period", period.key),
        **({"uri": url} if url else {}),
        **({"timespans": [span]} if span else {}),
    }


def _citations(records: list[Record]) -> list[dict[str, str]]:
    cited = {record.testimony.id: record.testimony for record in records}
    return [
        {
            "label": source_of(testimony),
            "@id": address(testimony.source_url) or name("testimony", key),
        }
        for key, testimony in cited.items()
    ]
