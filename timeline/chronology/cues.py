"""The little words that the chronology listens to, by class (`chronology_cues.tsv`)."""

from __future__ import annotations

from functools import cache

from timeline import lexicon
from timeline.model import TimelineError


@cache
def cue_words(language: str, name: str) -> frozenset[str]:
    """The words of a class in a language; none where the language has no table."""
    try:
        rows = lexicon.table(language, "chronology_cues")
    except TimelineError:
        return frozenset()
    found = [row["words"].split("|") for row in rows if row["class"] == name]
    return frozenset(word for words in found for word in words)
