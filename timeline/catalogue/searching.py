"""Words that are looked for: how a text is compared, what is sought in it, where it stands.

A text is compared without difference of case, accents, or the shape of quotation marks and
apostrophes. What is sought may stand inside a longer word, so that 어머니 finds 어머니가.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MOST_WORDS = 10  # an address may come from anywhere, and every word is work for the database

_ACCENTS = re.compile("[\u0300-\u036f]")
_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def folded(text: str) -> str:
    """Text as it is compared."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart)).translate(_SHAPES)


def sought(text: str) -> tuple[str, ...]:
    """What is looked for, as it was written: every word, and what stands in quotation marks as
    one; the first MOST_WORDS of them."""
    found = re.findall(r'"([^"]+)"|(\S+)', text.translate(_SHAPES))
    parts = ((quoted or word.strip('"')).strip() for quoted, word in found)
    return tuple(dict.fromkeys(filter(None, parts)))[:MOST_WORDS]


def searched(text: str) -> tuple[str, ...]:
    """What is looked for, as it is compared."""
    return tuple(dict.fromkeys(filter(None, map(folded, sought(text)))))


def found_in(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words that are sought stand in a text, as offsets in it, none over another."""
    parts = searched(words)
    if not parts:
        return []
    compared, places = [], []
    for start, end in _characters(text):
        piece = folded(text[start:end])
        compared.append(piece)
        places += [(start, end)] * len(piece)
    whole = "".join(compared)
    longest_first = sorted(parts, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return [
        (places[found.start()][0], places[found.end() - 1][1])
        for found in re.finditer(pattern, whole)
    ]


def _characters(text: str) -> Iterator[tuple[int, int]]:
    """The edges of each character with the marks, or the parts of a Korean syllable, that follow
    it: these are folded together."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _belongs(text[at]):
            yield start, at
            start = at


def _belongs(char: str) -> bool:
    return unicodedata.combining(char) != 0 or "\u1160" <= char <= "\u11ff"
