"""Citations name source, kind of text, passage, day and version, and call a summary a summary."""

from __future__ import annotations

import json
import re

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from exports_lives import HOSTILE, TODAY, hostile, valley, whole

from timeline.catalogue import from_address
from timeline.exports import Excerpt, cite, export, take
from timeline.exports.harmless import line


@pytest.fixture(scope="module")
def excerpt() -> Excerpt:
    return whole()


def cited(excerpt: Excerpt, key: str) -> cite.Cited:
    return cite.of_event(next(each for each in excerpt.records if each.key == key), excerpt)


def test_an_event_in_the_narrators_words(excerpt: Excerpt) -> None:
    record = next(each for each in excerpt.records if each.key == "cho:e3")
    start, end = record.event.passage.start, record.event.passage.end
    assert cite.plain(cited(excerpt, "cho:e3")) == (
        "Cho Eun: Daughter born (in July 1997); testimony in the narrator's words, in The Valley "
        f"Papers (2019); characters {start}–{end} of the text. Lives against history, "
        f"{excerpt.edition}, cho:e3, retrieved 2026-11-26."
    )
    item = cite.csl(cited(excerpt, "cho:e3"))
    assert item["author"] == [{"literal": "Cho Eun"}]
    assert item["issued"] == {"date-parts": [[2019]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 26]]}


@pytest.mark.parametrize("style", cite.STYLES)
def test_a_summary_is_called_one_and_is_not_the_narrators(excerpt: Excerpt, style: str) -> None:
    said = cite.STYLES[style](cited(excerpt, "ben:e2"))
    assert "our summary, not the narrator's words" in said
    assert "The Valley Papers (2019)" in said and "abc123" in said and "Ben Carrow" in said
    assert re.search(r"characters \d+–\d+ of our summary", said)
    record = next(each for each in excerpt.records if each.key == "ben:e2")
    assert record.event.passage.quote not in said


def test_the_author_of_a_summary_is_the_project(excerpt: Excerpt) -> None:
    assert cite.csl(cited(excerpt, "ben:e2"))["author"] == [{"literal": "Lives against history"}]
    entry = cite.bibtex(cited(excerpt, "ben:e2"))
    assert "author = {{Lives against history}}" in entry
    assert "about Ben Carrow (summary)" in entry
    assert "year = {2020}" in entry  # of the summary, not of the work it rests on


def test_a_testimony_and_a_selection() -> None:
    chosen = whole(from_address("categories=escape"))
    assert "The telling of ann" in cite.plain(cite.of_testimony(chosen.testimonies[0], chosen))
    said = cite.plain(cite.of_selection(chosen))
    assert "about escape" in said and "?categories=escape" in said
    assert "2026-11-26" in said and "abc123" in said
    assert cite.csl(cite.of_selection(chosen))["type"] == "dataset"


def test_a_bibliography_has_the_selection_its_testimonies_and_its_events(excerpt: Excerpt) -> None:
    number = 1 + len(excerpt.testimonies) + len(excerpt.records)
    items = json.loads(export(excerpt, "csl"))
    assert len(items) == number == len({item["id"] for item in items})
    entries = re.findall(r"^@misc\{(.+),$", export(excerpt, "bibtex").decode(), re.MULTILINE)
    assert len(entries) == number == len(set(entries))
    assert len(export(excerpt, "cite").decode().partition("\n\n")[2].splitlines()) == number


def test_an_address_that_is_none_is_not_cited(excerpt: Excerpt) -> None:
    from dataclasses import replace

    testimony = replace(excerpt.testimonies[0], source_url="javascript:alert(1)")
    assert "URL" not in cite.csl(cite.of_testimony(testimony, excerpt))


def entries(text: str) -> dict[str, dict[str, str]]:
    """What a reader of BibTeX makes of it, by key, with what TeX would show."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    return {
        entry.key: {name: str(field.value) for name, field in entry.fields_dict.items()}
        for entry in library.entries
    }


def test_a_reader_of_bibtex_reads_all_of_it(excerpt: Excerpt) -> None:
    text = export(excerpt, "bibtex").decode()
    assert parse_string(text).failed_blocks == []
    read = entries(text)
    assert len(read) == 1 + len(excerpt.testimonies) + len(excerpt.records)
    for record in excerpt.records:
        entry = read[record.key]
        assert record.event.title in entry["title"] and record.when in entry["title"]
        passage = record.event.passage
        assert f"characters {passage.start}–{passage.end} of" in entry["note"]
        assert "The Valley Papers (2019)" in entry["note"] and "data abc123" in entry["note"]
        assert entry["urldate"] == "2026-11-26"
        assert entry["author"] in (record.testimony.narrator, "Lives against history")


@pytest.mark.parametrize("text", [*HOSTILE, "100% of R&D_x #1 ~ ^ --- ``so'' \\LaTeX{} $5 ?`"])
def test_signs_that_tex_would_run_come_back_as_they_are(text: str) -> None:
    excerpt = hostile(text)
    read = list(entries(cite.bibtex(cite.of_testimony(excerpt.testimonies[0], excerpt))).values())
    circumflex = "ˆ"  # that reader's own for \\textasciicircum
    assert [entry["title"].replace(circumflex, "^") for entry in read] == [line(text)]


def test_a_citation_on_a_korean_page_is_korean() -> None:
    with valley() as catalogue:
        korean = take(catalogue, from_address("narrators=ben"), TODAY, "ko")
    record = korean.records[1]
    said = cite.plain(cite.of_event(record, korean))
    for part in ("1986년부터 1996년까지", "증언자의 말이 아니라 우리가 쓴 요약", "우리가 쓴 요약의",
                 "The Valley Papers (2019)", "2026-11-26 받음"):  # fmt: skip
        assert part in said, part
    assert not re.search("summary|retrieved|characters", said)
    assert "Ben Carrow" in cite.plain(cite.of_selection(korean))
    assert "이야기(요약)" in cite.bibtex(cite.of_event(record, korean))
    item = cite.csl(cite.of_event(record, korean))
    assert item["genre"] == "증언자의 말이 아니라 우리가 쓴 요약" and item["language"] == "ko"
