"""A pack's folder → a `Pack`. A new table is one function here and one line in `load_pack`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from timeline.model import TimelineError
from timeline.packs.edges import with_edges
from timeline.packs.rows import Anchor, ContextEvent, PeriodRow, Place, SeriesValue, Stage
from timeline.packs.table import Cells, Fault, read_rows

T = TypeVar("T")
Labels = Mapping[str, str]  # a name by language


@dataclass(frozen=True, slots=True)
class Pack:
    """One history: a folder of tables. `pack.toml` names it and says what it is about.

    `general`: it is read with every testimony. `countries` (ISO codes) and `languages` are its
    own: only places of these countries call for the pack. `labels` is its name by language;
    `layers` and `series_names` give those of each layer and each yearly series.
    """

    id: str
    folder: Path
    label: str = ""
    general: bool = False
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    context: tuple[ContextEvent, ...] = ()
    periods: tuple[PeriodRow, ...] = ()
    series: tuple[SeriesValue, ...] = ()
    stages: tuple[Stage, ...] = ()
    places: tuple[Place, ...] = ()
    labels: Labels = field(default_factory=dict)
    layers: Mapping[str, Labels] = field(default_factory=dict)
    series_names: Mapping[str, Labels] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.id, self.folder))


def data_folder() -> Path:
    """The folder of the data that ships: beside the package's code when installed from a wheel,
    else beside the package in the working copy."""
    inside = Path(__file__).resolve().parents[1] / "data"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "data"


def _anchor(row: Cells, pack: str) -> Anchor:
    return Anchor(
        id=row.text("id", required=True),
        names=row.by_language("anchor"),
        local=row.by_language("local"),
        bare=row.names("bare"),
        countries=row.names("countries"),
        edtf=row.text("edtf"),
        span=row.span(),
        refers_to=row.text("refers_to"),
        kind=row.text("kind", required=True),
        ambiguous=row.yes("ambiguous"),
        region=row.text("region"),
        note=row.text("note"),
        title=row.text("title"),
        summary=row.text("summary"),
        category=row.text("category"),
        importance=row.whole("importance") or 3,
        source=row.source(),
        pack=pack,
    )


def _context(row: Cells, pack: str) -> ContextEvent | None:
    span = row.span()
    if span is None:
        row.fault("edtf", "has no bounds")
        return None
    return ContextEvent(
        id=row.text("id", required=True),
        title=row.text("title", required=True),
        summary=row.text("summary", required=True),
        edtf=row.text("edtf", required=True),
        span=span,
        category=row.text("category", required=True),
        layer=row.text("layer", required=True),
        place=row.text("place"),
        latitude=row.number_in("latitude"),
        longitude=row.number_in("longitude"),
        importance=row.whole("importance") or 3,
        aliases=row.names("aliases"),
        same_as=row.text("same_as"),
        source=row.source(),
        note=row.text("note"),
        pack=pack,
    )


def _period(row: Cells, pack: str) -> PeriodRow | None:
    span = row.span()
    if span is None:
        row.fault("edtf", "has no bounds")
        return None
    return PeriodRow(
        id=row.text("id", required=True),
        label=row.text("label", required=True),
        edtf=row.text("edtf", required=True),
        span=span,
        aliases=row.names("aliases"),
        description=row.text("description"),
        source=row.source(),
        pack=pack,
    )


def _series(row: Cells, pack: str) -> SeriesValue | None:
    year, value = row.whole("year"), row.number_in("value")
    if year is None or value is None:
        row.fault("year" if year is None else "value", "a number is needed")
        return None
    name, unit = row.text("series", required=True), row.text("unit", required=True)
    return SeriesValue(name, year, value, unit, row.source(), row.text("note"), pack)


def _stage(row: Cells, pack: str) -> Stage:
    return Stage(
        id=row.text("id", required=True),
        aliases=row.names("aliases"),
        from_age=row.whole("from_age"),
        to_age=row.whole("to_age"),
        enter_low=row.whole("enter_low"),
        enter_high=row.whole("enter_high"),
        leave_low=row.whole("leave_low"),
        leave_high=row.whole("leave_high"),
        years=row.whole("years"),
        weeks_low=row.whole("weeks_low"),
        weeks_high=row.whole("weeks_high"),
        valid=row.text("valid"),
        sex=row.text("sex"),
        countries=row.names("countries"),
        note=row.text("note"),
        pack=pack,
    )


def _place(row: Cells, pack: str) -> Place | None:
    latitude, longitude = row.number_in("latitude"), row.number_in("longitude")
    if latitude is None or longitude is None:
        row.fault("latitude" if latitude is None else "longitude", "a number is needed")
        return None
    return Place(
        name=row.text("name", required=True),
        country=row.text("country", required=True),
        latitude=latitude,
        longitude=longitude,
        aliases=row.names("aliases"),
        demonyms=row.names("demonyms"),
        kind=row.text("kind") or "city",
        source=row.source(),
        note=row.text("note"),
        pack=pack,
    )


def as_context(anchors: tuple[Anchor, ...]) -> Iterator[ContextEvent]:
    """The dated, titled anchors of a general pack, as the context events that they are too."""
    for anchor in anchors:
        if anchor.title and anchor.span is not None and anchor.category:
            yield ContextEvent(
                id=anchor.id,
                title=anchor.title,
                summary=anchor.summary,
                edtf=anchor.edtf,
                span=anchor.span,
                category=anchor.category,
                layer="world",
                importance=anchor.importance,
                aliases=tuple(name for names in anchor.names.values() for name in names),
                source=anchor.source,
                note=anchor.note,
                pack=anchor.pack,
            )


DEFAULT = "en"  # the language of a name that states none
TABLES = ("anchors", "context_events", "periods", "series", "stages", "places")


def table_files(folder: Path, table: str) -> list[Path]:
    """The files of a table: `TABLE.csv`, and `TABLE_extra.csv` or `TABLE_NAME_extra.csv`, which
    continue it."""
    own = folder / f"{table}.csv"
    return ([own] if own.exists() else []) + sorted(folder.glob(f"{table}_*extra.csv"))


def read_pack(folder: Path, faults: list[Fault]) -> Pack:
    """The pack, with whatever cannot be read left out and noted in `faults`."""
    about: dict[str, object] = {}
    if (folder / "pack.toml").exists():
        try:
            about = tomllib.loads((folder / "pack.toml").read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            faults.append(Fault(str(folder / "pack.toml"), 0, "", str(error)))
    name = str(about.get("id", folder.name))

    def rows(table: str, make: Callable[[Cells, str], T | None]) -> tuple[T, ...]:
        made = (
            make(row, name)
            for path in table_files(folder, table)
            for row in read_rows(path, faults)
        )
        return tuple(value for value in made if value is not None)

    def words(key: str) -> tuple[str, ...]:
        value = about.get(key, [])
        return tuple(str(word) for word in value) if isinstance(value, list) else ()

    anchors = rows("anchors", _anchor)
    label = str(about.get("label", name))
    return Pack(
        id=name,
        folder=folder,
        label=label,
        general=about.get("general") is True,
        countries=words("countries"),
        languages=words("languages"),
        anchors=tuple(with_edges(anchors)),
        context=rows("context_events", _context) + tuple(as_context(anchors)),
        periods=rows("periods", _period),
        series=rows("series", _series),
        stages=rows("stages", _stage),
        places=rows("places", _place),
        labels={DEFAULT: label} | _translated(about, "label"),
        layers=labels_in(about, "layers"),
        series_names=labels_in(about, "series"),
    )


def labels_in(about: Mapping[str, object], table: str) -> dict[str, Labels]:
    """The names in a table of `pack.toml`, by id and language; one that is plain text is in
    DEFAULT."""
    stated = about.get(table, {})
    found: dict[str, Labels] = {}
    for id, label in stated.items() if isinstance(stated, dict) else ():
        if isinstance(label, str):
            found[str(id)] = {DEFAULT: label}
        elif isinstance(label, dict):
            found[str(id)] = {language: str(text) for language, text in label.items() if text}
    return found


def _translated(about: Mapping[str, object], key: str) -> dict[str, str]:
    """`label_ko = "…"` as {"ko": "…"}."""
    begin = f"{key}_"
    return {
        name.removeprefix(begin): str(text)
        for name, text in about.items()
        if name.startswith(begin) and text
    }


def load_pack(folder: Path) -> Pack:
    """The pack in `folder`. Raises TimelineError, naming file, row and column, where a table
    cannot be read; `check_pack` finds all faults, and those of meaning too."""
    if not folder.is_dir():
        raise TimelineError(f"{folder}: no such folder of a history pack")
    faults: list[Fault] = []
    pack = read_pack(folder, faults)
    if faults:
        raise TimelineError(str(faults[0]))
    return pack


@lru_cache(maxsize=1)
def shipped_packs() -> tuple[Pack, ...]:
    """The packs in the folder `history` of the data that ships, by name; read once."""
    folders = sorted(path for path in (data_folder() / "history").iterdir() if path.is_dir())
    return tuple(load_pack(folder) for folder in folders)


def told_once(packs: Iterable[Pack]) -> tuple[Pack, ...]:
    """These packs, with what two of them tell as a context event of one only (`same_as`)."""
    known = tuple(packs)
    told = {event.same_as for pack in known for event in pack.context} - {""}
    return tuple(
        replace(pack, context=tuple(each for each in pack.context if each.id not in told))
        for pack in known
    )
