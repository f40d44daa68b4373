"""Stages of school and service: they tie an event to somebody's birth by the pack's ages.

A short course takes the weeks that its row says, from where the story stands.
"""

from __future__ import annotations

from timeline.chronology.forms.age import uses_of
from timeline.chronology.forms.common import (
    Found,
    Here,
    Trust,
    moment,
    onto,
    relation_of,
    say,
    sided,
)
from timeline.chronology.persons import NARRATOR
from timeline.chronology.story import Story
from timeline.chronology.ties import aged, apart, same_moment
from timeline.model import Age, Lasting, Quantity, Stage
from timeline.packs import Stage as StageRow


def stage(story: Story, here: Here, index: int) -> Found:
    """A stage of school or service, by the ages that the pack's row gives it."""
    expression = story.expressions[index]
    form = expression.form
    assert isinstance(form, Stage)
    row = stage_row(story, form.stage)
    if row is not None and row.weeks_low is not None:
        return _course(story, here, index, row)
    span = None if row is None else _ages(row, form)
    if row is None or span is None:
        return []
    person = _whose(story, here, index)
    low, high = span
    relation = relation_of(story, here, index)
    if form.edge != "during" and relation in ("from", "to", "after"):
        relation = "at"  # "graduated from", "straight after": the edge is what the words tell
    at = moment(here.told, relation)
    ties = sided(aged(story.birth(person), at, Age(low, high, "grade")), at, relation)
    uses = (*uses_of(story, person), row.id)
    return [say(story, here, index, "stage", Trust.AGE, ties=ties, firm=False, uses=uses)]


def _whose(story: Story, here: Here, index: int) -> str:
    """Whose stage it is: one that opens its clause, before anybody is named, is the narrator's
    own ("in the third year of school my father died")."""
    form, mention = story.expressions[index].form, here.told.mention
    assert isinstance(form, Stage)
    opens = mention is not None and story.expressions[index].start <= mention.passage.start
    if form.edge == "during" and opens:
        return NARRATOR
    return story.persons.key("", mention)


def _course(story: Story, here: Here, index: int, row: StageRow) -> Found:
    """A short course begins where the story stands and takes the weeks that its row says."""
    form = story.expressions[index].form
    assert isinstance(form, Stage) and row.weeks_low is not None
    before = story.antecedent(here.place)
    if before is None or form.edge == "begin":
        return []
    told = here.told
    weeks = Quantity(row.weeks_low, row.weeks_high, "week")
    if form.edge == "end":  # how long somebody waited before it is not said
        ties = apart(told.end, before.end, weeks)[:1]
    elif told.lasting and not any(
        isinstance(story.expressions[i].form, Lasting) for i in told.expressions
    ):
        ties = (*same_moment(told.begin, before.end), *apart(told.end, told.begin, weeks))
    else:
        return []
    ties = onto(told, before, ties)
    uses = (before.id, row.id)
    return [say(story, here, index, "stage", Trust.DURATION, ties=ties, firm=False, uses=uses)]


def stage_row(story: Story, key: str) -> StageRow | None:
    """The row of a stage in the packs of this testimony."""
    return next((row for pack in story.packs for row in pack.stages if row.id == key), None)


def _ages(row: StageRow, form: Stage) -> tuple[int, int] | None:
    """The years after birth in which the event may lie."""
    enter_low = row.enter_low if row.enter_low is not None else row.from_age
    enter_high = row.enter_high if row.enter_high is not None else enter_low
    leave_high = row.leave_high if row.leave_high is not None else row.to_age
    leave_low = row.leave_low if row.leave_low is not None else leave_high
    if form.grade and enter_low is not None:
        return enter_low + form.grade - 1, enter_low + form.grade
    if form.edge == "begin" and enter_low is not None and enter_high is not None:
        return enter_low, enter_high
    if form.edge == "end" and leave_low is not None and leave_high is not None:
        return leave_low, leave_high
    if form.edge == "during" and enter_low is not None and leave_high is not None:
        return enter_low, leave_high
    return None
