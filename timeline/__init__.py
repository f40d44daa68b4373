"""Lives against history: read a testimony, date what happened, show it against history.

    import timeline as tl

    life = tl.extract_life(tl.read("testimony.txt", published="2024-01-17"))
    for event in life.events:
        print(event.title, tl.in_words(event.span, edtf=event.edtf))

Each name below is imported when it is first used, so that a script pays only for what it needs.
A new public name is one line in `_WHERE`, one in the imports for type checkers, one in `__all__`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.catalogue import Catalogue, Selection
    from timeline.edtf import EdtfError
    from timeline.edtf import parse as parse_edtf
    from timeline.edtf import write as write_edtf
    from timeline.expressions import tag
    from timeline.extract import extract as extract_life
    from timeline.extract import to_json
    from timeline.model import (
        Conflict,
        Event,
        Life,
        Passage,
        Reason,
        Testimony,
        TimeExpression,
        TimelineError,
        TimeSpan,
    )
    from timeline.packs import Pack, load_pack, packs_for, shipped_packs
    from timeline.periods import Period, aoristic_weight, may_fall, surely_falls
    from timeline.sources import read
    from timeline.words import in_words

__version__ = "0.1.0"

__all__ = [
    "Catalogue",
    "Conflict",
    "EdtfError",
    "Event",
    "Life",
    "Pack",
    "Passage",
    "Period",
    "Reason",
    "Selection",
    "Testimony",
    "TimeExpression",
    "TimeSpan",
    "TimelineError",
    "aoristic_weight",
    "extract_life",
    "in_words",
    "load_pack",
    "may_fall",
    "packs_for",
    "parse_edtf",
    "read",
    "shipped_packs",
    "surely_falls",
    "tag",
    "to_json",
    "write_edtf",
]

# Where each public name comes from; a name that differs in its module follows the colon.
_WHERE = {
    "Catalogue": "catalogue",
    "Conflict": "model",
    "EdtfError": "edtf",
    "Event": "model",
    "Life": "model",
    "Pack": "packs",
    "Passage": "model",
    "Period": "periods",
    "Reason": "model",
    "Selection": "catalogue",
    "Testimony": "model",
    "TimeExpression": "model",
    "TimeSpan": "model",
    "TimelineError": "model",
    "aoristic_weight": "periods",
    "extract_life": "extract:extract",
    "in_words": "words",
    "load_pack": "packs",
    "may_fall": "periods",
    "packs_for": "packs",
    "parse_edtf": "edtf:parse",
    "read": "sources",
    "shipped_packs": "packs",
    "surely_falls": "periods",
    "tag": "expressions",
    "to_json": "extract",
    "write_edtf": "edtf:write",
}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, inside = _WHERE[name].partition(":")
    return getattr(import_module(f"{__name__}.{module}"), inside or name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
