"""The address of the page is its state: the window in view, what is chosen, which event is open.

`View` is what one address says. Names of the selection are read by the catalogue
(`Selection.from_address`); the others are ours, one line each in `OURS`. What cannot be read is
passed over, so that an old or mistyped address still opens.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from urllib.parse import parse_qsl

from timeline.catalogue import Selection, read_address
from timeline.model import LIFE_CATEGORIES
from timeline.periods import Period

Order = Literal["birth", "leaving", "name"]
ORDERS: tuple[Order, ...] = ("birth", "leaving", "name")
# from, to: the window; event: the open one; life: the one in focus; hide, pin, fold: lanes; open:
# lanes with all their rows; order: of the lanes; start: which life is drawn first; page: which one;
# with: the lanes compared; mark: what of the shared is marked; by, month: what Research counts by,
# and asks about; testimony: the one that is read; chart, axis: the yearly series shown, and what
# days count from; show: what the side panel shows; lang: the interface's language.
OURS = (
    "from", "to", "event", "life", "hide", "pin", "fold", "open", "start", "order", "show", "lang",
    "chart", "axis",
    "page", "with", "mark", "by", "month", "lanes", "testimony", "term",
)  # fmt: skip
# What days are counted from instead of dates, and the window of a life that says when it was.
ORIGINS = {"age": "born", "leaving": "left", "arrival": "resettled"}
AXES = tuple(ORIGINS)
FIRST = "first-"  # before a kind of event: days are counted from the first of that kind
MODES = ("read", "table", "compare", "research")  # pages besides the picture, in the header
PAGES = (*MODES, "method")
SHOWS = ("filters", "help", "life", "glossary", "series")

MOST_COMPARED = 4
_MOST_NAMED = 20  # that are read from an address, to say which of them do not fit

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class View:
    """What an address says. `window` None = the catalogue's own."""

    window: Period | None = None
    selection: Selection = field(default_factory=Selection)
    event: str = ""
    life: str = ""
    hidden: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    start: int = 1
    order: Order = "birth"
    show: str = ""
    language: str = "en"
    chart: str = ""
    axis: str = ""
    page: str = ""
    compared: tuple[str, ...] = ()
    mark: str = ""
    compact: bool = False
    by: str = ""
    month: str = ""
    testimony: str = ""


def read_view(query: str) -> View:
    """The view that the query of an address says."""
    said = dict(parse_qsl(query.lstrip("?"), keep_blank_values=False))
    selection, _ = read_address({name: text for name, text in said.items() if name not in OURS})
    order = said.get("order", "birth")
    return View(
        window=_window(said),
        selection=selection,
        event=said.get("event", ""),
        life=said.get("life", ""),
        hidden=_several(said, "hide"),
        pinned=_several(said, "pin"),
        folded=_several(said, "fold"),
        opened=_several(said, "open"),
        start=_number(said.get("start", "")),
        order=next((one for one in ORDERS if one == order), "birth"),
        show=said["show"] if said.get("show") in SHOWS else "",
        language=said.get("lang", "en"),
        chart=said.get("chart", ""),
        page=said["page"] if said.get("page") in PAGES else "",
        compared=_several(said, "with")[:_MOST_NAMED],
        mark=said.get("mark", ""),
        compact=said.get("lanes") == "compact",
        by=said.get("by", ""),
        month=said.get("month", ""),
        testimony=said.get("testimony", ""),
        axis=_axis(said.get("axis", "")),
    )


def _axis(text: str) -> str:
    known = text in AXES or kind_of(text) in LIFE_CATEGORIES
    return text if known else ""


def kind_of(axis: str) -> str:
    """The kind of event whose first one an axis counts from; "" for any other axis."""
    return axis.removeprefix(FIRST) if axis.startswith(FIRST) else ""


def first_day(text: str) -> date | None:
    """The first day of a year, month or day as written; None for anything else."""
    parts = _parts(text)
    if parts is None:
        return None
    year, month, day = parts
    return _date(year, month or 1, day or 1)


def last_day(text: str) -> date | None:
    """The last day of a year, month or day as written; None for anything else."""
    parts = _parts(text)
    if parts is None:
        return None
    year, month, day = parts
    if day:
        return _date(year, month or 12, day)
    if not 1 <= year <= 9999 or not 1 <= (month or 12) <= 12:
        return None
    return _date(year, month or 12, calendar.monthrange(year, month or 12)[1])


def _parts(text: str) -> tuple[int, int, int] | None:
    found = _DAY.fullmatch(text.strip())
    if found is None or "00" in (found[2], found[3]):
        return None
    return int(found[1]), int(found[2] or 0), int(found[3] or 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_EARLY, _LONG = 1900, 100  # where a window without a beginning begins: then, or so long before


def _window(said: Mapping[str, str]) -> Period | None:
    first, last = first_day(said.get("from", "")), last_day(said.get("to", ""))
    if first is not None and not said.get("to"):
        last = date(max(first.year, date.today().year), 12, 31)  # "from 1990": until today
    elif last is not None and not said.get("from"):
        first = date(max(min(last.year - _LONG, _EARLY), 1), 1, 1)
    if first is None or last is None or last < first:
        return None
    return Period(first, last)


def _number(text: str) -> int:
    """A number of lives, from 1; 1 for anything else."""
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


def _several(said: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(filter(None, said.get(name, "").split(",")))
