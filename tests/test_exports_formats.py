"""Each format is read by a reader of its own, and what it can carry comes back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from exports_lives import valley, whole
from icalendar import Calendar
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD
from rdflib.plugins.parsers.jsonld import to_rdf

from timeline import edtf
from timeline.catalogue import from_address
from timeline.exports import EXPORTS, Excerpt, Record, Timex, export, take
from timeline.exports.harmless import from_cell, name
from timeline.model import BOUNDS, TimeSpan

CRM = Namespace("http://www.cidoc-crm.org/cidoc-crm/")
OA = Namespace("http://www.w3.org/ns/oa#")
P = (
    CRM["P82a_begin_of_the_begin"],
    CRM["P81a_end_of_the_begin"],
    CRM["P81b_begin_of_the_end"],
    CRM["P82b_end_of_the_end"],
)
WHO = ("ann", "ben", "cho")
TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture(scope="module")
def excerpt() -> Excerpt:
    return whole()


def of(excerpt: Excerpt, title: str) -> Record:
    return next(record for record in excerpt.records if record.event.title == title)


def iso(span: TimeSpan) -> list[str | None]:
    return [day.isoformat() if day else None for day in span.bounds]


# --- CSV, JSON, Parquet -----------------------------------------------------------------------


def test_csv_has_every_field(excerpt: Excerpt) -> None:
    rows = list(csv.DictReader(io.StringIO(export(excerpt, "csv").decode(), newline="")))
    assert len(rows) == len(excerpt.records)
    for row, record in zip(rows, excerpt.records, strict=True):
        assert from_cell(row["title"]) == record.event.title
        assert from_cell(row["edtf"]) == record.event.edtf
        assert [row[bound] or None for bound in BOUNDS] == iso(record.event.span)
        assert row["point"] == str(record.event.span.point).lower()
        assert [reason["says"] for reason in json.loads(row["reasons"])] == [
            reason.says for reason in record.event.reasons
        ]
        assert row["selection"] == "everything" and row["retrieved"] == "2026-11-26"
    born = rows[0]
    assert (born["latitude"], born["longitude"]) == ("41.5", "-8.25")  # a number, no formula
    assert born["notices"] == "death of a child"


def test_json_and_parquet_hold_the_same(excerpt: Excerpt) -> None:
    told = json.loads(export(excerpt, "json"))
    table = pq.read_table(io.BytesIO(export(excerpt, "parquet")))
    assert json.loads(json.dumps(table.to_pylist(), default=str)) == told["events"]
    about = json.loads(table.schema.metadata[b"lives-against-history"])
    assert about == told["about"] and about["filter"] == "everything"
    assert {each["id"] for each in told["testimonies"]} == set(WHO)
    assert told["conflicts"][0]["why"].startswith("Nobody is at school")
    ben = next(each for each in told["events"] if each["testimony"] == "ben")
    assert ben["passage_heading"] == "From our summary of The Valley Papers (2019)"


def test_json_gives_the_span_back(excerpt: Excerpt) -> None:
    for event, record in zip(
        json.loads(export(excerpt, "json"))["events"], excerpt.records, strict=True
    ):
        days = [date.fromisoformat(event[bound]) if event[bound] else None for bound in BOUNDS]
        point, ongoing, approximate = (event[flag] for flag in ("point", "ongoing", "approximate"))
        first, begun, ending, last = days
        span = TimeSpan(first, begun, ending, last, point, ongoing, approximate)
        assert span == record.event.span


# --- For looking: TimelineJS, Markwhen, a calendar ----------------------------------------------


def test_a_slide_has_the_precision_of_its_date(excerpt: Excerpt) -> None:
    slides = {
        slide["unique_id"]: slide for slide in json.loads(export(excerpt, "timelinejs"))["events"]
    }
    assert len(slides) == len(excerpt.records) - 1  # one has no date
    school = slides[of(excerpt, "Starts school").key]
    assert school["start_date"] == {"year": 1987, "month": 9} and "end_date" not in school
    assert school["display_date"] == "in September 1987"
    river = slides[of(excerpt, "Crosses").key]
    assert (river["start_date"], river["end_date"]) == ({"year": 1998}, {"year": 1999})
    assert river["display_date"] == "between 1998 and 1999"
    day = slides[of(excerpt, "Brother dies").key]
    assert day["start_date"] == {"year": 1997, "month": 3, "day": 3}
    bark = slides[of(excerpt, "Eats <b>roots</b>").key]
    assert bark["text"]["headline"] == "Eats &lt;b&gt;roots&lt;/b&gt;"
    assert "Notices: death of a child" in bark["text"]["text"]


def test_the_chosen_periods_are_eras() -> None:
    made = json.loads(export(whole(from_address("periods=1996..1998")), "timelinejs"))
    (era,) = made["eras"]
    assert era["start_date"] == {"year": 1996} and era["end_date"] == {"year": 1998}
    assert era["text"]["headline"] == "from 1996 to 1998"


def test_markwhen_has_a_line_a_date(excerpt: Excerpt) -> None:
    lines = export(excerpt, "markwhen").decode().splitlines()
    assert lines[:2] == ["---", "title: Lives against history"] and lines[4] == "---"
    assert "1998 / 1999: Crosses #escape" in lines
    assert "1987-09: Starts school #education" in lines
    assert "# Ann Aldous" in lines
    assert sum(line[:1].isdigit() for line in lines) == len(excerpt.records) - 1
    assert "· Goes up the hill: at an unknown time" in lines


def test_a_calendar_covers_the_days_and_ends_on_the_day_after(excerpt: Excerpt) -> None:
    calendar = Calendar.from_ical(export(excerpt, "ics"))
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == len(excerpt.records) - 1
    for record in excerpt.records:
        if not record.event.edtf:
            continue
        event = events[f"{record.key}@lives-against-history"]
        known = [day for day in record.event.span.bounds if day]
        assert event.decoded("DTSTART") == min(known)
        assert event.decoded("DTEND") == max(known) + timedelta(days=1)
        assert str(event["X-EDTF"]) == record.event.edtf
        assert str(event["SUMMARY"]).endswith(record.event.title)
        assert record.when in str(event["DESCRIPTION"])
    assert "Selection: everything." in str(calendar["DESCRIPTION"])
    assert "Without a date, left out: 1." in str(calendar["DESCRIPTION"])


# --- RDF ----------------------------------------------------------------------------------------


def test_turtle_gives_the_four_bounds_back(excerpt: Excerpt) -> None:
    graph = Graph().parse(data=export(excerpt, "turtle"), format="turtle")
    assert len(set(graph.subjects(RDF.type, CRM["E5_Event"]))) == len(excerpt.records)
    for record in excerpt.records:
        span = graph.value(URIRef(name("event", record.key)), CRM["P4_has_time-span"])
        assert (span, RDF.type, CRM["E52_Time-Span"]) in graph
        for predicate, day in zip(P, record.event.span.bounds, strict=True):
            said = graph.value(span, predicate)
            assert said == (None if day is None else Literal(day.isoformat(), datatype=XSD.date))
    place = next(iter(graph.subjects(RDF.type, CRM["E53_Place"])))
    assert graph.value(place, URIRef("http://www.w3.org/2003/01/geo/wgs84_pos#lat"))


# The terms of the annotations' context that are used, so that no test asks the network.
TERMS: dict[str, Any] = {
    "id": "@id", "type": "@type", "oa": str(OA), "as": "https://www.w3.org/ns/activitystreams#",
    "rdf": str(RDF), "dc": "http://purl.org/dc/elements/1.1/",
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@container": "@list", "@type": "@id"},
    "start": "oa:start", "end": "oa:end", "exact": "oa:exact", "prefix": "oa:prefix",
    "suffix": "oa:suffix", "value": "rdf:value", "label": "http://www.w3.org/2000/01/rdf-schema#label",
}  # fmt: skip


def test_annotations_select_the_passage_in_both_ways(excerpt: Excerpt) -> None:
    made = json.loads(export(excerpt, "jsonld"))
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert made["total"] == len(made["first"]["items"]) == len(excerpt.records)
    texts = {name("testimony", each.id): each.text for each in excerpt.testimonies}
    for item in made["first"]["items"]:
        for target in item["target"]:
            position, quote = target["selector"]
            text = texts[target["source"]["id"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
            assert len(quote["prefix"]) <= 32


def test_annotations_are_rdf(excerpt: Excerpt) -> None:
    made = json.loads(export(excerpt, "jsonld"))
    made["@context"][0] = TERMS
    graph = to_rdf(made, Graph())
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == len(excerpt.records)
    spans = set(graph.subjects(RDF.type, CRM["E52_Time-Span"]))
    assert len(spans) == len(excerpt.records)
    assert len(list(graph.triples((None, OA.exact, None)))) == len(excerpt.records)


def test_linked_places_have_timespans_and_periods(excerpt: Excerpt) -> None:
    made = json.loads(export(excerpt, "lpf"))
    assert made["type"] == "FeatureCollection"
    features = {feature["properties"]["title"]: feature for feature in made["features"]}
    assert set(features) == {"Aldburg", "Bremhaven"}
    born = features["Aldburg"]
    assert born["geometry"]["geometries"] == [{"type": "Point", "coordinates": [-8.25, 41.5]}]
    assert born["when"]["timespans"] == [{"start": {"in": "1980"}, "end": {"in": "1980"}}]
    assert features["Bremhaven"]["when"]["timespans"][0]["start"] == {"in": "2002"}
    left_out = len(excerpt.records) - 2
    assert f"without a place, left out: {left_out}." in made["indexing"]["description"]
    inside = made | {"@context": {"@vocab": str(OA)}, "indexing": {}}
    graph = to_rdf(inside, Graph())
    titles = {str(title) for title in graph.objects(None, OA.title)}
    assert titles == {"Aldburg", "Bremhaven"}


def edge(said: dict[str, str] | None) -> list[date | None]:
    """The two days of an edge of a Linked Places timespan."""
    if not said:
        return [None, None]
    if "in" in said:
        return list(edtf.span(said["in"]).bounds[::3])
    days = [said.get(name) for name in ("earliest", "latest")]
    spans = [edtf.span(day) if day else None for day in days]
    return [
        spans[0].begin_of_the_begin if spans[0] else None,
        spans[1].end_of_the_end if spans[1] else None,
    ]


def test_linked_places_give_the_bounds_back(excerpt: Excerpt) -> None:
    for record in excerpt.records:
        event = replace(record.event, place="Aldburg")
        placed = replace(excerpt, records=(replace(record, event=event),))
        (feature,) = json.loads(export(placed, "lpf"))["features"]
        when = feature.get("when", {}).get("timespans", [])
        if record.event.span.begin_of_the_begin is None:
            assert when == []
            continue
        (span,) = when
        assert tuple(edge(span["start"]) + edge(span.get("end"))) == record.event.span.bounds


def test_tei_says_where_in_the_text_each_passage_is(excerpt: Excerpt) -> None:
    texts = {each.id: each.text for each in excerpt.testimonies}
    root = ElementTree.fromstring(export(excerpt, "tei"))
    ids = {each.get(f"{XML}id"): each.get("n") for each in root.iter(f"{TEI}bibl")}
    notes = [note for note in root.iter(f"{TEI}note") if note.get("source")]
    assert len(notes) == len(excerpt.records)
    for note in notes:
        start, end = map(int, str(note.get("n")).split("-"))
        text = texts[str(ids[str(note.get("source"))[1:]])]
        assert text[start:end] == note[0].text


def test_the_selection_is_said_in_the_readers_language() -> None:
    with valley() as catalogue:
        korean = take(catalogue, from_address("periods=1996..1998"), date(2026, 11, 26), "ko")
    assert "1996년" in korean.filter
    for format in EXPORTS:
        text = export(korean, format).decode("utf-8", "replace").replace("\r\n ", "")
        assert korean.filter in text.replace("\\", ""), format


def test_a_place_names_the_period_an_event_surely_falls_in(excerpt: Excerpt) -> None:
    hungry = of(excerpt, "Starts school")
    event = replace(hungry.event, place="Aldburg", span=edtf.span("1994"), edtf="1994")
    made = json.loads(export(replace(excerpt, records=(replace(hungry, event=event),)), "lpf"))
    (period,) = made["features"][0]["when"]["periods"]
    assert period["name"] == "The hungry years"
    assert period["timespans"] == [{"start": {"in": "1990"}, "end": {"in": "1999"}}]


# --- XML ----------------------------------------------------------------------------------------


def tei_events(excerpt: Excerpt) -> Iterator[ElementTree.Element]:
    root = ElementTree.fromstring(export(excerpt, "tei"))
    assert root.tag == f"{TEI}TEI"
    assert [child.tag for child in root] == [f"{TEI}teiHeader", f"{TEI}standOff"]
    header = root.find(f"{TEI}teiHeader/{TEI}fileDesc")
    assert header is not None
    assert [child.tag.removeprefix(TEI) for child in header] == [
        "titleStmt", "editionStmt", "publicationStmt", "sourceDesc",
    ]  # fmt: skip
    ids = [element.get(f"{XML}id") for element in root.iter() if element.get(f"{XML}id")]
    assert len(ids) == len(set(ids))
    for note in root.iter(f"{TEI}note"):
        if note.get("source"):
            assert str(note.get("source")).removeprefix("#") in ids
    yield from root.iter(f"{TEI}event")


def test_tei_says_once_between_and_from_to(excerpt: Excerpt) -> None:
    events = {event.findtext(f"{TEI}label"): event for event in tei_events(excerpt)}
    assert len(list(tei_events(excerpt))) == len(excerpt.records)
    assert events["Starts school"].get("when") == "1987-09"
    river = events["Crosses"]
    assert (river.get("notBefore"), river.get("notAfter")) == ("1998-01-01", "1999-12-31")
    trains = events["Drives trains"]
    assert (trains.get("from"), trains.get("to")) == ("1986", "1996")
    lives = events["In Bremhaven"]
    assert lives.get("from") == "2002" and lives.get("to") is None
    assert trains.find(f"{TEI}note[@type='summary']") is not None
    assert river.find(f"{TEI}note/{TEI}quote") is not None
    assert trains.find(f"{TEI}note/{TEI}quote") is None
    root = ElementTree.fromstring(export(excerpt, "tei"))
    authors = [author.text for author in root.iter(f"{TEI}author")]
    assert authors == ["Ann Aldous", "Lives against history", "Cho Eun"]


def test_tei_gives_the_four_bounds_back(excerpt: Excerpt) -> None:
    for event, record in zip(tei_events(excerpt), excerpt.records, strict=True):
        dates = {each.get("type"): each for each in event.iter(f"{TEI}date")}
        days = [
            dates[kind].get(edge) if kind in dates else None
            for kind in ("begin", "end")
            for edge in ("notBefore", "notAfter")
        ]
        assert days == iso(record.event.span)
        assert (dates[None].get("when-custom") or "") == record.event.edtf


def test_timeml_marks_the_words_of_time(excerpt: Excerpt) -> None:
    root = ElementTree.fromstring(export(excerpt, "timeml"))
    assert root.tag == "TimeMLCorpus"
    documents = root.findall("TimeML")
    assert [document.findtext("DOCID") for document in documents] == list(WHO)
    assert documents[0].findtext("DCT/TIMEX3") == "2020"
    for document, testimony in zip(documents, excerpt.testimonies, strict=True):
        text = document.find("TEXT")
        assert text is not None and "".join(text.itertext()) == testimony.text
        extra = document.findtext("EXTRAINFO")
        assert extra is not None and "Selection: everything." in extra


def test_timeml_of_one_testimony_is_one_document() -> None:
    excerpt = whole(from_address("narrators=cho"))
    times = (Timex(3, 7, "1990", "DATE", "1990"), Timex(5, 9, "nested", "DATE", "1990"),
             Timex(20, 24, "aged", "AGE", "20"))  # fmt: skip
    root = ElementTree.fromstring(export(replace(excerpt, times={"cho": times}), "timeml"))
    assert root.tag == "TimeML"
    marked = root.findall("TEXT/TIMEX3")
    assert [(each.text, each.attrib) for each in marked] == [
        ("1990", {"tid": "t1", "type": "DATE", "value": "1990"})
    ]
