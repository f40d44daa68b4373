"""From a testimony and its mentions to a life: dated events, reasons, conflicts.

date(testimony, expressions, mentions, packs) -> Life
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from timeline import edtf
from timeline.chronology.around import AROUND, TOLD, close_open_sides
from timeline.chronology.cues import cue_words
from timeline.chronology.days import known, to_date
from timeline.chronology.decided import NOTHING, RULE, Decided, by_itself
from timeline.chronology.network import EARLIEST, LATEST, Network
from timeline.chronology.persons import NARRATOR, Persons
from timeline.chronology.reasons import Explainer
from timeline.chronology.sentences import Writer
from timeline.chronology.settle import Settled, settle
from timeline.chronology.shape import end_dates, lasts
from timeline.chronology.statements import gather
from timeline.chronology.story import Said, Story, Told
from timeline.chronology.voice import is_diary, profile_of
from timeline.model import (
    Age,
    Anchored,
    Basis,
    Calendar,
    Conflict,
    Event,
    Life,
    Mention,
    Passage,
    Testimony,
    TimeExpression,
    TimeSpan,
)
from timeline.packs import Pack

_HEADINGS = ("date", "heading")
_BASIS: dict[str, Basis] = {
    "calendar": "explicit",
    "range": "explicit",
    "entry": "explicit",
    "known-fact": "explicit",
    RULE: "explicit",
    "anchor": "anchor",
    "stage": "anchor",
    "age": "age",
    "age-now": "age",
    "relative": "relative",
    "counted": "relative",
    "told-clock": "relative",
    "order": "relative",
    "duration": "duration",
}


def date(
    testimony: Testimony,
    expressions: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    packs: Sequence[Pack] = (),
    decided: Decided = NOTHING,
    *,
    alone: bool = False,
) -> Life:
    """Date every mention as tightly as the words allow, and say why.

    Events come in the order of telling; what is still to come is left out (a life has no event
    after it was told). What people have `decided` is taken before what the words say. `alone`:
    each event is dated by its own passage only, as it was told and not as it can be worked out
    (for people who must not be narrowed down). Raises TimelineError for a known fact that is no
    EDTF.
    """
    story = _with_decided(lay_out(testimony, expressions, mentions, packs), decided)
    said, choices = gather(story, decided)
    if alone:
        said, choices = [each for each in said if by_itself(each)], []
    settled = settle([s.statement for s in said], [choice for choice, _ in choices])
    said += [reading for _, readings in choices for reading in readings]
    if not alone:
        said += close_open_sides(story, settled.network)
    by_id = {s.statement.id: s for s in said}
    spans = {told.id: span_of(story, settled.network, told) for told in story.told}
    about = (id for id, fixed in decided.dates.items() if fixed.span.approximate and id in spans)
    spans |= {id: replace(spans[id], approximate=True) for id in about}
    writer = Writer(story, spans)
    explainer = Explainer(writer, settled.network, by_id)
    own: dict[str, list[Said]] = {}
    for statement in said:
        if statement.statement.id not in settled.without:
            own.setdefault(statement.statement.owner, []).append(statement)
    events = tuple(
        _event(story, told, spans[told.id], own.get(told.id, []), explainer)
        for told in story.told
        if not _is_to_come(story, spans[told.id])
    )
    born = story.narrator_birth
    return Life(
        testimony=testimony,
        expressions=tuple(expressions),
        events=events,
        conflicts=_conflicts(writer, settled, by_id, {event.id for event in events}),
        birth=born.id if born else "",
        no_birth="" if born else writer.say(_no_birth(story)),
    )


def _with_decided(story: Story, decided: Decided) -> Story:
    """The story with the shape that people gave its events: whether each lasted, or goes on."""
    if not decided.dates:
        return story
    told = []
    for each in story.told:
        fixed = decided.dates.get(each.id)
        if fixed is not None:
            mention = replace(each.mention, ongoing=fixed.span.ongoing, entry="")
            each = replace(each, mention=mention, lasting=not fixed.span.point, bounded=True)
        told.append(each)
    return replace(story, told=tuple(told))


def _is_to_come(story: Story, span: TimeSpan) -> bool:
    """Whether all of a span lies after the day of telling: a forecast, and no event of a life."""
    last = to_date(story.day_told[1])
    return bool(last and span.begin_of_the_begin and span.begin_of_the_begin > last)


def lay_out(
    testimony: Testimony,
    expressions: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    packs: Sequence[Pack],
) -> Story:
    """The story of the mentions, in the order of telling."""
    told = []
    still = cue_words(testimony.language, "still")
    until = cue_words(testimony.language, "until")
    roles = [(p.start, p.end) for p in testimony.paragraphs if p.role in _HEADINGS]
    taken = {index for mention in mentions for index in mention.expressions}
    diary = is_diary(testimony)
    for mention in sorted(mentions, key=lambda m: (m.order, m.passage.start, m.id)):
        mention = mention if diary else replace(mention, entry="")
        own_words = mention.expressions or _within(mention, expressions, taken)
        indexes = _beside_headings(own_words, expressions, roles)
        own = [expressions[index] for index in indexes]
        last = end_dates(mention, own, testimony.text, still, until)
        ends = frozenset(indexes[place] for place in last)
        bounded = any(_bounds_it(e) for e in own)
        lasting = lasts(mention, own, ended=bool(ends))
        told.append(Told(mention, lasting, indexes, ends, bounded))
    names = frozenset(re.findall(r"[^\W\d_]{2,}", testimony.narrator.lower()))
    persons = Persons(testimony.language, profile_of(testimony), names)
    return Story(testimony, expressions, tuple(told), tuple(packs), persons)


def _within(
    mention: Mention, expressions: Sequence[TimeExpression], taken: set[int]
) -> tuple[int, ...]:
    """The dates and ages within a passage that no event has taken, for one that has none."""
    first = bisect_left(expressions, mention.passage.start, key=lambda e: e.start)
    found = []
    for index in range(first, len(expressions)):
        if expressions[index].start >= mention.passage.end:
            break
        dates = isinstance(expressions[index].form, Calendar | Anchored | Age)
        if dates and index not in taken:
            found.append(index)
    return tuple(found)


def _bounds_it(expression: TimeExpression) -> bool:
    """Whether words say about when: more than "after the war", at least "after New Year"."""
    span = expression.span
    named = span is not None and isinstance(expression.form, Calendar | Anchored)
    return named or expression.relation not in ("after", "before")


def _beside_headings(
    indexes: Sequence[int],
    expressions: Sequence[TimeExpression],
    headings: Sequence[tuple[int, int]],
) -> tuple[int, ...]:
    """The expressions without those of a heading (a diary's date line), where there are others."""
    text = [
        i
        for i in indexes
        if not any(start <= expressions[i].start < end for start, end in headings)
    ]
    return tuple(text or indexes)


def span_of(story: Story, network: Network, told: Told) -> TimeSpan:
    """An event's four bounds as the network has them."""
    first, begun = network.bounds(told.begin)
    ended, last = network.bounds(told.end)
    ongoing = told.mention.ongoing and told.lasting
    lasting = told.lasting and (ongoing or _has_an_end(network, told))
    if not lasting:
        ended, last = first, begun
    if ongoing:
        until = story.speech(told.mention.passage.start)[1]
        ended, last = until, until + 1 if known(until) else last
    dates = [story.expressions[i] for i in told.expressions]
    dates = [e for e in dates if isinstance(e.form, Calendar | Anchored)]
    approximate = bool(dates) and dates[0].mod == "APPROX"
    return TimeSpan(
        begin_of_the_begin=to_date(first),
        end_of_the_begin=to_date(begun),
        begin_of_the_end=to_date(ended),
        end_of_the_end=None if ongoing else to_date(last),
        point=not lasting,
        ongoing=ongoing,
        approximate=approximate,
    )


def _has_an_end(network: Network, told: Told) -> bool:
    """Whether anything but its beginning and the day of telling says when it ended."""
    said = [*network.why(told.end, EARLIEST)[:1], *network.why(told.end, LATEST)[:1]]
    return any(not (s.structural or s.id.startswith((TOLD, AROUND))) for s in said)


def _event(
    story: Story,
    told: Told,
    span: TimeSpan,
    own: Sequence[Said],
    explainer: Explainer,
) -> Event:
    mention = told.mention
    timex = [story.expressions[i] for i in told.expressions]
    inside = [t for t in timex if mention.passage.start <= t.start < mention.passage.end]
    text = story.testimony.text
    words = text[min(t.start for t in inside) : max(t.end for t in inside)] if inside else ""
    return Event(
        id=mention.id,
        testimony=story.testimony.id,
        title=mention.title,
        category=mention.category,
        scope=mention.scope,
        narrator=story.testimony.narrator,
        passage=mention.passage,
        span=span,
        edtf=edtf.write(span),
        basis=_basis(own),
        summary=mention.summary,
        place=mention.place,
        latitude=mention.latitude,
        longitude=mention.longitude,
        also=mention.also,
        timex=words,
        reasons=explainer.reasons(told, span),
        person=mention.person,
    )


def _basis(own: Sequence[Said]) -> Basis:
    """What an event's date rests on: the most trusted of the statements of its own passages."""
    telling = [said for said in own if said.rule in _BASIS]
    best = min(telling, key=lambda said: said.statement.rank, default=None)
    return _BASIS[best.rule] if best else "inferred"


def _conflicts(
    writer: Writer, settled: Settled, said: dict[str, Said], kept: set[str]
) -> tuple[Conflict, ...]:
    found = []
    for core in settled.conflicts:
        steps = [said[s.id] for s in core if s.id in said]
        owners = [s.statement.owner for s in steps if s.statement.owner in kept]
        passages: list[Passage] = [s.passage for s in steps if s.passage is not None]
        if not owners or any(s.rule == "told" for s in steps):
            continue  # that it is told afterwards is our rule, not the text's
        passages = sorted(dict.fromkeys(passages), key=lambda p: (p.start, p.end))
        why = writer.conflict(steps)
        found.append(Conflict(tuple(dict.fromkeys(owners)), tuple(passages), why))
    return tuple(dict.fromkeys(found))


def _no_birth(story: Story) -> str:
    """Why a life has no birth: what the text tells instead."""
    ages = any(
        isinstance(e.form, Age) and story.persons.key(e.form.whose) == NARRATOR
        for e in story.expressions
    )
    return "no_birth_ages" if ages else "no_birth"
