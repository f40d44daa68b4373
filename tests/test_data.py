"""The data that ships: testimonies with their notices, and the facts that must not slip."""

from __future__ import annotations

from timeline.check import notices
from timeline.edtf import bounds
from timeline.packs import data_folder, shipped_packs
from timeline.sources import read

FOLDER = data_folder() / "testimonies"
TESTIMONIES = [read(path) for path in sorted(FOLDER.glob("*.md"))]


def test_there_are_twenty_seven_and_each_has_an_identity_of_its_own() -> None:
    assert len(TESTIMONIES) == 27
    assert len({testimony.id for testimony in TESTIMONIES}) == 27
    assert all(testimony.narrator and testimony.narrator_id for testimony in TESTIMONIES)


def test_every_one_is_a_summary_that_names_its_source_and_is_published_work() -> None:
    for testimony in TESTIMONIES:
        assert testimony.text_kind == "summary"
        assert testimony.source_title
        assert testimony.source_url.startswith("http")
        assert testimony.rights
        assert (testimony.consent, testimony.access) == ("published work", "public")


def test_none_is_told_before_the_work_that_it_rests_on() -> None:
    for testimony in TESTIMONIES:
        told, published = bounds(testimony.told)[1], bounds(testimony.source_published)[0]
        assert told is not None
        assert published is not None
        assert published <= told


def test_notices_are_known_and_say_what_the_text_tells() -> None:
    carried = {testimony.id: set(testimony.notices) for testimony in TESTIMONIES}
    assert all(found <= set(notices()) for found in carried.values())
    words = {
        "tortured": "torture",
        "execution": "execution",
        "raped": "sexual violence",
        "starved to death": "starvation",
        "traffickers": "human trafficking",
        "killing himself": "suicide",
    }
    for testimony in TESTIMONIES:
        for said, notice in words.items():
            if said in testimony.text.split("\n---\n", 1)[1]:
                assert notice in carried[testimony.id], (testimony.id, notice)


def test_paragraphs_of_the_summaries_are_prose() -> None:
    for testimony in TESTIMONIES:
        assert {paragraph.role for paragraph in testimony.paragraphs} == {"prose"}
        assert len(testimony.paragraphs) >= 3


def test_the_seed_of_a_pack_is_told_by_its_places_in_both_languages() -> None:
    for pack in shipped_packs():
        if "ko" not in pack.languages:
            continue
        for place in pack.places:
            if place.country in pack.countries:
                assert any("가" <= char <= "힣" for name in place.aliases for char in name) or (
                    place.name in ("Gangwon",)
                ), place.name


def test_the_data_says_its_terms_and_sources() -> None:
    readme = (data_folder() / "README.md").read_text("utf-8")
    for said in ("CC BY 4.0", "GeoNames", "summary", "source_checked", "pseudonym"):
        assert said in readme
