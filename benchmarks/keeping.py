"""Whether keeping loses anything: processes killed while they add and correct, and four at once.

    python -m benchmarks.keeping [--kills N] [--turns N]

A writer tells what was acknowledged on its standard output, and is killed (`kill -9` where there
is one) at a moment of chance; then the folder is opened and searched for every acknowledged step,
word for word, and for anything half-written. The folder is the same all through, so that later
writers mend what earlier ones left. Then four writers work at once, undisturbed.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import results
from timeline.catalogue.keeping import Keeper

KILLS, TURNS, WRITERS = 200, 50, 4
LONGEST = 0.25  # seconds after its first word within which a writer is killed

TOLD = "I was born in 1951 by a river. At 15 I began to weave. At 30, in 1981, I left my town.\n"

# Adds a testimony of its own, then corrects both that and one that everybody corrects; every
# seventh step is an undoing. What it prints was acknowledged.
WRITER = """
import json, sys
from dataclasses import replace
from pathlib import Path
from timeline.catalogue.keeping import Decision, Keeper
from timeline.sources import read
folder, name, turns = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
kept = Keeper(folder / "kept", shipped={}, packs=())
told = read(folder / "told.txt")
kept.life("common")
print(json.dumps(["ready"]), flush=True)
for turn in range(turns):
    if turn % 10 == 0:
        text = told.text + name + str(turn)
        own = kept.add(replace(told, id=f"{name}-{turn}", text=text, sha256=f"{name}-{turn}")).id
        print(json.dumps(["added", own]), flush=True)
    for id in ("common", own):
        title = f"{name} in turn {turn}"
        entry = kept.decide(Decision(id, f"{id}-e01", "title", {"title": title}, who=name)).entry
        print(json.dumps(["decided", entry.id, title]), flush=True)
    if turn % 7 == 0:
        print(json.dumps(["undone", entry.id, kept.undo(entry.id, name).entry.id]), flush=True)
"""


def main() -> None:
    """Measure, print the table, write results/keeping.json."""
    reader = argparse.ArgumentParser(prog="benchmarks.keeping")
    reader.add_argument("--kills", type=int, default=KILLS)
    reader.add_argument("--turns", type=int, default=TURNS)
    asked = reader.parse_args()
    rows = [killed(asked.kills), at_once(asked.turns)]
    print(results.table(rows))
    results.write("keeping", {"rows": rows})


def killed(kills: int, seed: int = 7) -> dict[str, Any]:
    """Kill a writer many times; what was acknowledged and is lost, and what is half-written."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder, told = _begin(Path(place)), []
        lost = halves = 0
        for number in range(kills):
            writer = _writer(folder, f"writer-{number}", 10**6)
            assert writer.stdout is not None
            said = [writer.stdout.readline()]
            time.sleep(chance.uniform(0, LONGEST))
            writer.kill()
            said += writer.communicate()[0].splitlines()
            new = [json.loads(line) for line in said if line.strip()]
            told += new[1:]
            opened = Keeper(folder / "kept", shipped={}, packs=())
            halves += _half_written(opened)
            lost += missing(opened, new[1:])
        lost += missing(Keeper(folder / "kept", shipped={}, packs=()), told)
        whole = _mended(folder)
    return {
        "what": f"killed {kills} times",
        "acknowledged": len(told),
        "lost": lost,
        "half-written": halves,
        "faults after the next write": whole,
        "steps a second": 0.0,
    }


def at_once(turns: int) -> dict[str, Any]:
    """Four writers at once; what was acknowledged and is lost."""
    with tempfile.TemporaryDirectory() as place:
        folder = _begin(Path(place))
        begin = time.perf_counter()
        writers = [_writer(folder, f"writer-{number}", turns) for number in range(WRITERS)]
        said = [line for each in writers for line in each.communicate()[0].splitlines()]
        seconds = time.perf_counter() - begin
        assert all(each.returncode == 0 for each in writers)
        told = [json.loads(line) for line in said]
        told = [step for step in told if step[0] != "ready"]
        opened = Keeper(folder / "kept", shipped={}, packs=())
        return {
            "what": f"{WRITERS} processes at once",
            "acknowledged": len(told),
            "lost": missing(opened, told),
            "half-written": _half_written(opened),
            "faults after the next write": len(opened.check()),
            "steps a second": len(told) / seconds,
        }


def missing(keeper: Keeper, told: Sequence[Sequence[str]]) -> int:
    """How many acknowledged steps are not in the folder as they were acknowledged."""
    entries = {entry.id: entry for entry in keeper.folder.state().entries}
    added = {entry.testimony for entry in entries.values() if entry.kind == "added"}
    lost = 0
    for kind, *what in told:
        if kind == "added":
            there = what[0] in added and keeper.folder.testimony(what[0]) is not None
        elif kind == "undone":
            there = what[1] in entries and entries[what[0]].undone
        else:
            there = what[0] in entries and entries[what[0]].value["title"] == what[1]
        lost += not there
    return lost


def _half_written(keeper: Keeper) -> int:
    """Testimonies that cannot be read whole, and lines before the last that are none."""
    state = keeper.folder.state()
    broken = len(state.faults)
    for entry in state.entries:
        if entry.kind == "added":
            broken += keeper.folder.testimony(entry.testimony) is None
    return broken


def _mended(folder: Path) -> int:
    """The faults once somebody has written again, but for testimonies that nobody was told of."""
    keeper = Keeper(folder / "kept", shipped={}, packs=())
    keeper.note_export("nowhere", [])
    with keeper.folder.writing():
        pass
    keeper.remove("common", "the last")
    return sum("never acknowledged" not in fault for fault in keeper.check())


def _begin(folder: Path) -> Path:
    from dataclasses import replace

    from timeline.sources import read

    (folder / "told.txt").write_text(TOLD, "utf-8")
    told = read(folder / "told.txt")
    Keeper(folder / "kept", shipped={}, packs=()).add(replace(told, id="common"))
    return folder


def _writer(folder: Path, name: str, turns: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(turns)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


if __name__ == "__main__":
    main()
