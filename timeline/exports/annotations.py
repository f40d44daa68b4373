"""W3C Web Annotations as JSON-LD: every event is an annotation on the passage that tells it."""

from __future__ import annotations

from typing import Any

from timeline.exports.excerpt import PROJECT, Excerpt, Record, doubts, heading, why_told
from timeline.exports.harmless import address, json_text, name
from timeline.model import BOUNDS, Passage

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a passage, by which it is found again
# The four bounds as CIDOC CRM names them.
CRM = dict(
    zip(
        BOUNDS,
        (
            "crm:P82a_begin_of_the_begin",
            "crm:P81a_end_of_the_begin",
            "crm:P81b_begin_of_the_end",
            "crm:P82b_end_of_the_end",
        ),
        strict=True,
    )
)
NAMES = {
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
}


def to_annotations(excerpt: Excerpt) -> str:
    """An AnnotationCollection of one page. A passage is selected by its position (code points of
    the text as read) and by its words with what stands around them."""
    items = [_annotation(record, excerpt.language) for record in excerpt.records]
    collection = name("selection", excerpt.address or "everything")
    return json_text(
        {
            "@context": [CONTEXT, NAMES],
            "id": collection,
            "type": "AnnotationCollection",
            "label": f"{PROJECT}: {excerpt.filter}",
            "dcterms:description": " ".join(excerpt.statement()),
            "dcterms:hasVersion": excerpt.edition,
            "dcterms:created": {"@type": "xsd:date", "@value": excerpt.retrieved.isoformat()},
            "dcterms:identifier": f"?{excerpt.address}",
            "total": len(items),
            "first": {
                "id": f"{collection}:page:1",
                "type": "AnnotationPage",
                "partOf": collection,
                "startIndex": 0,
                "items": items,
            },
        }
    )


def _annotation(record: Record, language: str) -> dict[str, Any]:
    event, testimony = record.event, record.testimony
    said = f"{event.title} ({record.when_in(language)}). {heading(testimony, language)}."
    source = address(testimony.source_url)
    return {
        "id": name("annotation", record.key),
        "type": "Annotation",
        "motivation": ["describing", "classifying"],
        **({"rights": address(testimony.rights)} if address(testimony.rights) else {}),
        "body": [
            {
                "type": "TextualBody",
                "value": said,
                "format": "text/plain",
                "language": language,
                "purpose": "describing",
            },
            {"type": "TextualBody", "value": event.category, "purpose": "tagging"},
            *(
                {"type": "TextualBody", "value": says, "purpose": "commenting"}
                for says in (*why_told(event, language), *doubts(record, language))
            ),
            {
                "type": "SpecificResource",
                "purpose": "identifying",
                "source": {
                    "id": name("event", record.key),
                    "type": "crm:E5_Event",
                    "crm:P4_has_time-span": _span(record),
                },
            },
        ],
        "target": [
            {
                "source": {
                    "id": name("testimony", testimony.id),
                    "type": "Text",
                    "language": testimony.language,
                    "dcterms:title": testimony.title,
                    "dcterms:type": testimony.text_kind,
                    "dcterms:rights": testimony.rights,
                    **({"dcterms:source": {"id": source}} if source else {}),
                },
                "selector": _selectors(passage, testimony.text),
            }
            for passage in (event.passage, *event.also)
        ],
    }


def _span(record: Record) -> dict[str, Any]:
    span = record.event.span
    return {
        "id": name("time-span", record.key),
        "type": "crm:E52_Time-Span",
        **{
            CRM[bound]: {"@type": "xsd:date", "@value": day.isoformat()}
            for bound, day in zip(BOUNDS, span.bounds, strict=True)
            if day is not None
        },
        **(
            {"skos:notation": {"@type": "edtf:EDTF", "@value": record.event.edtf}}
            if record.event.edtf
            else {}
        ),
    }


def _selectors(passage: Passage, text: str) -> list[dict[str, Any]]:
    start, end = passage.start, passage.end
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": passage.quote,
            "prefix": text[max(start - AROUND, 0) : start],
            "suffix": text[end : end + AROUND],
        },
    ]
