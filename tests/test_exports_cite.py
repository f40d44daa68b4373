"""Citations name source, kind of text, passage, day and version, and call a summary a summary."""

from __future__ import annotations

import json
import re

import pytest
from exports_lives import whole

from timeline.catalogue import from_address
from timeline.exports import Excerpt, cite, export


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
