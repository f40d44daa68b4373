"""A tiny third language, added as docs/add-a-language.md says: three tables and six rules."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.expressions.amounts import quantity, timex_value
from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.languages import Language
from timeline.lexicon import table
from timeline.model import Lasting, Shift

rules = Rules()
rule = rules.rule

SETS = {"DAY": "d12 d31", "NUMBER": "number d12 d31 d99"}
WEAK = frozenset(("of", "the", "number", "later", "next", "d12", "d31", "d99", "d3", "num", "dec",
                  "junk", "comma", "dash", "open", "close", "quote"))  # fmt: skip


def vocabulary() -> Iterator[tuple[str, str, str]]:
    """Every form, its class and its value."""
    for name in ("months", "words"):
        for row in table("es", name):
            for form in row["forms"].split("|"):
                yield form, row["class"], row["value"]


@rule("day:DAY of month:month (of year:y4)?", "month:month (of year:y4)?")
def calendar_date(m: Match) -> Found:
    """ "8 de julio de 1994", "marzo de 1999", "en mayo"."""
    year = m.number("year") if "year" in m else None
    day = m.number("day") if "day" in m else None
    return calendar(Day("day" if day else "month", year, m.number("month"), day))


@rule("the? season:season of year:y4")
def season_of_a_year(m: Match) -> Found:
    """ "el invierno de 1997"."""
    return calendar(Day("season", m.number("year"), part=m.value("season")))


@rule("year:y4")
def year_alone(m: Match) -> Found:
    """ "en 1994"."""
    return calendar(Day("year", m.number("year"))) if 1000 <= m.number("year") <= 2199 else None


@rule("n:NUMBER unit:unit later")
def so_long_later(m: Match) -> Found:
    """ "dos años después"."""
    count = quantity(float(m.value("n")), m.value("unit"))
    return Draft("DATE", Shift(1, "told", count), granularity=m.value("unit"))


@rule("the unit:unit next")
def following_unit(m: Match) -> Found:
    """ "al año siguiente", "el mes siguiente"."""
    unit = m.value("unit")
    if unit not in ("year", "month", "day", "week"):
        return None
    return Draft("DATE", Shift(1, "told", quantity(1.0, unit), unit), granularity=unit)


@rule("n:NUMBER unit:unit")
def counted_units(m: Match) -> Found:
    """ "tres meses"."""
    number, unit = float(m.value("n")), m.value("unit")
    return Draft("DURATION", Lasting(quantity(number, unit)), timex_value(number, unit),
                 granularity=unit)  # fmt: skip


SPANISH = Language(tuple(rules.rules), SETS, WEAK, vocabulary)
