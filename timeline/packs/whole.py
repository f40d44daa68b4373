"""Where a name found in a text is a word of its own."""

from __future__ import annotations

LATIN_END = "\u024f"  # the last letter of Latin Extended-B


def latin(text: str) -> bool:
    """Whether its letters are all of the Latin script."""
    return all(char <= LATIN_END for char in text if char.isalpha())


def whole_word(text: str, start: int, end: int) -> bool:
    """In Latin script no letter may follow; elsewhere particles are written onto the name."""
    if start and text[start - 1].isalnum():
        return False
    return not (end < len(text) and text[end].isalnum() and latin(text[start:end]))
