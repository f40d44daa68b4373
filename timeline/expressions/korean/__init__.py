"""Korean: its classes of words, and the list of its rules.

The order of `RULES` is the order of reading: of two readings equally long the first wins.
"""

from __future__ import annotations

from timeline.expressions.grammar import Rule
from timeline.expressions.korean import (
    ages,
    dates,
    durations,
    feasts,
    named,
    ranges,
    references,
    relative,
    times,
)
from timeline.expressions.korean.names import written
from timeline.expressions.korean.words import PAIRED, SETS, WEAK, vocabulary

RULES: tuple[Rule, ...] = (
    *named.rules.rules,
    *ages.rules.rules,
    *dates.rules.rules,
    *feasts.rules.rules,
    *ranges.rules.rules,
    *times.rules.rules,
    *relative.rules.rules,
    *durations.rules.rules,
    *references.rules.rules,
)

__all__ = ["PAIRED", "RULES", "SETS", "WEAK", "vocabulary", "written"]
