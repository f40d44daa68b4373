"""Finding words however they are written: case, accents, hyphens, blanks, invisible signs."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Callable, Iterable

import regex

_LETTER = r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{N}]"
_HYPHENS = r"[-\u2010\u2011\u2012\u2013 ]?"
_PARTED = r"(?:[-\u2010\u2011\u2012\u2013]|\s(?=(?-i:\p{Lu})))?"  # within a word
_BEGINS = r"(?<!\p{Hangul}(?<![도시군구읍면리]))"  # a Korean word, or what stands after a district


def tidy(text: str) -> str:
    """The text composed (NFC), without invisible signs that could part a word."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if unicodedata.category(char) != "Cf")


def pattern(
    words: Iterable[str], *, parted: bool = False, places: bool = False
) -> regex.Pattern[str] | None:
    """A pattern for any of these words, the longest first; None where there is none. Words of an
    alphabet are found whole; `parted` ones also where a hyphen or a blank parts them ("Jimin",
    "Ji-Min"). Others (Korean takes endings) are found also within words, but `places` only where
    one begins."""
    written = sorted({tidy(word).strip() for word in words} - {""}, key=lambda w: (-len(w), w))
    if not written:
        return None
    each = (_one(word, parted=parted, place=places) for word in written)
    return regex.compile("|".join(each), regex.IGNORECASE)


def _one(word: str, *, parted: bool, place: bool) -> str:
    parts: list[str] = []
    for index, char in enumerate(word):
        if parted and 2 <= index <= len(word) - 2 and word[index - 1 : index + 1].isalpha():
            parts.append(_PARTED if regex.match(_LETTER, char) else "")
        if char.isspace():
            parts.append(r"\s+")
        elif unicodedata.category(char) == "Pd":
            parts.append(_HYPHENS)
        else:
            parts.append("(?:ß|ss)" if char == "ß" else regex.escape(char))
    before = f"(?<!{_LETTER})" if regex.match(_LETTER, word) else _BEGINS if place else ""
    after = f"(?!{_LETTER})" if regex.match(_LETTER, word[-1]) else ""
    return before + "".join(parts) + after


def replaced(text: str, found: regex.Pattern[str] | None, with_what: Callable[[str], str]) -> str:
    """The text with every match replaced; also those that only show once signs of full width and
    the like are written plainly."""
    if found is None or not text:
        return text
    text = tidy(text)
    others = [unicodedata.normalize("NFKC", text)] if not text.isascii() else []
    others += [tidy(html.unescape(text))] if "&" in text else []
    for plainly in others:
        if plainly != text and len(found.findall(plainly)) > len(found.findall(text)):
            text = plainly
    return found.sub(lambda match: with_what(match[0]), text)


def key(word: str) -> str:
    """A word as it is compared: folded, without hyphens and blanks."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return regex.sub(r"[\s\p{Pd}]+", "", tidy(word).casefold())
