"""`timeline check`: what is wrong with history packs and testimonies, by file, row and column."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import AT_FAULT, stop
from timeline.cli.where import folder, keeper
from timeline.model import TimelineError


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Packs, testimonies or folders of them; none: what ships and what is kept.",
            show_default=False,
        ),
    ] = None,
    coverage: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="List the years of the testimonies in DIR that no event tells."
        ),
    ] = None,
) -> None:
    """Look over history packs and testimonies, and name file, row and column of what is wrong.

    The exit status is 2 where something is wrong.
    """
    if coverage is not None:
        _cover(coverage)
        if not paths:
            return
    from timeline.check import check as faults_in

    faults = [str(fault) for fault in faults_in(paths or [])]
    if not paths and folder() is not None:
        faults += keeper().check()
    for fault in faults:
        print(fault)
    if faults:
        raise typer.Exit(AT_FAULT)
    print("Nothing is wrong.")


def _cover(folder: Path) -> None:
    """Print which years no event tells; a life at fault makes the exit status 2."""
    from timeline.check import coverage

    try:
        found = coverage(folder)
    except (TimelineError, OSError) as error:
        raise stop(str(error)) from error
    for line in found.lines():
        print(line)
    if found.faults:
        raise typer.Exit(AT_FAULT)
