"""How benchmarks measure and tell: quantiles of repeated runs, a table, a JSON file."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "results"


def times(run: Callable[[int], object], repeats: int) -> list[float]:
    """Milliseconds that each of `repeats` runs took; each gets its number."""
    taken = []
    for number in range(repeats):
        begin = time.perf_counter()
        run(number)
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows with the same keys as an aligned table."""
    if not rows:
        return ""
    names = list(rows[0])
    cells = [names, *([_cell(row[name]) for name in names] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(names))]
    return "\n".join(
        "  ".join(
            text.ljust(width) if column == 0 else text.rjust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def _cell(value: Any) -> str:
    return f"{value:,.1f}" if isinstance(value, float) else str(value)


def write(name: str, figures: Mapping[str, Any]) -> Path:
    """Put figures into `results/NAME.json`, with the machine they were measured on."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    about = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        **figures,
    }
    path.write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


def peak_megabytes() -> float:
    """The most memory that this process has held; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 1024 if platform.system() == "Linux" else held / 2**20
