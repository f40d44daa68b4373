"""One line about a life, from what is known of it: "b. 1980–81 · left 2021 · arrived 2022"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from timeline.catalogue.phrases import Phrases

# The parts of the line in order: the key of its words, and the window it tells.
PARTS = (
    ("life.born", "born_first", "born_last"),
    ("life.left", "left_first", "left_last"),
    ("life.arrived", "resettled_first", "resettled_last"),
)
KEYS = (*(key for key, _, _ in PARTS), "life.join", "life.by", "life.from")


def life_summary(life: Mapping[str, Any], phrases: Phrases) -> str:
    """A row of lives in one line; "" where nothing is known."""
    said = []
    for key, first, last in PARTS:
        years = years_in_words(life[first], life[last], phrases)
        if years:
            said.append(phrases.say(key, when=years))
    return phrases.say("life.join").join(said)


def years_in_words(first: date | None, last: date | None, phrases: Phrases) -> str:
    """The years of a window: "1980", "1980–81", "1999–2001"; "" where neither end is known."""
    if first is None and last is None:
        return ""
    if first is None and last is not None:
        return phrases.say("life.by", when=last.year)
    if last is None and first is not None:
        return phrases.say("life.from", when=first.year)
    assert first is not None and last is not None
    if first.year == last.year:
        return str(first.year)
    same_century = first.year // 100 == last.year // 100
    return f"{first.year}–{last.year % 100:02}" if same_century else f"{first.year}–{last.year}"
