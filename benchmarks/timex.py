"""Time expressions: how many are found and read right, how fast, and how it grows.

The gold texts and their scorer stand in `$BENCH/timex`. Histories are also scored in two parts:
the texts that the rules were worked out on, and those that were only measured; news likewise.
Speed is process time over the histories once each, by a tagger that has met only the news, the
median of five runs; dateparser's search for dates runs beside it. Growth is one megabyte against
fifty, each in a process of its own.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import results
from timeline.expressions import tag, timex3
from timeline.expressions.feasts import feast_day
from timeline.expressions.tagger import tagger

Document = dict[str, Any]
RUNS = 5
PARTS = (
    ("histories", "wikiwars-01-16", slice(None)),
    ("histories 01-10", "wikiwars-01-16", slice(0, 10)),
    ("histories 11-16", "wikiwars-01-16", slice(10, None)),
    ("news", "meantime", slice(None)),
    ("news, first half", "meantime", slice(0, 60)),
    ("news, second half", "meantime", slice(60, None)),
)


def folder() -> Path:
    """Where the gold texts are."""
    return Path(os.environ.get("BENCH", "../shared/bench")) / "timex"


def documents(name: str) -> list[Document]:
    """The texts of one corpus."""
    lines = (folder() / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def scorer() -> Callable[..., tuple[dict[str, Any], object]]:
    """The scorer that stands beside the gold."""
    spec = importlib.util.spec_from_file_location("timex_score", folder() / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[..., tuple[dict[str, Any], object]] = module.score
    return score


def as_gold(texts: Sequence[Document]) -> dict[str, Document]:
    return {one["doc"]: {"text": one["text"], "tx": one["timexes"]} for one in texts}


def as_system(texts: Sequence[Document]) -> dict[str, Document]:
    return {one["doc"]: {"tx": timex3(tag(one["text"], dct=one["dct"]))} for one in texts}


def quality() -> Iterator[Mapping[str, Any]]:
    """F1 in percent for each part, as scored and with notational variants made one."""
    score = scorer()
    for part, name, which in PARTS:
        texts = documents(name)[which]
        gold, system = as_gold(texts), as_system(texts)
        for way, flags in (("as scored", (False, False)), ("canonical", (True, True))):
            found, _ = score(gold, system, *flags)
            yield {
                "texts": part,
                "scored": way,
                "strict": 100 * found["strict"][2],
                "relaxed": 100 * found["relaxed"][2],
                "type": 100 * found["type_f1"],
                "value": 100 * found["value_f1"],
                "found": found["sys"],
                "gold": found["gold"],
            }


def speed() -> Mapping[str, float]:
    """Characters a second of process time: ours, and dateparser's search."""
    from dateparser.search import search_dates

    histories, news = documents("wikiwars-01-16"), documents("meantime")
    size = sum(len(one["text"]) for one in histories)
    ours = []
    for _ in range(RUNS):
        tagger.cache_clear()
        feast_day.cache_clear()
        as_system(news)
        begin = time.process_time()
        for one in histories:
            tag(one["text"], dct=one["dct"])
        ours.append(size / (time.process_time() - begin))
    begin = time.process_time()
    for one in histories:
        search_dates(one["text"], languages=["en"])
    return {
        "ours": median(ours),
        "slowest": min(ours),
        "fastest": max(ours),
        "dateparser": size / (time.process_time() - begin),
    }


def grow(megabytes: int) -> None:
    """Tag so much of the histories, one after another in one text; print what it took."""
    whole = "\n\n".join(one["text"] for one in documents("wikiwars-01-16"))
    size = megabytes * 2**20
    text = (whole * (size // len(whole) + 1))[:size]
    tag(whole[:4096])
    begin = time.process_time()
    count = len(tag(text))
    taken = time.process_time() - begin
    print(json.dumps({"seconds": taken, "megabytes": results.peak_megabytes(), "found": count}))


def growth() -> Iterator[Mapping[str, Any]]:
    """Seconds and memory for one megabyte and for fifty, each in its own process."""
    for size in (1, 50):
        command = [sys.executable, "-m", "benchmarks.timex", "grow", str(size)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        yield {"text MB": size, **json.loads(told)}


NASTY = {
    "digits": "1",
    "months": "May ",
    "dates": "3 May ",
    "brackets": "(",
    "open brackets with years": "(1941 ",
    "quotation marks": '"',
    "lines": "\nMay",
    "steps": "two days after ",
    "units": "days ",
    "ages": "I was ",
    "points": "1.1.",
    "apostrophes": "'86 ",
    "ordinals": "the first of the ",
}


def nasty() -> Iterator[Mapping[str, Any]]:
    """How much longer eight times as much of the same takes: 8 is linear, 64 quadratic."""

    def taken(piece: str, size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()
        tag(text)
        return time.process_time() - begin

    for name, piece in NASTY.items():
        taken(piece, 4_000)
        small, large = (min(taken(piece, size) for _ in range(3)) for size in (20_000, 160_000))
        yield {"nasty": name, "seconds a MB": large * 2**20 / 160_000, "growth": large / small}


def main() -> None:
    scores = list(quality())
    print(results.table(scores))
    rates = speed()
    told = [{"characters a second": name, "n": rate} for name, rate in rates.items()]
    print("\n" + results.table(told))
    sizes = list(growth())
    print("\n" + results.table(sizes))
    hard = list(nasty())
    print("\n" + results.table(hard))
    figures = {"scores": scores, "characters_a_second": rates, "growth": sizes, "nasty": hard}
    results.write("timex", figures)


if __name__ == "__main__":
    if sys.argv[1:2] == ["grow"]:
        grow(int(sys.argv[2]))
    else:
        main()
