"""Invented lives, packs and spans for the catalogue's tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from timeline.catalogue import Catalogue, Selection, questions
from timeline.model import Conflict, Event, Life, Paragraph, Passage, Testimony, TimeSpan
from timeline.packs import Anchor, ContextEvent, Pack, PeriodRow, Place

PLACES = (
    Place("Aldburg", "AA", 1.0, 1.0, aliases=("Old Town",)),
    Place("Aldland", "AA", 1.0, 1.0, kind="country"),
    Place("Bremhaven", "BB", 2.0, 2.0),
    Place("Corvale", "CC", 3.0, 3.0),
)


def once(first: date | None, last: date | None) -> TimeSpan:
    """What happened once, between two days."""
    return TimeSpan(first, last, first, last)


def in_year(year: int) -> TimeSpan:
    """What happened once in a year."""
    return once(date(year, 1, 1), date(year, 12, 31))


def from_to(first: int, last: int) -> TimeSpan:
    """What lasted from some time in one year to some time in another."""
    return TimeSpan(
        date(first, 1, 1), date(first, 12, 31), date(last, 1, 1), date(last, 12, 31), point=False
    )


def event(number: int, title: str, category: str, span: TimeSpan, **more: Any) -> Event:
    """An event of the testimony "t"; its passage is its title."""
    more.setdefault("testimony", "t")
    more.setdefault("narrator", "Ann")
    more.setdefault("scope", "life")
    more.setdefault("basis", "explicit")
    more.setdefault("edtf", "")
    passage = more.pop("passage", Passage(0, len(title), title))
    return Event(f"e{number}", title=title, category=category, span=span, passage=passage, **more)


def life(events: Sequence[Event], birth: str = "", **more: Any) -> Life:
    """A life of one testimony "t" by Ann, told in 2020."""
    text = "\n".join(each.title for each in events)
    told: dict[str, Any] = {
        "id": "t", "title": "Ann tells", "narrator": "Ann", "told": "2020", "text": text,
        "paragraphs": (Paragraph(0, len(text), 1),), "access": "public",
    }  # fmt: skip
    conflicts = more.pop("conflicts", ())
    return Life(Testimony(**{**told, **more}), (), tuple(events), conflicts, birth=birth)


def another(number: int, events: Sequence[Event], birth: str = "", **more: Any) -> Life:
    """A life of somebody else."""
    key, name = f"t{number}", f"Narrator {number}"
    own = [replace(each, testimony=key, narrator=name) for each in events]
    return life(own, birth, id=key, narrator=name, title=f"{name} tells", **more)


def pack() -> Pack:
    """A small history of an invented land."""
    flood = ContextEvent(
        "flood", "The great flood", "The river rose.", "1995-07",
        once(date(1995, 7, 1), date(1995, 7, 31)), "disaster", "land", "Aldburg", importance=1,
    )  # fmt: skip
    law = ContextEvent(
        "law", "A new law", "On travel.", "1997", in_year(1997), "law", "land", importance=3
    )
    years = PeriodRow("hard-years", "The hard years", "1995/1998", from_to(1995, 1998))
    hard = Anchor(
        "a-hard", names={"en": ("the hard years",), "ko": ("고난의 시절",)}, edtf="1995/1998"
    )
    return Pack(
        "invented", Path("invented"), anchors=(hard,), context=(flood, law), periods=(years,),
        places=PLACES,
    )  # fmt: skip


def catalogue(*lives: Life) -> Catalogue:
    """A catalogue of these lives and the invented history."""
    return Catalogue.of_lives(lives, [pack()])


def keys(c: Catalogue, **chosen: Any) -> list[str]:
    """The ids of the events that a selection chooses, by lane and in time order."""
    shown = questions.marks(c, Selection(**chosen))
    return [key.partition(":")[2] for key in shown["key"].to_pylist()]


def two_lives() -> Catalogue:
    """Ann, who fled and settled, and another, who worked and wed."""
    return catalogue(
        life(
            [
                event(1, "Born", "birth", in_year(1980), place="Aldburg"),
                event(2, "Starves", "hunger", in_year(1994), place="Old Town"),
                event(3, "Crosses the river", "escape", in_year(2000), place="Bremhaven"),
                event(4, "Held at the border", "arrest", once(date(2001, 5, 4), date(2001, 5, 4))),
                event(5, "Arrives", "resettlement", in_year(2004), place="Corvale"),
                event(6, "The flood comes", "disaster", in_year(1995), scope="context"),
            ],
            birth="e1",
            disputed="By some.",
            conflicts=(Conflict(("e2",), (Passage(0, 3, "Bor"),), "Two dates."),),
        ),
        another(
            2,
            [
                event(1, "태어남", "birth", in_year(1960), place="Corvale"),
                event(2, "Builds a HOUSE", "work", from_to(1990, 1999), place="Corvale"),
                event(3, "Weds", "family", once(date(2010, 6, 1), date(2010, 6, 30))),
            ],
            birth="e1",
            notices=("torture",),
        ),
    )


# --- Any span, for properties -------------------------------------------------------------------

_FIRST, _DAYS = date(1990, 1, 1), 60

days = st.integers(0, _DAYS).map(lambda number: _FIRST + timedelta(days=number))
_maybe = st.none() | days


@st.composite
def spans(draw: st.DrawFn) -> TimeSpan:
    """Any span of a small calendar, its bounds in order where they are known."""
    first, begun, ending, last = (draw(_maybe) for _ in range(4))
    known = [day for day in (first, last) if day is not None]
    if len(known) == 2:
        first, last = min(known), max(known)
    if draw(st.booleans()):
        return once(first, last)
    begun = _within(begun, first, last)
    ending = _within(ending, first, last)
    return TimeSpan(first, begun, ending, last, point=False)


def _within(day: date | None, first: date | None, last: date | None) -> date | None:
    if day is None:
        return None
    day = day if first is None else max(day, first)
    return day if last is None else min(day, last)
