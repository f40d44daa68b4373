"""English: the clauses of a testimony that tell an event.

    sentences -> tokens -> verb groups -> clauses -> who, when, whether -> drafts with titles

`read` and `narrator` are what `timeline.events` asks for; the other modules each hold one step.
"""

from timeline.events.english.naming import narrator
from timeline.events.english.reader import place_words, read

AGAIN = "again"  # tells the second of two equal titles

__all__ = ["AGAIN", "narrator", "place_words", "read"]
