"""The vocabulary of Korean as the lexer wants it, and the sets of classes that rules name."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.lexicon import Row, table

VOCABULARY = (
    "feasts", "lengths", "calendar", "seasons", "parts", "references", "sets", "steps",
    "modifiers", "people", "units",
)  # fmt: skip

# Classes that open nothing alone: numbers, and words of one syllable that are mostly others.
_WEAK = """
han count sino i nth range few noun d12 d31 d99 d3 num dec junk edge half about almost full man
more jjeum aboutb yeo around later ago dongan inae jjae jinan ibeon daeum geu since doe gateun
every me third kin josa beonjjae nai ttae happen ban yun lunar solar comma dash slash tick open
close quote semicolon colon poss dot feastword era counting manage mane yoil
"""
WEAK = frozenset(_WEAK.split())

# Weak classes that together make an expression possible: "19세" is an age, 세 alone is three.
PAIRED = (frozenset({"d12", "d31", "d99", "sino"}), frozenset({"count"}))

SETS = {
    "NATIVE": "han count tens",
    "NUM": "han count tens sino il i range few noun d12 d31 d99 d3 num y4 dec",
    "SINO": "sino il i d12 d31 d99",
    "DAY": "sino il i d12 d31",
    "MONTH": "d12 sino il i",
    "SMALL": "sino il i d12 d31 d99 d3",
    "SHORT": "d12 d31 d99 sino",
    "UNIT": "nyeon hae dal gaewol ju il sigan bun segi hakgi nal bam",
    "AGES": "han count tens range noun card sino d12 d31 d99 d3",
    "JOSA": "josa i",
    "LATER": "later keepon",
    "PRE": "about almost han full man more",
    "BEHIND": "jjeum aboutb",
    "ROUND": "around jjeum",
    "EDGE": "edge half",
    "PART": "part bam meridiem",
    "CLOCKNUM": "han count tens sino d12 d31 range",
}


def vocabulary() -> Iterator[tuple[str, str, str]]:
    """Every form, its class and its value; first the numbers that are made from others."""
    rows = table("ko", "numbers")
    yield from _years(rows)
    yield from _digits(rows)
    yield from _native(rows)
    yield from _sino(rows)
    for row in rows:
        if row["class"] in ("count", "range", "few", "nth", "noun"):
            for form in row["forms"].split("|"):
                yield form, row["class"], row["value"]
    for name in VOCABULARY:
        for row in table("ko", name):
            for form in row["forms"].split("|"):
                yield form, row["class"], row["value"]


def _by_class(rows: tuple[Row, ...], kind: str) -> dict[int, str]:
    return {int(row["value"]): row["forms"] for row in rows if row["class"] == kind}


def _native(rows: tuple[Row, ...]) -> Iterator[tuple[str, str, str]]:
    """One to ninety-nine: before a noun ("열한", class count) and alone ("열하나", class card)."""
    units, nouns, tens = (_by_class(rows, kind) for kind in ("unit", "noun", "ten"))
    for ten, name in tens.items():
        for one, unit in units.items():
            yield name + unit, "count" if one in nouns else "tens", str(ten + one)
            if one in nouns:
                yield name + nouns[one], "card", str(ten + one)
        yield name, "card" if ten == 20 else "count" if ten == 10 else "tens", str(ten)
    for one, unit in units.items():
        yield unit, "han" if one == 1 else "count", str(one)


def _tens(digits: dict[int, str], ten: str) -> Iterator[tuple[str, int]]:
    for number in range(10, 100):
        tens, ones = divmod(number, 10)
        yield ("" if tens == 1 else digits[tens]) + ten + (digits[ones] if ones else ""), number


def _sino(rows: tuple[Row, ...]) -> Iterator[tuple[str, str, str]]:
    """일 to 구십구 and 一 to 九十九; 일 and 이, which are words as well, have their own classes."""
    hangul, hanja = _by_class(rows, "digit"), _by_class(rows, "hanja")
    for digits, ten in ((hangul, "십"), (hanja, "十")):
        for form, number in _tens(digits, ten):
            yield form, "sino", str(number)
    for one, form in hangul.items():
        yield form, {1: "il", 2: "i"}.get(one, "sino"), str(one)
    for one, form in hanja.items():
        yield form, "sino", str(one)


def _digits(rows: tuple[Row, ...]) -> Iterator[tuple[str, str, str]]:
    """Years of two digits said one by one: 구사년, 팔공년; those that are a range as well
    ("칠팔 년") are left to the rules."""
    digits = _by_class(rows, "digit") | {0: "공"}
    ranges = {form for row in rows if row["class"] == "range" for form in row["forms"].split("|")}
    for ten in range(4, 10):
        for one in (0, *range(2, 10)):  # 팔일 is the eighth of a month
            form = digits[ten] + digits[one]
            if form not in ranges:
                yield form, "spelt", f"{ten}{one}"


def _years(rows: tuple[Row, ...]) -> Iterator[tuple[str, str, str]]:
    """Years in words: 천구백구십사 and 一九九四, from 1880 to 2049."""
    hangul, hanja = _by_class(rows, "digit"), _by_class(rows, "hanja")
    tens = {number: form for form, number in _tens(hangul, "십")} | hangul | {0: ""}
    for year in range(1880, 2050):
        hundreds = year // 100 % 10
        thousand = ("일천", "천") if year < 2000 else ("이천",)
        words = (hangul[hundreds] + "백" if hundreds else "") + tens[year % 100]
        for form in thousand:
            yield form + words, "y4", str(year)
        for zero in ("〇", "零", "○"):
            letters = hanja | {0: zero}
            yield "".join(letters[int(digit)] for digit in str(year)), "y4", str(year)
