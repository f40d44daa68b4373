"""The picture to take away: every life in it, in the reader's language, and nothing cut off."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from exports_lives import HOSTILE, TODAY, hostile, lives, whole

from timeline.catalogue import Catalogue, from_address
from timeline.exports import Excerpt, export, take
from timeline.exports.picture import WIDTH
from timeline.exports.pixels import rastered
from timeline.figures.metrics import text_width

SVG = "{http://www.w3.org/2000/svg}"


def texts(excerpt: Excerpt) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(export(excerpt, "svg")).iter(f"{SVG}text"))


def said(excerpt: Excerpt) -> str:
    return "\n".join(each.text or "" for each in texts(excerpt))


def size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return Catalogue.shipped()


def test_the_picture_has_title_selection_legend_and_citation() -> None:
    excerpt = whole(from_address("periods=1990..2005"))
    words = said(excerpt)
    for part in ("Lives against history", excerpt.filter, "Tells of: death of a child",
                 "Ann Aldous", "Ben Carrow", "Cho Eun", "day known", "hunger, health",
                 "retrieved 2026-11-26", "data abc123", "?periods=1990..2005"):  # fmt: skip
        assert part in words, part


def test_each_testimony_of_one_person_is_drawn_as_a_row() -> None:
    ann, ben, cho = lives()
    again = replace(ben, testimony=replace(ben.testimony, narrator_id="ann", narrator="Ann Aldous"))
    first = replace(ann, testimony=replace(ann.testimony, narrator_id="ann"))
    with Catalogue.of_lives([first, again, cho], ()) as catalogue:
        excerpt = take(catalogue, None, TODAY)
    words = said(excerpt)
    assert words.count("Ann Aldous") == 1
    assert "The telling of ann · 2020" in words and "The telling of ben · 2020" in words
    assert "Drives trains" in words and "Starts school" in words
    assert {"ann", "ben"} <= set(excerpt.lines)  # a life line each


def test_a_picture_in_korean_is_korean_throughout(shipped: Catalogue) -> None:
    excerpt = take(shipped, from_address("narrators=hyeonseo-lee"), TODAY, "ko")
    words = said(excerpt)
    for part in (
        "역사 앞의 삶",
        "다루는 내용: 처형",
        "시대",
        "북한",
        "날짜를 앎",
        "2026-11-26 받음",
    ):
        assert part in words, part
    assert not re.search("Tells of|Periods|day known|retrieved|era$", words, re.MULTILINE)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_text_runs_out_of_the_picture(shipped: Catalogue, language: str) -> None:
    """Texts that are as long as their room say so, so that no font makes them longer."""
    for excerpt in (take(shipped, None, TODAY, language), *map(hostile, HOSTILE)):
        for each in texts(excerpt):
            size = float(each.get("font-size") or 12)
            wide = float(each.get("textLength") or text_width(each.text or "", size))
            if each.get("text-anchor") != "middle":
                assert float(each.get("x") or 0) + wide <= WIDTH, each.text


def test_three_hundred_lives_fit_into_one_picture() -> None:
    ann = whole(from_address("narrators=ann"))
    people = [
        replace(ann.testimonies[0], id=f"n{number}", narrator=f"Narrator {number}.")
        for number in range(300)
    ]
    records = [
        replace(record, key=f"{who.id}:{record.key}", lane=who.id, testimony=who,
                event=replace(record.event, testimony=who.id))
        for who in people
        for record in ann.records
    ]  # fmt: skip
    excerpt = replace(ann, records=tuple(records), testimonies=tuple(people))
    words = said(excerpt)
    assert all(f"Narrator {number}." in words for number in range(300))
    assert "are shown" not in words


def test_a_very_high_picture_is_made_smaller_so_that_it_opens() -> None:
    high = export(whole(), "svg").decode()
    high = re.sub(r'height="\d+" viewBox="0 0 1600 \d+"', 'height="60000" viewBox="0 0 1600 60000"',
                  high, count=1)  # fmt: skip
    wide, tall = size_of(rastered(high))
    assert tall <= 30_000 and wide >= 700


def test_a_picture_is_one_and_a_half_times_as_large_as_its_drawing() -> None:
    wide, _ = size_of(export(whole(), "png"))
    assert wide == WIDTH * 1.5
