"""A module imports only from its left, so that data flows one way and no circle can form."""

from __future__ import annotations

import ast
from pathlib import Path

import timeline

# From left to right; a new room is one more name, where it belongs.
ROOMS = (
    "model", "edtf", "words", "periods", "lexicon", "packs", "sources", "expressions", "events",
    "chronology", "extract", "check", "catalogue", "figures", "exports", "imports", "explorer",
    "api", "cli",
)  # fmt: skip
PACKAGE = Path(timeline.__file__).parent
DOORS = {"__init__", "__main__"}  # they only open onto the rooms


def rooms_used(module: Path) -> set[str]:
    """The rooms that a module imports from; imports for type checking count too."""
    inside = module.relative_to(PACKAGE.parent).with_suffix("").parts
    used: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            paths = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(inside[: len(inside) - node.level]) if node.level else []
            base += (node.module or "").split(".") if node.module else []
            paths = [[*base, alias.name] for alias in node.names]
        else:
            continue
        used |= {path[1] if len(path) > 1 else "the package itself" for path in paths
                 if path[0] == "timeline"}  # fmt: skip
    return used - {"__version__"}


def test_a_module_imports_only_from_its_left() -> None:
    faults = []
    for module in sorted(PACKAGE.rglob("*.py")):
        room = module.relative_to(PACKAGE).with_suffix("").parts[0]
        if room in DOORS:
            continue
        assert room in ROOMS, f"{module.name}: give the room {room} its place in ROOMS"
        allowed = ROOMS[: ROOMS.index(room) + 1]
        faults += [f"{module.relative_to(PACKAGE)} imports {used}"
                   for used in sorted(rooms_used(module)) if used not in allowed]  # fmt: skip
    assert not faults, "\n".join(faults)
