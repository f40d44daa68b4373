"""Which of the words of time that stand with a clause tell most. Language-free."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Age, Anchored, Calendar, Lasting, Shift, Stage, TimeExpression

_ORDER = {Calendar: 0, Anchored: 1, Age: 2, Stage: 3, Shift: 4, Lasting: 5}
_FINE = {
    "time": 0, "day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5, "century": 6,
}  # fmt: skip


def trust(expression: TimeExpression) -> tuple[int, int]:
    """Sorts the most telling first: calendar, anchor, age, stage, relative, duration; then fine
    before coarse."""
    return _ORDER.get(type(expression.form), 6), _FINE.get(expression.granularity, 4)


def best_first(found: Sequence[int], expressions: Sequence[TimeExpression]) -> tuple[int, ...]:
    """Indexes of expressions, each once, the most telling first, then in the order of the text."""
    return tuple(sorted(dict.fromkeys(found), key=lambda at: (trust(expressions[at]), at)))
