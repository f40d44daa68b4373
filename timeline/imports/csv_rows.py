"""CSV and TSV: a header that may be ours, TimelineJS's spreadsheet's, or somebody's own.

Columns are found by any of their usual names, whatever their case and their order. `edtf` with
the four bounds is taken as it stands; else a date, or a beginning and an end, or year, month and
day, each as EDTF or as people write it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

from timeline.imports.row import Found, Row, exact, read_span
from timeline.model import BOUNDS, TimelineError, TimeSpan
from timeline.sources.decode import decode

# What a column may be called, the likeliest first; names are compared without case and marks.
NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "event", "what", "name of event", "label", "제목", "사건"),
    "date": ("edtf", "date", "when", "day", "time", "날짜", "일자"),
    "begin": ("begin", "start", "from", "start date", "begin date", "startdate", "시작"),
    "end": ("end", "to", "until", "end date", "enddate", "끝", "종료"),
    "year": ("year", "연도", "년도"),
    "month": ("month", "월"),
    "dayno": ("day of month", "day"),
    "end year": ("end year",),
    "end month": ("end month",),
    "end day": ("end day",),
    "person": ("narrator", "person", "who", "life", "group", "이름", "인물"),
    "category": ("category", "type", "kind", "tag", "분류"),
    "place": ("place", "location", "where", "장소"),
    "country": ("country", "나라"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng", "long"),
    "summary": ("summary", "text", "description", "notes", "note", "설명"),
    "layer": ("layer", "lane"),
    "importance": ("importance",),
    "source_title": ("source_title", "source", "media credit", "출처"),
    "source_url": ("source_url", "url", "link", "media"),
}
MOST_ROWS = 200_000


def from_csv(data: bytes, name: str) -> Found:
    """The rows of a table. Raises TimelineError where there is no header that can be understood."""
    text = decode(data, name)
    rows = csv.reader(io.StringIO(text), _dialect(text))
    try:
        header = next(rows, [])
        columns = _columns(header)
        if "title" not in columns or not {"date", "begin", "year"} & set(columns):
            there = ", ".join(header)[:200]
            raise TimelineError(f"{name}: needs a header with a title and a date, not {there!r}")
        return _rows(rows, columns, header, name)
    except csv.Error as error:
        raise TimelineError(f"{name}: row {rows.line_num}: is no table ({error})") from error


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.partition("\n")[0]
    mark = max(",;\t|", key=first.count)

    class Given(csv.excel):
        delimiter = mark

    return Given


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").strip().casefold().split())


def _columns(header: list[str]) -> dict[str, int]:
    """Where each of our columns stands; a column of the file is taken once."""
    plain = [_plain(name) for name in header]
    found: dict[str, int] = {}
    for ours, names in NAMES.items():
        for name in names:
            where = [i for i, each in enumerate(plain) if each == _plain(name)]
            where = [i for i in where if i not in found.values()]
            if where:
                found[ours] = where[0]
                break
    if "year" in found and found.get("date") is not None and plain[found["date"]] == "day":
        found["dayno"] = found.pop("date")  # year, month and day in columns of their own
    if "year" in found and "date" in found and plain[found["date"]] == "time":
        del found["date"]  # a spreadsheet of TimelineJS: the hour of the day
    return found


def _rows(
    rows: Iterable[list[str]], columns: Mapping[str, int], header: list[str], name: str
) -> Found:
    read, faults = [], []
    plain = [_plain(each) for each in header]
    places: dict[str, int] = {
        bound: plain.index(_plain(bound)) for bound in BOUNDS if _plain(bound) in plain
    }
    for number, cells in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise TimelineError(f"{name}: has more than {MOST_ROWS:,} rows")
        if not any(cell.strip() for cell in cells):
            continue
        said = {key: cells[at].strip() for key, at in columns.items() if at < len(cells)}
        if said.get("title", "").casefold() and not _dated(said):
            faults.append(f"{name}, row {number}: has no date")
            continue
        try:
            read.append(_row(number, said, _bounds(cells, places, plain)))
        except (TimelineError, ValueError) as error:
            faults.append(f"{name}, row {number}: {error}")
    return Found(tuple(read), tuple(faults))


def _dated(said: Mapping[str, str]) -> bool:
    return any(said.get(key) for key in ("date", "begin", "year"))


def _bounds(
    cells: list[str], places: Mapping[str, int], plain: list[str]
) -> tuple[tuple[date | None, ...], bool, bool] | None:
    """The four bounds where the file has columns for them, and whether it happened once."""
    if len(places) < len(BOUNDS) or max(places.values()) >= len(cells):
        return None
    days = tuple(_day(cells[places[bound]]) for bound in BOUNDS)
    if not any(days):
        return None

    def yes(name: str) -> bool:
        at = plain.index(name) if name in plain else len(cells)
        return at < len(cells) and cells[at].strip().casefold() in ("true", "yes", "1")

    point = yes("point") if "point" in plain else days[0] == days[2] and days[1] == days[3]
    return days, point, yes("ongoing")


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell.strip()) if cell.strip() else None


def _row(
    number: int,
    said: Mapping[str, str],
    stated: tuple[tuple[date | None, ...], bool, bool] | None,
) -> Row:
    title = said.get("title", "").lstrip("'")
    if not title:
        raise TimelineError("has no title")
    if stated is not None:
        written = said.get("date", "").lstrip("'")
        span: TimeSpan = exact(*stated, written)
        shown = written
    else:
        span, shown = read_span(*_ends(said))
    return Row(
        number,
        title,
        span,
        shown,
        person=said.get("person", ""),
        category=said.get("category", "").casefold(),
        place=said.get("place", ""),
        country=said.get("country", "").upper(),
        latitude=_number(said.get("latitude", ""), "latitude", 90),
        longitude=_number(said.get("longitude", ""), "longitude", 180),
        summary=said.get("summary", ""),
        layer=said.get("layer", ""),
        importance=int(said["importance"]) if said.get("importance", "") in ("1", "2", "3") else 2,
        source_title=said.get("source_title", ""),
        source_url=said["source_url"] if said.get("source_url", "").startswith("http") else "",
    )


def _ends(said: Mapping[str, str]) -> tuple[str, str]:
    """The dates that a row writes: of its beginning and of its end ("" where it has none)."""
    if said.get("date"):
        return said["date"].lstrip("'"), said.get("end", "")
    if said.get("begin"):
        return said["begin"], said.get("end", "")
    return (
        _joined(said.get("year", ""), said.get("month", ""), said.get("dayno", "")),
        _joined(said.get("end year", ""), said.get("end month", ""), said.get("end day", "")),
    )


def _joined(year: str, month: str, day: str) -> str:
    if not year:
        return ""
    try:
        parts = [f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part)]
    except ValueError:
        return " ".join(filter(None, (day, month, year)))
    return "-".join(parts)


def _number(cell: str, name: str, most: float) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell.replace(",", "."))
    except ValueError as error:
        raise TimelineError(f"{name}: {cell!r} is no number") from error
    if not -most <= value <= most:
        raise TimelineError(f"{name}: {cell} is not on the earth")
    return value
