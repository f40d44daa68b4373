"""What docs/dates.md says of dates, words and periods is what the program does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from timeline.edtf import span
from timeline.periods import Period, may_fall, may_have_begun, surely_began, surely_falls
from timeline.words import in_words

PAGE = (Path(__file__).parents[1] / "docs" / "dates.md").read_text("utf-8")
YEARS = Period(date(1984, 1, 1), date(1986, 12, 31))


def rows(columns: int) -> list[list[str]]:
    """The rows of the page's tables whose first cell is EDTF, by their number of columns."""
    found = [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in PAGE.splitlines()
        if re.match(r"\| `", line)
    ]
    return [row for row in found if len(row) == columns]


def test_the_page_has_its_tables() -> None:
    assert len(rows(3)) >= 10
    assert len(rows(5)) >= 5


@pytest.mark.parametrize("row", rows(3), ids=lambda row: row[0])
def test_the_words_of_the_page(row: list[str]) -> None:
    edtf, _, words = row
    assert in_words(span(edtf)) == words
    assert in_words(span(edtf), edtf=edtf) == words


@pytest.mark.parametrize("row", rows(5), ids=lambda row: row[0])
def test_the_answers_of_the_page(row: list[str]) -> None:
    event = span(row[0])
    asked = (may_fall, surely_falls, may_have_begun, surely_began)
    assert ["yes" if ask(event, YEARS) else "no" for ask in asked] == row[1:]
