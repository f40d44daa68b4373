"""Exports against schemas: TimelineJS3's JSON and TEI P5."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from exports_lives import HOSTILE, hostile, whole
from jsonschema import Draft202012Validator
from lxml import etree

from timeline.catalogue import from_address
from timeline.exports import Excerpt, export

HERE = Path(__file__).parent
EXCERPTS = [
    whole(),
    whole(from_address("words=nowhere-to-be-found")),
    whole(from_address("periods=1996..1998")),
    *(hostile(text) for text in HOSTILE),
]


@pytest.mark.parametrize("excerpt", EXCERPTS, ids=range(len(EXCERPTS)))
def test_timelinejs_is_what_timelinejs_reads(excerpt: Excerpt) -> None:
    schema = json.loads((HERE / "timelinejs.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    made = json.loads(export(excerpt, "timelinejs"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(made)] == []


RNG = "{http://relaxng.org/ns/structure/1.0}"


@pytest.fixture(scope="module")
def tei_p5() -> Any:
    """The schema of the whole of TEI P5, where elements that none of our texts has are not
    allowed: nothing becomes valid by that, and reading it takes two seconds, not forty."""
    packed = (HERE / "vendor" / "tei" / "tei_all.rng.gz").read_bytes()
    rules = etree.fromstring(gzip.decompress(packed))
    used = {
        element.tag.rpartition("}")[2]
        for excerpt in EXCERPTS
        for element in etree.fromstring(export(excerpt, "tei")).iter()
    }
    for element in [each for each in rules.iter() if not str(each.tag).startswith(RNG)]:
        if isinstance(element.tag, str):
            element.getparent().remove(element)
    for define in rules.iter(f"{RNG}define"):
        for element in define.findall(f"{RNG}element"):
            if element.get("name") not in used:
                define.replace(element, etree.Element(f"{RNG}notAllowed"))
    return etree.RelaxNG(rules)


@pytest.mark.parametrize("excerpt", EXCERPTS, ids=range(len(EXCERPTS)))
def test_tei_is_valid_tei_p5(tei_p5: Any, excerpt: Excerpt) -> None:
    tei_p5.validate(etree.fromstring(export(excerpt, "tei")))
    assert [entry.message for entry in tei_p5.error_log] == []


def test_the_schema_of_tei_sees_what_is_wrong(tei_p5: Any) -> None:
    made = etree.fromstring(export(whole(), "tei"))
    event = made.find(".//{*}event")
    event.set("when", "some time")
    assert not tei_p5.validate(made)
    event.set("when", "1990")
    assert tei_p5.validate(made)
    event.append(etree.Element("{http://www.tei-c.org/ns/1.0}label"))
    assert not tei_p5.validate(made)
