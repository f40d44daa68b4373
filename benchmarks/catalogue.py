"""The catalogue's questions over a million invented events, beside plain pandas in the same run.

    python -m benchmarks.catalogue [--events N] [--repeats N]

Every run of a question has a period of its own, so that no answer is one kept from before; the
density alone is also measured as it is used, where a moved window is answered from the sums of
the first. Numbers that both sides give are compared before anything is timed. Opening is measured
in a fresh process. Milliseconds on a shared machine say little by themselves: compare them within
the table.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks import results, synthetic
from benchmarks.plain_pandas import Frame
from timeline.catalogue import Catalogue, Near, Selection, questions, store
from timeline.periods import Period

EVENTS, REPEATS = 1_000_000, 15
MOST_SECONDS, MOST_MEGABYTES = 10.0, 1536.0
CLIENTS, CHANGES = 8, 25

OPEN = """
import sys, time
begin = time.perf_counter()
from pathlib import Path
from benchmarks.results import peak_megabytes
from timeline.catalogue import Catalogue, Selection, questions
catalogue = Catalogue.open_folder(Path(sys.argv[1]))
questions.counts(catalogue, Selection())
print(time.perf_counter() - begin, peak_megabytes())
"""


def main() -> None:
    """Measure, print the table, write results/catalogue.json."""
    reader = argparse.ArgumentParser(prog="benchmarks.catalogue")
    reader.add_argument("--events", type=int, default=EVENTS)
    reader.add_argument("--repeats", type=int, default=REPEATS)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "tables"
        store.write(folder, synthetic.tables(asked.events))
        seconds, megabytes = _opened(folder)
        print(
            f"{asked.events:,} events: first answer {seconds:.1f} s after the start of Python "
            f"(at most {MOST_SECONDS:.0f}), {megabytes:,.0f} MB (at most {MOST_MEGABYTES:,.0f})"
        )
        with Catalogue.open_folder(folder) as catalogue:
            frame = Frame(folder)
            compare(catalogue, frame)
            rows = [_timed(*each, asked.repeats) for each in _questions(catalogue, frame)]
        print(results.table(rows))
        small = Path(place) / "small"
        store.write(small, synthetic.tables(min(asked.events, 100_000)))
        clients = _clients(small)
    print(
        f"{CLIENTS} clients, {CLIENTS * CHANGES} changes of the period at once on 100,000 events: "
        f"{clients['errors']} errors, median {clients['median']:.0f} ms, "
        f"p95 {clients['p95']:.0f} ms"
    )
    ready = {"seconds": seconds, "megabytes": megabytes}
    figures = {"events": asked.events, "open": ready, "questions": rows, "clients": clients}
    results.write("catalogue", figures)


def _opened(folder: Path) -> tuple[float, float]:
    """Seconds and megabytes of a fresh process up to its first answer."""
    told = subprocess.run(
        [sys.executable, "-c", OPEN, str(folder)], capture_output=True, text=True, check=True
    ).stdout.split()
    return float(told[0]), float(told[1])


# --- What is asked ------------------------------------------------------------------------------

Ask = Callable[[int], object]


def _decade(number: int) -> Period:
    """Another ten years for every number, a day further each time."""
    first = date.fromordinal(date(1970, 1, 1).toordinal() + 37 * number)
    return Period(first, first.replace(year=first.year + 9, month=12, day=28))


def _edges(period: Period) -> list[date]:
    begin, end = period.first.toordinal(), period.last.toordinal() + 1
    return [date.fromordinal(begin + (end - begin) * k // 120) for k in range(121)]


def _questions(c: Catalogue, frame: Frame) -> list[tuple[str, Ask, Ask]]:
    """Name, as the catalogue is asked, as pandas is asked."""
    fresh = count(1000)  # periods that no other question has had
    keys = [f"invented-{k * 7}" for k in range(40)]
    some = c.events(narrators=tuple(keys))["key"].tolist()

    def chosen(number: int, **more: Any) -> Selection:
        return Selection(periods=(_decade(number),), **more)

    def density(number: int) -> object:
        period = _decade(number)
        return questions.density(c, chosen(number), period.first, period.last, 120, "category")

    def first_density(number: int) -> object:
        # Words that every event has: the same events, and sums that nobody has made yet.
        period, words = _decade(number), "told as number"[: 4 + next(fresh) % 10]
        selection = chosen(number, how="began", words=words)
        return questions.density(c, selection, period.first, period.last, 120, "category")

    decades = [Period(date(y, 1, 1), date(y + 9, 12, 31)) for y in range(1930, 2020, 10)]

    def cross(number: int) -> object:
        columns = {str(p.first.year): p for p in decades}
        return questions.cross_table(c, chosen(number), columns)

    return [
        (
            "counts, every reading",
            lambda n: questions.counts(c, chosen(n)),
            lambda n: frame.counts(_decade(n)),
        ),
        ("choices of all filters", lambda n: questions.facets(c, chosen(n)),
         lambda n: frame.facets(_decade(n))),
        ("2,000 marks", lambda n: questions.marks(c, chosen(n), 2000),
         lambda n: frame.marks(_decade(n), 2000)),
        ("page of the table", lambda n: questions.page(c, chosen(n), offset=500),
         lambda n: frame.page(_decade(n), 500, 100)),
        ("density, window moved", density, lambda n: frame.density(_decade(n), _edges(_decade(n)))),
        ("density, first time", first_density,
         lambda n: frame.density(_decade(n), _edges(_decade(n)))),
        ("words", lambda n: questions.counts(c, chosen(n, words=f"{n}7")),
         lambda n: frame.words(_decade(n), f"{n}7")),
        ("2 years after leaving",
         lambda n: questions.counts(c, chosen(n, near=Near("leaving", 0, 2))),
         lambda n: frame.near_leaving(_decade(n), 2)),
        ("lives with their events", lambda n: questions.lives(c, chosen(n)),
         lambda n: frame.lives_shown(_decade(n))),
        ("one event with everything", lambda n: questions.event(c, some[n]),
         lambda n: frame.event(some[n])),
        ("the others then", lambda n: questions.others_then(c, some[n]),
         lambda n: frame.others_then(some[n], 8)),
        ("9 decades by category", cross, lambda n: frame.cross_table(_decade(n), decades)),
    ]  # fmt: skip


def _timed(name: str, ours: Ask, theirs: Ask, repeats: int) -> dict[str, Any]:
    ours(999)  # the first time also loads code
    own, plain = [], []
    for number in range(repeats):  # by turns, since other work on the machine comes and goes
        own.append(_milliseconds(ours, number))
        if number % 3 == 0:
            plain.append(_milliseconds(theirs, number))
    return {
        "question": name,
        "median ms": results.quantile(own, 0.5),
        "p95 ms": results.quantile(own, 0.95),
        "pandas median ms": results.quantile(plain, 0.5),
        "pandas p95 ms": results.quantile(plain, 0.95),
        "times as fast": results.quantile(plain, 0.5) / results.quantile(own, 0.5),
    }


def _milliseconds(ask: Ask, number: int) -> float:
    begin = time.perf_counter()
    ask(number)
    return (time.perf_counter() - begin) * 1000


def compare(c: Catalogue, frame: Frame) -> None:
    """Both sides give the same numbers. Raises SystemExit where they do not."""
    period = _decade(0)
    chosen = Selection(periods=(period,))
    found = questions.counts(c, chosen)
    own = (
        found.may, found.surely, found.began, found.surely_began, found.lives, found.narrators
    )  # fmt: skip
    same = own == frame.counts(period)
    facets = questions.facets(c, chosen, ["categories"])["categories"]
    same &= dict(facets) == frame.facets(period)["category"].to_dict()
    edges = _edges(period)
    weights = questions.density(c, chosen, period.first, period.last, edges, "category").weights
    same &= bool(abs(weights - frame.density(period, edges)).max() < 1e-6)
    page = questions.page(c, chosen, offset=500)["key"].to_pylist()
    same &= page == frame.page(period, 500, 100)["key"].tolist()
    decade = {"eighties": Period(date(1980, 1, 1), date(1989, 12, 31))}
    cells = questions.cross_table(c, chosen, decade)
    plain = frame.cross_table(period, list(decade.values()))
    same &= cells["possible"].to_pylist() == plain["possible"].tolist()
    same &= cells["sure"].to_pylist() == plain["sure"].tolist()
    if not same:
        sys.exit("catalogue: the two sides do not give the same numbers")


# --- Several at once ----------------------------------------------------------------------------


def _clients(folder: Path) -> dict[str, float]:
    """Eight threads, each changing the period again and again: the answers a page needs for it."""
    taken: list[float] = []
    errors: list[BaseException] = []
    with Catalogue.open_folder(folder) as c:

        def client(number: int) -> None:
            try:
                for change in range(CHANGES):
                    period = _decade(number * CHANGES + change)
                    chosen = Selection(periods=(period,))
                    begin = time.perf_counter()
                    questions.density(c, chosen, period.first, period.last, 120, "category")
                    questions.counts(c, chosen)
                    questions.facets(c, chosen)
                    taken.append((time.perf_counter() - begin) * 1000)
            except BaseException as error:
                errors.append(error)

        _together([threading.Thread(target=client, args=(n,)) for n in range(CLIENTS)])
    return {
        "errors": len(errors),
        "median": results.quantile(taken, 0.5),
        "p95": results.quantile(taken, 0.95),
    }


def _together(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
