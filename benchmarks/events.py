"""Events and their dates: how much of the gold is found, dated and told apart, text by text.

The gold texts and their scorer stand in `$BENCH/events`; the texts that the rules were worked out
on and those that were only measured are reported apart, and both by the basis of the dates and by
the format of the text. Percentages; `events` and `context` are counts. The figures go to
`results/events.json`.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import results
from timeline.extract import extract, to_json
from timeline.sources import read

Scores = dict[str, Any]
Score = Callable[[Sequence[str], str], Scores]
# Name of a split -> the gold files of `dev/gold` in it, by their number.
SPLITS: Mapping[str, tuple[str, Callable[[int], bool]]] = {
    "English, worked on": ("en", lambda number: number <= 6),
    "English, only measured": ("en", lambda number: number > 6),
    "English": ("en", lambda number: True),
    "Korean": ("ko", lambda number: True),
}
OVERALL = {
    "event F1": "event_f1",
    "found F1": "f1",
    "precision": "precision",
    "recall": "recall",
    "date exact": "date_exact",
    "contained": "containment",
    "wrong": "wrong",
    "category": "category",
}


def folder() -> Path:
    """Where the gold texts are."""
    return Path(os.environ.get("BENCH", "../shared/bench")) / "events"


def scorer() -> Score:
    """The scorer that stands beside the gold."""
    sys.path.insert(0, str(folder()))
    spec = importlib.util.spec_from_file_location("score_events", folder() / "score_events.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Score = module.score
    return score


def gold() -> dict[str, list[Path]]:
    """The gold files of each split that has any."""
    every = sorted((folder() / "dev" / "gold").glob("*.json"))
    about = {path: json.loads(path.read_text("utf-8")) for path in every}
    found = {
        name: [
            path
            for path in every
            if about[path]["language"] == language and chosen(int(path.stem.strip("d") or 0))
        ]
        for name, (language, chosen) in SPLITS.items()
    }
    return {name: paths for name, paths in found.items() if paths}


def system(paths: Sequence[Path], out: Path) -> None:
    """Read and date every text of the gold, and put what `timeline extract` gives into `out`."""
    for path in paths:
        told = json.loads(path.read_text("utf-8"))
        testimony = read(path.parent.parent / told["file"], published=told["published"])
        life = to_json(extract(testimony))
        (out / f"{told['id']}.json").write_text(json.dumps(life), "utf-8")


def percent(value: float | None) -> float | str:
    """A share as a percentage; "-" where there was nothing to count."""
    return "-" if value is None else 100 * value


def overall(name: str, scores: Scores) -> Mapping[str, Any]:
    """One row: a split's figures."""
    row: dict[str, Any] = {"texts": name, "events": scores["overall"]["gold"]}
    row |= {head: percent(scores["overall"][key]) for head, key in OVERALL.items()}
    row["life as life"] = percent(scores["life_called_life"])
    row["context as such"] = percent(scores["context_called_context"])
    row["context found"] = percent(scores["context"]["recall"])
    row["context"] = scores["context"]["system"]
    row["traps"] = scores["overall"]["trap_hits"]
    row["twice"] = scores["overall"]["duplicates"]
    return row


def parts(name: str, scores: Scores, by: str) -> Iterator[Mapping[str, Any]]:
    """The rows of a split by basis or by format."""
    for part, values in scores[f"by_{by}"].items():
        yield {
            "texts": name,
            by: part,
            "events": values["gold"],
            "found": percent(values["recall"]),
            "dated": percent(values["event_recall"]),
            "date exact": percent(values["date_exact"]),
            "contained": percent(values["containment"]),
            "wrong": percent(values["wrong"]),
            "category": percent(values["category"]),
        }


def main() -> None:
    """Score every split, print the tables, keep the figures."""
    if not folder().is_dir():
        print(f"Nothing is measured: there are no gold texts in {folder()}.")
        return
    score, splits = scorer(), gold()
    scores: dict[str, Scores] = {}
    with tempfile.TemporaryDirectory() as out:
        system(sorted({path for paths in splits.values() for path in paths}), Path(out))
        for name, paths in splits.items():
            scores[name] = score([str(path) for path in paths], out)
    print(results.table([overall(name, found) for name, found in scores.items()]))
    for by in ("basis", "format"):
        rows = [row for name, found in scores.items() for row in parts(name, found, by)]
        print("\n" + results.table(rows))
    results.write("events", {"splits": scores})


if __name__ == "__main__":
    main()
