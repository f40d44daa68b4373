"""Where a life was: the rule over categories and places, and the line that sums a life up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from invented_lives import PLACES, catalogue, event, from_to, in_year, life, once

from timeline.catalogue import Phrases, life_summary, questions
from timeline.catalogue.gazetteer import country_of, places_of
from timeline.catalogue.life_summary import years_in_words
from timeline.catalogue.lifeline import LifeLine, Placed, in_time, life_line
from timeline.model import Event
from timeline.packs import Pack

# Words of the interface, as its tables have them.
WORDS = {
    "life.born": "b. {when}",
    "life.left": "left {when}",
    "life.arrived": "arrived {when}",
    "life.join": " · ",
    "life.by": "by {when}",
    "life.from": "{when} or later",
}
HOME, ABROAD, THIRD = "AA", "BB", "CC"


def line_of(*told: tuple[str, str], birth: bool = True) -> LifeLine:
    """The line of a life whose events are told as (category, country), one a year."""
    events = [
        event(n, f"Event {n}", category, in_year(1980 + n)) for n, (category, _) in enumerate(told)
    ]
    placed = [Placed(each, country) for each, (_, country) in zip(events, told, strict=True)]
    return life_line(placed, "e0" if birth else "")


def states(*told: tuple[str, str]) -> list[str]:
    return [stretch.state for stretch in line_of(("birth", HOME), *told).stretches]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("education", HOME), ("work", HOME)], ["home"]),
        ([("escape", ABROAD)], ["home", "away"]),
        ([("escape", "")], ["home", "away"]),
        ([("escape", HOME), ("arrest", ABROAD)], ["home", "away"]),
        ([("escape", HOME), ("arrest", HOME)], ["home"]),
        ([("escape", HOME), ("escape", ABROAD)], ["home", "away"]),
        ([("migration", ABROAD)], ["home", "away"]),
        ([("migration", "")], ["home"]),
        ([("family", ABROAD)], ["home"]),
        ([("work", ABROAD), ("work", HOME)], ["home", "away", "home"]),
        ([("escape", ABROAD), ("work", HOME)], ["home", "away"]),
        ([("escape", ABROAD), ("arrest", HOME), ("escape", "")], ["home", "away", "home", "away"]),
        ([("escape", ABROAD), ("resettlement", THIRD)], ["home", "away", "resettled"]),
        ([("resettlement", "")], ["home", "resettled"]),
        ([("migration", ABROAD), ("resettlement", HOME)], ["home", "away", "home"]),
        ([("resettlement", THIRD), ("migration", ABROAD)], ["home", "resettled"]),
    ],
)
def test_the_line_follows_categories_and_places(
    told: list[tuple[str, str]], expected: list[str]
) -> None:
    assert states(*told) == expected


def test_going_abroad_to_work_is_not_leaving_but_fleeing_from_there_is() -> None:
    line = line_of(
        ("birth", HOME), ("work", ABROAD), ("work", HOME), ("work", ABROAD), ("escape", "")
    )
    assert line.left is not None and line.left.id == "e4"


def posting(following: int) -> list[str]:
    """Work abroad from 1990 to 1995, and an escape in another year."""
    born = Placed(event(0, "Born", "birth", in_year(1970)), HOME)
    work = Placed(event(1, "Works", "work", from_to(1990, 1995)), ABROAD)
    escape = Placed(event(2, "Flees", "escape", in_year(following)), "")
    return [stretch.state for stretch in life_line([born, work, escape], "e0").stretches]


def test_work_abroad_that_is_over_is_a_return_unless_one_fled_from_it() -> None:
    assert posting(1999) == ["home", "away", "home", "away"]
    assert posting(1995) == ["home", "away"]


def test_what_is_told_of_the_time_before_birth_moves_nobody() -> None:
    early = Placed(event(1, "Grandfather moves", "migration", in_year(1940)), ABROAD)
    born = Placed(event(2, "Born", "birth", in_year(1970)), HOME)
    assert [stretch.state for stretch in life_line([early, born], "e2").stretches] == ["home"]


def test_a_life_leaves_once() -> None:
    line = line_of(
        ("birth", HOME), ("escape", ABROAD), ("arrest", HOME), ("escape", ABROAD),
        ("resettlement", THIRD), ("resettlement", ABROAD),
    )  # fmt: skip
    assert line.left is not None and line.left.id == "e1"
    assert line.resettled is not None and line.resettled.id == "e4"


def test_without_a_place_of_birth_the_early_years_tell_the_country() -> None:
    line = line_of(("birth", ""), ("education", HOME), ("work", ABROAD))
    assert [stretch.state for stretch in line.stretches] == ["home", "away"]
    unknown = line_of(("birth", ""), ("work", ABROAD), ("escape", ""))
    assert unknown.stretches[0].country == ""
    assert [stretch.state for stretch in unknown.stretches] == ["home", "away"]


def test_a_life_without_a_birth_begins_at_home_at_no_known_time() -> None:
    line = line_of(("escape", ABROAD), birth=False)
    assert line.stretches[0].begin == (None, None)
    assert line.stretches[1].begin == (date(1980, 1, 1), date(1980, 12, 31))


def test_events_come_in_the_order_of_their_time_then_of_the_telling() -> None:
    def told(number: int, first: date | None, last: date | None) -> Event:
        return event(number, "x" * number, "work", once(first, last))

    year = date(1990, 1, 1), date(1990, 12, 31)
    events = [
        told(1, None, None),
        told(2, *year),
        told(3, year[0], year[0]),
        told(4, None, year[0]),
    ]
    assert [each.id for each in in_time(events)] == ["e3", "e4", "e2", "e1"]


def test_the_country_of_a_place_is_that_of_its_widest_known_part() -> None:
    known = places_of([_pack("one")])
    assert country_of("Aldburg", known) == HOME
    assert country_of("Old Town", known) == HOME
    assert country_of("a farm near the hills, Corvale", known) == THIRD
    assert country_of("Corvale; Bremhaven (harbour)", known) == ABROAD
    assert country_of("Nowhere", known) == country_of("", known) == ""


def _pack(name: str) -> Pack:
    from pathlib import Path

    return Pack(name, Path(name), places=PLACES)


# --- Rows ---------------------------------------------------------------------------------------


def test_a_life_is_kept_with_its_turns_and_their_windows() -> None:
    events = [
        event(1, "Born", "birth", once(date(1980, 1, 1), date(1981, 12, 31)), place="Aldburg"),
        event(2, "Flees", "escape", in_year(2020), place="Bremhaven"),
        event(
            3, "Settles", "resettlement", once(date(2021, 1, 1), date(2022, 6, 1)), place="Corvale"
        ),
    ]
    with catalogue(life(events, birth="e1")) as c:
        row = questions.lives(c).to_pylist()[0]
        assert row["birth_country"] == HOME and row["left"] == "t:e2"
        assert row["resettled_first"] == date(2021, 1, 1)
        assert life_summary(row, Phrases(WORDS)) == "b. 1980–81 · left 2020 · arrived 2021–22"
        stretches = questions.life_lines(c, ["t"]).to_pylist()
        assert [stretch["state"] for stretch in stretches] == ["home", "away", "resettled"]
        assert stretches[0]["end_last"] == date(2020, 12, 31)
        assert stretches[2]["end_first"] is None
        assert questions.life_lines(c, ["nobody"]).num_rows == 0


@pytest.mark.parametrize(
    ("person", "later", "ends"),
    [
        ("narrator", False, date(2017, 12, 31)),
        ("narrator", True, None),  # who tells of 2018 did not die in 2017
        ("father", False, None),
        ("", False, None),
    ],
)
def test_a_line_ends_with_the_narrators_own_death(
    person: str, later: bool, ends: date | None
) -> None:
    events = [
        event(1, "Born", "birth", in_year(1940), place="Aldburg"),
        replace(event(2, "Dies", "death", in_year(2017)), person=person),
        *([event(3, "Speaks", "work", in_year(2018))] if later else []),
    ]
    with catalogue(life(events, birth="e1")) as c:
        last = questions.life_lines(c, ["t"]).to_pylist()[-1]
        assert (last["state"], last["end_last"]) == ("home", ends)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(1980, 1, 1), date(1980, 12, 31), "1980"),
        (date(1999, 1, 1), date(2001, 1, 1), "1999–2001"),
        (None, date(2001, 1, 1), "by 2001"),
        (date(1999, 1, 1), None, "1999 or later"),
        (None, None, ""),
    ],
)
def test_years_of_a_window_in_words(first: date | None, last: date | None, said: str) -> None:
    assert years_in_words(first, last, Phrases(WORDS)) == said
