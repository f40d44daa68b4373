"""Reading one CSV table of a pack cell by cell, and what can be wrong with a cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from timeline.model import BOUNDS, TimelineError, TimeSpan
from timeline.packs.rows import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file: row as a text editor counts lines' records (the header is 1;
    0 = the file as a whole), the column's name ("" = the row as a whole) and a sentence."""

    file: str
    row: int
    column: str
    says: str

    def __str__(self) -> str:
        where = [self.file]
        where += [f"row {self.row}"] if self.row else []
        where += [f"column {self.column}"] if self.column else []
        return f"{', '.join(where)}: {self.says}"


def listed(cell: str) -> tuple[str, ...]:
    """The names that a cell lists, separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


class Cells:
    """One row of a table; every accessor notes a fault instead of failing."""

    def __init__(self, file: str, number: int, cells: dict[str, str], faults: list[Fault]) -> None:
        self.file, self.number, self.cells, self.faults = file, number, cells, faults

    def fault(self, column: str, says: str) -> None:
        self.faults.append(Fault(self.file, self.number, column, says))

    def text(self, column: str, required: bool = False) -> str:
        value = self.cells.get(column, "")
        if required and not value:
            self.fault(column, "is empty")
        return value

    def names(self, column: str) -> tuple[str, ...]:
        return listed(self.text(column))

    def by_language(self, prefix: str) -> dict[str, tuple[str, ...]]:
        """The names in every column `prefix`_LANGUAGE."""
        columns = [column for column in self.cells if column.startswith(prefix + "_")]
        found = {column[len(prefix) + 1 :]: self.names(column) for column in columns}
        return {language: names for language, names in found.items() if names}

    def yes(self, column: str) -> bool:
        value = self.text(column)
        if value not in ("yes", "no", ""):
            self.fault(column, f"says {value!r}; yes or no is meant")
        return value == "yes"

    def _typed(self, column: str, convert: Callable[[str], T], meant: str) -> T | None:
        value = self.text(column)
        if not value:
            return None
        try:
            return convert(value)
        except ValueError:
            self.fault(column, f"says {value!r}; {meant} is meant")
            return None

    def whole(self, column: str) -> int | None:
        return self._typed(column, int, "a whole number")

    def number_in(self, column: str) -> float | None:
        return self._typed(column, float, "a number")

    def day(self, column: str) -> date | None:
        return self._typed(column, date.fromisoformat, "a day as YYYY-MM-DD")

    def span(self) -> TimeSpan | None:
        """The four bounds of the row; None where it has no day at all."""
        first, second, third, last = (self.day(column) for column in BOUNDS)
        if not any((first, second, third, last)):
            return None
        edtf = self.text("edtf")
        return TimeSpan(
            first,
            second,
            third,
            last,
            point="/" not in edtf and (first, second) == (third, last),
            ongoing=edtf.endswith("/.."),
            approximate="~" in edtf,
        )

    def source(self) -> Source:
        return Source(
            self.text("source_title"), self.text("source_url"), self.yes("source_checked")
        )


def read_rows(path: Path, faults: list[Fault], needs: tuple[str, ...] = ()) -> Iterator[Cells]:
    """The rows of one file, cells stripped; what breaks the table's form is noted as a fault.

    Raises TimelineError where the file cannot be read as UTF-8 text at all.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TimelineError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    file = str(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        missing = [column for column in needs if column not in header]
        faults.extend(Fault(file, 1, column, "this column is missing") for column in missing)
        if len(set(header)) != len(header):
            faults.append(Fault(file, 1, "", "two columns have one name"))
        for number, values in enumerate(reader, start=2):
            if not any(values):
                continue
            if len(values) != len(header):
                says = f"has {len(values)} cells; the header has {len(header)}"
                faults.append(Fault(file, number, "", says))
                continue
            cells = dict(zip(header, (value.strip() for value in values), strict=True))
            yield Cells(file, number, cells, faults)
    except csv.Error as error:
        faults.append(Fault(file, reader.line_num, "", f"is no well-formed CSV ({error})"))
