"""Find the words that tell time (see `languages` for how to add a language)."""

from __future__ import annotations

from timeline.expressions.tagger import tag
from timeline.model import TimeExpression

__all__ = ["tag", "timex3"]


def timex3(expressions: tuple[TimeExpression, ...]) -> list[dict[str, object]]:
    """What `timeline tag` prints: TIMEX3 only, without ages, stages and silent anchors."""
    return [
        {"start": e.start, "end": e.end, "text": e.text, "type": e.type, "value": e.value}
        for e in expressions
        if e.type not in ("AGE", "STAGE") and not e.quiet
    ]
