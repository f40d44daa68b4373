"""CIDOC CRM as Turtle: E5 Events with E52 Time-Spans whose four bounds are typed days."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.exports.annotations import CRM, NAMES
from timeline.exports.excerpt import PROJECT, Excerpt, Record, doubts, heading, why_told
from timeline.exports.harmless import address, name, turtle
from timeline.model import BOUNDS, Testimony

PREFIXES = {
    **NAMES,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "void": "http://rdfs.org/ns/void#",
}


def to_turtle(excerpt: Excerpt) -> str:
    """Events with type, time-span, place, participant and the passage that documents them. A bound
    that is not known is left out; P81a and P81b of what happened once enclose no certain core."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines += ["", *_about(excerpt)]
    for testimony in excerpt.testimonies:
        lines += ["", *_document(testimony)]
    for record in excerpt.records:
        lines += ["", *_event(record, excerpt.language)]
    return "\n".join(lines) + "\n"


def _about(excerpt: Excerpt) -> Iterator[str]:
    yield f"<{name('selection', excerpt.address or 'everything')}> a void:Dataset ;"
    yield f"  dcterms:title {turtle(PROJECT)} ;"
    yield f"  dcterms:description {turtle(' '.join(excerpt.statement()))} ;"
    yield f"  dcterms:identifier {turtle('?' + excerpt.address)} ;"
    yield f"  dcterms:hasVersion {turtle(excerpt.edition)} ;"
    yield f'  dcterms:created "{excerpt.retrieved.isoformat()}"^^xsd:date .'


def _document(testimony: Testimony) -> Iterator[str]:
    yield f"<{name('testimony', testimony.id)}> a crm:E31_Document ;"
    yield f"  rdfs:label {turtle(testimony.title)} ;"
    yield f"  dcterms:type {turtle(testimony.text_kind)} ;"
    for said in (testimony.rights, *testimony.notices, testimony.disputed):
        if said:
            yield f"  crm:P3_has_note {turtle(said)} ;"
    source = address(testimony.source_url)
    if source:
        yield f"  dcterms:source <{source}> ;"
    yield f"  dcterms:bibliographicCitation {turtle(testimony.source_title)} ."


def _event(record: Record, language: str) -> Iterator[str]:
    event, testimony = record.event, record.testimony
    this, span = name("event", record.key), name("time-span", record.key)
    narrator = event.narrator or testimony.narrator
    person = name("person", record.lane or testimony.id)
    passage = name("passage", record.key)
    yield f"<{this}> a crm:E5_Event ;"
    yield f"  rdfs:label {turtle(event.title)} ;"
    yield f"  crm:P2_has_type <{name('category', event.category)}> ;"
    yield f"  crm:P4_has_time-span <{span}> ;"
    for says in (*why_told(event, language), *doubts(record, language)):
        yield f"  crm:P3_has_note {turtle(says)} ;"
    if event.place:
        yield f"  crm:P7_took_place_at <{_place(record)}> ;"
    if event.scope == "life":
        yield f"  crm:P12_occurred_in_the_presence_of <{person}> ;"
    yield f"  crm:P67i_is_referred_to_by <{passage}> ."
    yield f"<{name('category', event.category)}> a crm:E55_Type ;"
    yield f"  rdfs:label {turtle(event.category)} ."
    if event.scope == "life":
        yield f"<{person}> a crm:E21_Person ; rdfs:label {turtle(narrator)} ."
    yield f"<{passage}> a crm:E33_Linguistic_Object ;"
    yield f"  rdfs:label {turtle(heading(testimony, language))} ;"
    yield f"  crm:P190_has_symbolic_content {turtle(event.passage.quote)} ;"
    yield f"  crm:P106i_forms_part_of <{name('testimony', testimony.id)}> ;"
    yield f"  crm:P3_has_note {turtle(f'Characters {event.passage.start}-{event.passage.end}.')} ."
    yield f"<{span}> a crm:E52_Time-Span ;"
    for bound, day in zip(BOUNDS, event.span.bounds, strict=True):
        if day is not None:
            yield f'  {CRM[bound]} "{day.isoformat()}"^^xsd:date ;'
    if event.edtf:
        yield f"  skos:notation {turtle(event.edtf)}^^edtf:EDTF ;"
    yield f"  rdfs:label {turtle(record.when_in(language))} ."
    if event.place:
        yield from _place_of(record)


def _place(record: Record) -> str:
    return name("place", f"{record.country}:{record.event.place}")


def _place_of(record: Record) -> Iterator[str]:
    event = record.event
    yield f"<{_place(record)}> a crm:E53_Place ; rdfs:label {turtle(event.place)} ."
    if event.latitude is not None and event.longitude is not None:
        yield f"<{_place(record)}> geo:lat {event.latitude:.6f} ; geo:long {event.longitude:.6f} ."
