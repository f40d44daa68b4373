"""Finding words however they are written: case, accents, hyphens, blanks, invisible signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

import regex

_LETTER = r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{N}]"
_HYPHENS = r"[-\u2010\u2011\u2012\u2013 ]?"


def tidy(text: str) -> str:
    """The text composed (NFC), without invisible signs that could part a word."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if unicodedata.category(char) != "Cf")


def pattern(words: Iterable[str]) -> regex.Pattern[str] | None:
    """A pattern for any of these words, the longest first; None where there is none. Words of an
    alphabet are found whole, others (Korean takes endings) also within words."""
    written = sorted({tidy(word).strip() for word in words} - {""}, key=lambda w: (-len(w), w))
    if not written:
        return None
    return regex.compile("|".join(map(_one, written)), regex.IGNORECASE | regex.FULLCASE)


def _one(word: str) -> str:
    parts = []
    for char in word:
        if char.isspace():
            parts.append(r"\s+")
        elif unicodedata.category(char) == "Pd":
            parts.append(_HYPHENS)
        else:
            parts.append(regex.escape(char))
    before = f"(?<!{_LETTER})" if regex.match(_LETTER, word) else ""
    after = f"(?!{_LETTER})" if regex.match(_LETTER, word[-1]) else ""
    return before + "".join(parts) + after


def replaced(text: str, found: regex.Pattern[str] | None, with_what: Callable[[str], str]) -> str:
    """The text with every match replaced; also those that only show once signs of full width and
    the like are written plainly."""
    if found is None or not text:
        return text
    text = tidy(text)
    plainly = unicodedata.normalize("NFKC", text)
    if plainly != text and len(found.findall(plainly)) > len(found.findall(text)):
        text = plainly
    return found.sub(lambda match: with_what(match[0]), text)


def key(word: str) -> str:
    """A word as it is compared: folded, without hyphens and blanks."""
    return regex.sub(r"[\s\p{Pd}]+", "", tidy(word).casefold())
