"""What a state goes on from, where no time expression tells it: "I have lived here since my
marriage", "I had been there since I left school".

The words after "since" name an event of the story, or the end of school in the narrator's country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.chronology.cues import cue_words
from timeline.chronology.forms.common import Here, Trust, onto
from timeline.chronology.lookup import closest_meanings
from timeline.chronology.network import Statement, Tie
from timeline.chronology.story import Said, Story
from timeline.chronology.ties import aged, same_moment
from timeline.model import Age, Passage

_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[^.,;:!?()\n]*")
_LEFT_SCHOOL = "school-end"
_OLDEST = 20  # schools that are left later are no schooling of everybody


def since_words(story: Story, here: Here) -> Iterator[Said]:
    """The statement of "since" and the words after it, for an event that no words of time begin."""
    told, mention = here.told, here.told.mention
    if any(story.expressions[i].relation in ("since", "from") for i in told.expressions):
        return
    start = mention.passage.start
    rest = _CLAUSE.match(story.testimony.text, mention.passage.end)
    end = rest.end() if rest else mention.passage.end
    text = story.testimony.text[start:end]
    word = next((w for w in _WORD.finditer(text) if _is_since(story, w[0])), None)
    if word is None:
        return
    words = text[word.end() :].strip()
    passage = Passage(start + word.start(), end, text[word.start() :])
    match = story.lookup.find(words, here.place, skip=told.id)
    source = story.event(match.mention.id) if match and match.sure else None
    if source is not None:
        ties = onto(told, source, same_moment(told.begin, source.begin))
        yield _said(here, passage, ties, (source.id,))
        return
    ages = _leaving_school(story) if _LEFT_SCHOOL in _meanings(story, words) else None
    if ages is not None:
        birth = story.birth(story.persons.key("", mention))
        yield _said(here, passage, aged(birth, told.begin, Age(*ages, "grade")), ())


def _said(here: Here, passage: Passage, ties: tuple[Tie, ...], uses: tuple[str, ...]) -> Said:
    statement = Statement(
        f"{int(Trust.RELATIVE)}-{passage.start:08}-since-{here.told.id}",
        ties=ties,
        rank=int(Trust.RELATIVE),
        firm=False,
        owner=here.told.id,
        place=here.place,
    )
    return Said(statement, "relative", passage, "", uses)


def _is_since(story: Story, word: str) -> bool:
    return word.lower() in cue_words(story.testimony.language, "since")


def _meanings(story: Story, words: str) -> frozenset[str]:
    return closest_meanings(story.testimony.language, words)


def _leaving_school(story: Story) -> tuple[int, int] | None:
    """The years after birth in which school is left, by the packs of the testimony."""
    found = [
        (row.leave_low, row.leave_high)
        for pack in story.packs
        for row in pack.stages
        if row.leave_low is not None and row.leave_high is not None and row.years
    ]
    schools = [ages for ages in found if ages[1] <= _OLDEST]
    return max(schools, key=lambda ages: ages[1], default=None)
