"""Stories: what a presenter wrote is read strictly, found again, and never overwritten."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kept_stories import SAILOR, WEAVER, decide, told, with_sailor
from typer.testing import CliRunner, Result

from timeline.catalogue import Catalogue, questions, stories
from timeline.catalogue.keeping import Keeper, StaleStory
from timeline.catalogue.keeping.stories import LIMIT, digest
from timeline.catalogue.stories import Story, StoryFaults, StoryStep, read_story
from timeline.cli import app
from timeline.model import TimelineError

LANGUAGES = ("en", "ko")
FAULTY = (
    ("[]", "object"),
    ("{", "no JSON"),
    ("[" * 100_000, "no JSON"),
    ('{"title": 5, "steps": []}', "title says 5"),
    ('{"title": "x"}', "no list of steps"),
    ('{"steps": {"a": 1}}', "no list of steps"),
    ('{"steps": [7]}', "step 1: is 7"),
    ('{"steps": [{}]}', "step 1: is empty"),
    ('{"steps": [{"sentance": "x"}]}', "'sentance' is no field"),
    ('{"steps": [{"event": "e1"}]}', "of which testimony"),
    ('{"steps": [{"testimony": "t", "note": "x"}]}', "no event of it"),
    ('{"steps": [{"note": "x", "passage": [5, 2]}]}', "passage says [5, 2]"),
    ('{"steps": [{"note": "x", "passage": [true, 2]}]}', "passage says"),
    ('{"id": "../../etc", "steps": []}', "id says"),
    ('{"language": "<b>", "steps": []}', "language says"),
    ('{"access": "everybody", "steps": []}', "access says"),
    (json.dumps({"steps": [{"note": "x" * 10_001}]}), "10,001 characters"),
    (json.dumps({"steps": [{"note": "x"}] * 101}), "101 steps"),
    (json.dumps({"title": "x" * LIMIT, "steps": []}), "bytes"),
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return Catalogue.shipped()


def a_story(catalogue: Catalogue, *titles: str) -> Story:
    """A story of the events with these titles, and of words at its end."""
    keys = {row["title"]: row["key"] for row in catalogue.events().to_dict("records")}
    steps = stories.steps_of(catalogue, [keys[title] for title in titles])
    asked = tuple(replace(step, question=f"Why {n}?") for n, step in enumerate(steps))
    return Story("", "Sea", steps=(*asked, StoryStep(sentence="And you?")))


def found(catalogue: Catalogue, story: Story) -> list[str]:
    """What each step shows: a title, what is lost, or nothing."""
    shown = []
    for one in stories.placed(catalogue, story):
        row = questions.event(catalogue, one.key) if one.key else None
        shown.append(str(row["title"]) if row else one.lost)
    return shown


# --- What ships ---------------------------------------------------------------------------------


def test_four_lessons_or_more_ship_in_both_languages_and_every_step_is_found(
    shipped: Catalogue,
) -> None:
    lessons = stories.shipped()
    own = {id for id in lessons if not id.endswith("-ko")}
    assert len(own) >= 4
    assert {f"{id}-ko" for id in own} == set(lessons) - own
    for id, story in lessons.items():
        assert story.shipped
        assert story.language == ("ko" if id.endswith("-ko") else "en")
        assert [one.step.event for one in stories.placed(shipped, story) if one.lost] == []
        assert any(step.words_alone for step in story.steps)
        assert all(step.question for step in story.steps), id
    for id in own:
        english, korean = lessons[id], lessons[f"{id}-ko"]
        assert [step.event for step in english.steps] == [step.event for step in korean.steps]


def test_the_lessons_in_korean_are_in_korean() -> None:
    for story in stories.shipped().values():
        if story.language == "ko":
            for step in story.steps:
                assert any("가" <= char <= "힣" for char in step.question)


# --- Reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "says"), FAULTY)
def test_a_faulty_file_is_told_in_lines_that_name_it(text: str, says: str) -> None:
    with pytest.raises(StoryFaults) as caught:
        read_story(text, "lesson.json")
    assert any(says in line for line in caught.value.lines), caught.value.lines
    assert all(line.startswith("lesson.json: ") for line in caught.value.lines)
    assert all(len(line) < 300 for line in caught.value.lines)


def test_each_fault_has_a_line_and_very_many_are_counted() -> None:
    text = json.dumps({"title": 1, "by": [], "steps": [{"note": 3}] * 50})
    with pytest.raises(StoryFaults) as caught:
        read_story(text, "lesson.json")
    assert len(caught.value.lines) == 21
    assert "and 32 more faults" in caught.value.lines[-1]


def test_a_story_is_written_and_read_again_as_it_was(tmp_path: Path) -> None:
    with_sailor(tmp_path)
    with Catalogue(tmp_path / "kept") as catalogue:
        story = replace(
            a_story(catalogue, "Goes to sea"), id="sea", by="앤", access="public", made="2026"
        )
    assert read_story(stories.written(story), "sea.json") == story
    assert read_story(b"\xef\xbb\xbf" + stories.written(story).encode(), "sea.json") == story


def test_what_steers_or_turns_the_writing_is_left_out_and_everything_else_is_kept() -> None:
    said = "</script><b>x</b>\u202egnihton\u2066\x1b[31m\x00 &amp; 제빵사 \u200f\ud800\nsecond"
    story = read_story(json.dumps({"title": said, "steps": [{"note": said}]}), "x")
    kept = "</script><b>x</b>gnihton[31m &amp; 제빵사 \u200f\nsecond"
    assert story.steps[0].note == kept
    assert story.title == kept.replace("\n", " ")


def test_a_key_names_its_testimony_itself() -> None:
    story = read_story('{"steps": [{"event": "sailor:sailor-e03"}]}', "x")
    assert story.steps == (StoryStep("sailor", "sailor-e03"),)


# --- Finding ------------------------------------------------------------------------------------


def test_a_step_is_found_after_its_date_and_title_were_corrected(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    with Catalogue(tmp_path / "kept") as catalogue:
        story = a_story(catalogue, "Comes home", "Goes to sea")
        decide(kept, "Goes to sea", "date", date="2009")
        decide(kept, "Goes to sea", "title", title="Signs on")
        catalogue.refresh()
        assert found(catalogue, story) == ["Comes home", "Signs on", ""]


def test_a_step_is_found_where_its_text_has_moved_and_ids_are_others(tmp_path: Path) -> None:
    with_sailor(tmp_path)
    with Catalogue(tmp_path / "kept") as catalogue:
        story = a_story(catalogue, "Comes home", "Goes to sea")
    story = replace(story, steps=tuple(_public(step, SAILOR) for step in story.steps))
    longer = "When I was five my sister was born in the same port.\n\n" + SAILOR
    other = Keeper(tmp_path / "other", shipped={})
    other.add(told(tmp_path / "again", "sailor", longer))
    with Catalogue(tmp_path / "other") as catalogue:
        assert found(catalogue, story) == ["Comes home", "Goes to sea", ""]
    third = Keeper(tmp_path / "third", shipped={})
    changed = longer.replace("At 20 I went to sea", "At 20 I went out to sea")
    third.add(told(tmp_path / "third-time", "sailor", changed))
    with Catalogue(tmp_path / "third") as catalogue:
        assert found(catalogue, story) == ["Comes home", "Goes out to sea", ""]


def _public(step: StoryStep, text: str) -> StoryStep:
    """The step with the words of its passage, as one of a public testimony has them."""
    return replace(step, quote=text[step.start : step.end]) if step.event else step


def test_a_step_that_is_not_found_stays_and_says_what_is_not_there(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    with Catalogue(tmp_path / "kept") as catalogue:
        story = a_story(catalogue, "Goes to sea", "Marries")
        decide(kept, "Marries", "reject")
        catalogue.refresh()
        assert found(catalogue, story) == ["Goes to sea", "event", ""]
        kept.remove("sailor")
        catalogue.refresh()
        assert found(catalogue, story) == ["testimony", "testimony", ""]
        assert [one.step for one in stories.placed(catalogue, story)] == list(story.steps)


def test_a_step_is_not_put_upon_another_event_whose_id_it_happens_to_have(tmp_path: Path) -> None:
    with_sailor(tmp_path)
    with Catalogue(tmp_path / "kept") as catalogue:
        there = a_story(catalogue, "Goes to sea").steps[0]
        other = replace(there, quote="Nobody ever said these words in any testimony at all")
        assert found(catalogue, Story("", "x", steps=(other,))) == ["event"]


def test_the_words_of_a_private_testimony_are_put_into_no_story(
    tmp_path: Path, shipped: Catalogue
) -> None:
    with_sailor(tmp_path)
    with Catalogue(tmp_path / "kept") as catalogue:
        assert a_story(catalogue, "Goes to sea").steps[0].quote == ""
    public = stories.step_of(shipped, "jihyun-park:jihyun-park-e03")
    assert public is not None
    assert public.quote.startswith("In 1996")


# --- Links --------------------------------------------------------------------------------------


def test_a_link_carries_a_whole_story(shipped: Catalogue) -> None:
    for story in stories.shipped().values():
        link = stories.link_of(story)
        carried = stories.story_of(shipped, link)
        assert carried is not None
        assert (carried.where, carried.title) == ("link", story.title)
        assert not any(one.lost for one in stories.placed(shipped, carried))
        assert [step.note for step in carried.steps] == [step.note for step in story.steps]


def test_a_damaged_or_swollen_link_is_told(shipped: Catalogue) -> None:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packing.compress(b" " * 50_000_000) + packing.flush()
    good = stories.link_of(stories.shipped()["leaving"])
    packed = base64.urlsafe_b64encode(bomb).decode().rstrip("=")[:6_900]
    for link in ("~", "~!!", "~AAAA", good[:-9], "~" + packed, "~" + "a" * 10_000):
        with pytest.raises(TimelineError, match="the story in this link"):
            stories.story_of(shipped, link)
    notes = [hashlib.sha512(bytes([n])).hexdigest() * 2 for n in range(90)]
    long = Story("", "x", steps=tuple(StoryStep(note=note) for note in notes))
    with pytest.raises(TimelineError, match="too long for a link"):
        stories.link_of(long)


@pytest.mark.parametrize("id", ["", "no-such", "../leaving", "a/b", "x" * 200, "leaving.json"])
def test_there_is_no_story_of_another_id(shipped: Catalogue, id: str) -> None:
    assert stories.story_of(shipped, id) is None


# --- Keeping ------------------------------------------------------------------------------------


def test_nobody_overwrites_what_somebody_else_has_saved(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    id = kept.save_story({"title": "One", "steps": []})
    seen = digest(kept.story(id))
    kept.save_story({"id": id, "title": "Two", "steps": [], "changed_by": "Ben"}, seen)
    with pytest.raises(StaleStory, match="Ben"):
        kept.save_story({"id": id, "title": "Three", "steps": []}, seen)
    kept.drop_story(id)
    with pytest.raises(StaleStory, match="removed"):
        kept.save_story({"id": id, "title": "Three", "steps": []}, seen)
    assert kept.story(id) is None
    assert kept.save_story({"id": id, "title": "Three", "steps": []}, "") == id


def test_what_was_forgotten_leaves_a_story_and_no_open_editor_brings_it_back(
    tmp_path: Path,
) -> None:
    kept = with_sailor(tmp_path)
    kept.add(told(tmp_path, "weaver", WEAVER))
    with Catalogue(tmp_path / "kept") as catalogue:
        story = a_story(catalogue, "Goes to sea", "Begins to weave")
        id = kept.save_story(stories.fields_of(story))
        before = kept.story(id)
        assert before is not None
        kept.forget("sailor", "she asked for it")
        catalogue.refresh()
        left = stories.story_of(catalogue, id)
        assert left is not None
        assert found(catalogue, left) == ["Begins to weave", ""]
    with pytest.raises(TimelineError, match="sailor: was forgotten"):
        kept.save_story(before)


def test_a_public_catalogue_shows_only_stories_that_may_be_shown(tmp_path: Path) -> None:
    kept = with_sailor(tmp_path)
    hidden = kept.save_story({"title": "Mine", "steps": []})
    open_ = kept.save_story({"title": "Ours", "access": "public", "steps": []})
    (kept.folder.stories / "bad.json").write_text("{", "utf-8")
    with Catalogue(tmp_path / "kept") as catalogue:
        own, faults = stories.own(catalogue)
        assert ([story.title for story in own], len(faults)) == (["Mine", "Ours"], 1)
        assert faults[0].startswith("bad.json")
        catalogue.public = True
        assert [story.title for story in stories.own(catalogue)[0]] == ["Ours"]
        assert stories.story_of(catalogue, hidden) is None
        assert stories.story_of(catalogue, open_) is not None


# --- The command line ---------------------------------------------------------------------------


def timeline(folder: Path, *said: str | Path) -> Result:
    result = CliRunner().invoke(app, ["--catalogue", str(folder), "stories", *map(str, said)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_story_goes_out_as_a_file_and_comes_in_as_a_new_one(tmp_path: Path) -> None:
    folder, file, bad = tmp_path / "kept", tmp_path / "x.json", tmp_path / "bad.json"
    assert timeline(folder, "export", "leaving", "--out", file).exit_code == 0
    bad.write_text('{"title": 1, "steps": [{}]}', "utf-8")
    came = timeline(folder, "import", file, bad, tmp_path / "none.json")
    assert came.exit_code == 2
    assert len(came.stderr.splitlines()) == 3
    id = came.stdout.partition(":")[0]
    listed: list[dict[str, Any]] = json.loads(timeline(folder, "list", "--json").stdout)
    row = next(row for row in listed if row["id"] == id)
    assert (row["access"], row["lost"], row["ships"]) == ("private", 0, False)
    shown = timeline(folder, "show", id).stdout
    assert "Walks over the frozen Yalu" in shown
    assert "question: Is it an escape" in shown
    assert timeline(folder, "remove", id).exit_code == 0
    for wrong in (("remove", id), ("remove", "leaving"), ("show",), ("sing",), ("import",)):
        done = timeline(folder, *wrong)
        assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1), wrong
