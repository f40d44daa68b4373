"""`make bench`: runs the benchmarks one after another and prints their tables.

Each is a module of this package with a `main()`, which prints a short table and writes its
figures into `results/`. Those about reading need the gold texts in the folder that BENCH names;
without it there is nothing to compare with. To add a benchmark, write its module and put its name
into BENCHMARKS. `python -m benchmarks NAME ...` runs only these.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from pathlib import Path

BENCHMARKS = (
    "edtf",
    "timex",
    "events",
    "chronology",
    "catalogue",
    "explorer",
    "commands",
    "keeping",
)


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all of them; 2 for a name that is none."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark is called {unknown[0]} (there are {', '.join(BENCHMARKS)})")
        return 2
    folder = Path(os.environ.get("BENCH", ""))
    if not os.environ.get("BENCH") or not folder.is_dir():
        print(f"Nothing is measured: BENCH={os.environ.get('BENCH', '')} is not a folder of texts.")
        return 0
    for name in names or list(BENCHMARKS):
        print(f"\n== {name}", flush=True)
        if importlib.util.find_spec(f"benchmarks.{name}") is None:
            print("skipped: its module is not there")
            continue
        sys.argv[1:] = []  # the names were for us
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
