"""How fast EDTF is read, written and said, and how a peer does on the same texts.

    python -m benchmarks.edtf [--peer PYTHON]

The texts are those of tests/facts/edtf.tsv, valid and refused, in rounds with other years, so
that no text comes twice. PYTHON is the interpreter of another environment in which the peers
`edtf` (python-edtf) and `undate` are installed; without it only our own figures are taken. The
table goes to standard output and the figures to benchmarks/results/edtf.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from timeline.edtf import EdtfError, bounds, parse, span, write
from timeline.words import in_words

HERE = Path(__file__).resolve().parent
FACTS = HERE.parent / "tests" / "facts" / "edtf.tsv"
RESULTS = HERE / "results" / "edtf.json"
WANTED = 5_000  # texts a second
ROUNDS = 100
PEER_SECONDS = 20.0
_YEAR = re.compile(r"(?<![0-9Y])[12][0-9]{3}(?![0-9X])")

# Runs in the peers' own environment; reads texts, prints for each peer its rate and its answers.
PEER = """
import contextlib, io, json, sys, time
texts, limit = json.load(sys.stdin)
def edtf_bounds(text):
    from edtf import parse_edtf
    value = parse_edtf(text)
    def day(d):
        return "%04d-%02d-%02d" % d[:3] if hasattr(d, "tm_year") else ".."
    return [day(value.lower_strict()), day(value.upper_strict())]
def undate_bounds(text):
    from undate import Undate
    value = Undate.parse(text, "EDTF")
    return [str(getattr(value.earliest, "earliest", value.earliest)),
            str(getattr(value.latest, "latest", value.latest))]
found = {}
for name, read in (("python-edtf", edtf_bounds), ("undate", undate_bounds)):
    try:
        read("1994")
    except ImportError:
        continue
    answers, begun = [], time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        for text in texts:
            try:
                answers.append(read(text))
            except Exception:  # what a peer raises is its own affair
                answers.append(None)
            if time.perf_counter() - begun > limit:
                break
    found[name] = {"rate": len(answers) / (time.perf_counter() - begun), "answers": answers}
json.dump(found, sys.stdout)
"""


def facts() -> list[list[str]]:
    """The rows of the facts: text, level ("invalid"), earliest, latest."""
    return [line.split("\t") for line in FACTS.read_text("utf-8").splitlines()[1:]]


def _later(turn: int, year: re.Match[str]) -> str:
    return f"{int(year[0]) + turn:04d}"


def texts(rounds: int) -> list[str]:
    """The texts of the facts, and again with other years in other rounds."""
    plain = [row[0] for row in facts()]
    found = list(plain)
    for turn in range(1, rounds):
        found += [_YEAR.sub(partial(_later, turn), text) for text in plain]
    return found


def rate(work: Callable[[Any], object], items: Iterable[Any]) -> float:
    """How many items a second; a refused one is done too."""
    done, begun = 0, time.perf_counter()
    for item in items:
        done += 1
        try:
            work(item)
        except EdtfError:
            continue
    return done / (time.perf_counter() - begun)


def agreement(answers: list[list[str] | None]) -> dict[str, str]:
    """How many facts the answers agree with: refused texts, and the bounds that are asserted."""
    refused = invalid = right = asserted = 0
    for (_, level, *expected), answer in zip(facts(), answers, strict=False):
        if level == "invalid":
            invalid += 1
            refused += answer is None
            continue
        if "?" in expected:
            continue
        asserted += 1
        found = [".." if day in ("None", "") else day for day in answer or ["", ""]]
        right += answer is not None and found == expected
    return {"refused": f"{refused}/{invalid}", "bounds": f"{right}/{asserted}"}


def ours(text: str) -> list[str] | None:
    """Our bounds of a text as the facts write them; None where it is refused."""
    try:
        return [day.isoformat() if isinstance(day, date) else ".." for day in bounds(text)]
    except EdtfError:
        return None


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, keep the figures; `arguments` are those of the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peer", default="", help="interpreter with edtf and undate installed")
    peer = options.parse_args(arguments).peer
    many, plain = texts(ROUNDS), [row[0] for row in facts()]
    spans = [span(row[0]) for row in facts() if row[1] != "invalid"] * ROUNDS
    rates = {
        "text to value": rate(parse, many),
        "text to bounds": rate(span, many),
        "bounds to text": rate(write, spans),
        "bounds to words": rate(in_words, spans),
        "bounds to words, Korean": rate(lambda one: in_words(one, "ko"), spans),
    }
    figures: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "texts": len(many),
        "wanted per second": WANTED,
        "per second": {name: round(value) for name, value in rates.items()},
        "facts": agreement([ours(text) for text in plain]),
        "peers": {},
    }
    if peer:
        asked = subprocess.run(
            [peer, "-W", "ignore", "-c", PEER],
            input=json.dumps([plain, PEER_SECONDS]), capture_output=True, text=True, check=True,
        )  # fmt: skip
        for name, found in json.loads(asked.stdout).items():
            figures["peers"][name] = {
                "text to bounds per second": round(found["rate"]),
                "facts": agreement(found["answers"]),
            }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    print(table(figures))


def table(figures: dict[str, Any]) -> str:
    """The figures as a short Markdown table."""
    lines = ["| | a second | invalid refused | bounds right |", "| --- | ---: | ---: | ---: |"]
    for name, value in figures["per second"].items():
        right = figures["facts"] if name == "text to bounds" else {"refused": "", "bounds": ""}
        lines.append(f"| {name} | {value:,} | {right['refused']} | {right['bounds']} |")
    for name, peer in figures["peers"].items():
        right = peer["facts"]
        lines.append(f"| {name}: text to bounds | {peer['text to bounds per second']:,} "
                     f"| {right['refused']} | {right['bounds']} |")  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    main()
