"""What stands around the chosen events: life lines, and the history that matters most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from timeline.catalogue import Catalogue, Selection, questions
from timeline.catalogue.schema import TABLES
from timeline.exports.excerpt import Past
from timeline.figures.marks import Stretch, ordinal
from timeline.model import BOUNDS, TimeSpan
from timeline.packs import Pack, packs_for

_READ = 20_000  # letters of a testimony that say what history it belongs to


def lines_of(catalogue: Catalogue, testimonies: Sequence[str]) -> Mapping[str, tuple[Stretch, ...]]:
    """Where people were, by lane: of the first testimony of each, as the explorer draws it."""
    table = TABLES["lives"]
    rows = catalogue.run(table.filter(table.testimony.isin(list(testimonies)))).to_pylist()
    lives = {row["testimony"]: row for row in rows}
    first: dict[str, str] = {}
    for testimony in testimonies:
        first.setdefault(lives[testimony]["lane"], testimony)
    found: dict[str, list[Stretch]] = {}
    for row in questions.life_lines(catalogue, tuple(first.values())).to_pylist():
        life = lives.get(row["testimony"])
        if life is None or first[life["lane"]] != row["testimony"]:
            continue
        begin = (ordinal(row["begin_first"]), ordinal(row["begin_last"]))
        end = (ordinal(row["end_first"]), ordinal(row["end_last"]))
        low = begin[0] if begin[0] is not None else begin[1]
        if low is None:
            continue  # nothing says when it began, so no line is drawn
        high = end[1] if end[1] is not None else (life["told_last"] or date.max).toordinal()
        found.setdefault(life["lane"], []).append(
            Stretch(
                row["state"],
                (low, begin[1] if begin[1] is not None else low),
                (end[0] if end[0] is not None else high, high),
            )
        )
    return {lane: tuple(line) for lane, line in found.items()}


def own_packs(texts: Iterable[str], packs: Sequence[Pack]) -> frozenset[str]:
    """Those packs of history that testimonies belong to: which they name something of, and which
    are about no country of their own."""
    start = "\n".join(text[:_READ] for text in texts)
    found = packs_for(start, tuple(packs))
    anywhere = {pack.id for pack in packs if not pack.countries}
    return frozenset(pack.id for pack in packs if not pack.general) & (
        anywhere | {pack.id for pack in found}
    )


def past_of(catalogue: Catalogue, packs: Collection[str]) -> tuple[Past, ...]:
    """The most important events of the histories of these packs."""
    called = {
        language: questions.names_in(catalogue, language)
        for language in {row["language"] for row in questions.names(catalogue).to_pylist()}
    }
    rows = questions.history(catalogue, Selection(), importance=1).to_pylist()
    return tuple(
        Past(
            row["key"],
            row["title"],
            row["layer"],
            _span(row),
            row["edtf"] or "",
            row["importance"] or 1,
            {
                language: named[key]
                for language, named in called.items()
                if (key := f"layer.{row['layer']}") in named
            },
        )
        for row in rows
        if row["pack"] in packs
    )


def _span(row: Mapping[str, Any]) -> TimeSpan:
    first, begun, ending, last = (row[bound] for bound in BOUNDS)
    return TimeSpan(first, begun, ending, last, bool(row["point"]), bool(row["ongoing"]))
