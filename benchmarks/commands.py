"""How soon the command line answers: whole processes, from start to end.

`timeline --help` is to answer within half a second; the others read the lexicons first.
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks.results import quantile, table, times, write

REPEATS = 15
COMMANDS = {
    "--help": ("--help",),
    "--version": ("--version",),
    "explain, two sentences": ("explain", "I was born in 1961. Two years later we moved."),
}


def main() -> None:
    """Print and write the median and 95th percentile of each command, in milliseconds."""
    rows = []
    for name, arguments in COMMANDS.items():
        command = [sys.executable, "-m", "timeline", *arguments]

        def run(_: int, command: list[str] = command) -> None:
            subprocess.run(command, check=True, capture_output=True)

        taken = times(run, REPEATS)
        rows.append(
            {"timeline": name, "median ms": quantile(taken, 0.5), "p95 ms": quantile(taken, 0.95)}
        )
    print(table(rows))
    write("commands", {"rows": rows})


if __name__ == "__main__":
    main()
