"""`timeline history list`, `add PACK`, `remove PACK`, `check PACK`: the histories beside lives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from timeline.cli.common import complain, print_json, stop
from timeline.cli.where import history as folder
from timeline.model import TimelineError

HOLDS = ("events", "anchors", "periods", "places")


def list_packs(_: str, as_json: bool) -> None:
    """The packs that ship and those installed, with what they hold."""
    from timeline.packs import installed, known_packs, shipped_packs

    ships = {pack.id for pack in shipped_packs()}
    rows = [
        {
            "id": pack.id, "label": pack.label, "ships": pack.id in ships,
            "countries": list(pack.countries), "events": len(pack.context),
            "anchors": len(pack.anchors), "periods": len(pack.periods),
            "places": len(pack.places),
        }
        for pack in known_packs(folder())
    ]  # fmt: skip
    if as_json:
        print_json(rows)
    for row in rows if not as_json else ():
        where = "ships" if row["ships"] else "installed"
        holds = ", ".join(f"{row[kind]} {kind}" for kind in HOLDS)
        print(f"{row['id']}  {row['label']}  ({where})  {holds}")
    for fault in installed(folder()).faults:
        complain(fault)


def add_pack(name: str, _: bool) -> None:
    """Install the pack in a folder or zip file, once nothing is wrong with it."""
    from timeline.packs import installing

    kept = installing.add_pack(Path(name), opened())
    print(f"{kept.id}: installed, {len(kept.context)} events")


def remove_pack(name: str, _: bool) -> None:
    """Take an installed pack away."""
    from timeline.packs import installing

    installing.remove_pack(name, folder())
    print(f"{name}: removed")


def check_pack(name: str, _: bool) -> None:
    """Say what is wrong with a pack, a line a fault."""
    from timeline.packs import installing

    faults = installing.faults_of(Path(name))
    if faults:
        raise TimelineError("\n".join(faults))
    print("Nothing is wrong.")


def opened() -> Path:
    """Where packs are installed, in a catalogue that is there now."""
    from timeline.cli.where import keeper

    return keeper().folder.history


ACTIONS: dict[str, Callable[[str, bool], None]] = {
    "list": list_packs,
    "add": add_pack,
    "remove": remove_pack,
    "check": check_pack,
}


def act(action: str, name: str, as_json: bool) -> None:
    """Do one of ACTIONS. Raises typer.Exit, with one line a fault."""
    if action != "list" and not name:
        raise stop(f"history {action}: name a pack")
    try:
        ACTIONS[action](name, as_json)
    except TimelineError as error:
        *first, last = str(error).split("\n")
        for line in first:
            complain(line)
        raise stop(last) from error
