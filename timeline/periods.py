"""Falling in a period: what may, what surely, and what began in it. The one place that answers.

With the four bounds A B C D (begin_of_the_begin .. end_of_the_end) and a period P..Q, all days
inclusive:

* may fall in it:       (A unknown or A ≤ Q) and (D unknown or D ≥ P);
* surely falls in it:   what lasts: B and C known, B ≤ Q and C ≥ P (it is surely under way on
                        some day of it); what happened once: A and D known, A ≥ P and D ≤ Q;
* may have begun in it: (A unknown or A ≤ Q) and (B unknown or B ≥ P);
* surely began in it:   A and B known, A ≥ P and B ≤ Q.

Of several periods, may = in any of them, surely = in one of them. RULES is that table as data:
each question is a few comparisons of one bound with one edge of the period. Scalars are answered
by `may_fall`, `surely_falls`, `may_have_begun` and `surely_began`; columns by `holds`, which is
given a way to compare and joins the answers with & and |, for example with ibis:

    def compare(test: Comparison, day: date) -> ibis.expr.types.BooleanValue:
        column = table[test.bound]
        answer = column <= day if test.side == "<=" else column >= day
        return answer.fill_null(test.unknown)

    table.filter(holds("surely_falls", periods, compare, once=table.point, lasts=~table.point))

A new question is one more line in RULES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any, Literal, TypeVar

from timeline.model import Bound, TimeSpan

Question = Literal["may_fall", "surely_falls", "may_have_begun", "surely_began"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included. Raises ValueError where last is before."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period that ends before it begins: {self.first}..{self.last}")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: `bound` is not after the period's last day ("<="), or not before its first
    (">="); `unknown` is the answer where the bound is not known."""

    bound: Bound
    side: Literal["<=", ">="]
    unknown: bool

    def against(self, period: Period) -> date:
        """The edge of the period that the bound is compared with."""
        return period.last if self.side == "<=" else period.first


@dataclass(frozen=True, slots=True)
class Rule:
    """The tests, all of which must hold, for what happened `once` and for what `lasts`."""

    once: tuple[Comparison, ...]
    lasts: tuple[Comparison, ...]


_MAY = (Comparison("begin_of_the_begin", "<=", True), Comparison("end_of_the_end", ">=", True))
_MAY_BEGIN = (
    Comparison("begin_of_the_begin", "<=", True),
    Comparison("end_of_the_begin", ">=", True),
)
_INSIDE = (Comparison("begin_of_the_begin", ">=", False), Comparison("end_of_the_end", "<=", False))
_UNDER_WAY = (
    Comparison("end_of_the_begin", "<=", False),
    Comparison("begin_of_the_end", ">=", False),
)
_BEGUN_INSIDE = (
    Comparison("begin_of_the_begin", ">=", False),
    Comparison("end_of_the_begin", "<=", False),
)

RULES: dict[Question, Rule] = {
    "may_fall": Rule(once=_MAY, lasts=_MAY),
    "surely_falls": Rule(once=_INSIDE, lasts=_UNDER_WAY),
    "may_have_begun": Rule(once=_MAY_BEGIN, lasts=_MAY_BEGIN),
    "surely_began": Rule(once=_BEGUN_INSIDE, lasts=_BEGUN_INSIDE),
}


# --- One span ---------------------------------------------------------------------------------


def may_fall(span: TimeSpan, periods: Period | Iterable[Period]) -> bool:
    """Whether it can have been under way, or have happened, on some day of a period."""
    return _answer("may_fall", span, periods)


def surely_falls(span: TimeSpan, periods: Period | Iterable[Period]) -> bool:
    """Whether it was under way on some day of one period, or happened in it, however it was."""
    return _answer("surely_falls", span, periods)


def may_have_begun(span: TimeSpan, periods: Period | Iterable[Period]) -> bool:
    """Whether it can have begun in a period."""
    return _answer("may_have_begun", span, periods)


def surely_began(span: TimeSpan, periods: Period | Iterable[Period]) -> bool:
    """Whether it began in one of the periods, however it was."""
    return _answer("surely_began", span, periods)


def _answer(question: Question, span: TimeSpan, periods: Period | Iterable[Period]) -> bool:
    tests = RULES[question].once if span.point else RULES[question].lasts
    chosen = [periods] if isinstance(periods, Period) else periods
    return any(all(_holds(test, span, period) for test in tests) for period in chosen)


def _holds(test: Comparison, span: TimeSpan, period: Period) -> bool:
    bound: date | None = getattr(span, test.bound)
    if bound is None:
        return test.unknown
    edge = test.against(period)
    return bound <= edge if test.side == "<=" else bound >= edge


# --- Many at once ---------------------------------------------------------------------------------


def holds(
    question: Question,
    periods: Iterable[Period],
    compare: Callable[[Comparison, date], T],
    *,
    once: T,
    lasts: T,
) -> T:
    """The same rule over columns: an expression that is true where the question holds.

    `compare(test, day)` compares the column `test.bound` with the day and gives `test.unknown`
    where the column is null; `once` and `lasts` are the column `point` and its contrary. T is
    anything with & and | (numpy arrays, ibis expressions, bool). Raises ValueError where there is
    no period: a question about none has no answer.
    """

    def in_one(period: Period) -> T:
        rule = RULES[question]
        if rule.once == rule.lasts:
            return _all(compare(test, test.against(period)) for test in rule.once)
        happened = _all(compare(test, test.against(period)) for test in rule.once)
        lasted = _all(compare(test, test.against(period)) for test in rule.lasts)
        return _any([_all([once, happened]), _all([lasts, lasted])])

    answers = [in_one(period) for period in periods]
    if not answers:
        raise ValueError("no period was given")
    return _any(answers)


def _all(answers: Iterable[T]) -> T:
    together: Callable[[Any, Any], Any] = and_
    joined: T = reduce(together, answers)
    return joined


def _any(answers: Iterable[T]) -> T:
    either: Callable[[Any, Any], Any] = or_
    joined: T = reduce(either, answers)
    return joined


# --- Weight ---------------------------------------------------------------------------------------


def spread(span: TimeSpan) -> Period | None:
    """The days over which a span is spread for the aoristic weight: from its earliest to its
    latest day.

    An unknown bound is never guessed. What happened once and has an open side is spread over
    nothing (None). Of what lasts, only the part that is known counts: an unknown beginning is
    taken at the last day on which it can have begun, else at the first on which it can have
    ended; an unknown end at the first day on which it can have ended, else at the last on which
    it can have begun. None where nothing is known.
    """
    first, begun, ending, last = span.bounds
    if span.point and (first is None or last is None):
        return None
    starts = [day for day in (first, begun, ending) if day is not None]
    ends = [day for day in (last, ending, begun) if day is not None]
    if not starts:
        return Period(last, last) if last else None
    if not ends:
        return Period(starts[0], starts[0])
    # Where only inner bounds are known and they cross, both days are still days of it.
    return Period(min(starts[0], ends[0]), max(starts[0], ends[0]))


def aoristic_weight(span: TimeSpan, period: Period) -> float:
    """The share (0 to 1) of a span's days that fall into the period, when its time is spread
    evenly from its earliest to its latest day (`spread` says how unknown bounds are treated).

    The weights over periods that together cover the span, without overlap, add up to 1. Over
    columns: max(0, min(last, Q) - max(first, P) + 1) / (last - first + 1), with `spread`'s days.
    Source: Ratcliffe (2000), "Aoristic analysis: the spatial interpretation of unspecific
    temporal events".
    """
    days = spread(span)
    if days is None:
        return 0.0
    shared = (min(days.last, period.last) - max(days.first, period.first)).days + 1
    return max(0, shared) / days.days
