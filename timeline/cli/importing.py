"""`timeline import`: what other tools wrote, as lives that are kept or as a history."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import AT_FAULT, complain, stop
from timeline.cli.where import Who, keeper
from timeline.model import TimelineError


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV, TimelineJS, GEDCOM or iCalendar.")
    ],
    as_: Annotated[
        str, typer.Option("--as", metavar="WHAT", help="lives, or history: context events.")
    ] = "lives",
    format: Annotated[
        str, typer.Option(metavar="FORMAT", help="csv, tsv, json, ged or ics; else by the suffix.")
    ] = "",
    name: Annotated[
        str, typer.Option(metavar="NAME", help="Whose life, or which history, if no row says.")
    ] = "",
    check: Annotated[
        bool, typer.Option("--check", help="Only say what would be imported.")
    ] = False,
    countries: Annotated[
        str,
        typer.Option(metavar="CODES", help="ISO codes of the countries a history is about."),
    ] = "",
    order: Annotated[
        str, typer.Option(metavar="day|month", help="Which is first in dates like 3/5/1931.")
    ] = "",
    skip: Annotated[
        bool, typer.Option("--skip-faults", help="Import the other rows where some are at fault.")
    ] = False,
    who: Who = "",
) -> None:
    """Import dated rows: nothing is imported where a row is at fault, unless --skip-faults."""
    from timeline.cli.where import history
    from timeline.imports import Given, read_rows, to_lives
    from timeline.imports.dates import ORDERS
    from timeline.packs import known_packs

    if order not in ORDERS:
        raise stop(f"--order {order!r}: choose day or month")
    if as_ not in ("lives", "history"):
        raise stop(f"--as {as_!r}: choose lives or history")
    try:
        given = Given(known_packs(history()), ORDERS[order])
        found = read_rows(file, format, given)
    except TimelineError as error:
        raise stop(str(error)) from error
    notes = [*found.notes]
    if found.unused:
        notes.append(f"nothing is read from these columns: {', '.join(found.unused)}")
    if as_ == "lives" and found.columns and not found.people:
        notes.append("no column says whose the rows are: they become one life")
    for line in (*(f"{file}: {note}" for note in notes), *found.faults):
        complain(line)
    if not found.rows or (found.faults and not skip and not check):
        raise stop(f"{file}: nothing was imported ({len(found.faults)} rows are at fault)")
    if as_ == "history":
        _history(file, found, name, countries.replace(",", " ").split(), check)
    else:
        try:
            lives = to_lives(found, file.name, name)
        except TimelineError as error:
            raise stop(str(error)) from error
        kept = None if check else keeper()
        for life in lives:
            events = len(life.paragraphs)
            if kept is None:
                print(f"{life.id}: {life.narrator}, {events} event{'s' * (events != 1)}")
                continue
            try:
                made = kept.add(life, who=who)
            except TimelineError as error:
                raise stop(str(error)) from error
            for warning in made.warnings:
                complain(warning)
            print(f"{made.id}: {made.events} event{'s' * (made.events != 1)}")
    if found.faults:
        raise typer.Exit(AT_FAULT)


def _history(file: Path, found: object, name: str, countries: list[str], check: bool) -> None:
    """Write the rows as a pack, and install it as `timeline history add` does."""
    from timeline.imports import Found, slug, to_pack
    from timeline.packs.installing import add_pack

    assert isinstance(found, Found)
    label = name or found.title or file.stem
    id = slug(label)
    try:
        with tempfile.TemporaryDirectory() as place:
            made = Path(place) / id
            to_pack(found, made, id, label, file.name, countries)
            if not check:
                add_pack(made, keeper().folder.history)
    except TimelineError as error:
        raise stop(str(error)) from error
    print(f"{id}: {len(found.events)} events of history, {len(found.eras)} periods")
