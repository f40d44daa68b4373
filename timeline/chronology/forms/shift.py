"""What counts from something else: "two years later", "the following spring", "that November",
"three months after the wedding", "last year".

What it counts from is the day of speaking, a named thing of history, an event that the words name,
or the event told just before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.chronology.cues import cue_words
from timeline.chronology.days import MONTHS, SEASONS, WEEKDAYS
from timeline.chronology.forms.age import whose
from timeline.chronology.forms.calendar import anchor_span
from timeline.chronology.forms.common import (
    Found,
    Here,
    Trust,
    between_them,
    is_first,
    moment,
    onto,
    relation_of,
    say,
    sided,
)
from timeline.chronology.forms.dated import own_date
from timeline.chronology.forms.within import is_a_day, within_counted_year
from timeline.chronology.forms.years import moved_to_year, named_years
from timeline.chronology.network import Limit, Tie
from timeline.chronology.placing import four, place
from timeline.chronology.shape import length_of
from timeline.chronology.story import Story, Told
from timeline.chronology.ties import (
    aged,
    apart,
    between,
    following,
    in_same,
    not_before,
    preceding,
    same_moment,
)
from timeline.model import Age, Calendar, Lasting, Quantity, Shift, TimeExpression, TimeSpan

_BESIDE = 8  # characters within which a count stands beside a date: ", in "
_NO_UNIT = ("quarter", "half", "season")
_PLAIN = ("day", "week", "month", "year", "decade", "century")


def shift(story: Story, here: Here, index: int) -> Found:
    """A shift, counted from its origin; where that is not found, what the words alone gave."""
    expression = story.expressions[index]
    form = expression.form
    assert isinstance(form, Shift)
    this_day = form.direction == 0 and form.landing == "day" and expression.span is not None
    if this_day and expression.span is not None:  # "on this day in 1997"
        for year in named_years(story, here.told, index):
            moved = moved_to_year(expression.span, year)
            if moved is not None:
                limits = place(here.told, moved, relation_of(story, here, index))
                return [say(story, here, index, "calendar", Trust.CALENDAR, limits=limits)]
    found: Found = []
    named = own_date(story, *form.event) if form.event is not None else None
    if named is not None and form.amount is not None and form.direction:
        return _from_date(story, here, index, named)
    if form.origin == "event" and form.event is not None:
        found = _from_event(story, here, index, form)
        if found:
            return found
    if form.origin == "told" or (form.origin == "event" and form.direction >= 0):
        source = story.antecedent(here.place)
        skipped = None if source is None else between_them(story, source, index)
        if skipped is not None and form.origin == "told":
            found = _from_expression(story, here, index, skipped)
            if found and story.expressions[skipped].span is not None:
                return found
        if source is not None:
            return [*found, *_tied(story, here, index, source), *_clock(story, here, index)]
    in_entry = story.speech(expression.start) != story.day_told and not is_a_day(form.landing)
    if expression.span is not None and not (form.origin == "speech" and in_entry):
        limits = place(here.told, expression.span, relation_of(story, here, index))
        own = here.told.mention.passage
        inside = own.start <= expression.start < own.end
        firm = form.origin in ("speech", "anchor") and inside and is_first(story, here, index)
        return [say(story, here, index, "relative", Trust.RELATIVE, limits=limits, firm=firm)]
    return _from_day(story, here, index, form)


def _from_date(story: Story, here: Here, index: int, span: TimeSpan) -> Found:
    """Counted from a date that is given with the words for what it counts from."""
    expression = story.expressions[index]
    form = expression.form
    assert isinstance(form, Shift)
    day, relation = f"from:{expression.start}.begin", relation_of(story, here, index)
    at = moment(here.told, relation)
    ties = sided(relation_ties(at, day, form), at, relation)
    limits = between(day, four(span)[0], four(span)[3])
    return [
        say(story, here, index, "counted", Trust.RELATIVE, limits=limits, ties=ties, firm=False)
    ]


def _from_expression(story: Story, here: Here, index: int, other: int) -> Found:
    """Counted from a date in the text that dates no event of ours."""
    expression = story.expressions[index]
    form, span = expression.form, story.expressions[other].span
    assert isinstance(form, Shift)
    day = f"from:{expression.start}.begin"
    relation = relation_of(story, here, index)
    at = moment(here.told, relation)
    ties = sided(relation_ties(at, day, form), at, relation)
    limits: tuple[Limit, ...] = ()
    if span is not None:
        limits = between(day, four(span)[0], four(span)[3])
    elif isinstance(age := story.expressions[other].form, Age):
        person = whose(story, None, other)
        if not person:
            return []
        ties = (*ties, *aged(story.birth(person), day, age)[:2])
    return [
        say(
            story, here, index, "counted", Trust.RELATIVE,
            limits=limits, ties=ties, firm=False, also=other,
        )
    ]  # fmt: skip


def _clock(story: Story, here: Here, index: int) -> Found:
    """What the narrative clock made of the words: it decides where the story leaves two years."""
    expression = story.expressions[index]
    if expression.span is None:
        return []
    limits = place(here.told, expression.span, relation_of(story, here, index))
    return [say(story, here, index, "told-clock", Trust.RELATIVE, limits=limits, firm=False)]


def counted_from_words(story: Story, here: Here, index: int) -> Found:
    """A length before the words for an event ("three years after the wedding"), where the event
    is found; none for other words."""
    expression = story.expressions[index]
    amount = length_of(expression)
    if amount is None or not isinstance(expression.form, Lasting):
        return []
    word = re.match(r"\s+(\w+)\s+", story.testimony.text[expression.end :])
    language = story.testimony.language
    direction = 0
    if word and word[1].lower() in cue_words(language, "later"):
        direction = 1
    elif word and word[1].lower() in cue_words(language, "earlier"):
        direction = -1
    if word is None or not direction:
        return []
    start = expression.end + word.end()
    match = story.lookup.find(_named_at(story, start), here.place, skip=here.told.id)
    source = story.event(match.mention.id) if match and match.sure else None
    if source is None:
        return []
    at = moment(here.told, relation_of(story, here, index))
    later, earlier = (at, source.begin) if direction > 0 else (source.begin, at)
    ties = onto(here.told, source, apart(later, earlier, amount))
    uses = (source.id,)
    return [say(story, here, index, "relative", Trust.RELATIVE, ties=ties, firm=False, uses=uses)]


def _named_at(story: Story, start: int) -> str:
    """The words from an offset to the end of their clause, a few at most."""
    words = re.match(r"[^.,;:!?()\"“”]{0,60}", story.testimony.text[start:])
    return words[0] if words else ""


def _from_event(story: Story, here: Here, index: int, form: Shift) -> Found:
    assert form.event is not None
    words = story.testimony.text[form.event[0] : form.event[1]]
    cut_off = story.testimony.text[form.event[1] :].lstrip(" ").startswith("\n")
    if len(words.split()) < 2 and cut_off:
        words = _named_at(story, form.event[0])
    before = story.antecedent(here.place)
    mention = here.told.mention
    own = _named_at(story, form.event[0]) if mention.before else words
    if form.direction and before is not None and story.lookup.names(own, mention):
        # "Three years into my service", told of the enlistment, or "a year after my parents had
        # moved there", told of the move: the story stood that much later.
        ties = onto(here.told, before, relation_ties(before.begin, here.told.begin, form))
        uses = (before.id,)
        return [
            say(story, here, index, "relative", Trust.RELATIVE, ties=ties, firm=False, uses=uses)
        ]
    match = story.lookup.find(words, here.place, skip=here.told.id)
    source = story.event(match.mention.id) if match else None
    if source is None or match is None:
        return []
    if not match.sure and form.direction > 0 and _is_past(story, source, before):
        return []  # only the kind fits, and the story has gone on since
    ended = source.lasting and story.lookup.end(words, source.mention.category)
    return _tied(story, here, index, source, point=not ended)


def _is_past(story: Story, source: Told, before: Told | None) -> bool:
    """Whether another event was told after it, before the place where the story stands."""
    return before is not None and source.mention.order < before.mention.order


def _is_brief(story: Story, source: Told) -> bool:
    """Whether the event before went on for less than a year ("eight months in hiding, and came the
    following June"): the next year is the one after it began."""
    lengths = [length_of(story.expressions[index]) for index in source.expressions]
    return any(one is not None and one.unit in ("month", "week", "day") for one in lengths)


def _tied(story: Story, here: Here, index: int, source: Told, *, point: bool = False) -> Found:
    expression = story.expressions[index]
    form = expression.form
    assert isinstance(form, Shift)
    at = moment(here.told, relation_of(story, here, index))
    brief = landing(form.landing)[0] == "year" and _is_brief(story, source)
    begun = point or form.direction < 0 or brief or source.mention.ongoing
    start = source.begin if begun else source.end
    plain = form.amount is None and not form.landing
    relation = relation_of(story, here, index)
    if plain and relation in ("since", "from", "until", "to"):  # "since then", "until then"
        ties: tuple[Tie, ...] = same_moment(at, start)
    elif plain and form.direction > 0 and source.lasting and not here.told.mention.before:
        ties = same_moment(at, start)
    elif relation_of(story, here, index) == "within" and form.amount is not None:
        ties = (*not_before(at, start), *apart(at, start, form.amount)[2:3])
    elif plain and relation == "during" and not form.direction:  # "in the meantime"
        ties = (*not_before(at, source.begin), *not_before(source.end, at))
    else:
        ties = within_counted_year(expression, at, start) or relation_ties(at, start, form)
    ties = sided(ties, at, relation_of(story, here, index)) if not plain else ties
    ties = onto(here.told, source, ties)
    if plain and not form.direction and relation in ("by", "before"):
        ties = not_before(start, at)
    trust = Trust.ORDER if plain and form.direction else Trust.RELATIVE
    rule = "order" if trust is Trust.ORDER else "relative"
    firm = _counts_to_a_date(story, here, index, source)
    return [say(story, here, index, rule, trust, ties=ties, firm=firm, uses=(source.id,))]


def _counts_to_a_date(story: Story, here: Here, index: int, source: Told) -> bool:
    """Whether a count stands beside a written date, and what it counts from has one in the same
    paragraph ("in 1960 ... two years later, in 1962"): then the text says both."""
    expression = story.expressions[index]
    amount = expression.form.amount if isinstance(expression.form, Shift) else None
    if amount is None or amount.low is None or amount.low != amount.high or amount.about:
        return False
    if source.mention.paragraph != here.told.mention.paragraph or source.lasting:
        return False
    beside = any(
        abs(story.expressions[i].start - expression.end) <= _BESIDE
        for i in here.told.expressions
        if _is_written(story.expressions[i])
    )
    return beside and any(_is_written(story.expressions[i]) for i in source.expressions)


def _is_written(expression: TimeExpression) -> bool:
    form = expression.form
    return isinstance(form, Calendar) and not form.supplied and expression.relation == "at"


def relation_ties(at: str, start: str, form: Shift) -> tuple[Tie, ...]:
    """The ties between an event and what it counts from."""
    if _is_ordinal(form):
        # "The second year of the war" is the year after its first.
        assert form.amount is not None and form.amount.low is not None
        nth = form.amount.low - 1
        return apart(at, start, Quantity(nth, nth, form.amount.unit))
    if form.amount is not None and form.direction:
        later, earlier = (at, start) if form.direction > 0 else (start, at)
        return apart(later, earlier, form.amount)
    unit, name = landing(form.landing)
    if not form.direction:
        return in_same(at, start, unit, name) if unit else ()
    if unit:
        named = form.landing if name or unit != "day" else "day"
        return (following if form.direction > 0 else preceding)(at, start, named)
    return not_before(at, start) if form.direction > 0 else not_before(start, at)


def _is_ordinal(form: Shift) -> bool:
    amount = form.amount
    return (
        form.origin == "event"
        and form.direction > 0
        and amount is not None
        and bool(amount.low)
        and form.landing == amount.unit
    )


def landing(name: str) -> tuple[str, str]:
    """The calendar unit that "that NAME" shares with what it counts from, and the name within;
    "" where the words name no unit ("that time")."""
    if name in SEASONS or name in MONTHS:
        return "year", name
    if name in WEEKDAYS:
        return "week", name
    if name in _PLAIN:
        return name, ""
    return ("day", "") if name and name not in _NO_UNIT else ("", "")


def _from_day(story: Story, here: Here, index: int, form: Shift) -> Found:
    expression = story.expressions[index]
    window: Sequence[int] | None = None
    if form.origin == "speech":
        window = story.speech(expression.start)
    elif form.origin == "anchor":
        span = anchor_span(story, form.anchor)
        window = None if span is None else (four(span)[0], four(span)[3])
    elif form.origin == "birth":
        birth = story.birth(story.persons.key("", here.told.mention))
        ties = relation_ties(moment(here.told, relation_of(story, here, index)), birth, form)
        return [say(story, here, index, "relative", Trust.RELATIVE, ties=ties)]
    if window is None:
        return []
    day = f"from:{expression.start}.begin"
    at = moment(here.told, relation_of(story, here, index))
    limits: tuple[Limit, ...] = between(day, window[0], window[1])
    ties = within_counted_year(expression, at, day) or relation_ties(at, day, form)
    ties = sided(ties, at, relation_of(story, here, index))
    uses = (form.anchor,) if form.anchor else ()
    firm = is_first(story, here, index)
    return [
        say(
            story, here, index, "relative", Trust.RELATIVE,
            limits=limits, ties=ties, firm=firm, uses=uses,
        )
    ]  # fmt: skip
