"""The words by which a document's own furniture is known: by-lines, date lines, labels, notices.

They are the tables `data/lexicon/LANGUAGE/document.tsv` (use, value, words; `words` is a regular
expression). A document is read with every language's table at once, since its furniture need not
be in the narrator's language; another language is another table and no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline import lexicon


def _rows(table: str) -> Iterator[tuple[str, lexicon.Row]]:
    for language in lexicon.languages():
        if table in lexicon.names(language):
            yield from ((language, row) for row in lexicon.table(language, table))


@cache
def words(use: str, value: str = "") -> str:
    """One regular expression for a use, over all languages; matches nothing where none has it."""
    parts = [
        row["words"]
        for _, row in _rows("document")
        if row["use"] == use and (not value or row["value"] == value)
    ]
    return "(?:" + "|".join(parts) + ")" if parts else "(?!)"


@cache
def pattern(before: str, use: str, after: str = "", value: str = "") -> re.Pattern[str]:
    """The words of a use between two pieces of a regular expression, whatever the case."""
    return re.compile(before + words(use, value) + after, re.IGNORECASE | re.MULTILINE)


@cache
def by_language(use: str) -> dict[str, str]:
    """The words of a use for each language that has it."""
    return {language: row["words"] for language, row in _rows("document") if row["use"] == use}


@cache
def weekdays() -> dict[str, int]:
    """Every name of a day of the week, lower case and without a point; Monday is 1."""
    return {
        form.rstrip(".").lower(): int(row["value"])
        for _, row in _rows("weekdays")
        for form in row["forms"].split("|")
        if row["value"].isdigit()
    }


@cache
def months() -> dict[str, int]:
    """Every name of a month, lower case and without a point, and its number."""
    return {
        form.rstrip(".").lower(): int(row["value"])
        for _, row in _rows("months")
        if "month" in row["class"] or row["class"] == "mayhap"
        for form in row["forms"].split("|")
        if row["value"].isdigit()
    }
