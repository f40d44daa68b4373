"""The line of a life: home, away or resettled, and the window in which each change fell.

The rule reads only categories and places (the vocabulary of places is the packs' gazetteers):

- *home* from birth, in the country of birth;
- *away* from the first escape, or the first move, work, service, schooling or arrest that is
  placed in another country;
- *resettled* from the first resettlement outside the country of birth;
- *home* again with a return: a move, arrest or resettlement placed in the country of birth after
  it was left.

An escape is placed where it starts as often as where it ends. One placed at home leaves the
country only where the next event with a known country is abroad, or a resettlement comes first;
one placed nowhere leaves it. A change is drawn over the window in which its event began.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.catalogue.spans import window
from timeline.model import Event

State = Literal["home", "away", "resettled"]

# Where the narrator's own body goes: an event of these categories tells where the narrator is.
PRESENCE = ("migration", "escape", "resettlement", "arrest", "work", "military", "education")
# Of these, the ones that bring somebody back when they are placed in the country of birth.
RETURNS = ("migration", "resettlement", "arrest")


@dataclass(frozen=True, slots=True)
class Placed:
    """An event and the country its place lies in ("" = not known)."""

    event: Event
    country: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a life line. It began in the window `begin`, by `event` (None: by birth)."""

    state: State
    begin: tuple[date | None, date | None]
    event: Event | None
    place: str = ""
    country: str = ""


def in_time(events: Sequence[Event]) -> list[Event]:
    """Events in the order in which they happened, as far as their bounds say; then as told."""

    def when(event: Event) -> tuple[date, date, int]:
        first, last = window(event.span)
        return (first or last or date.max, last or date.max, event.passage.start)

    return sorted(events, key=when)


def birth_country(placed: Sequence[Placed], birth: str) -> str:
    """Where the narrator was born; where that is not told, the first country before any leaving."""
    for each in placed:
        if each.event.id == birth and each.country:
            return each.country
    for each in placed:
        if each.event.category in ("escape", "resettlement"):
            break
        if each.country and each.event.category in (*PRESENCE, "birth", "family", "hunger"):
            return each.country
    return ""


def life_line(placed: Sequence[Placed], birth: str) -> list[Stretch]:
    """The stretches of a life, the first from birth; `placed` are its life events in time order."""
    home = birth_country(placed, birth)
    born = next((each for each in placed if each.event.id == birth), None)
    start = (None, None) if born is None else window(born.event.span)
    stretches = [
        Stretch("home", start, born.event if born else None, born.event.place if born else "", home)
    ]
    for index, each in enumerate(placed):
        state = _state_after(each, placed[index + 1 :], stretches[-1].state, home)
        if state != stretches[-1].state:
            stretches.append(
                Stretch(state, window(each.event.span), each.event, each.event.place, each.country)
            )
    return stretches


def _state_after(each: Placed, later: Sequence[Placed], state: State, home: str) -> State:
    """Where somebody in `state` is once an event has begun."""
    category = each.event.category
    if category not in PRESENCE:
        return state
    at_home = bool(home) and each.country == home
    abroad = bool(home) and bool(each.country) and not at_home
    if category == "escape" and state == "home":
        return "away" if not at_home or _goes_on_abroad(later, home) else "home"
    if at_home:
        return "home" if category in RETURNS else state
    if category == "resettlement":
        return "resettled"
    if abroad and state == "home":
        return "away"
    return state


def _goes_on_abroad(later: Sequence[Placed], home: str) -> bool:
    """Whether the next event that tells a country, or resettles, is outside `home`."""
    for each in later:
        if each.event.category not in PRESENCE:
            continue
        if each.country:
            return each.country != home
        if each.event.category == "resettlement":
            return True
    return False
