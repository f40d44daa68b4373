"""The questions a catalogue answers: plain functions whose first argument is the catalogue.

To add one, write it in the file of its subject and put it into QUESTIONS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from timeline.catalogue.questions.counts import Counts, counts, method
from timeline.catalogue.questions.cross import cross_table
from timeline.catalogue.questions.density import Density, density
from timeline.catalogue.questions.events import SORTS, marks, page
from timeline.catalogue.questions.facets import facets
from timeline.catalogue.questions.history import (
    countries,
    glossary,
    history,
    history_then,
    importance_for,
    named_periods,
    names,
    names_in,
    others_then,
    series,
)
from timeline.catalogue.questions.one import conflicts, event, life_of, text, told, told_by
from timeline.catalogue.questions.options import MOST_PERIODS, Options, how_many, options
from timeline.catalogue.questions.people import life_lines, lives, shared, who_was_where
from timeline.catalogue.questions.several import several

QUESTIONS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        each.__name__: each
        for each in (
            counts,
            facets,
            how_many,
            options,
            cross_table,
            method,
            marks,
            page,
            density,
            lives,
            life_lines,
            who_was_where,
            shared,
            event,
            several,
            text,
            conflicts,
            history,
            history_then,
            others_then,
            named_periods,
            series,
            glossary,
            countries,
            names,
            names_in,
        )
    }
)

__all__ = [
    "MOST_PERIODS",
    "QUESTIONS",
    "SORTS",
    "Counts",
    "Density",
    "Options",
    "conflicts",
    "countries",
    "counts",
    "cross_table",
    "density",
    "event",
    "facets",
    "glossary",
    "history",
    "history_then",
    "how_many",
    "importance_for",
    "life_lines",
    "life_of",
    "lives",
    "marks",
    "method",
    "named_periods",
    "names",
    "names_in",
    "options",
    "others_then",
    "page",
    "series",
    "several",
    "shared",
    "text",
    "told",
    "told_by",
    "who_was_where",
]
