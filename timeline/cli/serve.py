"""`timeline serve`: the explorer, for this machine, for those who hold a token, or in public."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import stop
from timeline.cli.where import folder
from timeline.model import TimelineError


def serve(
    public: Annotated[
        bool,
        typer.Option("--public", help="Show only what is public; nobody can write."),
    ] = False,
    token: Annotated[
        str,
        typer.Option(
            metavar="TOKEN", envvar="TOKEN", help="Let those write who know it (or TOKEN)."
        ),
    ] = "",
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Where to listen (or HOST); none: this machine.")
    ] = "",
    port: Annotated[str, typer.Option(metavar="PORT", help="The port (or PORT); none: 8050.")] = "",
    catalogue: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder in which testimonies are kept."),
    ] = None,
) -> None:
    """Start the explorer in the browser's reach, until it is interrupted.

    Bound to anything but this machine it only shows, unless there is a token.
    """
    from timeline.explorer import run
    from timeline.explorer.server import settings_from

    if public and token:
        raise stop("--public --token: a public server lets nobody write; give one of the two")
    if token and len(token) < 8:
        raise stop("--token: has fewer than 8 characters; a longer one is harder to guess")
    said = {"HOST": host, "PORT": port}
    try:
        settings = settings_from({**os.environ, **{k: v for k, v in said.items() if v}})
    except TimelineError as fault:
        raise stop(str(fault)) from fault
    where = catalogue or folder()
    raise typer.Exit(run.serve(replace(settings, public=public, token=token, folder=where)))
