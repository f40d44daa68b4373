"""`timeline export`: a selection of what ships, in the format of another tool."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import AT_FAULT, complain, fault, stop, write_whole
from timeline.cli.where import catalogue as opened
from timeline.model import TimelineError


def _filter(says: str, shape: str = "VALUES") -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        metavar=shape, help=says, rich_help_panel="Selection"
    )
    return option


def export(
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="The format, such as csv or ics.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to this file instead of printing.")
    ] = None,
    address: Annotated[str, _filter("A selection as the page's address has it.", "QUERY")] = "",
    periods: Annotated[str, _filter("Periods, such as 1996..1998 or 1994-07.", "PERIODS")] = "",
    how: Annotated[str, _filter("may, surely, began or surely-began in them.", "HOW")] = "",
    scope: Annotated[str, _filter("life, context, or both with a comma.")] = "",
    narrators: Annotated[str, _filter("People, by the ids of their lanes.")] = "",
    categories: Annotated[str, _filter("Kinds of event, such as hunger,escape.")] = "",
    layers: Annotated[str, _filter("Layers of history (they choose no life events).")] = "",
    places: Annotated[str, _filter("Places, by name.")] = "",
    countries: Annotated[str, _filter("Countries, by their two letters.")] = "",
    certainty: Annotated[str, _filter("Dates known to the day, month, year or wider.")] = "",
    basis: Annotated[str, _filter("What dates rest on, such as explicit or age.")] = "",
    disputed: Annotated[str, _filter("yes or no: the testimony is disputed.", "YES|NO")] = "",
    conflict: Annotated[str, _filter("yes or no: the date is in conflict.", "YES|NO")] = "",
    leave_out: Annotated[str, _filter("Leave out testimonies with these notices.")] = "",
    age: Annotated[str, _filter("The narrator's age in whole years, such as 10..15.")] = "",
    near: Annotated[str, _filter("Years after a kind of event, such as escape:0..2.")] = "",
    words: Annotated[str, _filter("Words that the event or its passage holds.", "TEXT")] = "",
    language: Annotated[
        str, typer.Option(metavar="LANG", help="The language of the words that are ours.")
    ] = "en",
) -> None:
    """Export a selection of what ships and what you keep, for other tools, or as citations.

    Each export states its selection, the version of the data and the day. Formats: csv, json,
    parquet, timelinejs, markwhen, ics, jsonld, turtle, lpf, tei, timeml; cite, bibtex, csl;
    svg, png.
    """
    options = {
        "periods": periods, "how": how, "scope": scope, "narrators": narrators,
        "categories": categories, "layers": layers, "places": places, "countries": countries,
        "certainty": certainty, "basis": basis, "disputed": disputed, "conflict": conflict,
        "leave_out": leave_out, "age": age, "near": near, "words": words,
    }  # fmt: skip
    from timeline.catalogue import from_address
    from timeline.exports import EXPORTS, take
    from timeline.exports import export as write

    if format not in EXPORTS:
        raise stop(f"--format {format!r}: choose one of {', '.join(EXPORTS)}")
    if out is not None:
        _check(out)
    elif format in ("parquet", "png") and sys.stdout.isatty():
        raise stop(f"{format} is not for a terminal: give --out FILE")
    try:
        selection = from_address(_query(address, options))
        with opened() as catalogue:
            faults = catalogue.faults
            excerpt = take(catalogue, selection, language=language)
            made = write(excerpt, format)
            if out is not None and catalogue.keeper is not None:
                ids = {record.event.testimony for record in excerpt.records}
                catalogue.keeper.note_export(out.resolve(), ids)
    except TimelineError as error:
        raise stop(str(error)) from error
    if out is None:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
    else:
        try:
            write_whole(out, made)
        except OSError as error:
            raise stop(f"--out {fault(str(out), error)}") from error
    if not excerpt.records:
        complain(f"no event is chosen by this selection: {excerpt.filter}")
    for line in faults:
        complain(line)
    if faults:
        raise typer.Exit(AT_FAULT)


def _query(address: str, options: dict[str, str]) -> dict[str, str]:
    """The parts of an address, then what the options say over it."""
    from urllib.parse import parse_qsl

    said = dict(parse_qsl(address.lstrip("?"), keep_blank_values=True))
    return said | {name: text for name, text in options.items() if text}


def _check(out: Path) -> None:
    """Stop before any work where the file cannot be written."""
    if out.is_dir():
        raise stop(f"--out {out}: is a folder; name a file in it")
    if not out.parent.is_dir():
        raise stop(f"--out {out}: there is no folder {out.parent}")
