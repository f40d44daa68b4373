"""What was decided, applied to what was read: the same testimony dated anew.

Decisions change the mentions (titles, categories, what is one event and what is none) and fix
dates; then the network dates everything together, so that whatever counts from a corrected event
moves with it. A decision finds its event by its id, and where another reading gave other ids by
its passage; one that finds none is an orphan, and is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from timeline import chronology, edtf
from timeline.catalogue.keeping.decision import Entry
from timeline.chronology import Decided, Fixed
from timeline.extract import Prepared
from timeline.model import Event, Life, Mention, Passage, Scope, Status, TimeSpan, Vague

# The end of an id of `new_id`.
_OF_A_PERSON = re.compile(r"-[0-9a-f]{12}$")


@dataclass(frozen=True, slots=True)
class Applied:
    """A life as decided; `ids` gives the event of each entry, `orphans` the entries without."""

    life: Life
    ids: Mapping[str, str]
    orphans: tuple[Entry, ...]


@dataclass
class _Work:
    """What the decisions have made so far."""

    prepared: Prepared
    mentions: dict[str, Mention]
    dates: dict[str, Fixed] = field(default_factory=dict)
    status: dict[str, Status] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)
    distrusted: set[tuple[int, int]] = field(default_factory=set)


def apply(prepared: Prepared, entries: Sequence[Entry]) -> Applied:
    """Date a testimony with what people decided; `entries` in the order of the log, those that
    are undone left out by whoever calls."""
    work = _Work(prepared, {mention.id: mention for mention in prepared.mentions})
    ids: dict[str, str] = {}
    orphans = []
    for entry in entries:
        edit = EDITS.get(entry.kind)
        if edit is None:
            continue
        event = new_id(entry) if entry.kind == "add" else located(work.mentions, entry)
        if event is None or (entry.kind == "merge" and _other(work.mentions, entry) is None):
            orphans.append(entry)
            continue
        ids[entry.id] = event
        edit(work, event, entry)
    return Applied(_dated(work), MappingProxyType(ids), tuple(orphans))


def as_told(prepared: Prepared, life: Life) -> Life:
    """A life with each event dated by its own words alone; its events are those of `life`, with
    their titles and what people said of them but for corrected dates."""
    told = chronology.date(
        prepared.testimony, prepared.expressions, prepared.mentions, prepared.packs, alone=True
    )
    dated = {event.id: event for event in told.events}
    events = []
    for event in life.events:
        alone = dated.get(event.id)
        if alone is None:  # somebody added it: its words may say when, the network may not
            events.append(replace(event, span=TimeSpan(), edtf="", reasons=(), basis="inferred"))
        else:
            events.append(
                replace(
                    event,
                    span=alone.span,
                    edtf=alone.edtf,
                    reasons=alone.reasons,
                    basis=alone.basis,
                )
            )
    return replace(life, events=tuple(events), conflicts=told.conflicts)


def new_id(entry: Entry) -> str:
    """The id of an event that a person added or split off."""
    return f"{entry.testimony}-{entry.id}"


def of_a_person(event: str) -> bool:
    """Whether an event's id says that a person made it, and no reading did."""
    return _OF_A_PERSON.search(event) is not None


def located(mentions: Mapping[str, Mention], entry: Entry) -> str | None:
    """The event that an entry is about."""
    if entry.kind == "trust":
        return ""
    named = mentions.get(entry.event)
    if named is not None and (entry.start < 0 or _overlap(named, entry) > 0):
        return named.id
    if of_a_person(entry.event):  # what a person made goes when its making is undone
        return None
    best = max(mentions.values(), key=lambda mention: _overlap(mention, entry), default=None)
    return best.id if best is not None and _overlap(best, entry) > 0 else None


def _other(mentions: Mapping[str, Mention], entry: Entry) -> str | None:
    """The event that a merging takes in."""
    start, _, end = entry.value.get("passage", "-1--1").partition("-")
    if not (start.isdigit() and end.isdigit()):
        return entry.value["with"] if entry.value["with"] in mentions else None
    return located(
        mentions, replace(entry, event=entry.value["with"], start=int(start), end=int(end))
    )


def _overlap(mention: Mention, entry: Entry) -> int:
    """How many characters of a passage an entry's passage shares."""
    passages = (mention.passage, *mention.also)
    return max(min(p.end, entry.end) - max(p.start, entry.start) for p in passages)


def _dated(work: _Work) -> Life:
    prepared = work.prepared
    told = [mention for mention in work.mentions.values() if mention.id not in work.rejected]
    decided = Decided(_dates(work), frozenset(work.distrusted))
    life = chronology.date(prepared.testimony, prepared.expressions, told, prepared.packs, decided)
    events = [
        replace(event, status=work.status[event.id]) if event.id in work.status else event
        for event in life.events
    ]
    events += _refused(work)
    order = {id: number for number, id in enumerate(work.mentions)}
    return replace(life, events=tuple(sorted(events, key=lambda e: _telling(e, work, order))))


def _telling(event: Event, work: _Work, order: Mapping[str, int]) -> tuple[int, int, int]:
    mention = work.mentions[event.id]
    return (mention.order, mention.passage.start, order[event.id])


def _dates(work: _Work) -> Mapping[str, Fixed]:
    """The dates that came with the events, and over them those that people gave."""
    return MappingProxyType({**work.prepared.fixed, **work.dates})


def _refused(work: _Work) -> list[Event]:
    """What is no event after all, as it would have been dated: to be seen, and taken back."""
    if not work.rejected:
        return []
    prepared = work.prepared
    life = chronology.date(
        prepared.testimony,
        prepared.expressions,
        tuple(work.mentions.values()),
        prepared.packs,
        Decided(_dates(work), frozenset(work.distrusted)),
    )
    return [replace(event, status="rejected") for event in life.events if event.id in work.rejected]


# --- the kinds of decision: one function each --------------------------------------------------


def _accept(work: _Work, event: str, _: Entry) -> None:
    work.status.setdefault(event, "accepted")
    if work.status[event] == "rejected":
        work.status[event] = "accepted"
        work.rejected.discard(event)


def _reject(work: _Work, event: str, _: Entry) -> None:
    work.status[event] = "rejected"
    work.rejected.add(event)


def _date(work: _Work, event: str, entry: Entry) -> None:
    work.dates[event] = Fixed(edtf.span(entry.value["edtf"]), _says(entry))
    _corrected(work, event)


def _title(work: _Work, event: str, entry: Entry) -> None:
    _change(work, event, title=entry.value["title"])


def _category(work: _Work, event: str, entry: Entry) -> None:
    _change(work, event, category=entry.value["category"])


def _scope(work: _Work, event: str, entry: Entry) -> None:
    scope: Scope = "context" if entry.value["scope"] == "context" else "life"
    _change(work, event, scope=scope)


def _place(work: _Work, event: str, entry: Entry) -> None:
    _change(work, event, place=entry.value["place"])


def _merge(work: _Work, event: str, entry: Entry) -> None:
    other = work.mentions[_other(work.mentions, entry) or event]
    if other.id == event:
        return
    mention = work.mentions[event]
    _change(
        work,
        event,
        also=(*mention.also, other.passage, *other.also),
        expressions=tuple(dict.fromkeys((*mention.expressions, *other.expressions))),
    )
    del work.mentions[other.id]
    work.dates.pop(other.id, None)
    work.rejected.discard(other.id)


def _split(work: _Work, event: str, entry: Entry) -> None:
    whole = work.mentions[event]
    part = _told(work, entry, whole.category, whole.scope)
    rest = tuple(index for index in whole.expressions if index not in part.expressions)
    _change(work, event, expressions=rest or whole.expressions)
    work.mentions[part.id] = part
    _corrected(work, part.id)
    if entry.value.get("edtf"):
        _date(work, part.id, entry)


def _add(work: _Work, event: str, entry: Entry) -> None:
    work.mentions[event] = _told(work, entry, entry.value["category"], "life")
    _corrected(work, event)
    if entry.value.get("edtf"):
        _date(work, event, entry)


def _trust(work: _Work, _: str, entry: Entry) -> None:
    for pair in entry.value.get("drop", "").split():
        start, _, end = pair.partition("-")
        work.distrusted.add((int(start), int(end)))


EDITS: Mapping[str, Callable[[_Work, str, Entry], None]] = MappingProxyType(
    {
        "accept": _accept,
        "date": _date,
        "title": _title,
        "category": _category,
        "scope": _scope,
        "place": _place,
        "merge": _merge,
        "split": _split,
        "reject": _reject,
        "add": _add,
        "trust": _trust,
    }
)


def _change(work: _Work, event: str, **fields: object) -> None:
    work.mentions[event] = replace(work.mentions[event], **fields)  # type: ignore[arg-type]
    _corrected(work, event)


def _corrected(work: _Work, event: str) -> None:
    if event not in work.rejected:
        work.status[event] = "corrected"


def _told(work: _Work, entry: Entry, category: str, scope: Scope) -> Mention:
    """A mention of words that a person selected."""
    start, end = int(entry.value["start"]), int(entry.value["end"])
    prepared = work.prepared
    inside = tuple(
        index
        for index, each in enumerate(prepared.expressions)
        if start <= each.start and each.end <= end and not isinstance(each.form, Vague)
    )
    before = [m.order for m in work.mentions.values() if m.passage.start <= start]
    paragraphs = [p.number for p in prepared.testimony.paragraphs if p.start <= start]
    return Mention(
        id=new_id(entry),
        passage=Passage(start, end, prepared.testimony.text[start:end]),
        title=entry.value["title"],
        category=category,
        scope=scope,
        order=max(before, default=0),
        expressions=inside,
        paragraph=max(paragraphs, default=0),
    )


def _says(entry: Entry) -> str:
    """Who corrected a date, when, from what to what, and why: in signs, for any language."""
    moved = f"{entry.before} → {entry.value['edtf']}" if entry.before else entry.value["edtf"]
    parts = (entry.who, entry.when[:10], moved, entry.why)
    return "; ".join(part for part in parts if part)
