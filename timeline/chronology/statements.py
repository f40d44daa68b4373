"""All that a story says about time, as statements for the network.

What every event has (it ends after it begins, nothing after it was told), what its expressions
say, what its clause says ("then", a diary's entry), the facts known from outside, the ages that
stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.chronology.around import TOLD
from timeline.chronology.days import FIRST, LAST, known
from timeline.chronology.decided import NOTHING, Decided, fixed_statements
from timeline.chronology.facts import fact_statements
from timeline.chronology.forms import Here, Readings, Trust, build
from timeline.chronology.forms.common import onto, passage_of
from timeline.chronology.forms.since import since_words
from timeline.chronology.loose import loose_ages
from timeline.chronology.network import Limit, Statement, Tie
from timeline.chronology.same_count import same_count
from timeline.chronology.settle import Choice
from timeline.chronology.story import Said, Story, Told, window_of
from timeline.chronology.ties import between, not_before, same_moment
from timeline.model import Calendar

_AHEAD = 4  # events ahead in which a full date may show which year is meant


def gather(
    story: Story, decided: Decided = NOTHING
) -> tuple[list[Said], list[tuple[Choice, tuple[Said, ...]]]]:
    """The statements, and the choices with what each of their readings says."""
    said: list[Said] = []
    choices: list[tuple[Choice, tuple[Said, ...]]] = []
    for place, told in enumerate(story.told):
        here = Here(place, told)
        said += _given(story, told)
        if told.id in decided.dates:  # in place of what its own words say
            said += fixed_statements(told, decided.dates[told.id])
            continue
        for index in told.expressions:
            for found in build(story, here, index):
                if isinstance(found, Readings):
                    readings = replace(found, said=tuple(decided.trusted(found.said)))
                    if readings.said:
                        choices.append((_choice(story, here, readings), readings.said))
                else:
                    said.append(found)
        said += _clause(story, here)
        said += since_words(story, here)
    said += [*fact_statements(story), *loose_ages(story), *same_count(story)]
    return decided.trusted(said), choices


def _given(story: Story, told: Told) -> Iterator[Said]:
    """What holds of any event: it ends after it begins, and not after it was told."""
    if told.lasting:
        ties = not_before(told.end, told.begin)
        yield Said(
            Statement(f"00-lasts-{told.id}", ties=ties, structural=True, owner=told.id), "lasts"
        )
    last = story.speech(told.mention.passage.start)[1]
    if known(last):
        limits = between(told.begin, FIRST, last)
        if not told.mention.ongoing:
            limits = between(told.end, FIRST, last)
        yield Said(
            Statement(f"{TOLD}{told.id}", limits, rank=80, owner=told.id),
            "told",
            None,
            "",
            ("told",),
        )
    if told.mention.ongoing and known(last):
        limits = between(told.end, last, LAST)
        yield Said(
            Statement(f"00-ongoing-{told.id}", limits, rank=80, owner=told.id), "ongoing",
            told.mention.passage,
        )  # fmt: skip


def _clause(story: Story, here: Here) -> Iterator[Said]:
    """What the clause says without a time expression: "then"; the day of its diary entry."""
    told, mention = here.told, here.told.mention
    entry = window_of(mention.entry)
    if known(entry[1]):
        if not told.expressions and mention.category != "birth":
            limits = between(told.begin, *entry)
            yield _clause_said(story, here, "entry", Trust.CALENDAR, limits=limits)
        elif told.lasting and told.expressions and not mention.ongoing:
            yield _clause_said(
                story, here, "entry-end", Trust.ORDER, limits=between(told.end, *entry)
            )
    if mention.after:
        before = story.antecedent(here.place)
        if before is not None:
            at_once = before.lasting or mention.ongoing  # "since then I have lived here"
            if told.expressions or not at_once:
                ties = not_before(told.begin, before.end)
            else:
                ties = same_moment(told.begin, before.end)
            ties = onto(told, before, ties)
            yield _clause_said(story, here, "order", Trust.ORDER, ties=ties, uses=(before.id,))
    elif told.lasting and not mention.before and _only_ends(story, told, mention.ongoing):
        before = story.antecedent(here.place)
        if before is not None:
            ties = onto(told, before, same_moment(told.begin, before.end))
            yield _clause_said(story, here, "story", Trust.ORDER, ties=ties, uses=(before.id,))


def _only_ends(story: Story, told: Told, ongoing: bool) -> bool:
    """Whether the words date only the end ("until 1993", "where I still live"): it began where
    the story stands."""
    relations = {story.expressions[i].relation for i in told.expressions}
    return relations <= {"until", "to"} if relations else ongoing


def _clause_said(
    story: Story,
    here: Here,
    rule: str,
    trust: Trust,
    *,
    limits: tuple[Limit, ...] = (),
    ties: tuple[Tie, ...] = (),
    uses: tuple[str, ...] = (),
) -> Said:
    told = here.told
    statement = Statement(
        f"{int(trust)}-{told.mention.passage.start:08}-{rule}-{told.id}",
        limits,
        ties,
        rank=int(trust),
        firm=trust is not Trust.ORDER,
        owner=told.id,
        place=here.place,
    )
    passage = told.mention.passage
    if rule == "story" and told.expressions:
        passage = passage_of(story, story.expressions[told.expressions[0]])
    return Said(statement, rule, passage, "", uses)


def _is_written(story: Story, told: Told) -> bool:
    """Whether a date that leaves nothing out takes the story on."""
    mention = told.mention
    forms = [story.expressions[i].form for i in told.expressions]
    dated = any(isinstance(form, Calendar) and not form.supplied for form in forms)
    return dated and not mention.before and mention.scope == "life"


def _choice(story: Story, here: Here, found: Readings) -> Choice:
    """A choice, with the order of telling to choose by: not before the last, not after the next."""
    told = here.told
    order: list[Statement] = []
    before = story.antecedent(here.place)
    if before is not None and not told.mention.before:
        ties = not_before(told.begin, before.begin)
        order.append(Statement("order-before", ties=ties, rank=int(Trust.ORDER)))
    after = story.after(here.place)
    if after is not None and not told.mention.before and after.mention.scope == "life":
        ties = not_before(after.begin, told.begin)
        order.append(Statement("order-after", ties=ties, rank=int(Trust.ORDER)))
    back = story.told[max(0, here.place - _AHEAD) : here.place]
    since = next((t for t in reversed(back) if _is_written(story, t)), None)
    if since is not None and since is not before and not told.mention.before:
        ties = not_before(told.begin, since.begin)
        order.append(Statement("order-since", ties=ties, rank=int(Trust.ORDER)))
    written = next(
        (t for t in story.told[here.place + 1 :][:_AHEAD] if _is_written(story, t)), None
    )
    if written is not None and written is not after and not told.mention.before:
        ties = not_before(written.begin, told.begin)
        order.append(Statement("order-written", ties=ties, rank=int(Trust.ORDER)))
    readings = tuple(said.statement for said in found.said)
    after_moment = ""
    if before is not None and found.moves and not told.mention.before:
        after_moment = before.begin
    return Choice(readings[0].id, readings, tuple(order), after_moment, found.sole)
