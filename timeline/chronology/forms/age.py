"""Ages: they tie an event to somebody's birth.

An age without an event of its own ("Pak, now 45"; "I was sixteen.") speaks of the day on which it
was said, of a date beside it, or of the event told just before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.chronology.cues import cue_words
from timeline.chronology.days import add_years, unit_end, unit_start
from timeline.chronology.forms.common import (
    Found,
    Here,
    Readings,
    Trust,
    is_near,
    moment,
    relation_of,
    say,
    sided,
    since_beside_date,
)
from timeline.chronology.persons import NARRATOR
from timeline.chronology.placing import four
from timeline.chronology.story import Said, Story, Told
from timeline.chronology.ties import aged, between
from timeline.model import Age, Shift

_BESIDE = 3  # characters between words that stand side by side
_LOOK = 40  # characters before an age in which its verb stands


def age(story: Story, here: Here, index: int) -> Found:
    """Somebody's age at the event, or, where the event is that person's birth, as they speak."""
    expression = story.expressions[index]
    form = expression.form
    assert isinstance(form, Age)
    person = whose(story, here.told, index)
    if not person or since_beside_date(story, here, index):
        return []
    if is_present(story, index) or _dated_apart(story, here.told, index):
        return at_speech(story, here, index)
    birth = story.birth(person)
    if birth == here.told.begin:
        return []
    at = moment(here.told, relation_of(story, here, index))
    ties = sided(aged(birth, at, form), at, relation_of(story, here, index))
    uses = uses_of(story, person)
    firm = form.mode != "grade" and is_near(story, here, index) and _is_first(story, here, index)
    said = say(story, here, index, "age", Trust.AGE, ties=ties, firm=firm, uses=uses)
    if form.mode != "ambiguous":
        return [said]
    return [said, _either_way(said, birth, at, form)]


def _is_today(story: Story, index: int) -> bool:
    """Whether the day of speaking is named beside an age: "I am twenty-six today"."""
    if index + 1 >= len(story.expressions):
        return False
    following, age_words = story.expressions[index + 1], story.expressions[index]
    form = following.form
    near = following.start - age_words.end <= _BESIDE
    today = isinstance(form, Shift) and form.origin == "speech" and form.landing == "day"
    return near and today and isinstance(form, Shift) and not form.direction


def _birthday(first: int, last: int, form: Age) -> tuple[int, int]:
    return add_years(first, -form.high), add_years(last, -form.low)


def _is_first(story: Story, here: Here, index: int) -> bool:
    """Whether no other age of the clause comes first ("at twenty and not, as he said, at ten")."""
    beside = [*beside_age(story, here.told, index), index]
    ages = [i for i in sorted(beside) if isinstance(story.expressions[i].form, Age)]
    relation = story.expressions[index].relation
    return next(i for i in ages if story.expressions[i].relation == relation) == index


def _either_way(said: Said, birth: str, at: str, form: Age) -> Readings:
    """An age that may be counted in two ways: where the order of telling leaves only one, that."""
    readings = tuple(
        replace(
            said,
            statement=replace(
                said.statement,
                id=f"{said.statement.id}-{mode}",
                ties=aged(birth, at, replace(form, mode=mode)),
                firm=False,
            ),
        )
        for mode in ("at", "counting")
    )
    return Readings(readings, sole=True)


def _dated_apart(story: Story, told: Told, index: int) -> bool:
    """Whether an age in another mention of the event has a date of its own ("I turned forty-eight
    this year", beside what was told of 2013)."""
    own, at = told.mention.passage, story.expressions[index]
    if own.start <= at.start < own.end:
        return False
    return any(
        isinstance(form := story.expressions[i].form, Shift) and form.origin == "speech"
        for i in beside_age(story, told, index)
        if 0 <= story.expressions[i].start - at.end <= _BESIDE
    )


def is_present(story: Story, index: int) -> bool:
    """Whether an age is told of the day of speaking: "now 45", "I am 26", "turns thirteen"; not
    where a story is told in the present ("I am nine when they come")."""
    expression = story.expressions[index]
    text, language = story.testimony.text, story.testimony.language
    before = text[max(0, expression.start - _LOOK) : expression.start]
    after = text[expression.end : expression.end + _LOOK]
    words = _words(re.split(r"[.!?;\n]", before)[-1] + " " + expression.text)
    if set(_words(after)[:1]) & cue_words(language, "when"):
        return False
    present, past = cue_words(language, "present"), cue_words(language, "past")
    return bool(present.intersection(words)) and not past.intersection(words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def at_speech(story: Story, here: Here, index: int) -> Found:
    """An age that somebody has on the day on which it is said."""
    expression = story.expressions[index]
    form = expression.form
    assert isinstance(form, Age)
    first, last = story.speech(expression.start)
    person = whose(story, here.told, index)
    if not person:
        return []
    born = story.births.get(person)
    if form.mode == "at" and _is_today(story, index):
        form = replace(form, mode="turned")
        return [
            say(
                story, here, index, "age-now", Trust.AGE,
                limits=between(story.birth(person), *_birthday(first, last, form)),
                owner=born.id if born else "",
            )
        ]  # fmt: skip
    if form.mode == "turned":  # "I turn seventy this year"
        first, last = unit_start(first, "year"), unit_end(last, "year")
    for other in beside_age(story, here.told, index):
        span = story.expressions[other].span
        if span is not None:
            first, last = four(span)[0], four(span)[3]
    day = f"said:{expression.start}.begin"
    return [
        say(
            story, here, index, "age-now", Trust.AGE,
            limits=between(day, first, last),
            ties=aged(story.birth(person), day, form),
            owner=born.id if born else "",
        )
    ]  # fmt: skip


def whose(story: Story, told: Told | None, index: int) -> str:
    """The key of the person whose age it is; "" for somebody we cannot follow. Where the words
    name nobody, the nearest person in the sentence is meant, those before first."""
    expression = story.expressions[index]
    form = expression.form
    assert isinstance(form, Age)
    mention = told.mention if told else None
    if form.whose:
        found = story.persons.key(form.whose, mention)
        if found or told is None or not story.persons.stands_for(form.whose):
            return found
        return _told_of_before(story, told)
    first, last = story.sentence(expression.start)
    text = story.testimony.text
    person = story.persons.nearest(
        text[first : expression.start], text[expression.end : last], mention
    )
    return person or story.persons.key("", mention)


def _told_of_before(story: Story, told: Told) -> str:
    """The relative of whom the paragraph told last ("Our son was born ... When he was two")."""
    place = next(i for i, one in enumerate(story.told) if one.id == told.id)
    for before in reversed(story.told[:place]):
        if before.mention.paragraph != told.mention.paragraph:
            break
        person = story.persons.born_in(before.mention) or story.persons.relative(before.mention)
        if person and person != NARRATOR:
            return person
    return ""


def beside_age(story: Story, told: Told, index: int) -> list[int]:
    """The other expressions in the passage of an age: they date the age, not the birth."""
    start = story.expressions[index].start
    for passage in (told.mention.passage, *told.mention.also):
        if passage.start <= start < passage.end:
            return [
                other
                for other in told.expressions
                if other != index and passage.start <= story.expressions[other].start < passage.end
            ]
    return []


def dates_an_age(story: Story, told: Told, index: int) -> bool:
    """Whether an expression dates an age beside it and not the event: "he turns thirteen this
    winter", told of what he did before; "thirteen in 1994", told of his birth."""
    if isinstance(story.expressions[index].form, Age):
        return False
    person = story.persons.born_in(told.mention)
    if person and not _in_words_of_birth(story, told, index):
        return True
    return any(
        isinstance(story.expressions[other].form, Age)
        and (is_present(story, other) or (person and whose(story, told, other) == person))
        for other in beside_age(story, told, index)
    )


def _in_words_of_birth(story: Story, told: Told, index: int) -> bool:
    """Whether an expression stands in the passage that tells a birth, or in one that tells it
    again; what else was counted to the event dates something else."""
    start = story.expressions[index].start
    own = told.mention.passage
    if own.start <= start < own.end:
        return True
    return any(
        passage.start <= start < passage.end and story.persons.tells_birth(passage.quote)
        for passage in told.mention.also
    )


def uses_of(story: Story, person: str) -> tuple[str, ...]:
    born: Told | None = story.births.get(person)
    return (born.id,) if born else ()
