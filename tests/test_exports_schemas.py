"""Exports against schemas: TimelineJS3's JSON and the part of TEI P5 that is used."""

from __future__ import annotations

import json
from pathlib import Path

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


@pytest.mark.parametrize("excerpt", EXCERPTS, ids=range(len(EXCERPTS)))
def test_tei_is_valid(excerpt: Excerpt) -> None:
    rules = etree.RelaxNG(etree.parse(str(HERE / "tei.rng")))
    made = etree.fromstring(export(excerpt, "tei"))
    rules.validate(made)
    assert [entry.message for entry in rules.error_log] == []
