"""Which category a clause belongs to: weighted cues from a table, the highest sum wins.

`data/lexicon/<language>/events_categories.tsv` has the columns `category`, `scope` (life or
context), `weight`, `turning` ("yes": an event even without time words) and `cue`, a regular
expression over the clause as the language module writes it: lower-case lemmas with the subject
as `S:narr`, `S:father` and the verb as `V:arrest` (`V:arrest/p` when passive). A new cue is a new
row; ties go to the category named first in the table.

`events_categories_wide.tsv`, where a language has it, has the same columns and holds general
vocabulary: it is asked only where the first table says little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from timeline.lexicon import names, table
from timeline.model import CONTEXT_CATEGORIES, LIFE_CATEGORIES, Scope, TimelineError

SURE = 30.0  # a first table's sum above this needs no wider word


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table."""

    category: str
    scope: str
    weight: float
    turning: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The category of a clause, how strong its cues are, and whether it is a turning point."""

    category: str
    strength: float
    turning: bool


@cache
def cues(language: str, name: str = "events_categories") -> tuple[Cue, ...]:
    """The cues of a language, checked: an unknown category or a broken pattern is a fault."""
    return tuple(_cues(language, name)) if name in names(language) else ()


def _cues(language: str, name: str) -> Iterator[Cue]:
    for number, row in enumerate(table(language, name), 1):
        where = f"{name}.tsv: row {number}"
        allowed = {*LIFE_CATEGORIES, *(CONTEXT_CATEGORIES if row["scope"] == "context" else ())}
        if row["category"] not in allowed:
            raise TimelineError(f"{where}: {row['category']!r} is no {row['scope']} category")
        try:
            pattern = re.compile(row["cue"])
            weight = float(row["weight"])
        except (re.error, ValueError) as fault:
            raise TimelineError(f"{where}: {fault}") from None
        yield Cue(row["category"], row["scope"], weight, row["turning"] == "yes", pattern)


def judge(language: str, clause: str, scope: Scope) -> Verdict:
    """The category of a clause in its scope ("other" or "politics" where no cue speaks)."""
    sums: dict[str, float] = {}
    turning: set[str] = set()
    for name in ("events_categories", "events_categories_wide"):
        if sums and max(sums.values()) > SURE:
            break
        for cue in cues(language, name):
            if cue.scope == scope and cue.pattern.search(clause):
                sums[cue.category] = sums.get(cue.category, 0.0) + cue.weight
                if cue.turning:
                    turning.add(cue.category)
    if not sums:
        return Verdict("other" if scope == "life" else "politics", 0.0, False)
    best = max(sums.values())
    category = next(name for name, total in sums.items() if total == best)
    return Verdict(category, best, bool(turning) and (category in turning or best < 20))
