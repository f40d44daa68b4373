"""What stands around the chosen events: life lines, and the history that matters most."""

from __future__ import annotations

import re
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
    """Where people were, by testimony: each is dated alone."""
    table = TABLES["lives"]
    rows = catalogue.run(table.filter(table.testimony.isin(list(testimonies)))).to_pylist()
    lives = {row["testimony"]: row for row in rows}
    found: dict[str, list[Stretch]] = {}
    for row in questions.life_lines(catalogue, tuple(testimonies)).to_pylist():
        life = lives.get(row["testimony"])
        begin = (ordinal(row["begin_first"]), ordinal(row["begin_last"]))
        end = (ordinal(row["end_first"]), ordinal(row["end_last"]))
        low = begin[0] if begin[0] is not None else begin[1]
        if life is None or low is None:
            continue  # nothing says when it began, so no line is drawn
        high = end[1] if end[1] is not None else (life["told_last"] or date.max).toordinal()
        found.setdefault(row["testimony"], []).append(
            Stretch(
                row["state"],
                (low, begin[1] if begin[1] is not None else low),
                (end[0] if end[0] is not None else high, high),
            )
        )
    return {testimony: tuple(line) for testimony, line in found.items()}


def own_packs(texts: Iterable[str], packs: Sequence[Pack]) -> frozenset[str]:
    """Those packs of history that testimonies belong to: which they name something of, and which
    are about no country of their own."""
    start = "\n".join(text[:_READ] for text in texts)
    found = packs_for(start, tuple(packs))
    anywhere = {pack.id for pack in packs if not pack.countries}
    return frozenset(pack.id for pack in packs if not pack.general) & (
        anywhere | {pack.id for pack in found}
    )


def label_in(row: Mapping[str, Any], language: str) -> str:
    """What a row of history is called in a language, where one of its aliases is of it."""
    own: str = row.get("label") or row["title"]
    aliases = [alias.strip() for alias in str(row.get("aliases") or "").split(";")]
    if language == "ko":
        return next((each for each in aliases if re.search("[\uac00-\ud7a3]", each)), own)
    return own


def past_of(catalogue: Catalogue, packs: Collection[str], language: str = "en") -> tuple[Past, ...]:
    """The most important events of the histories of these packs."""
    called = {
        language: questions.names_in(catalogue, language)
        for language in {row["language"] for row in questions.names(catalogue).to_pylist()}
    }
    rows = questions.history(catalogue, Selection(), importance=1).to_pylist()
    return tuple(
        Past(
            row["key"],
            label_in(row, language),
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
