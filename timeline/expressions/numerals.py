"""Numbers in digits: what a run of digits can be, by its shape alone.

Language-free. The classes: `d12` 1-12, `d31` 13-31, `d99` any other number of two digits, `d3`
three digits, `y4` four digits without a comma, `num` any other whole number, `dec` a decimal,
`clock` hours and minutes, `iso` a date of ISO 8601, `slashdate` and `dotdate` three numbers with
strokes or dots, and those that a suffix of the language makes (`dayth` 1st-31st, `nth`,
`decade` 1990s, `shortdecade` 90s; `shortyear` is '86 with its apostrophe). `miltime` is four
digits that begin with 0, `junk` a number that no rule may use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from timeline.expressions.marks import Lexeme

_DIGITS = re.compile(r"\d+")
_ISO = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])")
_SLASH = re.compile(r"\d{1,4}/\d{1,2}/\d{1,4}(?![\d/])")
_DOT = re.compile(r"\d{1,4}\. ?\d{1,2}\. ?\d{1,4}(?![\d.]?\d)")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?![\d:])")
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LETTERS = re.compile(r"['’]?[A-Za-z]+(?:\.[a-z]\b\.?)?")


def _shape(digits: str) -> str:
    if len(digits) <= 2:
        number = int(digits)
        if 1 <= number <= 12:
            return "d12"
        return "d31" if 13 <= number <= 31 else "d99"
    if len(digits) == 3:
        return "d3"
    if len(digits) == 4 and digits[0] in "012":
        return "miltime" if digits[0] == "0" else "y4"
    return "num"


def read_number(text: str, start: int, suffixes: Mapping[str, str], spaced: bool) -> Lexeme:
    """The lexeme whose first digit stands at `start`."""
    digits = _DIGITS.match(text, start)
    assert digits is not None
    end = digits.end()
    follows = text[end : end + 1]
    if follows and follows in "-/.:,":
        return _marked(text, start, suffixes, spaced)
    value = digits.group()
    number = Lexeme(start, end, _shape(value), value)
    if spaced and (follows.isalpha() or follows in ("'", "’")):
        return _lettered(text, number, suffixes)
    return number


def _marked(text: str, start: int, suffixes: Mapping[str, str], spaced: bool) -> Lexeme:
    """A number with a mark behind its first digits: a date, a time, a decimal, or only itself."""
    for pattern, kind in ((_ISO, "iso"), (_SLASH, "slashdate"), (_DOT, "dotdate")):
        if (found := pattern.match(text, start)) is not None:
            return Lexeme(start, found.end(), kind, found.group())
    found = _CLOCK.match(text, start)
    if found is not None and (":" in found.group() or _is_time_after(text, found.end())):
        end, value = found.end(), found.group()
        letters = _LETTERS.match(text, end)
        suffix = suffixes.get(letters.group().lower().rstrip("."), "") if letters else ""
        if letters and suffix in ("am", "pm", "hrs"):
            return Lexeme(start, letters.end(), "clock", f"{value} {suffix}")
        return Lexeme(start, end, "clock", value)
    plain = _PLAIN.match(text, start)
    assert plain is not None
    value = plain.group()
    kind = "dec" if "." in value else "num" if "," in value else _shape(value)
    number = Lexeme(start, plain.end(), kind, value.replace(",", ""))
    return _lettered(text, number, suffixes) if spaced else number


def _lettered(text: str, number: Lexeme, suffixes: Mapping[str, str]) -> Lexeme:
    """A number with the letters that follow it at once: an ordinal, a decade, a time."""
    letters = _LETTERS.match(text, number.end)
    if letters is None:
        return number
    word = letters.group().lower()
    suffix = suffixes.get(word, suffixes.get(word.rstrip("."), ""))
    return _suffixed(number, letters.end(), suffix, word)


def _is_time_after(text: str, end: int) -> bool:
    """ "7.30" is a time only with a.m., p.m. or o'clock behind it."""
    return re.match(r"\s?(?:[ap]\.?m\b|hrs\b|o['’]clock)", text[end : end + 9], re.I) is not None


def _suffixed(number: Lexeme, end: int, suffix: str, word: str) -> Lexeme:
    kind, value = number.kind, number.value
    if suffix == "ordinal" and kind in ("d12", "d31", "d99", "d3"):
        kind = "dayth" if kind in ("d12", "d31") else "nth"
    elif suffix == "decade" and kind in ("y4", "d3") and value.endswith("0"):
        kind = "decade"
    elif suffix == "decade" and kind in ("d12", "d31", "d99") and value.endswith("0"):
        kind = "shortdecade"
    elif suffix in ("am", "pm") and kind == "d12":
        kind, value = "meridiemclock", f"{value} {suffix}"
    elif suffix == "hrs" and len(value) == 4:
        kind = "hrs"
    elif word.startswith(("'", "’")):
        return number
    else:
        kind = "junk"
    return number._replace(end=end, kind=kind, value=value)
