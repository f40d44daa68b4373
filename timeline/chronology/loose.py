"""Ages that no event's clause holds: "Pak, now 45", "I was sixteen." in a sentence of its own.

They tie a birth to the day of speaking, where the words are of the present, or to the event told
just before.
"""

from __future__ import annotations

import re

from timeline.chronology.cues import cue_words
from timeline.chronology.forms import Here, Trust
from timeline.chronology.forms.age import at_speech, whose
from timeline.chronology.forms.common import say
from timeline.chronology.story import Said, Story
from timeline.chronology.ties import aged
from timeline.model import Age

_NEAR = 400  # characters: about two or three sentences
_LOOK = 40  # characters before an age in which its verb stands


def loose_ages(story: Story) -> list[Said]:
    """A statement for every age that stands alone and can be placed."""
    taken = {index for told in story.told for index in told.expressions}
    found: list[Said] = []
    for index, expression in enumerate(story.expressions):
        if index in taken or not isinstance(expression.form, Age):
            continue
        place = story.at(expression.start)
        if place is None:
            if _is_present(story, expression.start, expression.end) and story.told:
                found += _only_said(at_speech(story, Here(0, story.told[0]), index))
            continue
        here = Here(place, story.told[place])
        if _is_present(story, expression.start, expression.end):
            found += _only_said(at_speech(story, here, index))
            continue
        if expression.form.mode == "grade":
            continue
        near = expression.start - here.told.mention.passage.end <= _NEAR
        person = whose(story, None, index)
        if near and person and story.birth(person) != here.told.begin:
            ties = aged(story.birth(person), here.told.begin, expression.form)
            found.append(say(story, here, index, "age", Trust.AGE, ties=ties))
    return found


def _only_said(found: object) -> list[Said]:
    assert isinstance(found, list)
    return [said for said in found if isinstance(said, Said)]


def _is_present(story: Story, start: int, end: int) -> bool:
    """Whether an age is told of the day of speaking: "now 45", "I am 26", "turns thirteen"."""
    text = story.testimony.text
    sentence = re.split(r"[.!?;\n]", text[max(0, start - _LOOK) : start])[-1]
    words = set(re.findall(r"[^\W\d_]+", f"{sentence} {text[start:end]}".lower()))
    present = cue_words(story.testimony.language, "present")
    past = cue_words(story.testimony.language, "past")
    return bool(words & present) and not words & past
