"""The packs as rows: context events, named periods, yearly series, anchors, countries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from timeline.catalogue.gazetteer import country_of
from timeline.catalogue.rows import Row, Rows
from timeline.catalogue.searching import folded
from timeline.catalogue.spans import columns
from timeline.model import TimeSpan
from timeline.packs import (
    Anchor,
    ContextEvent,
    Pack,
    PeriodRow,
    SeriesValue,
    Source,
    told_once,
)


def rows_of_packs(packs: Iterable[Pack], known: Mapping[str, str]) -> Rows:
    """The rows of every pack; `known` gives the country of a place."""
    rows: Rows = {
        name: [] for name in ("history", "periods", "series", "glossary", "countries", "names")
    }
    named: set[str] = set()
    for pack in told_once(packs):
        rows["history"] += [_context(pack, event, known) for event in pack.context]
        rows["periods"] += [_period(pack, period) for period in pack.periods]
        rows["series"] += [_value(pack, value) for value in pack.series]
        rows["names"] += _labels(pack)
        rows["glossary"] += [_anchor(pack, anchor) for anchor in pack.anchors]
        for place in pack.places:
            if place.kind == "country" and place.country not in named:
                named.add(place.country)
                rows["countries"].append(
                    {"country": place.country, "name": place.name, "aliases": list(place.aliases)}
                )
    return rows


def _labels(pack: Pack) -> list[Row]:
    """What a pack calls itself, its layers and its series, in every language that it gives."""
    named = (
        ("pack", {pack.id: pack.labels}),
        ("layer", pack.layers),
        ("series", pack.series_names),
    )
    return [
        {"pack": pack.id, "kind": kind, "id": id, "language": language, "label": label}
        for kind, labels in named
        for id, by_language in labels.items()
        for language, label in by_language.items()
    ]


def _source(source: Source) -> dict[str, Any]:
    return {
        "source_title": source.title,
        "source_url": source.url,
        "source_checked": source.checked,
    }


def _context(pack: Pack, event: ContextEvent, known: Mapping[str, str]) -> Row:
    told = (event.title, event.summary, event.place, *event.aliases)
    return {
        "key": f"{pack.id}:{event.id}",
        "pack": pack.id,
        "id": event.id,
        "title": event.title,
        "summary": event.summary,
        "category": event.category,
        "layer": event.layer,
        "importance": event.importance,
        "place": event.place,
        "country": country_of(event.place, known),
        "latitude": event.latitude,
        "longitude": event.longitude,
        **columns(event.span, event.edtf),
        "aliases": "; ".join(event.aliases),
        **_source(event.source),
        "note": event.note,
        "words": folded("\n".join(told)),
    }


def _period(pack: Pack, period: PeriodRow) -> Row:
    return {
        "key": f"{pack.id}:{period.id}",
        "pack": pack.id,
        "id": period.id,
        "label": period.label,
        **columns(period.span, period.edtf),
        "aliases": "; ".join(period.aliases),
        "description": period.description,
        "source_url": period.source.url,
    }


def _value(pack: Pack, value: SeriesValue) -> Row:
    return {
        "pack": pack.id,
        "series": value.series,
        "year": value.year,
        "value": value.value,
        "unit": value.unit,
        **_source(value.source),
        "note": value.note,
    }


def _names(anchor: Anchor) -> dict[str, list[str]]:
    """Every name of an anchor by language, also those that only some narrators use."""
    languages = dict.fromkeys((*anchor.names, *anchor.local))
    return {
        language: [*anchor.names.get(language, ()), *anchor.local.get(language, ())]
        for language in languages
    }


def _anchor(pack: Pack, anchor: Anchor) -> Row:
    span = anchor.span or TimeSpan()
    return {
        "key": f"{pack.id}:{anchor.id}",
        "pack": pack.id,
        "id": anchor.id,
        "names": json.dumps(_names(anchor), ensure_ascii=False),
        "kind": anchor.kind,
        **columns(span, anchor.edtf),
        "note": anchor.note,
        "source_title": anchor.source.title,
        "source_url": anchor.source.url,
    }
