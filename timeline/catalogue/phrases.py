"""Words of one language for sentences about a selection: templates and names, from a table.

The table maps keys to texts with `{places}` for values, as `data/interface/` holds them. Keys
used here begin with "selection."; names of categories, layers, certainty and the like are looked
up as "category.hunger" and stay as they are where the table has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline import edtf
from timeline.periods import Period
from timeline.words import in_words

# Every sentence that the selection needs; a test holds both languages' tables to it.
KEYS = (
    "selection.everything",  # no value: everything is shown
    "selection.sentence",  # {parts}
    "selection.join",  # between two parts of the sentence
    "selection.comma",  # between values of one filter
    "selection.or",  # ... and before the last, where any of them will do
    "selection.and",  # ... and where all of them are meant
    "selection.more",  # {value}: the first few of many values; {n}: how many others
    "selection.more.narrator",
    "selection.more.place",
    "selection.more.country",
    "selection.periods.may",  # {value}
    "selection.periods.surely",
    "selection.periods.began",
    "selection.periods.surely-began",
    "selection.scope.context",
    "selection.scope.both",
    "selection.narrators",  # {value}
    "selection.categories",
    "selection.layers",
    "selection.places",
    "selection.countries",
    "selection.certainty",
    "selection.basis",
    "selection.disputed.yes",
    "selection.disputed.no",
    "selection.conflict.yes",
    "selection.conflict.no",
    "selection.leave_out",
    "selection.age.may",  # {value}: the ages
    "selection.age.surely",
    "selection.range",  # {low} {high}
    "selection.years",  # {n}
    "selection.years.one",
    "selection.near.may",  # {value}: one of the following
    "selection.near.surely",
    "selection.near.at",  # {kind}
    "selection.near.within",  # {years} {kind}
    "selection.near.after",  # {low} {high} {kind}
    "selection.near.exactly",  # {years} {kind}
    "selection.near.within-before",
    "selection.near.before",
    "selection.near.exactly-before",
    "selection.near.around",  # {low} and {high}: years with their unit; {kind}
    "selection.words",  # {value}
    "selection.word",  # {value}: one of the words that are looked for
)

_NAMED_OF_MANY = 3  # where only the first of many values are named


@dataclass(frozen=True)
class Phrases:
    """The table of one language; `names` gives what a lane's key stands for. `most`: where one
    filter has more values than that, only the first are named and the rest counted (0: never)."""

    table: Mapping[str, str]
    language: str = "en"
    names: Mapping[str, str] = field(default_factory=dict)
    most: int = 0

    def say(self, key: str, **values: object) -> str:
        """The text of a key with its values filled in."""
        return self.table[key].format(**values)

    def name(self, kind: str, value: str) -> str:
        """The name of a value: of a lane, or of a category, a layer, a notice ..."""
        own = self.names.get(value) if kind == "narrator" else None
        return own or self.table.get(f"{kind}.{value}") or value

    def any_of(self, kind: str, values: Sequence[str]) -> str:
        """The names of values of which any will do."""
        if not 0 < self.most < len(values):
            return self.listed([self.name(kind, value) for value in values], "or")
        few = [self.name(kind, value) for value in values[:_NAMED_OF_MANY]]
        own = f"selection.more.{kind}"
        return self.say(
            own if own in self.table else "selection.more",
            value=self.table["selection.comma"].join(few),
            n=len(values) - len(few),
        )

    def listed(self, said: Sequence[str], last: str) -> str:
        """Several things one after another; `last` is "or" or "and"."""
        rest, end = said[:-1], said[-1]
        if not rest:
            return end
        return f"{self.table['selection.comma'].join(rest)}{self.table[f'selection.{last}']}{end}"

    def years(self, n: int) -> str:
        """A number of years with its unit."""
        return self.say("selection.years.one" if n == 1 else "selection.years", n=n)

    def range(self, low: int, high: int) -> str:
        """Numbers from one to another; one number where they are the same."""
        return str(low) if low == high else self.say("selection.range", low=low, high=high)

    def periods(self, periods: Sequence[Period]) -> str:
        """Periods in words, each with the precision at which it was chosen."""
        return self.listed([self._period(period) for period in periods], "or")

    def _period(self, period: Period) -> str:
        """As in "happened between 1996 and 1998"."""
        first, last = period_ends(period)
        text = first if first == last else f"[{first}..{last}]"
        return in_words(edtf.span(text), self.language, text)


def period_ends(period: Period) -> tuple[str, str]:
    """The ends of a period, each as the widest calendar unit whose edge it is.

    1 January 1996 to 31 July 1998 is "1996" and "1998-07".
    """
    first, last = period.first, period.last
    next_day = date.fromordinal(min(last.toordinal() + 1, date.max.toordinal()))
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return f"{first.year:04}", f"{last.year:04}"
    month_begins, month_ends = first.day == 1, next_day.day == 1
    if month_begins and month_ends:
        return f"{first:%Y-%m}".zfill(7), f"{last:%Y-%m}".zfill(7)
    return first.isoformat(), last.isoformat()
