"""`timeline extract`: files in, one JSON object a file out."""

from __future__ import annotations

import os
import sys
from collections import defaultdict, deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import AT_FAULT, Files, complain, day, fault, stop, write_whole
from timeline.cli.where import history

# Below this many files a process pool costs more than it saves: each worker reads the lexicons.
MANY = 12


def extract(
    files: Files,
    published: Annotated[
        str, typer.Option(metavar="DATE", help="When the texts were told, as 2024-01-17.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write DIR/NAME.json for each file instead of printing."),
    ] = None,
) -> None:
    """Find and date what happened in testimonies; print JSON with passages and reasons.

    One file gives one object, several give one object a line. A file that cannot be read is told
    on standard error and makes the exit status 2; the others are still done.
    """
    told = day("--published", published) if published else ""
    if out is not None:
        _prepare(out, files)
    went_wrong = False
    pretty = out is not None or len(files) == 1
    for file, (text, wrong) in zip(files, _lives(files, told, pretty), strict=True):
        if not wrong and out is not None:
            try:
                write_whole(out / f"{file.stem}.json", text)
            except OSError as error:
                wrong = fault(str(out / f"{file.stem}.json"), error)
        elif not wrong:
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
        if wrong:
            complain(wrong)
            went_wrong = True
    if went_wrong:
        raise typer.Exit(AT_FAULT)


def _prepare(out: Path, files: list[Path]) -> None:
    """Make the folder, unless two files would write the same name in it."""
    same: defaultdict[str, list[Path]] = defaultdict(list)
    for file in files:
        same[os.path.normcase(file.stem)].append(file)
    for double in same.values():
        if len(double) > 1:
            names = " and ".join(map(str, double))
            raise stop(f"{names} would both be written to {out / double[0].stem}.json")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise stop(f"--out {fault(str(out), error)}") from error


def _lives(files: list[Path], told: str, pretty: bool) -> Iterator[tuple[bytes, str]]:
    """For each file, in order, its JSON or what is wrong with it."""
    one = partial(_life, told=told, pretty=pretty, history=history())
    workers = min(os.cpu_count() or 1, len(files))
    if len(files) < MANY or workers < 2:
        yield from map(one, files)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        answers = deque((file, pool.submit(one, file)) for file in files)
        while answers:
            file, answer = answers.popleft()  # so that what is written need not be kept
            try:
                yield answer.result()
            except BrokenProcessPool:  # the system ended a worker, mostly for want of memory
                yield b"", f"{file}: the system ended the process that read it or one beside it"


def _life(file: Path, told: str, pretty: bool, history: Path | None) -> tuple[bytes, str]:
    import orjson

    from timeline.extract import extract as read_life
    from timeline.extract import to_json
    from timeline.packs import known_packs
    from timeline.sources import read

    option = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if pretty else 0)
    try:
        return orjson.dumps(
            to_json(read_life(read(file, published=told), known_packs(history))), option=option
        ), ""
    except Exception as error:  # a mistake of ours in one file must not take the others with it
        return b"", fault(str(file), error)
