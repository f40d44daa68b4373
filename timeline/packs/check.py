"""What is wrong with a pack: every fault named by file, row and column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from timeline.edtf import EdtfError, bounds, parse
from timeline.model import BOUNDS, CONTEXT_CATEGORIES, TimelineError
from timeline.packs.read import TABLES, labels_in, read_pack, table_files
from timeline.packs.table import Cells, Fault, read_rows

ANCHOR_KINDS = (
    "event", "period", "person-death", "yearly", "holiday", "life-stage", "calendar",
    "generic",
)  # fmt: skip
PLACE_KINDS = ("country", "region", "city", "county", "river", "mountain", "camp", "site")
UNDATED_KINDS = ("yearly", "holiday", "life-stage", "calendar", "generic")
_QUALIFIED = re.compile(r"[~?%X]")


def check_pack(folder: Path) -> list[Fault]:
    """The faults of the pack in `folder`, in the order of its files; none = it is sound.

    Checked: the tables' form, EDTF against the four bounds, kinds, categories and layers, ids
    and what refers to them, sources, coordinates, ages, and stray marks in the text.
    """
    if not folder.is_dir():
        return [Fault(str(folder), 0, "", "there is no such folder")]
    faults: list[Fault] = []
    try:
        read_pack(folder, faults)
    except TimelineError as error:
        return [Fault(str(folder), 0, "", str(error))]
    faults.extend(_strangers(folder))
    faults.extend(_unnamed(folder))
    layers = _layers(folder)
    ids: dict[str, str] = {}
    for table in TABLES:
        rows = [row for path in table_files(folder, table) for row in read_rows(path, [])]
        for row in rows:
            row.faults = faults
            _text(row)
            CHECKS[table](row)
            _identity(row, table, ids)
            if table == "context_events" and layers and row.text("layer") not in layers:
                row.fault("layer", f"{row.text('layer')!r} is none of pack.toml's layers")
    for path in table_files(folder, "anchors"):
        for row in read_rows(path, []):
            row.faults = faults
            refers = row.text("refers_to")
            if refers and refers not in ids:
                row.fault("refers_to", f"no row of the pack has the id {refers!r}")
    return list(dict.fromkeys(faults))


def _strangers(folder: Path) -> Iterator[Fault]:
    known = {path for table in TABLES for path in table_files(folder, table)}
    for path in sorted(folder.glob("*.csv")):
        if path not in known:
            yield Fault(str(path), 0, "", "is no table of a pack")


def _layers(folder: Path) -> tuple[str, ...]:
    try:
        stated = tomllib.loads((folder / "pack.toml").read_text("utf-8")).get("layers", {})
    except (OSError, ValueError):
        return ()
    return tuple(stated) if isinstance(stated, dict) else ()


def _unnamed(folder: Path) -> Iterator[Fault]:
    """Layers and series of `pack.toml` without a name that can be shown."""
    path = folder / "pack.toml"
    try:
        about = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return  # missing, or told already
    for table in ("layers", "series"):
        stated, named = about.get(table, {}), labels_in(about, table)
        if not isinstance(stated, dict):
            yield Fault(str(path), 0, table, "is no table of names")
            continue
        for id in stated:
            if not named.get(id):
                yield Fault(str(path), 0, table, f'{id} has no name; write {{ en = "…" }}')


def _identity(row: Cells, table: str, ids: dict[str, str]) -> None:
    """One id, one row, over the tables whose ids refer to one another."""
    if table == "series":
        key, column = f"series {row.text('series')} {row.text('year')}", "year"
    elif table == "places":
        key, column = f"place {row.text('name')}, {row.text('country')}", "name"
    else:
        key, column = row.text("id"), "id"
    if key in ids:
        row.fault(column, f"{key!r} is already that of {ids[key]}")
    ids.setdefault(key, f"row {row.number} of {Path(row.file).name}")


def _text(row: Cells) -> None:
    """Marks that no writer means: stray quotes, broken characters, blanks, empty names."""
    for column, value in row.cells.items():
        if value.count('"') % 2 or '""' in value or value in ('"', "'"):
            row.fault(column, "has a stray quotation mark")
        if "\ufffd" in value or any(char < " " or "\x7f" <= char <= "\x9f" for char in value):
            row.fault(column, "has a broken or control character")
        if "  " in value or "\u00a0" in value:
            row.fault(column, "has a doubled or unbreakable blank")
    for column in ("aliases", "demonyms", *(c for c in row.cells if c.startswith("anchor_"))):
        names = [name.strip() for name in row.text(column).split(";")]
        if row.text(column) and not all(names):
            row.fault(column, "has an empty name between two semicolons")
        if len(set(names)) != len(names):
            row.fault(column, "has one name twice")


def _source(row: Cells) -> None:
    for column in ("source_title", "source_url"):
        if not row.text(column):
            row.fault(column, "is empty")
    _url(row)


def _url(row: Cells) -> None:
    url = row.text("source_url")
    if url and not re.match(r"https?://[^\s/]+\.[^\s]+$", url):
        row.fault("source_url", f"{url!r} is no web address")


def _choice(row: Cells, column: str, allowed: tuple[str, ...]) -> None:
    value = row.text(column)
    if value not in allowed:
        row.fault(column, f"{value!r} is none of {', '.join(allowed)}")


def _importance(row: Cells) -> None:
    _choice(row, "importance", ("1", "2", "3"))


def _dates(row: Cells, needed: bool) -> None:
    """EDTF, and the four bounds against it."""
    text = row.text("edtf")
    four = [row.day(column) for column in BOUNDS]
    if not text:
        if needed:
            row.fault("edtf", "is empty")
        elif any(four):
            row.fault("edtf", "is empty, but the row has bounds")
        return
    try:
        parse(text)
    except EdtfError as error:
        row.fault("edtf", f"{text!r} is no EDTF ({error})")
        return
    _order(row, four)
    ends = text.split("/") if "/" in text else [text, text]
    for end, (low, high) in zip(ends, ((0, 1), (2, 3)), strict=True):
        _against(row, end, (low, high), (four[low], four[high]))


def _order(row: Cells, four: list[date | None]) -> None:
    for earlier, later in ((0, 1), (2, 3), (0, 2), (1, 3)):
        first, second = four[earlier], four[later]
        if first and second and first > second:
            row.fault(BOUNDS[later], f"{second} is before {BOUNDS[earlier]} {first}")


def _against(
    row: Cells, edtf: str, which: tuple[int, int], window: tuple[date | None, date | None]
) -> None:
    """One end's window against its EDTF: equal, or meeting it where the EDTF is a loose one."""
    earliest, latest = (None, None) if edtf in ("", "..") else bounds(edtf)
    low, high = window
    if _QUALIFIED.search(edtf) and earliest and latest:
        if low and low > latest:
            row.fault(BOUNDS[which[0]], f"{low} is after {edtf}")
        if high and high < earliest:
            row.fault(BOUNDS[which[1]], f"{high} is before {edtf}")
        return
    for place, said, meant in ((which[0], low, earliest), (which[1], high, latest)):
        if said != meant:
            row.fault(BOUNDS[place], f"says {said or 'nothing'}; {edtf} is {meant or 'open'}")


def _coordinates(row: Cells, needed: bool) -> None:
    both = (row.text("latitude"), row.text("longitude"))
    if any(both) != all(both) or (needed and not all(both)):
        row.fault("latitude" if not both[0] else "longitude", "is missing")
    for column, most in (("latitude", 90), ("longitude", 180)):
        value = row.number_in(column)
        if value is not None and not -most <= value <= most:
            row.fault(column, f"{value} is no {column}")


def _anchor(row: Cells) -> None:
    _choice(row, "kind", ANCHOR_KINDS)
    _dates(row, needed=row.text("kind") not in UNDATED_KINDS)
    if not row.by_language("anchor"):
        row.fault("", "names the anchor in no language")
    if row.text("title"):
        _choice(row, "category", CONTEXT_CATEGORIES)
        _importance(row)
        _source(row)
        if not row.text("summary"):
            row.fault("summary", "is empty")
    elif not (row.text("refers_to") or row.text("source_title")) and (
        row.text("kind") not in UNDATED_KINDS
    ):
        row.fault("refers_to", "is empty, and no source is given")


def _context(row: Cells) -> None:
    _dates(row, needed=True)
    _choice(row, "category", CONTEXT_CATEGORIES)
    _importance(row)
    _coordinates(row, needed=False)
    _source(row)


def _period(row: Cells) -> None:
    _dates(row, needed=True)
    if not row.text("source_url"):
        row.fault("source_url", "is empty")
    _url(row)


def _series(row: Cells) -> None:
    year = row.whole("year")
    if year is not None and not 1 <= year <= 9999:
        row.fault("year", f"{year} is no year")
    _source(row)


def _stage(row: Cells) -> None:
    for low, high in (
        ("from_age", "to_age"), ("enter_low", "enter_high"), ("leave_low", "leave_high"),
        ("enter_low", "leave_low"), ("weeks_low", "weeks_high"),
    ):  # fmt: skip
        first, second = row.whole(low), row.whole(high)
        if first is not None and second is not None and first > second:
            row.fault(high, f"{second} is less than {low} {first}")
    if not row.names("aliases"):
        row.fault("aliases", "is empty")
    try:
        if row.text("valid"):
            parse(row.text("valid"))
    except EdtfError as error:
        row.fault("valid", f"{row.text('valid')!r} is no EDTF ({error})")


def _place(row: Cells) -> None:
    _coordinates(row, needed=True)
    _choice(row, "kind", PLACE_KINDS)
    if not re.fullmatch(r"[A-Z]{2}", row.text("country")):
        row.fault("country", f"{row.text('country')!r} is no code of two capitals")
    _source(row)


CHECKS: dict[str, Callable[[Cells], None]] = {
    "anchors": _anchor,
    "context_events": _context,
    "periods": _period,
    "series": _series,
    "stages": _stage,
    "places": _place,
}
