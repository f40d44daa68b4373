"""What a teacher presents and hands out: steps, what is left out of them, and what paper says."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from explorer_stories import catalogue

from timeline.catalogue import Catalogue, stories
from timeline.catalogue.stories import Story, StoryStep, link_of
from timeline.check.files import notices
from timeline.explorer.dashboard import explorer
from timeline.explorer.interface import interface
from timeline.explorer.presenting import first, steps
from timeline.explorer.presenting.asked import OWN, read_asked
from timeline.explorer.presenting.slides import KEYS
from timeline.explorer.presenting.steps import Steps, steps_of
from timeline.explorer.presenting.touching import notices_in, touch_of, words
from timeline.explorer.served import to_html
from timeline.explorer.server import Settings

Ask = Callable[[str], Steps]
Read = Callable[[str], tuple[int, str]]


@pytest.fixture(scope="module")
def lives() -> Catalogue:
    return catalogue()


@pytest.fixture(scope="module")
def read(lives: Catalogue) -> Read:
    """The status and the text of a page."""
    client = explorer(lives, Settings()).server.test_client()

    def page(address: str) -> tuple[int, str]:
        answer = client.get(address, base_url="http://127.0.0.1:8050")
        return answer.status_code, answer.get_data(as_text=True)

    return page


@pytest.fixture(scope="module")
def ask(lives: Catalogue) -> Ask:
    from timeline.explorer.ground import ground_of

    ground = ground_of(lives)
    return lambda query: steps_of(lives, ground, read_asked(query))


def titles(made: Steps) -> list[str]:
    return [step.row["title"] if step.row else "" for step in made.steps]


# --- Which steps ----------------------------------------------------------------------------------


def test_one_life_in_time_order_and_opened_at_the_chosen_event(ask: Ask) -> None:
    made = ask("life=ann&event=ann:e4")
    assert titles(made)[:2] == ["Born in Aldburg", "Starts school"]
    assert (made.total, made.at, made.faults) == (6, 4, ())
    assert ask("life=ann&event=ann:e4&step=ann:e2").at == 2  # the address of a step goes before
    assert ask("life=ann&step=3").at == 3


def test_a_window_and_filters_choose_the_steps(ask: Ask) -> None:
    made = ask("from=1997&to=1997&categories=death,family")
    assert titles(made) == ["Brother dies", "Daughter born"]
    assert all(len(step.history) == 3 for step in made.steps)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/present?life=nobody", "There is no life “nobody” here."),
        ("/present?story=none", "There is no story “none” here, or it is not public."),
        ("/present?words=zzzz", "Nothing is chosen"),
        ("/handout?life=nobody", "There is no life “nobody” here."),
        ("/present?story=~broken", "The story cannot be read"),
    ],
)
def test_what_is_not_there_is_said_with_a_way_back(read: Read, address: str, says: str) -> None:
    status, page = read(address)
    assert status == 404
    assert says in html.unescape(page)
    way = "/stories" if "story=" in address else "/"
    assert f'href="{way}' in page and "life=nobody" not in page


def test_an_event_that_is_not_there_or_not_among_the_steps_is_said(read: Read) -> None:
    assert "There is no event “ann:none” here" in read("/present?life=ann&event=ann:none")[1]
    assert "“Trains stop”, is not among these" in read("/present?life=ann&event=ben:e3")[1]
    assert "step that the address names is not" in read("/present?life=ann&step=ben:e3")[1]


def test_more_steps_than_a_lesson_go_on_in_the_next_part(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "MOST_STEPS", 4)
    everything = ask("")
    assert (len(everything.steps), everything.before) == (4, 0)
    later = ask("step=5")
    assert (later.before, later.at, later.steps[0].number) == (4, 5, 5)
    names = [
        step.name for n in range(1, everything.total + 1, 4) for step in ask(f"step={n}").steps
    ]
    assert len(set(names)) == everything.total == everything.chosen


def test_of_very_many_events_the_first_are_presented_and_the_page_says_so(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (steps, first):
        monkeypatch.setattr(module, "MOST_CHOSEN", 5)
    made = ask("")
    assert (made.total, made.chosen) == (5, 29)
    said = to_html(first.first(interface("en"), read_asked(""), made, ""))
    assert "29 events are chosen; the first 5 in time are presented." in said


# --- Leaving out ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("He was tortured for a month.", {"torture"}),
        ("In prison the guards beat us every night.", {"torture", "violence"}),
        ("The band kept the beat.", set()),
        ("They shot him in public; I had to watch the execution.", {"execution"}),
        ("Three villagers were killed in the raid.", {"killing"}),
        ("She tried to kill herself.", {"suicide"}),
        ("My baby sister died that winter.", {"death of a child"}),
        ("My grandmother died in the camp.", {"death in custody"}),
        ("A broker sold her to a farmer as a bride.", {"human trafficking", "sexual violence"}),
        ("We sold eggs at the market.", set()),
        ("My father beat my mother.", {"domestic violence", "violence"}),
        ("Her leg was amputated.", {"serious injury"}),
        ("My uncle starved to death.", {"starvation"}),
        ("Two men kidnapped her on the beach.", {"abduction"}),
        ("감옥에서 고문을 받았다.", {"torture"}),
        ("할머니가 굶어 죽었다.", {"starvation"}),
        ("공개 처형을 보았다.", {"execution"}),
        ("그는 스스로 목숨을 끊었다.", {"suicide"}),
        ("언니는 중국에 팔려 갔다.", {"human trafficking"}),
        ("학교에 들어갔다.", set()),
        ("I moved to the city and went to school.", set()),
    ],
)
def test_words_tell_what_a_passage_touches_on(text: str, notices: set[str]) -> None:
    assert set(notices_in(text)) == notices


def test_every_notice_that_words_are_found_for_is_one_that_is_explained() -> None:
    assert {row.notice for row in words()} == set(notices())


def test_a_sentence_tells_and_its_paragraph_stands_beside() -> None:
    paragraph = "In 1990 I left school. In 1991 they tortured my father. In 1992 I married."
    at = paragraph.index("In 1992")
    assert touch_of("Marries", (at, len(paragraph)), (0, paragraph)).tells == ()
    assert touch_of("Marries", (at, len(paragraph)), (0, paragraph)).beside == ("torture",)
    at = paragraph.index("they tortured")
    assert touch_of("Father tortured", (at, at + 10), (0, paragraph)).tells == ("torture",)


def test_steps_are_left_out_by_notice_by_testimony_and_one_by_one(ask: Ask) -> None:
    whole = ask("")
    fewer = ask("spare=starvation")
    gone = {step.name for step in whole.steps} - {step.name for step in fewer.steps}
    assert gone == {"ann:e3"}  # “we ate bark & roots”
    assert not any(step.name.startswith("ann:") for step in ask("without=death of a child").steps)
    without_one = ask("life=ann&drop=ann:e2,ann:e4")
    assert [name for name, _ in without_one.dropped] == ["ann:e2", "ann:e4"]
    assert without_one.total == 4
    nothing = ask("life=ann&without=death of a child")
    assert nothing.total == 0 and nothing.faults[0].key == "present.all-left-out"


def test_the_first_slide_offers_to_leave_out_and_to_bring_back(read: Read) -> None:
    _, page = read("/present?life=ann")
    assert page.index("Know before you begin") < page.index('data-number="1"')
    assert "Leave out 1 step" in page and "Leave out the testimony" in page
    _, page = read("/present?life=ann&spare=starvation&drop=ann:e2")
    assert "Left out: 1 step · bring back" in page and "Starts school · bring back" in page


# --- Stories --------------------------------------------------------------------------------------

STORY = Story(
    "leaving",
    "Two who left",
    by="M. Teacher",
    steps=(
        StoryStep("cho", "e5", sentence="On foot.", question="What would you carry?", note="Slow."),
        StoryStep("ann", "e5"),
        StoryStep(sentence="Let us stop here."),
        StoryStep("nobody", "e1", sentence="A third one."),
        StoryStep("cho", "e99"),
    ),
)


def test_a_story_is_shown_in_its_own_order_with_what_was_written(read: Read, ask: Ask) -> None:
    link = link_of(STORY)
    made = ask(f"story={link}")
    assert [step.name for step in made.steps] == ["1", "2", "3", "4", "5"]
    assert titles(made) == ["Leaves on foot", "Crosses the river", "", "", ""]
    assert [step.lost for step in made.steps] == ["", "", "", "testimony", "event"]
    status, page = read(f"/present?story={link}")
    assert status == 200
    said = ["Two who left", "A story by M. Teacher", "On foot.", "What would you carry?", "Slow."]
    said += ["Let us stop here.", "The testimony of this step is not in this catalogue."]
    said += ["A third one.", "The moment of this step was not found in its testimony."]
    assert [text for text in said if text not in page] == []
    assert stories.story_of(catalogue(), link) == stories.carried.carried(link)


# --- Paper ----------------------------------------------------------------------------------------


def test_a_handout_has_what_a_slide_has_and_its_sources(read: Read) -> None:
    status, page = read("/handout?life=ann&n=1")
    assert status == 200
    assert page.index("Know before you begin") < page.index("Born in Aldburg")
    assert page.count('class="lines"') == 6
    assert "“From 1994 to 1997 we ate bark &amp; &lt;b&gt;roots&lt;/b&gt;.”" in page
    assert "In September 1987" in page or "in September 1987" in page
    assert re.search(r"Retrieved on .*version \d", page)
    assert "The Valley Papers (2019)" in page
    assert "http://127.0.0.1:8050/present?life=ann" in html.unescape(page)
    assert 'class="lines"' not in read("/handout?life=ann&space=0")[1]


def test_a_summary_is_never_put_between_quotation_marks(read: Read) -> None:
    for path in ("/present", "/handout"):
        page = read(f"{path}?life=ben")[1]
        assert "From our summary of The Valley Papers" in page
        assert "The years of the arrest are told in two ways." in page
        assert "“In 1996 the trains stopped" not in page and "In 1996 the trains stopped" in page


def test_a_handout_asks_the_questions_of_a_story_unless_told_not_to(read: Read) -> None:
    link = link_of(STORY)
    assert "What would you carry?" in read(f"/handout?story={link}")[1]
    assert "What would you carry?" not in read(f"/handout?story={link}&q=0")[1]
    assert "Slow." not in read(f"/handout?story={link}")[1]
    assert "Slow." in read(f"/handout?story={link}&n=1")[1]


def test_the_page_for_educators_tells_every_key_and_every_name_of_the_address() -> None:
    page = (Path(__file__).parents[1] / "docs" / "educators.md").read_text("utf-8")
    assert [name for name in OWN if f"`{name}`" not in page] == []
    keys = {key for keys, _ in KEYS for key in keys.split() if len(key) == 1}
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []


# --- In public ------------------------------------------------------------------------------------

TOLD = """---
id: quiet
narrator: "Q."
title: "A short talk"
language: en
told: "2020-05-01"
text_kind: verbatim
pseudonym: true
access: public
consent: given to us
source_title: "Talks"
---
I was born in 1980. At the age of twelve I left the valley. In 1999 I crossed the river.
"""


def test_in_public_somebody_with_a_pseudonym_is_dated_by_their_own_words(tmp_path: Path) -> None:
    file = tmp_path / "quiet.md"
    file.write_text(TOLD, "utf-8")
    with Catalogue(tmp_path / "kept") as kept:
        kept.add(file)
    for public, shown in ((False, True), (True, False)):
        with Catalogue.opened(tmp_path / "kept", public=public) as opened:
            client = explorer(opened, Settings(public=public)).server.test_client()
            for path in ("/present", "/handout"):
                answer = client.get(f"{path}?life=quiet", base_url="http://127.0.0.1:8050")
                page = answer.get_data(as_text=True)
                assert ("between 1992 and 1993" in page.lower()) is shown, path
                assert "In 1999" in page or "in 1999" in page
                assert ("aged" in page) is shown
                assert "the age of twelve" in page.lower()
