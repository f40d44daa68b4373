"""Ages that no event's clause holds: "Pak, now 45", "I was sixteen." in a sentence of its own.

They tie a birth to the day of speaking, where the words are of the present; to the date that
stands beside them ("I was eleven when Kim Il Sung died"); or to the event told just before.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.chronology.forms import Here, Trust
from timeline.chronology.forms.age import at_speech, is_present, whose
from timeline.chronology.forms.common import say
from timeline.chronology.placing import four
from timeline.chronology.story import Said, Story
from timeline.chronology.ties import aged, between
from timeline.model import Age, Anchored, Calendar, Shift

_NEAR = 400  # characters: about two or three sentences
_CLAUSE = 60  # characters between an age and a date beside it
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
        elif (beside := _date_beside(story, index, taken)) is not None and story.told:
            here = Here(place or 0, story.told[place or 0])
            found += _at_date(story, here, index, beside)
        elif place is not None and _alone(story, index):
            here = Here(place, story.told[place])
            person = whose(story, None, index)
            near = expression.start - here.told.mention.passage.end <= _NEAR
            if near and person and story.birth(person) != here.told.begin:
                ties = aged(story.birth(person), here.told.begin, form)
                found.append(say(story, here, index, "age", Trust.AGE, ties=ties))
    return found


def _date_beside(story: Story, index: int, taken: set[int]) -> int | None:
    """The date that stands in the sentence of an age and that no event has taken."""
    expression = story.expressions[index]
    first, last = story.sentence(expression.start)
    for other, date in enumerate(story.expressions):
        form = date.form
        written = isinstance(form, Anchored) or (isinstance(form, Calendar) and not form.supplied)
        # "I turned sixty this summer", told of no event before it
        written = written or (isinstance(form, Shift) and form.origin == "speech")
        near = first <= date.start < last and abs(date.start - expression.start) <= _CLAUSE
        if near and written and date.span is not None and other not in taken:
            return other if date.relation in ("at", "during") else None
    return None


def _at_date(story: Story, here: Here, index: int, beside: int) -> Iterator[Said]:
    """That somebody had an age at the date beside it."""
    expression, span = story.expressions[index], story.expressions[beside].span
    form, person = expression.form, whose(story, None, index)
    if not person or span is None or not isinstance(form, Age):
        return
    born = story.births.get(person)
    day = f"said:{expression.start}.begin"
    yield say(
        story, here, index, "age", Trust.AGE,
        limits=between(day, four(span)[0], four(span)[3]),
        ties=aged(story.birth(person), day, form),
        also=beside,
        owner=born.id if born else "",
    )  # fmt: skip


def _alone(story: Story, index: int) -> bool:
    """Whether the sentence of an age tells hardly anything else: then it speaks of what was told
    just before. In a longer one it belongs to something that happened there."""
    expression = story.expressions[index]
    first, last = story.sentence(expression.start)
    text = story.testimony.text
    beside = text[first : expression.start] + text[expression.end : last]
    return sum(letter.isalpha() for letter in beside) <= _ALONE
