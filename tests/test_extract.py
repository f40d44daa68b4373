"""From a testimony to a dated life: the contract of the JSON, and one whole testimony.

The testimony is invented: a column as papers print them, with a headline, a by-line, a date line
and a footer, by a fisherman who never was.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from timeline.extract import extract, to_json
from timeline.model import BOUNDS, Life
from timeline.packs import shipped_packs
from timeline.sources import read

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "docs" / "extract.schema.json").read_text("utf-8"))

COLUMN = """\
back to the front page

Letters from the Shore: How a net mender from Hamhung came to leave

Fisherman who got out in 2014 remembers the lean nineties and the night he chose the sea

By Ryang Tae-o

March 9, 2018

“Letters from the Shore” is a weekly column in which North Koreans now abroad answer readers.

This week a reader asks: What made you leave?

When octopuses brood they stop eating; about 90% of them never see their young hatch. My
grandmother sold 30 kilos of them a week in a market stall numbered 1978.

I was born in Hamhung in the 1970s, the youngest of four, in a street behind the cannery.

The state distribution stopped during the Arduous March. At the age of 15, in 1995, I buried my
mother, who had given us her share for months.

I left school and was sent to mend nets at a fishery station. We worked
14 hours a day for a wage that bought two kilos of maize, and it would have taken six years to
save for a bicycle.

In 2009 the currency reform took what I had put by. People say the new leader could sail a ship at
the age of 4. I stopped believing such things.

In the spring of 2013 I began to talk with a cousin who had a boat. After a year of preparation we
escaped by boat one night in 2014. I reached South Korea later that year.

Edited by Coral Finch

Copyright 2018 The Shore Papers
"""


@pytest.fixture(scope="module")
def column(tmp_path_factory: pytest.TempPathFactory) -> Life:
    file = tmp_path_factory.mktemp("column") / "net-mender.txt"
    file.write_text(COLUMN, "utf-8")
    return extract(read(file, published="2018-03-09"))


def told(life: Life, words: str) -> dict[str, Any]:
    """The one event whose passage, or another telling of it, holds the words."""
    at = COLUMN.index(words)
    tells = [
        event
        for event in to_json(life)["events"]
        if any(
            passage["start"] < at + len(words) and at < passage["end"]
            for passage in (event["passage"], *event["also"])
        )
    ]
    assert len(tells) == 1, f"{words!r} is in {[event['title'] for event in tells]}"
    return dict(tells[0])


def window(event: dict[str, Any]) -> tuple[str, str]:
    """From its earliest beginning to its latest end."""
    return event[BOUNDS[0]], event[BOUNDS[3]]


def test_the_json_is_as_the_schema_says(column: Life) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    written = json.loads(json.dumps(to_json(column)))
    faults = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(SCHEMA).iter_errors(written)
    ]
    assert faults == []


def test_every_passage_is_what_it_quotes(column: Life) -> None:
    life = to_json(column)
    passages = [event["passage"] for event in life["events"]]
    passages += [passage for event in life["events"] for passage in event["also"]]
    passages += [
        reason["passage"]
        for event in life["events"]
        for reason in event["reasons"]
        if reason["passage"]
    ]
    assert passages
    for passage in passages:
        assert COLUMN[passage["start"] : passage["end"]] == passage["quote"]


def test_the_narrator_is_the_one_of_the_by_line(column: Life) -> None:
    assert to_json(column)["narrator"]["name"] == "Ryang Tae-o"


def test_the_birth_follows_from_the_decade_and_an_age_in_a_year(column: Life) -> None:
    birth = told(column, "I was born in Hamhung in the 1970s")
    assert birth["id"] == to_json(column)["narrator"]["birth"]
    assert (birth["category"], birth["point"]) == ("birth", True)
    assert window(birth) == ("1979-01-01", "1979-12-31")
    says = " ".join(reason["says"] for reason in birth["reasons"])
    assert "the age of 15" in says and "1970s" in says


def test_a_death_in_the_family_has_the_year_that_is_told(column: Life) -> None:
    burial = told(column, "I buried my")
    assert (burial["category"], burial["scope"]) == ("death", "life")
    assert window(burial) == ("1995-01-01", "1995-12-31")


def test_leaving_is_an_escape_and_arriving_a_resettlement(column: Life) -> None:
    left, reached = told(column, "escaped by boat"), told(column, "I reached South Korea")
    assert (left["category"], reached["category"]) == ("escape", "resettlement")
    assert window(left) == ("2014-01-01", "2014-12-31")
    assert window(reached)[1] <= "2014-12-31"


def test_a_preparation_comes_before_what_it_prepared(column: Life) -> None:
    prepared, left = told(column, "After a year of preparation"), told(column, "escaped by boat")
    assert prepared["point"] is False
    assert prepared["end_of_the_end"] <= left["end_of_the_end"]
    assert prepared["begin_of_the_begin"] >= "2012-12-31"


def test_what_is_said_of_others_contradicts_nobody(column: Life) -> None:
    assert column.conflicts == ()


@pytest.mark.parametrize(
    "words", ["90% of them", "numbered 1978", "14 hours a day", "taken six years", "age of 4",
              "March 9, 2018", "Copyright 2018"],
)  # fmt: skip
def test_numbers_that_only_look_like_dates_tell_no_event(column: Life, words: str) -> None:
    at = COLUMN.index(words)
    on_it = [
        event.title
        for event in column.events
        if event.passage.start < at + len(words) and at < event.passage.end
    ]
    assert on_it == []


def test_nothing_of_the_life_is_later_than_it_was_told(column: Life) -> None:
    for event in column.events:
        if event.scope == "life":
            assert event.span.begin_of_the_begin is None or (
                event.span.begin_of_the_begin.isoformat() <= "2018-03-09"
            )


def test_titles_are_short_whole_and_their_own(column: Life) -> None:
    titles = [event.title for event in column.events]
    assert len(set(titles)) == len(titles)
    assert all(title and len(title) <= 80 and not title.endswith(("…", "...")) for title in titles)


def test_every_date_has_a_reason(column: Life) -> None:
    for event in column.events:
        fixed = {reason.bound for reason in event.reasons}
        known = {b for b, day in zip(BOUNDS, event.span.bounds, strict=True) if day}
        assert known <= fixed, f"{event.title}: no reason for {known - fixed}"


def test_reasons_rest_on_what_is_there(column: Life) -> None:
    there = {event.id for event in column.events}
    for pack in shipped_packs():
        there |= {row.id for row in pack.anchors} | {row.id for row in pack.context}
        there |= {row.id for row in pack.stages} | {row.id for row in pack.periods}
    for event in column.events:
        for reason in event.reasons:
            assert set(reason.uses) <= there, f"{event.title}: {reason.says}"


def test_the_same_testimony_gives_the_same_life(column: Life) -> None:
    assert to_json(extract(column.testimony)) == to_json(column)


@pytest.mark.parametrize("name", sorted(p.name for p in (ROOT / "data/testimonies").glob("*.md")))
def test_each_testimony_that_ships_keeps_the_contract(name: str) -> None:
    life = extract(read(ROOT / "data" / "testimonies" / name))
    written = json.loads(json.dumps(to_json(life)))
    assert [e.message for e in Draft202012Validator(SCHEMA).iter_errors(written)] == []
    assert life.birth or life.no_birth
    titles = [event.title for event in life.events]
    assert len(set(titles)) == len(titles)
    for event in life.events:
        assert life.testimony.text[event.passage.start : event.passage.end] == event.passage.quote
