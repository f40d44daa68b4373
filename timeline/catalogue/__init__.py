"""Keeping and asking: every testimony, event and row of history, and the questions about them.

    from timeline.catalogue import Catalogue, from_address, questions

    with Catalogue.shipped() as catalogue:                  # what ships; cached as Parquet
        chosen = from_address("periods=1996..1998&how=surely&categories=hunger")
        questions.counts(catalogue, chosen)                 # Counts(total, may, surely, ...)
        questions.marks(catalogue, chosen, limit=2000)      # pyarrow.Table, one row an event

**Opening.** `Catalogue.shipped(cache=None, progress=None)` reads the testimonies and packs that
ship; `Catalogue.of_lives(lives, packs)` takes `Life` values; `Catalogue.open_folder(*folders)`
opens Parquet written before by `save(folder)`; `refresh()` reads again when the data changed. A
catalogue is a live in-memory DuckDB: any number of threads may ask it at once, each with a cursor
of its own. Nothing is written inside the installation.

**Selecting.** `Selection` is a frozen dataclass: periods (a tuple of `timeline.periods.Period`),
`how` they are read ("may", "surely", "began", "surely-began") and one field a filter: scope,
narrators (lanes), categories, layers, places, countries, certainty, basis, disputed, conflict,
leave_out (notices), age, near (distance from a kind of event), words. `to_address(selection)` is
its part of the page's address; `from_address(text)` reads it (raises TimelineError) and
`read_address(text)` gives what could be read and lines about what could not;
`sentence(selection, Phrases(table, language, names))` says it in words. `selection.without(name)`
clears a field. Each filter is one record of `FILTERS`.

**Asking.** `QUESTIONS` lists them by name; each is a plain function whose first argument is the
catalogue and which lives in `questions/`:

| question | answer |
| --- | --- |
| `counts(c, selection)` | `Counts`: chosen, total, may, surely, began, surely_began, lives ... |
| `marks(c, selection, limit=None)` | Arrow table, one row an event, in lane and time order |
| `page(c, selection, sort, descending, offset, limit)` | Arrow table: a page of the table |
| `density(c, selection, first, last, bins, by)` | `Density`: edges, rows, weights[row, bin] |
| `facets(c, selection)` | {filter: [(value, events)]}, each without its own filter |
| `how_many(c, selection)`, `options(c, selection, periods, ages)` | how many; with each instead |
| `cross_table(c, selection, columns, rows)` | sure and possible counts, and the aoristic sum |
| `lives(c, selection=None, order="birth")` | Arrow table, one row a life, with its shown events |
| `life_lines(c, testimonies=())` | Arrow table: home, away and resettled stretches |
| `event(c, key)` | dict: everything about one event; None where there is none |
| `several(c, keys)` | such rows by key for many events at once: columns, reasons, its life |
| `text(c, testimony)` | dict: text, paragraphs, time expressions; None where there is none |
| `conflicts(c, testimony)` | the statements of one testimony that cannot all be true |
| `history(c, selection, importance, limit)` | Arrow table of the packs' context events |
| `history_then(c, key)`, `others_then(c, key)` | what else happened then, nearest first |
| `who_was_where(c, first, last)` | Arrow table, one row a life: where, and how sure |
| `shared(c, testimonies)` | what lives have in common: places, kinds of event, periods |
| `named_periods(c)`, `series(c)`, `glossary(c)`, `countries(c)` | the packs' tables |
| `method(c)` | events by basis and certainty |

Answers are Arrow tables (immutable; `.to_pandas()`, `.to_pylist()`), frozen values or plain
dicts. Days are `datetime.date` or None; the columns `first_day` and `last_day` are the outer
bounds as days since 1970-01-01, for drawing. `schema.py` names every column and its meaning.

A question is added as one function in `questions/` and one line in its list; a filter as one
block in `filters.py`, one line in `FILTERS` and its field in `Selection`.
"""

from timeline.catalogue import questions
from timeline.catalogue.catalogue import Catalogue
from timeline.catalogue.choosing import from_address, narrow, read_address, sentence, to_address
from timeline.catalogue.filters import FILTERS, KINDS, Filter
from timeline.catalogue.life_summary import life_summary
from timeline.catalogue.phrases import Phrases
from timeline.catalogue.questions import QUESTIONS, Counts, Density
from timeline.catalogue.selection import HOWS, How, Near, Selection

__all__ = [
    "FILTERS",
    "HOWS",
    "KINDS",
    "QUESTIONS",
    "Catalogue",
    "Counts",
    "Density",
    "Filter",
    "How",
    "Near",
    "Phrases",
    "Selection",
    "from_address",
    "life_summary",
    "narrow",
    "questions",
    "read_address",
    "sentence",
    "to_address",
]
