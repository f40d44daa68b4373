"""What it costs to settle a life, and how the cost grows: statements, conflicts, whole lives.

    python -m benchmarks.chronology [--most N]

Made-up lives of 250 events and more, each event told by a date, an age or what it counts from; the
last column is one life with a contradiction in every hundredth event. The table goes to standard
output and the figures to benchmarks/results/chronology.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from timeline.chronology import date as date_life
from timeline.chronology import ties
from timeline.chronology.network import Statement
from timeline.chronology.settle import settle
from timeline.model import (
    Age,
    Calendar,
    Form,
    Life,
    Mention,
    Paragraph,
    Passage,
    Quantity,
    Shift,
    Testimony,
    TimeExpression,
    TimeSpan,
)

RESULTS = Path(__file__).resolve().parent / "results" / "chronology.json"
SIZES = (250, 500, 1000, 2000, 4000, 8000)
WANTED = 2000  # events in under a second
ROUNDS = 3


def made_up_statements(events: int, *, wrong: int = 0) -> list[Statement]:
    """A life's statements: dates, ages and counts from the event before; every `wrong`-th event
    (0: none) has an age that contradicts its date."""
    chance = random.Random(events)
    first = date(1900, 1, 1).toordinal()
    said = [Statement("birth", ties.between("e0.begin", first, first + 364), owner="e0")]
    for number in range(1, events):
        name, begin = f"e{number}", f"e{number}.begin"
        day = first + 365 * 5 + number * 4
        if number % 3 == 0:
            limits = ties.between(begin, day, day + chance.randrange(400))
            said.append(Statement(f"date-{number:06}", limits, owner=name))
        before = f"e{number - 1}.begin"
        relation = ties.apart(begin, before, Quantity(0, 3, "week"))
        said.append(Statement(f"then-{number:06}", ties=relation, rank=4, owner=name))
        if number % 7 == 0:
            years = (day - first) // 366
            low = years + (40 if wrong and number % wrong == 0 else -1)
            age = ties.aged("e0.begin", begin, Age(low, low + 3))
            said.append(Statement(f"age-{number:06}", ties=age, rank=3, owner=name))
    return said


def made_up_life(events: int) -> Life:
    """A whole life, dated: mentions with their time words, as the steps before hand them over."""
    forms: list[tuple[Form, TimeSpan | None]] = []
    for number in range(events):
        year = 1920 + number * 80 // events
        span = TimeSpan(date(year, 1, 1), date(year, 12, 31), date(year, 1, 1), date(year, 12, 31))
        kinds: list[tuple[Form, TimeSpan | None]] = [
            (Calendar(), span),
            (Shift(1, "told", Quantity(1, 2, "week")), None),
            (Age(year - 1921, year - 1919, whose="i"), None),
        ]
        forms.append(kinds[number % 3])
    line = "It was then that it happened.\n"
    text = line * events
    expressions, mentions, paragraphs = [], [], []
    for number, (form, known) in enumerate(forms):
        start = number * len(line)
        passage = Passage(start, start + len(line) - 1, line[:-1])
        paragraphs.append(Paragraph(start, passage.end, number + 1))
        expressions.append(
            TimeExpression(start, start + 6, line[:6], "DATE", "", form, "made-up", span=known)
        )
        category = "birth" if number == 0 else "other"
        mentions.append(
            Mention(
                f"e{number}", passage, f"Event {number}", category, "life", number, (number,),
                paragraph=number + 1,
            )
        )  # fmt: skip
    testimony = Testimony("made-up", "", text, tuple(paragraphs), told="2005-01-01")
    return date_life(testimony, expressions, mentions, ())


def seconds(run: Callable[[], object]) -> float:
    """The median processor time of a few runs."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def main(arguments: list[str] | None = None) -> None:
    """Measure and print; see the module."""
    parser = argparse.ArgumentParser(description="What it costs to settle a life.")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of events")
    most = parser.parse_args(arguments).most
    rows = []
    print(
        f"{'events':>7} {'statements':>11} {'settle s':>9} {'life s':>9} "
        f"{'conflicts':>10} {'settle s':>9}"
    )
    for size in (s for s in SIZES if s <= most):
        said, wrong = made_up_statements(size), made_up_statements(size, wrong=700)
        row = {
            "events": size,
            "statements": len(said),
            "settle": round(seconds(partial(settle, said)), 4),
            "life": round(seconds(partial(made_up_life, size)), 4),
            "conflicts": len(settle(wrong).conflicts),
            "settle_conflicts": round(seconds(partial(settle, wrong)), 4),
        }
        rows.append(row)
        print(
            f"{size:7} {row['statements']:11} {row['settle']:9.3f} {row['life']:9.3f} "
            f"{row['conflicts']:10} {row['settle_conflicts']:9.3f}"
        )
    RESULTS.parent.mkdir(exist_ok=True)
    machine = {"python": platform.python_version(), "machine": platform.machine()}
    RESULTS.write_text(json.dumps({**machine, "rows": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
