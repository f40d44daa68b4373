"""CSV and TSV: a header that may be ours, TimelineJS's spreadsheet's, or somebody's own.

`edtf` with the four bounds is taken as it stands; else a date, or a beginning and an end, or year,
month and day, each as EDTF or as people write it. A table of people, with when they were born and
died, is read too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

from timeline.exports.harmless import from_cell
from timeline.imports.columns import columns_of, plain
from timeline.imports.dates import Dated, Dates, exact, order_of, says_none
from timeline.imports.given import NOTHING, Given
from timeline.imports.row import CATEGORIES, Found, Row, address, bounds_of, few, on_earth, words
from timeline.model import BOUNDS, Scope, TimelineError
from timeline.sources.decode import decode

MOST_ROWS = 200_000
_LOOKED_AT = 20  # rows by whose cells a column of dates is known
_AT_TOP = 12  # rows among which the header is looked for
_MARKS = ",;\t|"
_YES = ("true", "yes", "1", "x", "예")

Cells = Mapping[str, str]


def from_csv(data: bytes, name: str, given: Given = NOTHING) -> Found:
    """The rows of a table. Raises TimelineError where there is no header that can be understood."""
    text = decode(data, name)
    first = text.lstrip("\n").partition("\n")[0]
    marks = sorted(_MARKS, key=lambda each: -first.count(each))
    if first[:4].casefold() == "sep=" and len(first) == 5:  # a spreadsheet says what separates
        marks, text = [first[4]], text.replace(first, "", 1)
    rows: list[tuple[int, list[str]]] = []
    for mark in marks:
        rows = _parsed(text, mark, name)
        for top, (_, cells) in enumerate(rows[:_AT_TOP]):
            head = columns_of([from_cell(cell) for cell in cells]) if len(cells) > 1 else None
            if head is not None:
                return _Table(name, cells, head, given).read(rows[top + 1 :], top + 1)
        first_at = next((n for n, (_, cells) in enumerate(rows) if len(cells) > 1), None)
        if first_at is not None:
            header, below = rows[first_at][1], [cells for _, cells in rows[first_at + 1 :]]
            head = columns_of(header, partial(_dated_column, below))
            if head is not None and below:
                return _Table(name, header, head, given).read(rows[first_at + 1 :], first_at + 1)
    there = ", ".join(next((cells for _, cells in rows if any(cells)), []))[:200]
    raise TimelineError(f"{name}: needs a header with a title and a date, not {there!r}")


def from_records(records: Sequence[Mapping[str, str]], name: str, given: Given) -> Found | None:
    """The rows of objects with named values, as of JSON; None where no names can be understood."""
    header = list(dict.fromkeys(key for record in records[:_AT_TOP] for key in record))
    head = columns_of(header)
    if head is None:
        return None
    rows = [(0, [record.get(key, "") for key in header]) for record in records]
    return _Table(name, header, head, given, "event").read(rows, 0)


def _parsed(text: str, mark: str, name: str) -> list[tuple[int, list[str]]]:
    """The rows with the line that each begins in."""

    def read(strict: bool) -> Iterator[tuple[int, list[str]]]:
        rows = csv.reader(io.StringIO(text), delimiter=mark, strict=strict)
        line = 0
        number = 0
        while True:
            number += 1
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                if strict and "end of data" in str(error):
                    raise TimelineError(
                        f"{name}, row {number} (line {line + 1}): a quotation mark is opened and "
                        "never closed"
                    ) from error
                raise
            if number > MOST_ROWS + _AT_TOP:
                raise TimelineError(f"{name}: has more than {MOST_ROWS:,} rows")
            yield line + 1, cells
            line = rows.line_num

    with suppress(csv.Error):
        return list(read(True))
    try:
        return list(read(False))  # quotation marks within words, as people leave them
    except csv.Error as error:
        raise TimelineError(f"{name}: is no table ({error})") from error


def _dated_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The first column of which nearly all cells can be read as dates."""
    dates, some = Dates(), rows[:_LOOKED_AT]
    for at in range(max((len(cells) for cells in some), default=0)):
        cells = [cells[at] for cells in some if at < len(cells) and cells[at].strip()]
        read = 0
        for cell in cells:
            with suppress(TimelineError):
                read += bool(dates.read(from_cell(cell.strip())))
        if cells and len(cells) * 2 >= len(some) and read * 5 >= len(cells) * 4:
            return at
    return None


class _Table:
    """A table whose header is understood."""

    def __init__(
        self,
        name: str,
        header: Sequence[str],
        columns: Mapping[str, int],
        given: Given,
        unit: str = "row",
    ) -> None:
        self._name, self._header, self._columns, self._unit = name, header, columns, unit
        self._given = given
        names = [plain(each) for each in header]
        self._bounds: dict[str, int] = {
            b: names.index(plain(b)) for b in BOUNDS if plain(b) in names
        }
        self._marks: dict[str, int] = {
            m: names.index(m) for m in ("point", "ongoing", "approximate") if m in names
        }
        self._dates = Dates(given.packs)
        self._strange: dict[str, int] = {}
        self._html = {"headline", "media"} <= set(names)  # a sheet of TimelineJS
        self._title = ""

    def read(self, rows: Sequence[tuple[int, list[str]]], above: int) -> Found:
        """Every row below the header."""
        read: list[Row] = []
        faults, notes = [], list(self._order(rows))
        said: dict[tuple[object, ...], str] = {}
        ids: dict[str, str] = {}
        for number, (line, cells) in enumerate(rows, above + 1):
            if not any(cell.strip() for cell in cells):
                continue
            where = f"{self._unit} {number}" + (
                f" (line {line})" if line not in (0, number) else ""
            )
            id = self._cell(cells, "id")
            try:
                made = list(self._rows(where, cells))
            except (TimelineError, ValueError) as error:
                faults.append(f"{self._name}, {where}: {error}")
                continue
            fresh = 0
            for row in made:
                same = (row.lane, row.title, row.edtf, row.span, row.place, row.summary, row.era)
                if same in said:
                    notes.append(f"{where}: says the same as {said[same]}; taken once")
                    continue
                said[same] = where
                read.append(row)
                fresh += 1
            if fresh and id and id in ids:
                notes.append(f"{where}: has the id of {ids[id]}; both are taken")
            ids.setdefault(id, where)
        used = {*self._columns.values(), *self._bounds.values(), *self._marks.values()}
        return Found(
            tuple(read),
            tuple(faults),
            self._title,
            "csv",
            few(notes) + tuple(self._unknown()),
            tuple((ours, self._header[at]) for ours, at in self._columns.items()),
            tuple(n for at, n in enumerate(self._header) if at not in used and n.strip()),
        )

    def _order(self, rows: Sequence[tuple[int, list[str]]]) -> Iterator[str]:
        order, why = self._given.order, ""
        if not order:
            names = ("date", "begin", "end", "born", "died")
            order, why = order_of(self._cell(cells, n) for _, cells in rows for n in names)
        if why:
            yield f"days are read as {order} first, as in {why}"
        self._dates = Dates(self._given.packs, order)

    def _unknown(self) -> Iterator[str]:
        if self._strange:
            listed = ", ".join(f"{name} ({n})" for name, n in list(self._strange.items())[:8])
            yield f"kinds that are not known here are kept as “other”: {listed}"

    def _cell(self, cells: Sequence[str], name: str) -> str:
        at = self._columns.get(name, len(cells))
        return from_cell(cells[at].strip()).strip() if at < len(cells) else ""

    def _rows(self, where: str, cells: list[str]) -> Iterator[Row]:
        if any(cell.strip() for cell in cells[len(self._header) :]):
            raise TimelineError(f"has {len(cells)} cells, the header {len(self._header)}")
        said = {name: self._cell(cells, name) for name in self._columns}
        if self._html:
            said |= {name: words(said[name]) for name in ("title", "summary") if name in said}
        if said.get("category", "").casefold() == "title" and not _any_date(said):
            self._title = said.get("title", "")
            return
        if said.get("title") or not {"born", "died"} & set(said):
            yield self._row(where, said, self._dated(said, cells))
        for name, title, category in (("born", "Born", "birth"), ("died", "Dies", "death")):
            if not says_none(said.get(name, "")):
                place = said.get(
                    f"{name.replace('died', 'death').replace('born', 'birth')}place", ""
                )
                titled = f"{title} in {place}" if place else title
                once = said | {"title": titled, "category": category, "place": place}
                yield self._row(where, once, self._dates.read(said[name]))

    def _dated(self, said: Cells, cells: Sequence[str]) -> Dated:
        """The bounds that are stated, else the date as it is written."""
        stated = self._stated(cells)
        if stated is not None:
            edtf = said.get("edtf", "")
            span = exact(stated, self._point(cells, stated), self._yes(cells, "ongoing"), edtf)
            if "approximate" in self._marks:
                span = replace(span, approximate=self._yes(cells, "approximate"))
            return Dated(span, edtf) if edtf else Dated(span, self._dates.written(span))
        if len(self._bounds) == len(BOUNDS) and says_none(said.get("edtf", "")):
            raise TimelineError("has no date")  # of ours: its words for that are no date either
        return self._dates.read(*_ends(said))

    def _stated(self, cells: Sequence[str]) -> tuple[date | None, ...] | None:
        if len(self._bounds) < len(BOUNDS) or max(self._bounds.values()) >= len(cells):
            return None
        days: dict[str, date | None] = {}
        for bound, at in self._bounds.items():
            cell = cells[at].strip()
            try:
                days[bound] = date.fromisoformat(cell) if cell else None
            except ValueError as error:
                raise TimelineError(f"{bound}: {cell!r} is no day (YYYY-MM-DD)") from error
        return bounds_of(days) if any(days.values()) else None

    def _yes(self, cells: Sequence[str], name: str) -> bool:
        at = self._marks.get(name, len(cells))
        return at < len(cells) and cells[at].strip().casefold() in _YES

    def _point(self, cells: Sequence[str], days: tuple[date | None, ...]) -> bool:
        if "point" in self._marks:
            return self._yes(cells, "point")
        return days[0] == days[2] and days[1] == days[3]

    def _row(self, where: str, said: Cells, dated: Dated) -> Row:
        title = " ".join(said.get("title", "").split())
        if not title:
            raise TimelineError("has no title")
        kind = said.get("category", "").casefold()
        if kind and kind not in CATEGORIES and kind != "era":
            self._strange[kind] = self._strange.get(kind, 0) + 1
        scope: Scope = "context" if said.get("scope", "").casefold() == "context" else "life"
        number = partial(_number, said)
        latitude, longitude = on_earth(number("latitude"), number("longitude"))
        return Row(
            where,
            title,
            dated.span,
            dated.edtf,
            person=" ".join(said.get("person", "").split()),
            person_id=said.get("person_id", ""),
            category=kind,
            scope=scope,
            place=" ".join(said.get("place", "").split()),
            country=said.get("country", "").upper(),
            latitude=latitude,
            longitude=longitude,
            summary=said.get("summary", "") if said.get("summary") != said.get("title") else "",
            layer=" ".join(said.get("layer", "").split()),
            importance=int(said["importance"])
            if said.get("importance", "") in ("1", "2", "3")
            else 0,
            source_title=said.get("source_title", ""),
            source_url=address(said.get("source_url", "")),
            era=kind == "era",
        )


def _any_date(said: Cells) -> bool:
    return any(not says_none(said.get(name, "")) for name in ("edtf", "date", "begin", "year"))


def _ends(said: Cells) -> tuple[str, str]:
    """The dates that a row writes: of its beginning and of its end ("" where it has none)."""
    end = said.get("end", "")
    for name in ("edtf", "date", "begin"):
        if not says_none(said.get(name, "")):
            return said[name], end if name != "edtf" else ""
    begin = _joined(said.get("year", ""), said.get("month", ""), said.get("dayno", ""))
    last = _joined(said.get("end year", ""), said.get("end month", ""), said.get("end day", ""))
    return begin, last or end


def _joined(year: str, month: str, day: str) -> str:
    if says_none(year):
        return ""
    try:
        parts = [f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part)]
    except ValueError:
        return " ".join(filter(None, (day, month, year)))
    return "-".join(parts)


def _number(said: Cells, name: str) -> float | None:
    cell = said.get(name, "")
    if not cell:
        return None
    try:
        return float(cell.replace(",", ".").rstrip("°"))
    except ValueError as error:
        raise TimelineError(f"{name}: {cell!r} is no number") from error
