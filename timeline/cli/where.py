"""Which catalogue a command works on, and who does: options and environment, in one place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.common import stop
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.catalogue import Catalogue
    from timeline.catalogue.keeping import Keeper

Who = Annotated[
    str,
    typer.Option("--who", metavar="NAME", envvar="TIMELINE_USER", help="Who does it: a label."),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why, for whoever looks later.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The testimony, as `list` names it.")]

CHOSEN: dict[str, Path | None] = {"folder": None}


def choose(folder: Path | None) -> None:
    """Note what `--catalogue` said, for the command that follows."""
    CHOSEN["folder"] = folder


def folder() -> Path | None:
    """The folder chosen by `--catalogue`, else by CATALOGUE; None: the user's own."""
    named = os.environ.get("CATALOGUE", "").strip()
    return CHOSEN["folder"] or (Path(named) if named else None)


def keeper() -> Keeper:
    """The write side of the chosen catalogue. Raises typer.Exit with one line."""
    from timeline.catalogue.keeping import Keeper

    try:
        return Keeper(folder())
    except TimelineError as fault:
        raise stop(str(fault)) from fault


def catalogue() -> Catalogue:
    """What ships, and what is kept in the chosen catalogue; one that was never made is not made.

    Raises typer.Exit with one line.
    """
    from timeline.catalogue import Catalogue
    from timeline.catalogue.keeping.folder import data_folder

    chosen = folder()
    if chosen is None and not data_folder().exists():
        return Catalogue.shipped()
    try:
        return Catalogue.opened(chosen)
    except TimelineError as fault:
        raise stop(str(fault)) from fault


def history() -> Path:
    """Where history packs are installed: a folder in the chosen catalogue."""
    from timeline.catalogue.keeping.folder import data_folder

    return (folder() or data_folder()) / "history"
