"""`timeline stories list`, `show`, `export`, `import`, `remove`: what presenters wrote."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.common import (
    AT_FAULT,
    complain,
    fault,
    plain,
    print_json,
    stop,
    write_whole,
)
from timeline.cli.where import AsJson, Who, keeper
from timeline.cli.where import catalogue as opened
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.catalogue import Catalogue
    from timeline.catalogue.stories import Placed, Story


def stories(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help="list, show, export, import or remove.")
    ] = "list",
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID|FILE", help="The story; for import, files.", show_default=False),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Export to this file, not to the screen.")
    ] = None,
    as_json: AsJson = False,
    who: Who = "",
) -> None:
    """Stories for presenting: those that ship, and those that are kept in the catalogue."""
    named = name or []
    if action == "import":
        return _import(named, who)
    if action not in ACTIONS:
        raise stop(f"stories {action}: choose one of {', '.join((*ACTIONS, 'import'))}")
    if action != "list" and len(named) != 1:
        raise stop(f"stories {action}: name one story, as `stories list` does")
    try:
        with opened() as catalogue:
            ACTIONS[action](catalogue, "".join(named), out, as_json)
    except TimelineError as error:
        raise _faults(error) from error


def _faults(error: TimelineError) -> typer.Exit:
    """A line for each fault of a story."""
    *first, last = str(error).split("\n")
    for line in first:
        complain(line)
    return stop(last)


def _list(catalogue: Catalogue, _: str, __: Path | None, as_json: bool) -> None:
    """Every story, one's own first."""
    from timeline.catalogue import stories

    own, faults = stories.own(catalogue)
    found = (*own, *stories.shipped().values())
    rows = [
        {
            "id": story.id, "title": story.title, "language": story.language, "by": story.by,
            "ships": story.shipped, "access": story.access, "steps": len(story.steps),
            "testimonies": list(story.testimonies),
            "lost": sum(bool(one.lost) for one in steps),
        }
        for story, steps in zip(found, stories.placed_all(catalogue, found), strict=True)
    ]  # fmt: skip
    if as_json:
        print_json(rows)
    for row in rows if not as_json else ():
        where = "ships" if row["ships"] else row["access"]
        lost = f", {row['lost']} not found" if row["lost"] else ""
        print(plain(f"{row['id']}  {row['title']}  ({row['language']}, {where})  "
                    f"{row['steps']} steps{lost}"))  # fmt: skip
    for line in faults:
        complain(line)
    if faults:
        raise typer.Exit(AT_FAULT)


def _show(catalogue: Catalogue, id: str, _: Path | None, as_json: bool) -> None:
    """The steps of a story, one after the other."""
    from timeline.catalogue import stories

    story = _story(catalogue, id)
    if as_json:
        return print_json(stories.fields_of(story))
    print(plain(story.title))
    for number, one in enumerate(stories.placed(catalogue, story), 1):
        print(plain(f"{number}. {_told(one)}"))
        for field in ("sentence", "question", "note"):
            said = getattr(one.step, field)
            if said:
                print(plain(f"   {field}: {' '.join(said.split())}"))


def _told(one: Placed) -> str:
    """What a step shows, on one line."""
    if one.row is not None:
        return f"{one.row['edtf'] or '?'}  {one.row['title']}  ({one.key})"
    if one.lost == "testimony":
        return f"not found: the testimony {one.step.testimony} is not in this catalogue"
    if one.lost:
        return f"not found: {one.step.event} is no event of {one.step.testimony} any more"
    return "words alone"


def _export(catalogue: Catalogue, id: str, out: Path | None, _: bool) -> None:
    """A story as its file."""
    from timeline.catalogue import stories

    story = _story(catalogue, id)
    text = stories.written(story).encode()
    if out is None:
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(out, text)
    except OSError as error:
        raise stop(f"--out {fault(str(out), error)}") from error
    if catalogue.keeper is not None:
        catalogue.keeper.note_export(out.resolve(), story.testimonies)


def _remove(catalogue: Catalogue, id: str, _: Path | None, __: bool) -> None:
    """Remove a story that is kept."""
    if _story(catalogue, id).where != "kept":
        raise stop(f"{id}: ships with the program; it cannot be removed")
    assert catalogue.keeper is not None  # where else it would be kept
    catalogue.keeper.drop_story(id)
    print(f"{id}: removed")


def _story(catalogue: Catalogue, id: str) -> Story:
    """A story. Raises TimelineError where there is none."""
    from timeline.catalogue import stories

    story = stories.story_of(catalogue, id)
    if story is None:
        raise TimelineError(f"{id}: no such story; `stories list` names them")
    return story


def _import(files: list[str], who: str) -> None:
    """Keep stories from files, each as a new one; a faulty file is told, the others are kept."""
    from timeline.catalogue import stories
    from timeline.catalogue.keeping.folder import now

    if not files:
        raise stop("stories import: name a file")
    kept, failed = keeper(), False
    for file in files:
        try:
            story = stories.handed_on(stories.read_story(Path(file).read_bytes(), file))
            made = replace(story, made=now(), changed=now(), changed_by=who)
            id = kept.save_story(stories.fields_of(made))
            print(plain(f"{id}: {story.title}, {len(story.steps)} steps"))
        except (TimelineError, OSError) as error:
            for line in fault(file, error).splitlines():
                complain(line)
            failed = True
    if failed:
        raise typer.Exit(AT_FAULT)


ACTIONS: dict[str, Callable[[Catalogue, str, Path | None, bool], None]] = {
    "list": _list,
    "show": _show,
    "export": _export,
    "remove": _remove,
}
