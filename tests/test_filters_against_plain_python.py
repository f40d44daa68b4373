"""Any mixture of filters, answered by the catalogue and by plain loops over the same events."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from invented_lives import another, catalogue, event, in_year, once

from timeline.catalogue import HOWS, Catalogue, Near, Selection, questions
from timeline.catalogue.schema import TABLES
from timeline.model import Conflict, Event, Life, Passage, TimeSpan
from timeline.periods import Period

Row = dict[str, Any]

# --- Lives that have everything that a filter can stumble over ------------------------------------

WORDS = (
    "the river",
    "ÉTÉ in the camp",
    "어머니가 울었다",
    "100% of_it",
    "the mother's “song”",
    "c:\\x",
)
FIRST = date(1980, 2, 29)
days = st.integers(0, 12 * 366).map(lambda number: FIRST + timedelta(days=number))
maybe = st.none() | days


@st.composite
def _spans(draw: st.DrawFn) -> TimeSpan:
    kind = draw(st.sampled_from(["day", "year", "once", "lasts", "open"]))
    if kind == "day":
        day = draw(days)
        return once(day, day)
    if kind == "year":
        return in_year(draw(st.integers(1980, 1992)))
    if kind == "once":
        first, last = sorted((draw(days), draw(days)))
        return once(first, last)
    a, b, c, d = sorted(draw(days) for _ in range(4))
    if draw(st.booleans()):
        b, c = c, b  # nothing of it need be sure
    if kind == "lasts":
        return TimeSpan(a, b, c, d, point=False)
    known = [draw(st.booleans()) for _ in range(4)]
    a_, b_, c_, d_ = (day if keep else None for day, keep in zip((a, b, c, d), known, strict=True))
    return once(a_, d_) if draw(st.booleans()) else TimeSpan(a_, b_, c_, d_, point=False)


@st.composite
def _lives(draw: st.DrawFn) -> Life:
    number = draw(st.integers(1, 10**6))
    told: list[Event] = [
        event(
            place,
            draw(st.sampled_from(WORDS)),
            draw(st.sampled_from(["work", "hunger", "escape", "resettlement", "family"])),
            draw(_spans()),
            place=draw(st.sampled_from(["Aldburg", "Old Town", "Bremhaven", "Nowhere", ""])),
            scope=draw(st.sampled_from(["life", "life", "context"])),
            basis=draw(st.sampled_from(["explicit", "age", "relative"])),
        )
        for place in range(1, draw(st.integers(1, 6)))
    ]
    born = draw(st.sampled_from(["no", "year", "any"]))
    if born != "no":
        span = in_year(draw(st.integers(1976, 1986))) if born == "year" else draw(_spans())
        told.append(event(99, "Born", "birth", span))
    conflicts: tuple[Conflict, ...] = ()
    doubted: bool = draw(st.booleans())
    if told and doubted:
        conflicts = (Conflict((told[0].id,), (Passage(0, 1, "x"),), "Two dates."),)
    return another(
        number,
        told,
        "e99" if born != "no" else "",
        notices=tuple(draw(st.lists(st.sampled_from(["torture", "suicide"]), unique=True))),
        disputed=draw(st.sampled_from(["", "By some."])),
        conflicts=conflicts,
    )


def _some(*values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    few = st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)
    return st.just(()) | few


@st.composite
def _years(draw: st.DrawFn) -> tuple[int, int]:
    low, high = sorted((draw(st.integers(-4, 12)), draw(st.integers(-4, 12))))
    return low, high


_periods = st.lists(
    st.tuples(days, days).map(lambda ends: Period(min(ends), max(ends))), max_size=3
).map(tuple)
_nears = st.builds(
    lambda kind, years: Near(kind, *years),
    st.sampled_from(["birth", "leaving", "arrival", "work", "hunger", "escape"]),
    _years(),
)
_yes = st.none() | st.booleans()
selections = st.builds(
    Selection,
    periods=_periods,
    how=st.sampled_from(HOWS),
    scope=st.sampled_from([("life",), ("life", "context"), ("context",), ()]),
    categories=_some("work", "hunger", "escape", "birth"),
    places=_some("Aldburg", "Nowhere"),
    countries=_some("AA", "BB"),
    certainty=_some("day", "month", "year", "wider"),
    basis=_some("explicit", "age"),
    disputed=_yes,
    conflict=_yes,
    leave_out=_some("torture", "suicide"),
    age=st.none() | _years(),
    near=st.none() | _nears,
    words=st.sampled_from(
        [
            "",
            "",
            "",
            "river",
            "THE",
            "ete camp",
            "어머니",
            '"the river"',
            "%",
            "_",
            "\\",
            "'",
            "“",
            '"',
        ]
    ),
)

# --- The same, said plainly ------------------------------------------------------------------


def plainly(row: Row, life: Row, mine: list[Row], chosen: Selection) -> bool:
    """Whether an event is chosen; `life` is its testimony's row, `mine` the events of that."""
    return all(
        (
            not chosen.scope or row["scope"] in chosen.scope,
            not chosen.narrators or row["lane"] in chosen.narrators,
            not chosen.categories or row["category"] in chosen.categories,
            not chosen.places or row["place"] in chosen.places,
            not chosen.countries or row["country"] in chosen.countries,
            not chosen.certainty or row["certainty"] in chosen.certainty,
            not chosen.basis or row["basis"] in chosen.basis,
            chosen.disputed in (None, bool(life["disputed"])),
            chosen.conflict in (None, row["conflict"]),
            not set(chosen.leave_out) & set(life["notices"]),
            not chosen.periods
            or any(_falls(row, each.first, each.last, chosen.how) for each in chosen.periods),
            chosen.age is None or _aged(row, life, chosen.age, chosen.how),
            chosen.near is None or _near(row, life, mine, chosen.near, chosen.how),
            _says(row, chosen.words),
        )
    )


def _falls(row: Row, first: date | None, last: date | None, how: str) -> bool:
    """A period with an unknown end (None) may reach any day on that side, and surely none."""
    a, b, c, d = (
        row[name]
        for name in ("begin_of_the_begin", "end_of_the_begin", "begin_of_the_end", "end_of_the_end")
    )
    if how.startswith("surely"):
        if first is None or last is None:
            return False
        if how == "surely-began":
            return None not in (a, b) and a >= first and b <= last
        if row["point"]:
            return None not in (a, d) and a >= first and d <= last
        return None not in (b, c) and b <= last and c >= first
    end = b if how == "began" else d
    return (a is None or last is None or a <= last) and (
        end is None or first is None or end >= first
    )


def _aged(row: Row, life: Row, years: tuple[int, int], how: str) -> bool:
    born = (life["born_first"], life["born_last"])
    return _so_long_after(row, born, years[0], years[1] + 1, how, short=1)


def _so_long_after(
    row: Row, window: tuple[Any, Any], low: int, high: int, how: str, short: int = 0
) -> bool:
    if window == (None, None):
        return False
    first, last = reversed(window) if how.startswith("surely") else window
    begin, end = _later(first, low), _later(last, high)
    return _falls(row, begin, end and end - timedelta(days=short), how)


def _later(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # there is no 29 February that year
        return day.replace(year=day.year + years, day=28)


def _near(row: Row, life: Row, mine: list[Row], near: Near, how: str) -> bool:
    turns = {"birth": "born", "leaving": "left", "arrival": "resettled"}
    if near.kind in turns:
        name = turns[near.kind]
        windows = [(life[f"{name}_first"], life[f"{name}_last"])]
    else:
        windows = [
            (
                other["begin_of_the_begin"],
                (other["end_of_the_end"] or other["end_of_the_begin"])
                if other["point"]
                else other["end_of_the_begin"],
            )
            for other in mine
            if other["category"] == near.kind and other["scope"] == "life" and other is not row
        ]
    return any(_so_long_after(row, each, near.low, near.high, how) for each in windows)


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in apart if not 0x300 <= ord(char) < 0x370)
    straight = kept.replace("’", "'").replace("“", '"').replace("”", '"')
    return unicodedata.normalize("NFC", straight)


def _says(row: Row, sought: str) -> bool:
    told = _bare(" | ".join((row["title"], row["quote"], row["place"], row["narrator"])))
    if len(sought) > 2 and sought[0] == sought[-1] == '"':
        return _bare(sought[1:-1]) in told
    return all(_bare(part).strip('"') in told for part in sought.split())


# --- The two agree ---------------------------------------------------------------------------


def _told(c: Catalogue) -> Iterator[tuple[Row, Row, list[Row]]]:
    lives = {row["testimony"]: row for row in c.run(TABLES["lives"]).to_pylist()}
    rows = c.run(TABLES["events"]).to_pylist()
    for row in rows:
        mine = [other for other in rows if other["testimony"] == row["testimony"]]
        yield row, lives[row["testimony"]], mine


# A catalogue is made for each example: to shrink one would take minutes, and tell little more.
_ONCE: Any = {
    "phases": [Phase.explicit, Phase.reuse, Phase.generate],
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}


@settings(max_examples=10, deadline=None, **_ONCE)
@given(
    st.lists(_lives(), min_size=1, max_size=4, unique_by=lambda life: life.testimony.id),
    st.lists(selections, min_size=4, max_size=4),
)
def test_a_mixture_of_filters_chooses_what_plain_loops_choose(
    lives: list[Life], asked: list[Selection]
) -> None:
    with catalogue(*lives) as c:
        told = list(_told(c))
        for chosen in asked:
            keys = {row["key"] for row, life, mine in told if plainly(row, life, mine, chosen)}
            found = set(questions.marks(c, chosen)["key"].to_pylist())
            wrong = [each for each in told if each[0]["key"] in found ^ keys]
            assert not wrong, (chosen, wrong[0])
            counted = questions.counts(c, chosen)
            assert counted.chosen == len(keys)
            assert counted.narrators == len(
                {row["lane"] for row, _, _ in told if row["key"] in keys}
            )
            for how in HOWS:
                other = Selection(**{**_fields(chosen), "how": how})
                n = sum(plainly(row, life, mine, other) for row, life, mine in told)
                assert getattr(counted, how.replace("-", "_")) == n, how


@settings(max_examples=4, deadline=None, **_ONCE)
@given(
    st.lists(_lives(), min_size=1, max_size=4, unique_by=lambda life: life.testimony.id), selections
)
def test_each_option_gives_as_many_as_it_says(lives: list[Life], chosen: Selection) -> None:
    with catalogue(*lives) as c:
        told = list(_told(c))
        for name, options in questions.facets(c, chosen).items():
            for value, n in options if name not in ("layers", "leave_out") else ():
                setting: Any = value == "yes" if name in ("disputed", "conflict") else (value,)
                alone = Selection(**{**_fields(chosen), name: setting})
                assert n == sum(plainly(row, life, mine, alone) for row, life, mine in told), name


def _fields(chosen: Selection) -> dict[str, Any]:
    return {name: getattr(chosen, name) for name in Selection.__dataclass_fields__}


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", '"', ".*", "[", "(?i)", "--", ";", "\x00"])
def test_hostile_words_are_words(words: str) -> None:
    with catalogue(another(1, [event(1, "a river", "work", in_year(1990))])) as c:
        assert questions.counts(c, Selection(words=words)).chosen == (
            words == '"'
        )  # nothing is sought
