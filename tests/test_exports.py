"""Exports: every format states its selection, and nothing in a testimony can do harm in one."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from exports_lives import HOSTILE, TODAY, hostile, lives, valley, whole
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from rdflib import Graph
from rdflib.namespace import RDFS

from timeline.catalogue import from_address
from timeline.exports import EXPORTS, export, take
from timeline.exports.harmless import cell, from_cell, json_text, plain, xml
from timeline.model import TimelineError

ADDRESS = "periods=1996..1998&how=surely&leave_out=execution"
BAD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
ANY = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=60)).map(
    lambda text: text.replace("\udcff", "")
)


@pytest.mark.parametrize("format", EXPORTS)
def test_an_export_states_its_selection_version_and_day(format: str) -> None:
    made = export(whole(from_address(ADDRESS)), format)
    text = made.decode("utf-8", "replace").replace("\r\n ", "").replace("\\", "")
    said = "surely happened or was under way between 1996 and 1998"
    for stated in (said, "leave_out=execution", "abc123", "2026-11-26"):
        assert stated in text, f"{format} does not state {stated}"


@pytest.mark.parametrize("format", EXPORTS)
def test_an_export_is_the_same_each_time_and_lets_nothing_of_the_day_in(format: str) -> None:
    excerpt = whole()
    assert export(excerpt, format) == export(excerpt, format)


@pytest.mark.parametrize("format", EXPORTS)
def test_nothing_chosen_is_no_fault(format: str) -> None:
    made = export(whole(from_address("words=nowhere-to-be-found")), format)
    if EXPORTS[format].media.endswith("xml"):
        ElementTree.fromstring(made)
    if EXPORTS[format].media.endswith("json"):
        json.loads(made)


def test_an_unknown_format_is_named_in_one_line() -> None:
    with pytest.raises(TimelineError, match="'xls' is no format: choose one of csv, json"):
        export(whole(), "xls")


def test_a_summary_is_never_shown_as_the_narrators_words() -> None:
    """Ben's life is a summary: no quotation marks, and it says whose words they are."""
    excerpt = whole(from_address("narrators=ben"))
    passage = excerpt.records[1].event.passage.quote
    for format in EXPORTS:
        text = export(excerpt, format).decode("utf-8", "replace").replace("\r\n ", "")
        assert f"“{passage}”" not in text, format
        if passage in text:
            assert "ummary" in text, format
    assert "“In 1990 I was at school" in export(whole(), "markwhen").decode()


@pytest.mark.parametrize(
    "format", ["json", "timelinejs", "markwhen", "ics", "jsonld", "turtle", "tei"]
)
def test_conflicts_and_disputes_are_not_hidden(format: str) -> None:
    text = export(whole(), format).decode().replace("\r\n ", "")
    assert "Nobody is at school and away at once." in text
    assert "The years differ." in text


# --- Hostile text -----------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(st.one_of(ANY, st.text(alphabet="'=+-@\t\r\n a＝|%", max_size=6)))
def test_no_cell_runs_as_a_formula_and_the_text_comes_back(text: str) -> None:
    safe = cell(text)
    assert not re.match(r"\s*[=+\-@＝＋－＠|%]|[\t\r\n]", safe)
    assert from_cell(safe) == plain(text)


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_hostile_text_comes_back_whole_from_data(text: str) -> None:
    """JSON and Parquet give back exactly what went in; CSV all that a cell may hold."""
    excerpt = hostile(text)
    written = export(excerpt, "json").decode()
    assert not BAD.search(written) and not re.search("[<>&]", written)
    assert json.loads(written)["events"][0]["title"] == text
    table = pq.read_table(io.BytesIO(export(excerpt, "parquet")))
    assert table["title"].to_pylist() == [text]
    rows = list(csv.DictReader(io.StringIO(export(excerpt, "csv").decode(), newline="")))
    assert from_cell(rows[0]["title"]) == plain(text)
    assert not any(re.match(r"\s*[=+@]", value) for value in rows[0].values())


@settings(max_examples=40, deadline=None)
@given(ANY)
def test_hostile_text_stays_text_in_rdf(text: str) -> None:
    written = export(hostile(text), "turtle").decode()
    assert not BAD.search(written)
    graph = Graph().parse(data=written, format="turtle")
    assert text.replace("\x00", "\ufffd") in {
        str(label) for label in graph.objects(None, RDFS.label)
    }
    for format in ("jsonld", "lpf"):
        assert json.loads(export(hostile(text), format))


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_hostile_text_stays_text_in_xml(text: str) -> None:
    """Well-formed, no element of the text's making, and as many characters as before."""
    tei = ElementTree.fromstring(export(hostile(text), "tei"))
    label = tei.find(".//{*}event/{*}label")
    assert label is not None and label.text is not None
    assert len(label.text) == len(text)
    timeml = ElementTree.fromstring(export(hostile(text), "timeml"))
    body = timeml.find("TEXT")
    assert body is not None
    assert len("".join(body.itertext())) == len(text)
    assert {element.tag for element in body.iter()} == {"TEXT", "TIMEX3"}


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_hostile_text_makes_no_event_of_its_own(text: str) -> None:
    excerpt = hostile(text)
    calendar = Calendar.from_ical(export(excerpt, "ics"))
    assert len(calendar.walk("VEVENT")) == 1
    assert not BAD.search(export(excerpt, "ics").decode())
    assert all(len(line) <= 75 for line in export(excerpt, "ics").split(b"\r\n"))
    lines = export(excerpt, "markwhen").decode().split("\n")
    assert [line for line in lines if re.match(r"\s*\d", line)] == [
        line for line in lines if line.startswith("1997-03: ")
    ]
    assert len([line for line in lines if line.lstrip().startswith(("#", "//", "-"))]) == 3
    entries = export(excerpt, "bibtex").decode()
    assert len(re.findall(r"^@misc\{[A-Za-z0-9:.-]+,$", entries, re.MULTILINE)) == 3
    bare = re.sub(r"\\[{}\\%&$#_]", "", entries.partition("\n\n")[2])
    assert bare.count("{") == bare.count("}")


class Tags(HTMLParser):
    """The tags and attributes of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_hostile_text_brings_no_tag_into_a_slide(text: str) -> None:
    timeline = json.loads(export(hostile(text), "timelinejs"))
    (slide,) = timeline["events"]
    for html in (slide["text"]["headline"], slide["text"]["text"], slide["group"],
                 slide["display_date"], timeline["title"]["text"]["text"]):  # fmt: skip
        assert Tags(html).seen <= {"p", "em", "blockquote"}
    assert not re.search("[<>&]", slide["group"])  # TimelineJS undoes escapes in it


@settings(max_examples=40, deadline=None)
@given(ANY)
def test_hostile_text_stays_text_in_a_picture(text: str) -> None:
    """Well-formed, nothing in it but shapes and texts, and no address of anything."""
    written = export(hostile(text), "svg").decode()
    assert not BAD.search(written)
    root = ElementTree.fromstring(written)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "path", "text", "g",
    }  # fmt: skip
    assert not any(
        name.startswith("on") or "href" in name
        for element in root.iter()
        for name in element.attrib
    )


LONG = hostile("long", 'It went on & on, "again", 다시. ' * 350_000)


@pytest.mark.parametrize("format", EXPORTS)
def test_a_paragraph_of_ten_megabytes_goes_through(format: str) -> None:
    made = export(LONG, format)
    if EXPORTS[format].media.endswith("json"):
        json.loads(made)
    if EXPORTS[format].media.endswith("xml"):
        ElementTree.fromstring(made)
    if format == "csv":
        (row,) = csv.DictReader(io.StringIO(made.decode(), newline=""))
        assert row["passage"].endswith("(shortened: 10500000 characters)")


def test_helpers_say_what_they_did() -> None:
    assert json_text({"<": "\u202e\ud800"}) == '{\n "\\u003c": "\\u202e\\ufffd"\n}\n'
    assert xml("a\x00\u200f<") == "a\ufffd&#x200F;&lt;"
    assert plain("a\r\nb\rc\x07") == "a\nb\nc"
    assert cell("x" * 40_000).endswith("(shortened: 40000 characters)")


def test_what_is_taken_is_what_was_told() -> None:
    """Through the catalogue and out again nothing of an event is lost."""
    told = {f"{life.testimony.id}:{event.id}": event for life in lives() for event in life.events}
    with valley() as catalogue:
        taken = {record.key: record.event for record in take(catalogue, None, TODAY).records}
        assert taken == told
