"""The command line: `timeline extract`, `tag`, `explain`, `check`, `export`, and what keeps.

One file a command. A new command is one function in a file of its own, with help for itself and
each option, and one line in `COMMANDS`; heavy imports go inside the function, so that `--help`
answers at once.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from timeline import __version__
from timeline.cli.check import check
from timeline.cli.common import AT_FAULT, complain, fault
from timeline.cli.correcting import correct, history, undo
from timeline.cli.explain import explain
from timeline.cli.export import export
from timeline.cli.extract import extract
from timeline.cli.importing import import_
from timeline.cli.keeping import (
    add,
    backup,
    forget,
    link,
    list_,
    remove,
    rerun,
    restore,
    show,
)
from timeline.cli.publish import publish
from timeline.cli.serve import serve
from timeline.cli.stories import stories
from timeline.cli.tag import tag
from timeline.cli.where import choose

COMMANDS = (
    *(extract, tag, explain, check, export),
    *(add, list_, show, correct, history, undo, remove, restore, forget),
    *(link, rerun, backup),
    *(import_, publish, stories, serve),
)

app = typer.Typer(
    name="timeline",
    help="Read testimonies, date what happened in them and say why, beside history.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command(command.__name__.rstrip("_"))(command)


def _version(asked: bool) -> None:
    if asked:
        print(__version__)
        raise typer.Exit()


@app.callback()
def timeline(
    _asked: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
    catalogue: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The folder in which testimonies are kept (or CATALOGUE); none: your own.",
        ),
    ] = None,
) -> None:
    """Read testimonies, date what happened in them and say why, beside history."""
    choose(catalogue)


def main() -> None:
    """The program `timeline`: 0 where all went well, 2 where an input was at fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as error:  # of standard output; those of files are told where they come up
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):  # that is a reader who left, as with `| head`
            complain(fault("standard output", error))
        sys.exit(AT_FAULT)
