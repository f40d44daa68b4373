"""The line of a life: home, away or resettled, and the window in which each change fell.

The rule reads only categories and places (the vocabulary of places is the packs' gazetteers):

- *home* from birth, in the country of birth;
- *away* from the first escape that leaves it, or the first move, work, service, schooling or
  arrest that is placed in another country;
- *resettled* from the first resettlement outside the country of birth;
- *home* again with a return: a move, arrest or resettlement placed in the country of birth after
  it was left; after work, service or schooling abroad also any of these placed at home, and the
  known end of it, where nothing is told to have begun by then.

An escape is placed where it starts as often as where it ends. One placed abroad leaves; another
leaves unless what follows, another escape or an event at home, shows that it did not succeed.
A change is drawn over the window in which its event began.

The line ends with the narrator's own death, where that is told with a date and nothing is told
to have begun later; else it goes on to the day of telling.

A life *leaves* with what first takes it away for good: going abroad to work, serve or study is
not leaving, but an escape or a resettlement from there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.catalogue.spans import window
from timeline.model import Event

State = Literal["home", "away", "resettled"]

# Going abroad with a return in view, and whatever else tells where the narrator's own body is.
POSTINGS = ("work", "military", "education")
MOVES = ("migration", "escape", "resettlement", "arrest")
RETURNS = ("migration", "resettlement", "arrest")
# What somebody tells of the first years, at home.
EARLY = ("birth", "family", "education", "hunger")


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


@dataclass(frozen=True, slots=True)
class LifeLine:
    """The stretches of a life, the first from birth; the events with which it left, first
    resettled and ended (None: not told)."""

    stretches: tuple[Stretch, ...]
    left: Event | None = None
    resettled: Event | None = None
    died: Event | None = None


def in_time(events: Sequence[Event]) -> list[Event]:
    """Events in the order in which they happened, as far as their bounds say; then as told."""

    def when(event: Event) -> tuple[date, date, int]:
        first, last = window(event.span)
        return (first or last or date.max, last or date.max, event.passage.start)

    return sorted(events, key=when)


def birth_country(placed: Sequence[Placed], birth: str) -> str:
    """Where the narrator was born; where that is not told, the first country of the early years
    before anything that leads away."""
    for each in placed:
        if each.event.id == birth and each.country:
            return each.country
    for each in placed:
        if each.event.category in MOVES:
            break
        if each.country and each.event.category in EARLY:
            return each.country
    return ""


def life_line(placed: Sequence[Placed], birth: str) -> LifeLine:
    """The line of a life from its own events in time order; `birth` is the id of the birth."""
    home = birth_country(placed, birth)
    born = next((each.event for each in placed if each.event.id == birth), None)
    start = window(born.span) if born else (None, None)
    stretches = [Stretch("home", start, born, born.place if born else "", home)]
    left: Event | None = None
    first = next((n for n, each in enumerate(placed, 1) if each.event.id == birth), 0)
    for index, each in enumerate(placed[first:], first):
        if _over_before(each.event, stretches[-1]):
            stretches.append(_back_home(stretches[-1], home))
        now = stretches[-1]
        state = _state_after(each, placed[index + 1 :], now, home)
        if left is None and state != "home" and _leaves(each.event, now):
            left = each.event
        if state != now.state:
            begin = window(each.event.span)
            stretches.append(Stretch(state, begin, each.event, each.event.place, each.country))
    resettled = next((each.event for each in stretches if each.state == "resettled"), None)
    return LifeLine(tuple(stretches), left, resettled, _death(placed))


def _death(placed: Sequence[Placed]) -> Event | None:
    """The narrator's own death: dated, and surely before nothing else that is told of the life.
    (Whose death a sentence tells is not always read rightly; what comes later shows it.)"""
    for event in (each.event for each in placed):
        if event.category != "death" or event.person != "narrator":
            continue
        last = window(event.span)[1]
        begun = (each.event.span.begin_of_the_begin for each in placed)
        if last is not None and not any(day is not None and day > last for day in begun):
            return event
    return None


def _state_after(each: Placed, later: Sequence[Placed], now: Stretch, home: str) -> State:
    """Where somebody is once an event has begun."""
    category, at_home = each.event.category, bool(home) and each.country == home
    if category not in (*MOVES, *POSTINGS):
        return now.state
    if at_home and (category in RETURNS or (category in POSTINGS and _posted(now))):
        return "home"
    abroad = bool(home) and bool(each.country) and not at_home
    if category == "resettlement":
        return "resettled"
    if now.state == "home" and category == "escape":
        return "away" if abroad or _succeeds(later, home) else "home"
    if now.state == "home" and abroad:
        return "away"
    return now.state


def _posted(now: Stretch) -> bool:
    return now.state == "away" and now.event is not None and now.event.category in POSTINGS


def _over_before(event: Event, now: Stretch) -> bool:
    """Whether work, service or schooling abroad was surely over before an event began."""
    if not _posted(now) or now.event is None or now.event.span.point or now.event.span.ongoing:
        return False
    over, begins = now.event.span.end_of_the_end, event.span.begin_of_the_begin
    return over is not None and begins is not None and begins > over


def _back_home(now: Stretch, home: str) -> Stretch:
    """Home again, in the window in which the time abroad ended."""
    assert now.event is not None
    end = now.event.span.begin_of_the_end, now.event.span.end_of_the_end
    return Stretch("home", end, now.event, "", home)


def _leaves(event: Event, now: Stretch) -> bool:
    """Whether an event after which somebody is not at home takes them away for good."""
    if now.state == "home":
        return event.category in MOVES
    return _posted(now) and event.category in ("escape", "resettlement")


def _succeeds(later: Sequence[Placed], home: str) -> bool:
    """Whether nothing after an escape shows that it did not lead out of the country."""
    for each in later:
        category = each.event.category
        if category == "resettlement" or (category in MOVES and _is_abroad(each, home)):
            return True
        if category == "escape" or (category in MOVES and each.country and each.country == home):
            return False
    return True


def _is_abroad(each: Placed, home: str) -> bool:
    return bool(each.country) and each.country != home
