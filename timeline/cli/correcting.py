"""`timeline correct`, `history`, `undo`: what people decide about events, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import packs
from timeline.cli.common import plain, print_json, stop
from timeline.cli.where import AsJson, Id, Who, Why, keeper
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.catalogue.keeping import Change

Event = Annotated[str, typer.Argument(metavar="EVENT", help="The event, as `show` names it.")]


def correct(
    id: Id,
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="The event, as `show` names it.")
    ] = "",
    date: Annotated[
        str, typer.Option(metavar="DATE", help="When: 1997, 1996/1998, spring 1997, 1996-98.")
    ] = "",
    title: Annotated[str, typer.Option(metavar="TEXT", help="What happened.")] = "",
    category: Annotated[str, typer.Option(metavar="NAME", help="Its kind, such as work.")] = "",
    scope: Annotated[str, typer.Option(metavar="NAME", help="life or context.")] = "",
    place: Annotated[str, typer.Option(metavar="NAME", help="Where.")] = "",
    merge: Annotated[
        str, typer.Option(metavar="EVENT", help="This other event is the same one.")
    ] = "",
    words: Annotated[
        str,
        typer.Option(
            metavar="START-END",
            help="Words of the text that tell an event of their own: split off EVENT, or added.",
        ),
    ] = "",
    trust: Annotated[
        str,
        typer.Option(metavar="SIDE", help="A side of conflict EVENT: first, second, both."),
    ] = "",
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it is.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is no event.")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what it would change; write nothing.")
    ] = False,
    who: Who = "",
    why: Why = "",
) -> None:
    """Correct an event; the dates that follow from it move at once, and are listed."""
    from timeline.catalogue.keeping import Decision

    said = {"date": date, "title": title, "category": category, "scope": scope, "place": place}
    kept = keeper()
    wanted: list[tuple[str, str, dict[str, str]]] = []
    if words:
        start, _, end = words.partition("-")
        value = {"start": start, "end": end, "title": title, "date": date}
        if not event:
            value["category"] = category or "other"
        wanted = [(event, "split" if event else "add", {k: v for k, v in value.items() if v})]
    elif trust:
        wanted = [("", "trust", {"conflict": event, "side": trust})]
    else:
        wanted = [(event, kind, {kind: text}) for kind, text in said.items() if text]
        wanted += [(event, "merge", {"with": merge})] if merge else []
        wanted += [(event, "accept", {})] if accept else []
        wanted += [(event, "reject", {})] if reject else []
    if not wanted:
        raise stop("nothing to correct: give --date, --title, --category, --accept or another")
    _check_together(accept, reject, merge, words, trust, any(said.values()))
    decisions = [Decision(id, about, kind, value, who, why) for about, kind, value in wanted]
    try:
        seen = [kept.preview(decision) for decision in decisions]  # all of them, or none
        changes = seen if preview else [kept.decide(decision) for decision in decisions]
    except TimelineError as error:
        raise stop(str(error)) from error
    for decision, change in zip(decisions, changes, strict=True):
        for line in _told(change, decision.kind):
            print(plain(line))


def _check_together(
    accept: bool, reject: bool, merge: str, words: str, trust: str, edits: bool
) -> None:
    """Stop where one command says two things that do not go together."""
    whole = {"--accept": accept, "--reject": reject, "--merge": merge, "--trust": trust}
    given = [option for option, value in whole.items() if value]
    if words:
        given.append("--words")
    if len(given) > 1:
        raise stop(f"{' and '.join(given)} do not go together: give one of them")
    if edits and given and given[0] in ("--reject", "--merge", "--trust"):
        raise stop(f"{given[0]} and another correction do not go together: give one of them")


def _told(change: Change, kind: str) -> Iterator[str]:
    if change.event is not None:
        event = change.event
        yield f"{event.id}  {event.edtf or '?'}  {event.title}  [{event.category}, {event.status}]"
    elif kind == "trust":
        yield "the conflict is settled" if not change.life.conflicts else "noted"
    for moved in change.moved:
        yield f"    moved: {moved.title}: {moved.before or 'new'} → {moved.after or 'gone'}"
        if moved.why:
            yield f"        {moved.why}"


def history(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A testimony; or list, add, remove, check: packs.")
    ],
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="One event (none: all); or a history pack.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """List what was decided about a testimony or an event: who, when, why, and what was before.

    `history list`, `history add PACK`, `history remove PACK` and `history check PACK` are about
    the history packs that stand beside lives; PACK is a folder or a zip file, or an id to remove.
    """
    if id in packs.ACTIONS:
        packs.act(id, event, as_json)
        return
    kept = keeper()
    try:
        kept.testimony(id)
    except TimelineError as error:
        raise stop(str(error)) from error
    entries = kept.history(id, event)
    if as_json:
        print_json([asdict(replace(entry, value=dict(entry.value))) for entry in entries])
        return
    for entry in entries:
        value = entry.value.get(entry.kind) or " ".join(entry.value.values())
        what = f"{entry.before} → {value}" if entry.before and value else value or entry.before
        who = f"  {entry.who}" if entry.who else ""
        why = f"  “{entry.why}”" if entry.why else ""
        undone = "  (undone)" if entry.undone else ""
        about = f"{entry.event} {entry.kind}".strip()
        print(plain(f"{entry.id}  {entry.when}{who}  {about} {what}{why}{undone}"))
    if not entries:
        print("Nothing was decided yet.")


def undo(
    entry: Annotated[str, typer.Argument(metavar="STEP", help="The step, as `history` names it.")],
    who: Who = "",
    why: Why = "",
) -> None:
    """Take back one step; taking back is a step too."""
    try:
        change = keeper().undo(entry, who, why)
    except TimelineError as error:
        raise stop(str(error)) from error
    for line in _told(change, "undo"):
        print(plain(line))
