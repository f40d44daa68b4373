"""`timeline add`, `list`, `show`, `remove`, `restore`, `forget`, `link`, `rerun`, `backup`: the
testimonies that somebody keeps. One function a command.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.common import (
    AT_FAULT,
    Files,
    complain,
    day,
    fault,
    plain,
    print_json,
    progress,
    stop,
)
from timeline.cli.where import AsJson, Id, Who, Why, keeper
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.catalogue.keeping import Kept


def add(
    files: Files,
    published: Annotated[
        str, typer.Option(metavar="DATE", help="When they were told, if they do not say.")
    ] = "",
    review: Annotated[
        bool, typer.Option("--review", help="Leave them to be reviewed in the explorer first.")
    ] = False,
    who: Who = "",
) -> None:
    """Keep testimonies in the catalogue: each is read, dated, and on the disk before the next."""
    told = day("--published", published) if published else ""
    from timeline.sources import read

    kept, failed = keeper(), False
    for file in progress(files, "Reading"):
        try:
            made = kept.add(read(file, published=told), who=who, reviewing=review)
        except Exception as error:  # one file's fault is told, and the others are still done
            complain(fault(str(file), error))
            failed = True
            continue
        for warning in made.warnings:
            complain(warning)
        print(f"{made.id}: {made.events} events")
    if failed:
        raise typer.Exit(AT_FAULT)


def list_(as_json: AsJson = False) -> None:
    """List the testimonies that are kept, and those that were forgotten."""
    found = keeper().testimonies()
    if as_json:
        print_json([asdict(kept) for kept in found])
        return
    if not found:
        print("No testimony is kept here yet: `timeline add FILE` adds one.")
    for kept in found:
        print(plain(_line(kept)))
        for warning in kept.warnings:
            complain(warning)


def _line(kept: Kept) -> str:
    if kept.state == "forgotten":
        return f"{kept.id}  forgotten on {kept.added}: {kept.why}"
    state = "" if kept.state == "kept" else f"  ({kept.state})"
    who = f"  {kept.narrator}" if kept.narrator else ""
    looked = f"{kept.events} events, {kept.events - kept.doubtful} looked at"
    return f"{kept.id}{state}{who}  {kept.title}  {looked}"


def show(id: Id, as_json: AsJson = False) -> None:
    """Show a testimony's events with their dates and reasons, and what contradicts itself."""
    from timeline.extract import to_json

    kept = keeper()
    try:
        applied = kept.applied(id)
    except TimelineError as error:
        raise stop(str(error)) from error
    life = applied.life
    if as_json:
        print_json(to_json(life))
        return
    told = life.testimony
    who, when = told.narrator or "nobody is named", told.told or "nobody says when"
    print(plain(f"{told.title}  ({who}, told {when})"))
    for line in (told.disputed, ", ".join(told.notices)):
        if line:
            print(plain(line))
    for event in life.events:
        kind = f"[{event.category}, {event.status}]"
        print()
        print(plain(f"{event.id}  {event.edtf or '?'}  {event.title}  {kind}"))
        for says in dict.fromkeys(reason.says for reason in event.reasons):
            print(plain(f"    {says}"))
    for number, conflict in enumerate(life.conflicts):
        print()
        print(plain(f"conflict {number}: {conflict.why}"))
    for orphan in applied.orphans:
        complain(f"{orphan.id}: this {orphan.kind} of {orphan.when} finds its event no longer")


def remove(id: Id, who: Who = "", why: Why = "") -> None:
    """Hide a testimony; `timeline restore` brings it back."""
    says = f"{id}: removed; `timeline restore {id}` brings it back"
    _whole(lambda: keeper().remove(id, who, why), says)


def restore(id: Id, who: Who = "", why: Why = "") -> None:
    """Bring back a testimony that was removed."""
    _whole(lambda: keeper().restore(id, who, why), f"{id}: restored")


def _whole(do: Callable[[], object], says: str) -> None:
    try:
        do()
    except TimelineError as error:
        raise stop(str(error)) from error
    print(says)


def forget(
    id: Id,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stays on the tombstone.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Erase a testimony from every file of the catalogue, for good: a narrator's right.

    Its id, the day and the reason stay. Exports and published folders made from it are listed:
    they are not ours to erase.
    """
    if not yes and sys.stdin.isatty() and not typer.confirm(f"Erase {id} for good?"):
        raise typer.Exit(1)
    try:
        gone = keeper().forget(id, reason)
    except TimelineError as error:
        raise stop(str(error)) from error
    print(f"{gone.id}: forgotten on {gone.day} ({gone.reason})")
    for path in gone.exports:
        print(f"made from it, and not erased: {path}")
    for path in gone.lost:
        print(f"a damaged backup, which had to go whole: {path}")


def link(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Testimonies of one person.")],
    person: Annotated[str, typer.Option(metavar="NAME", help="A name for the person: one lane.")],
    who: Who = "",
) -> None:
    """Say that several testimonies were told by one person."""
    from timeline.catalogue.keeping import told_twice

    kept = keeper()
    try:
        lives = [kept.life(id) for id in ids]  # all of them are there before any is linked
        kept.link(ids, person, who)
    except TimelineError as error:
        raise stop(str(error)) from error
    print(plain(f"{person}: {', '.join(ids)}"))
    for one, other in told_twice(lives):
        both = " · ".join(f"{event.title} ({event.edtf or '?'})" for event in (one, other))
        print(plain(f"told twice: {both}"))


def rerun(
    id: Annotated[str, typer.Argument(metavar="ID", help="One testimony; none: all.")] = "",
) -> None:
    """List what today's reading changes since testimonies were last looked at."""
    kept = keeper()
    try:
        changes = kept.rerun(id)
    except TimelineError as error:
        raise stop(str(error)) from error
    for change in changes:
        print(change.life.testimony.id)
        for moved in change.moved:
            print(plain(f"    {moved.title}: {moved.before or 'new'} → {moved.after or 'gone'}"))
    if not changes:
        print("Nothing has changed.")


def backup(
    target: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A zip file or a folder; none: in the catalogue."),
    ] = None,
) -> None:
    """Copy the whole catalogue into one zip file."""
    try:
        print(keeper().backup(target))
    except TimelineError as error:
        raise stop(str(error)) from error
