"""Ages that no event's clause holds: "Pak, now 45", "I was sixteen." in a sentence of its own.

They tie a birth to the day of speaking, where the words are of the present, or to the event told
just before.
"""

from __future__ import annotations

from timeline.chronology.forms import Here, Trust
from timeline.chronology.forms.age import at_speech, is_present, whose
from timeline.chronology.forms.common import say
from timeline.chronology.story import Said, Story
from timeline.chronology.ties import aged
from timeline.model import Age

_NEAR = 400  # characters: about two or three sentences
_ALONE = 20  # letters that a sentence may have beside the age that it tells


def loose_ages(story: Story) -> list[Said]:
    """A statement for every age that stands alone and can be placed."""
    taken = {index for told in story.told for index in told.expressions}
    found: list[Said] = []
    for index, expression in enumerate(story.expressions):
        form = expression.form
        if index in taken or not isinstance(form, Age) or form.mode == "grade":
            continue
        place = story.at(expression.start)
        if is_present(story, index):
            here = Here(place or 0, story.told[place or 0]) if story.told else None
            if here is not None:
                found += [s for s in at_speech(story, here, index) if isinstance(s, Said)]
        elif place is not None and _alone(story, index):
            here = Here(place, story.told[place])
            person = whose(story, None, index)
            near = expression.start - here.told.mention.passage.end <= _NEAR
            if near and person and story.birth(person) != here.told.begin:
                ties = aged(story.birth(person), here.told.begin, form)
                found.append(say(story, here, index, "age", Trust.AGE, ties=ties))
    return found


def _alone(story: Story, index: int) -> bool:
    """Whether the sentence of an age tells hardly anything else: then it speaks of what was told
    just before. In a longer one it belongs to something that happened there."""
    expression = story.expressions[index]
    first, last = story.sentence(expression.start)
    text = story.testimony.text
    beside = text[first : expression.start] + text[expression.end : last]
    return sum(letter.isalpha() for letter in beside) <= _ALONE
