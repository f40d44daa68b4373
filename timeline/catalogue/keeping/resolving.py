"""A decision → the entry that is written: checked, and complete enough to stand by itself.

A date is kept as it was typed and as EDTF, so that it means the same whatever reads dates later;
a conflict's sides are kept as passages, since conflicts have no names.
"""

from __future__ import annotations

import secrets

from timeline.catalogue.keeping.decision import KINDS, Decision, Entry
from timeline.catalogue.keeping.folder import now
from timeline.catalogue.keeping.reading import read_date
from timeline.catalogue.keeping.siding import dropped, sides
from timeline.extract import Prepared
from timeline.model import (
    CONTEXT_CATEGORIES,
    LIFE_CATEGORIES,
    Event,
    Life,
    Passage,
    TimelineError,
)

LONGEST = 2000  # characters of a title, a place, a why
SIDES = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def entry_for(decision: Decision, life: Life, prepared: Prepared) -> Entry:
    """The entry of a decision. Raises TimelineError, one line, where it cannot be."""
    if decision.kind not in KINDS:
        raise TimelineError(f"{decision.kind!r}: no kind of decision ({', '.join(KINDS)})")
    value = _value(decision)
    event = None
    if decision.kind not in ("add", "trust"):
        event = next((each for each in life.events if each.id == decision.event), None)
        if event is None:
            raise TimelineError(f"{decision.event or '(none)'}: no such event in this testimony")
    value = CHECKS.get(decision.kind, _as_it_is)(value, life, prepared)
    if decision.kind == "merge" and value["with"] == decision.event:
        raise TimelineError(f"{decision.event}: cannot be merged with itself")
    return Entry(
        secrets.token_hex(6),
        decision.testimony,
        decision.event,
        decision.kind,
        value,
        before=_before(decision.kind, event),
        who=_whole(decision.who[:LONGEST]),
        when=now(),
        why=_whole(decision.why[:LONGEST]),
        start=event.passage.start if event else -1,
        end=event.passage.end if event else -1,
    )


def _value(decision: Decision) -> dict[str, str]:
    """What the kind needs, and nothing else."""
    value = {}
    for name in KINDS[decision.kind]:
        key = name.rstrip("?")
        said = _whole(decision.value.get(key, "").strip())
        if not said and not name.endswith("?") and name != "place":
            raise TimelineError(f"{decision.kind}: says no {key}")
        if len(said) > LONGEST:
            raise TimelineError(f"{decision.kind}: {key} has more than {LONGEST} characters")
        if said or name == "place":
            value[key] = said
    return value


def _whole(text: str) -> str:
    """Text that can be written: half a character, which a page can send, becomes a mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _before(kind: str, event: Event | None) -> str:
    if event is None:
        return ""
    return {
        "date": event.edtf,
        "title": event.title,
        "category": event.category,
        "scope": event.scope,
        "place": event.place,
    }.get(kind, event.status)


def _as_it_is(value: dict[str, str], _: Life, __: Prepared) -> dict[str, str]:
    return value


def _dated(value: dict[str, str], life: Life, prepared: Prepared) -> dict[str, str]:
    told = life.testimony
    if value.get("date"):
        reading = read_date(value["date"], told.language, told.told, prepared.known)
        value["edtf"] = reading.edtf
    return value


def _category(value: dict[str, str], _: Life, __: Prepared) -> dict[str, str]:
    known = (*LIFE_CATEGORIES, *CONTEXT_CATEGORIES)
    if value["category"] not in known:
        raise TimelineError(
            f"{value['category']!r}: no category ({', '.join(dict.fromkeys(known))})"
        )
    return value


def _scope(value: dict[str, str], _: Life, __: Prepared) -> dict[str, str]:
    if value["scope"] not in ("life", "context"):
        raise TimelineError(f"{value['scope']!r}: no scope (life or context)")
    return value


def _merge(value: dict[str, str], life: Life, _: Prepared) -> dict[str, str]:
    other = next((event for event in life.events if event.id == value["with"]), None)
    if other is None:
        raise TimelineError(f"{value['with']}: no such event in this testimony")
    return {**value, "passage": f"{other.passage.start}-{other.passage.end}"}


def _words(value: dict[str, str], life: Life, prepared: Prepared) -> dict[str, str]:
    size = len(life.testimony.text)
    try:
        start, end = int(value["start"]), int(value["end"])
    except ValueError as error:
        raise TimelineError("the words selected are given by two whole numbers") from error
    if not 0 <= start < end <= size or not life.testimony.text[start:end].strip():
        raise TimelineError(f"{start}-{end}: no words of the text ({size} characters)")
    if "category" in value:
        value = _category(value, life, prepared)
    return _dated(value, life, prepared)


def _trust(value: dict[str, str], life: Life, prepared: Prepared) -> dict[str, str]:
    """The side that is trusted, as passages: those that go on counting, and the one that does
    not."""
    number, side = value["conflict"], value["side"]
    if not number.isdecimal() or int(number) >= len(life.conflicts):
        raise TimelineError(f"{number}: no such conflict in this testimony")
    conflict = life.conflicts[int(number)]
    there = sides(life, conflict)
    if side != "both" and (side not in SIDES or SIDES[side] >= len(there)):
        raise TimelineError(f"{side!r}: no side of this conflict (first, second or both)")
    drop = None if side == "both" else dropped(prepared, there, SIDES[side])
    kept = " ".join(_named(passage) for passage in conflict.passages if passage != drop)
    return {**value, "keep": kept, "drop": _named(drop) if drop else ""}


def _named(passage: Passage) -> str:
    return f"{passage.start}-{passage.end}"


CHECKS = {
    "date": _dated,
    "category": _category,
    "scope": _scope,
    "merge": _merge,
    "split": _words,
    "add": _words,
    "trust": _trust,
}
