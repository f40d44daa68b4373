"""Korean: which clauses tell an event.

Sentences are parted by their marks (or, in speech written down without, by their endings), clauses
by connective endings; the predicate at a clause's end gives tense and modality, particles the
subject, tables the category. `reader.read` walks through a testimony.
"""

from __future__ import annotations

from timeline.events.korean.naming import narrator
from timeline.events.korean.reader import place_words, read

__all__ = ["narrator", "place_words", "read"]
