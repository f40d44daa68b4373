"""What stays the same while a reader moves about, asked of the catalogue once.

Who there is, their life lines, the named periods, the layers of history, the yearly series, the
overview, and the window that the page opens with.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.catalogue import Catalogue, Selection, questions
from timeline.explorer.interface import Interface, interface, languages
from timeline.explorer.strip import Overview
from timeline.figures.marks import Stretch, Telling, ordinal
from timeline.figures.scale import EPOCH
from timeline.periods import Period

_TELLING_SHARE = 0.10  # of all weight may lie before the window that the page opens with

_TURNS = ("born", "left", "resettled")

Row = dict[str, Any]


@dataclass(frozen=True, eq=False)  # compared and kept by identity: it is made once
class Ground:
    """What stays the same: lives by lane (one row a person), periods, history, the overview."""

    state: str
    lives: Mapping[str, Row]
    names: Mapping[str, str]
    events: int  # how many there are in all
    periods: tuple[Row, ...]
    history: Mapping[str, Row]
    layers: tuple[str, ...]
    brought: frozenset[str]  # those of them that packs of one's own brought
    own_packs: frozenset[str]
    lines: Mapping[str, tuple[Stretch, ...]]
    died: Mapping[str, int]  # the last day on which somebody may have died, by lane, where told
    tellings: Mapping[str, tuple[Telling, ...]]  # of those who told several times, by lane
    testimonies: Mapping[str, tuple[Row, ...]]  # ... and their rows of lives
    series: Mapping[str, tuple[Row, ...]]
    named: Mapping[str, Mapping[str, str]]  # what packs call layers, series, countries, by language
    overview: Overview
    window: Period

    def words(self, language: str) -> Interface:
        """The words of a language, with what the histories here call their own in it."""
        t = interface(language)
        return t.also(self.named[t.language])


def ground_of(catalogue: Catalogue) -> Ground:
    """Ask once for everything that does not depend on what is chosen."""
    rows: dict[str, list[Row]] = {}
    told = 0
    for row in questions.lives(catalogue).to_pylist():
        rows.setdefault(row["lane"], []).append(row)
        told += row["events"]
    lives = {lane: _person(each) for lane, each in rows.items()}
    several = {lane: tuple(each) for lane, each in rows.items() if len(each) > 1}
    lines = _lines(catalogue, {each["testimony"]: each for one in rows.values() for each in one})
    history = {row["key"]: row for row in questions.history(catalogue, Selection()).to_pylist()}
    overview, window = _overview(catalogue, len(lives))
    periods = tuple(questions.named_periods(catalogue).to_pylist())
    installed = catalogue.installed()
    countries = questions.countries(catalogue).to_pylist()
    brought = frozenset(row["layer"] for row in history.values() if row["pack"] in installed)
    own = _own_packs(periods, history.values())
    return Ground(
        catalogue.state,
        lives,
        {lane: row["narrator"] or row["title"] for lane, row in lives.items()},
        told,
        periods,
        history,
        _layers(history.values(), brought, own),
        brought,
        own,
        _by_lane(rows, lines),
        _deaths(catalogue),
        {
            lane: tuple(
                Telling(each["testimony"], label_of(each), lines.get(each["testimony"], ()))
                for each in told
            )
            for lane, told in several.items()
        },
        several,
        _series(catalogue),
        {
            language: _country_names(countries, language) | questions.names_in(catalogue, language)
            for language in languages()
        },
        overview,
        window,
    )


def _country_names(rows: Sequence[Row], language: str) -> dict[str, str]:
    """What a language calls the countries: an alias in its script, where there is one."""
    named = {}
    for row in rows:
        names = [name for name in row["aliases"] if "가" <= name[:1] <= "힣"]
        own = names[0] if language == "ko" and names else row["name"]
        named[f"country.{row['country']}"] = own
    return named


def _series(catalogue: Catalogue) -> dict[str, tuple[Row, ...]]:
    """The yearly series by name; those of a single year are no row to draw."""
    found: dict[str, list[Row]] = {}
    for row in questions.series(catalogue).to_pylist():
        found.setdefault(row["series"], []).append(row)
    return {name: tuple(rows) for name, rows in found.items() if len(rows) > 4}


def _overview(catalogue: Catalogue, lives: int) -> tuple[Overview, Period]:
    everything, today = Selection(), date.today()
    lows = questions.page(catalogue, everything, sort="date", limit=1)["first_day"].to_pylist()
    ends = questions.page(catalogue, everything, sort="end", descending=True, limit=1)
    highs = ends["last_day"].to_pylist()
    if None in (*lows, *highs) or not lows or not highs:
        return Overview(today.year - 50, today.year, (0.0,) * 51), Period(
            date(today.year - 50, 1, 1), date(today.year, 12, 31)
        )
    first = date.fromordinal(lows[0] + EPOCH).year
    last = min(date.fromordinal(highs[0] + EPOCH).year, max(today.year, first))
    starts = [date(year, 1, 1) for year in range(first, last + 1)]
    found = questions.density(catalogue, Selection(), starts[0], date(last, 12, 31), bins=starts)
    weights = tuple(float(weight) for weight in found.weights[0])
    return Overview(first, last, weights), Period(
        date(_telling_year(first, weights, lives), 1, 1), date(last, 12, 31)
    )


def _telling_year(first: int, weights: Sequence[float], lives: int) -> int:
    """The half-decade from which on most of what is told has happened; of one life all of it."""
    if lives == 1:
        return first
    before, most = 0.0, sum(weights)
    for year, weight in enumerate(weights, first):
        before += weight
        if before > _TELLING_SHARE * most:
            return max(year - year % 5, first)
    return first


def _own_packs(periods: Sequence[Row], history: Any) -> frozenset[str]:
    """The histories of a country or a subject, not of the world: they have periods, or layers of
    their own."""
    own = {row["pack"] for row in periods}
    return frozenset(own | {row["pack"] for row in history if row["layer"] != "world"})


def _layers(history: Any, brought: Collection[str], own: Collection[str]) -> tuple[str, ...]:
    """The layers of history: those that somebody brought, then those with most of what is
    important to the lives here; what only the world's history tells is less so."""
    important: dict[str, int] = {}
    for row in history:
        important[row["layer"]] = important.get(row["layer"], 0) + (
            row["importance"] == 1 and row["pack"] in own
        )
    return tuple(
        sorted(important, key=lambda layer: (layer not in brought, -important[layer], layer))
    )


def _lines(catalogue: Catalogue, lives: Mapping[str, Row]) -> dict[str, tuple[Stretch, ...]]:
    """The life lines by testimony; a line that nothing ends goes on to the day of telling."""
    found: dict[str, list[Stretch]] = {}
    for row in questions.life_lines(catalogue).to_pylist():
        life = lives.get(row["testimony"])
        if life is None:
            continue
        told = life["told_last"] or date.max
        begin = (ordinal(row["begin_first"]), ordinal(row["begin_last"]))
        end = (ordinal(row["end_first"]), ordinal(row["end_last"]))
        low = begin[0] if begin[0] is not None else begin[1]
        if low is None:
            continue  # nothing says when it began, so no line is drawn
        high = end[1] if end[1] is not None else told.toordinal()
        found.setdefault(row["testimony"], []).append(
            Stretch(
                row["state"],
                (low, begin[1] if begin[1] is not None else low),
                (end[0] if end[0] is not None else high, high),
            )
        )
    return {testimony: tuple(line) for testimony, line in found.items()}


def _deaths(catalogue: Catalogue) -> dict[str, int]:
    """The day by which somebody had died, by lane: where something ends the last stretch."""
    last: dict[str, int | None] = {}
    for row in questions.life_lines(catalogue).to_pylist():
        last[row["lane"]] = ordinal(row["end_last"])
    return {lane: day for lane, day in last.items() if day is not None}


def _by_lane(
    rows: Mapping[str, Sequence[Row]], lines: Mapping[str, tuple[Stretch, ...]]
) -> dict[str, tuple[Stretch, ...]]:
    """The line of each person: of the first testimony that has one."""
    found = {}
    for lane, told in rows.items():
        line = next((lines[row["testimony"]] for row in told if row["testimony"] in lines), None)
        if line is not None:
            found[lane] = line
    return found


def label_of(life: Row) -> str:
    """A testimony in a few words: its title and the year in which it was told."""
    year = str(life["told"] or "")[:4]
    return f"{life['title']} · {year}" if year and year not in life["title"] else life["title"]


def _person(rows: Sequence[Row]) -> Row:
    """One row for a person: the first testimony's, with what only the others know, all notices,
    and how much is told in all."""
    person = dict(rows[0])
    for row in rows[1:]:
        for turn in _TURNS:
            if person[f"{turn}_first"] is None and person[f"{turn}_last"] is None:
                person |= {f"{turn}_{edge}": row[f"{turn}_{edge}"] for edge in ("first", "last")}
        person["narrator"] = person["narrator"] or row["narrator"]
        person["events"] += row["events"]
        person["notices"] = list(dict.fromkeys([*person["notices"], *row["notices"]]))
    return person
