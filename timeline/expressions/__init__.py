"""The expressions step: the words of a text that tell time, and what they mean.

    tag(text, dct="2019-05-21", packs=packs)     every time expression, with value, form and span
    timex3(expressions)                          what TIMEX3 would mark of them

How a text is read: `lexer` finds the words of the lexicon, `grammar` runs the rules of the
language over them (`english/`, `korean/`: one small function a phrase), `anchors` lends the names
of history, `joints` lets neighbours complete each other, `clock` (in news: `news`) supplies what
dates leave out, `readings` writes values, spans and relations. To add a rule, see `grammar`; to
add a language, `languages`; a feast, `feasts`; a word, the tables in `data/lexicon/`.

Values follow TIMEX3 (TimeML), spans the annotation guidelines; both are tested in
`tests/corpus/`, where every rule has its examples.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.expressions.tagger import tag
from timeline.model import TimeExpression

__all__ = ["tag", "timex3"]


def timex3(expressions: Sequence[TimeExpression]) -> list[dict[str, object]]:
    """What `timeline tag` prints of a document's expressions: start, end, text, type and value of
    each that TIMEX3 would mark; ages, stages and bare names of history are left out."""
    return [
        {"start": e.start, "end": e.end, "text": e.text, "type": e.type, "value": e.value}
        for e in expressions
        if e.type not in ("AGE", "STAGE") and not e.quiet
    ]
