"""The smallest words ("the", "of", "in"), which are read only beside words of time. Language-free.

They are too many to be looked for everywhere: a text is searched for the words that matter, and
these are read where they stand between two of them, or just before the first.
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline.expressions.marks import GAPS, Lexeme, mark_of

LONGEST_GAP = 32
MOST_BEFORE = 5
OPENING = "\"'“‘«(["

Word = tuple[str, str]  # class and value


class Glue:
    """Reads the small words of a language around its other words."""

    def __init__(self, words: Mapping[str, Word]) -> None:
        self._words = dict(words)

    def between(self, gap: str, at: int) -> list[Lexeme] | None:
        """What stands between two lexemes, from `at` on: small words and marks, or None where
        anything else stands there or a line is left empty."""
        mark = mark_of(gap)
        if mark is not None:
            if not mark:
                return []
            start = at + len(gap) - len(gap.lstrip())
            return [Lexeme(start, start + len(gap.strip()), mark, "")]
        if len(gap) > LONGEST_GAP or gap.count("\n") > 1:
            return None
        return self._read(gap, at)

    def before(self, text: str, first: int, start: int) -> list[Lexeme]:
        """The small words that lead up to a lexeme at `start`, not before `first`."""
        low = max(first, start - LONGEST_GAP)
        window = text[low:start]
        if not window[-1:].isspace():
            return []
        if low > first and not window[0].isspace() and not text[low - 1].isspace():
            cut = len(window) - len(window.lstrip()) or _first_blank(window)
            low, window = low + cut, window[cut:]
        empty = window.rfind("\n\n")
        if empty >= 0:
            low, window = low + empty + 2, window[empty + 2 :]
        out: list[Lexeme] = []
        end = len(window)
        for token in reversed(window.split()):
            word = token.lstrip(OPENING)
            found = self._words.get(word.lower())
            if found is None or len(out) == MOST_BEFORE:
                break
            at = window.rindex(word, 0, end)
            out.append(Lexeme(low + at, low + at + len(word), *found))
            end = at
            if word != token:  # a quotation or a parenthesis opens here
                break
        out.reverse()
        return out

    def _read(self, gap: str, at: int) -> list[Lexeme] | None:
        out: list[Lexeme] = []
        place = 0
        for token in gap.split():
            start = gap.index(token, place)
            place = start + len(token)
            for piece in _pieces(token):
                low = piece.lower()
                found = self._words.get(low)
                kind, value = found if found is not None else (GAPS.get(piece, ""), "")
                if not kind:
                    return None
                out.append(Lexeme(at + start, at + start + len(piece), kind, value))
                start += len(piece)
        return out


def _first_blank(window: str) -> int:
    """Where the first word of a window ends; all of it, where it has no second one."""
    for i, char in enumerate(window):
        if char.isspace():
            return i
    return len(window)


def _pieces(token: str) -> list[str]:
    """A token with the marks at its ends taken off: ", the" and "-the", "of,"."""
    if token.isalpha() or token in GAPS:
        return [token]
    head = token[:1] if token[:1] in GAPS else ""
    tail = token[-1:] if len(token) > 1 and token[-1:] in GAPS else ""
    middle = token[len(head) : len(token) - len(tail)]
    return [piece for piece in (head, middle, tail) if piece]
