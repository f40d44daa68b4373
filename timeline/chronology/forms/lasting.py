"""How long something took: "for four years", "after eleven months in ...", "it took a year".

What lasted begins where the story stands, unless its own words date it, and ends that much later.
What happened once, at the end of a time ("it took five months before I reached"), is dated by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.chronology.cues import cue_words
from timeline.chronology.forms.common import Found, Here, Trust, onto, say
from timeline.chronology.network import Tie
from timeline.chronology.shape import length_of
from timeline.chronology.story import Said, Story, Told
from timeline.chronology.ties import apart, not_before, same_moment
from timeline.model import Anchored, Calendar, Lasting, Quantity, Shift

_MOVES = ("escape", "migration", "resettlement")
_CUTS_OFF = ("arrest",)  # a stay is over by then
_DATING = (Calendar, Anchored, Shift)


def lasting(story: Story, here: Here, index: int) -> Found:
    """A duration: ties an event's end to its beginning, or an event to the one told before."""
    expression = story.expressions[index]
    told, amount = here.told, length_of(expression)
    if amount is None or (expression.relation == "after" and dated_otherwise(story, told)):
        return []
    before = story.antecedent(here.place)
    if not told.lasting:
        if before is None or dated_otherwise(story, told):
            return []
        ties = apart(told.begin, before.end, amount)
        if expression.relation == "within":
            ties = (*not_before(told.begin, before.end), *ties[2:3])
        return [_say(story, here, index, onto(told, before, ties), firm=False, uses=(before.id,))]
    found: Found = list(_ends_at(story, here, index))
    lengths = [i for i in sorted(told.expressions) if length_of(story.expressions[i]) is not None]
    firm = told.mention.lasting is True or not dated_otherwise(story, told)
    firm = firm and lengths[0] == index
    found += [
        _say(story, here, index, firm=firm, ties=apart(told.end, told.begin, amount, loose=False))
    ]
    if dated_otherwise(story, told):
        return found
    if before is None or before.mention.paragraph != told.mention.paragraph:
        whole = list(_told_as_a_whole(story, here, index))
        if whole:
            return [*found, *whole]
    if before is not None:
        ties = onto(told, before, same_moment(told.begin, before.end))
        found.append(
            say(story, here, index, "story", Trust.ORDER, ties=ties, firm=False, uses=(before.id,))
        )
    return found


def in_nth(story: Story, here: Here, index: int) -> Found:
    """ "In my third year there": so far into the time that was told of just before."""
    form = story.expressions[index].form
    before = story.antecedent(here.place)
    if not isinstance(form, Lasting) or not form.nth or before is None or not before.lasting:
        return []
    months = {"year": 12, "month": 1}.get(form.amount.unit)
    if months is None:
        return []
    passed = Quantity((form.nth - 1) * months, form.nth * months, "month")
    ties = onto(here.told, before, apart(here.told.begin, before.begin, passed))
    uses = (before.id,)
    return [say(story, here, index, "relative", Trust.RELATIVE, ties=ties, firm=False, uses=uses)]


def _told_as_a_whole(story: Story, here: Here, index: int) -> Iterator[Said]:
    """ "In the ten years he served": it began and ended with events that are told elsewhere."""
    told = here.told
    begins, ends = story.lookup.edges(told.mention.category, told.id)
    later = {one.id for one in story.told[here.place + 1 :]}
    for mention, own in ((begins, told.begin), (ends, told.end)):
        there = story.event(mention.id) if mention else None
        if there is not None and there.id in later:
            ties = onto(told, there, same_moment(own, there.begin))
            rule = "begins-with" if own == told.begin else "ends-with"
            yield say(
                story, here, index, rule, Trust.RELATIVE, ties=ties, firm=False, uses=(there.id,)
            )


def _ends_at(story: Story, here: Here, index: int) -> Iterator[Said]:
    """ "After a year of preparation, I left": the time ended when that happened, told in the same
    sentence. Also where somebody hid or stayed and then went on: it ended with the move."""
    told = here.told
    start = told.mention.passage.start
    first, last = story.sentence(start)
    expression = story.expressions[index]
    opening = story.testimony.text[start : expression.start].lower().split()
    words = cue_words(story.testimony.language, "after")
    if expression.relation == "after" or (opening and opening[0] in words):
        main = story.within(first, last, but=told)
        if main is not None:
            ties = onto(told, main, same_moment(told.end, main.begin))
            yield say(
                story, here, index, "main", Trust.RELATIVE, ties=ties, firm=False, uses=(main.id,)
            )
        return
    after = story.after(here.place)
    if after is not None and after.mention.category in _MOVES:
        ties = onto(told, after, same_moment(told.end, after.begin))
        yield say(
            story, here, index, "moved-on", Trust.GUESS, ties=ties, firm=False, uses=(after.id,)
        )
    elif after is not None and after.mention.category in _CUTS_OFF:
        ties = onto(told, after, not_before(after.begin, told.end))
        yield say(
            story, here, index, "moved-on", Trust.GUESS, ties=ties, firm=False, uses=(after.id,)
        )


def dated_otherwise(story: Story, told: Told) -> bool:
    """Whether words of the event's own date it, beside its duration."""
    own = [story.expressions[i] for i in told.expressions]
    return any(isinstance(e.form, _DATING) and length_of(e) is None for e in own)


def _say(
    story: Story,
    here: Here,
    index: int,
    ties: tuple[Tie, ...],
    *,
    firm: bool = True,
    uses: tuple[str, ...] = (),
) -> Said:
    return say(story, here, index, "duration", Trust.DURATION, ties=ties, firm=firm, uses=uses)
