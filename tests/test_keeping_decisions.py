"""What people decide: dates move together with their reasons, and every step can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from kept_stories import SAILOR, WEAVER, dates, decide, event, keeper, told, with_sailor

from timeline.catalogue.keeping import Decision, Keeper, Stale, read_date, sides, told_twice
from timeline.catalogue.keeping.applying import apply
from timeline.extract import prepare
from timeline.model import TimelineError

QUARREL = "I was born in 1970. I was 20 when I married in 1985. At 30 I left home.\n"


@pytest.fixture
def kept(tmp_path: Path) -> Keeper:
    return with_sailor(tmp_path)


def test_a_corrected_birth_moves_what_counts_from_it_and_says_why(kept: Keeper) -> None:
    before = dates(kept.life("sailor"))
    change = decide(kept, "Born", "date", date="1980")
    assert {each.title for each in change.moved} == {"Goes to sea", "Comes home"}
    sea = next(each for each in change.moved if each.title == "Goes to sea")
    assert (sea.before, sea.after) == (before["Goes to sea"], "[2000..2001]")
    assert "At 20" in sea.why and "1980" in sea.why
    assert change.event is not None and change.event.status == "corrected"
    reason = change.event.reasons[0]
    assert reason.rule == "corrected" and "Ann" in reason.says and "she knows" in reason.says
    assert change.entry is not None and change.entry.before == before["Born"]
    kept.undo(change.entry.id)
    assert dates(kept.life("sailor")) == before


@pytest.mark.parametrize(
    "typed", ["spring 1997", "1996-98", "봄 1997", "1997", "[1996..1998]", "1997~"]
)
def test_a_date_is_read_as_people_type_it(kept: Keeper, typed: str) -> None:
    reading = read_date(typed, "en", "2020")
    change = decide(kept, "Marries", "date", date=typed)
    assert reading.says and reading.span.bounds != (None,) * 4
    assert change.event is not None
    assert change.event.span.begin_of_the_begin == reading.span.begin_of_the_begin
    assert change.event.span.end_of_the_end == reading.span.end_of_the_end


def test_what_is_no_event_says_nothing_and_can_be_taken_back(kept: Keeper) -> None:
    change = decide(kept, "Goes to sea", "reject")
    assert "Goes to sea" not in dates(change.life)
    assert event(change.life, "Goes to sea").status == "rejected"
    sea = event(change.life, "Goes to sea").id
    home = event(change.life, "Comes home")
    assert not any(sea in reason.uses or "“Goes to sea”" in reason.says for reason in home.reasons)
    assert event(decide(kept, "Goes to sea", "accept").life, "Goes to sea").status == "accepted"


def test_titles_categories_scopes_and_places_are_as_decided(kept: Keeper) -> None:
    decide(kept, "Marries", "title", title="Weds the baker")
    decide(kept, "Weds the baker", "category", category="other")
    decide(kept, "Weds the baker", "scope", scope="context")
    changed = event(decide(kept, "Weds the baker", "place", place="Aldburg").life, "Weds the baker")
    assert (changed.category, changed.scope, changed.place) == ("other", "context", "Aldburg")
    assert changed.status == "corrected"
    kinds = [entry.kind for entry in kept.history("sailor", changed.id)]
    assert kinds == ["title", "category", "scope", "place"]


def test_two_events_become_one_and_one_becomes_two(kept: Keeper) -> None:
    home = event(kept.life("sailor"), "Comes home")
    change = decide(kept, "Goes to sea", "merge", **{"with": home.id})
    sea = event(change.life, "Goes to sea")
    assert "Comes home" not in dates(change.life) and home.passage in sea.also
    assert change.entry is not None
    kept.undo(change.entry.id)
    start = SAILOR.index("in 1994")
    part = decide(
        kept, "Loses father", "split",
        title="Turns thirteen", start=str(start), end=str(start + len("in 1994")),
    )  # fmt: skip
    assert event(part.life, "Turns thirteen").edtf == "1994"


def test_words_selected_in_the_text_date_themselves(kept: Keeper) -> None:
    start = SAILOR.index("In 2006")
    where = {"start": str(start), "end": str(start + len("In 2006 I married"))}
    change = decide(kept, "", "add", title="A feast", category="other", **where)
    feast = event(change.life, "A feast")
    assert feast.edtf == "2006" and feast.passage.quote == "In 2006 I married"
    given = decide(kept, "", "add", title="A dance", category="other", date="2007", **where)
    assert event(given.life, "A dance").edtf == "2007"
    assert dates(Keeper(kept.folder.path, shipped={}).life("sailor"))["A dance"] == "2007"


def test_what_was_decided_about_an_undone_event_falls_on_no_other(kept: Keeper) -> None:
    start = SAILOR.index("In 2006")
    where = {"start": str(start), "end": str(start + len("In 2006 I married"))}
    added = decide(kept, "", "add", title="A feast", category="other", **where)
    decide(kept, "A feast", "date", date="2009")
    assert added.entry is not None
    kept.undo(added.entry.id)
    assert dates(kept.life("sailor"))["Marries"] == "2006"
    assert [entry.kind for entry in kept.applied("sailor").orphans] == ["date"]


@pytest.mark.parametrize(("side", "birth"), [("first", "1970"), ("second", "[1964..1965]")])
def test_a_trusted_side_of_a_conflict_ends_it(tmp_path: Path, side: str, birth: str) -> None:
    kept = keeper(tmp_path)
    kept.add(told(tmp_path, "quarrel", QUARREL))
    life = kept.life("quarrel")
    first, second = sides(life, life.conflicts[0])
    assert [p.quote for p in first] == ["1970"] and [p.quote for p in second][-1] == "1985"
    change = decide(kept, "", "trust", "quarrel", conflict="0", side=side)
    assert change.life.conflicts == ()
    assert dates(change.life)["Born"] == birth and dates(change.life)["Marries"] == "1985"


def test_keeping_both_sides_leaves_the_conflict(tmp_path: Path) -> None:
    kept = keeper(tmp_path)
    kept.add(told(tmp_path, "quarrel", QUARREL))
    assert decide(kept, "", "trust", "quarrel", conflict="0", side="both").life.conflicts
    assert [entry.value["side"] for entry in kept.history("quarrel") if entry.kind == "trust"]


def test_a_preview_is_what_deciding_then_does(kept: Keeper) -> None:
    log = kept.folder.log.read_bytes()
    birth = kept.life("sailor").birth
    decision = Decision("sailor", birth, "date", {"date": "1980"}, who="Ann")
    shown = kept.preview(decision)
    assert shown.entry is None and kept.folder.log.read_bytes() == log
    done = kept.decide(decision)
    assert done.moved == shown.moved and dates(done.life) == dates(shown.life)


def test_the_second_of_two_who_correct_one_event_is_told(kept: Keeper) -> None:
    birth = kept.life("sailor").birth
    seen = kept.last("sailor", birth)
    bob = Keeper(kept.folder.path, shipped={})
    bob.decide(Decision("sailor", birth, "date", {"date": "1980"}, who="Bob", seen=seen))
    with pytest.raises(Stale, match="Bob has changed this meanwhile") as told_so:
        kept.decide(Decision("sailor", birth, "date", {"date": "1981"}, who="Ann", seen=seen))
    assert told_so.value.entry.who == "Bob"
    assert dates(kept.life("sailor"))["Born"] == "1980"
    again = kept.last("sailor", birth)
    kept.decide(Decision("sailor", birth, "date", {"date": "1981"}, who="Ann", seen=again))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", {"date": "banana"}),
        ("date", {}),
        ("title", {"title": " "}),
        ("title", {"title": "x" * 3000}),
        ("category", {"category": "nonsense"}),
        ("scope", {"scope": "mine"}),
        ("merge", {"with": "sailor-e01"}),
        ("merge", {"with": "nobody"}),
        ("split", {"title": "x", "start": "a", "end": "9"}),
        ("add", {"title": "x", "category": "other", "start": "9", "end": "99999"}),
        ("trust", {"conflict": "7", "side": "first"}),
        ("trust", {"conflict": "²", "side": "first"}),
        ("nonsense", {}),
    ],
)
def test_what_cannot_be_decided_is_one_line_and_nothing_written(
    kept: Keeper, kind: str, value: dict[str, str]
) -> None:
    log = kept.folder.log.read_bytes()
    with pytest.raises(TimelineError) as fault:
        kept.decide(Decision("sailor", "sailor-e01", kind, value))
    assert "\n" not in str(fault.value) and kept.folder.log.read_bytes() == log


def test_half_a_character_can_be_written_too(kept: Keeper) -> None:
    assert event(decide(kept, "Marries", "title", title="We\ud83dd").life, "We?d")


def test_another_reading_keeps_decisions_by_their_passages(kept: Keeper) -> None:
    """A better extractor gives other ids, and leaves an event out."""
    decide(kept, "Marries", "date", date="2007")
    decide(kept, "Loses father", "title", title="The father dies")
    home = event(kept.life("sailor"), "Comes home").id
    decide(kept, "Goes to sea", "merge", **{"with": home})
    entries = kept.folder.state().of("sailor")
    prepared = prepare(kept.testimony("sailor"))
    renamed = tuple(
        replace(mention, id=f"other-{number}")
        for number, mention in enumerate(prepared.mentions)
        if mention.title != "Loses father"
    )
    applied = apply(replace(prepared, mentions=renamed), entries)
    now = dates(applied.life)
    assert now["Marries"] == "2007" and "Comes home" not in now
    assert [entry.kind for entry in applied.orphans] == ["title"]


def test_a_better_reading_is_listed_and_decisions_are_not(
    kept: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(kept, "Marries", "date", date="2007")
    decide(kept, "Loses father", "reject")
    assert kept.rerun() == ()

    def better(*given: object) -> object:
        found = prepare(*given)  # type: ignore[arg-type]
        return replace(found, mentions=tuple(m for m in found.mentions if m.title != "Goes to sea"))

    monkeypatch.setattr("timeline.catalogue.keeping.knowing.prepare", better)
    again = Keeper(kept.folder.path, shipped={})
    (change,) = again.rerun()
    gone = [each.title for each in change.moved if not each.after]
    assert gone == ["Goes to sea"] and not any(each.title == "Marries" for each in change.moved)
    assert dates(change.life)["Marries"] == "2007"
    assert again.rerun() == ()


def test_one_event_told_in_two_testimonies_is_shown_with_both_dates(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    later = "I was born in 1981 in a port. I married in 2007. In 2010 I bought a house.\n"
    kept.add(told(tmp_path, "later", later))
    kept.link(["sailor", "later"], "the-sailor", who="Ann")
    lives = [kept.life(id) for id in ("sailor", "later")]
    assert {life.testimony.narrator_id for life in lives} == {"the-sailor"}
    pairs = {(one.title, one.edtf, other.edtf) for one, other in told_twice(lives)}
    assert ("Marries", "2006", "2007") in pairs
    assert any(title == "Born" for title, _, _ in pairs)


def test_what_ships_can_be_corrected_and_is_not_written_to(tmp_path: Path) -> None:
    told(tmp_path, "weaver", WEAVER)
    file = tmp_path / "weaver.txt"
    kept = Keeper(tmp_path / "kept", shipped={"weaver": file})
    written = file.read_bytes()
    birth = kept.life("weaver").birth
    kept.decide(Decision("weaver", birth, "date", {"date": "1962"}))
    assert dates(kept.life("weaver"))["Born by a river"] == "1962"
    assert kept.touched() == ("weaver",) and file.read_bytes() == written
    with pytest.raises(TimelineError, match="ships with the program"):
        kept.forget("weaver", "asked")
