"""How wide a text is in the interface's sans, so that labels can be placed before they are drawn.

Advance widths are those of the shipped fonts (Source Sans 3 Regular, in thousandths of an em;
Hangul of Pretendard); other letters count as wide as their script's widest common one, so that a
label is never wider than it was taken to be.
"""

from __future__ import annotations

from functools import lru_cache

_FIRST = 32
_WIDTHS = (
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350,
    497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425,
    847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664,
    566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500,
    542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542,
    555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
)  # fmt: skip
_OTHERS = {"–": 480, "—": 800, "‘": 249, "’": 249, "“": 426, "”": 426, "…": 948, "·": 249}
_LATIN, _WIDE = 620, 1000
_LATIN_END = "\u024f"
SAFETY = 1.03  # hinting and rounding at small sizes


@lru_cache(maxsize=50_000)
def text_width(text: str, size: float) -> float:
    """Pixels that a text of `size` pixels takes on one line."""
    return SAFETY * size / 1000 * sum(map(_advance, text))


def shortened(text: str, most: int) -> str:
    """The text within `most` characters, cut between words and ended with an ellipsis."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > most // 2 else head).rstrip(" ,;:–-") + "…"


def _advance(char: str) -> int:
    index = ord(char) - _FIRST
    if 0 <= index < len(_WIDTHS):
        return _WIDTHS[index]
    return _OTHERS.get(char, _LATIN if char <= _LATIN_END else _WIDE)
