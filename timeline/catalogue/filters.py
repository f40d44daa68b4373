"""The filters: one record each, used by the page, the command line and the address alike.

A record says how a filter reads from and writes to the page's address, how it narrows a table,
what it says in a sentence, and which column gives its choices with counts. To add one, write its
block, put its name into FILTERS, and give it a field in `Selection` whose default means
"everything".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import ibis.expr.types as ir

from timeline.catalogue import falls
from timeline.catalogue.phrases import Phrases, period_ends
from timeline.catalogue.schema import again
from timeline.catalogue.searching import searched, sought
from timeline.catalogue.selection import Near, Selection
from timeline.catalogue.spans import CERTAINTIES
from timeline.edtf import EdtfError, bounds
from timeline.model import CONTEXT_CATEGORIES, LIFE_CATEGORIES
from timeline.periods import Period

EVENTS = frozenset({"events"})
BOTH = frozenset({"events", "history"})

# Kinds of event that distances count from, and the columns of `lives` that hold their window;
# every other kind is a category of the life's own events.
TURNS = {
    "birth": ("born_first", "born_last"),
    "leaving": ("left_first", "left_last"),
    "arrival": ("resettled_first", "resettled_last"),
}
KINDS = tuple(dict.fromkeys((*TURNS, *LIFE_CATEGORIES)))

# An address may come from anywhere, and every value is work for the database.
MOST_YEARS, MOST_VALUES, MOST_PERIODS = 150, 500, 20

# The joins that filters make, told apart (`schema.again`).
_FOR_AGE, _FOR_NEAR = 1001, 1002


@dataclass(frozen=True)
class Filter:
    """One filter. `name` is its field of Selection and its name in the address.

    `read` raises ValueError with what is wrong; `narrow(rows, value, selection)` keeps the chosen
    rows; `column` is what the live counts of its choices count ("" = it has none). A filter that
    keeps the rows whose column has one of some values says so in `kept` (the values that a
    setting keeps; none: all), and in `few` whether the column has only few different ones.
    """

    name: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    narrow: Callable[[ir.Table, Any, Selection], ir.Table]
    say: Callable[[Any, Phrases, Selection], str]
    tables: frozenset[str] = EVENTS
    column: str = ""
    kept: Callable[[Any], tuple[Any, ...]] = lambda _: ()
    few: bool = False


# --- How lists are written in an address ------------------------------------------------------


def _list(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.split(","))
    values = dict.fromkeys(part.replace("%2C", ",").replace("%25", "%") for part in parts if part)
    if len(values) > MOST_VALUES:
        raise ValueError(f"more than {MOST_VALUES} values")
    return tuple(values)


def _listed(values: tuple[str, ...]) -> str:
    return ",".join(value.replace("%", "%25").replace(",", "%2C") for value in values)


def _one_of(allowed: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        values = _list(text)
        for value in values:
            if value not in allowed:
                raise ValueError(f"{value} is not one of {', '.join(allowed)}")
        return values

    return read


def _any_of(
    name: str,
    column: str,
    kind: str,
    *,
    allowed: tuple[str, ...] = (),
    tables: frozenset[str] = EVENTS,
    few: bool = False,
) -> Filter:
    """A filter that keeps the rows whose column holds any of the chosen values."""
    return Filter(
        name,
        read=_one_of(allowed) if allowed else _list,
        write=_listed,
        narrow=lambda rows, values, _: rows.filter(rows[column].isin(values)),
        say=lambda values, phrases, _: phrases.say(
            f"selection.{name}", value=phrases.any_of(kind, values)
        ),
        tables=tables,
        column=column,
        kept=tuple,
        few=few,
    )


def _yes(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError("must be yes or no")
    return text == "yes"


def _yes_or_no(name: str, column: str) -> Filter:
    """A filter on a column that is true or false."""
    return Filter(
        name,
        read=_yes,
        write=lambda value: "yes" if value else "no",
        narrow=lambda rows, value, _: rows.filter(rows[column] == value),
        say=lambda value, phrases, _: phrases.say(f"selection.{name}.{'yes' if value else 'no'}"),
        column=column,
        kept=lambda value: () if value is None else (value,),
        few=True,
    )


# --- Periods ----------------------------------------------------------------------------------


def _read_periods(text: str) -> tuple[Period, ...]:
    periods = []
    parts = _list(text)
    if len(parts) > MOST_PERIODS:
        raise ValueError(f"more than {MOST_PERIODS} periods")
    for part in parts:
        first_text, _, last_text = part.partition("..")
        try:
            first, last = bounds(first_text)[0], bounds(last_text or first_text)[1]
        except EdtfError as error:
            raise ValueError(f"{part} is not a period such as 1996..1998") from error
        if first is None or last is None or first > last:
            raise ValueError(f"{part} is not a period that begins before it ends")
        periods.append(Period(first, last))
    return tuple(periods)


def _write_periods(periods: tuple[Period, ...]) -> str:
    ends = (period_ends(period) for period in periods)
    return ",".join(first if first == last else f"{first}..{last}" for first, last in ends)


PERIODS = Filter(
    "periods",
    read=_read_periods,
    write=_write_periods,
    narrow=lambda rows, periods, chosen: rows.filter(falls.in_any(rows, periods, chosen.how)),
    say=lambda periods, phrases, chosen: phrases.say(
        f"selection.periods.{chosen.how}", value=phrases.periods(periods)
    ),
    tables=BOTH,
)

# --- What, who, where -------------------------------------------------------------------------


def _say_scope(scopes: tuple[str, ...], phrases: Phrases, _: Selection) -> str:
    return phrases.say(f"selection.scope.{'context' if scopes == ('context',) else 'both'}")


SCOPE = replace(
    _any_of("scope", "scope", "scope", allowed=("life", "context"), few=True), say=_say_scope
)
NARRATORS = _any_of("narrators", "lane", "narrator")
CATEGORIES = _any_of(
    "categories", "category", "category",
    allowed=tuple(dict.fromkeys((*LIFE_CATEGORIES, *CONTEXT_CATEGORIES))), few=True,
)  # fmt: skip
LAYERS = replace(
    _any_of("layers", "layer", "layer", tables=frozenset({"history"})),
    say=lambda values, phrases, _: phrases.say(
        "selection.layers",
        value=phrases.listed([phrases.name("layer", value) for value in values], "and"),
    ),
)
PLACES = _any_of("places", "place", "place", tables=BOTH)
COUNTRIES = _any_of("countries", "country", "country", tables=BOTH, few=True)

# --- How well it is known ---------------------------------------------------------------------

CERTAINTY = _any_of("certainty", "certainty", "certainty", allowed=CERTAINTIES, few=True)
BASIS = _any_of("basis", "basis", "basis", few=True)
DISPUTED = _yes_or_no("disputed", "disputed")
CONFLICT = _yes_or_no("conflict", "conflict")


def _leave_out(rows: ir.Table, notices: tuple[str, ...], _: Selection) -> ir.Table:
    for notice in notices:
        rows = rows.filter(~rows.notices.contains(notice))
    return rows


LEAVE_OUT = Filter(
    "leave_out",
    read=_list,
    write=_listed,
    narrow=_leave_out,
    say=lambda values, phrases, _: phrases.say(
        "selection.leave_out", value=phrases.any_of("notice", values)
    ),
    column="notices",
)

# --- Distance: from birth (age), or from a kind of event ---------------------------------------


def _numbers(text: str) -> tuple[int, int]:
    first, dots, last = text.partition("..")
    if not re.fullmatch(r"-?\d{1,3}", first) or not re.fullmatch(r"-?\d{1,3}", last or first):
        raise ValueError("must be whole years, such as 10..15")
    low, high = int(first), int(last) if dots else int(first)
    if low > high or max(abs(low), abs(high)) > MOST_YEARS:
        raise ValueError(f"the first must not be above the second, nor either above {MOST_YEARS}")
    return low, high


def _may_or_surely(chosen: Selection) -> str:
    return "surely" if chosen.how.startswith("surely") else "may"


def _age(rows: ir.Table, years: tuple[int, int], chosen: Selection) -> ir.Table:
    lives = again("lives", _FOR_AGE)
    window = (lives.born_first, lives.born_last)
    reach = falls.after(window, years[0], years[1] + 1, chosen.how, whole_years=True)
    same = rows.life == lives.life
    return rows.semi_join(lives, [same, falls.in_one(rows, *reach, chosen.how)])


AGE = Filter(
    "age",
    read=_numbers,
    write=lambda years: f"{years[0]}..{years[1]}",
    narrow=_age,
    say=lambda years, phrases, chosen: phrases.say(
        f"selection.age.{_may_or_surely(chosen)}", value=phrases.range(*years)
    ),
)


def _read_near(text: str) -> Near:
    kind, _, years = text.partition(":")
    if kind not in KINDS:
        raise ValueError(f"{kind} is not one of {', '.join(KINDS)}")
    return Near(kind, *_numbers(years))


def _near(rows: ir.Table, near: Near, chosen: Selection) -> ir.Table:
    if near.kind in TURNS:
        others = again("lives", _FOR_NEAR)
        first, last = (others[name] for name in TURNS[near.kind])
        same = [rows.life == others.life]
    else:
        others = again("events", _FOR_NEAR)
        others = others.filter(others.category == near.kind, others.scope == "life")
        first, last = falls.began(others)
        same = [rows.life == others.life, rows.key != others.key]
    reach = falls.after((first, last), near.low, near.high, chosen.how)
    return rows.semi_join(others, [*same, falls.in_one(rows, *reach, chosen.how)])


def _say_near(near: Near, phrases: Phrases, chosen: Selection) -> str:
    said = _distance(near.low, near.high, phrases.name("distance", near.kind), phrases)
    return phrases.say(f"selection.near.{_may_or_surely(chosen)}", value=said)


def _distance(low: int, high: int, kind: str, phrases: Phrases) -> str:
    """From so many years to so many years after a kind of event; before it where negative."""
    if low == high == 0:
        return phrases.say("selection.near.at", kind=kind)
    if low < 0 < high:
        edges = {"low": phrases.years(-low), "high": phrases.years(high)}
        return phrases.say("selection.near.around", kind=kind, **edges)
    before = "-before" if low < 0 else ""
    least, most = min(abs(low), abs(high)), max(abs(low), abs(high))
    if least == 0:
        return phrases.say(f"selection.near.within{before}", years=phrases.years(most), kind=kind)
    if least == most:
        return phrases.say(f"selection.near.exactly{before}", years=phrases.years(most), kind=kind)
    key = "selection.near.before" if before else "selection.near.after"
    return phrases.say(key, low=least, high=most, kind=kind)


NEAR = Filter(
    "near",
    read=_read_near,
    write=lambda near: f"{near.kind}:{near.low}..{near.high}",
    narrow=_near,
    say=_say_near,
)

# --- Words ------------------------------------------------------------------------------------


def _words(rows: ir.Table, text: str, _: Selection) -> ir.Table:
    for part in searched(text):
        rows = rows.filter(rows.words.contains(part))
    return rows


WORDS = Filter(
    "words",
    read=lambda text: text.strip()[:200],
    write=str,
    narrow=_words,
    say=lambda text, phrases, _: phrases.say(
        "selection.words",
        value=phrases.listed(
            [phrases.say("selection.word", value=part) for part in sought(text) or [text]], "and"
        ),
    ),
    tables=BOTH,
)

# In the order in which a sentence says them.
FILTERS: tuple[Filter, ...] = (
    PERIODS,
    SCOPE,
    NARRATORS,
    CATEGORIES,
    PLACES,
    COUNTRIES,
    AGE,
    NEAR,
    WORDS,
    CERTAINTY,
    BASIS,
    DISPUTED,
    CONFLICT,
    LEAVE_OUT,
    LAYERS,
)
