"""The vocabulary of English as the lexer wants it, and the sets of classes that rules name."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.lexicon import table

VOCABULARY = (
    "feasts", "months", "weekdays", "units", "seasons", "parts", "numbers", "references", "sets",
    "eras", "steps", "modifiers", "words",
)  # fmt: skip


def marked(mark: str) -> frozenset[str]:
    """The classes that the table `classes` gives a mark."""
    rows = table("en", "classes")
    return frozenset(row["class"] for row in rows if mark in row["marks"].split())


WEAK, IDLE, GLUE = marked("weak"), marked("idle"), marked("glue")
PAIRED = (marked("number"), marked("person"))

SETS = {
    "DAY": "d12 d31 dayth",
    "DAYWORD": "dayth ordinal first second",
    "MONTH": "month mayhap",
    "ANYMONTH": "month mayhap shortmonth",
    "SEASON": "season fall",
    "ANYDAY": "weekday shortday",
    "SMALL": "d12 d31 d99 d3",
    "SHORT": "d12 d31 d99",
    "NUMBER": "one count tens d12 d31 d99 d3 num dec y4 fraction",
    "ORDINAL": "first second ordinal dayth nth final",
    "UNIT": "unit quarter night kindyear",
    "UNITS": "units unit quarter night kindyear seasons",
    "MOD": "early late mid",
    "ABOUT": "about almost more less just better",
    "PART": "daypart dusk night",
    "DAYPART": "daypart dusk night daytime nighttime",
    "NEXT": "next following coming",
    "LATER": "later earlier",
    "TWELVE": "count one d12",
    "SIXTY": "count tens d12 d31",
    "PLACE": "next last past following coming previous first final opening remaining intervening",
    "WHICH": "next following coming last previous same",
}

_LAST_OF_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "four": "fourth", "five": "fifth",
    "six": "sixth", "seven": "seventh", "eight": "eighth", "nine": "ninth",
}  # fmt: skip


def vocabulary() -> Iterator[tuple[str, str, str]]:
    """Every form, its class and its value; first the numbers from twenty-one to ninety-nine."""
    numbers = table("en", "numbers")
    units = [row for row in numbers if row["forms"] in _LAST_OF_ORDINALS]
    for tens in (row for row in numbers if row["class"] == "tens"):
        for unit in units:
            value = str(int(tens["value"]) + int(unit["value"]))
            for joint in ("-", " ", "‑"):
                yield tens["forms"] + joint + unit["forms"], "count", value
                yield tens["forms"] + joint + _LAST_OF_ORDINALS[unit["forms"]], "ordinal", value
    yield from _years({row["value"]: row["forms"] for row in numbers if row["class"] == "tens"})
    for name in VOCABULARY:
        for row in table("en", name):
            for form in row["forms"].split("|"):
                yield form, row["class"], row["value"]


def _years(tens: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Years as they are spoken: "nineteen ninety-four", "nineteen oh-six", "two thousand and
    three"; and the decades of two centuries: "the nineteen-eighties"."""
    numbers = table("en", "numbers")
    small = {int(r["value"]): r["forms"] for r in numbers if r["class"] in ("one", "count")}
    units = {n: form.split("|")[0] for n, form in small.items() if n < 10}
    rest: dict[int, tuple[str, ...]] = {
        n: (form.split("|")[0],) for n, form in small.items() if 10 <= n < 20
    }
    for ten, word in ((int(value), word) for value, word in tens.items()):
        rest[ten] = (word,)
        for unit, name in units.items():
            rest[ten + unit] = (f"{word}-{name}", f"{word} {name}")
    for unit, name in units.items():
        rest[unit] = tuple(f"{zero}{joint}{name}" for zero in ("oh", "o") for joint in "- ")
    for century in (18, 19):
        said = small[century].split("|")[0]
        for number, forms in rest.items():
            for form in forms:
                for joint in " -":
                    yield said + joint + form, "y4", str(century * 100 + number)
        for number, name in units.items():
            yield f"{said} hundred and {name}", "y4", str(century * 100 + number)
        for row in numbers:
            if row["class"] == "decadeword" and row["value"].startswith("19"):
                for form in row["forms"].split("|"):
                    for joint in " -":
                        yield said + joint + form, "decade", f"{century}{row['value'][2:]}"
    for number, name in units.items():
        for joint in (" ", " and "):
            yield f"two thousand{joint}{name}", "y4", str(2000 + number)
