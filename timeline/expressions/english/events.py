"""Where the words end that name an event: "eight days after [the surrender]"."""

from __future__ import annotations

import re

_STOP = re.compile(
    r"\s(?:i|we|he|she|they|it|you|there|but|and|which|who|where|when|while|to|in|on|at|by|for|from|"
    r"with|until|because|so|as|my|his|our|their|her)\b|\s?[,.;:!?()\[\]\n\"“”—–]",
    re.I,
)
_FIRST = re.compile(
    r"\s+(?:the|that|this|his|her|my|our|their|its|a|an|i|we|he|she|they|it|you)\b|\s+(?=\w)", re.I
)
_NAME_AFTER_NOUN = re.compile(r"(?<![A-Z])\b[a-z]+(?<!\bof)(?<!\bthe)(?<!\bafter)\s(?=[A-Z])")
LONGEST = 90


def event_end(text: str, start: int) -> int:
    """The end of the words that name an event, from the end of the word that introduces them.

    They run to the next mark, conjunction, preposition or pronoun; `start` where there are none.
    """
    line = text[start : start + LONGEST]
    first = _FIRST.match(line)
    if first is None:
        return start
    stop = _STOP.search(line, first.end())
    end = stop.start() if stop else (len(line) if len(line) < LONGEST else line.rfind(" "))
    words = line[:end]
    name = _NAME_AFTER_NOUN.search(words)
    if name is not None:
        words = words[: name.end()].rstrip()
    return start + len(words.rstrip()) if words.strip() else start
