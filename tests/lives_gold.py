"""The gold of the invented lives in tests/lives, and how well a life that was read agrees with it.

Each `<name>.gold.json` holds `file`, `told`, `events`, `conflicts` and `traps`. An event has the
`quote` that tells it (found once in the text), its `scope`, the `categories` that may be given,
`when` and, where a careful reader may take it otherwise, further readings in `or`; `also` are other
words that tell it again, `optional` ones may be left out. `when` is a day, month or year, a window
`from..to`, or `window/window` for what lasts; `?` is not known, `..` after the slash goes on when
told. A conflict is a list of quotes; a trap is a stretch that tells no event.
"""

from __future__ import annotations

import json
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from timeline.model import Event, Life

LIVES = Path(__file__).parent / "lives"
NEAR = timedelta(days=31)
Bounds = tuple[date | None, date | None, date | None, date | None]


def names() -> list[str]:
    """The invented lives, by name."""
    return sorted(path.name.removesuffix(".gold.json") for path in LIVES.glob("*.gold.json"))


def gold(name: str) -> dict[str, Any]:
    """What a careful reader finds in one of them."""
    found: dict[str, Any] = json.loads((LIVES / f"{name}.gold.json").read_text("utf-8"))
    return found


def _day(text: str, last: bool) -> date | None:
    if text in ("", "?"):
        return None
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12 if last else 1
    if len(parts) > 2:
        return date(year, month, parts[2])
    return date(year, month, monthrange(year, month)[1] if last else 1)


def _window(text: str) -> tuple[date | None, date | None]:
    first, _, last = text.partition("..")
    return _day(first, False), _day(last or first, True)


def bounds(when: str, told: str) -> Bounds:
    """The four bounds of one reading."""
    begin, slash, end = when.partition("/")
    if not slash:
        return (*_window(begin), *_window(begin))
    if end == "..":
        return (*_window(begin), _day(told, False), None)
    return (*_window(begin), *_window(end))


def _agrees(wanted: Bounds, found: Bounds, told: date | None) -> bool:
    for place, (want, have) in enumerate(zip(wanted, found, strict=True)):
        if want is None:
            late = have is not None and told is not None and abs(have - told) > NEAR
            if place == 3 and late and have and (wanted[2] is None or have < wanted[2] - NEAR):
                return False
            continue
        if have is None or abs(want - have) > NEAR:
            return False
    return True


def _disjoint(wanted: Bounds, found: Bounds) -> bool:
    first, last = found[0] or date.min, found[3] or date.max
    return (wanted[3] or date.max) < first or (wanted[0] or date.min) > last


@dataclass
class Score:
    """Counts over lives: `wanted` and `found` life events, `told` of them that meet, `exact` of
    these, `wrong` of these (no day in common), and so on for what stands beside."""

    wanted: int = 0
    found: int = 0
    told: int = 0
    exact: int = 0
    wrong: int = 0
    category: int = 0
    traps: int = 0
    context: int = 0
    context_told: int = 0
    conflicts: int = 0
    conflicts_told: int = 0
    conflicts_false: int = 0
    misses: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, n) + getattr(other, n) for n in self.__dataclass_fields__))

    def detection(self) -> float:
        """F1 of the life events that were found, in per cent."""
        return 200 * self.told / max(self.wanted + self.found, 1)

    def event_f1(self) -> float:
        """F1 of the life events that were found and whose four bounds agree, in per cent."""
        return 200 * self.exact / max(self.wanted + self.found, 1)


def _meet(text: str, wanted: dict[str, Any], event: Event) -> float:
    best = 0.0
    for rank, quote in enumerate([wanted["quote"], *wanted.get("also", [])]):
        start = text.index(quote)
        end, mine = start + len(quote), event.passage
        shared = min(end, mine.end) - max(start, mine.start)
        if shared > 0:
            short, long = sorted((end - start, mine.end - mine.start))
            best = max(best, (shared / short + shared / long) / 2 - rank / 5)
    return best


def score(life: Life, wanted: dict[str, Any]) -> Score:
    """How well a life agrees with its gold; each event is taken once, the best pairs first."""
    text, told = life.testimony.text, _day(wanted["told"], True)
    out, pairs = Score(), []
    readings = [
        [bounds(when, wanted["told"]) for when in [want["when"], *want.get("or", [])]]
        for want in wanted["events"]
    ]
    for at, want in enumerate(wanted["events"]):
        for place, event in enumerate(life.events):
            near = _meet(text, want, event)
            if near:
                fits = any(_agrees(r, event.span.bounds, told) for r in readings[at])
                same = want["scope"] == event.scope
                weight = near + fits + same / 5 - bool(want.get("optional")) / 3
                pairs.append((weight, -at, -place))
    of_event: dict[int, int] = {}
    for _, at, place in sorted(pairs, reverse=True):
        if -at not in of_event.values() and -place not in of_event:
            of_event[-place] = -at
    taken = {at: place for place, at in of_event.items()}
    for at, want in enumerate(wanted["events"]):
        if want.get("optional"):
            continue
        met = life.events[taken[at]] if at in taken else None
        same = met is not None and met.scope == want["scope"]
        if want["scope"] == "context":
            out.context += 1
            out.context_told += same
            continue
        out.wanted += 1
        if met is None or not same:
            out.misses.append(f"not found: {want['quote']}")
            continue
        out.told += 1
        found = met.span.bounds
        exact = any(_agrees(reading, found, told) for reading in readings[at])
        out.exact += exact
        out.wrong += all(_disjoint(reading, found) for reading in readings[at])
        out.category += met.category in want["categories"]
        if not exact:
            out.misses.append(f"{want['quote']}: {want['when']}, not {met.edtf or 'nothing'}")
    for place, event in enumerate(life.events):
        if event.scope != "life":
            continue
        at = of_event.get(place, -1)
        out.found += at < 0 or not wanted["events"][at].get("optional", False)
        if at < 0:
            starts = [(text.index(trap), len(trap)) for trap in wanted["traps"]]
            out.traps += any(
                event.passage.start < s + n and s < event.passage.end for s, n in starts
            )
    quoted = {event.id: wanted["events"][of_event[place]]["quote"] if place in of_event else ""
              for place, event in enumerate(life.events)}  # fmt: skip
    told_of = [{quoted[i] for i in conflict.events} for conflict in life.conflicts]
    right = [
        any(len(told & set(gold_)) >= min(2, len(gold_)) for told in told_of)
        for gold_ in wanted["conflicts"]
    ]
    out.conflicts, out.conflicts_told = len(right), sum(right)
    out.conflicts_false = len(told_of) - sum(right)
    return out
