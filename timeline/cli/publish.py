"""`timeline publish`: a selection as a folder that needs no server and shows less than is known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.common import complain, stop
from timeline.cli.where import catalogue as opened
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.exports.publish import Safe


def _option(says: str, shape: str, panel: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(metavar=shape, help=says, rich_help_panel=panel)
    return option


_CHOICE, _SELECTION = "What is shown", "Selection"


def publish(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write.", show_default=False)
    ],
    address: Annotated[
        str, _option("A selection as the page's address has it.", "QUERY", _SELECTION)
    ] = "",
    periods: Annotated[str, _option("Periods, such as 1996..1998.", "PERIODS", _SELECTION)] = "",
    narrators: Annotated[
        str, _option("People, by the ids of their lanes.", "VALUES", _SELECTION)
    ] = "",
    categories: Annotated[str, _option("Kinds of event.", "VALUES", _SELECTION)] = "",
    leave_out: Annotated[
        str, _option("Leave out testimonies with these notices.", "VALUES", _SELECTION)
    ] = "",
    names: Annotated[str, _option("pseudonyms or keep.", "HOW", _CHOICE)] = "",
    places: Annotated[str, _option("country, region, exact or none.", "HOW", _CHOICE)] = "",
    dates: Annotated[str, _option("year, month, decade or exact.", "HOW", _CHOICE)] = "",
    passages: Annotated[str, _option("short, whole or none.", "HOW", _CHOICE)] = "",
    sources: Annotated[str, _option("withhold or keep.", "HOW", _CHOICE)] = "",
    hide: Annotated[
        str, _option("Further words to take out, commas between.", "WORDS", _CHOICE)
    ] = "",
    keep: Annotated[
        str, _option("Words that look like names and are none.", "WORDS", _CHOICE)
    ] = "",
    private: Annotated[
        bool, typer.Option("--private", help="Private testimonies may be published too.")
    ] = False,
    title: Annotated[str, typer.Option(metavar="TEXT", help="The page's title.")] = "",
    language: Annotated[str, typer.Option(metavar="LANG", help="The page's language.")] = "en",
    check: Annotated[
        bool, typer.Option("--check", help="Only list what could identify; write nothing.")
    ] = False,
) -> None:
    """Publish a selection as a folder that opens from disk, and list what could still identify.

    Without choices: pseudonyms, countries, years, shortened passages, no sources. What is taken
    out stands nowhere in the folder; every byte is searched for it before anything is written.
    """
    from timeline.catalogue import from_address
    from timeline.cli.export import _query
    from timeline.exports import take
    from timeline.exports.publish import choices_from, folder_of, made_safe, write_folder

    said = {
        "names": names, "places": places, "dates": dates, "passages": passages,
        "sources": sources, "hide": hide, "keep": keep, "private": "yes" if private else "",
        "title": title, "lang": language,
    }  # fmt: skip
    filters = {
        "periods": periods, "narrators": narrators, "categories": categories,
        "leave_out": leave_out,
    }  # fmt: skip
    try:
        choices = choices_from(said)
        selection = from_address(_query(address, filters))
        with opened() as catalogue:
            safe = made_safe(take(catalogue, selection, language=choices.language), choices)
            _list(safe)
            if check:
                return
            write_folder(folder, folder_of(safe))
            keeper = getattr(catalogue, "keeper", None)
            if keeper is not None:
                keeper.note_export(folder.absolute(), safe.ids)
    except TimelineError as error:
        raise stop(str(error)) from error
    complain(f"{folder}: {len(safe.excerpt.records)} events; open {folder / 'index.html'}")


def _list(safe: Safe) -> None:
    """What could still identify somebody, a line each, on standard output."""
    from timeline.exports.wording import wording

    t = wording("en")
    for risk in safe.risks:
        who = f" ({risk.who})" if risk.who else ""
        print(f"{t(f'risk.{risk.kind}')}: {' '.join(risk.what.split())}{who}")
    if safe.guessed:
        print(f"{t('publish.guessed')}: {', '.join(safe.guessed)}")
    print(t("publish.left-note" if safe.risks else "publish.left-nothing"))
