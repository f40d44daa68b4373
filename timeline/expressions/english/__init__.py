"""English: its classes of words, and the list of its rules.

The order of `RULES` is the order of reading: of two readings equally long the first wins.
"""

from __future__ import annotations

from timeline.expressions.english import (
    ages,
    anchors,
    counted,
    dates,
    durations,
    feasts,
    formats,
    ranges,
    references,
    relative,
    sets,
    times,
)
from timeline.expressions.english.words import GLUE, IDLE, PAIRED, SETS, WEAK, vocabulary
from timeline.expressions.grammar import Rule

RULES: tuple[Rule, ...] = (
    *anchors.rules.rules,
    *ages.rules.rules,
    *dates.rules.rules,
    *ranges.rules.rules,
    *formats.rules.rules,
    *feasts.rules.rules,
    *times.rules.rules,
    *relative.rules.rules,
    *counted.rules.rules,
    *sets.rules.rules,
    *durations.rules.rules,
    *references.rules.rules,
)

__all__ = ["GLUE", "IDLE", "PAIRED", "RULES", "SETS", "WEAK", "vocabulary"]
